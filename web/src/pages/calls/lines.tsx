/** The lines between the sides: how each stands as declared and as observed, when it was tested, and who is on duty on it. */
import type { ComponentChildren } from "preact";
import { now } from "../../desk/standing";
import { t, term } from "../../language/language";
import { Fact } from "../../parts/fact";
import { Nothing } from "../../parts/state";
import { Away, Parties, Party, Said, Status, T, Thing, Until, When } from "../../parts/text";
import type { ChannelTold, RosterTold } from "./told";

export function Lines({ lines, rosters }: { lines: ChannelTold[]; rosters: RosterTold[] }) {
  if (lines.length === 0) return <Nothing>{t("calls-no-line")}</Nothing>;
  return (
    <div class="lines-of">
      {lines.map((line) => (
        <article key={line.ref} class="card">
          <h3>
            <Thing of={`channel:${line.ref}`}>
              <Said texts={line.said.title} />
            </Thing>{" "}
            <Status of={line.said.status} /> <span class="faint">{term("word", line.said.means, "means")}</span>
          </h3>
          <LineFacts of={line} rosters={rosters.filter((one) => one.channel === line.ref)} />
        </article>
      ))}
    </div>
  );
}

/** How a line stands: between whom, as declared, as observed, when it was tested, who is on duty. */
export const LineFacts = ({ of, rosters, children }: { of: ChannelTold; rosters: RosterTold[]; children?: ComponentChildren }) => (
  <dl class="members">
    <Fact name={t("calls-between")}>
      <Parties ids={of.said.between} />
    </Fact>
    {children}
    <Fact name={t("calls-declared")}>
      <Declared of={of} />
    </Fact>
    <Fact name={t("calls-observed")}>
      <Observed of={of} />
    </Fact>
    <Fact name={t("calls-tested")}>
      <Tested of={of} />
    </Fact>
    {rosters.map((one) => (
      <Roster key={one.party} of={one} />
    ))}
  </dl>
);

/** What each side declares: they need not agree. */
const Declared = ({ of }: { of: ChannelTold }) => (
  <ul class="values">
    {of.declared.map((one) => (
      <li key={one.party}>
        <Party id={one.party} /> <strong class={one.declares === "open" ? "good" : "warn"}>{term("word", one.declares, "declares")}</strong>{" "}
        <span class="faint">
          <When ms={one.t_ms} brief />
        </span>
      </li>
    ))}
    {of.declared.length === 0 && <li class="unknown">{t("calls-declared-nothing")}</li>}
  </ul>
);

/** What is observed of a line, and from what. */
function Observed({ of }: { of: ChannelTold }) {
  const seen = of.observed;
  if (!seen) return <span class="unknown">{t("calls-observed-nothing")}</span>;
  return (
    <>
      <strong class={seen.observes === "in_use" ? "good" : "warn"}>{term("word", seen.observes, "observes")}</strong>{" "}
      {t(`calls-source-${seen.source}`)} {seen.party && <Party id={seen.party} />} {seen.ref && <Thing of={`call:${seen.ref}`} />}{" "}
      <Away ms={seen.at_ms} />
    </>
  );
}

/** When the line was tested last, and when it is due again. */
function Tested({ of }: { of: ChannelTold }) {
  const last = of.tests.at(-1);
  const over = of.test_due_ms !== null && of.test_due_ms < now.value;
  return (
    <>
      {last ? (
        <>
          {last.result ? term("word", last.result, "stands") : t("calls-test-open")} <Away ms={last.at_ms} />
        </>
      ) : (
        <span class="unknown">{t("calls-untested")}</span>
      )}
      {of.test_due_ms !== null && (
        <span class={over ? "warn" : "faint"}>
          {" "}
          · <Until ms={of.test_due_ms} />
        </span>
      )}
    </>
  );
}

/** Who of a party is on duty, in the order in which a STOP reaches them. */
const Roster = ({ of }: { of: RosterTold }) => (
  <>
    <dt>
      <T id="calls-on-duty" parts={{ party: <Party id={of.party} /> }} />
    </dt>
    <dd>
      <ol class="values">
        {of.line.map((one, at) => (
          <li key={at}>
            <Said texts={one.duty.duty} /> <span class="faint">({term("word", one.level, "level")})</span>
          </li>
        ))}
      </ol>
      {of.line.length === 0 && <span class="unknown">{t("calls-nobody-named")}</span>}
    </dd>
  </>
);
