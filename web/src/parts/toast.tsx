/** A short word on what was just done, for a few seconds, heard by those who listen. It never carries anything that must be acted on. */
import { signal } from "@preact/signals";

const shown = signal<{ text: string; at: number } | null>(null);
const SHOWN_MS = 6_000;

export function say(text: string): void {
  const at = Date.now();
  shown.value = { text, at };
  setTimeout(() => {
    if (shown.peek()?.at === at) shown.value = null;
  }, SHOWN_MS);
}

export const Toast = () => (
  <div class="toast" role="status" aria-live="polite">
    {shown.value?.text}
  </div>
);
