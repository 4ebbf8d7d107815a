/** A reading of a zone: the line that it has on the map, and whose it is. */
import { t } from "../../language/language";
import { dashOf } from "../../map/dashes";
import type { ReadingDrawn } from "../../map/told";
import { markOf, Party } from "../../parts/text";

/** A piece of a reading's line, as it is on the map. */
export const LineSample = ({ reading, index }: { reading: Pick<ReadingDrawn, "whose">; index: number }) => (
  <svg class={`map-line ${reading.whose ? markOf(reading.whose) : "plain"}`} viewBox="0 0 44 8" width="44" height="8" aria-hidden="true">
    <path d="M1 4 H43" stroke-dasharray={dashOf(reading, index).join(" ")} />
  </svg>
);

export const Whose = ({ reading }: { reading: ReadingDrawn }) => (
  <>
    {reading.whose ? <Party id={reading.whose} /> : <span>{t("map-reading-text")}</span>} {reading.level && <bdi>{reading.level}</bdi>}
  </>
);
