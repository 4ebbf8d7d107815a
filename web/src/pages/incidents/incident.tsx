/** One incident: what is said to have happened, each side's position beside the others', what was found and is owed, and what stood nearby. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { capital, t, term } from "../../language/language";
import { useKeys } from "../../parts/keys";
import { QueuedAbout } from "../../parts/queued";
import { Await, Nothing } from "../../parts/state";
import { Badge, Exact, Party, Said, StatementLink, Status, T, Thing, titleOf, Until, When } from "../../parts/text";
import { go, href } from "../../router";
import "../notices/notices.css";
import { Evidence } from "./evidence";
import { Access, Findings, FollowUps } from "./found";
import { Happened } from "./said";
import "./incidents.css";
import { Concerned, Nearby } from "./nearby";
import { Steps } from "./steps";
import type { IncidentLine } from "./told";
import { Sides, StatePosition } from "./words";

export default function Incident({ of }: { of: string }) {
  const asked = useQuestion<IncidentLine[]>("incidents", { name: of });
  return (
    <Await asked={asked}>
      {(told) => {
        const line = told.data[0];
        return line ? <Shown of={line} /> : <Nothing>{t("incidents-none")}</Nothing>;
      }}
    </Await>
  );
}

function Shown({ of }: { of: IncidentLine }) {
  const [stating, setStating] = useState(false);
  const thing = `incident:${of.ref}`;
  const call = () => go("calls", "", { about: thing });
  const state = () => setStating(true);
  useKeys({ p: { does: "incident-state", act: state }, l: { does: "notice-call", act: call } });
  const ours = of.sides.find((side) => side.party === us.value);
  const waits = ours && !ours.word && ours.told_ms !== null;
  return (
    <article class="sheet">
      <h1>{t("incident-heading", { what: capital(term("word", of.said.form, "form")), party: titleOf(of.said.party) })}</h1>
      <p class="heads">
        <Status of={of.said.status} /> <Badge word={of.standing} /> <Badge word={of.said.standing} /> <Exact>{of.ref}</Exact>{" "}
        <StatementLink index={of.index} />
        {waits && (
          <strong class={ours.overdue ? "warn" : "due"}>
            {" · "}
            {t("incident-waits")}{" "}
            {ours.due_ms !== null && (
              <>
                (<Until ms={ours.due_ms} />)
              </>
            )}
          </strong>
        )}
      </p>
      {of.into && (
        <p class="why">
          <T id="incident-merged-into" parts={{ incident: <Thing of={`incident:${of.into}`} /> }} />
        </p>
      )}
      <div class="acts">
        <button type="button" class={waits ? "main" : undefined} onClick={state}>
          {t("incident-state")} <kbd dir="ltr">p</kbd>
        </button>
        <Steps of={of} />
        <a class="button" href={href("calls", "", { about: thing })}>
          {t("notice-call")} <kbd dir="ltr">l</kbd>
        </a>
      </div>
      <QueuedAbout things={[thing]} />
      <section aria-labelledby="incident-sides">
        <h2 id="incident-sides">{t("incident-sides")}</h2>
        {of.sides.length === 0 ? <Nothing>{t("incident-no-sides")}</Nothing> : <Sides of={of.sides} />}
      </section>
      <div class="two">
        <Happened of={of} />
        <div class="beside">
          <Findings of={of.findings} />
          <FollowUps of={of.follow_ups} />
          <Access of={of.access} />
          {of.nearby && <Nearby of={of.nearby} />}
          {of.concerned && <Concerned of={of.concerned} said={of.said.measures ?? []} />}
        </div>
        <div>
          <Evidence things={of.said.evidence ?? []} />
          <MatchWords of={of} />
          <Timeline of={of} />
        </div>
      </div>
      {stating && <StatePosition about={thing} status={of.said.status} onClose={() => setStating(false)} />}
    </article>
  );
}

const MatchWords = ({ of }: { of: IncidentLine }) =>
  of.matches.length === 0 && of.merged.length === 0 ? null : (
    <section aria-labelledby="incident-matches">
      <h2 id="incident-matches">{t("incident-matches")}</h2>
      <ul class="values">
        {of.matches.map((one) => (
          <li key={`${one.party} ${one.thing}`}>
            <Party id={one.party} />: {term("word", one.says)} <MatchThing of={one.thing} /> <When ms={one.t_ms} />
          </li>
        ))}
        {of.merged.map((ref) => (
          <li key={ref}>
            <T id="incident-merged" parts={{ incident: <Thing of={`incident:${ref}`} /> }} />
          </li>
        ))}
      </ul>
    </section>
  );

/** An item is on its book's page. */
const MatchThing = ({ of }: { of: string }) =>
  of.startsWith("item:") ? (
    <a class="thing" href={href("book", of.slice("item:".length).split("#")[0])}>
      <Exact>{of}</Exact>
    </a>
  ) : (
    <Thing of={of} />
  );

const Timeline = ({ of }: { of: IncidentLine }) => (
  <section aria-labelledby="incident-timeline">
    <h2 id="incident-timeline">{t("incident-timeline")}</h2>
    <ol class="timeline">
      {of.steps.map((one) => (
        <li key={one.index}>
          <When ms={one.t_ms} /> <Party id={one.party} /> {one.step === "reported" ? t("incident-entered-it") : term("word", one.step)}{" "}
          <StatementLink index={one.index} />
          {one.about.map((thing) => (
            <span key={thing}>
              {" "}
              <Thing of={thing} />
            </span>
          ))}
          {one.text && (
            <div>
              <Said texts={one.text} />
            </div>
          )}
        </li>
      ))}
    </ol>
  </section>
);
