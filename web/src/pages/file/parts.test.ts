import { describe, expect, it } from "vitest";
import { distance_m } from "../../map/geodesic";
import { toDegrees, type Units, type Volume } from "../../map/shapes";
import {
  departing,
  emptyPart,
  insertAt,
  isWhole,
  lacking,
  middleAfter,
  movedTo,
  type Part,
  partsOf,
  shapeOf,
  shifted,
  volumesOf,
  withDrawn,
  without,
  withPoints,
  withTime,
} from "./parts";

const A: Units = [366_100_000, 359_300_000];
const B: Units = [367_000_000, 359_300_000];
const C: Units = [367_000_000, 360_000_000];
const D: Units = [366_100_000, 360_000_000];
const NOON = Date.parse("2027-03-04T12:00:00Z");
const OPEN = { start_ms: null, end_ms: null };

const route = (points: Units[]): Part => withPoints({ ...emptyPart("route"), times: [NOON] }, points);

describe("points of a part", () => {
  it("are inserted, moved and taken out, and the ones before stay as they were", () => {
    const points = [A, B, C];
    expect(insertAt(points, 1, D)).toEqual([A, D, B, C]);
    expect(movedTo(points, 0, 2)).toEqual([B, C, A]);
    expect(movedTo(points, 0, -1)).toEqual([A, B, C]);
    expect(movedTo(points, 2, 3)).toEqual([A, B, C]);
    expect(without(points, 1)).toEqual([A, C]);
    expect(points).toEqual([A, B, C]);
  });
  it("have a middle between each and the next, the last and the first too", () => {
    expect(middleAfter([A, B, C], 0)).toEqual([366_550_000, 359_300_000]);
    expect(middleAfter([A, B, C], 2)).toEqual([366_550_000, 359_650_000]);
  });
  it("are counted: three for an area, two for a line, one for a circle that reaches somewhere", () => {
    expect([emptyPart("area"), emptyPart("circle"), emptyPart("corridor"), emptyPart("route")].map(lacking)).toEqual([3, 1, 2, 2]);
    expect(isWhole({ ...emptyPart("circle"), points: [A] })).toBe(true);
    expect(isWhole({ ...emptyPart("circle"), points: [A], reach_m: 0 })).toBe(false);
    expect(shapeOf({ ...emptyPart("area"), points: [A, B] })).toBeNull();
  });
});

describe("a route", () => {
  it("is timed from its start by its speed", () => {
    const part = route([A, B]);
    const far_m = distance_m(toDegrees(A), toDegrees(B));
    expect(part.times[0]).toBe(NOON);
    expect(part.times[1]).toBe(Math.round(NOON + (far_m / (30 / 3.6)) * 1_000));
  });
  it("leaves at another time as a whole", () => {
    const part = route([A, B, C]);
    expect(departing(part, NOON + 60_000).times).toEqual(part.times.map((one) => one + 60_000));
    expect(withTime(part, 0, NOON + 60_000).times).toEqual(part.times.map((one) => one + 60_000));
  });
  it("keeps times that were set by hand, with a new point's between", () => {
    const timed = withTime(withTime(route([A, C]), 1, NOON + 600_000), 0, NOON);
    expect(timed.paced).toBe(false);
    expect(withPoints(timed, [A, B, C]).times).toEqual([NOON, NOON + 300_000, NOON + 600_000]);
    expect(withPoints(timed, [A, D]).times).toEqual([NOON, NOON + 600_000]);
    expect(withPoints(withPoints(timed, [A, B, C]), [A, C]).times).toEqual([NOON, NOON + 600_000]);
  });
  it("goes on at its speed where points are added behind, and its times rise", () => {
    const timed = withTime(route([A, B]), 1, NOON + 600_000);
    const { times } = withPoints(timed, [A, B, C]);
    expect(times.slice(0, 2)).toEqual([NOON, NOON + 600_000]);
    expect(times[2]).toBeGreaterThan(NOON + 600_000);
  });
  it("begins again at its start when all its points are taken out", () => {
    expect(withPoints(withPoints(route([A, B]), []), [C]).times).toEqual([NOON]);
  });
  it("carries altitudes along", () => {
    const part = { ...route([A, C]), altitudes_m: [400, 1_000], paced: false };
    expect(withPoints(part, [A, B, C]).altitudes_m).toEqual([400, 700, 1_000]);
  });
});

