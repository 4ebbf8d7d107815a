/** What is written as TopoJSON is read back by TopoJSON's own library, to half a step of the grid. */

// @vitest-environment node

import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { expect, test } from "vitest";
import type { Line } from "./cutting.ts";
import { quantized } from "./quantized.ts";

const GRID = { scale: [0.01, 0.02] as [number, number], translate: [-180, -90] as [number, number] };
const RING: Line = [
  [36.123, 34.56],
  [37.4, 34.561],
  [37.401, 36.2],
  [36.123, 34.56],
];

test("a ring and a line come back", () => {
  const written = JSON.parse(JSON.stringify(quantized(GRID, { land: [[RING]] }, { coast: [RING.slice(0, 3)] }))) as Topology;
  const read = (name: string) => feature(written, written.objects[name] as GeometryCollection).features.map(({ geometry }) => geometry);
  const [area] = read("land");
  const [line] = read("coast");
  if (area?.type !== "Polygon" || line?.type !== "LineString") throw new Error("other shapes came back");
  expect(line.coordinates).toHaveLength(3);
  area.coordinates[0]?.forEach(([longitude = 0, latitude = 0], index) => {
    expect(Math.abs(longitude - (RING[index]?.[0] ?? 0))).toBeLessThanOrEqual(0.005 + 1e-9);
    expect(Math.abs(latitude - (RING[index]?.[1] ?? 0))).toBeLessThanOrEqual(0.01 + 1e-9);
  });
});

test("points that fall together on the grid are one, but a ring keeps four", () => {
  const crowded: Line = Array.from({ length: 9 }, (_, index) => [36 + index / 10_000, 34]);
  const { arcs } = quantized(GRID, {}, { coast: [crowded, RING] });
  expect(arcs.map((arc) => arc.length)).toEqual([2, 4]);
});

test("an atlas without a grid is refused", () => {
  expect(() => quantized(undefined, {}, {})).toThrow("not quantized");
});
