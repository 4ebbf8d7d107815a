/** One notice: what it says, how far the word has come, what it meets, what changed, and what one may say of it. */

import { us } from "../../desk/standing";
import { useAsked, useQuestion } from "../../desk/told";
import { t, term } from "../../language/language";
import { QueuedAbout } from "../../parts/queued";
import { Await, Nothing, Why } from "../../parts/state";
import { Away, Badge, Exact, Status, When } from "../../parts/text";
import { Acts } from "./acts";
import { Consents } from "./consents";
import { Disclosed } from "./disclosed";
import { Face, headingOf } from "./face";
import { LadderTable } from "./ladder";
import "./notices.css";
import { Proof } from "./proof";
import type { Beside, NoticeLine } from "./told";
import { Verdict } from "./verdict";
import { Versions } from "./versions";

export default function Notice({ of }: { of: string }) {
  const asked = useQuestion<NoticeLine[]>("notices", { name: of });
  const beside = useAsked<Beside>("/desk/v1/notice", { name: of });
  return (
    <Await asked={asked}>
      {(told) => {
        const line = told.data[0];
        return line ? <Shown of={line} beside={beside.data} problem={beside.problem} /> : <Nothing>{t("notices-none")}</Nothing>;
      }}
    </Await>
  );
}

function Shown({ of, beside, problem }: { of: NoticeLine; beside: Beside | undefined; problem: Parameters<typeof Why>[0]["problem"] }) {
  const id = beside?.versions.at(-1)?.id;
  return (
    <article class="sheet">
      <h1>{headingOf(of)}</h1>
      <Heads of={of} />
      <Acts of={of} />
      <QueuedAbout things={[`notice:${of.ref}`]} />
      <div class="two">
        <Face of={of} />
        <div class="beside">
          <LadderTable of={of} />
          <Why problem={problem} />
          {beside && <Verdict of={beside} ref_={of.ref} ours={of.said.party === us.value} />}
          <Consents of={of} />
        </div>
        <div>
          <Versions of={of} beside={beside} />
          <Disclosed of={of} id={id} />
          {id && <Proof id={id} name={`${of.ref}-v${of.version}`} />}
        </div>
      </div>
    </article>
  );
}

/** Status, state, what waits for us, in one line. */
function Heads({ of }: { of: NoticeLine }) {
  const { said } = of;
  const due = of.due.find((one) => one.party === us.value && (one.stands === "due" || one.stands === "overdue"));
  return (
    <p class="heads">
      <Status of={said.status} />{" "}
      <Badge word={of.life} within="life" tone={of.life === "in force" || of.life === "underway" ? "good" : "quiet"} />{" "}
      {said.emergency && <Badge word="emergency" tone="warn" />} {said.protected && <Badge word="protected" />}{" "}
      <span>{term("word", said.kind)}</span> · <Exact>{of.ref}</Exact> · {t("notices-version", { version: of.version })}
      {due && (
        <strong class={due.stands === "overdue" ? "warn" : "due"}>
          {" · "}
          {t(due.stands === "overdue" ? "notice-ours-overdue" : "notice-ours-due", { level: term("word", due.level, "level") })}{" "}
          <Away ms={due.by_ms} /> (<When ms={due.by_ms} brief />)
        </strong>
      )}
    </p>
  );
}