describe("volumes", () => {
  const ring = (points: Units[]) => [...points, points[0] as Units];
  const HOLE = ring([
    [366_400_000, 359_400_000],
    [366_400_000, 359_600_000],
    [366_600_000, 359_600_000],
  ]);
  const volumes: Volume[] = [
    { shape: { is: "area", polygons: [[ring([A, B, C, D]), HOLE]] }, start: "2027-03-04T12:00:00.000Z", upper_cm: 60_001 },
    { shape: { is: "circle", center: A, radius_cm: 29 } },
    { shape: { is: "corridor", line: [A, B], buffer_cm: 25_000 }, lower_cm: -1_235, end: "2027-03-04T13:00:00.000Z" },
    {
      shape: {
        is: "route",
        line: [A, B, B],
        times: ["2027-03-04T12:00:00.000Z", "2027-03-04T12:10:00.000Z", "2027-03-04T12:20:00.000Z"],
        buffer_cm: 10_000,
        vertical_buffer_cm: 5_000,
        altitudes_cm: [40_000, 120_050, 120_050],
      },
    },
  ];
  it("become parts and volumes again, to the last centimetre", () => {
    expect(volumesOf(partsOf(volumes), OPEN)).toEqual(volumes);
  });
  it("of several polygons become several parts, which cover the same", () => {
    const two: Volume[] = [{ shape: { is: "area", polygons: [[ring([A, B, C])], [ring([A, C, D])]] } }];
    expect(partsOf(two).map(({ points }) => points)).toEqual([
      [A, B, C],
      [A, C, D],
    ]);
  });
  it("take the notice's window where they have none of their own", () => {
    const [volume] = volumesOf([{ ...emptyPart("circle"), points: [A] }], { start_ms: NOON, end_ms: null });
    expect(volume?.start).toBe("2027-03-04T12:00:00.000Z");
    expect(volume?.end).toBeUndefined();
  });
  it("are shifted in time and height, and back", () => {
    const parts = partsOf(volumes);
    const there = parts.map((part) => shifted(part, 47_000, -251.5));
    expect(there[0]?.own?.start_ms).toBe(NOON + 47_000);
    expect(there[0]?.upper_m).toBe(348.51);
    expect(there[3]?.times[2]).toBe(NOON + 1_247_000);
    expect(there.map((part) => shifted(part, -47_000, 251.5))).toEqual(parts);
  });
});

describe("what was drawn", () => {
  it("becomes points, without the one that closes a ring and without repeated ones", () => {
    const drawn = withDrawn(emptyPart("area"), { is: "area", polygons: [[[A, B, B, C, A]]] });
    expect(drawn.points).toEqual([A, B, C]);
  });
  it("gives a circle its radius in whole metres, and leaves a line's reach to the form", () => {
    expect(withDrawn(emptyPart("circle"), { is: "circle", center: B, radius_cm: 123_456 })).toMatchObject({ points: [B], reach_m: 1_235 });
    expect(withDrawn(emptyPart("corridor"), { is: "corridor", line: [A, B], buffer_cm: 0 })).toMatchObject({
      points: [A, B],
      reach_m: 250,
    });
  });
  it("stays what it is when it is shown on the map and read back", () => {
    const part = { ...emptyPart("area"), points: [A, B, C], holes: [[A, B, C, A]] };
    const shape = shapeOf(part);
    expect(shape && withDrawn(part, shape)).toEqual(part);
  });
});
