/** What is open now, as the beginning of a handover note: plain text, the most pressing first, in the officer's language. */
import { us } from "../../desk/standing";
import { t, term } from "../../language/language";
import { away, clock, day, zone } from "../../language/time";
import { pick, titleOf } from "../../parts/text";
import { type DutyTold, groups, type Line, others } from "../duty/told";

/** Lines of each heading that are written out; the rest is counted. */
const WRITTEN_MAX = 8;

export function summary(duty: DutyTold, now_ms: number): string {
  const head = t("handover-head", {
    party: titleOf(us.value),
    day: day(now_ms),
    clock: clock(now_ms),
    zone: zone.value,
    utc: clock(now_ms, "UTC"),
    size: duty.size,
  });
  const parts = groups(duty.lines, now_ms).map((group) => {
    const rest = group.lines.length - WRITTEN_MAX;
    return [
      `${t(`duty-group-${group.head}`)} (${group.lines.length})`,
      ...group.lines.slice(0, WRITTEN_MAX).map((line) => `- ${words(line, now_ms)}`),
      ...(rest > 0 ? [`- ${t("handover-more", { count: rest })}`] : []),
    ].join("\n");
  });
  return [head, ...(parts.length ? parts : [t("handover-nothing-open")])].join("\n\n");
}

function words(line: Line, now_ms: number): string {
  const why = t(`duty-why-${line.why}`, { count: line.count, level: term("word", line.level ?? "", "level") });
  const text = line.text ? pick(line.text)[1].slice(0, 120) : "";
  const until = line.until_ms === null ? "" : away(line.until_ms, now_ms);
  const status = line.status === "actual" ? "" : `[${term("word", line.status, "status")}]`;
  return [t(`duty-sort-${line.sort}`), line.thing, others(line).map(titleOf).join(", "), why, until, status, text]
    .filter(Boolean)
    .join(" · ");
}
