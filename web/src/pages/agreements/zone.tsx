/** A zone of an agreement: its rule as data, how far its line is settled, and whose readings of it there are. */
import { t, term } from "../../language/language";
import { metres } from "../../language/place";
import { Exact, Parties, Party, Said, T } from "../../parts/text";
import { href } from "../../router";
import { Value } from "../../sign/payload";
import type { Zone, ZoneLine } from "./types";

export const ZoneCard = ({ zone, line }: { zone: Zone; line: ZoneLine | undefined }) => (
  <section class="card" aria-label={zone.name}>
    <h3>
      <Exact>{zone.name}</Exact> <Said texts={zone.title} />
    </h3>
    <p>
      <span class="badge badge-quiet">{term("word", line?.standing ?? zone.status, "zone")}</span>{" "}
      {zone.settled && (
        <bdi class="hint" dir="auto">
          {zone.settled}
        </bdi>
      )}{" "}
      {line && line.apart_m !== null && <span class="due">{t("agreements-apart", { distance: metres(line.apart_m) })}</span>}
    </p>
    <Value name="rule" value={zone.rule} />
    {zone.note && (
      <p class="hint">
        <bdi dir="auto">{zone.note}</bdi>
      </p>
    )}
    {line && line.readings.length > 0 && (
      <ul class="values">
        {line.readings.map((one) => (
          <li key={one.by}>
            {one.by === "text" ? t("agreements-reading-text") : <T id="agreements-reading" parts={{ party: <Party id={one.by} /> }} />}
            {one.accepted_by.length > 0 && (
              <>
                {" · "}
                <T id="map-accepted-by" parts={{ parties: <Parties ids={one.accepted_by} /> }} />
              </>
            )}
            {one.rejected_by.length > 0 && (
              <>
                {" · "}
                <T id="map-rejected-by" parts={{ parties: <Parties ids={one.rejected_by} /> }} />
              </>
            )}
          </li>
        ))}
      </ul>
    )}
    {line && line.readings.length > 0 ? (
      <p>
        <a href={href("map", "", { zone: line.zone })}>{t("agreements-on-map")}</a>
      </p>
    ) : (
      <p class="faint">{t("agreements-not-drawn")}</p>
    )}
  </section>
);
