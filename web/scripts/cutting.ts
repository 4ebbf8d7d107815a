/** Cuts polygons and lines along a grid of degrees, so that whoever draws a part of the world draws no more than that part. */

export type Point = [number, number];
export type Line = Point[];
/** Rings, each closed: the outer one, then its holes. */
export type Polygon = Line[];

/**
 * Cut each polygon into its parts in cells of so many degrees, each part reaching over the edges of its cell by the overlap.
 *
 * A ring may go over 180 degrees, where its longitudes jump, and around a pole. Every part lies between -180 and 180 degrees, but for the overlap.
 */
export function cutPolygons(polygons: Polygon[], cellDegrees: number, overlapDegrees: number): Polygon[] {
  const columns = polygons.flatMap((polygon) => strips(unrolled(polygon), 0, cellDegrees, overlapDegrees));
  return columns.flatMap((polygon) => strips(broughtHome(polygon), 1, cellDegrees, overlapDegrees));
}

/** Cut each line where it goes from one cell to another, the parts sharing the point that follows the crossing; and where it goes over 180 degrees. */
export function cutLines(lines: Line[], cellDegrees: number): Line[] {
  const cell = (point: Point) => `${Math.floor(point[0] / cellDegrees)} ${Math.floor(point[1] / cellDegrees)}`;
  const parts: Line[] = [];
  for (const line of lines) {
    let part: Line = [];
    line.forEach((point, index) => {
      const before = line[index - 1];
      if (before && jumps(before, point)) {
        if (part.length > 1) parts.push(part);
        part = [];
      }
      part.push(point);
      if (before && part.length > 1 && cell(before) !== cell(point)) {
        parts.push(part);
        part = [point];
      }
    });
    if (part.length > 1) parts.push(part);
  }
  return parts;
}

function jumps(from: Point, to: Point): boolean {
  return Math.abs(to[0] - from[0]) > 180;
}

/** Let longitudes run on beyond 180 degrees instead of jumping; holes follow the ring around them. */
function unrolled([outer = [], ...holes]: Polygon): Polygon {
  const around = unrolledRing(outer);
  const [low, high] = extent(around);
  return [around, ...holes.map((hole) => moved(unrolledRing(hole), (low + high) / 2))];
}

function unrolledRing(ring: Line): Line {
  let turn = 0;
  const run = ring.map((point, index): Point => {
    const before = ring[index - 1];
    if (before && jumps(before, point)) turn += point[0] < before[0] ? 360 : -360;
    return [point[0] + turn, point[1]];
  });
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || turn === 0) return run;
  const pole = last[1] < 0 ? -90 : 90;
  return [...run, [last[0], pole], [first[0], pole], first];
}

/** Move a part by whole turns to where the world is. */
function broughtHome(polygon: Polygon): Polygon {
  const [low, high] = extent(polygon[0] ?? []);
  const turns = Math.round((low + high) / 2 / 360) * 360;
  return turns ? polygon.map((ring) => ring.map(([longitude, latitude]): Point => [longitude - turns, latitude])) : polygon;
}

/** Move a ring by whole turns until it is as near to a longitude as it can be. */
function moved(ring: Line, longitude: number): Line {
  const [low, high] = extent(ring);
  const turns = Math.round((longitude - (low + high) / 2) / 360) * 360;
  return turns ? ring.map(([x, y]): Point => [x + turns, y]) : ring;
}

function extent(ring: Line): [number, number] {
  return ring.reduce<[number, number]>(
    ([low, high], [x]) => [Math.min(low, x), Math.max(high, x)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** Cut a polygon into strips across one axis (0: columns of longitude, 1: rows of latitude). */
function strips(polygon: Polygon, axis: 0 | 1, width: number, overlap: number): Polygon[] {
  const cells = (polygon[0] ?? []).map((point) => Math.floor(point[axis] / width));
  const lowest = cells.reduce((a, b) => Math.min(a, b));
  const highest = cells.reduce((a, b) => Math.max(a, b));
  return halved(polygon, lowest, highest);

  /** Cut in half, and each half again, so that each point is looked at few times. */
  function halved(rings: Polygon, first: number, last: number): Polygon[] {
    if (rings.length === 0 || first === last) return rings.length === 0 ? [] : [rings];
    const middle = Math.ceil((first + last) / 2);
    const below = part(rings, axis, middle * width + overlap, -1);
    const above = part(rings, axis, middle * width - overlap, 1);
    return [...halved(below, first, middle - 1), ...halved(above, middle, last)];
  }
}

/** Keep the part of a polygon beyond `limit` in the direction of `sign` (Sutherland and Hodgman, 1974): its rings, closed again, or none. */
function part([outer = [], ...holes]: Polygon, axis: 0 | 1, limit: number, sign: 1 | -1): Polygon {
  const kept = (ring: Line): Line => {
    const points = beyond(ring.slice(0, -1), axis, limit, sign);
    return points.length > 2 ? [...points, points[0] as Point] : [];
  };
  const around = kept(outer);
  return around.length === 0 ? [] : [around, ...holes.map(kept).filter((ring) => ring.length > 0)];
}

/** Keep what lies beyond a limit; the ring comes and goes without its last, repeated point. */
function beyond(ring: Line, axis: 0 | 1, limit: number, sign: 1 | -1): Line {
  const kept: Line = [];
  let before = ring[ring.length - 1] as Point;
  for (const point of ring) {
    const inside = sign * (point[axis] - limit) >= 0;
    if (inside !== sign * (before[axis] - limit) >= 0) kept.push(crossed(before, point, axis, limit));
    if (inside) kept.push(point);
    before = point;
  }
  return kept;
}

function crossed(from: Point, to: Point, axis: 0 | 1, limit: number): Point {
  const share = (limit - from[axis]) / (to[axis] - from[axis]);
  const other = from[(1 - axis) as 0 | 1] + share * (to[(1 - axis) as 0 | 1] - from[(1 - axis) as 0 | 1]);
  return axis === 0 ? [limit, other] : [other, limit];
}
