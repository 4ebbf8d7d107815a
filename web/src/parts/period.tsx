/** A window of time as people read it: one date where it begins and ends on one day, theatre time first, then UTC. */
import { t } from "../language/language";
import { clock, day, zone } from "../language/time";
import { When } from "./text";

interface PeriodProps {
  start: number | null;
  end: number | null;
}

/** From one instant to another; open ends are said as that. */
export function Period({ start, end }: PeriodProps) {
  if (start === null && end === null) return <span class="faint">{t("period-unbounded")}</span>;
  if (start === null || end === null || day(start) !== day(end) || day(start, "UTC") !== day(end, "UTC")) {
    return (
      <span class="period">
        {start === null ? t("period-since-always") : <When ms={start} />} –{" "}
        {end === null ? <span class="faint">{t("period-no-end")}</span> : <When ms={end} />}
      </span>
    );
  }
  return (
    <span class="period">
      <bdi>{day(start)}</bdi> <bdi class="clock" dir="ltr">{`${clock(start)}–${clock(end)}`}</bdi>{" "}
      {zone.value !== "UTC" && <bdi class="utc" dir="ltr">{`${clock(start, "UTC")}–${clock(end, "UTC")} UTC`}</bdi>}
    </span>
  );
}
