/** What was signed at this desk and is not in the log yet, so that a page can say so beside what it answers. */
import { useEffect } from "preact/hooks";
import { standing } from "./standing";
import { useAsked } from "./told";
import type { Queued } from "./types";

/** The queue, newest first, as soon as it is known; asked again whenever it or the log changes. */
export function useQueued(): Queued[] | undefined {
  const { data, again } = useAsked<{ queued: Queued[] }>("/desk/v1/queue");
  const counts = JSON.stringify(standing.value?.queue);
  // Dependencies: the queue changed, and the log did not grow
  useEffect(again, [counts]);
  return data?.queued;
}
