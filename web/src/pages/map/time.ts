/** The times of what is drawn: from when to when the slider goes, its steps, and where something begins or meets next. */
import type { MapTold } from "../../map/told";
import { cut, held } from "../../map/under_way";
import type { Span } from "./state";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type Window = [from_ms: number, to_ms: number];

const LENGTHS: Record<Exclude<Span, "all">, { length_ms: number; step_ms: number }> = {
  "6h": { length_ms: 6 * HOUR_MS, step_ms: MINUTE_MS },
  "1d": { length_ms: DAY_MS, step_ms: 5 * MINUTE_MS },
  "7d": { length_ms: 7 * DAY_MS, step_ms: 30 * MINUTE_MS },
  "30d": { length_ms: 30 * DAY_MS, step_ms: 2 * HOUR_MS },
};

/** From the first to the last time that anything begins or ends, with the instant and now between them. */
export function wholeOf(told: Pick<MapTold, "notices" | "conflicts"> | undefined, at_ms: number, now_ms: number): Window {
  let [first, last] = [Math.min(at_ms, now_ms), Math.max(at_ms, now_ms)];
  for (const mark of marksOf(told)) [first, last] = [Math.min(first, mark), Math.max(last, mark)];
  return last - first < HOUR_MS ? [first - HOUR_MS, last + HOUR_MS] : [first, last];
}

/** The window of the slider: as long as was asked for, on the clock's hours, with the instant in it. It stays while the instant does. */
export function windowFor(span: Span, whole: Window, at_ms: number, was: Window | null): { window: Window; step_ms: number } {
  if (span === "all") {
    const step_ms =
      [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS].find((one) => (whole[1] - whole[0]) / one <= 2_000) ?? DAY_MS;
    return { window: [Math.floor(whole[0] / step_ms) * step_ms, Math.ceil(whole[1] / step_ms) * step_ms], step_ms };
  }
  const { length_ms, step_ms } = LENGTHS[span];
  const stays = was !== null && was[1] - was[0] === length_ms && was[0] <= at_ms && at_ms <= was[1];
  const from_ms = stays ? was[0] : Math.floor((at_ms - length_ms / 3) / HOUR_MS) * HOUR_MS;
  return { window: [from_ms, from_ms + length_ms], step_ms };
}

/** Every instant at which something begins or ends. */
export function marksOf(told: Pick<MapTold, "notices" | "conflicts"> | undefined): number[] {
  const notices = (told?.notices ?? []).filter(held).flatMap(({ start_ms, end_ms, over_ms }) => [start_ms, cut(end_ms, over_ms)]);
  const conflicts = (told?.conflicts ?? []).flatMap(({ from_ms, to_ms }) => [from_ms, to_ms]);
  return [...notices, ...conflicts].filter((mark) => mark !== null);
}

/** The nearest of several instants after another (or before it, for -1); null where there is none. */
export function nearest(marks: readonly number[], at_ms: number, direction: 1 | -1): number | null {
  const beyond = marks.filter((mark) => (mark - at_ms) * direction > 0);
  return beyond.length === 0 ? null : direction > 0 ? Math.min(...beyond) : Math.max(...beyond);
}

/** How many notices are under way in each of so many parts of a window. */
export function density(told: Pick<MapTold, "notices"> | undefined, [from_ms, to_ms]: Window, parts: number): number[] {
  const change = new Array<number>(parts + 1).fill(0);
  const at = (ms: number) => Math.max(0, Math.min(parts, Math.floor(((ms - from_ms) / (to_ms - from_ms)) * parts)));
  for (const { start_ms, end_ms, over_ms } of (told?.notices ?? []).filter(held)) {
    const [first, last] = [start_ms ?? from_ms, cut(end_ms, over_ms) ?? to_ms];
    if (last <= from_ms || first >= to_ms) continue;
    change[at(first)] = (change[at(first)] ?? 0) + 1;
    const after = at(last - 1) + 1;
    if (after <= parts) change[after] = (change[after] ?? 0) - 1;
  }
  let count = 0;
  return change.slice(0, parts).map((one) => {
    count += one;
    return count;
  });
}

/** The instants of the theatre's clock that a scale names: about so many, on round hours. */
export function ticks([from_ms, to_ms]: Window, offset_ms: number, most = 6): number[] {
  const steps = [HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS, 5 * DAY_MS, 10 * DAY_MS, 30 * DAY_MS];
  const step = steps.find((one) => (to_ms - from_ms) / one <= most) ?? 90 * DAY_MS;
  const first = Math.ceil((from_ms + offset_ms) / step) * step - offset_ms;
  return Array.from({ length: Math.max(0, Math.floor((to_ms - first) / step) + 1) }, (_, at) => first + at * step);
}
