/**
 * Verify a proof: drop a file, and this desk checks it alone and offline, with the log's key that it trusts or with another that is given.
 *
 * It says what was checked step by step, what the file shows, and what such a file cannot show. It never says more than that.
 */
import { useRef, useState } from "preact/hooks";
import { type Problem, send } from "../../desk/client";
import { asProblem } from "../../desk/told";
import type { Payload, Refusal, Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { TextField } from "../../parts/fields";
import { Waiting, Why } from "../../parts/state";
import { Exact, Party, Said, T, titleOf, When } from "../../parts/text";
import { Members, Value } from "../../sign/payload";
import "./verify.css";

interface ShownStatement {
  index: number;
  t_ms: number;
  id: string;
  type: string;
  party: string;
  signed_by: { keyid: string; party: string | null; level: string | null; duty: Texts | null }[];
  said: Payload;
}

interface Verified {
  holds: boolean;
  form: string | null;
  ours: boolean;
  log: string | null;
  size: number | null;
  root: string | null;
  shown_by: string | null;
  subject: ShownStatement | null;
  revealed: Record<string, unknown> | null;
  others: ShownStatement[];
  authority: ShownStatement[];
  absence: Record<string, unknown> | null;
  words: Record<string, unknown>[];
  reasons: string[];
  not_shown: string[];
  refused: Refusal | null;
}

export default function Verify() {
  const [key, setKey] = useState("");
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const [state, setState] = useState<{ found?: Verified; problem?: Problem; busy?: boolean }>({});
  const check = (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    setState({ busy: true });
    send<Verified>("/desk/v1/verify", file, { key: key.trim() }).then(
      (found) => setState({ found }),
      (error: unknown) => setState({ problem: asProblem(error) }),
    );
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    check(event.dataTransfer?.files[0]);
  };
  return (
    <>
      <h1>{t("shell-page-verify")}</h1>
      <p>{t("verify-hint")}</p>
      <section
        class={over ? "drop over" : "drop"}
        aria-label={t("verify-drop")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Choose onFile={check} />
      </section>
      <details>
        <summary>{t("verify-other-key")}</summary>
        <TextField label={t("verify-key")} hint={t("verify-key-hint")} value={key} onInput={setKey} exact />
      </details>
      {state.busy && <Waiting />}
      <Why problem={state.problem} />
      {state.found && <Outcome found={state.found} name={name} />}
    </>
  );
}

/** A button that opens the file dialog: the field itself cannot be set in the page's language. */
function Choose({ onFile }: { onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const changed = (event: { currentTarget: HTMLInputElement }) => {
    onFile(event.currentTarget.files?.[0]);
    event.currentTarget.value = "";
  };
  return (
    <>
      <input ref={input} type="file" hidden aria-label={t("verify-choose")} onChange={changed} />
      <button type="button" class="main" onClick={() => input.current?.click()}>
        {t("verify-choose")}
      </button>{" "}
      <span class="hint">{t("verify-drop")}</span>
    </>
  );
}

function Outcome({ found, name }: { found: Verified; name: string }) {
  return (
    <section class={found.holds ? "card outcome holds" : "card outcome fails"} aria-live="polite">
      <h2>
        <span aria-hidden="true">{found.holds ? "✓" : "✗"}</span> {t(found.holds ? "verify-holds" : "verify-fails")}{" "}
        <bdi class="hint">{name}</bdi>
      </h2>
      <Why problem={found.refused} />
      {!found.holds && <p>{t("verify-fails-hint")}</p>}
      {found.holds && <Shown found={found} />}
    </section>
  );
}

function Shown({ found }: { found: Verified }) {
  return (
    <>
      <dl class="members">
        <dt>{t("verify-log")}</dt>
        <dd>
          <T id={found.ours ? "verify-our-key" : "verify-given-key"} parts={{ log: <Exact>{found.log ?? ""}</Exact> }} />
        </dd>
        <dt>{t("verify-checkpoint")}</dt>
        <dd>
          <Exact>{String(found.size)}</Exact> · <Exact>{found.root ?? ""}</Exact>
        </dd>
        {found.shown_by && (
          <>
            <dt>{term("member", "proofs_shown_by")}</dt>
            <dd>{term("word", found.shown_by, "proofs_shown_by")}</dd>
          </>
        )}
      </dl>
      {found.absence && <Absence told={found.absence} />}
      {found.subject && <OneStatement title={t("verify-subject")} one={found.subject} open />}
      {found.revealed && <Value name="revealed" value={found.revealed} />}
      {found.others.map((one) => (
        <OneStatement key={one.id} title={t("verify-other")} one={one} />
      ))}
      {found.authority.length > 0 && (
        <details>
          <summary>{t("verify-authority", { count: found.authority.length })}</summary>
          {found.authority.map((one) => (
            <OneStatement key={one.id} title={term("kind", one.type)} one={one} />
          ))}
        </details>
      )}
      {found.words.length > 0 && (
        <details>
          <summary>{t("verify-words", { count: found.words.length })}</summary>
          {found.words.map((one) => (
            <Value key={JSON.stringify(one)} name="word" value={one} />
          ))}
        </details>
      )}
      <h3>{t("verify-reasons")}</h3>
      <ol class="reasons">
        {found.reasons.map((one) => (
          <li key={one}>{t(`verify-reason-${one.replaceAll("_", "-")}`)}</li>
        ))}
      </ol>
      <h3>{t("verify-not-shown")}</h3>
      <ul class="reasons">
        {found.not_shown.map((one) => (
          <li key={one}>{t(`verify-not-${one.replaceAll("_", "-")}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** A proof that nobody was told says on its face what it does not mean (guard-rail 3). */
const Absence = ({ told }: { told: Record<string, unknown> }) => (
  <>
    <p class="informs">{t("shell-absence")}</p>
    <Value name="absence" value={told} />
  </>
);

function OneStatement({ title, one, open }: { title: string; one: ShownStatement; open?: boolean }) {
  return (
    <details class="shown" open={open ?? false}>
      <summary>
        <strong>{title}</strong> · {term("kind", one.type)} · <Party id={one.party} /> · <When ms={one.t_ms} seconds />
      </summary>
      <p class="hint">
        {t("log-index")} <Exact>{String(one.index)}</Exact> · <Exact short={16}>{one.id}</Exact>
        {one.signed_by.map((by) => (
          <span key={by.keyid}>
            {" · "}
            <T id="sign-by" parts={{ who: <Signer by={by} /> }} />
          </span>
        ))}
      </p>
      <Members payload={one.said} />
    </details>
  );
}

const Signer = ({ by }: { by: ShownStatement["signed_by"][number] }) => (
  <>
    {by.party && <bdi>{titleOf(by.party)}</bdi>} {by.level && term("word", by.level, "level")} <Said texts={by.duty} />{" "}
    <Exact short={12}>{by.keyid}</Exact>
  </>
);
