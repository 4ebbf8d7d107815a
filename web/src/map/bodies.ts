/**
 * What has a body and a time: notices, and shapes of one's own (a draft, a read-back, a suggestion).
 *
 * Whose it is, is told by its colour and by its letters. What moves is where it is at the instant, with what it reaches round it, on its course.
 */
import { type Frame, pathsOf, placeAt, placePixels, px, py, take, turns } from "./frame";
import { lettersOn, type Palette } from "./palette";
import { around, type Box, type Piece, positionAt, stretch, TURN } from "./pieces";
import { isUnderWay } from "./under_way";

/** How a body looks: as somebody's notice, as our own unsigned draft, as a suggestion, or as what was said (a read-back). */
export type Look = "notice" | "draft" | "suggested" | "said";

export interface Body {
  /** `notice:tr/convoy-1`, or a name of one's own. */
  id: string;
  party: string;
  look: Look;
  pieces: readonly Piece[];
  /** A protected site: its edge is double. */
  protects?: boolean;
  /** Letters on it; the party's, where there are none. */
  letters?: string;
}

const SMALL_PX = 4;
/** A band that reaches less to each side is drawn as its line. */
const NARROW_PX = 1.5;
/** Among more pieces than this, courses are not dashed: many small dashes are the slowest thing that a canvas draws. */
const CROWD = 300;

/** Draw those under way at the frame's instant; `striking` is held against something then. Gives how many pieces were drawn. */
export function drawBodies(frame: Frame, bodies: readonly Body[], striking: ReadonlySet<string>): number {
  let count = 0;
  const badges: [Body, number, number][] = [];
  const inCrowd = bodies.length > CROWD;
  for (const body of bodies) {
    for (const piece of body.pieces) {
      if (!isUnderWay(piece.from_ms, piece.to_ms, frame.at_ms)) continue;
      for (const turn of turns(frame, piece.box)) {
        count += 1;
        badges.push([body, ...drawPiece(frame, body, piece, turn, { strikes: striking.has(body.id), inCrowd })]);
      }
    }
  }
  placePixels(frame);
  for (const [body, x, y] of badges) badge(frame, body, x, y);
  return count;
}

