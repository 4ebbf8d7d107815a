/**
 * Drawing on a chart: an area, a circle, a corridor or a route, in a statement's own units. Loaded with the chart.
 *
 *     const { startDrawing } = await import("../../map/drawing");
 *     const drawing = startDrawing(chart, "area", (shape, isDone) => …, { shape: held, reach_cm: 50_000 });
 *     drawing.set(shape)   what the form or a suggestion made of it: drawn instead, and edited from there
 *     drawing.clear()      begin again          drawing.undo()   take back the vertex that was drawn last
 *     drawing.stop()       leave the chart as it was
 *
 * `onChange(shape, isDone)` is called while one draws (the form's table and the check follow; at most once a picture) and while vertices
 * are moved; `isDone` tells whether the drawing is whole. `shape` is null while there is too little of it.
 *   area       click vertices, double click ends; a circle: click the middle, then its edge; corridor and route: click along the line
 *   after that each vertex can be dragged, an edge dragged makes a new vertex, Alt and click takes a vertex away
 * A corridor's and a route's reach is `reach_cm`, set with `drawing.reach(cm)`. A route comes without times: the form has them
 * (`timesAlong` in geodesic.ts gives them for a start and a speed).
 * By keyboard one edits the form's table of coordinates, and `set` shows it here: what one hand can do on the map, the other can there.
 */
import type { Coordinate } from "ol/coordinate";
import { altKeyOnly, primaryAction, singleClick } from "ol/events/condition";
import Feature from "ol/Feature";
import type { Geometry } from "ol/geom";
import CircleGeometry from "ol/geom/Circle";
import LineString from "ol/geom/LineString";
import Polygon from "ol/geom/Polygon";
import Draw from "ol/interaction/Draw";
import Modify from "ol/interaction/Modify";
import Snap from "ol/interaction/Snap";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import CircleStyle from "ol/style/Circle";
import Fill from "ol/style/Fill";
import Stroke from "ol/style/Stroke";
import Style from "ol/style/Style";
import type { Chart } from "./chart";
import { distance_m, unwrapped } from "./geodesic";
import { latitudeOf, longitudeOf, mapX, mapY, stretch } from "./pieces";
import { type Line, toDegrees, toUnits, type Units } from "./shapes";
import type { Degrees } from "./told";

export type DrawingKind = "area" | "circle" | "corridor" | "route";

/** What was drawn, in a statement's units. Of a route the times are the form's. */
export type DrawnShape =
  | { is: "area"; polygons: readonly (readonly Line[])[] }
  | { is: "circle"; center: Units; radius_cm: number }
  | { is: "corridor"; line: Line; buffer_cm: number }
  | { is: "route"; line: Line; buffer_cm: number };

export type OnChange = (shape: DrawnShape | null, isDone: boolean) => void;

export interface Drawing {
  set: (shape: DrawnShape | null) => void;
  reach: (reach_cm: number) => void;
  clear: () => void;
  undo: () => void;
  stop: () => void;
}

const TYPES = { area: "Polygon", circle: "Circle", corridor: "LineString", route: "LineString" } as const;
const SNAP_PX = 12;

