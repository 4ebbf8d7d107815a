import { describe, expect, it } from "vitest";
import { apart, reasonOf, rowsOf, twoOf } from "./matching";
import type { BookLine, DayLine, Item, Pair, Stands } from "./told";

const item = (thing: string, start?: string): Item => ({
  thing: `item:${thing}`,
  item: { name: thing.split("#")[1] ?? "", form: "shelling", place: { name: "Mill" }, ...(start ? { start } : {}) },
  words: [],
});
const pair = (one: string, other: string, stands: Stands): Pair => ({
  one: `item:${one}`,
  other: `item:${other}`,
  sides: ["ru", "tr"],
  stands,
  scored: null,
  rivals: 0,
  words: [],
  also: [],
});
const shown = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => [row.left?.thing ?? "", row.right?.thing ?? ""]);

describe("two books beside each other", () => {
  const ours = [item("tr/d#1", "2027-03-01T06:00:00Z"), item("tr/d#2", "2027-03-01T09:00:00Z"), item("tr/d#3")];
  const theirs = [item("ru/d#a", "2027-03-01T06:02:00Z"), item("ru/d#b", "2027-03-01T05:00:00Z")];

  it("puts a pair in one row whichever of the two is named first, and keeps everything else, by time", () => {
    const rows = rowsOf(ours, theirs, [pair("ru/d#a", "tr/d#1", "proposed")]);
    expect(shown(rows)).toEqual([
      ["", "item:ru/d#b"],
      ["item:tr/d#1", "item:ru/d#a"],
      ["item:tr/d#2", ""],
      ["item:tr/d#3", ""],
    ]);
  });

  it("parts what somebody says is different, and still says so", () => {
    const pairs = [pair("ru/d#a", "tr/d#1", "different")];
    expect(shown(rowsOf(ours, theirs, pairs))).toContainEqual(["item:tr/d#1", ""]);
    expect(apart(pairs, "tr/d", "ru/d")).toEqual(pairs);
    expect(apart(pairs, "tr/d", "ru/other")).toEqual([]);
  });

  it("shows an item twice that is confirmed with two of the other book: that is a contradiction for people to solve", () => {
    const pairs = [pair("ru/d#a", "tr/d#1", "contradictory"), pair("ru/d#b", "tr/d#1", "contradictory")];
    expect(shown(rowsOf(ours, theirs, pairs)).filter(([left]) => left === "item:tr/d#1")).toHaveLength(2);
  });

  it("leaves pairs with incidents and with other books to others", () => {
    expect(rowsOf(ours, theirs, [pair("ru/x#1", "tr/d#1", "proposed")]).every((row) => row.pair === undefined)).toBe(true);
  });
});

describe("the two books of a day", () => {
  const book = (side: string, items: number) => ({ ref: `${side}/d`, side, items }) as BookLine;
  const day = { start: "2027-03-01", until: null, status: "exercise", books: [book("ir", 0), book("ru", 2), book("tr", 3)], pairs: null };

  it("are ours and one of another side that lists items, or the one that is asked for", () => {
    expect(twoOf(day as DayLine, "tr").map((one) => one?.ref)).toEqual(["tr/d", "ru/d"]);
    expect(twoOf(day as DayLine, "un").map((one) => one?.ref)).toEqual(["ir/d", "ru/d"]);
    expect(twoOf(day as DayLine, "tr", "ir/d").map((one) => one?.ref)).toEqual(["ir/d", "ru/d"]);
  });
});

describe("reasons", () => {
  it("are told in the page's language where they are known", () => {
    expect(reasonOf("18 min apart")).toEqual(["match-minutes-apart", { minutes: 18 }]);
    expect(reasonOf("0.1 km apart")).toEqual(["match-km-apart", { distance: "0.1" }]);
    expect(reasonOf("times overlap within 12 h")).toEqual(["match-overlap", { hours: 12 }]);
  });

  it("are left as they were said where they are not", () => {
    expect(reasonOf("<img src=x>")).toBeNull();
  });
});
