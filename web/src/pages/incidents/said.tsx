/** What an incident's reporter says: when, where, who, how it is known; with the place on a small map where it has one. */
import { t, term } from "../../language/language";
import { toDegrees } from "../../map/shapes";
import { MiniMap } from "../../map/view";
import { Fact } from "../../parts/fact";
import { Whos } from "../../parts/open";
import { Badge, Party, Said, Thing, When } from "../../parts/text";
import { Value } from "../../sign/payload";
import { IncidentWhen, IncidentWhere } from "./happened";
import type { IncidentLine } from "./told";

export function Happened({ of }: { of: IncidentLine }) {
  const { said } = of;
  const label = said.place?.name ?? of.ref;
  return (
    <section aria-labelledby="incident-happened">
      <h2 id="incident-happened">{t("incident-happened")}</h2>
      {said.text && (
        <p class="words">
          <Said texts={said.text} />
        </p>
      )}
      {said.place?.position && (
        <MiniMap label={t("incidents-where")} points={[{ id: of.ref, point: toDegrees(said.place.position), label }]} />
      )}
      <dl class="members">
        <Fact name={t("incidents-when")}>
          <IncidentWhen of={of} />
        </Fact>
        <Fact name={t("incidents-where")}>
          <IncidentWhere of={of} />
        </Fact>
        <Fact name={t("incident-by")}>
          <Whos whos={said.by} />
        </Fact>
        {said.against !== undefined && (
          <Fact name={t("incident-answerable")}>
            <Whos whos={said.against} />
          </Fact>
        )}
        {said.excluded_party && (
          <Fact name={term("member", "excluded_party")}>
            <bdi dir="auto">{said.excluded_party}</bdi>
          </Fact>
        )}
        {said.effects && (
          <Fact name={term("member", "effects")}>
            <ul class="plain">
              {said.effects.map((one, at) => (
                <li key={at}>
                  {term("word", one.form)}: {one.count === "undetermined" ? term("word", "undetermined") : one.count}{" "}
                  {one.text && <bdi dir="auto">{one.text}</bdi>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {said.weapon && (
          <Fact name={term("member", "weapon")}>
            <bdi dir="auto">{said.weapon === "undetermined" ? term("word", said.weapon) : said.weapon}</bdi>
          </Fact>
        )}
        {said.observer && (
          <Fact name={term("member", "observer")}>
            <Value name="observer" value={said.observer} />
          </Fact>
        )}
        <Fact name={t("incident-reporter")}>
          <Party id={said.party} /> · {term("word", said.capacity, "capacity")} · {term("word", said.basis, "basis")}
        </Fact>
        <Fact name={t("incident-entered")}>
          <When ms={of.t_ms} /> <Badge word={of.timeliness.stands} tone={of.timeliness.stands === "late" ? "due" : "quiet"} />
        </Fact>
        {said.notices && (
          <Fact name={term("member", "notices")}>
            {said.notices.map((ref) => (
              <Thing key={ref} of={`notice:${ref}`} />
            ))}
          </Fact>
        )}
        {said.sources && (
          <Fact name={term("member", "sources")}>
            {said.sources.map((one) => (
              <bdi key={one.title} dir="auto" class="source">
                {one.title}
              </bdi>
            ))}
          </Fact>
        )}
        {of.hidden > 0 && (
          <>
            <dt>{t("incident-hidden")}</dt>
            <dd class="unknown">{t("incident-hidden-members", { count: of.hidden })}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
