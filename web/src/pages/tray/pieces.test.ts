import { expect, test } from "vitest";
import { pieces } from "./pieces";

const field = (member: string, start: number, end: number) => ({
  member,
  text: "t",
  span: [start, end] as [number, number],
  words: null,
  rule: "r",
  confidence: 80,
});

test("what a member rests on is a piece of its own", () => {
  expect(pieces("abcdef", [field("when", 2, 4)])).toEqual([
    { start: 0, text: "ab", members: [] },
    { start: 2, text: "cd", members: ["when"] },
    { start: 4, text: "ef", members: [] },
  ]);
});

test("members may rest on the same words, and overlap", () => {
  const found = pieces("abcdef", [field("when", 0, 4), field("place", 2, 6), field("place", 2, 6)]);
  expect(found.map((one) => [one.text, one.members])).toEqual([
    ["ab", ["when"]],
    ["cd", ["when", "place"]],
    ["ef", ["place"]],
  ]);
});

test("offsets count characters, not code units, and those that are none are passed over", () => {
  expect(pieces("🕊ab", [field("text", 1, 2), field("bad", 3, 9), field("worse", 2, 2)])).toEqual([
    { start: 0, text: "🕊", members: [] },
    { start: 1, text: "a", members: ["text"] },
    { start: 2, text: "b", members: [] },
  ]);
});
