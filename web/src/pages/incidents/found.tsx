/** What was found, what is owed after it with its clocks, and where those who were to look were kept away. */
import { t, term } from "../../language/language";
import { Fact } from "../../parts/fact";
import { OneWho, Whos } from "../../parts/open";
import { Away, Badge, Exact, Said, StatementLink, T, When } from "../../parts/text";
import { Value } from "../../sign/payload";
import { PlaceShown } from "./columns";
import type { AccessLine, FindingLine, FollowUpLine } from "./told";
import { Sides } from "./words";

export const Findings = ({ of }: { of: FindingLine[] }) =>
  of.length === 0 ? null : (
    <section aria-labelledby="incident-findings">
      <h2 id="incident-findings">{t("incident-findings")}</h2>
      {of.map((one) => (
        <article key={one.ref} class="card">
          <h3>
            {one.said.by.map((who, at) => (
              <span key={at}>
                <OneWho who={who} />{" "}
              </span>
            ))}
            <Exact>{one.ref}</Exact> <StatementLink index={one.index} />
          </h3>
          <dl class="members">
            <Fact name={t("incident-occurrence")}>
              <Badge word={one.said.occurrence} />
            </Fact>
            <Fact name={t("incident-breach")}>
              <Badge word={one.said.breach} />
            </Fact>
            <Fact name={t("incident-attribution")}>
              <Badge word={one.said.attribution} within="attribution" /> {one.said.attributed_to && <OneWho who={one.said.attributed_to} />}
            </Fact>
            <Fact name={t("incident-confidence")}>{term("word", one.said.confidence)}</Fact>
          </dl>
          {one.said.text && (
            <p>
              <Said texts={one.said.text} />
            </p>
          )}
          {one.said.dissent?.map((each, at) => (
            <p key={at} class="dissent">
              <T id="incident-dissent" parts={{ who: <OneWho who={each.by} />, text: <bdi dir="auto">{each.text}</bdi> }} />
            </p>
          ))}
          <p class="small faint">
            <When ms={one.t_ms} />
          </p>
          {one.sides.length > 0 && <Sides of={one.sides} />}
        </article>
      ))}
    </section>
  );

export const FollowUps = ({ of }: { of: FollowUpLine[] }) =>
  of.length === 0 ? null : (
    <section aria-labelledby="incident-owed">
      <h2 id="incident-owed">{t("incident-owed")}</h2>
      <ul class="cards">
        {of.map((one) => (
          <li key={one.ref} class="card">
            <strong>{term("word", one.said.form)}</strong> · <T id="incident-owed-by" parts={{ who: <Whos whos={one.said.owed_by} /> }} />
            <p>
              <Said texts={one.said.text} />
            </p>
            <p class={one.clock.standing === "over" ? "warn" : ""}>
              <Badge word={one.clock.standing} tone={one.clock.standing === "over" ? "warn" : "quiet"} />{" "}
              {one.clock.dues.map((due) => (
                <span key={`${due.by} ${due.date}`}>
                  {due.by && <bdi dir="auto">{due.by}: </bdi>}
                  <Exact>{due.date}</Exact> (<Away ms={due.ends_ms} />){" "}
                </span>
              ))}
            </p>
            <p class="small faint">
              {one.reported ? term("word", one.reported) : t("incident-not-reported")}
              {one.said.agreed && ` · ${t("incident-agreed")}`} · <When ms={one.t_ms} /> <StatementLink index={one.index} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

export const Access = ({ of }: { of: AccessLine[] }) =>
  of.length === 0 ? null : (
    <section aria-labelledby="incident-access">
      <h2 id="incident-access">{t("incident-access")}</h2>
      <ul class="cards">
        {of.map((one) => (
          <li key={one.ref} class="card">
            <Badge word={one.said.outcome} tone="due" /> <bdi dir="auto">{one.said.team}</bdi> <StatementLink index={one.index} />
            {one.said.place && <PlaceShown of={one.said.place} />}
            <div>
              {one.said.arrived && <When ms={Date.parse(one.said.arrived)} />} {one.said.left && "–"}{" "}
              {one.said.left && <When ms={Date.parse(one.said.left)} />} ·{" "}
              {one.minutes_lost === null ? t("incident-minutes-unknown") : t("incident-minutes", { count: one.minutes_lost })}
            </div>
            {one.said.reason !== undefined && <Value name="reason" value={one.said.reason} />}
            {one.said.text && <Said texts={one.said.text} />}
            {one.sides.length > 0 && <Sides of={one.sides} />}
          </li>
        ))}
      </ul>
    </section>
  );
