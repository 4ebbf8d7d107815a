/**
 * Zones: each reading of each with a line of its own, none preferred; hatched where one reading covers what another does not.
 *
 * The text's own reading is a plain line in ink; a party's is in its colour, with dashes of its own and its letters on the line.
 */
import { dashOf } from "./dashes";
import { type Frame, pathsOf, placeAt, placePixels, px, py, sign, take, turns } from "./frame";
import { around, type Box, boxOf, type Flat, ofOutline, type Piece, TURN } from "./pieces";
import type { ReadingDrawn, ZoneDrawn } from "./told";

export interface ReadingShown {
  whose: string;
  /** What is filled, and the line round or along it. */
  covers: Piece | null;
  edge: Piece | null;
  /** What stands on its line. */
  label: string;
}

export interface ZoneShown {
  /** `zone:reg/sy-2018-idlib#z-dmz`, and its status where that is not actual. */
  id: string;
  readings: ReadingShown[];
  box: Box | null;
}

/** Prepare a zone; `label` says a reading in the reader's words. */
export function zoneShown(zone: ZoneDrawn, label: (zone: ZoneDrawn, reading: ReadingDrawn) => string): ZoneShown {
  const readings = zone.readings.map((reading) => {
    const covers = reading.geometry && pieceOf(ofOutline(reading.geometry));
    const edge = reading.edge && pieceOf(ofOutline(reading.edge));
    return { whose: reading.whose, covers, edge, label: label(zone, reading) };
  });
  const boxes = readings.flatMap(({ covers, edge }) => [covers, edge].flatMap((piece) => (piece ? [piece.box] : [])));
  return { id: `zone:${zone.zone}`, readings, box: around(boxes) };
}

function pieceOf({ rings, line }: { rings: Flat[]; line: Flat | null }): Piece {
  const box = boxOf(line ? [...rings, line] : rings);
  return { rings, line, times: null, reach_m: 0, from_ms: Number.NEGATIVE_INFINITY, to_ms: Number.POSITIVE_INFINITY, box };
}

export function drawZones(frame: Frame, zones: readonly ZoneShown[]): void {
  for (const zone of zones) {
    if (!zone.box) continue;
    for (const turn of turns(frame, zone.box)) {
      if (zone.readings.filter(({ covers }) => covers).length > 1) hatch(frame, zone, turn);
      for (const [index, reading] of zone.readings.entries()) drawReading(frame, zone, reading, index, turn);
    }
  }
  placePixels(frame);
}

function drawReading(frame: Frame, zone: ZoneShown, reading: ReadingShown, index: number, turn: number): void {
  const { ctx, palette, resolution } = frame;
  const colour = reading.whose ? palette.of(reading.whose) : palette.ink;
  const chosen = zone.id === frame.selected;
  const paths = reading.covers && pathsOf(reading.covers);
  if (reading.covers && paths?.area) {
    placeAt(frame, paths, turn);
    ctx.fillStyle = colour;
    ctx.globalAlpha = chosen ? 0.14 : 0.06;
    ctx.fill(paths.area);
    ctx.globalAlpha = 1;
    border(frame, reading.covers, turn, [palette.halo, chosen ? 5.5 : 3.6], []);
    border(frame, reading.covers, turn, [colour, chosen ? 3 : 1.8], dashOf(reading, index));
  }
  if (reading.edge?.line) {
    const line = pathsOf(reading.edge);
    placeAt(frame, line, turn);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2.6 * resolution;
    ctx.setLineDash([]);
    if (line.line) ctx.stroke(line.line);
  }
}

/**
 * A line round the outside of what is covered: drawn twice as wide on a sheet of its own, then everything inside is taken away. Parts overlap
 * and rings cross themselves, and their edges within are not of the outside.
 */
function border(frame: Frame, covers: Piece, turn: number, [colour, width]: [string, number], dash: number[]): void {
  const paths = pathsOf(covers);
  const part = visible(frame, covers.box, turn);
  const ctx = part && sheet(frame, "border", part);
  if (!ctx || !paths.area) return;
  placeAt({ ...frame, ctx }, paths, turn);
  ctx.lineJoin = "round";
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * width * frame.resolution;
  ctx.setLineDash(dash.map((one) => one * frame.resolution));
  ctx.stroke(paths.area);
  ctx.globalCompositeOperation = "destination-out";
  ctx.fill(paths.area);
  copy(frame, ctx, part);
}

/** What stands on the lines: each reading's at another part of its line. Drawn after everything that is filled. */
export function nameZones(frame: Frame, zones: readonly ZoneShown[]): void {
  const { palette } = frame;
  placePixels(frame);
  for (const zone of zones) {
    if (!zone.box) continue;
    for (const turn of turns(frame, zone.box)) {
      zone.readings.forEach((reading, index) => {
        const line = reading.edge?.line ?? reading.covers?.rings[0];
        if (!line) return;
        const spot = free(frame, line, reading.label, (index + 1) / (zone.readings.length + 1), turn);
        if (spot) sign(frame, reading.label, spot[0], spot[1], palette.ink);
      });
    }
  }
}

const TRIES = 9;

