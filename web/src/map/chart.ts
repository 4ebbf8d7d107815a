/**
 * The chart: OpenLayers on canvas, with the ground below and one sheet above it for everything that parties said. Loaded with the first map.
 *
 * The sheet is drawn afresh for each picture from pieces that are made once (pieces.ts): what is out of sight or not under way costs nothing,
 * so that thousands of notices can be moved and played through without a graphics card.
 */
import type { Coordinate } from "ol/coordinate";
import { defaults } from "ol/interaction/defaults";
import Layer from "ol/layer/Layer";
import OlMap, { type FrameState } from "ol/Map";
import type MapBrowserEvent from "ol/MapBrowserEvent";
import View from "ol/View";
import { type Ground, ground, namesOf } from "./basemap";
import { type Body, bodiesAt, drawBodies } from "./bodies";
import { type Frame, graticule } from "./frame";
import { ALL, type LayersShown } from "./layers";
import { drawMarks, type Mark, marksAt } from "./marks";
import { onPaper, type Palette, worn } from "./palette";
import { type Box, latitudeOf, longitudeOf, mapX, mapY, stretch } from "./pieces";
import { lengthText, scaleFor } from "./scale";
import type { Degrees, PlaceTold } from "./told";
import { isUnderWay } from "./under_way";
import { drawZones, nameZones, type ZoneShown, zonesAt } from "./zones";

/** Where one looks: the middle, in degrees, and how near (OpenLayers' zoom; each step is twice as near). */
export interface Viewpoint {
  longitude: number;
  latitude: number;
  zoom: number;
}

/** An extent in degrees. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Everything that the sheet holds. */
export interface Held {
  bodies: readonly Body[];
  zones: readonly ZoneShown[];
  marks: readonly Mark[];
  at_ms: number | null;
  selected: string | null;
  layers: LayersShown;
}

export interface ChartEvents {
  onSelect: (thing: string | null) => void;
  onMoved: (view: Viewpoint, extent: Extent, metresPerPixel: number) => void;
  onPointer: (place: Degrees | null) => void;
}

const NEAR_PX = 7;
const NEAR_MARK_PX = 15;
const PAPER_RATIO = 3;

export class Chart {
  readonly map: OlMap;
  palette: Palette = worn();
  /** While somebody draws, a click chooses nothing. */
  isDrawing = false;
  /** What the last picture took, and how many pieces were in it; for measuring. */
  last = { took_ms: 0, pieces: 0 };
  private held: Held = { bodies: [], zones: [], marks: [], at_ms: null, selected: null, layers: ALL };
  private readonly ground: Ground;
  private readonly sheet: Layer;
  private readonly canvas = document.createElement("canvas");

  constructor(
    target: HTMLElement,
    private readonly events: ChartEvents,
    wheel = true,
  ) {
    this.ground = ground(() => this.palette);
    this.sheet = new Layer({ zIndex: 10, render: (state: FrameState) => this.draw(state) });
    this.map = new OlMap({
      target,
      controls: [],
      interactions: defaults({ altShiftDragRotate: false, pinchRotate: false, mouseWheelZoom: wheel, doubleClickZoom: wheel }),
      layers: [...this.ground.layers, this.sheet],
      view: new View({ center: [0, mapY(20)], zoom: 2, minZoom: 1.5, maxZoom: 18, enableRotation: false, multiWorld: true }),
      moveTolerance: 3,
    });
    this.map.on("click", (event) => this.click(event));
    this.map.on("pointermove", (event) => this.events.onPointer(event.dragging ? null : degrees(event.coordinate)));
    this.map.on("moveend", () => this.tellMoved());
    document.fonts.addEventListener("loadingdone", this.redraw);
    this.wear();
  }

  /** Hold other things, or another instant, and draw them. */
  hold(held: Partial<Held>): void {
    this.held = { ...this.held, ...held };
    for (const layer of this.ground.borders) layer.setVisible(this.held.layers.borders);
    this.ground.names.setVisible(this.held.layers.places);
    this.redraw();
  }

