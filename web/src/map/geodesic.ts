/**
 * The shortest way on the earth (WGS84): how far, in which direction, and what lies along it. By Vincenty's formulae (Survey Review 23
 * (176), 1975), as src/garant/space/earth.py does; what decides anything is computed there, by the desk. Near antipodes they fail, and a
 * sphere has to do.
 */
import type { Degrees } from "./told";

const A_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const B_M = A_M * (1 - FLATTENING);
const MEAN_M = 6_371_008.8;
const DEGREE = Math.PI / 180;
const TURNS_MAX = 200;
const CLOSE = 1e-13;

/** Geodesics are cut into pieces this long: between two points it then goes straight on a flat map, to within the width of a line. */
const PIECE_M = 25_000;
const PIECES_MAX = 48;

const { sin, cos, atan2, sqrt } = Math;

/** The latitude on the auxiliary sphere, in radians. */
const reduced = (latitude: number) => Math.atan((1 - FLATTENING) * Math.tan(latitude * DEGREE));

/** Vincenty's A and B for the length, and C for the longitude. */
function series(cos2Alpha: number): [a: number, b: number, c: number] {
  const u2 = (cos2Alpha * (A_M * A_M - B_M * B_M)) / (B_M * B_M);
  return [
    1 + (u2 / 16_384) * (4_096 + u2 * (-768 + u2 * (320 - 175 * u2))),
    (u2 / 1_024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2))),
    (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha)),
  ];
}

function bend(b: number, sinS: number, cosS: number, cos2M: number): number {
  const inner = cosS * (2 * cos2M * cos2M - 1) - (b / 6) * cos2M * (4 * sinS * sinS - 3) * (4 * cos2M * cos2M - 3);
  return b * sinS * (cos2M + (b / 4) * inner);
}

/** By how much the longitude on the ellipsoid falls short of that on the auxiliary sphere. */
const swing = (c: number, sinAlpha: number, sigma: number, cos2M: number) =>
  (1 - c) * FLATTENING * sinAlpha * (sigma + c * sin(sigma) * (cos2M + c * cos(sigma) * (2 * cos2M * cos2M - 1)));

/** How far it is from one point to another, in metres, and in which direction it begins: degrees from north to east. */
export function way(a: Degrees, b: Degrees): { length_m: number; azimuth: number } {
  const [u1, u2] = [reduced(a[1]), reduced(b[1])];
  const span = (near(b[0], a[0]) - a[0]) * DEGREE;
  let lambda = span;
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const across = cos(u2) * sin(lambda);
    const along = cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda);
    const sinS = Math.hypot(across, along);
    if (sinS === 0) return { length_m: 0, azimuth: 0 };
    const cosS = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda);
    const sigma = atan2(sinS, cosS);
    const sinAlpha = (cos(u1) * cos(u2) * sin(lambda)) / sinS;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    const cos2M = cos2Alpha > 1e-15 ? cosS - (2 * sin(u1) * sin(u2)) / cos2Alpha : 0;
    const [bigA, bigB, bigC] = series(cos2Alpha);
    const next = span + swing(bigC, sinAlpha, sigma, cos2M);
    if (Math.abs(next - lambda) < CLOSE) {
      return { length_m: B_M * bigA * (sigma - bend(bigB, sinS, cosS, cos2M)), azimuth: atan2(across, along) / DEGREE };
    }
    lambda = next;
  }
  return onSphere(a, b);
}

function onSphere(a: Degrees, b: Degrees): { length_m: number; azimuth: number } {
  const [from, to, span] = [a[1] * DEGREE, b[1] * DEGREE, (b[0] - a[0]) * DEGREE];
  const [across, along] = [cos(to) * sin(span), cos(from) * sin(to) - sin(from) * cos(to) * cos(span)];
  const arc = atan2(Math.hypot(across, along), sin(from) * sin(to) + cos(from) * cos(to) * cos(span));
  return { length_m: MEAN_M * arc, azimuth: atan2(across, along) / DEGREE };
}

export const distance_m = (a: Degrees, b: Degrees) => way(a, b).length_m;

/** The point so far off in a direction; its longitude follows on from the start's, beyond 180 if need be. */
export function away(from: Degrees, azimuth: number, length_m: number): Degrees {
  const [u1, heading] = [reduced(from[1]), azimuth * DEGREE];
  const sigma1 = atan2(sin(u1), cos(u1) * cos(heading));
  const sinAlpha = cos(u1) * sin(heading);
  const [bigA, bigB, bigC] = series(1 - sinAlpha * sinAlpha);
  let sigma = length_m / (B_M * bigA);
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const next = length_m / (B_M * bigA) + bend(bigB, sin(sigma), cos(sigma), cos(2 * sigma1 + sigma));
    const change = Math.abs(next - sigma);
    sigma = next;
    if (change < CLOSE) break;
  }
  const back = sin(u1) * sin(sigma) - cos(u1) * cos(sigma) * cos(heading);
  const up = sin(u1) * cos(sigma) + cos(u1) * sin(sigma) * cos(heading);
  const latitude = atan2(up, (1 - FLATTENING) * sqrt(sinAlpha * sinAlpha + back * back));
  const lambda = atan2(sin(sigma) * sin(heading), cos(u1) * cos(sigma) - sin(u1) * sin(sigma) * cos(heading));
  return [from[0] + (lambda - swing(bigC, sinAlpha, sigma, cos(2 * sigma1 + sigma))) / DEGREE, latitude / DEGREE];
}

/** A longitude, written so that it lies within half a turn of another. */
export const near = (longitude: number, other: number) => longitude + 360 * Math.round((other - longitude) / 360);

/** Let each point follow the one before it the short way round. */
export function unwrapped(line: readonly Degrees[]): Degrees[] {
  const done: Degrees[] = [];
  for (const [longitude, latitude] of line) {
    done.push([near(longitude, done.at(-1)?.[0] ?? longitude), latitude]);
  }
  return done;
}

/** Points along the geodesics of a course, and when it is at each: at constant speed along each leg. */
export function course(line: readonly Degrees[], times_ms: readonly number[]): { line: Degrees[]; times_ms: number[] } {
  const points: Degrees[] = [];
  const times: number[] = [];
  line.forEach((end, index) => {
    const start = line[index - 1];
    if (start) {
      const from_ms = times_ms[index - 1] ?? 0;
      const took_ms = (times_ms[index] ?? 0) - from_ms;
      const { length_m, azimuth } = way(start, end);
      const pieces = Math.min(PIECES_MAX, Math.max(1, Math.ceil(length_m / PIECE_M)));
      for (let at = 1; at < pieces; at += 1) {
        points.push(away(start, azimuth, (length_m * at) / pieces));
        times.push(from_ms + (took_ms * at) / pieces);
      }
    }
    points.push([end[0], end[1]]);
    times.push(times_ms[index] ?? 0);
  });
  return { line: unwrapped(points), times_ms: times };
}

/** When something that keeps one speed is at each point of a course. */
export function timesAlong(line: readonly Degrees[], start_ms: number, metresPerSecond: number): number[] {
  let at_ms = start_ms;
  return line.map((end, index) => {
    const start = line[index - 1];
    if (start) at_ms += Math.max(1, (distance_m(start, end) / metresPerSecond) * 1_000);
    return Math.round(at_ms);
  });
}
