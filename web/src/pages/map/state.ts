/**
 * What the map page shows: the instant, the window of time, the filters, what is chosen. The address keeps them, so that a map can be handed
 * over as a link and is still there after a page was reloaded.
 */
import { computed, effect, signal } from "@preact/signals";
import { now } from "../../desk/standing";
import { exact } from "../../language/time";
import type { LayersShown, Viewpoint } from "../../map/view";
import { filters, href } from "../../router";

export const SPANS = ["6h", "1d", "7d", "30d", "all"] as const;
export type Span = (typeof SPANS)[number];

export interface Filters {
  text: string;
  party: string;
  kind: string;
  status: string;
  agreement: string;
  /** Only what concerns us. */
  ours: boolean;
}

const NO_FILTERS: Filters = { text: "", party: "", kind: "", status: "", agreement: "", ours: false };

/** The instant that was chosen, in ms; null goes with the clock. */
export const chosen_ms = signal<number | null>(null);
/** The instant that is shown. */
export const at_ms = computed(() => chosen_ms.value ?? now.value);
/** The same, at rest: what costs more than a picture follows this one. */
export const settled_ms = signal(Date.now());
export const span = signal<Span>("1d");
export const filtered = signal<Filters>(NO_FILTERS);
/** Whether the filters were open when the page was: they are where something is filtered. */
export const isFiltered = signal(false);
/** As known to which party; empty: as we know it now. */
export const knownTo = signal("");
export const selected = signal<string | null>(null);
export const layers = signal<Partial<LayersShown>>({});
/** Things that are still to come, too. */
export const withLater = signal(true);
export const view = signal<Viewpoint | null>(null);

const SETTLES_MS = 150;

/** Let `settled_ms` follow the instant, a few times a second at most. */
export function settling(): () => void {
  let waiting = 0;
  const stop = at_ms.subscribe(() => {
    waiting ||= window.setTimeout(() => {
      waiting = 0;
      settled_ms.value = at_ms.peek();
    }, SETTLES_MS);
  });
  return () => {
    clearTimeout(waiting);
    stop();
  };
}

/** Take what the address says. */
export function readAddress(): void {
  const asked = filters.value;
  const at = Date.parse(asked.get("at") ?? "");
  chosen_ms.value = Number.isNaN(at) ? null : at;
  settled_ms.value = at_ms.peek();
  span.value = SPANS.find((one) => one === asked.get("span")) ?? "1d";
  const text = (name: string) => asked.get(name) ?? "";
  filtered.value = {
    text: text("text"),
    party: text("party"),
    kind: text("kind"),
    status: text("status"),
    agreement: text("agreement"),
    ours: asked.has("ours"),
  };
  isFiltered.value = Object.values(filtered.value).some(Boolean);
  knownTo.value = text("known");
  selected.value = asked.get("on");
  withLater.value = !asked.has("now-only");
  layers.value = Object.fromEntries(text("layers").split(" ").filter(Boolean).map(layer));
  view.value = viewpoint(text("view"));
}

/** `graticule` or `-zones`: on or off against what is so by default. */
const layer = (word: string) => (word.startsWith("-") ? [word.slice(1), false] : [word, true]);

function viewpoint(text: string): Viewpoint | null {
  const [latitude, longitude, zoom] = text.split(",").map(Number);
  if (latitude === undefined || longitude === undefined || zoom === undefined) return null;
  return [latitude, longitude, zoom].every(Number.isFinite) ? { latitude, longitude, zoom } : null;
}

/** What the address should say. */
export function address(): string {
  const { ours, ...texts } = filtered.value;
  const words = Object.entries(layers.value).map(([name, on]) => (on ? name : `-${name}`));
  const look = view.value;
  const params = {
    at: chosen_ms.value === null ? "" : exact(Math.round(chosen_ms.value / 1_000) * 1_000),
    span: span.value === "1d" ? "" : span.value,
    ...texts,
    ours: ours ? "1" : "",
    known: knownTo.value,
    on: selected.value ?? "",
    "now-only": withLater.value ? "" : "1",
    layers: words.join(" "),
    view: look ? `${look.latitude.toFixed(4)},${look.longitude.toFixed(4)},${look.zoom.toFixed(2)}` : "",
  };
  return href("map", "", Object.fromEntries(Object.entries(params).filter(([, value]) => value !== "")));
}

const WRITES_MS = 300;

/** Keep the address as the page is; going back leaves the page and not the last move of the slider. */
export function keepingAddress(): () => void {
  let later = 0;
  const stop = effect(() => {
    const wanted = address();
    clearTimeout(later);
    later = window.setTimeout(() => history.replaceState(null, "", wanted), WRITES_MS);
  });
  return () => {
    clearTimeout(later);
    stop();
  };
}
