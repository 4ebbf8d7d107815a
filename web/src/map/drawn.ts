/** From what the desk told, and from shapes of one's own, to what the chart holds. What does not change is made once. */
import { t } from "../language/language";
import { pick, titleOf } from "../parts/text";
import type { Body } from "./bodies";
import type { Mark } from "./marks";
import type { Own } from "./own";
import { mapX, mapY, type Piece, pieceOfPart, pieceOfVolume } from "./pieces";
import type { MapTold, NoticeDrawn, ReadingDrawn, ZoneDrawn } from "./told";
import { conflictId, cut, held } from "./under_way";
import { type ZoneShown, zoneShown } from "./zones";

const made = new Map<string, readonly Piece[]>();
const KEPT_MAX = 20_000;

/** The pieces of a notice: a version never changes, but what is hidden may be disclosed later. */
function piecesOf(notice: NoticeDrawn): readonly Piece[] {
  const { over_ms } = notice;
  const key = `${notice.ref}@${notice.version}:${notice.parts.length}:${over_ms}`;
  const held = made.get(key);
  if (held) return held;
  if (made.size > KEPT_MAX) made.clear();
  const pieces = notice.parts.map((part) => pieceOfPart({ ...part, end_ms: cut(part.end_ms, over_ms) }));
  made.set(key, pieces);
  return pieces;
}

/** `isTimed`: an instant is looked at, and what is over now is drawn if it held then. */
export const noticeBodies = (told: MapTold, shows: (thing: string) => boolean, isTimed: boolean): Body[] =>
  told.notices
    .filter((notice) => (isTimed ? held(notice) : notice.over_ms === null) && notice.parts.length > 0 && shows(`notice:${notice.ref}`))
    .map((notice) => ({
      id: `notice:${notice.ref}`,
      party: notice.party,
      look: "notice",
      protects: notice.protected,
      pieces: piecesOf(notice),
    }));

export const ownBodies = (own: readonly Own[]): Body[] =>
  own.map((one) => ({
    id: one.id,
    party: one.party ?? "",
    look: one.look,
    pieces: one.volumes.map(pieceOfVolume),
    ...(one.label === undefined ? {} : { letters: one.label }),
  }));

export function marksOf(told: MapTold, shows: (thing: string) => boolean): Mark[] {
  const conflicts = told.conflicts
    .filter((one) => one.says === "conflict" && one.at && shows(conflictId(one)))
    .map((one): Mark => {
      const [longitude, latitude] = one.at?.coordinates ?? [0, 0];
      const between = [`notice:${one.a}`, `notice:${one.b}`];
      const window = { from_ms: one.from_ms ?? Number.NEGATIVE_INFINITY, to_ms: one.to_ms ?? Number.POSITIVE_INFINITY };
      return { id: conflictId(one), sort: "conflict", x: mapX(longitude), y: mapY(latitude), ...window, label: t("map-conflict"), between };
    });
  const incidents = told.incidents
    .filter((one) => one.point && shows(`incident:${one.ref}`))
    .map((one): Mark => {
      const [longitude, latitude] = one.point ?? [0, 0];
      const window = { from_ms: one.start_ms ?? Number.NEGATIVE_INFINITY, to_ms: one.end_ms ?? Number.POSITIVE_INFINITY };
      return { id: `incident:${one.ref}`, sort: "incident", x: mapX(longitude), y: mapY(latitude), ...window, label: "" };
    });
  return [...incidents, ...conflicts];
}

export const zonesOf = (told: MapTold, shows: (thing: string) => boolean): ZoneShown[] =>
  told.zones
    .filter((zone) => zone.readings.length > 0 && shows(`zone:${zone.zone}`))
    .map((zone) => zoneShown(zone, zone.readings.length > 1 ? readingLabel : (one) => short(pick(one.title)[1])));

const LABEL_MAX = 72;
/** A title as a label: whole titles are in the table. */
const short = (text: string) => (text.length > LABEL_MAX ? `${text.slice(0, LABEL_MAX - 1)}…` : text);

/** A reading in words: whose it is, and which of several depths. */
export const readingLabel = (zone: ZoneDrawn, { whose, level }: ReadingDrawn) => {
  const who = whose ? titleOf(whose) : t("map-reading-text");
  return t("map-reading-on-line", { zone: short(pick(zone.title)[1]), who: level ? `${who}, ${level}` : who });
};
