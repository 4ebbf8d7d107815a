/** One statement as it stands in the log: what it says, who signed it with which authority, when it was admitted; and its proof to take along. */
import { useState } from "preact/hooks";
import { aboutOf } from "../../desk/about";
import { ask, fetchBytes, type Problem, save } from "../../desk/client";
import { asProblem, useQuestion } from "../../desk/told";
import type { Level, Payload, Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { Await, Why } from "../../parts/state";
import { Exact, Party, Said, Status, Thing, titleOf, When } from "../../parts/text";
import { go } from "../../router";
import { Bookkeeping, Members } from "../../sign/payload";

interface StatementTold {
  index: number;
  t_ms: number;
  id: string;
  signed_by: { keyid: string; party?: string; level?: Level; role?: string; duty?: Texts }[] | string[];
  chain_gap: { missing: string } | null;
  said: Payload;
  withheld?: unknown[];
}

export default function StatementPage({ of }: { of: string }) {
  const asked = useQuestion<StatementTold>("statement", { name: of });
  return <Await asked={asked}>{({ data }) => <One told={data} />}</Await>;
}

function One({ told }: { told: StatementTold }) {
  const about = aboutOf(told.said);
  return (
    <article class="reading">
      <h1>
        {term("kind", told.said.type)} <Status of={told.said.status} />
      </h1>
      <p>
        {told.said.party && <Party id={told.said.party} />} · <When ms={told.t_ms} seconds /> {about && <Thing of={about} />}
      </p>
      <Members payload={told.said} />
      <h2>{t("statement-standing")}</h2>
      <dl class="members">
        <dt>{t("log-index")}</dt>
        <dd>
          <Exact>{String(told.index)}</Exact> <Around index={told.index} />
        </dd>
        <dt>{t("sign-id")}</dt>
        <dd>
          <Exact>{told.id}</Exact>
        </dd>
        <dt>{t("log-signed")}</dt>
        <dd>
          <Signers told={told} />
        </dd>
        {told.chain_gap && (
          <>
            <dt>{t("statement-gap")}</dt>
            <dd class="due">{t("statement-gap-hint")}</dd>
          </>
        )}
      </dl>
      <Bookkeeping payload={told.said} />
      <Proofs told={told} />
    </article>
  );
}

const Around = ({ index }: { index: number }) => (
  <>
    {index > 0 && (
      <button type="button" class="quiet" onClick={() => go("statement", String(index - 1))}>
        {t("statement-before")}
      </button>
    )}
    <button type="button" class="quiet" onClick={() => go("statement", String(index + 1))}>
      {t("statement-after")}
    </button>
  </>
);

/** The keys that signed it, with the authority that each had. */
const Signers = ({ told }: { told: StatementTold }) => (
  <ul class="values">
    {told.signed_by.map((one) =>
      typeof one === "string" ? (
        <li key={one}>
          <Exact>{one}</Exact>
        </li>
      ) : (
        <li key={one.keyid}>
          {one.party && <bdi>{titleOf(one.party)}</bdi>} {one.level && term("word", one.level, "level")} <Said texts={one.duty} />{" "}
          <Exact>{one.keyid}</Exact>
        </li>
      ),
    )}
  </ul>
);

/** Take it along: the proof with the authority behind it, and the host's receipt as it was given. */
function Proofs({ told }: { told: StatementTold }) {
  const [problem, setProblem] = useState<Problem>();
  const take = (name: string, bytes: Promise<Blob>) => {
    setProblem(undefined);
    bytes.then(
      (data) => save(data, `${told.index}-${name}`),
      (error: unknown) => setProblem(asProblem(error)),
    );
  };
  const entry = () =>
    ask<object>(`/v1/statements/${told.id}`).then((held) => new Blob([JSON.stringify(held, null, 1)], { type: "application/json" }));
  return (
    <section>
      <h2>{t("statement-proof")}</h2>
      <p class="hint">{t("statement-proof-hint")}</p>
      <Why problem={problem} />
      <div class="bar">
        <span />
        <button type="button" onClick={() => take("entry.json", entry())}>
          {t("statement-take-entry")}
        </button>
        <button
          type="button"
          class="main"
          onClick={() => take("statement.proof", fetchBytes("/desk/v1/proofs", { subject: told.id, disclose: false }))}
        >
          {t("statement-take-proof")}
        </button>
      </div>
    </section>
  );
}
