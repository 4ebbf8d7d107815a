/**
 * How we stand: the line, the log, our key, our queue; and what time it is by the desk's clock.
 *
 * The desk tells every change as it comes (server-sent events, read by fetch so that the token travels in a header), to one tab for all
 * of them (`tabs.ts`). When it falls silent the page says so (`deskGone`) and goes on trying.
 */
import { computed, signal } from "@preact/signals";
import { ask, Problem, request } from "./client";
import { inOneTab, type Tell } from "./tabs";
import type { Standing } from "./types";

export const standing = signal<Standing | null>(null);

/** The desk itself does not answer: the program on this machine has ended. */
export const deskGone = signal(false);

/** Now, in ms, by the desk's clock; it ticks each second. */
export const now = signal(Date.now());

/** How far the log is in our verified copy; what is asked of it is asked again when this grows. */
export const logSize = computed(() => standing.value?.picture.size ?? 0);

/** Our party's id. */
export const us = computed(() => standing.value?.party ?? "");

let ahead_ms = 0;
setInterval(() => {
  now.value = Date.now() + ahead_ms;
}, 1000);

export function take(told: Standing): void {
  ahead_ms = told.now_ms - Date.now();
  now.value = told.now_ms;
  standing.value = told;
  deskGone.value = false;
}

const SILENT_MS = 40_000;
const AGAIN_MS = 1_000;

/** What the tab that listens tells all tabs: how we stand, that the desk does not answer, or only that it goes on listening. */
type Heard = Standing | "gone" | "listening";

/** Listen to the desk until `stop` is aborted. What stands now is asked at once: the tab that listens may have nothing new to tell for long. */
export async function listen(stop: AbortSignal): Promise<void> {
  const before = standing.value;
  const first = ask<Standing>("/desk/v1/standing", {}, stop).then(
    (told) => standing.value === before && take(told),
    () => undefined,
  );
  await Promise.all([first, inOneTab<Heard>("garant-standing", stop, hear, listenOn)]);
}

function hear(heard: Heard): void {
  if (heard === "gone") deskGone.value = true;
  else if (heard !== "listening") take(heard);
}

/** Read one stream of events after the other. */
async function listenOn(stop: AbortSignal, tell: Tell<Heard>): Promise<void> {
  while (!stop.aborted) {
    await listenOnce(stop, tell).catch((error: unknown) => {
      if (!stop.aborted) tell(error instanceof Problem && error.status ? "listening" : "gone");
    });
    if (!stop.aborted) await new Promise((wake) => setTimeout(wake, AGAIN_MS));
  }
}

/** Read one stream of events to its end; it is cut when nothing, not even a heartbeat, came for long. */
async function listenOnce(stop: AbortSignal, tell: Tell<Heard>): Promise<void> {
  const cut = new AbortController();
  const end = () => cut.abort();
  stop.addEventListener("abort", end);
  let watch = setTimeout(end, SILENT_MS);
  try {
    const answer = await request("/desk/v1/events", { signal: cut.signal });
    if (!answer.body) return;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let held = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Problem(0, "unreachable", "");
      clearTimeout(watch);
      watch = setTimeout(end, SILENT_MS);
      const parts = (held + value).split("\n\n");
      held = parts.pop() ?? "";
      tell("listening");
      for (const part of parts) tellEvent(part, tell);
    }
  } finally {
    clearTimeout(watch);
    stop.removeEventListener("abort", end);
  }
}

function tellEvent(text: string, tell: Tell<Heard>): void {
  const data = text
    .split("\n")
    .filter((line) => line.startsWith("data: "))
    .map((line) => line.slice("data: ".length))
    .join("\n");
  if (data) tell(JSON.parse(data) as Standing);
}
