import { expect, test } from "vitest";
import { latin } from "./keys";

const pressed = (key: string, code: string, shiftKey = false) => latin(new KeyboardEvent("keydown", { key, code, shiftKey }));

test("a key is what it is called where its layout is Latin, wherever it lies", () => {
  expect(pressed("a", "KeyQ")).toBe("a");
  expect(pressed("?", "Comma", true)).toBe("?");
  expect(pressed("ArrowDown", "ArrowDown")).toBe("ArrowDown");
});

test("on other layouts it is the Latin letter of its place", () => {
  expect(pressed("ش", "KeyA")).toBe("a");
  expect(pressed("Ы", "KeyS", true)).toBe("S");
  expect(pressed("لا", "KeyB")).toBe("b");
  expect(pressed("ı", "KeyI")).toBe("i");
  expect(pressed("؟", "Slash", true)).toBe("?");
});
