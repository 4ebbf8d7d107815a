/** The notices that were in force near an incident and who had acknowledged them by then; the measures that speak of what happened there. */
import { listOf, t, term } from "../../language/language";
import { metres } from "../../language/place";
import { Nothing } from "../../parts/state";
import { Badge, Party, T, Thing, When } from "../../parts/text";
import { Lit } from "../notices/lights";
import type { IncidentLine, Near } from "./told";

export const Nearby = ({ of }: { of: NonNullable<IncidentLine["nearby"]> }) => (
  <section aria-labelledby="incident-nearby">
    <h2 id="incident-nearby">{t("incident-nearby")}</h2>
    {of.within_m !== null && <p class="hint">{t("incident-within", { distance: metres(of.within_m) })}</p>}
    {of.found.length === 0 && of.undetermined.length === 0 && <Nothing>{t("incident-no-notice")}</Nothing>}
    <ul class="cards">
      {of.found.map((one) => (
        <li key={one.notice} class="card">
          <NearShown of={one} />
        </li>
      ))}
    </ul>
    {of.undetermined.map((why) => (
      <p key={why} class="due">
        {term("word", "undetermined")}: <bdi lang="en">{why}</bdi>
      </p>
    ))}
    {of.hidden > 0 && <p class="due">{t("incident-nearby-hidden", { count: of.hidden })}</p>}
    <p class="hint">{t("shell-absence")}</p>
  </section>
);

const Lights = ({ of }: { of: Near["recipients"] }) => (
  <span class="lights">
    {of.map((one) => (
      <span key={one.party}>
        <Lit party={one.party} light={one.light} /> {one.level && term("word", one.level, "level")}
      </span>
    ))}
  </span>
);

const NearShown = ({ of }: { of: Near }) => (
  <>
    <Thing of={`notice:${of.notice}`} /> <Party id={of.party} /> {term("word", of.activity)} · <bdi>{metres(of.distance_m)}</bdi>
    <div class="small">
      <T id="incident-filed" parts={{ when: <When ms={of.filed_ms} /> }} /> {of.filed_before === false && <Badge word="late" tone="due" />}
    </div>
    <div>
      <T id="incident-acknowledged-then" parts={{ parties: <Lights of={of.recipients} /> }} />
    </div>
  </>
);

/** `said`: the measures that the report names itself. */
export const Concerned = ({ of, said }: { of: NonNullable<IncidentLine["concerned"]>; said: string[] }) =>
  of.hits.length === 0 && said.length === 0 ? null : (
    <section aria-labelledby="incident-measures">
      <h2 id="incident-measures">{t("incident-measures")}</h2>
      <ul class="values">
        {said.map((measure) => (
          <li key={measure}>
            <Thing of={`measure:${measure}`} /> <span class="faint small">{t("incident-measure-named")}</span>
          </li>
        ))}
        {of.hits.map((hit, at) => (
          <li key={at}>
            <Badge word={hit.says} within="says" /> <Thing of={`measure:${hit.measure}`} />{" "}
            {hit.readings.length > 0 && <span class="small">{t("notice-read-by", { readers: listOf(hit.readings) })}</span>}{" "}
            {hit.not_under.length > 0 && <span class="small">{t("notice-not-read-by", { readers: listOf(hit.not_under) })}</span>}
          </li>
        ))}
      </ul>
      {of.undetermined.map(([what, because]) => (
        <p key={what} class="small due">
          <bdi lang="en" dir="ltr">
            {what}: {because}
          </bdi>
        </p>
      ))}
    </section>
  );
