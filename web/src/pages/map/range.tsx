/** From when to when, in one line: the day once, the theatre's clock, then UTC. What is unbounded says so. */
import { t } from "../../language/language";
import { clock, day, exact, zone } from "../../language/time";

export function Range({ from_ms, to_ms }: { from_ms: number | null; to_ms: number | null }) {
  if (from_ms === null && to_ms === null) return <span class="faint">{t("map-always")}</span>;
  const sameDay = from_ms !== null && to_ms !== null && day(from_ms) === day(to_ms);
  const utc = zone.value !== "UTC";
  return (
    <span class="map-range">
      <End ms={from_ms} withDay /> – <End ms={to_ms} withDay={!sameDay} />
      {utc && (
        <bdi class="utc">
          {from_ms === null ? "…" : clock(from_ms, "UTC")} – {to_ms === null ? "…" : clock(to_ms, "UTC")} UTC
        </bdi>
      )}
      {!utc && <bdi class="utc">UTC</bdi>}
    </span>
  );
}

const End = ({ ms, withDay }: { ms: number | null; withDay: boolean }) =>
  ms === null ? (
    <span>{t("map-open-end")}</span>
  ) : (
    <time class="when" dateTime={exact(ms)} title={exact(ms)}>
      {withDay && <bdi>{day(ms)}</bdi>} <bdi class="clock">{clock(ms)}</bdi>
    </time>
  );
