/**
 * Keys: what each does here is told in the help (?), so that everything can be done without a mouse.
 *
 *     useKeys({ "?": { does: "shell-key-help", act } })
 *
 * Keys are plain letters, "Enter", "ArrowDown" ...; "g d" is g and then d. They are heard unless somebody writes in a field; while a dialog is
 * open only that dialog's own are.
 */
import { computed, signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Key {
  /** The message that tells what it does. */
  does: string;
  act: () => void;
}
export type Keys = Record<string, Key>;

/** `alone`: nothing below hears anything, as in a dialog; `above`: heard over dialogs too. */
type Reach = "page" | "alone" | "above";

interface Layer {
  keys: Keys;
  reach: Reach;
}

const layers = signal<Layer[]>([]);

/** All keys that are heard now, the newest meaning of each. */
export const heard = computed<Keys>(() => {
  const from = layers.value.findLastIndex((layer) => layer.reach === "alone");
  const heard = layers.value.filter((layer, at) => at >= from && layer.reach !== "above");
  const above = layers.value.filter((layer) => layer.reach === "above");
  return Object.assign({}, ...[...heard, ...above].map((layer) => layer.keys)) as Keys;
});

/** How many dialogs stand over the page. */
export const inDialog = computed(() => layers.value.filter((layer) => layer.reach === "alone").length);

/** Hear keys while a component stands: from the moment that it is seen, for whoever presses one at once. */
export function useKeys(keys: Keys, reach: Reach = "page"): void {
  const newest = useRef(keys);
  newest.current = keys;
  const names = Object.keys(keys).join("\n");
  // Dependencies: the newest meaning of each key is looked up when it is pressed
  useLayoutEffect(() => {
    const spoken = Object.entries(newest.current).map(([name, key]) => [name, { does: key.does, act: () => newest.current[name]?.act() }]);
    const layer: Layer = { keys: Object.fromEntries(spoken) as Keys, reach };
    layers.value = [...layers.peek(), layer];
    return () => {
      layers.value = layers.peek().filter((one) => one !== layer);
    };
  }, [names, reach]);
}

/** How long the first letter of a pair waits for the second, in milliseconds between the two presses (not between hearing of them). */
const PAIR_MS = 1_500;

let before = { name: "", at_ms: 0 };
const FUNCTION_KEY = /^F\d+$/;

/** Listen for the whole page. Called once. */
export function startKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writes(event)) return;
    const pressed = latin(event);
    const pair = event.timeStamp - before.at_ms < PAIR_MS ? heard.value[`${before.name} ${pressed}`] : undefined;
    const key = pair ?? heard.value[pressed];
    before = { name: key ? "" : pressed, at_ms: event.timeStamp };
    if (!key) return;
    event.preventDefault();
    key.act();
  });
}

const ASCII = /^[ -~]+$/;

/** What was pressed, as keys are named here: on an Arabic or a Russian layout the Latin letter of that place. */
export function latin({ key, code, shiftKey }: KeyboardEvent): string {
  if (ASCII.test(key)) return key;
  if (code === "Slash" && shiftKey) return "?";
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter ? (shiftKey ? letter : letter.toLowerCase()) : key;
}

/** Whether the key goes into a field; Escape leaves one, function keys go into none, Enter on a button or link presses it. */
function writes(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement) || event.key === "Escape" || FUNCTION_KEY.test(event.key)) return false;
  if (event.key === "Enter" || event.key === " ") return target.closest("button, a, summary, input, select, textarea") !== null;
  const field = target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
  return field || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
