/** One meeting: what is said of it, what is open between those who meet (its agenda from the register), what came of it, and its papers. */
import { useState } from "preact/hooks";
import { useQuestion } from "../../desk/told";
import type { Texts } from "../../desk/types";
import { LANGUAGES, language, t, term } from "../../language/language";
import { Fact } from "../../parts/fact";
import { ChoiceField } from "../../parts/fields";
import { Dated, Settled, Whos } from "../../parts/open";
import { Await, Nothing } from "../../parts/state";
import { Table } from "../../parts/table";
import { Away, Exact, Parties, Said, Status, Thing, When } from "../../parts/text";
import { hrefOf } from "../../router";
import { Value } from "../../sign/payload";
import { PaperButtons } from "../reports/paper";
import { own } from "../reports/reports";
import { type Meeting, NextDate } from "./meetings";

interface AgendaItem {
  sort: string;
  thing: string;
  why: string;
  of: string[];
  since_ms: number;
  due_ms: number | null;
  text: Texts | null;
  note: string;
}

interface Agenda {
  items: AgendaItem[];
  status: string;
}

export default function MeetingPage({ of }: { of: string }) {
  const asked = useQuestion<Meeting[]>("meetings", { name: of });
  const agenda = useQuestion<Agenda[]>("agenda", { name: of });
  return (
    <Await asked={asked}>
      {({ data }) =>
        data[0] ? (
          <One one={data[0]} items={agenda.data?.data.flatMap((each) => each.items) ?? []} />
        ) : (
          <Nothing>{t("meetings-none")}</Nothing>
        )
      }
    </Await>
  );
}

function One({ one, items }: { one: Meeting; items: AgendaItem[] }) {
  const { said } = one;
  return (
    <article class="reading">
      <h1>
        <Status of={said.status} /> <Said texts={said.title} />
      </h1>
      <p class="hint">
        <Exact>{one.ref}</Exact> · {term("word", said.form, "form")} · {term("word", said.stands, "stands")}
      </p>
      <dl class="members">
        <Fact name={term("member", "when")}>
          <Dated value={said.when} />
        </Fact>
        <Fact name={term("member", "place")}>
          <Settled value={said.place} name="place" />
        </Fact>
        <Fact name={term("member", "between")}>
          <Whos whos={said.between} />
        </Fact>
        <Fact name={t("meetings-next")}>
          <NextDate row={one} />
        </Fact>
      </dl>
      <Pack of={one} />
      <h2>{t("meetings-agenda")}</h2>
      <AgendaTable items={items} />
      {one.outcomes.length > 0 && (
        <>
          <h2>{t("meetings-outcomes")}</h2>
          {one.outcomes.map((outcome) => (
            <div key={JSON.stringify(outcome)} class="card">
              <Value name="outcome" value={outcome} />
            </div>
          ))}
        </>
      )}
    </article>
  );
}

/** The papers of a meeting, in the language of whoever is to read them. */
function Pack({ of }: { of: Meeting }) {
  const [lang, setLang] = useState<string>(language.value);
  return (
    <section class="card" aria-label={t("meetings-pack")}>
      <h2>{t("meetings-pack")}</h2>
      <p class="hint">{t("meetings-pack-hint")}</p>
      <ChoiceField label={t("shell-language")} value={lang} choices={LANGUAGES.map(own)} onChange={setLang} />
      <PaperButtons asked={{ report: "pack", meeting: of.ref, lang }} />
    </section>
  );
}

function AgendaTable({ items }: { items: AgendaItem[] }) {
  if (items.length === 0) return <Nothing>{t("meetings-agenda-none")}</Nothing>;
  const columns = [
    { head: t("meetings-item"), wide: true, cell: (row: AgendaItem) => <Item row={row} /> },
    { head: t("meetings-why"), cell: (row: AgendaItem) => term("word", row.why, "why") },
    { head: t("meetings-of"), cell: (row: AgendaItem) => <Parties ids={row.of} /> },
    { head: t("meetings-since"), cell: (row: AgendaItem) => <When ms={row.since_ms} brief /> },
    { head: t("meetings-due"), cell: (row: AgendaItem) => (row.due_ms === null ? "" : <Away ms={row.due_ms} />) },
  ];
  const open = (row: AgendaItem) => {
    location.hash = hrefOf(row.thing) ?? location.hash;
  };
  return (
    <Table
      caption={t("meetings-agenda")}
      quiet
      columns={columns}
      rows={items}
      id={(row) => `${row.sort} ${row.thing} ${row.why}`}
      open={open}
    />
  );
}

const Item = ({ row }: { row: AgendaItem }) => (
  <>
    <strong>{term("word", row.sort, "sort")}</strong> <Thing of={row.thing} />
    {row.text && (
      <div>
        <Said texts={row.text} />
      </div>
    )}
  </>
);