  name(places: readonly PlaceTold[], spell: (place: PlaceTold) => string): void {
    this.ground.nameSource.clear(true);
    this.ground.nameSource.addFeatures(namesOf(places, spell));
  }

  redraw = () => this.sheet.changed();

  /** Take the colours that the page has now. */
  wear(palette = worn()): void {
    this.palette = palette;
    for (const layer of this.ground.layers) layer.changed();
    this.redraw();
  }

  look({ longitude, latitude, zoom }: Viewpoint): void {
    this.map.getView().setCenter([mapX(longitude), mapY(latitude)]);
    this.map.getView().setZoom(zoom);
  }

  zoomBy(steps: number): void {
    this.map.getView().adjustZoom(steps);
  }

  /** Show all of a box. */
  fit(box: Box, maxZoom = 13): void {
    this.map.updateSize();
    const padding = Math.min(48, (this.map.getSize()?.[1] ?? 300) / 8);
    this.map.getView().fit(box, { padding: [padding, padding, padding, padding], maxZoom });
  }

  /** Show all of a box in degrees: west, south, east, north. */
  fitDegrees([west, south, east, north]: readonly [number, number, number, number]): void {
    this.fit([mapX(west), mapY(south), mapX(east), mapY(north)]);
  }

  dispose(): void {
    document.fonts.removeEventListener("loadingdone", this.redraw);
    this.map.setTarget(undefined);
    this.map.dispose();
  }

  /** Everything as it is now, on white, fine enough for paper: one canvas. */
  paper(): HTMLCanvasElement {
    const [ratio, palette] = [this.map.getPixelRatio(), this.palette];
    this.wear(onPaper());
    this.map.setPixelRatio(PAPER_RATIO);
    this.map.renderSync();
    const [width = 1, height = 1] = this.map.getSize() ?? [];
    const sheet = document.createElement("canvas");
    [sheet.width, sheet.height] = [width * PAPER_RATIO, height * PAPER_RATIO];
    const ctx = sheet.getContext("2d");
    if (ctx) {
      ctx.fillStyle = this.palette.water;
      ctx.fillRect(0, 0, sheet.width, sheet.height);
      for (const one of this.map.getViewport()?.querySelectorAll("canvas") ?? []) {
        if (one.width) ctx.drawImage(one, 0, 0, sheet.width, sheet.height);
      }
    }
    if (ctx) drawScale(ctx, height, this.metresPerPixel(), this.palette);
    this.map.setPixelRatio(ratio);
    this.wear(palette);
    return sheet;
  }

