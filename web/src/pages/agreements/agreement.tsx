/** The reader: an agreement on its own page, an article card for each measure with its clock, and what is unknown, none or disputed as that. */
import { us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { t, term } from "../../language/language";
import { Fact } from "../../parts/fact";
import { Dated, Settled, Whos } from "../../parts/open";
import { Await, Nothing } from "../../parts/state";
import { Exact, Party, StatementLink, Status, T } from "../../parts/text";
import { filters } from "../../router";
import { sign } from "../../sign/sign";
import { titleOf } from "./agreements";
import { MeasureCard } from "./measure";
import type { Agreement, Commitment, ZoneLine } from "./types";
import { ZoneCard } from "./zone";
import "./agreements.css";

export default function AgreementPage({ of }: { of: string }) {
  const asked = useQuestion<Agreement[]>("agreements", { name: of });
  const commitments = useQuestion<{ commitments: Commitment[] }>("commitments", { name: of });
  const zones = useQuestion<ZoneLine[]>("zones");
  return (
    <Await asked={asked}>
      {({ data }) =>
        data[0] ? (
          <Reader one={data[0]} commitments={commitments.data?.data.commitments ?? []} zones={zones.data?.data ?? []} />
        ) : (
          <Nothing>{t("agreements-none")}</Nothing>
        )
      }
    </Await>
  );
}

interface ReaderProps {
  one: Agreement;
  commitments: Commitment[];
  zones: ZoneLine[];
}

function Reader({ one, commitments, zones }: ReaderProps) {
  const { said } = one;
  const at = filters.value.get("at");
  return (
    <article class="reading">
      <h1>
        <Status of={said.status} /> <bdi>{titleOf(one)}</bdi>
      </h1>
      <p class="hint">
        <Exact>{one.ref}</Exact> · {term("word", said.form, "form")} · {term("word", said.text_status, "text_status")} ·{" "}
        <StatementLink index={one.index} />
      </p>
      {one.hidden > 0 && <p class="informs">{t("agreements-sealed-parts", { count: one.hidden, measures: said.measure_count })}</p>}
      <Facts one={one} />
      <Acceptance one={one} />
      {one.gaps.length > 0 && <p class="due">{t("agreements-gaps", { count: one.gaps.length })}</p>}
      <h2>{t("agreements-measures")}</h2>
      {one.measures.map((measure) => (
        <MeasureCard
          key={measure.name}
          of={one}
          measure={measure}
          commitment={commitments.find((each) => each.thing === `measure:${one.ref}#${measure.name}`)}
          marked={at === measure.name}
        />
      ))}
      {said.zones && said.zones.length > 0 && (
        <>
          <h2>{t("agreements-zones")}</h2>
          {said.zones.map((zone) => (
            <ZoneCard key={zone.name} zone={zone} line={zones.find((each) => each.zone === `${one.ref}#${zone.name}`)} />
          ))}
        </>
      )}
      <Sources one={one} />
    </article>
  );
}

const Facts = ({ one: { said, changes } }: { one: Agreement }) => (
  <dl class="members">
    <Fact name={term("member", "concluded")}>
      <Dated value={said.concluded} />
    </Fact>
    <Fact name={term("member", "between")}>
      <Whos whos={said.between} />
    </Fact>
    <Fact name={term("member", "guarantors")}>
      <Whos whos={said.guarantors} />
    </Fact>
    {said.excluded && (
      <Fact name={term("member", "excluded")}>
        <Whos whos={said.excluded} />
      </Fact>
    )}
    <Fact name={term("member", "in_force")}>
      <Dated value={said.in_force} />
    </Fact>
    <Fact name={term("member", "end")}>
      <Dated value={said.end} /> {changes.map((change) => term("word", change, "change")).join(" · ")}
    </Fact>
    {said.content && (
      <Fact name={term("member", "content")}>
        <Settled value={said.content} name="content" />
      </Fact>
    )}
    {said.note && (
      <Fact name={term("member", "note")}>
        <bdi dir="auto">{said.note}</bdi>
      </Fact>
    )}
    {said.text_sha256 && (
      <Fact name={term("member", "text_sha256")}>
        <Exact>{said.text_sha256}</Exact>
      </Fact>
    )}
  </dl>
);

/** Whom it binds by whose word; what our own officer may say of it. */
function Acceptance({ one }: { one: Agreement }) {
  const ours = one.bonds.find((bond) => bond.party === us.value);
  const accept = (binds: "accepts" | "rejects") => sign({ type: "acceptance/1", status: one.said.status, agreement: one.ref, binds });
  return (
    <section class="card" aria-label={t("agreements-binds")}>
      <h2>{t("agreements-binds")}</h2>
      {one.bonds.length === 0 && (
        <p class="faint">{t(one.said.capacity === "registrar" ? "agreements-binds-nobody" : "agreements-accepted-by-nobody")}</p>
      )}
      <ul class="values">
        {one.bonds.map((bond) => (
          <li key={`${bond.party}${bond.t_ms}`}>
            <T id={bond.accepts ? "agreements-accepts" : "agreements-rejects"} parts={{ party: <Party id={bond.party} /> }} />{" "}
            <Status of={bond.status} />
            {bond.by !== bond.party && (
              <>
                {" "}
                <T id="agreements-through" parts={{ party: <Party id={bond.by} /> }} />
              </>
            )}
            {bond.reservation && (
              <bdi class="due" dir="auto">
                {" "}
                {bond.reservation}
              </bdi>
            )}
          </li>
        ))}
      </ul>
      {!ours && (
        <div class="actions">
          <button type="button" onClick={() => void accept("rejects")}>
            {t("agreements-reject")}
          </button>
          <button type="button" onClick={() => void accept("accepts")}>
            {t("agreements-accept")}
          </button>
        </div>
      )}
    </section>
  );
}

const Sources = ({ one }: { one: Agreement }) =>
  one.said.sources && one.said.sources.length > 0 ? (
    <>
      <h2>{t("agreements-sources")}</h2>
      <ul class="values">
        {one.said.sources.map((source) => (
          <li key={source.name}>
            <Exact>{source.name}</Exact> <bdi dir="auto">{source.title}</bdi> <Exact>{source.published ?? ""}</Exact>
          </li>
        ))}
      </ul>
    </>
  ) : null;
