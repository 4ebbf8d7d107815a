/** Geodesics, compared with Karney's (the Python package geographiclib 2.1): lengths, directions, and what lies three tenths of the way. */
import { describe, expect, it } from "vitest";
import { away, course, distance_m, near, timesAlong, unwrapped, way } from "./geodesic";
import type { Degrees } from "./told";

interface Known {
  a: Degrees;
  b: Degrees;
  length_m: number;
  azimuth: number;
  third: Degrees;
}

const KNOWN: Known[] = [
  { a: [36.05, 35.98], b: [36.5, 36.1], length_m: 42683.1119, azimuth: 71.690705063, third: [36.184856559, 36.016177493] },
  { a: [36.0, 36.0], b: [44.0, 33.0], length_m: 806216.736, azimuth: 112.061929609, third: [38.460310922, 35.155874872] },
  { a: [2.35, 48.85], b: [37.6, 55.75], length_m: 2493055.2921, azimuth: 58.695631128, third: [11.671557086, 51.985203433] },
  { a: [179.5, -16.0], b: [-178.9, -18.5], length_m: 324802.8661, azimuth: 148.64340179, third: [179.975527328, -16.751385475] },
  { a: [-30.0, 60.0], b: [100.0, -35.0], length_m: 15496630.3466, azimuth: 74.690723039, third: [40.933854453, 47.2542693] },
  { a: [0, 0], b: [0, 80], length_m: 8885139.8719, azimuth: 0.0, third: [0.0, 24.092573227] },
  { a: [10, 0], b: [100, 0], length_m: 10018754.1714, azimuth: 90.0, third: [37.0, 0.0] },
];

describe("geodesics", () => {
  it.each(KNOWN)("from $a to $b", ({ a, b, length_m, azimuth, third }) => {
    const found = way(a, b);
    expect(found.length_m).toBeCloseTo(length_m, 2);
    expect(found.azimuth).toBeCloseTo(azimuth, 6);
    const [longitude, latitude] = away(a, found.azimuth, 0.3 * length_m);
    expect(near(longitude, third[0])).toBeCloseTo(third[0], 7);
    expect(latitude).toBeCloseTo(third[1], 7);
  });

  it("finds an answer between antipodes, where the formulae do not meet", () => {
    const half_m = 20_003_931;
    expect(distance_m([0, 0.2], [179.9, -0.1]) / half_m).toBeCloseTo(1, 2);
  });

  it("cuts a course into pieces whose times are those of a constant speed", () => {
    const [a, b]: Degrees[] = [
      [36, 36],
      [44, 33],
    ];
    const fixes = course([a as Degrees, b as Degrees], [0, 1_000_000]);
    expect(fixes.line.length).toBe(fixes.times_ms.length);
    const whole_m = distance_m(a as Degrees, b as Degrees);
    fixes.line.forEach((point, index) => {
      const share = distance_m(a as Degrees, point) / whole_m;
      expect(share).toBeCloseTo((fixes.times_ms[index] ?? 0) / 1_000_000, 9);
    });
  });

  it("goes over the edge of the map the short way", () => {
    expect(
      unwrapped([
        [179, 0],
        [-179, 1],
        [-170, 2],
      ]),
    ).toEqual([
      [179, 0],
      [181, 1],
      [190, 2],
    ]);
    const { line } = course(
      [
        [179.5, -16],
        [-178.9, -18.5],
      ],
      [0, 60_000],
    );
    expect(line.at(-1)?.[0]).toBeCloseTo(181.1, 9);
    for (const [longitude] of line) expect(longitude).toBeGreaterThanOrEqual(179.5);
  });

  it("gives the times of a speed, which always rise", () => {
    const [first, second, third] = timesAlong(
      [
        [36, 36],
        [36, 36.5],
        [36, 36.5],
      ],
      1_000,
      20,
    );
    expect(first).toBe(1_000);
    expect((second ?? 0) - 1_000).toBeCloseTo((distance_m([36, 36], [36, 36.5]) / 20) * 1_000, -1);
    expect(third).toBeGreaterThan(second ?? 0);
  });
});
