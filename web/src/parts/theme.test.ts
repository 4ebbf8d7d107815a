import { expect, test } from "vitest";

test("the page wears what the officer chose, and follows the machine where nothing was chosen", async () => {
  const heard: (() => void)[] = [];
  const machine = { matches: true, addEventListener: (_: string, hear: () => void) => heard.push(hear) };
  Object.assign(window, { matchMedia: () => machine });
  const { startTheme, wear } = await import("./theme");
  const on = () => document.documentElement.dataset.theme;
  startTheme();
  expect(on()).toBe("dark");
  machine.matches = false;
  for (const hear of heard) hear();
  expect(on()).toBe("light");
  wear("dark");
  expect(on()).toBe("dark");
  expect(localStorage.getItem("garant-theme")).toBe("dark");
});
