/**
 * The sound of a STOP: two tones in turn, made here (no file), again and again until somebody takes it. Of all tabs of a browser one sounds:
 * the tab that holds a lock, which one takes that may make a sound; when it is closed the browser hands the lock to the next.
 *
 * A browser may refuse sound before anybody touched the page: `blocked` says so where no tab sounds, and the next key or click starts it.
 */
import { signal } from "@preact/signals";

/** The browser gives no sound yet, here or in another tab. */
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
const NAME = "garant-siren";

let context: AudioContext | null = null;
let timer = 0;
/** Aborted when this tab has nothing more to sound. */
let over = new AbortController();
let isAsked = false;
let isOurs = false;

/** Tells all tabs what was wished in one. */
let channel: BroadcastChannel | null = null;

/** Sound until `hush`. */
export function ring(): void {
  if (timer) return;
  timer = window.setInterval(pulse, EVERY_MS);
  channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<number>) => {
    mutedUntil_ms.value = data;
  };
  addEventListener("pointerdown", wake, true);
  addEventListener("keydown", wake, true);
  pulse();
}

/** No more sound. */
export function hush(): void {
  clearInterval(timer);
  timer = 0;
  channel?.close();
  over.abort();
  over = new AbortController();
  removeEventListener("pointerdown", wake, true);
  removeEventListener("keydown", wake, true);
  blocked.value = false;
  mutedUntil_ms.value = 0;
}

/** Silent for half a minute, in all tabs. */
export const mute = () => {
  mutedUntil_ms.value = Date.now() + MUTED_MS;
  channel?.postMessage(mutedUntil_ms.value);
};

/** Somebody touched the page: now sound is allowed. */
function wake(): void {
  if (context?.state === "suspended") void context.resume().then(pulse);
}

function pulse(): void {
  context ??= opened();
  void sayBlocked();
  if (context?.state !== "running") return void context?.resume();
  if (isOurs && Date.now() >= mutedUntil_ms.peek()) tones(context);
  if (!isAsked) void beTheOne(over.signal);
}

function opened(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    return null;
  }
}

/** Hold the lock, as soon as it is ours, for as long as there is something to sound. */
async function beTheOne(until: AbortSignal): Promise<void> {
  isAsked = true;
  const held = () =>
    new Promise<void>((done) => {
      isOurs = true;
      until.addEventListener("abort", () => done());
      pulse();
    });
  await navigator.locks.request(NAME, { signal: until }, held).catch(() => undefined);
  isAsked = false;
  isOurs = false;
}

/** It is only silent where no other tab sounds. */
async function sayBlocked(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const another = !isOurs && held.some(({ name }) => name === NAME);
  blocked.value = timer !== 0 && context?.state !== "running" && !another;
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
