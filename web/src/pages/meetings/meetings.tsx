/** Meetings: rounds and summits with their numbers, the next date or that nobody said one; each opens with its agenda and its papers. */
import { useQuestion } from "../../desk/told";
import type { Open, Texts, Who } from "../../desk/types";
import { t, term } from "../../language/language";
import { Dated, Settled, Whos } from "../../parts/open";
import { Await, Nothing } from "../../parts/state";
import { Table } from "../../parts/table";
import { Exact, Said, Status } from "../../parts/text";
import { go } from "../../router";

export interface Meeting {
  ref: string;
  t_ms: number;
  said: {
    status: string;
    form: string;
    title: Texts;
    process?: string;
    number?: number;
    between: Who[] | Open;
    when: Open;
    place?: unknown;
    stands: string;
    agenda?: unknown;
    [member: string]: unknown;
  };
  outcomes: unknown[];
  created: unknown[];
  next_date: string;
  next_when: Open | null;
  next: string | null;
}

export default function Meetings() {
  const asked = useQuestion<Meeting[]>("meetings");
  return (
    <>
      <h1>{t("shell-page-meetings")}</h1>
      <Await asked={asked}>{({ data }) => <Rows rows={data} />}</Await>
    </>
  );
}

const dateOf = (one: Meeting) => (typeof one.said.when.date === "string" ? one.said.when.date : "");

function Rows({ rows }: { rows: Meeting[] }) {
  if (rows.length === 0) return <Nothing>{t("meetings-none")}</Nothing>;
  const columns = [
    { head: term("member", "title"), wide: true, cell: (row: Meeting) => <Title row={row} /> },
    { head: term("member", "when"), cell: (row: Meeting) => <Dated value={row.said.when} /> },
    { head: term("member", "place"), cell: (row: Meeting) => <Settled value={row.said.place} name="place" /> },
    { head: term("member", "between"), cell: (row: Meeting) => <Whos whos={row.said.between} /> },
    { head: t("meetings-next"), cell: (row: Meeting) => <NextDate row={row} /> },
  ];
  const newest = [...rows].sort((one, other) => dateOf(other).localeCompare(dateOf(one)) || one.ref.localeCompare(other.ref));
  return (
    <Table
      caption={t("meetings-caption", { count: rows.length })}
      columns={columns}
      rows={newest}
      id={(row) => row.ref}
      open={(row) => go("meeting", row.ref)}
    />
  );
}

const Title = ({ row }: { row: Meeting }) => (
  <>
    <Status of={row.said.status} /> <Said texts={row.said.title} />
    <br />
    <span class="hint">
      <Exact>{row.ref}</Exact> · {term("word", row.said.stands, "stands")}{" "}
      {row.said.process && (
        <>
          · <bdi>{row.said.process}</bdi> {row.said.number !== undefined && <Exact>{String(row.said.number)}</Exact>}
        </>
      )}
    </span>
  </>
);

/** The date of the next meeting, or that it was not said: an announced meeting without a date is news by itself. */
export const NextDate = ({ row }: { row: Meeting }) =>
  row.next_when ? <Dated value={row.next_when} /> : <span class="unsettled">{term("word", row.next_date, "next_date")}</span>;