/** Room for a label on a line, in pixels: near a share of its points, else further on. */
function free(frame: Frame, line: Flat, label: string, share: number, turn: number): [x: number, y: number] | null {
  const count = line.length / 2;
  const width = label.length * 6.5;
  for (let at = 0; at < TRIES; at += 1) {
    const index = Math.floor(((share + at / TRIES) % 1) * count);
    const [x, y] = [px(frame, (line[2 * index] as number) + turn * TURN), py(frame, line[2 * index + 1] as number)];
    const inside = x > width / 2 && x < frame.width - width / 2 && y > 12 && y < frame.height - 12;
    if (inside && take(frame, x, y, width, 14)) return [x, y];
  }
  return null;
}

// What is contested

/** A part of the canvas, in its own pixels. */
type Part = [left: number, top: number, width: number, height: number];

const MARGIN_PX = 12;

/** The part of the canvas that a box takes; null where it is out of sight. */
function visible(frame: Frame, box: Box, turn: number): Part | null {
  const { width, height } = frame.ctx.canvas;
  const left = Math.max(0, Math.floor((px(frame, box[0] + turn * TURN) - MARGIN_PX) * frame.ratio));
  const top = Math.max(0, Math.floor((py(frame, box[3]) - MARGIN_PX) * frame.ratio));
  const right = Math.min(width, Math.ceil((px(frame, box[2] + turn * TURN) + MARGIN_PX) * frame.ratio));
  const bottom = Math.min(height, Math.ceil((py(frame, box[1]) + MARGIN_PX) * frame.ratio));
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : null;
}

const sheets = new Map<string, CanvasRenderingContext2D>();

/** A canvas of the frame's size that is kept for the next frame; empty in the part that is used. */
function sheet(frame: Frame, name: string, part: Part): CanvasRenderingContext2D | null {
  const { width, height } = frame.ctx.canvas;
  const held = sheets.get(name) ?? document.createElement("canvas").getContext("2d");
  if (!held) return null;
  sheets.set(name, held);
  if (held.canvas.width !== width || held.canvas.height !== height) [held.canvas.width, held.canvas.height] = [width, height];
  held.setTransform(1, 0, 0, 1, 0, 0);
  held.globalCompositeOperation = "source-over";
  held.clearRect(...part);
  return held;
}

/** Put a part of a sheet into the picture. */
function copy(frame: Frame, from: CanvasRenderingContext2D, part: Part): void {
  frame.ctx.setTransform(1, 0, 0, 1, 0, 0);
  frame.ctx.drawImage(from.canvas, ...part, ...part);
}

/** Hatch what at least one reading covers and at least one does not: all of them together, less what they have in common. */
function hatch(frame: Frame, zone: ZoneShown, turn: number): void {
  const part = zone.box && visible(frame, zone.box, turn);
  if (!part) return;
  const [all, common] = [sheet(frame, "all", part), sheet(frame, "common", part)];
  if (!all || !common) return;
  zone.readings
    .flatMap(({ covers }) => (covers ? [pathsOf(covers)] : []))
    .forEach((paths, index) => {
      if (!paths.area) return;
      for (const ctx of [all, common]) {
        placeAt({ ...frame, ctx }, paths, turn);
        ctx.globalCompositeOperation = ctx === common && index > 0 ? "destination-in" : "source-over";
        ctx.fill(paths.area);
      }
    });
  for (const ctx of [all, common]) ctx.setTransform(1, 0, 0, 1, 0, 0);
  all.globalCompositeOperation = "destination-out";
  all.drawImage(common.canvas, ...part, ...part);
  all.globalCompositeOperation = "source-in";
  all.fillStyle = hatching(frame, all) ?? frame.palette.ink;
  all.fillRect(...part);
  copy(frame, all, part);
}

const HATCH_PX = 7;

/** Slanting lines in ink. */
function hatching({ palette, ratio }: Frame, on: CanvasRenderingContext2D): CanvasPattern | null {
  const size = Math.round(HATCH_PX * ratio);
  const tile = document.createElement("canvas");
  [tile.width, tile.height] = [size, size];
  const ctx = tile.getContext("2d");
  if (!ctx) return null;
  ctx.strokeStyle = palette.ink;
  ctx.globalAlpha = 0.7;
  ctx.lineWidth = 1.1 * ratio;
  for (const shift of [-size, 0, size]) {
    ctx.beginPath();
    ctx.moveTo(shift - 1, size + 1);
    ctx.lineTo(shift + size + 1, -1);
    ctx.stroke();
  }
  return on.createPattern(tile, "repeat");
}

const probe = document.createElement("canvas").getContext("2d");

/** The zones under a place on the map. */
export function zonesAt(zones: readonly ZoneShown[], x: number, y: number): string[] {
  const inside = (piece: Piece | null) => {
    if (!piece || !probe) return false;
    const paths = pathsOf(piece);
    const east = x - TURN * Math.round((x - (piece.box[0] + piece.box[2]) / 2) / TURN);
    return paths.area !== null && probe.isPointInPath(paths.area, east - paths.x, y - paths.y);
  };
  return zones.filter(({ readings }) => readings.some(({ covers }) => inside(covers))).map(({ id }) => id);
}
