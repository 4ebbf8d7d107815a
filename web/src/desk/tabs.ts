/**
 * One listener for all tabs of a browser.
 *
 * A browser opens six connections to an origin at most, and a stream of events holds one for good: of ten tabs with a stream each, four
 * would ask in vain. So the tab that holds a lock listens, and passes on what it hears; when it is closed the browser hands the lock to the
 * next. A tab that still holds the lock but falls silent (it hangs) has it taken away.
 *
 * Lock and channel are of our origin, port and all: what hears them is a page that the same desk served to the same browser. Nothing is
 * passed on that a tab which has entered could not ask for itself; tokens never are.
 */

const SILENT_MS = 60_000;

/** Hands on what was heard: here, and in the other tabs. */
export type Tell<T> = (heard: T) => void;

/** Listen in one tab, and hear it in all of them, until `stop` is aborted. `listen` ends when its signal is aborted, and never throws. */
export async function inOneTab<T>(
  name: string,
  stop: AbortSignal,
  hear: (heard: T) => void,
  listen: (stop: AbortSignal, tell: Tell<T>) => Promise<void>,
): Promise<void> {
  const channel = new BroadcastChannel(name);
  const tell = (heard: T) => {
    hear(heard);
    channel.postMessage(heard);
  };
  let steal = false;
  while (!stop.aborted) {
    const silence = new Silence();
    channel.onmessage = ({ data }: MessageEvent<T>) => {
      silence.broken();
      hear(data);
    };
    await holding(name, steal, AbortSignal.any([stop, silence.signal]), (lost) => {
      silence.end();
      return listen(AbortSignal.any([stop, lost]), tell);
    });
    silence.end();
    steal = silence.signal.aborted;
  }
  channel.close();
}

/** Do work while we hold the lock: as soon as it is ours, or at once where we `steal` it. Gives up waiting when `patience` is aborted. */
async function holding(name: string, steal: boolean, patience: AbortSignal, work: (lost: AbortSignal) => Promise<void>): Promise<void> {
  const lost = new AbortController();
  await navigator.locks
    .request(name, steal ? { steal } : { signal: patience }, () => work(lost.signal))
    .catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    });
  lost.abort();
}

/** Aborted when nothing was heard for long. */
class Silence {
  readonly #cut = new AbortController();
  readonly signal = this.#cut.signal;
  #timer = 0;

  constructor() {
    this.broken();
  }

  broken(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#cut.abort(), SILENT_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
