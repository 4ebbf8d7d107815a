/**
 * The sound of a STOP: two tones in turn, made here (no file), again and again until somebody takes it.
 *
 * A browser may refuse sound before anybody touched the page: `blocked` says so, and the next key or click starts it.
 */
import { signal } from "@preact/signals";

/** The browser gives no sound yet. */
export const blocked = signal(false);
/** Until when it is silent by the officer's wish, in ms of this machine; the alarm on the screen stays. */
export const mutedUntil_ms = signal(0);

const HIGH_HZ = 960;
const LOW_HZ = 720;
const TONE_S = 0.22;
const TONES = 4;
const EVERY_MS = 1_500;
const MUTED_MS = 30_000;
const LOUDNESS = 0.35;

let context: AudioContext | null = null;
let timer = 0;

/** Sound until `hush`. */
export function ring(): void {
  if (timer) return;
  timer = window.setInterval(pulse, EVERY_MS);
  addEventListener("pointerdown", wake, true);
  addEventListener("keydown", wake, true);
  pulse();
}

/** No more sound. */
export function hush(): void {
  clearInterval(timer);
  timer = 0;
  removeEventListener("pointerdown", wake, true);
  removeEventListener("keydown", wake, true);
  blocked.value = false;
  mutedUntil_ms.value = 0;
}

/** Silent for half a minute. */
export const mute = () => {
  mutedUntil_ms.value = Date.now() + MUTED_MS;
};

/** Somebody touched the page: now sound is allowed. */
function wake(): void {
  if (blocked.peek()) void context?.resume().then(pulse);
}

function pulse(): void {
  try {
    context ??= new AudioContext();
  } catch {
    blocked.value = true;
    return;
  }
  blocked.value = context.state !== "running";
  if (blocked.peek()) void context.resume().then(() => (blocked.value = false));
  else if (Date.now() >= mutedUntil_ms.peek()) tones(context);
}

function tones(on: AudioContext): void {
  const loudness = new GainNode(on, { gain: LOUDNESS });
  const tone = new OscillatorNode(on, { type: "triangle" });
  tone.connect(loudness).connect(on.destination);
  const start = on.currentTime;
  for (let at = 0; at < TONES; at++) tone.frequency.setValueAtTime(at % 2 ? LOW_HZ : HIGH_HZ, start + at * TONE_S);
  tone.start(start);
  tone.stop(start + TONES * TONE_S);
}
