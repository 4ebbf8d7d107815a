/** The time of the draft: its own window, when it meets which notice, and the instant that the map shows. */
import { t } from "../../language/language";
import { clock, day, exact } from "../../language/time";
import { Party } from "../../parts/text";
import { checked } from "./check";
import { windowOf } from "./draft";
import { at_ms, look, lookAway, looked } from "./looking";
import { draft } from "./store";

const STEP_MS = 60_000;
const UNBOUNDED_MS = 24 * 3_600_000;
const SHOWN_MAX = 6;
const WIDE = 1_000;

export function TimeBar() {
  const { start_ms, end_ms } = windowOf(draft.value);
  const from = start_ms ?? (end_ms ?? Date.now()) - UNBOUNDED_MS;
  const to = Math.max(from + STEP_MS, end_ms ?? from + UNBOUNDED_MS);
  const x = (ms: number) => Math.round(Math.max(0, Math.min(1, (ms - from) / (to - from))) * WIDE);
  const conflicts = (checked.value?.found.conflicts ?? []).slice(0, SHOWN_MAX);
  const at = at_ms.value;
  return (
    <div class="file-time">
      {conflicts.map((one) => (
        <button
          key={one.notice}
          type="button"
          class="file-time-row"
          aria-pressed={looked.value === one.notice}
          onClick={() => look(one.notice, one.closest_at ?? one.from)}
        >
          <span class="file-time-name">
            <Party id={one.party} />
          </span>
          <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
            <rect class="file-time-whole" x="0" y="3" width={WIDE} height="4" />
            <rect
              class={one.news === "conflict" ? "file-time-clash" : "file-time-inform"}
              x={x(one.from ? Date.parse(one.from) : from)}
              y="0"
              width={Math.max(6, x(one.to ? Date.parse(one.to) : to) - x(one.from ? Date.parse(one.from) : from))}
              height="10"
            />
          </svg>
          <span class="file-time-when">
            <Ends from={one.from} to={one.to} />
          </span>
        </button>
      ))}
      <div class="file-time-slider">
        <label htmlFor="file-at">{t("file-at")}</label>
        <input
          id="file-at"
          type="range"
          min={from}
          max={to}
          step={STEP_MS}
          value={at ?? from}
          aria-valuetext={at === null ? t("file-at-all") : exact(at)}
          onInput={({ currentTarget: { value } }) => {
            at_ms.value = Number(value);
          }}
        />
        <span>
          <span>{at === null ? t("file-at-all") : <bdi>{day(from) === day(to) ? clock(at) : `${day(at)} ${clock(at)}`}</bdi>}</span>
          <button
            type="button"
            class="quiet"
            disabled={at === null}
            onClick={() => {
              lookAway();
            }}
          >
            {t("file-at-reset")}
          </button>
        </span>
      </div>
      <div class="file-time-ends" aria-hidden="true">
        <bdi>{`${day(from)} ${clock(from)}`}</bdi>
        <bdi>{day(from) === day(to) ? clock(to) : `${day(to)} ${clock(to)}`}</bdi>
      </div>
    </div>
  );
}

/** From when to when something is met, by the clocks of the theatre; an open end is a dash. */
const Ends = ({ from, to }: { from: string | null; to: string | null }) => (
  <bdi dir="ltr">{[from, to].map((one) => (one ? clock(Date.parse(one)) : "")).join("–")}</bdi>
);
