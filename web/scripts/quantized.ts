/** Writes shapes as TopoJSON with whole numbers: each ring or line is an arc of its own, and each point the step from the one before. */

import type { Arc, GeometryObject, Properties, Topology, Transform } from "topojson-specification";
import type { Line, Polygon } from "./cutting.ts";

/** Give a topology with one object for each name: collections of polygons, and collections of lines. */
export function quantized(transform: Transform | undefined, polygons: Record<string, Polygon[]>, lines: Record<string, Line[]>): Topology {
  if (!transform) throw new Error("The atlas is not quantized: there is no grid to write the basemap on.");
  const arcs: Arc[] = [];
  const keep = (line: Line): number => arcs.push(steps(line, transform)) - 1;
  const areas = Object.entries(polygons).map(([name, shapes]) => {
    return [name, collection(shapes.map((rings) => ({ type: "Polygon", arcs: rings.map((ring) => [keep(ring)]) })))];
  });
  const courses = Object.entries(lines).map(([name, shapes]) => {
    return [name, collection(shapes.map((line) => ({ type: "LineString", arcs: [keep(line)] })))];
  });
  return { type: "Topology", transform, objects: Object.fromEntries([...areas, ...courses]), arcs };
}

function collection(geometries: GeometryObject<Properties>[]): GeometryObject<Properties> {
  return { type: "GeometryCollection", geometries };
}

/** Give a line as its first point on the grid and the steps from each point to the next; points that fall together are one. */
function steps(line: Line, { scale, translate }: Transform): Arc {
  let [x, y] = [0, 0];
  const arc: Arc = [];
  line.forEach(([longitude, latitude], index) => {
    const [column, row] = [Math.round((longitude - translate[0]) / scale[0]), Math.round((latitude - translate[1]) / scale[1])];
    const last = index === line.length - 1 && arc.length < 4;
    if (index === 0 || last || column !== x || row !== y) arc.push([column - x, row - y]);
    [x, y] = [column, row];
  });
  return arc;
}
