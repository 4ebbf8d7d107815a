/**
 * The check while one draws and types: what the draft would meet, asked of our own copy of the log a moment after each change, and again when
 * the log grows. The newest question wins; an answer to an older one is dropped.
 */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Problem, tell } from "../../desk/client";
import { logSize } from "../../desk/standing";
import { asProblem } from "../../desk/told";
import type { Told } from "../../desk/types";
import type { Found } from "../notices/told";
import { feature } from "./store";

/** A name in the words that does not fit what is drawn. */
export interface LookAgain {
  name: string;
  distance_m: number;
  allowed_m: number;
}

export interface Checked {
  found: Found;
  lookAgain: LookAgain[];
  as_of: string;
}

const PAUSE_MS = 120;

/** The newest answer; null while nothing is drawn. */
export const checked = signal<Checked | null>(null);
/** Why there is no newer one. */
export const problem = signal<Problem | null>(null);
/** An answer to what is drawn now is still on its way. */
export const isAsking = signal(false);

interface CheckTold {
  notices: Found[];
  look_again?: LookAgain[];
}

export function useCheck(): void {
  const asked = feature.value.geometry ? JSON.stringify(feature.value) : "";
  const size = logSize.value;
  // Dependencies: `size` says when to ask again
  useEffect(() => {
    if (!asked) {
      checked.value = problem.value = null;
      isAsking.value = false;
      return undefined;
    }
    isAsking.value = true;
    const stop = new AbortController();
    const timer = setTimeout(() => void check(asked, stop.signal), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, size]);
}

async function check(asked: string, stop: AbortSignal): Promise<void> {
  try {
    const told = await tell<Told<CheckTold>>("/v1/questions/check", JSON.parse(asked), stop);
    const [found] = told.data.notices;
    if (stop.aborted || !found) return;
    checked.value = { found, lookAgain: told.data.look_again ?? [], as_of: told.as_of };
    problem.value = null;
  } catch (error) {
    if (stop.aborted) return;
    checked.value = null;
    problem.value = asProblem(error);
  }
  isAsking.value = false;
}

/** The suggestions that there are: each is taken with its figure. */
export const suggestionsOf = (held: Checked | null) =>
  (held?.found.suggestions ?? []).filter(({ by_s, by_m }) => by_s !== null || by_m !== null);
