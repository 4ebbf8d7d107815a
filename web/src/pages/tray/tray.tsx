/**
 * The tray: statements that were drafted from texts, each beside the words that it rests on. Nothing in it is signed, and nothing signs itself:
 * an officer reads the words, compares, mends, and signs, or throws it away.
 */
import { useState } from "preact/hooks";
import { type Problem, tell } from "../../desk/client";
import { asProblem, useAsked } from "../../desk/told";
import type { Refusal } from "../../desk/types";
import { t, term } from "../../language/language";
import { useKeys } from "../../parts/keys";
import { Await, Nothing, Why } from "../../parts/state";
import { Table } from "../../parts/table";
import { Exact, Status } from "../../parts/text";
import { go } from "../../router";
import { Members } from "../../sign/payload";
import { sign, type Wanted } from "../../sign/sign";
import { prefill } from "../say/say";
import { type DraftField, pieces } from "./pieces";
import "./tray.css";

export interface Draft {
  file: string;
  title: string;
  type: string;
  confidence: number | null;
  members: Wanted;
  fields: DraftField[];
  texts: string[];
}

interface SourceText {
  id: string;
  title: string | null;
  language: string | null;
  url: string | null;
  published: string | null;
  text: string | null;
}

interface TrayTold {
  drafts: Draft[];
  texts: SourceText[];
  unread: (Refusal & { file: string })[];
}

export default function Tray() {
  const asked = useAsked<TrayTold>("/desk/v1/tray");
  return (
    <>
      <h1>{t("shell-page-tray")}</h1>
      <p class="hint">{t("tray-hint")}</p>
      <Await asked={asked}>{(told) => <Told told={told} again={asked.again} />}</Await>
    </>
  );
}

function Told({ told, again }: { told: TrayTold; again: () => void }) {
  const [at, setAt] = useState("");
  const chosen = told.drafts.find((one) => one.file === at) ?? told.drafts[0];
  const columns = [
    { head: t("tray-draft"), wide: true, cell: (row: Draft) => <Exact>{row.title}</Exact> },
    { head: t("log-kind"), cell: (row: Draft) => term("kind", row.type) },
    { head: t("tray-confidence"), number: true, cell: (row: Draft) => (row.confidence === null ? "" : `${row.confidence} %`) },
  ];
  return (
    <>
      {told.unread.map((one) => (
        <Why key={one.file} problem={{ ...one, where: one.file }} />
      ))}
      {told.drafts.length === 0 && <Nothing>{t("tray-empty")}</Nothing>}
      {chosen && (
        <div class="tray">
          <Table
            caption={t("tray-caption", { count: told.drafts.length })}
            columns={columns}
            rows={told.drafts}
            id={(row) => row.file}
            marked={(row) => setAt(row.file)}
            open={(row) => setAt(row.file)}
          />
          <OneDraft key={chosen.file} draft={chosen} texts={told.texts.filter((one) => chosen.texts.includes(one.id))} again={again} />
        </div>
      )}
    </>
  );
}

function OneDraft({ draft, texts, again }: { draft: Draft; texts: SourceText[]; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const forget = () => tell("/desk/v1/tray/forget", { file: draft.file }).then(again, (error: unknown) => setProblem(asProblem(error)));
  const act = async () => {
    if (await sign(draft.members)) await forget();
  };
  const edit = () => {
    prefill(draft.members);
    go("say");
  };
  useKeys({
    s: { does: "tray-key-sign", act: () => void act() },
    e: { does: "tray-key-edit", act: edit },
    x: { does: "tray-key-forget", act: () => void forget() },
  });
  return (
    <section class="card draft" aria-label={draft.title}>
      <h2>
        {term("kind", draft.type)} <Status of={draft.members.status as string | undefined} />
      </h2>
      {texts.map((one) => (
        <Source key={one.id} source={one} fields={draft.fields.filter((field) => field.text === one.id)} />
      ))}
      <Members payload={draft.members} />
      <Grounds fields={draft.fields} />
      <Why problem={problem} />
      <div class="actions">
        <button type="button" class="quiet" onClick={() => void forget()}>
          {t("tray-forget")} <kbd>x</kbd>
        </button>
        <button type="button" onClick={edit}>
          {t("tray-edit")} <kbd>e</kbd>
        </button>
        <button type="button" class="main" onClick={() => void act()}>
          {t("tray-sign")} <kbd>s</kbd>
        </button>
      </div>
    </section>
  );
}

/** The text with the words marked on which the draft rests. */
function Source({ source, fields }: { source: SourceText; fields: DraftField[] }) {
  return (
    <section aria-label={source.title ?? source.id}>
      <h3>
        <bdi lang={source.language ?? undefined}>{source.title ?? source.id}</bdi> <Exact>{source.published ?? ""}</Exact>
      </h3>
      {source.text === null ? (
        <p class="due">{t("tray-no-text")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div class="source" tabIndex={0} lang={source.language ?? undefined} dir="auto">
          {pieces(source.text, fields).map((one) =>
            one.members.length > 0 ? (
              <mark key={one.start} title={one.members.map((name) => term("member", name)).join(", ")}>
                {one.text}
              </mark>
            ) : (
              one.text
            ),
          )}
        </div>
      )}
    </section>
  );
}

/** Member by member: the words, the rule that read them, and how sure it is. */
const Grounds = ({ fields }: { fields: DraftField[] }) => (
  <details>
    <summary>{t("tray-grounds", { count: fields.length })}</summary>
    <dl class="members">
      {fields.map((one) => (
        <div key={`${one.member}${one.span[0]}`} class="ground">
          <dt>{term("member", one.member.split(/[.[]/)[0] ?? "")}</dt>
          <dd>
            <q>
              <bdi dir="auto">{one.words ?? ""}</bdi>
            </q>{" "}
            <span class="hint">
              <Exact>{one.rule}</Exact> · {one.confidence} %
            </span>
          </dd>
        </div>
      ))}
    </dl>
  </details>
);
