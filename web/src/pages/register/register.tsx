/**
 * All of the register: every question that there is, asked by its name, and its answer as it is, member by member.
 *
 * What has a page of its own is linked there; the rest (contacts, proposals, requests, plans, evidence, sites, counts ...) is read here.
 */
import { useState } from "preact/hooks";
import { useQuestion } from "../../desk/told";
import { t } from "../../language/language";
import { TextField } from "../../parts/fields";
import { Await, Nothing } from "../../parts/state";
import { Exact, Said, Status, When } from "../../parts/text";
import { href } from "../../router";
import { Value } from "../../sign/payload";
import { headOf, type Item, itemsOf, matches } from "./items";
import "./register.css";

/** The questions that are read here, in the order in which an officer looks for them. */
export const QUESTIONS = [
  "parties",
  "contacts",
  "proposals",
  "undertakings",
  "requests",
  "owed",
  "commitments",
  "gaps",
  "plans",
  "zones",
  "rounds",
  "bodies",
  "agenda",
  "access",
  "evidence",
  "sites",
  "disclosures",
  "probes",
  "crossings",
  "storages",
  "matches",
] as const;

/** Sorts of things that a link may name, and the question that tells of them. */
const OF_SORT: Record<string, string> = {
  party: "parties",
  contact: "contacts",
  proposal: "proposals",
  request: "requests",
  plan: "plans",
  evidence: "evidence",
  body: "bodies",
  access_event: "access",
  crossing: "crossings",
  crossing_count: "crossings",
  storage: "storages",
  process: "rounds",
};

export default function Register({ of }: { of: string }) {
  const [first = "", ...more] = of.split("/");
  const question = OF_SORT[first] ?? (QUESTIONS.find((one) => one === first) || "");
  return (
    <>
      <h1>{t("shell-page-register")}</h1>
      <nav class="questions" aria-label={t("register-questions")}>
        {QUESTIONS.map((one) => (
          <a key={one} href={href("register", one)} aria-current={question === one ? "page" : undefined}>
            {t(`register-${one}`)}
          </a>
        ))}
      </nav>
      {question ? <Answer key={question} question={question} name={more.join("/")} /> : <p class="hint">{t("register-choose")}</p>}
    </>
  );
}

function Answer({ question, name }: { question: string; name: string }) {
  const asked = useQuestion<unknown>(question, { name });
  const [words, setWords] = useState("");
  return (
    <section aria-label={t(`register-${question}`)}>
      <h2>{t(`register-${question}`)}</h2>
      {!name && <TextField label={t("register-search")} type="search" value={words} onInput={setWords} />}
      <Await asked={asked}>{(told) => <Items items={itemsOf(told.data).filter((one) => matches(one, words))} open={name !== ""} />}</Await>
    </section>
  );
}

function Items({ items, open }: { items: Item[]; open: boolean }) {
  if (items.length === 0) return <Nothing>{t("register-none")}</Nothing>;
  return (
    <>
      {items.map((item) => (
        <OneItem key={item.key} item={item} open={open || items.length === 1} />
      ))}
    </>
  );
}

/** One answer: what it is in a line, and all of it when it is opened. */
function OneItem({ item, open }: { item: Item; open: boolean }) {
  const head = headOf(item);
  return (
    <details class="card register-item" open={open}>
      <summary>
        {head.status && <Status of={head.status} />} {head.texts && <Said texts={head.texts} />} <Exact>{head.name}</Exact>{" "}
        {head.t_ms !== null && (
          <span class="hint">
            <When ms={head.t_ms} />
          </span>
        )}
      </summary>
      <Value name={item.name} value={item.value} />
    </details>
  );
}
