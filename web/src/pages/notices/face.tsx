/** What a notice says, in plain words. */
import { capital, t, term } from "../../language/language";
import { span } from "../../language/time";
import { MiniMap } from "../../map/view";
import { Fact } from "../../parts/fact";
import { Away, Badge, Exact, Parties, Party, Said, T, titleOf, When } from "../../parts/text";
import { periodOf } from "../../sign/period";
import type { NoticeLine } from "./told";
import { VolumeList } from "./where";

export function Face({ of }: { of: NoticeLine }) {
  const { said } = of;
  return (
    <section aria-labelledby="notice-says">
      <h2 id="notice-says">{t("notice-says")}</h2>
      {said.text && (
        <p class="words">
          <Said texts={said.text} />
        </p>
      )}
      {said.volumes && <MiniMap label={t("notice-where-when")} volumes={said.volumes} party={said.party} />}
      <dl class="members">
        {said.purpose && (
          <Fact name={t("notice-purpose")}>
            <bdi dir="auto">{said.purpose}</bdi>
          </Fact>
        )}
        <Fact name={t("notices-by")}>
          <Party id={said.party} />
        </Fact>
        {said.conduit && (
          <Fact name={term("member", "filed_for")}>
            {said.filed_for ? <bdi dir="auto">{said.filed_for}</bdi> : <span class="unknown">{t("notice-conduit")}</span>}
          </Fact>
        )}
        {said.region && (
          <Fact name={term("member", "region")}>
            <bdi dir="auto">{said.region}</bdi>
          </Fact>
        )}
        {said.owner_agrees && (
          <Fact name={term("member", "owner_agrees")}>
            <bdi dir="auto">{said.owner_agrees}</bdi>
          </Fact>
        )}
        <Fact name={t("notice-where-when")}>
          {said.volumes ? <VolumeList volumes={said.volumes} /> : <span class="unknown">{t("notice-place-hidden")}</span>}
        </Fact>
        <Fact name={t("notices-lead")}>
          <Lead of={of} />
        </Fact>
        {of.reconfirm && (
          <Fact name={t("notice-confirmed")}>
            <When ms={of.reconfirm.last_ms} /> · <T id="notice-again-by" parts={{ when: <AgainBy of={of.reconfirm} /> }} />{" "}
            {of.reconfirm.overdue && <Badge word="overdue" tone="warn" />}
            {said.reconfirm && <span class="faint"> {t("notice-every", { period: periodOf(said.reconfirm) || said.reconfirm })}</span>}
          </Fact>
        )}
        <Fact name={t("notice-filed")}>
          <When ms={of.filed_ms} />
          {of.version > 1 && (
            <div>
              {t("notices-version", { version: of.version })}: <When ms={of.t_ms} />
            </div>
          )}
        </Fact>
        {said.to && said.to.length > 0 && (
          <Fact name={term("member", "to")}>
            <Parties ids={said.to} />
          </Fact>
        )}
        <Fact name={t("notice-name")}>
          <Exact>{of.ref}</Exact>
        </Fact>
      </dl>
    </section>
  );
}

function Lead({ of }: { of: NoticeLine }) {
  const { given_ms, required_ms, late } = of.lead;
  const given = given_ms === null ? t("notice-lead-unknown") : given_ms < 0 ? t("notices-lead-none") : span(given_ms);
  return (
    <>
      {given}
      {required_ms !== null && ` · ${t("notice-lead-required", { span: span(required_ms) })}`} {late && <Badge word="late" tone="warn" />}
    </>
  );
}

/** Whose notice it is and to whom, as a heading says it. */
export const headingOf = (of: NoticeLine) =>
  t("notice-heading", { what: capital(term("word", of.said.activity)), party: titleOf(of.said.party) });

const AgainBy = ({ of }: { of: NonNullable<NoticeLine["reconfirm"]> }) => (
  <span class={of.overdue ? "warn" : ""}>
    <When ms={of.due_ms} /> (<Away ms={of.due_ms} />)
  </span>
);
