/** What the signs on the map mean: parties by colour and letters, lines of readings, what is hatched, what meets. */
import { standing } from "../../desk/standing";
import { t } from "../../language/language";
import type { MapTold } from "../../map/told";
import { Party, Said } from "../../parts/text";
import { LineSample, Whose } from "./reading";

export function Legend({ told }: { told: MapTold }) {
  const parties = [...new Set(told.notices.map(({ party }) => party))].filter((one) => standing.value?.parties[one]).sort();
  const read = told.zones.filter(({ readings }) => readings.length > 1);
  return (
    <details class="map-legend">
      <summary>{t("map-legend")}</summary>
      <ul>
        <li>
          <Sign sort="conflict" /> {t("map-legend-conflict")}
        </li>
        <li>
          <Sign sort="incident" /> {t("map-legend-incident")}
        </li>
        <li>
          <Sign sort="moving" /> {t("map-legend-moving")}
        </li>
        <li>
          <Sign sort="protected" /> {t("map-legend-protected")}
        </li>
        <li>
          <Sign sort="hatched" /> {t("map-legend-hatched")}
        </li>
        {parties.map((one) => (
          <li key={one}>
            <Party id={one} />
          </li>
        ))}
      </ul>
      {read.map((zone) => (
        <div key={`${zone.zone} ${zone.status}`}>
          <h3>
            <Said texts={zone.title} />
          </h3>
          <ul>
            {zone.readings.map((reading, index) => (
              <li key={`${reading.whose} ${reading.level}`}>
                <LineSample reading={reading} index={index} /> <Whose reading={reading} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p class="hint">{t("map-legend-borders")}</p>
    </details>
  );
}

const SIGNS = {
  conflict: "M10 10 m-7 0 a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0 M10 10 m-3 0 a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0",
  incident: "M10 3 L17 10 L10 17 L3 10 Z M7 10 H13",
  moving: "M1 10 H19 M10 10 m-5 0 a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0",
  protected: "M3 3 H17 V17 H3 Z M6 6 H14 V14 H6 Z",
  hatched: "M2 18 L18 2 M2 11 L11 2 M9 18 L18 9 M1 1 H19 V19 H1 Z",
} as const;

const Sign = ({ sort }: { sort: keyof typeof SIGNS }) => (
  <svg class={`map-sign map-sign-${sort}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={SIGNS[sort]} />
  </svg>
);
