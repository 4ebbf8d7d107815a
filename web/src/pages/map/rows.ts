/** What the table beside the map says: the same things as the map, by the same filters, at the same instant. */
import type { Texts } from "../../desk/types";
import type { ConflictDrawn, IncidentDrawn, Light, MapTold, NoticeDrawn, ZoneDrawn } from "../../map/told";
import { conflictId, cut, held, isUnderWay } from "../../map/under_way";
import type { LayersShown } from "../../map/view";
import type { Filters } from "./state";

export type When = "now" | "later" | "before";

/** A line of the table. */
export interface Row {
  /** `notice:tr/x`, `zone:…`, `incident:…`, `conflict:a|b`. */
  thing: string;
  sort: "conflict" | "notice" | "incident" | "zone";
  when: When;
  parties: string[];
  /** Words of the vocabulary that say what it is: kind and activity, form. */
  words: string[];
  title: Texts | null;
  status: string;
  from_ms: number | null;
  to_ms: number | null;
  light: Light | null;
  /** Its place is not ours to see. */
  isHidden: boolean;
}

/** Everything that the filters leave, as a row, whenever it is. What has no place is listed apart, but for notices: they are under way. */
export function rowsOf(told: MapTold, wanted: Filters, us: string): Row[] {
  const ours = new Set(told.notices.filter((one) => concerns(one, us)).map(({ ref }) => ref));
  const parties = new Map(told.notices.map(({ ref, party }) => [ref, party]));
  const rows = [
    ...told.conflicts.filter((one) => one.says !== "inform").map((one) => ofConflict(one, parties)),
    ...told.notices.filter(held).map(ofNotice),
    ...told.incidents.filter(({ point }) => point !== null).map(ofIncident),
    ...told.zones.filter(({ readings }) => readings.length > 0).map(ofZone),
  ];
  const concerning = (row: Row) =>
    row.sort === "notice" ? ours.has(row.thing.slice("notice:".length)) : row.parties.includes(us) || row.sort === "zone";
  return rows.filter((row) => passes(row, wanted) && (!wanted.ours || concerning(row)));
}

/** A notice concerns us if it is ours or was told to us. */
const concerns = ({ party, recipients }: NoticeDrawn, us: string) => party === us || recipients.some((one) => one.party === us);

function passes(row: Row, wanted: Filters): boolean {
  if (wanted.party && !row.parties.includes(wanted.party)) return false;
  if (wanted.status && row.status !== wanted.status) return false;
  if (wanted.kind && row.sort === "notice" && row.words[0] !== wanted.kind) return false;
  if (wanted.agreement && row.sort === "zone" && !row.thing.startsWith(`zone:${wanted.agreement}#`)) return false;
  return !wanted.text || saidIn(row).includes(wanted.text.toLocaleLowerCase());
}

const saidIn = ({ thing, parties, words, title }: Row) =>
  [thing, ...parties, ...words, ...Object.values(title ?? {})].join("\n").toLocaleLowerCase();

const ofConflict = (one: ConflictDrawn, parties: Map<string, string>): Row => ({
  thing: conflictId(one),
  sort: "conflict",
  when: "now",
  parties: [...new Set([one.a, one.b].map((ref) => parties.get(ref) ?? ref.split("/")[0] ?? ""))],
  words: [one.says === "withheld" ? (one.word ?? "withheld") : "conflict"],
  title: null,
  status: one.status,
  from_ms: one.from_ms,
  to_ms: one.to_ms,
  light: null,
  isHidden: false,
});

const ofNotice = (one: NoticeDrawn): Row => ({
  thing: `notice:${one.ref}`,
  sort: "notice",
  when: "now",
  parties: [one.party],
  words: [one.kind, one.activity],
  title: one.text,
  status: one.status,
  from_ms: one.start_ms,
  to_ms: cut(one.end_ms, one.over_ms),
  light: one.light,
  isHidden: one.hidden,
});

const ofIncident = (one: IncidentDrawn): Row => ({
  thing: `incident:${one.ref}`,
  sort: "incident",
  when: "now",
  parties: [one.party],
  words: [one.form, one.standing],
  title: one.text,
  status: one.status,
  from_ms: one.start_ms,
  to_ms: one.end_ms,
  light: null,
  isHidden: false,
});

const ofZone = (one: ZoneDrawn): Row => ({
  thing: `zone:${one.zone}`,
  sort: "zone",
  when: "now",
  parties: one.bound,
  words: [one.standing],
  title: one.title,
  status: one.status,
  from_ms: null,
  to_ms: null,
  light: null,
  isHidden: false,
});

const SORTS: readonly Row["sort"][] = ["conflict", "notice", "incident", "zone"];
const LAYER_OF: Record<Row["sort"], keyof LayersShown> = {
  conflict: "conflicts",
  notice: "notices",
  incident: "incidents",
  zone: "zones",
};

/** When a row is, against an instant. */
const whenOf = ({ from_ms, to_ms }: Row, at_ms: number): When =>
  isUnderWay(from_ms, to_ms, at_ms) ? "now" : from_ms !== null && from_ms > at_ms ? "later" : "before";

/**
 * The rows of an instant: what is under way, then (`withLater`) what is still to come, soonest first. What is over is not shown, but for
 * incidents: they have happened.
 */
export function rowsAt(rows: readonly Row[], at_ms: number, layers: LayersShown, withLater: boolean): Row[] {
  const shown = rows
    .filter(({ sort }) => layers[LAYER_OF[sort]])
    .map((row) => ({ ...row, when: whenOf(row, at_ms) }))
    .filter(
      ({ when, sort }) =>
        when === "now" || (when === "later" && withLater && sort !== "incident") || (when === "before" && sort === "incident"),
    );
  const rank = (row: Row) => (row.when === "later" ? SORTS.length : SORTS.indexOf(row.sort));
  return shown.sort((a, b) => rank(a) - rank(b) || (rank(a) === SORTS.length ? byStart(a, b) : 0));
}

const byStart = (a: Row, b: Row) => (a.from_ms ?? 0) - (b.from_ms ?? 0) || SORTS.indexOf(a.sort) - SORTS.indexOf(b.sort);
