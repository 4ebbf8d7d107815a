/** From what a watch on the wall shows to an instant: the clocks of a time zone, read as people write them. */

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY_MS = 86_400_000;

/** The instant (ms) at which a zone's clocks show `2027-03-01T06:12`; NaN for what is no time. In an hour that comes twice, the first. */
export function instantOf(local: string, zone: string): number {
  const shown = WRITTEN.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(shown)) return shown;
  const found = [shown - DAY_MS, shown + DAY_MS].map((near) => shown - ahead(near, zone)).sort((a, b) => a - b);
  return found.find((ms) => ms + ahead(ms, zone) === shown) ?? Math.max(...found);
}

/** How far (ms) a zone's clocks are ahead of UTC at an instant. */
export function ahead(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(ms);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return (
    Date.parse(`${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`) - Math.floor(ms / 1000) * 1000
  );
}
