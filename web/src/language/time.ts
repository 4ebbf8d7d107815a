/**
 * Instants for people: on the theatre's clocks and in UTC, each with its zone, never one without saying which.
 *
 * Theatre time comes first, since that is what the watch on the wall of the unit shows; UTC is what the log says.
 */
import { computed } from "@preact/signals";
import { standing } from "../desk/standing";
import { locale, t } from "./language";

/** The theatre's time zone; UTC until it is known, and where the browser does not know it. */
export const zone = computed(() => {
  const named = standing.value?.time_zone ?? "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: named });
    return named;
  } catch {
    return "UTC";
  }
});

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_D = 365.25;

const format = (ms: number, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale.value, { timeZone, hourCycle: "h23", ...options }).format(ms);

export const clock = (ms: number, timeZone = zone.value) => format(ms, timeZone, { hour: "2-digit", minute: "2-digit" });
export const clockExact = (ms: number, timeZone = zone.value) =>
  format(ms, timeZone, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
export const day = (ms: number, timeZone = zone.value) => format(ms, timeZone, { day: "numeric", month: "short", year: "numeric" });

/** How far the theatre's clocks are from UTC at an instant: "UTC+3", "UTC+5:30". It says more than a city's name, in every language. */
export function offset(ms: number, timeZone = zone.value): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(ms);
  return parts.find((part) => part.type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "UTC";
}

/** The instant as the log spells it: 2027-03-04T13:00:00Z. */
export const exact = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");

/** How long something is, in its two largest units: "2 d 3 h", "5 min". Never negative. */
export function span(length_ms: number): string {
  const ms = Math.abs(length_ms);
  const [days, hours] = [Math.floor(ms / DAY_MS), Math.floor((ms % DAY_MS) / HOUR_MS)];
  const [minutes, seconds] = [Math.floor((ms % HOUR_MS) / MINUTE_MS), Math.floor((ms % MINUTE_MS) / SECOND_MS)];
  if (days >= 2 * YEAR_D) return t("time-unit", { unit: "years", count: Math.floor(days / YEAR_D) });
  if (days >= 60) return t("time-days", { days });
  if (days) return hours ? t("time-days-hours", { days, hours }) : t("time-days", { days });
  if (hours) return minutes ? t("time-hours-minutes", { hours, minutes }) : t("time-hours", { hours });
  if (minutes) return t("time-minutes", { minutes });
  return t("time-seconds", { seconds });
}

/** How long, as a clock counts: 0:43, 12:05, 1:02:03. */
export function counted(length_ms: number): string {
  const whole_s = Math.max(0, Math.floor(length_ms / SECOND_MS));
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(whole_s / 3600), Math.floor((whole_s % 3600) / 60), whole_s % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** "in 5 min" or "5 min ago". */
export const away = (ms: number, now_ms: number) =>
  ms >= now_ms ? t("time-in", { span: span(ms - now_ms) }) : t("time-ago", { span: span(now_ms - ms) });

/** A figure as the language groups it, in European digits. */
export const figure = (value: number) => new Intl.NumberFormat(locale.value).format(value);
