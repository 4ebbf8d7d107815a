/** An ISO 8601 duration in words: P3M, PT48H. */
import { t } from "../language/language";

const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

/** Its words; nothing for what is no duration. */
export function periodOf(text: string): string {
  const found = PERIOD.exec(text);
  const counts = found?.slice(1) ?? [];
  const parts = UNITS.flatMap((unit, at) => (counts[at] ? [t("time-unit", { unit, count: Number(counts[at]) })] : []));
  return parts.join(" ");
}
