/** Playing: the instant runs on by so many minutes a second, a little with each picture, until what is drawn has ended. */
import { useEffect, useState } from "preact/hooks";
import { at_ms, chosen_ms } from "./state";
import type { Window } from "./time";

/** Minutes of the theatre in a second of ours. */
const SPEEDS = [1, 5, 15, 60, 360, 1_440] as const;
const MINUTE_MS = 60_000;
const LONGEST_MS = 250;

export function useSpeed([, last_ms]: Window) {
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(1);
  const speed = SPEEDS[at % SPEEDS.length] as number;
  useEffect(() => {
    if (!isPlaying) return undefined;
    let before = performance.now();
    let asked = requestAnimationFrame(function next(time) {
      const passed_ms = Math.min(LONGEST_MS, Math.max(0, time - before));
      before = time;
      const wanted = at_ms.peek() + (passed_ms / 1_000) * speed * MINUTE_MS;
      chosen_ms.value = Math.min(wanted, last_ms);
      if (wanted >= last_ms) setPlaying(false);
      else asked = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(asked);
  }, [isPlaying, speed, last_ms]);
  return {
    isPlaying,
    speed,
    faster: () => setAt((was) => (was + 1) % SPEEDS.length),
    toggle: () => setPlaying((was) => !was),
    stop: () => setPlaying(false),
  };
}
