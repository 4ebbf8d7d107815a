/** Pieces of the map: where what moves is, windows that are half open, what lies over the edge of the map, outlines of shapes. */
import { describe, expect, it } from "vitest";
import { away, distance_m } from "./geodesic";
import { boxOf, latitudeOf, longitudeOf, mapX, mapY, type Piece, pieceOfPart, pieceOfVolume, positionAt, TURN } from "./pieces";
import { toUnits } from "./shapes";
import type { Degrees } from "./told";
import { isUnderWay } from "./under_way";

const ROUTE = {
  is: "route",
  line: [
    [360_000_000, 360_000_000],
    [440_000_000, 330_000_000],
  ],
  buffer_cm: 100_000,
} as const;
const TIMES = ["2027-03-04T13:00:00Z", "2027-03-04T14:00:00Z"];
const START_MS = Date.parse(TIMES[0] as string);

const degrees = ([x, y]: [number, number]): Degrees => [longitudeOf(x), latitudeOf(y)];

describe("what moves", () => {
  const piece = pieceOfVolume({ shape: { ...ROUTE, times: TIMES } });

  it("is on its geodesic at each instant, as fast as it said", () => {
    // Three tenths of the way, by the Python package geographiclib 2.1
    const at = positionAt(piece, START_MS + 0.3 * 3_600_000);
    expect(at).not.toBeNull();
    expect(distance_m(degrees(at as [number, number]), [38.460310922, 35.155874872])).toBeLessThan(20);
  });

  it("begins and ends where it said, and is nowhere before and after", () => {
    expect(degrees(positionAt(piece, START_MS) as [number, number])[0]).toBeCloseTo(36, 9);
    expect(degrees(positionAt(piece, START_MS + 3_600_000) as [number, number])[1]).toBeCloseTo(33, 9);
    expect(positionAt(piece, START_MS - 1)).toBeNull();
    expect(positionAt(piece, START_MS + 3_600_001)).toBeNull();
  });

  it("waits where two fixes are the same place", () => {
    const still: Piece = { ...piece, line: Float64Array.of(0, 0, 0, 0, 10, 0), times: Float64Array.of(0, 100, 200) };
    expect(positionAt(still, 50)).toEqual([0, 0]);
    expect(positionAt(still, 150)).toEqual([5, 0]);
  });

  it("goes on over the edge of the map", () => {
    const over = pieceOfVolume({
      shape: {
        ...ROUTE,
        line: [
          [1_795_000_000, -160_000_000],
          [-1_789_000_000, -185_000_000],
        ],
        times: TIMES,
      },
    });
    const [from, to] = [positionAt(over, START_MS), positionAt(over, START_MS + 3_600_000)] as [number, number][];
    expect(longitudeOf((from as [number, number])[0])).toBeCloseTo(179.5, 9);
    expect(longitudeOf((to as [number, number])[0])).toBeCloseTo(181.1, 9);
    expect(over.box[2] - over.box[0]).toBeLessThan(TURN / 100);
  });
});

describe("a window", () => {
  it("holds its start and not its end", () => {
    expect(isUnderWay(10, 20, 9)).toBe(false);
    expect(isUnderWay(10, 20, 10)).toBe(true);
    expect(isUnderWay(10, 20, 19.9)).toBe(true);
    expect(isUnderWay(10, 20, 20)).toBe(false);
  });

  it("is open where nothing is said, and everything is under way without an instant", () => {
    expect(isUnderWay(null, 20, -1e15)).toBe(true);
    expect(isUnderWay(10, null, 1e15)).toBe(true);
    expect(isUnderWay(10, 20, null)).toBe(true);
  });
});

/** How far off the nearest point of a ring is from a point, in metres. */
const rim = (piece: Piece, from: Degrees) => {
  const ring = piece.rings[0] as Float64Array;
  const lengths = Array.from({ length: ring.length / 2 }, (_, at) =>
    distance_m(degrees([ring[2 * at] as number, ring[2 * at + 1] as number]), from),
  );
  return [Math.min(...lengths), Math.max(...lengths)];
};

describe("outlines", () => {
  it("of a circle lies at its radius, on the ground", () => {
    const piece = pieceOfVolume({ shape: { is: "circle", center: [366_100_000, 600_000_000], radius_cm: 1_000_000 } });
    const [least, most] = rim(piece, [36.61, 60]);
    expect(least).toBeCloseTo(10_000, 2);
    expect(most).toBeCloseTo(10_000, 2);
  });

  it("of a corridor lies at its buffer from its line", () => {
    const line = [
      [360_000_000, 350_000_000],
      [362_000_000, 350_000_000],
    ] as const;
    const piece = pieceOfVolume({ shape: { is: "corridor", line, buffer_cm: 500_000 } });
    expect(latitudeOf(piece.box[3])).toBeCloseTo(away([36.1, 35], 0, 5_000)[1], 3);
    expect(longitudeOf(piece.box[2])).toBeCloseTo(away([36.2, 35], 90, 5_000)[0], 3);
  });

  it("of an area is wound the same way, whichever way it was said", () => {
    const ring = [
      [0, 0],
      [10_000_000, 0],
      [10_000_000, 10_000_000],
      [0, 0],
    ] as const;
    const area = (said: readonly (readonly [number, number])[]) => [
      ...(pieceOfVolume({ shape: { is: "area", polygons: [[said]] } }).rings[0] ?? []),
    ];
    const [there, back] = [area(ring), area([...ring].reverse())];
    const turn = (at: number[]) => Math.sign((at[2] ?? 0) * (at[5] ?? 0) - (at[4] ?? 0) * (at[3] ?? 0));
    expect(turn(there)).toBe(turn(back));
  });

  it("of a part of a notice keeps its window, and has none where none was said", () => {
    const geometry = {
      type: "Polygon",
      coordinates: [
        [
          [36, 36],
          [37, 36],
          [37, 37],
          [36, 36],
        ],
      ],
    } as const;
    const part = { is: "area", geometry, start_ms: 5, end_ms: null, lower_m: null, upper_m: null } as unknown as Parameters<
      typeof pieceOfPart
    >[0];
    const piece = pieceOfPart(part);
    expect([piece.from_ms, piece.to_ms]).toEqual([5, Number.POSITIVE_INFINITY]);
    expect(piece.box).toEqual(boxOf([Float64Array.of(mapX(36), mapY(36), mapX(37), mapY(37))]));
  });
});

describe("units of a statement", () => {
  it("come from degrees, brought back between -180 and 180", () => {
    expect(toUnits([181.1, -18.5])).toEqual([-1_789_000_000, -185_000_000]);
    expect(toUnits([36.61, 35.93])).toEqual([366_100_000, 359_300_000]);
    expect(toUnits([-180, 0])).toEqual([-1_800_000_000, 0]);
  });
});
