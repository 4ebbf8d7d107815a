/**
 * Parts of a notice: where and when it is, as one edits it. Positions in 1e-7 degree as in a statement, lengths in metres, instants in ms.
 *
 * A part is what a statement calls a volume (src/map/shapes.ts). `partsOf` reads volumes, `volumesOf` gives them for the map, and `drawn` and
 * `withDrawn` go between a part and what somebody drew. Nothing here changes a part: each function gives another one.
 */
import { distance_m, timesAlong } from "../../map/geodesic";
import { type Shape, toDegrees, type Units, type Volume } from "../../map/shapes";

export type PartKind = Shape["is"];
export const PART_KINDS = ["area", "circle", "corridor", "route"] as const satisfies readonly PartKind[];

export interface Span {
  start_ms: number | null;
  end_ms: number | null;
}

export interface Part {
  is: PartKind;
  /** An area's outline, not closed; a circle's middle; a line. */
  points: Units[];
  /** An area's holes, closed, as they came: they are kept, and not drawn here. */
  holes: Units[][];
  /** A circle's radius; how far a line reaches to either side. */
  reach_m: number;
  vertical_m: number;
  lower_m: number | null;
  upper_m: number | null;
  /** How high a route is at each point, where it came with that. */
  altitudes_m: number[] | null;
  /** A window of its own; null: the notice's. */
  own: Span | null;
  /** When a route is at each point. */
  times: number[];
  speed_kmh: number;
  /** Whether a route's times follow from its start and its speed; once one of them was set by hand they do not. */
  paced: boolean;
}

const REACHES: Record<PartKind, number> = { area: 0, circle: 500, corridor: 250, route: 250 };
const SPEED_KMH = 30;
const CM = 100;
const KMH = 3.6;

export const emptyPart = (is: PartKind): Part => ({
  is,
  points: [],
  holes: [],
  reach_m: REACHES[is],
  vertical_m: 0,
  lower_m: null,
  upper_m: null,
  altitudes_m: null,
  own: null,
  times: [],
  speed_kmh: SPEED_KMH,
  paced: true,
});

const LEAST: Record<PartKind, number> = { area: 3, circle: 1, corridor: 2, route: 2 };

/** How many points a part still lacks. */
export const lacking = ({ is, points }: Part) => Math.max(0, LEAST[is] - points.length);

export const isWhole = (part: Part) => lacking(part) === 0 && (part.is !== "circle" || part.reach_m > 0);

// Between a statement and a part

const msOf = (text: string | undefined) => (text === undefined ? null : Date.parse(text));
const metresOf = (cm: number | undefined) => (cm === undefined ? null : cm / CM);
const text = (ms: number) => new Date(ms).toISOString();
const pair = ([longitude, latitude]: Units): Units => [longitude, latitude];
const same = (a: Units | undefined, b: Units | undefined) => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** The parts of volumes, each with its own window; an area of several polygons becomes several parts. */
export const partsOf = (volumes: readonly Volume[]): Part[] =>
  volumes.flatMap((volume) => {
    const { shape } = volume;
    const window = { start_ms: msOf(volume.start), end_ms: msOf(volume.end) };
    const band = { lower_m: metresOf(volume.lower_cm), upper_m: metresOf(volume.upper_cm) };
    const own = shape.is === "route" ? null : window;
    return pointsOf(shape).map((some) => ({ ...emptyPart(shape.is), ...band, own, ...some }));
  });

/** What of a part its shape says: one for each polygon of an area. */
function pointsOf(shape: Shape): Partial<Part>[] {
  switch (shape.is) {
    case "area":
      return shape.polygons.map(([outline = [], ...holes]) => ({
        points: outline.slice(0, -1).map(pair),
        holes: holes.map((ring) => ring.map(pair)),
      }));
    case "circle":
      return [{ points: [pair(shape.center)], reach_m: shape.radius_cm / CM }];
    case "corridor":
      return [{ points: shape.line.map(pair), reach_m: shape.buffer_cm / CM }];
    default:
      return [routeOf(shape)];
  }
}

