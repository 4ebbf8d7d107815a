/** The slider's window, its steps, the next change, and how much is under way along it. */
import { describe, expect, it } from "vitest";
import { density, marksOf, nearest, ticks, wholeOf, windowFor } from "./time";

const HOUR_MS = 3_600_000;
type Told = Parameters<typeof marksOf>[0];
const told = (...windows: [number | null, number | null][]) =>
  ({ notices: windows.map(([start_ms, end_ms]) => ({ start_ms, end_ms, over_ms: null })), conflicts: [] }) as unknown as NonNullable<Told>;

describe("the window", () => {
  it("holds the instant, and stays while the instant does", () => {
    const first = windowFor("6h", [0, 0], 10 * HOUR_MS, null);
    expect(first.window[0]).toBeLessThanOrEqual(10 * HOUR_MS);
    expect(first.window[1]).toBeGreaterThan(10 * HOUR_MS);
    const [from, to] = first.window;
    expect(windowFor("6h", [0, 0], to - 1, first.window).window).toEqual(first.window);
    expect(windowFor("6h", [0, 0], from, first.window).window).toEqual(first.window);
    expect(windowFor("6h", [0, 0], to + 1, first.window).window).not.toEqual(first.window);
  });

  it("of everything goes from the first to the last, in few enough steps for a slider", () => {
    const whole = wholeOf(told([0, 90 * 24 * HOUR_MS], [null, null]), 50, 60);
    const { window, step_ms } = windowFor("all", whole, 50, null);
    expect(window[0]).toBe(0);
    expect(window[1]).toBeGreaterThanOrEqual(90 * 24 * HOUR_MS);
    expect((window[1] - window[0]) / step_ms).toBeLessThanOrEqual(2_000);
  });

  it("is never empty", () => {
    const [from, to] = wholeOf(undefined, 5, 5);
    expect(to - from).toBeGreaterThan(HOUR_MS);
  });
});

describe("the next change", () => {
  const marks = marksOf(told([10, 20], [15, null]));

  it("is the nearest on its side, and never where one is", () => {
    expect(nearest(marks, 10, 1)).toBe(15);
    expect(nearest(marks, 15, -1)).toBe(10);
    expect(nearest(marks, 20, 1)).toBeNull();
    expect(nearest([], 0, 1)).toBeNull();
  });
});

describe("how much is under way", () => {
  it("counts each notice in each part that it touches, and half-open ends in none that they only reach", () => {
    expect(density(told([0, 50], [50, 100], [null, null], [100, 200]), [0, 100], 4)).toEqual([2, 2, 2, 2]);
    expect(density(told([10, 11]), [0, 100], 4)).toEqual([1, 0, 0, 0]);
    expect(density(told([-50, 0]), [0, 100], 4)).toEqual([0, 0, 0, 0]);
  });
});

describe("the scale", () => {
  it("names round hours of the theatre's clock", () => {
    const named = ticks([0, 6 * HOUR_MS], 3 * HOUR_MS + HOUR_MS / 2);
    expect(named.length).toBeGreaterThan(2);
    for (const ms of named) expect((ms + 3.5 * HOUR_MS) % HOUR_MS).toBe(0);
  });
});
