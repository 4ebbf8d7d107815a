/** What a map should show all of. */
import { ownBodies } from "./drawn";
import type { Mark } from "./marks";
import type { Own, OwnPoint } from "./own";
import { around, type Box, boxOf as boxOfFlats, mapX, mapY, pieceOfPart } from "./pieces";
import type { MapTold } from "./told";
import { zoneShown } from "./zones";

/** Half the width that is shown round a single point, in metres of the map. */
const ROUND_M = 3_000;

export function boxOf(
  which: "own" | "told" | "all",
  told: MapTold | undefined,
  own: readonly Own[],
  points: readonly OwnPoint[],
): Box | null {
  const mine = which === "told" ? [] : boxesOfOwn(own, points);
  const theirs = told && (which !== "own" || mine.length === 0) ? boxesOfTold(told) : [];
  const found = around([...mine, ...theirs]);
  return found && widened(found);
}

const boxesOfOwn = (own: readonly Own[], points: readonly OwnPoint[]): Box[] => [
  ...ownBodies(own).flatMap(({ pieces }) => pieces.map(({ box }) => box)),
  ...points.map(({ point: [longitude, latitude] }): Box => [mapX(longitude), mapY(latitude), mapX(longitude), mapY(latitude)]),
];

function boxesOfTold(told: MapTold): Box[] {
  const notices = told.notices
    .filter((notice) => notice.over_ms === null)
    .flatMap((notice) => notice.parts.map((part) => pieceOfPart(part).box));
  const zones = told.zones.map((zone) => zoneShown(zone, () => "").box).filter((box) => box !== null);
  if (notices.length + zones.length > 0) return [...notices, ...zones];
  return told.incidents.flatMap(({ point }) => (point ? [boxOfFlats([Float64Array.of(mapX(point[0]), mapY(point[1]))])] : []));
}

const widened = ([west, south, east, north]: Box): Box => {
  const more = Math.max(0, ROUND_M - Math.max(east - west, north - south) / 2);
  return [west - more, south - more, east + more, north + more];
};

/** Points of one's own as marks. */
export const pointMarks = (points: readonly OwnPoint[]): Mark[] =>
  points.map(({ id, point, label }) => ({
    id,
    sort: "place",
    x: mapX(point[0]),
    y: mapY(point[1]),
    from_ms: Number.NEGATIVE_INFINITY,
    to_ms: Number.POSITIVE_INFINITY,
    label,
  }));
