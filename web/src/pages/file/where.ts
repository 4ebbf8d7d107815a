/** Reading positions as people write them, through the desk: one a line, in any form; each is shown back. */
import { useEffect, useState } from "preact/hooks";
import { ask } from "../../desk/client";
import { asProblem } from "../../desk/told";
import { decimal, degreesOf } from "../../language/place";
import { toUnits, type Units } from "../../map/shapes";
import type { Where } from "../calls/where";

const PATH = "/desk/v1/where";
export const LINES_MAX = 500;
const TEXT_MAX = 200;
const AT_ONCE = 6;
const PAUSE_MS = 150;
const KEPT_MAX = 2_000;

export interface LineRead {
  text: string;
  told: Where | null;
  point: Units | null;
}

const kept = new Map<string, Where>();

/** What a text means, as the desk reads it; what was read is kept. */
export async function whereOf(text: string, near = ""): Promise<Where> {
  const key = `${near}|${text}`;
  const held = kept.get(key);
  if (held) return held;
  const told = await ask<Where>(PATH, { text, near });
  if (kept.size > KEPT_MAX) kept.clear();
  kept.set(key, told);
  return told;
}

/** The position that was read, or that of the one place that bears the name. */
export function pointOf(told: Where): Units | null {
  const listed = told.places.filter((one) => one.how === "listed");
  const only = listed.length === 1 ? listed[0]?.point : undefined;
  const point = told.read?.point ?? only;
  return point ? toUnits(point) : null;
}

/** The lines of a text; a semicolon ends one too. */
export const linesOf = (text: string) =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim().slice(0, TEXT_MAX))
    .filter(Boolean)
    .slice(0, LINES_MAX);

/** Read each line of a text, a few at a time. */
export async function readLines(text: string, near: string): Promise<LineRead[]> {
  const lines = linesOf(text);
  const done: LineRead[] = [];
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const some = lines.slice(at, at + AT_ONCE).map(async (line): Promise<LineRead> => {
      const told = await whereOf(line, near).catch((error: unknown) => {
        if (asProblem(error).status === 0) throw error;
        return null;
      });
      return { text: line, told, point: told && pointOf(told) };
    });
    done.push(...(await Promise.all(some)));
  }
  return done;
}

/** What the lines of a text mean, a moment after they were written; undefined until then. */
export function useLines(text: string, near: string): LineRead[] | undefined {
  const [held, setHeld] = useState<{ text: string; lines: LineRead[] }>({ text: "", lines: [] });
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      readLines(text, near).then(
        (lines) => gone || setHeld({ text, lines }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text, near]);
  return held.text === text ? held.lines : undefined;
}

/** A position in every form, and what lies near it: null until it is known. */
export function useBack(point: Units | null): Where | null {
  const [held, setHeld] = useState<{ text: string; told: Where } | null>(null);
  const text = point ? decimal(degreesOf(point)).replace(",", "") : "";
  useEffect(() => {
    if (!text) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      whereOf(text).then(
        (told) => gone || setHeld({ text, told }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return held?.text === text ? held.told : null;
}
