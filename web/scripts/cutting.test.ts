/** Cutting the basemap: nothing of the land is lost, nothing is added, and each part stays in its cell and a little beyond. */

// @vitest-environment node

import { expect, test } from "vitest";
import { cutLines, cutPolygons, type Line, type Polygon } from "./cutting.ts";

const SQUARE: Line = [
  [-7, -7],
  [12, -7],
  [12, 12],
  [-7, 12],
  [-7, -7],
];
const HOLE: Line = [
  [1, 1],
  [1, 8],
  [8, 8],
  [8, 1],
  [1, 1],
];

/** Twice the area of a ring, as Gauss counted it. */
function doubled(ring: Line): number {
  return Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0),
  );
}

function area(polygons: Polygon[]): number {
  return (
    polygons.reduce((sum, [outer = [], ...holes]) => sum + doubled(outer) - holes.reduce((inner, hole) => inner + doubled(hole), 0), 0) / 2
  );
}

test("the parts have the area of the whole", () => {
  const parts = cutPolygons([[SQUARE, HOLE]], 5, 0);
  expect(parts).toHaveLength(25);
  expect(area(parts)).toBeCloseTo(19 * 19 - 7 * 7, 9);
});

test("a part reaches over its cell's edge by the overlap, and no farther", () => {
  for (const [outer = []] of cutPolygons([[SQUARE]], 5, 0.1)) {
    for (const axis of [0, 1] as const) {
      const values = outer.map((point) => point[axis]);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(5.2 + 1e-9);
    }
  }
});

test("a polygon inside one cell stays as it is", () => {
  const small: Polygon = [HOLE.map(([x, y]): [number, number] => [x / 2, y / 2])];
  expect(cutPolygons([small], 5, 0.1)).toEqual([small]);
});

test("every ring is closed", () => {
  for (const ring of cutPolygons([[SQUARE, HOLE]], 5, 0.1).flat()) expect(ring.at(-1)).toEqual(ring[0]);
});

test("the parts of a line join, and make the line", () => {
  const line: Line = [
    [1, 1],
    [4, 1],
    [6, 1],
    [9, 1],
    [11, 1],
  ];
  const parts = cutLines([line], 5);
  expect(parts).toHaveLength(2);
  expect(parts.flatMap((part, index) => (index ? part.slice(1) : part))).toEqual(line);
});

test("a ring over 180 degrees is cut there, and nothing of it goes around the world", () => {
  const over: Line = [
    [178, 60],
    [180, 60],
    [-180, 60],
    [-177, 60],
    [-177, 63],
    [178, 63],
    [178, 60],
  ];
  const parts = cutPolygons([[over]], 5, 0);
  expect(area(parts)).toBeCloseTo(5 * 3, 9);
  expect(parts).toHaveLength(2);
  for (const [longitude] of parts.flat(2)) expect(Math.abs(longitude)).toBeGreaterThanOrEqual(177);
  for (const [longitude] of cutLines([over], 5).flat()) expect(Math.abs(longitude)).toBeGreaterThanOrEqual(177);
});

test("a ring around a pole reaches to the pole", () => {
  const around: Line = [-180, -90, 0, 90, 180, -180].map((longitude) => [longitude, -70]);
  expect(area(cutPolygons([[around]], 15, 0))).toBeCloseTo(360 * 20, 6);
});
