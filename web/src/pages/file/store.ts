/**
 * The draft of this page: kept over a reload (session storage), with what was drawn taken back and brought again.
 *
 * Only what one draws and shifts is taken back (parts and window): words are taken back by the field in which they stand. Steps of one
 * kind that follow each other at once, as in dragging, are one step.
 */
import { computed, signal } from "@preact/signals";
import { now } from "../../desk/standing";
import type { Payload } from "../../desk/types";
import { language } from "../../language/language";
import { type Draft, draftOf, emptyDraft, featureOf, proposedName, unused, type Written } from "./draft";
import type { Part, Span } from "./parts";

type Place = Pick<Draft, "parts" | "start_ms" | "end_ms">;

/** Something that a file brought: the members of a notice, and which of them are to be hidden. */
export interface Item {
  members: Payload;
  hide: string[];
  isDone: boolean;
}

interface Kept {
  written: Written;
  isChanged: boolean;
  before: Draft | null;
  series: Item[];
  at: number;
}

/** Another name where what is kept has another form: what an older page kept is not taken up. */
const KEPT = "garant-file-2";
const STEP_MS = 700;
const STEPS_MAX = 200;
/** How a step's name begins that lasts as long as the mouse takes. */
export const GESTURE = "drawn ";

const written = signal<Written>(emptyDraft(Date.now(), "en"));
/** What this desk's party said last: which status, and to whom. */
export const defaults = signal<Pick<Draft, "status" | "to">>({ status: "actual", to: [] });
export const draft = computed<Draft>(() => {
  const { status, to } = written.value;
  return { ...written.value, status: status ?? defaults.value.status, to: to ?? defaults.value.to };
});
/** Whether anything was written since the form was empty, or as it stands in the log. */
export const isChanged = signal(false);
/** Which part is edited. */
export const active = signal(0);
/** What came in a file and is gone through one by one, and at which of them one is. */
export const series = signal<Item[]>([]);
export const seriesAt = signal(0);
/** Names that notices of ours have, in the log and in the queue; null until they are known. */
export const taken = signal<ReadonlySet<string> | null>(null);
/** Counts up when the map should show all of what is drawn. */
export const shown = signal(0);
/** What stands in the log, where a notice is amended. */
export const before = signal<Draft | null>(null);

export const name = computed(() => draft.value.name.trim() || proposedName(draft.value, taken.value ?? new Set()));
/** The name, once it is known which ones are taken. */
export function freeName(): Promise<string> {
  if (taken.peek()) return Promise.resolve(name.peek());
  return new Promise((done) => {
    const stop = taken.subscribe((known) => {
      if (!known) return;
      queueMicrotask(() => stop());
      done(name.peek());
    });
  });
}

/** By what a check knows the notice: the one that it amends, or its name. */
export const feature = computed(() => featureOf(draft.value, draft.value.amends || name.value));
export const activePart = computed<Part | undefined>(() => draft.value.parts[active.value]);

let past: Place[] = [];
let future: Place[] = [];
let last = { why: "", at: 0 };
/** Counts up with every step, for buttons that follow. */
const steps = signal(0);
export const canUndo = computed(() => steps.value >= 0 && past.length > 0);
export const canRedo = computed(() => steps.value >= 0 && future.length > 0);

const placeOf = ({ parts, start_ms, end_ms }: Draft): Place => ({ parts, start_ms, end_ms });

/** Change words and other members. */
export function write(more: Partial<Draft>): void {
  written.value = { ...written.peek(), ...more };
  isChanged.value = true;
  keep();
}

/** Change where or when, as a step that can be taken back; `why` names the kind of step, and is empty for one that stands alone. */
export function move(more: Partial<Place>, why: string): void {
  const at = performance.now();
  const goesOn = why !== "" && why === last.why && (why.startsWith(GESTURE) || at - last.at < STEP_MS);
  if (!goesOn) past = [...past, placeOf(draft.peek())].slice(-STEPS_MAX);
  last = { why, at };
  future = [];
  steps.value += 1;
  write(more);
}

