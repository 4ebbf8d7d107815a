/** From an answer of any form to items that can be listed: a list gives one an entry, an object one a member that is a list, or itself. */
import type { Texts } from "../../desk/types";

export interface Item {
  key: string;
  /** The member that it came from; empty in a list. */
  name: string;
  value: unknown;
}

export function itemsOf(data: unknown): Item[] {
  if (Array.isArray(data)) return data.map((value, at) => ({ key: `${at}`, name: "", value }));
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((one, at) => ({ key: `${name}-${at}`, name, value: one }))
      : value === null
        ? []
        : [{ key: name, name, value }],
  );
}

export interface Head {
  name: string;
  texts: Texts | null;
  status: string | undefined;
  t_ms: number | null;
}

/** What is said of an item in one line: its name, its title or text, its status, when it came. */
export function headOf(item: Item): Head {
  const held = asRecord(item.value);
  const said = asRecord(held.said);
  const name = [held.ref, held.thing, held.zone, held.party, held.agreement, held.measure, held.process, held.name, item.name];
  return {
    name: String(name.find((one) => typeof one === "string" && one) ?? ""),
    texts: textsOf(held.title) ?? textsOf(said.title) ?? textsOf(held.text) ?? textsOf(said.text) ?? textsOf(said.note),
    status: [held.status, said.status].find((one): one is string => typeof one === "string"),
    t_ms: typeof held.t_ms === "number" ? held.t_ms : null,
  };
}

/** Whether all of some words are somewhere in an item. */
export function matches(item: Item, words: string): boolean {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = JSON.stringify(item.value).toLocaleLowerCase();
  return wanted.every((word) => text.includes(word));
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const textsOf = (value: unknown): Texts | null => {
  const held = Object.entries(asRecord(value));
  return held.length > 0 && held.every(([, text]) => typeof text === "string") ? (Object.fromEntries(held) as Texts) : null;
};
