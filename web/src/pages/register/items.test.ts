import { expect, test } from "vitest";
import { headOf, itemsOf, matches } from "./items";

test("a list gives an item an entry, an object one an entry of each list in it", () => {
  expect(itemsOf([{ ref: "a" }, { ref: "b" }]).map((one) => headOf(one).name)).toEqual(["a", "b"]);
  expect(itemsOf({ days: [1], looks: [2, 3], none: null }).map((one) => one.key)).toEqual(["days-0", "looks-0", "looks-1"]);
  expect(itemsOf(null)).toEqual([]);
});

test("an item is named by its reference and told by its title", () => {
  const item = { key: "0", name: "", value: { ref: "reg/c-1", said: { status: "actual", title: { fr: "Rencontre" } }, t_ms: 5 } };
  expect(headOf(item)).toEqual({ name: "reg/c-1", texts: { fr: "Rencontre" }, status: "actual", t_ms: 5 });
});

test("every word must be somewhere in it", () => {
  const item = { key: "0", name: "", value: { ref: "reg/c-1", text: { en: "Idlib, again" } } };
  expect(matches(item, "idlib AGAIN")).toBe(true);
  expect(matches(item, "idlib never")).toBe(false);
  expect(matches(item, "  ")).toBe(true);
});
