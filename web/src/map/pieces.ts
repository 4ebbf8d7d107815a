/**
 * Pieces: what is drawn, made once. Each is rings to fill and, of what moves, its course and when it is where; all on the flat map
 * (Web Mercator metres), longitudes running on beyond 180 where it crosses the edge.
 */
import { away, course, unwrapped } from "./geodesic";
import { type Shape, toDegrees, type Volume, windowOf } from "./shapes";
import type { Degrees, Outline, Part } from "./told";

/** Coordinates x, y, x, y ... in metres of the map. */
export type Flat = Float64Array;
export type Box = [west: number, south: number, east: number, north: number];

export interface Piece {
  /** Closed rings; a ring that is only a point or an open line is in `line`. They are filled by their winding. */
  rings: Flat[];
  line: Flat | null;
  /** When what moves is at each point of `line`, in ms. */
  times: Float64Array | null;
  /** How far it reaches round where it is, in metres on the ground. */
  reach_m: number;
  /** Half-open. */
  from_ms: number;
  to_ms: number;
  box: Box;
}

const RADIUS_M = 6_378_137;
/** One turn round the earth on the map. */
export const TURN = 2 * Math.PI * RADIUS_M;
const EDGE = 85.05;
const CIRCLE_POINTS = 48;
const CORNER_POINTS = 12;
const CUT_DEGREES = 0.2;

export const mapX = (longitude: number) => (longitude * Math.PI * RADIUS_M) / 180;
export const mapY = (latitude: number) => {
  const held = Math.max(-EDGE, Math.min(EDGE, latitude));
  return RADIUS_M * Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360));
};
export const longitudeOf = (x: number) => (x / RADIUS_M) * (180 / Math.PI);
export const latitudeOf = (y: number) => (2 * Math.atan(Math.exp(y / RADIUS_M)) - Math.PI / 2) * (180 / Math.PI);
/** How many metres of the map are one on the ground, at a northing. */
export const stretch = (y: number) => Math.cosh(y / RADIUS_M);

export function flat(line: readonly Degrees[]): Flat {
  const made = new Float64Array(line.length * 2);
  line.forEach(([longitude, latitude], index) => {
    made[2 * index] = mapX(longitude);
    made[2 * index + 1] = mapY(latitude);
  });
  return made;
}

export function boxOf(flats: readonly Flat[], reach = 0): Box {
  const box: Box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of flats) {
    for (let at = 0; at < one.length; at += 2) {
      const [x, y] = [one[at] as number, one[at + 1] as number];
      box[0] = Math.min(box[0], x - reach);
      box[1] = Math.min(box[1], y - reach);
      box[2] = Math.max(box[2], x + reach);
      box[3] = Math.max(box[3], y + reach);
    }
  }
  return box;
}

export const around = (boxes: readonly Box[]): Box | null =>
  boxes.length === 0
    ? null
    : boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);

/** Where a piece that moves is at an instant, on the map; null where it is not under way, or does not move. */
export function positionAt({ line, times }: Piece, at_ms: number): [x: number, y: number] | null {
  const last = (times?.length ?? 0) - 1;
  if (!line || !times || last < 1 || at_ms < (times[0] as number) || at_ms > (times[last] as number)) return null;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= at_ms) low = middle;
    else high = middle;
  }
  const share = (at_ms - (times[low] as number)) / ((times[high] as number) - (times[low] as number));
  const between = (offset: 0 | 1) => {
    const from = line[2 * low + offset] as number;
    return from + share * ((line[2 * high + offset] as number) - from);
  };
  return [between(0), between(1)];
}

/** Rings and lines of a GeoJSON outline. */
export function ofOutline(outline: Outline): { rings: Flat[]; line: Flat | null } {
  switch (outline.type) {
    case "Point":
      return { rings: [], line: flat([outline.coordinates]) };
    case "LineString":
      return { rings: [], line: flat(outline.coordinates) };
    case "Polygon":
      return { rings: outline.coordinates.map(wound), line: null };
    case "MultiPolygon":
      return { rings: outline.coordinates.flatMap((polygon) => polygon.map(wound)), line: null };
  }
}

/** A ring of a polygon, wound as it is meant: the outer one one way, holes the other. Parts that overlap are then filled once. */
function wound(ring: readonly Degrees[], index: number): Flat {
  const made = flat(ring);
  let twice = 0;
  for (let at = 0; at + 3 < made.length; at += 2) {
    twice += (made[at] as number) * (made[at + 3] as number) - (made[at + 2] as number) * (made[at + 1] as number);
  }
  return twice > 0 === (index === 0) ? made : flat([...ring].reverse());
}

