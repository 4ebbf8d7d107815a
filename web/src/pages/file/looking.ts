/** What one looks at on the map of the form: an instant of the draft, a conflict. */
import { signal } from "@preact/signals";

/** The instant that the map shows; null: the whole window. */
export const at_ms = signal<number | null>(null);
/** The conflict that is looked at: the notice that is met. */
export const looked = signal<string | null>(null);

/** Look at one conflict: where and when it is. */
export function look(notice: string, at: string | null): void {
  const same = looked.value === notice;
  looked.value = same ? null : notice;
  at_ms.value = same || at === null ? null : Date.parse(at);
}

/** The whole window again, and no conflict. */
export function lookAway(): void {
  at_ms.value = looked.value = null;
}