function routeOf(shape: Extract<Shape, { is: "route" }>): Partial<Part> {
  const times = shape.times.map((one) => Date.parse(one));
  const points = shape.line.map(pair);
  return {
    points,
    times,
    reach_m: shape.buffer_cm / CM,
    vertical_m: (shape.vertical_buffer_cm ?? 0) / CM,
    altitudes_m: shape.altitudes_cm?.map((one) => one / CM) ?? null,
    speed_kmh: speedOf(points, times),
    paced: false,
  };
}

/** The mean speed of a course, in whole km/h. */
function speedOf(points: readonly Units[], times: readonly number[]): number {
  const took_h = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 3_600_000;
  const far_m = points.slice(1).reduce((sum, one, at) => sum + distance_m(toDegrees(points[at] ?? one), toDegrees(one)), 0);
  return took_h > 0 ? Math.max(1, Math.round(far_m / 1_000 / took_h)) : SPEED_KMH;
}

const closed = (points: readonly Units[]): Units[] => (points[0] ? [...points, points[0]] : []);
const cm = (metres: number) => Math.round(metres * CM);

/** What a part says, in a statement's own units; null while it lacks points. */
export function shapeOf(part: Part): Shape | null {
  const [first] = part.points;
  if (lacking(part) > 0 || !first) return null;
  switch (part.is) {
    case "area":
      return { is: "area", polygons: [[closed(part.points), ...part.holes]] };
    case "circle":
      return { is: "circle", center: first, radius_cm: cm(part.reach_m) };
    case "corridor":
      return { is: "corridor", line: part.points, buffer_cm: cm(part.reach_m) };
    case "route": {
      const altitudes = part.altitudes_m ? { altitudes_cm: part.altitudes_m.map(cm) } : {};
      const vertical = part.vertical_m ? { vertical_buffer_cm: cm(part.vertical_m) } : {};
      return { is: "route", line: part.points, times: part.times.map(text), buffer_cm: cm(part.reach_m), ...vertical, ...altitudes };
    }
  }
}

/** The window of a part: its own, or the notice's; a route's are its first and its last time. */
export function spanOf(part: Part, notice: Span): Span {
  if (part.is === "route") return { start_ms: part.times[0] ?? null, end_ms: part.times.at(-1) ?? null };
  return part.own ?? notice;
}

/** The volumes of whole parts, for the map. */
export const volumesOf = (parts: readonly Part[], notice: Span): Volume[] =>
  parts.flatMap((part) => {
    const shape = isWhole(part) ? shapeOf(part) : null;
    if (!shape) return [];
    const { start_ms, end_ms } = spanOf(part, notice);
    const still = part.is !== "route";
    return [
      {
        shape,
        ...(part.lower_m === null ? {} : { lower_cm: cm(part.lower_m) }),
        ...(part.upper_m === null ? {} : { upper_cm: cm(part.upper_m) }),
        ...(still && start_ms !== null ? { start: text(start_ms) } : {}),
        ...(still && end_ms !== null ? { end: text(end_ms) } : {}),
      },
    ];
  });

// Points

/** A part with other points; a route's times follow: paced ones from its start, others where they stood, with new ones between. */
export function withPoints(part: Part, points: Units[]): Part {
  if (part.is !== "route") return { ...part, points };
  const { times, altitudes_m } = followed(part, points);
  return retimed({ ...part, points, altitudes_m, times: times.length ? times : part.times.slice(0, 1) });
}

/** Times and altitudes of the points that are still there, and of new ones between them. */
function followed(part: Part, points: readonly Units[]): Pick<Part, "times" | "altitudes_m"> {
  if (points.length === part.points.length) return { times: part.times, altitudes_m: part.altitudes_m };
  const [before, after] = [common(part.points, points), common([...part.points].reverse(), [...points].reverse())];
  const behind = Math.min(after, Math.min(points.length, part.points.length) - before);
  const fill = (values: readonly number[]) => {
    const [head, tail] = [values.slice(0, before), behind ? values.slice(-behind) : []];
    const fresh = points.length - head.length - tail.length;
    const from = head.at(-1) ?? tail[0] ?? values[0] ?? 0;
    const to = tail[0] ?? from;
    return [...head, ...Array.from({ length: fresh }, (_, at) => from + ((to - from) * (at + 1)) / (fresh + 1)), ...tail];
  };
  return { times: fill(part.times).map(Math.round), altitudes_m: part.altitudes_m && fill(part.altitudes_m) };
}

