/** Two books beside each other: which item stands in which row, and in which words the reasons of a proposed match are told. */
import type { Args } from "../../language/language";
import type { BookLine, DayLine, Item, Pair } from "./told";

export interface Row {
  left: Item | undefined;
  right: Item | undefined;
  pair: Pair | undefined;
}

/** The rows of two books: what is paired (unless somebody says that it differs) in one row, everything in the order of time. */
export function rowsOf(left: readonly Item[], right: readonly Item[], pairs: readonly Pair[]): Row[] {
  const [lefts, rights] = [byThing(left), byThing(right)];
  const paired = pairs.flatMap((pair): Row[] => {
    if (pair.stands === "different") return [];
    const one = { left: lefts.get(pair.one), right: rights.get(pair.other), pair };
    const other = { left: lefts.get(pair.other), right: rights.get(pair.one), pair };
    return [one, other].filter((row) => row.left && row.right);
  });
  const taken = new Set(paired.flatMap((row) => [row.left?.thing, row.right?.thing]));
  const alone: Row[] = [
    ...left.filter((one) => !taken.has(one.thing)).map((one) => ({ left: one, right: undefined, pair: undefined })),
    ...right.filter((one) => !taken.has(one.thing)).map((one) => ({ left: undefined, right: one, pair: undefined })),
  ];
  return [...paired, ...alone].sort((a, b) => startOf(a) - startOf(b));
}

const byThing = (items: readonly Item[]) => new Map(items.map((one) => [one.thing, one]));

const startOf = (row: Row) => Date.parse(row.left?.item.start ?? row.right?.item.start ?? "") || Number.MAX_SAFE_INTEGER;

/** Pairs of items of two books of which somebody says that they are two events. */
export const apart = (pairs: readonly Pair[], left: string, right: string) =>
  pairs.filter((one) => one.stands === "different" && [one.one, one.other].map(bookOf).sort().join() === [left, right].sort().join());

/** The book of an item: `item:tr/day-1#3` is of `tr/day-1`. */
export const bookOf = (thing: string) => (thing.startsWith("item:") ? (thing.slice("item:".length).split("#")[0] ?? "") : "");

/** The two books of a day that are shown beside each other: the one that is asked for, or ours, and one of another side. */
export function twoOf(day: DayLine, us: string, ref = ""): [BookLine | undefined, BookLine | undefined] {
  const first = day.books.find((one) => one.ref === ref) ?? day.books.find((one) => one.side === us) ?? day.books[0];
  const others = day.books.filter((one) => one.side !== first?.side);
  return [first, others.find((one) => one.items > 0) ?? others[0]];
}

const REASONS: readonly [RegExp, string, (found: RegExpExecArray) => Args][] = [
  [/^(\d+) min apart$/, "match-minutes-apart", (found) => ({ minutes: Number(found[1]) })],
  [/^times overlap within (\d+) h$/, "match-overlap", (found) => ({ hours: Number(found[1]) })],
  [/^times overlap, within more than 12 h$/, "match-overlap-long", () => ({})],
  [/^([\d.]+) km apart$/, "match-km-apart", (found) => ({ distance: found[1] ?? "" })],
  [/^same place name$/, "match-same-name", () => ({})],
  [/^place names sound alike$/, "match-alike", () => ({})],
  [/^same district$/, "match-same-district", () => ({})],
  [/^kind not specified$/, "match-unspecified", () => ({})],
  [/^same kind$/, "match-same-kind", () => ({})],
  [/^kinds of one family$/, "match-family", () => ({})],
  [/^different kinds$/, "match-different-kinds", () => ({})],
];

/** A reason as a message of the page's language; null for one that is not known here, which is then told as it was said. */
export function reasonOf(reason: string): [id: string, args: Args] | null {
  for (const [pattern, id, args] of REASONS) {
    const found = pattern.exec(reason);
    if (found) return [id, args(found)];
  }
  return null;
}
