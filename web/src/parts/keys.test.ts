import { h, render } from "preact";
import { expect, test } from "vitest";
import { latin, startKeys, useKeys } from "./keys";

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

test("a pair is heard from the moment that its page is seen, by when its keys were pressed", () => {
  const acts: string[] = [];
  const Page = () => {
    useKeys({ "g d": { does: "nav-duty", act: () => acts.push("g d") } });
    return null;
  };
  const press = (key: string, at_ms: number) => {
    const event = new KeyboardEvent("keydown", { key });
    Object.defineProperty(event, "timeStamp", { value: at_ms });
    dispatchEvent(event);
  };
  startKeys();
  render(h(Page, null), document.body);
  for (const [between_ms, heard] of [
    [1_400, 1],
    [1_600, 0],
  ] as const) {
    acts.length = 0;
    press("g", 10_000);
    press("d", 10_000 + between_ms);
    expect(acts).toHaveLength(heard);
    press("d", 10_000 + between_ms);
    expect(acts).toHaveLength(heard);
  }
});