/** Draw one piece; give where its letters may stand, in pixels. */
function drawPiece(
  frame: Frame,
  body: Body,
  piece: Piece,
  turn: number,
  { strikes, inCrowd }: { strikes: boolean; inCrowd: boolean },
): [x: number, y: number] {
  const { ctx, palette, resolution } = frame;
  const paths = pathsOf(piece);
  const colour = colourOf(body, palette);
  const now = frame.at_ms === null ? null : positionAt(piece, frame.at_ms);
  const middle = now ?? [(piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2];
  const [x, y] = [px(frame, middle[0] + turn * TURN), py(frame, middle[1])];
  const chosen = body.id === frame.selected;
  const size = Math.max(piece.box[2] - piece.box[0], piece.box[3] - piece.box[1]) / resolution;
  if (size < SMALL_PX && !chosen) {
    placePixels(frame);
    ctx.fillStyle = strikes ? palette.warn : colour;
    ctx.fillRect(x - 2.5, y - 2.5, 5, 5);
    return [x, y];
  }
  placeAt(frame, paths, turn);
  const moves = piece.times !== null;
  const reach_px = (piece.reach_m * stretch(middle[1])) / resolution;
  const isLine = !paths.area || (paths.line !== null && reach_px < NARROW_PX && body.look === "notice" && !chosen && !strikes);
  if (paths.area && !isLine) {
    ctx.fillStyle = colour;
    ctx.globalAlpha = moves ? 0.07 : 0.17;
    ctx.fill(paths.area);
    ctx.globalAlpha = 1;
    edge(frame, paths.area, body, colour, { chosen, strikes, faint: moves });
  }
  if (paths.line) course(frame, paths.line, colour, (isLine && !moves) || inCrowd, chosen);
  placePixels(frame);
  if (piece.line?.length === 2) spot(frame, x, y, colour, 4);
  if (now) moving(frame, reach_px, x, y, colour, strikes);
  return [x, y];
}

const colourOf = (body: Body, palette: Palette) =>
  body.look === "suggested" || body.look === "draft" ? palette.accent : palette.of(body.party);

function edge(
  { ctx, palette, resolution }: Frame,
  path: Path2D,
  body: Body,
  colour: string,
  { chosen, strikes, faint }: { chosen: boolean; strikes: boolean; faint: boolean },
): void {
  const stroke = (style: string, width_px: number, dash: number[] = []) => {
    ctx.strokeStyle = style;
    ctx.lineWidth = width_px * resolution;
    ctx.setLineDash(dash.map((one) => one * resolution));
    ctx.stroke(path);
  };
  if (chosen) stroke(palette.ink, 5.5);
  if (strikes) stroke(palette.warn, faint ? 2.4 : 5);
  if (body.protects) {
    stroke(colour, 5);
    stroke(palette.paper, 2.5);
  } else if (faint) stroke(colour, 0.8);
  else stroke(colour, body.look === "notice" ? 1.6 : 2.4, DASHES[body.look]);
}

const DASHES: Record<Look, number[]> = { notice: [], said: [], draft: [7, 4], suggested: [2, 4] };

/** The line that something follows: dashed where it moves along it, plain where the line is all there is, and in a crowd. */
function course({ ctx, palette, resolution }: Frame, path: Path2D, colour: string, alone: boolean, chosen: boolean): void {
  ctx.setLineDash(alone ? [] : [6 * resolution, 4 * resolution]);
  ctx.lineWidth = (chosen ? 3 : 1.4) * resolution;
  ctx.strokeStyle = chosen ? palette.ink : colour;
  ctx.stroke(path);
}

/** Where something that moves is now, and what it reaches round it. */
function moving(frame: Frame, reach_px: number, x: number, y: number, colour: string, strikes: boolean): void {
  const { ctx, palette } = frame;
  if (reach_px > 5) {
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(x, y, reach_px, 0, 2 * Math.PI);
    ctx.globalAlpha = 0.25;
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = strikes ? palette.warn : colour;
    ctx.lineWidth = strikes ? 3 : 1.6;
    ctx.stroke();
  }
  spot(frame, x, y, colour, 4.5);
}

const spots = new Map<string, HTMLCanvasElement>();
const SPOT_PX = 14;

/** A dot with a rim. It is painted once for each colour and then copied. */
function spot({ ctx, palette, ratio }: Frame, x: number, y: number, colour: string, radius: number): void {
  const key = `${colour} ${palette.paper} ${radius} ${ratio}`;
  const painted = spots.get(key) ?? paintSpot(colour, palette.paper, radius, ratio);
  spots.set(key, painted);
  ctx.drawImage(painted, x - SPOT_PX / 2, y - SPOT_PX / 2, SPOT_PX, SPOT_PX);
}

function paintSpot(colour: string, rim: string, radius: number, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(SPOT_PX * ratio), Math.ceil(SPOT_PX * ratio)];
  const ctx = canvas.getContext("2d");
  if (!ctx) return canvas;
  ctx.scale(canvas.width / SPOT_PX, canvas.height / SPOT_PX);
  ctx.arc(SPOT_PX / 2, SPOT_PX / 2, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.strokeStyle = rim;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  return canvas;
}

/** The letters of whose it is, on their colour, above the middle of it, where there is room. */
function badge(frame: Frame, body: Body, x: number, y: number): void {
  const text = (body.letters ?? body.party.slice(0, 3)).toUpperCase();
  if (!text || x < 0 || y < 0 || x > frame.width || y > frame.height) return;
  const [width, top] = [text.length * 7.5 + 7, y - 14];
  const chosen = body.id === frame.selected;
  if (!take(frame, x, top, width, 13) && !chosen) return;
  const { ctx, palette } = frame;
  ctx.fillStyle = colourOf(body, palette);
  ctx.strokeStyle = chosen ? palette.ink : palette.paper;
  ctx.lineWidth = chosen ? 2 : 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, top - 7, width, 14, 3);
  ctx.fill();
  ctx.stroke();
  ctx.font = `700 10px ${palette.type}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = body.look === "notice" || body.look === "said" ? lettersOn(body.party) : palette.paper;
  ctx.fillText(text, x, top + 0.5);
}

export const boxOfBodies = (bodies: readonly Body[]): Box | null => around(bodies.flatMap(({ pieces }) => pieces.map(({ box }) => box)));

/** How much ground a body takes, for choosing the smallest of those under a finger. */
const extentOf = ({ box }: Piece) => (box[2] - box[0]) * (box[3] - box[1]);

const probe = document.createElement("canvas").getContext("2d");

/** The bodies under a place on the map at an instant, the smallest first; `near` is how far off a finger may be, in metres of the map. */
export function bodiesAt(bodies: readonly Body[], x: number, y: number, at_ms: number | null, near: number): string[] {
  const found = bodies.flatMap((body) => {
    const size = body.pieces.map((piece) => underneath(piece, x, y, at_ms, near)).filter((one) => one !== null);
    return size.length ? [{ id: body.id, size: Math.min(...size) }] : [];
  });
  return found.sort((a, b) => a.size - b.size).map(({ id }) => id);
}

function underneath(piece: Piece, x: number, y: number, at_ms: number | null, near: number): number | null {
  if (!probe || !isUnderWay(piece.from_ms, piece.to_ms, at_ms)) return null;
  const middle = (piece.box[0] + piece.box[2]) / 2;
  const east = x - TURN * Math.round((x - middle) / TURN);
  if (east < piece.box[0] - near || east > piece.box[2] + near || y < piece.box[1] - near || y > piece.box[3] + near) return null;
  const now = at_ms === null ? null : positionAt(piece, at_ms);
  if (now && Math.hypot(east - now[0], y - now[1]) <= Math.max(near, piece.reach_m * stretch(y))) return 0;
  const paths = pathsOf(piece);
  probe.lineWidth = 2 * near;
  const [left, up] = [east - paths.x, y - paths.y];
  const hit =
    (paths.area && (probe.isPointInPath(paths.area, left, up) || probe.isPointInStroke(paths.area, left, up))) ||
    (paths.line && probe.isPointInStroke(paths.line, left, up)) ||
    (!paths.area && !paths.line);
  return hit ? extentOf(piece) : null;
}