/** A part of a notice, as the desk told it. */
export function pieceOfPart(part: Part): Piece {
  const { rings, line } = ofOutline(part.geometry);
  const track = part.line ? flat(part.line) : line;
  return {
    rings,
    line: track,
    times: part.times_ms ? Float64Array.from(part.times_ms) : null,
    reach_m: part.buffer_m ?? part.radius_m ?? 0,
    from_ms: part.start_ms ?? Number.NEGATIVE_INFINITY,
    to_ms: part.end_ms ?? Number.POSITIVE_INFINITY,
    box: boxOf(track ? [...rings, track] : rings),
  };
}

/** A volume of a statement. */
export function pieceOfVolume(volume: Volume): Piece {
  const [from_ms, to_ms] = windowOf(volume);
  return { ...pieceOfShape(volume.shape), from_ms, to_ms };
}

function pieceOfShape(shape: Shape): Omit<Piece, "from_ms" | "to_ms"> {
  const still = { line: null, times: null, reach_m: 0 };
  switch (shape.is) {
    case "area": {
      const rings = shape.polygons.flatMap((polygon) => polygon.map((ring, index) => wound(unwrapped(ring.map(toDegrees)), index)));
      return { ...still, rings, box: boxOf(rings) };
    }
    case "circle": {
      const rings = [flat(circle(toDegrees(shape.center), shape.radius_cm / 100))];
      return { ...still, rings, box: boxOf(rings), reach_m: shape.radius_cm / 100 };
    }
    case "corridor":
      return banded(unwrapped(shape.line.map(toDegrees)), null, shape.buffer_cm / 100);
    case "route": {
      const fixes = course(shape.line.map(toDegrees), shape.times.map(Date.parse));
      return banded(fixes.line, Float64Array.from(fixes.times_ms), shape.buffer_cm / 100);
    }
  }
}

/** The ring of points at a distance from a point. */
export const circle = (center: Degrees, radius_m: number): Degrees[] =>
  Array.from({ length: CIRCLE_POINTS + 1 }, (_, at) => away(center, (360 * (at % CIRCLE_POINTS)) / CIRCLE_POINTS, radius_m));

function banded(degrees: Degrees[], times: Float64Array | null, reach_m: number) {
  const line = flat(degrees);
  const rings = reach_m >= 1 && degrees.length > 1 ? [band(flat(cut(degrees)), reach_m)] : [];
  return { rings, line, times, reach_m, box: boxOf([...rings, line]) };
}

/** Cut long edges, so that a reach that differs along them on the map is seen to. */
function cut(line: readonly Degrees[]): Degrees[] {
  return line.flatMap((end, index) => {
    const start = line[index - 1];
    if (!start) return [end];
    const pieces = Math.min(400, Math.max(1, Math.ceil(Math.hypot(end[0] - start[0], end[1] - start[1]) / CUT_DEGREES)));
    return Array.from({ length: pieces }, (_, at): Degrees => {
      const share = (at + 1) / pieces;
      return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
    });
  });
}

/** The ring round a line: along its right side, round its end, back along its left, round its start. The map is true to angles, so circles do. */
function band(line: Flat, reach_m: number): Flat {
  const points: number[] = [];
  const count = line.length / 2;
  const xy = (at: number): [number, number] => [line[2 * at] as number, line[2 * at + 1] as number];
  const side = (order: number[]) => {
    order.slice(1).forEach((to, index) => {
      const [a, b] = [xy(order[index] as number), xy(to)];
      if (a[0] === b[0] && a[1] === b[1]) return;
      const along = Math.atan2(b[1] - a[1], b[0] - a[0]);
      const following = order[index + 2];
      const next = following === undefined ? along + Math.PI : Math.atan2(xy(following)[1] - b[1], xy(following)[0] - b[0]);
      push(a, along - Math.PI / 2);
      push(b, along - Math.PI / 2);
      const turn = following === undefined ? Math.PI : wrapped(next - along);
      const steps = turn > 0 ? Math.ceil((turn / (2 * Math.PI)) * 2 * CORNER_POINTS) : 0;
      for (let at = 1; at < steps; at += 1) push(b, along - Math.PI / 2 + (turn * at) / steps);
    });
  };
  const push = (from: [number, number], angle: number) => {
    const reach = reach_m * stretch(from[1]);
    points.push(from[0] + reach * Math.cos(angle), from[1] + reach * Math.sin(angle));
  };
  const there = Array.from({ length: count }, (_, at) => at);
  side(there);
  side(there.reverse());
  points.push(points[0] as number, points[1] as number);
  return Float64Array.from(points);
}

const wrapped = (angle: number) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
