/**
 * A Vite plugin: prepares the basemap in web/generated/basemap, from Natural Earth's public-domain data as the package world-atlas has it.
 *
 * For two levels of detail (50m: the world on one screen; 10m: a theatre) it writes two files of TopoJSON:
 *   land-<detail>.json    object `land`: polygons, cut into cells so that a map draws only those in sight. To be filled, never stroked.
 *   lines-<detail>.json   objects `coast` and `borders`: lines. Borders are indicative, and a layer that can be switched off.
 */

import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";
import type { Plugin } from "vite";
import { cutLines, cutPolygons, type Line, type Polygon } from "./cutting.ts";
import { quantized } from "./quantized.ts";

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

interface Detail {
  name: string;
  cellDegrees: number;
  /** Cells overlap by a little: between two that only touch, a canvas shows the water as a hair. */
  overlapDegrees: number;
}

const DETAILS: Detail[] = [
  { name: "50m", cellDegrees: 15, overlapDegrees: 0.5 },
  { name: "10m", cellDegrees: 5, overlapDegrees: 0.1 },
];

const require = createRequire(import.meta.url);

/** `home` is the folder that is to hold generated/basemap. */
export function basemap(home: string): Plugin {
  return {
    name: "garant-basemap",
    buildStart() {
      for (const detail of DETAILS) prepare(detail, home);
    },
  };
}

/** Write both files of one level of detail, unless they are newer than what they are made from. */
function prepare(detail: Detail, home: string): void {
  const folder = join(home, "generated", "basemap");
  const sources = [require.resolve("world-atlas/package.json"), join(home, "scripts", "basemap.ts"), join(home, "scripts", "cutting.ts")];
  const changed = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  const landFile = join(folder, `land-${detail.name}.json`);
  const linesFile = join(folder, `lines-${detail.name}.json`);
  if ([landFile, linesFile].every((path) => existsSync(path) && statSync(path).mtimeMs > changed)) return;
  const atlas: Atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${detail.name}.json`), "utf-8"));
  mkdirSync(folder, { recursive: true });
  write(landFile, quantized(atlas.transform, { land: land(atlas, detail) }, {}));
  const coast = lines(atlas, detail, (country, other) => country === other).filter((line) => !isSeam(line));
  const borders = lines(atlas, detail, (country, other) => country !== other);
  write(linesFile, quantized(atlas.transform, {}, { coast, borders }));
}

/** Several builds may run at once: whoever reads finds a whole file. */
function write(path: string, content: Topology): void {
  const part = `${path}.${process.pid}`;
  writeFileSync(part, JSON.stringify(content));
  renameSync(part, path);
}

function land(atlas: Atlas, detail: Detail): Polygon[] {
  const shapes = atlas.objects.land.geometries as MultiPolygon[];
  const polygons = shapes.flatMap((shape) => feature(atlas, shape).geometry.coordinates as Polygon[]);
  return cutPolygons(polygons, detail.cellDegrees, detail.overlapDegrees);
}

function lines(atlas: Atlas, detail: Detail, kept: (country: unknown, other: unknown) => boolean): Line[] {
  const countries = atlas.objects.countries as Parameters<typeof mesh>[1];
  return cutLines(mesh(atlas, countries, kept).coordinates as Line[], detail.cellDegrees);
}

/** The world is cut open at 180 degrees and at the South Pole: no coast runs there. */
function isSeam(line: Line): boolean {
  return line.every(([longitude, latitude]) => Math.abs(longitude) > 179.99 || latitude < -85.2);
}
