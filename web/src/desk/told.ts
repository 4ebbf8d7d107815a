/**
 * What the desk told: asking from a component, and asking again by itself when the log grows.
 *
 *     const { data, problem, again } = useQuestion<DutyTold>("duty", { name: "unit" });
 *
 * While a new answer is on its way the old one stays on the screen. An answer that was overtaken by a newer question is dropped.
 */
import { useEffect, useState } from "preact/hooks";
import { ask, type Params, Problem, query } from "./client";
import { logSize } from "./standing";
import type { Told } from "./types";

export interface Asked<T> {
  /** The newest answer; undefined before the first. */
  data: T | undefined;
  /** Why there is no newer one. */
  problem: Problem | undefined;
  /** Ask again now. */
  again: () => void;
}

/** Ask a path for JSON; nothing is asked while `path` is null. `still`: do not ask again when the log grows; `on`: ask again when this changes. */
export function useAsked<T>(path: string | null, params: Params = {}, still = false, on = ""): Asked<T> {
  const [held, setHeld] = useState<{ address: string; data?: T; problem?: Problem }>({ address: "" });
  const [round, setRound] = useState(0);
  const address = path === null ? "" : path + query(params);
  const size = still ? 0 : logSize.value;
  // Dependencies: `round` and `size` say when to ask again
  useEffect(() => {
    if (!address) return undefined;
    const stop = new AbortController();
    ask<T>(address, {}, stop.signal)
      .then((data) => setHeld({ address, data }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setHeld((was) => ({ ...was, address, problem: asProblem(error) }));
      });
    return () => stop.abort();
  }, [address, size, round, on]);
  const fresh = held.address === address;
  return {
    data: fresh ? held.data : undefined,
    problem: fresh ? held.problem : undefined,
    again: () => setRound((was) => was + 1),
  };
}

/** Ask a question of the register. */
export function useQuestion<T>(name: string | null, params: Params = {}): Asked<Told<T>> {
  return useAsked<Told<T>>(name === null ? null : `/v1/questions/${name}`, params);
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, "internal", error instanceof Error ? error.message : String(error));