  private draw(state: FrameState): HTMLCanvasElement {
    const start = performance.now();
    const [width = 1, height = 1] = state.size;
    const ratio = state.pixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    const { canvas } = this;
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    canvas.className = "map-sheet";
    const ctx = canvas.getContext("2d");
    if (!ctx) return canvas;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, wide, high);
    const { center, resolution } = state.viewState;
    this.last = { pieces: this.fill(this.frame(ctx, center, resolution, [width, height], ratio)), took_ms: performance.now() - start };
    return canvas;
  }

  private frame(ctx: CanvasRenderingContext2D, center: Coordinate, resolution: number, size: [number, number], ratio: number): Frame {
    const [x = 0, y = 0] = center;
    const [width, height] = size;
    const [wide, high] = [(width * resolution) / 2, (height * resolution) / 2];
    const { at_ms, selected } = this.held;
    const box: Box = [x - wide, y - high, x + wide, y + high];
    return { ctx, width, height, ratio, resolution, box, at_ms, selected, palette: this.palette, taken: new Set() };
  }

  private fill(frame: Frame): number {
    const { layers, zones, bodies, marks, at_ms } = this.held;
    ctxRound(frame.ctx);
    const shown = this.marksShown();
    if (layers.zones) drawZones(frame, zones);
    const count = drawBodies(frame, this.bodiesShown(), layers.conflicts ? striking(marks, at_ms) : new Set());
    drawMarks(frame, shown);
    if (layers.zones) nameZones(frame, zones);
    if (layers.graticule) graticule(frame, latitudeOf, mapY);
    return bodies.length ? count : 0;
  }

  private bodiesShown(): readonly Body[] {
    const { bodies, layers } = this.held;
    return layers.notices ? bodies : bodies.filter(({ look }) => look !== "notice");
  }

  private marksShown(): Mark[] {
    const { layers, marks, at_ms } = this.held;
    const wanted = { conflict: layers.conflicts, incident: layers.incidents, place: true };
    return marks.filter((mark) => wanted[mark.sort] && (mark.sort !== "incident" || at_ms === null || mark.from_ms <= at_ms));
  }

  private click(event: MapBrowserEvent): void {
    if (this.isDrawing) return;
    const [x = 0, y = 0] = event.coordinate;
    const resolution = this.map.getView().getResolution() ?? 1;
    const { layers, zones, at_ms, selected } = this.held;
    const found = [
      ...marksAt(this.marksShown(), x, y, NEAR_MARK_PX * resolution),
      ...bodiesAt(this.bodiesShown(), x, y, at_ms, NEAR_PX * resolution),
      ...(layers.zones ? zonesAt(zones, x, y) : []),
    ];
    this.events.onSelect(found[(found.indexOf(selected ?? "") + 1) % Math.max(1, found.length)] ?? null);
  }

  private tellMoved(): void {
    const view = this.map.getView();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent(this.map.getSize());
    const extent = { west: longitudeOf(west), south: latitudeOf(south), east: longitudeOf(east), north: latitudeOf(north) };
    const at = { longitude: longitudeOf(x), latitude: latitudeOf(y), zoom: view.getZoom() ?? 0 };
    this.events.onMoved(at, extent, this.metresPerPixel());
  }

  /** On the ground, in the middle of the picture. */
  private metresPerPixel(): number {
    const view = this.map.getView();
    return (view.getResolution() ?? 1) / stretch(view.getCenter()?.[1] ?? 0);
  }
}

/** The bodies that take part in what meets at an instant. */
const striking = (marks: readonly Mark[], at_ms: number | null) =>
  new Set(
    marks.filter((mark) => mark.sort === "conflict" && isUnderWay(mark.from_ms, mark.to_ms, at_ms)).flatMap(({ between }) => between ?? []),
  );

/** The scale on paper: it is a part of the picture, and stays right however large that is printed. */
function drawScale(ctx: CanvasRenderingContext2D, height: number, metresPerPixel: number, { ink, halo, type }: Palette): void {
  const { metres, pixels } = scaleFor(metresPerPixel);
  const [left, low] = [12, height - 14];
  ctx.setTransform(PAPER_RATIO, 0, 0, PAPER_RATIO, 0, 0);
  for (const [style, width] of [
    [halo, 5],
    [ink, 1.5],
  ] as const) {
    ctx.strokeStyle = style;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(left, low - 6);
    ctx.lineTo(left, low);
    ctx.lineTo(left + pixels, low);
    ctx.lineTo(left + pixels, low - 6);
    ctx.stroke();
  }
  ctx.font = `600 11px ${type}`;
  ctx.lineWidth = 3;
  ctx.strokeStyle = halo;
  ctx.fillStyle = ink;
  ctx.strokeText(lengthText(metres), left + pixels + 6, low);
  ctx.fillText(lengthText(metres), left + pixels + 6, low);
}

function ctxRound(ctx: CanvasRenderingContext2D): void {
  ctx.lineJoin = "round";
  ctx.lineCap = "butt";
}

const degrees = ([x = 0, y = 0]: Coordinate): Degrees => {
  const longitude = longitudeOf(x);
  return [longitude - 360 * Math.floor((longitude + 180) / 360), latitudeOf(y)];
};
