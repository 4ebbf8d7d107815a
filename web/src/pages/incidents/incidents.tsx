/** The incident board: what waits for our position, two sides' books of a day in three columns, and every incident with each side's word. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { t, term } from "../../language/language";
import { figure } from "../../language/time";
import { ChoiceField } from "../../parts/fields";
import { useKeys } from "../../parts/keys";
import { Await, Nothing } from "../../parts/state";
import { type Column, Table } from "../../parts/table";
import { Badge, Exact, Said, Status, Until, When } from "../../parts/text";
import { filters, go, href } from "../../router";
import "../notices/notices.css";
import { Day, dayLabel } from "./books";
import { PairShown } from "./columns";
import "./incidents.css";
import { IncidentWhen, IncidentWhere } from "./happened";
import { Report } from "./report";
import type { DayLine, IncidentLine, Matches, Pair } from "./told";
import { whose } from "./words";

export default function Incidents() {
  const [open, setOpen] = useState(filters.value.get("report") !== null);
  const asked = useQuestion<IncidentLine[]>("incidents");
  useKeys({ n: { does: "incidents-report", act: () => setOpen(true) } });
  return (
    <div class="sheet">
      <div class="bar">
        <h1>{t("shell-page-incidents")}</h1>
        <button type="button" onClick={() => setOpen(true)}>
          {t("incidents-report")} <kbd dir="ltr">n</kbd>
        </button>
      </div>
      <Await asked={asked}>{(told) => <Waiting all={told.data} />}</Await>
      <Books />
      <Await asked={asked}>{(told) => <All all={told.data} />}</Await>
      {open && <Report onClose={() => setOpen(false)} />}
    </div>
  );
}

const SETTLED = ["closed", "withdrawn", "merged"];

/** Our side of an incident on which our word is waited for. */
const waiting = (one: IncidentLine) =>
  SETTLED.includes(one.standing) ? undefined : one.sides.find((side) => side.party === us.value && !side.word && side.told_ms !== null);

function Waiting({ all }: { all: IncidentLine[] }) {
  const found = all.filter(waiting);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="incidents-waiting">
      <h2 id="incidents-waiting">{t("incidents-waiting", { count: found.length })}</h2>
      <ul class="cards">
        {found.map((one) => {
          const side = waiting(one);
          return (
            <li key={one.ref} class="card waits">
              <a href={href("incident", one.ref)}>
                <strong>{term("word", one.said.form, "form")}</strong>
              </a>{" "}
              <Status of={one.said.status} /> <IncidentWhen of={one} /> <IncidentWhere of={one} />
              {one.said.text && (
                <div>
                  <Said texts={one.said.text} />
                </div>
              )}
              {side?.due_ms != null && (
                <div class={side.overdue ? "warn" : "due"}>
                  <Until ms={side.due_ms} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const keyOf = (day: DayLine) => `${day.start} ${day.status}`;

/** The books of a chosen day; the newest day whose books can be matched at first. */
function Books() {
  const asked = useQuestion<DayLine[]>("books");
  const matches = useQuestion<Matches>("matches");
  return (
    <section aria-labelledby="incidents-books">
      <h2 id="incidents-books">{t("incidents-books")}</h2>
      <Await asked={asked}>
        {(told) => (told.data.length === 0 ? <Nothing>{t("books-none")}</Nothing> : <Days days={told.data.toReversed()} />)}
      </Await>
      <p class="hint">{t("incidents-import")}</p>
      {matches.data && <OtherPairs pairs={matches.data.data.pairs} />}
    </section>
  );
}

function Days({ days }: { days: DayLine[] }) {
  const [chosen, setChosen] = useState(filters.value.get("day") ?? "");
  const day = days.find((one) => keyOf(one) === chosen || one.start === chosen) ?? days.find((one) => one.pairs !== null) ?? days[0];
  if (!day) return null;
  return (
    <>
      <ChoiceField
        label={t("incidents-day")}
        value={keyOf(day)}
        onChange={setChosen}
        choices={days.map((one) => ({ value: keyOf(one), label: dayLabel(one) }))}
      />
      {day.pairs && (
        <p>
          {Object.entries(day.pairs)
            .filter(([, count]) => count > 0)
            .map(([stands, count]) => (
              <span key={stands} class="part">
                {term("word", stands)} {figure(count)}
              </span>
            ))}
        </p>
      )}
      <Day key={keyOf(day)} of={day} />
    </>
  );
}

/** Pairs that are not of two items: an incident and an item, or two incidents. */
function OtherPairs({ pairs }: { pairs: Pair[] }) {
  const found = pairs.filter((one) => one.one.startsWith("incident:") || one.other.startsWith("incident:"));
  const asked = useQuestion<IncidentLine[]>(found.length ? "incidents" : null);
  if (found.length === 0) return null;
  const statusOf = (pair: Pair) => asked.data?.data.find((one) => `incident:${one.ref}` === pair.one)?.said.status ?? "actual";
  return (
    <>
      <h3>{t("incidents-pairs")}</h3>
      <ul class="cards">
        {found.map((one) => (
          <li key={`${one.one} ${one.other}`} class="card">
            <Exact>{one.one}</Exact> · <Exact>{one.other}</Exact>
            <PairShown of={one} status={statusOf(one)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function All({ all }: { all: IncidentLine[] }) {
  const rows = all.toSorted((a, b) => b.index - a.index);
  return (
    <section aria-labelledby="incidents-all">
      <h2 id="incidents-all">{t("incidents-all")}</h2>
      {rows.length === 0 ? (
        <Nothing>{t("incidents-none")}</Nothing>
      ) : (
        <Table
          caption={t("incidents-caption", { count: rows.length })}
          quiet
          columns={columns()}
          rows={rows}
          id={(row) => row.ref}
          open={(row) => go("incident", row.ref)}
          tone={(row) => (waiting(row) ? "waits" : "")}
        />
      )}
    </section>
  );
}

const columns = (): Column<IncidentLine>[] => [
  {
    head: t("incidents-what"),
    cell: (row) => (
      <div class="what">
        <a href={href("incident", row.ref)}>
          <strong>{term("word", row.said.form, "form")}</strong>
        </a>{" "}
        <Status of={row.said.status} />
        <div class="cut">{row.said.text && <Said texts={row.said.text} />}</div>
        <div class="faint small">
          {whose(row.said.party)} · <Exact>{row.ref}</Exact>
        </div>
      </div>
    ),
  },
  { head: t("incidents-when"), cell: (row) => <IncidentWhen of={row} /> },
  {
    head: t("incidents-where"),
    cell: (row) => (
      <div class="place-cell">
        <IncidentWhere of={row} />
      </div>
    ),
  },
  {
    head: t("incidents-sides"),
    cell: (row) => (
      <ul class="plain">
        {row.sides.map((side) => (
          <li key={side.party}>
            {whose(side.party)}{" "}
            {side.word ? (
              <Badge word={side.word.says} within="says" tone={side.word.says === "confirms" ? "good" : "due"} />
            ) : (
              <span class={side.overdue ? "warn small" : "faint small"}>{t("incident-no-word")}</span>
            )}
          </li>
        ))}
      </ul>
    ),
  },
  {
    head: t("incidents-stands"),
    cell: (row) => (
      <>
        <Badge word={row.standing} tone="quiet" />
        <div class="faint small">
          <When ms={row.t_ms} />
        </div>
      </>
    ),
  },
];
