/** The agreements in the log: what each is, between whom, since when, whom it binds, and how much it leaves open. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { t, term } from "../../language/language";
import { ChoiceField, TextField } from "../../parts/fields";
import { Dated, Whos } from "../../parts/open";
import { Await, Nothing } from "../../parts/state";
import { Table } from "../../parts/table";
import { Exact, Parties, pick, Said, Status } from "../../parts/text";
import { go } from "../../router";
import type { Agreement } from "./types";
import "./agreements.css";

const WHICH = ["all", "ours", "sealed", "open"] as const;

export default function Agreements() {
  const asked = useQuestion<Agreement[]>("agreements");
  const [which, setWhich] = useState<string>("all");
  const [words, setWords] = useState("");
  return (
    <>
      <h1>{t("shell-page-agreements")}</h1>
      <div class="filters">
        <ChoiceField
          label={t("agreements-which")}
          value={which}
          choices={WHICH.map((one) => ({ value: one, label: t(`agreements-which-${one}`) }))}
          onChange={setWhich}
        />
        <TextField label={t("agreements-search")} type="search" value={words} onInput={setWords} />
      </div>
      <Await asked={asked}>{(told) => <Rows rows={told.data.filter((one) => wanted(one, which, words))} />}</Await>
    </>
  );
}

export function wanted(one: Agreement, which: string, words: string): boolean {
  const fits = `${one.ref} ${Object.values(one.said.title ?? {}).join(" ")}`.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());
  if (which === "ours") return fits && one.bonds.some((bond) => bond.party === us.value && bond.accepts);
  if (which === "sealed") return fits && one.hidden > 0;
  if (which === "open") return fits && one.gaps.length > 0;
  return fits;
}

const bound = (one: Agreement) => [...new Set(one.bonds.filter((bond) => bond.accepts).map((bond) => bond.party))];

function Rows({ rows }: { rows: Agreement[] }) {
  if (rows.length === 0) return <Nothing>{t("agreements-none")}</Nothing>;
  const columns = [
    { head: t("agreements-title"), wide: true, cell: (row: Agreement) => <Title row={row} /> },
    {
      head: term("member", "concluded"),
      cell: (row: Agreement) => (
        <span class="concluded">
          <Dated value={row.said.concluded} />
        </span>
      ),
    },
    { head: term("member", "between"), cell: (row: Agreement) => <Whos whos={row.said.between} /> },
    { head: t("agreements-binds"), cell: (row: Agreement) => <Binds row={row} /> },
    { head: t("agreements-measures"), number: true, cell: (row: Agreement) => row.said.measure_count },
    { head: t("agreements-left-open"), number: true, cell: (row: Agreement) => <Gaps count={row.gaps.length} /> },
  ];
  const newest = [...rows].sort((one, other) => dateOf(other).localeCompare(dateOf(one)) || one.ref.localeCompare(other.ref));
  return (
    <Table
      caption={t("agreements-caption", { count: rows.length })}
      columns={columns}
      rows={newest}
      id={(row) => row.ref}
      open={(row) => go("agreement", row.ref)}
    />
  );
}

const dateOf = (one: Agreement) => (typeof one.said.concluded.date === "string" ? one.said.concluded.date : "");

const Title = ({ row }: { row: Agreement }) => (
  <>
    <Status of={row.said.status} /> {row.said.title ? <Said texts={row.said.title} /> : <em>{t("agreements-sealed")}</em>}
    <br />
    <span class="hint">
      <Exact>{row.ref}</Exact> · {term("word", row.said.form, "form")} {row.changes.map((one) => term("word", one, "change")).join(" · ")}
    </span>
  </>
);

/** Whom it binds by their own word; what a registrar entered binds nobody. */
function Binds({ row }: { row: Agreement }) {
  const who = bound(row);
  if (who.length > 0) return <Parties ids={who} />;
  return <span class="faint">{t(row.said.capacity === "registrar" ? "agreements-entered" : "agreements-accepted-by-nobody")}</span>;
}

const Gaps = ({ count }: { count: number }) => (count ? <span class="due">{count}</span> : <span>0</span>);

/** The title of an agreement as plain text, for headings. */
export const titleOf = (one: Agreement) => (one.said.title ? pick(one.said.title)[1] : t("agreements-sealed"));
