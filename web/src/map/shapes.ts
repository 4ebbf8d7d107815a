/**
 * Where something applies, in a statement's own units (src/garant/statement/shapes.py): positions in 1e-7 degree, lengths in centimetres.
 *
 * This is what a payload holds, so what is drawn from it is what is signed.
 */
import { degreesOf, PER_DEGREE, type Position } from "../language/place";
import type { Degrees } from "./told";

export type Units = Position;
export type Line = readonly Units[];

export type Shape =
  | { is: "area"; polygons: readonly (readonly Line[])[] }
  | { is: "circle"; center: Units; radius_cm: number }
  | { is: "corridor"; line: Line; buffer_cm: number }
  | { is: "route"; line: Line; times: readonly string[]; buffer_cm: number; vertical_buffer_cm?: number; altitudes_cm?: readonly number[] };

export interface Volume {
  shape: Shape;
  lower_cm?: number;
  upper_cm?: number;
  start?: string;
  end?: string;
}

export const toDegrees = (held: Units): Degrees => {
  const [longitude, latitude] = degreesOf(held);
  return [longitude, latitude];
};

/** Degrees to units, the longitude brought back between -180 and 180. */
export function toUnits([longitude, latitude]: readonly [number, number]): [number, number] {
  const wrapped = longitude - 360 * Math.floor((longitude + 180) / 360);
  return [Math.round(wrapped * PER_DEGREE), Math.round(latitude * PER_DEGREE)];
}

/** A volume's window in ms: half open, unbounded where nothing is said. */
export function windowOf({ shape, start, end }: Volume): [from_ms: number, to_ms: number] {
  const [first, last] = shape.is === "route" ? [shape.times[0], shape.times.at(-1)] : [start, end];
  return [first ? Date.parse(first) : Number.NEGATIVE_INFINITY, last ? Date.parse(last) : Number.POSITIVE_INFINITY];
}