const common = (a: readonly Units[], b: readonly Units[]) => {
  const at = a.findIndex((one, index) => !same(one, b[index]));
  return at < 0 ? Math.min(a.length, b.length) : at;
};

/** A route's times from its start and its speed, where they are paced; else each at least after the one before, at its speed. */
export function retimed(part: Part): Part {
  if (part.is !== "route") return part;
  if (part.points.length === 0) return { ...part, times: part.times.slice(0, 1) };
  const along = part.points.map(toDegrees);
  const start_ms = part.times[0] ?? 0;
  if (part.paced) return { ...part, times: timesAlong(along, start_ms, part.speed_kmh / KMH) };
  const times: number[] = [];
  part.points.forEach((_, at) => {
    const last = times[at - 1];
    const held = part.times[at];
    if (last === undefined || (held !== undefined && held > last)) times.push(held ?? start_ms);
    else times.push(timesAlong(along.slice(at - 1, at + 1), last, part.speed_kmh / KMH)[1] ?? last + 1);
  });
  return { ...part, times };
}

/** A route that begins at another instant. */
export const departing = (part: Part, start_ms: number): Part => shifted(part, start_ms - (part.times[0] ?? start_ms), 0);

export const withTime = (part: Part, at: number, ms: number): Part =>
  at === 0 && part.paced
    ? departing(part, ms)
    : { ...part, paced: false, times: part.times.map((one, index) => (index === at ? ms : one)) };

export const insertAt = (points: readonly Units[], at: number, ...fresh: Units[]) => points.toSpliced(at, 0, ...fresh);
export const without = (points: readonly Units[], at: number) => points.toSpliced(at, 1);
export const replaced = (points: readonly Units[], at: number, by: Units) => points.with(at, by);

export function movedTo(points: readonly Units[], from: number, to: number): Units[] {
  const held = points[from];
  return !held || to < 0 || to >= points.length ? [...points] : points.toSpliced(from, 1).toSpliced(to, 0, held);
}

/** Half way to the next point, on the line between them. */
export function middleAfter(points: readonly Units[], at: number): Units {
  const [a, b] = [points[at] ?? [0, 0], points[(at + 1) % points.length] ?? [0, 0]];
  return [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
}

// Shifts

/** A part so much later (its own window and times), and so much higher. */
export const shifted = (part: Part, by_ms: number, by_m: number): Part => ({
  ...part,
  times: part.times.map((one) => one + by_ms),
  own: part.own && laterSpan(part.own, by_ms),
  lower_m: part.lower_m === null ? null : round(part.lower_m + by_m),
  upper_m: part.upper_m === null ? null : round(part.upper_m + by_m),
  altitudes_m: part.altitudes_m?.map((one) => round(one + by_m)) ?? null,
});

export const laterSpan = ({ start_ms, end_ms }: Span, by_ms: number): Span => ({
  start_ms: start_ms === null ? null : start_ms + by_ms,
  end_ms: end_ms === null ? null : end_ms + by_ms,
});

const round = (metres: number) => Math.round(metres * CM) / CM;

// What somebody drew

/** What was drawn, as drawing.ts gives it: its points and, of a circle, its radius. A point that repeats the one before it is left out. */
export function withDrawn(part: Part, shape: Shape | { is: "route"; line: readonly Units[]; buffer_cm: number }): Part {
  switch (shape.is) {
    case "area":
      return withPoints(part, apart((shape.polygons[0]?.[0] ?? []).slice(0, -1)));
    case "circle":
      return { ...part, points: [pair(shape.center)], reach_m: Math.max(1, Math.round(shape.radius_cm / CM)) };
    default:
      return withPoints(part, apart(shape.line));
  }
}

const apart = (points: readonly Units[]): Units[] => points.filter((one, at) => !same(one, points[at - 1])).map(pair);
