/** One picture of the map on its way: which part of the earth, on how large a canvas, at which instant; and how pieces get onto it. */
import type { Palette } from "./palette";
import { type Box, type Flat, mapX, type Piece, TURN } from "./pieces";

export interface Frame {
  ctx: CanvasRenderingContext2D;
  /** In pixels of the page. */
  width: number;
  height: number;
  /** Pixels of the canvas for one of the page. */
  ratio: number;
  /** Metres of the map in a pixel of the page. */
  resolution: number;
  box: Box;
  at_ms: number | null;
  selected: string | null;
  palette: Palette;
  /** Where there are letters already: names that would stand on others are left out. */
  taken: Set<number>;
}

export const px = (frame: Frame, x: number) => (x - frame.box[0]) / frame.resolution;
export const py = (frame: Frame, y: number) => (frame.box[3] - y) / frame.resolution;

/** How far to move something, in turns of the earth, so that it is in the picture; none where it is not. */
export function turns(frame: Frame, box: Box, margin_px = 24): number[] {
  const margin = margin_px * frame.resolution;
  if (box[1] > frame.box[3] + margin || box[3] < frame.box[1] - margin) return [];
  const first = Math.ceil((frame.box[0] - margin - box[2]) / TURN);
  const last = Math.floor((frame.box[2] + margin - box[0]) / TURN);
  if (first > last) return [];
  return first === last ? [first] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

interface Paths {
  x: number;
  y: number;
  area: Path2D | null;
  line: Path2D | null;
}
const made = new WeakMap<Piece, Paths>();

/** The paths of a piece, made once, from a corner of its own so that single precision will do. */
export function pathsOf(piece: Piece): Paths {
  const held = made.get(piece);
  if (held) return held;
  const [x, y] = piece.box;
  const area = piece.rings.length ? new Path2D() : null;
  for (const ring of piece.rings) trace(area as Path2D, ring, x, y, true);
  const line = piece.line && piece.line.length > 2 ? new Path2D() : null;
  if (line && piece.line) trace(line, piece.line, x, y, false);
  const paths = { x, y, area, line };
  made.set(piece, paths);
  return paths;
}

function trace(path: Path2D, points: Flat, x: number, y: number, closed: boolean): void {
  for (let at = 0; at < points.length; at += 2) {
    const [east, north] = [(points[at] as number) - x, (points[at + 1] as number) - y];
    if (at === 0) path.moveTo(east, north);
    else path.lineTo(east, north);
  }
  if (closed) path.closePath();
}

/** Measure from a piece's corner, in metres of the map, from now on. Widths of lines are metres too: `frame.resolution` of them are a pixel. */
export function placeAt(frame: Frame, { x, y }: Paths, turn: number): void {
  const scale = frame.ratio / frame.resolution;
  const [left, top] = [px(frame, x + turn * TURN) * frame.ratio, py(frame, y) * frame.ratio];
  frame.ctx.setTransform(scale, 0, 0, -scale, left, top);
}

/** Measure in pixels of the page again. */
export const placePixels = (frame: Frame) => frame.ctx.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);

const CELL = 14;

/** Take room for letters; false where there are some already. */
export function take(frame: Frame, x: number, y: number, width: number, height = CELL): boolean {
  const [left, right] = [Math.floor((x - width / 2) / CELL), Math.floor((x + width / 2) / CELL)];
  const [top, bottom] = [Math.floor((y - height / 2) / CELL), Math.floor((y + height / 2) / CELL)];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) if (frame.taken.has(row * 10_000 + column)) return false;
  }
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) frame.taken.add(row * 10_000 + column);
  }
  return true;
}

/** Letters with something round them, so that they can be read on any ground. */
export function letters(frame: Frame, text: string, x: number, y: number, colour: string, font = "600 12px"): void {
  const { ctx, palette } = frame;
  ctx.font = `${font} ${palette.type}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.setLineDash([]);
  ctx.lineWidth = 3;
  ctx.strokeStyle = palette.halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** The same on a ground of its own, where much lies underneath. */
export function sign(frame: Frame, text: string, x: number, y: number, colour: string): void {
  const { ctx, palette } = frame;
  ctx.font = `600 11px ${palette.type}`;
  ctx.setLineDash([]);
  const width = ctx.measureText(text).width + 8;
  ctx.globalAlpha = 0.88;
  ctx.fillStyle = palette.paper;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 8, width, 16, 3);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y + 0.5);
}

/** What stands at the foot of every map is this high. */
const FOOT_PX = 30;

/** Thin lines at every so many degrees that fit the picture, named at its edge. */
export function graticule(frame: Frame, latitudeAt: (y: number) => number, mapY: (latitude: number) => number): void {
  const { ctx, palette } = frame;
  const degrees = (frame.box[2] - frame.box[0]) / mapX(1);
  const step = [30, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01].find((one) => degrees / one >= 4) ?? 0.005;
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) + (step === 0.25 ? 1 : 0);
  placePixels(frame);
  ctx.setLineDash([]);
  ctx.globalAlpha = 0.35;
  ctx.strokeStyle = palette.coast;
  ctx.lineWidth = 0.6;
  const named: [string, number, number][] = [];
  for (let at = Math.ceil(frame.box[0] / mapX(step)); at * mapX(step) < frame.box[2]; at += 1) {
    const x = px(frame, at * mapX(step));
    line(ctx, x, 0, x, frame.height);
    const longitude = at * step - 360 * Math.floor((at * step + 180) / 360);
    named.push([`${Math.abs(longitude).toFixed(digits)}°${longitude < 0 ? "W" : "E"}`, x, frame.height - FOOT_PX]);
  }
  for (let at = Math.ceil(latitudeAt(frame.box[1]) / step); at * step < latitudeAt(frame.box[3]); at += 1) {
    const y = py(frame, mapY(at * step));
    line(ctx, 0, y, frame.width, y);
    named.push([`${Math.abs(at * step).toFixed(digits)}°${at < 0 ? "S" : "N"}`, 24, y]);
  }
  ctx.globalAlpha = 1;
  for (const [name, x, y] of named) if (take(frame, x, y, 40)) letters(frame, name, x, y, palette.name, "400 10px");
}

function line(ctx: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}