export const setPart = (part: Part, why: string, at = active.peek()) => move({ parts: draft.peek().parts.with(at, part) }, why);

export function addPart(part: Part): void {
  const { parts } = draft.peek();
  const empty = parts.findIndex((one) => one.points.length === 0);
  if (empty >= 0) move({ parts: parts.with(empty, part) }, `part ${part.is}`);
  else move({ parts: [...parts, part] }, "");
  active.value = empty >= 0 ? empty : parts.length;
}

export function dropPart(at: number): void {
  move({ parts: draft.peek().parts.toSpliced(at, 1) }, "");
  active.value = Math.max(0, Math.min(active.peek(), draft.peek().parts.length - 1));
}

export const setWindow = (span: Partial<Span>) => move(span, "window");

export function undo(): void {
  const held = past.pop();
  if (!held) return;
  future.push(placeOf(draft.peek()));
  go(held);
}

export function redo(): void {
  const held = future.pop();
  if (!held) return;
  past.push(placeOf(draft.peek()));
  go(held);
}

function go(place: Place): void {
  last = { why: "", at: 0 };
  active.value = Math.max(0, Math.min(active.peek(), place.parts.length - 1));
  steps.value += 1;
  write(place);
}

/** Begin with another draft: nothing can be taken back beyond it. */
export function begin(fresh: Written, changed = false): void {
  [past, future] = [[], []];
  last = { why: "", at: 0 };
  steps.value += 1;
  active.value = 0;
  written.value = fresh;
  isChanged.value = changed;
  shown.value = fresh.parts.length ? shown.peek() + 1 : 0;
  keep();
}

export function beginEmpty(): void {
  before.value = null;
  begin(emptyDraft(now.peek(), language.peek()));
}

// What came in a file

export function beginSeries(items: Item[]): void {
  series.value = items;
  openItem(0);
}

export function openItem(at: number): void {
  const item = series.peek()[at];
  if (!item) return;
  seriesAt.value = at;
  const fresh = emptyDraft(now.peek(), language.peek());
  before.value = null;
  const came = draftOf(item.members, fresh, item.hide);
  const { start_ms, end_ms } = came.start_ms === null && came.end_ms === null ? fresh : came;
  begin({ ...came, name: came.name && unused(came.name, taken.peek() ?? new Set()), start_ms, end_ms }, true);
}

/** The item that is open was signed, and with it what was written. */
export function itemDone(): void {
  const done = seriesAt.peek();
  const open = series.peek().map((one, at) => (at === done ? { ...one, isDone: true } : one));
  series.value = open.some((one) => !one.isDone) ? open : [];
  isChanged.value = false;
  keepNow();
}

/** The next item that was not signed; -1 where there is none. */
export function nextItem(from: number): number {
  const open = (one: Item) => !one.isDone;
  const after = series.peek().findIndex((one, at) => at > from && open(one));
  return after >= 0 ? after : series.peek().findIndex((one, at) => at !== from && open(one));
}

// Over a reload

let waiting = 0;

function keep(): void {
  waiting ||= window.setTimeout(keepNow, 200);
}

/** Write it down at once, as when the page is left. */
export function keepNow(): void {
  clearTimeout(waiting);
  waiting = 0;
  const kept: Kept = {
    written: written.peek(),
    isChanged: isChanged.peek(),
    before: before.peek(),
    series: series.peek(),
    at: seriesAt.peek(),
  };
  try {
    if (kept.isChanged || kept.series.length) sessionStorage.setItem(KEPT, JSON.stringify(kept));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // It is too much to keep: the page holds it all the same, and leaving it asks
  }
}

/** Take up what was kept; tells whether there was something. */
export function takeUp(): boolean {
  const text = sessionStorage.getItem(KEPT);
  if (!text) return false;
  const kept = JSON.parse(text) as Kept;
  series.value = kept.series;
  seriesAt.value = kept.at;
  if (kept.isChanged) {
    before.value = kept.before;
    begin(kept.written, true);
    return true;
  }
  const next = nextItem(-1);
  openItem(next);
  return next >= 0;
}