export function startDrawing(
  chart: Chart,
  kind: DrawingKind,
  onChange: OnChange,
  options: { shape?: DrawnShape | null; reach_cm?: number } = {},
): Drawing {
  let reach_cm = options.reach_cm ?? 0;
  const source = new VectorSource();
  const layer = new VectorLayer({ source, zIndex: 20, style: () => styles(chart), updateWhileInteracting: true });
  const draw = new Draw({ source, type: TYPES[kind], style: () => styles(chart), stopClick: true, condition: primaryAction });
  const modify = new Modify({ source, style: () => styles(chart), deleteCondition: (event) => altKeyOnly(event) && singleClick(event) });
  const snap = new Snap({ source, pixelTolerance: SNAP_PX });
  const tell = atMostOnceAPicture((geometry: Geometry | undefined, isDone: boolean) => onChange(read(kind, geometry, reach_cm), isDone));
  const drawn = () => source.getFeatures()[0]?.getGeometry();
  let isWhole = false;
  const hear = (geometry: Geometry | undefined) => geometry?.on("change", () => tell(geometry, isWhole));
  const show = (geometry: Geometry | null) => {
    isWhole = geometry !== null;
    source.clear();
    if (geometry) source.addFeature(new Feature(geometry));
    if (geometry) hear(geometry);
    draw.setActive(!isWhole);
    modify.setActive(isWhole);
  };
  draw.on("drawstart", ({ feature }) => hear(feature.getGeometry()));
  draw.on("drawend", ({ feature }) => {
    isWhole = true;
    draw.setActive(false);
    modify.setActive(true);
    tell(feature.getGeometry(), true);
  });
  chart.map.addLayer(layer);
  for (const one of [draw, modify, snap]) chart.map.addInteraction(one);
  chart.isDrawing = true;
  show(options.shape ? geometryOf(options.shape) : null);
  return {
    set: (shape) => show(shape && geometryOf(shape)),
    reach: (wanted_cm) => {
      reach_cm = wanted_cm;
      if (drawn()) tell(drawn(), true);
    },
    clear: () => {
      draw.abortDrawing();
      show(null);
      onChange(null, false);
    },
    undo: () => draw.removeLastPoint(),
    stop: () => {
      tell.stop();
      for (const one of [snap, modify, draw]) chart.map.removeInteraction(one);
      chart.map.removeLayer(layer);
      chart.isDrawing = false;
    },
  };
}

function styles({ palette }: Chart): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: palette.halo, width: 5 }) }),
    new Style({
      fill: new Fill({ color: `color-mix(in srgb, ${palette.accent} 15%, transparent)` }),
      stroke: new Stroke({ color: palette.accent, width: 2.5, lineDash: [7, 4] }),
      image: new CircleStyle({
        radius: 5.5,
        fill: new Fill({ color: palette.paper }),
        stroke: new Stroke({ color: palette.accent, width: 2.5 }),
      }),
    }),
  ];
}

/** Only the newest of many changes in one picture is told. */
function atMostOnceAPicture<A extends unknown[]>(act: (...args: A) => void) {
  let waiting: A | null = null;
  let asked = 0;
  const later = (...args: A) => {
    waiting = args;
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      if (waiting) act(...waiting);
      waiting = null;
    });
  };
  later.stop = () => cancelAnimationFrame(asked);
  return later;
}

// Between the map and a statement

const degreesAt = ([x = 0, y = 0]: Coordinate): Degrees => [longitudeOf(x), latitudeOf(y)];
const onMap = ([longitude, latitude]: Degrees): Coordinate => [mapX(longitude), mapY(latitude)];
const unitsAt = (coordinate: Coordinate): Units => toUnits(degreesAt(coordinate));
const line = (units: Line): Coordinate[] => unwrapped(units.map(toDegrees)).map(onMap);

/** What a geometry of the map says in a statement's units; null while there is too little of it. */
export function read(kind: DrawingKind, geometry: Geometry | undefined, reach_cm: number): DrawnShape | null {
  if (geometry instanceof Polygon) {
    const rings = geometry.getCoordinates().map((ring) => ring.map(unitsAt));
    return (rings[0]?.length ?? 0) >= 4 ? { is: "area", polygons: [rings] } : null;
  }
  if (geometry instanceof CircleGeometry) {
    const [center, edge] = [degreesAt(geometry.getCenter()), degreesAt(geometry.getLastCoordinate())];
    const radius_cm = Math.round(distance_m(center, edge) * 100);
    return radius_cm > 0 ? { is: "circle", center: toUnits(center), radius_cm } : null;
  }
  if (geometry instanceof LineString && (kind === "corridor" || kind === "route")) {
    const points = geometry.getCoordinates().map(unitsAt);
    return points.length >= 2 ? { is: kind, line: points, buffer_cm: reach_cm } : null;
  }
  return null;
}

/** A shape as a geometry that can be edited on the map. Of several polygons the first is. */
export function geometryOf(shape: DrawnShape): Geometry {
  switch (shape.is) {
    case "area":
      return new Polygon((shape.polygons[0] ?? []).map(line));
    case "circle": {
      const center = onMap(toDegrees(shape.center));
      return new CircleGeometry(center, (shape.radius_cm / 100) * stretch(center[1] ?? 0));
    }
    default:
      return new LineString(line(shape.line));
  }
}
