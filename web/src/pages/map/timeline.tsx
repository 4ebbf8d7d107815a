/**
 * The time under the map: a slider over a window of hours or days, with what is under way and what conflicts along it; play; and the next
 * instant at which anything changes. Everything by keyboard: the slider by its arrows, the rest by keys of its own.
 */
import { useMemo, useRef } from "preact/hooks";
import { now } from "../../desk/standing";
import { t } from "../../language/language";
import { clock, day, exact, zone } from "../../language/time";
import type { MapTold } from "../../map/told";
import { useKeys } from "../../parts/keys";
import { When } from "../../parts/text";
import { useSpeed } from "./playing";
import { at_ms, chosen_ms, SPANS, type Span, span } from "./state";
import { density, marksOf, nearest, ticks, type Window, wholeOf, windowFor } from "./time";

const WIDE = 1_000;
const HIGH = 34;
const BARS = 200;

export function Timeline({ told }: { told: MapTold | undefined }) {
  const at = at_ms.value;
  const was = useRef<Window | null>(null);
  const marks = useMemo(() => [...new Set(marksOf(told))].sort((a, b) => a - b), [told]);
  const conflicts = useMemo(
    () => (told?.conflicts ?? []).flatMap((one) => (one.says === "conflict" && one.from_ms !== null ? [one.from_ms] : [])),
    [told],
  );
  const minute = Math.floor(now.value / 60_000) * 60_000;
  const whole = useMemo(() => wholeOf(told, Math.min(at, minute), Math.max(at, minute)), [told, span.value === "all" ? 0 : at, minute]);
  const { window, step_ms } = windowFor(span.value, whole, at, was.current);
  was.current = window;
  const { isPlaying, speed, faster, toggle, stop } = useSpeed(whole);
  const go = (ms: number | null) => {
    if (ms === null) return;
    stop();
    chosen_ms.value = ms;
  };
  const step = (direction: 1 | -1) => go(at + direction * step_ms);
  const jump = (direction: 1 | -1) => go(nearest(marks, at, direction));
  const meet = (direction: 1 | -1) => go(nearest(conflicts, at, direction));
  const backToNow = () => {
    stop();
    chosen_ms.value = null;
  };
  useKeys({
    " ": { does: "map-key-play", act: toggle },
    ".": { does: "map-key-step", act: () => step(1) },
    ",": { does: "map-key-step-back", act: () => step(-1) },
    "]": { does: "map-key-change", act: () => jump(1) },
    "[": { does: "map-key-change-before", act: () => jump(-1) },
    c: { does: "map-key-conflict", act: () => meet(1) },
    C: { does: "map-key-conflict-before", act: () => meet(-1) },
    n: { does: "map-key-now", act: backToNow },
  });
  return (
    <section class="map-time" aria-label={t("map-time")}>
      <div class="map-instant">
        <strong>
          <When ms={at} seconds={isPlaying} />
        </strong>
        <button type="button" onClick={backToNow} aria-pressed={chosen_ms.value === null}>
          {t("map-now")} <kbd>n</kbd>
        </button>
        <button type="button" onClick={toggle} aria-pressed={isPlaying}>
          {isPlaying ? t("map-pause") : t("map-play")} <kbd>{t("map-space")}</kbd>
        </button>
        <button type="button" onClick={faster} title={t("map-speed-hint")}>
          {t("map-speed", { minutes: speed })}
        </button>
        <span class="map-jumps">
          <button type="button" onClick={() => jump(-1)} disabled={nearest(marks, at, -1) === null} title={t("map-key-change-before")}>
            {t("map-before")}
          </button>
          <button type="button" onClick={() => jump(1)} disabled={nearest(marks, at, 1) === null}>
            {t("map-next")} <kbd>]</kbd>
          </button>
          <button type="button" onClick={() => meet(1)} disabled={nearest(conflicts, at, 1) === null}>
            {t("map-next-conflict")} <kbd>c</kbd>
          </button>
        </span>
        <label class="map-span">
          {t("map-span")}
          <select value={span.value} onChange={(event) => (span.value = event.currentTarget.value as Span)}>
            {SPANS.map((one) => (
              <option key={one} value={one}>
                {t(`map-span-${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="map-slider" dir="ltr">
        <Strip told={told} window={window} />
        <input
          type="range"
          aria-label={t("map-instant")}
          aria-valuetext={`${day(at)} ${clock(at)} (${clock(at, "UTC")} UTC)`}
          min={window[0]}
          max={window[1]}
          step={step_ms}
          value={at}
          onInput={(event) => go(Number(event.currentTarget.value))}
          onKeyDown={(event) => event.key.startsWith("Arrow") && event.stopPropagation()}
        />
        <Scale window={window} />
      </div>
    </section>
  );
}

/** How far the theatre's clock is ahead of UTC at an instant. */
function offsetOf(ms: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone.value,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(ms);
  const read = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute")) - Math.floor(ms / 60_000) * 60_000;
}

/** How many notices are under way along the window, where conflicts are, and now. */
function Strip({ told, window }: { told: MapTold | undefined; window: Window }) {
  const [from, to] = window;
  const x = (ms: number) => ((ms - from) / (to - from)) * WIDE;
  const bars = useMemo(() => density(told, window, BARS), [told, from, to]);
  const most = Math.max(1, ...bars);
  const wide = WIDE / BARS;
  const path = bars
    .map((count, index) => (count ? `M${index * wide} ${HIGH} v${(-count / most) * (HIGH - 12)} h${wide} V${HIGH} Z` : ""))
    .join("");
  const conflicts = (told?.conflicts ?? []).filter(
    (one) => one.says === "conflict" && one.from_ms !== null && one.from_ms < to && (one.to_ms ?? to) > from,
  );
  return (
    <svg class="map-strip" viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="under-way" d={path} />
      {conflicts.slice(0, BARS).map((one) => {
        const start = Math.max(0, x(one.from_ms ?? from));
        return (
          <rect
            key={`${one.a}|${one.b}`}
            class="conflict"
            x={start}
            y="1"
            height="6"
            width={Math.max(4, Math.min(WIDE, x(one.to_ms ?? to)) - start)}
          />
        );
      })}
      <path class="now" d={`M${x(now.value)} 0 V${HIGH}`} />
    </svg>
  );
}

function Scale({ window }: { window: Window }) {
  const [from, to] = window;
  const marks = ticks(window, offsetOf(from));
  const days = to - from > 3 * 86_400_000;
  return (
    <svg class="map-scale-time" height="16" aria-hidden="true">
      {marks.map((ms) => (
        <text key={ms} x={`${Math.min(93, Math.max(7, ((ms - from) / (to - from)) * 100))}%`} y="12">
          {days ? day(ms) : clock(ms)}
        </text>
      ))}
    </svg>
  );
}

/** The instant as the desk is asked for it. */
export const asked = (ms: number) => exact(Math.floor(ms / 1_000) * 1_000);
