/** Marks at points: where and when two notices meet, and incidents. Neutral signs, told by their shape and not by colour alone. */
import { type Frame, letters, placePixels, px, py, take, turns } from "./frame";
import { type Box, TURN } from "./pieces";
import { isUnderWay } from "./under_way";

export interface Mark {
  /** `conflict:a|b`, `incident:reg/x`. */
  id: string;
  sort: "conflict" | "incident" | "place";
  x: number;
  y: number;
  from_ms: number;
  to_ms: number;
  label: string;
  /** Of a conflict: the bodies that meet. */
  between?: readonly string[];
}

const at = ({ x, y }: Mark): Box => [x, y, x, y];

export function drawMarks(frame: Frame, marks: readonly Mark[]): void {
  placePixels(frame);
  for (const mark of marks) {
    for (const turn of turns(frame, at(mark))) {
      const [x, y] = [px(frame, mark.x + turn * TURN), py(frame, mark.y)];
      if (mark.sort === "conflict") conflict(frame, mark, x, y);
      else if (mark.sort === "incident") incident(frame, mark, x, y);
      else cross(frame, mark, x, y);
    }
  }
}

/** Two rings that meet: bold while they meet, small before and after. */
function conflict(frame: Frame, mark: Mark, x: number, y: number): void {
  const { ctx, palette } = frame;
  const meets = isUnderWay(mark.from_ms, mark.to_ms, frame.at_ms);
  const radius = meets ? 11 : 6;
  ctx.setLineDash([]);
  for (const [style, width] of [
    [palette.halo, meets ? 7 : 4],
    [palette.warn, meets ? 3 : 1.6],
  ] as const) {
    ctx.strokeStyle = style;
    ctx.lineWidth = width;
    for (const shift of [-radius / 2, radius / 2]) {
      ctx.beginPath();
      ctx.arc(x + shift, y, radius, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }
  chosenRing(frame, mark, x, y, radius * 1.5 + 6);
  if (meets && take(frame, x, y + 24, mark.label.length * 7, 14)) letters(frame, mark.label, x, y + 24, palette.warn, "700 12px");
}

/** A square on its corner, with a stroke in it. */
function incident(frame: Frame, mark: Mark, x: number, y: number): void {
  const { ctx, palette } = frame;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, y - 8);
  ctx.lineTo(x + 8, y);
  ctx.lineTo(x, y + 8);
  ctx.lineTo(x - 8, y);
  ctx.closePath();
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.8;
  ctx.stroke();
  ctx.fillStyle = palette.ink;
  ctx.fillRect(x - 3.5, y - 1, 7, 2);
  chosenRing(frame, mark, x, y, 13);
}

function cross(frame: Frame, mark: Mark, x: number, y: number): void {
  const { ctx, palette } = frame;
  ctx.setLineDash([]);
  for (const [style, width] of [
    [palette.halo, 5],
    [palette.accent, 2],
  ] as const) {
    ctx.strokeStyle = style;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(x - 8, y);
    ctx.lineTo(x + 8, y);
    ctx.moveTo(x, y - 8);
    ctx.lineTo(x, y + 8);
    ctx.stroke();
  }
  if (mark.label && take(frame, x, y + 17, mark.label.length * 7, 14)) letters(frame, mark.label, x, y + 17, palette.ink);
}

function chosenRing({ ctx, palette, selected }: Frame, mark: Mark, x: number, y: number, radius: number): void {
  if (mark.id !== selected) return;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 2.5;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.stroke();
}

/** The marks within reach of a place on the map, the nearest first. */
export function marksAt(marks: readonly Mark[], x: number, y: number, near: number): string[] {
  const far = (mark: Mark) => Math.hypot(x - mark.x - TURN * Math.round((x - mark.x) / TURN), y - mark.y);
  return marks
    .map((mark) => ({ id: mark.id, far: far(mark) }))
    .filter((one) => one.far <= near)
    .sort((a, b) => a.far - b.far)
    .map(({ id }) => id);
}
