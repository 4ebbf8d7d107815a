/** The table beside the map: it says without a mouse what the map shows. */
import { t, term } from "../../language/language";
import type { Column } from "../../parts/table";
import { Table } from "../../parts/table";
import { Exact, Mark, Said, Status, Thing, titleOf } from "../../parts/text";
import { split } from "../../router";
import { LightBadge } from "./light";
import { Range } from "./range";
import type { Row } from "./rows";

/** As many rows are shown at once; more are counted. */
export const ROWS_MAX = 100;

export function List({ rows, chosen, choose }: { rows: readonly Row[]; chosen: string | null; choose: (thing: string) => void }) {
  const shown = rows.slice(0, ROWS_MAX);
  return (
    <>
      <Table
        caption={t("map-rows", { count: rows.length })}
        columns={columns()}
        rows={shown}
        id={({ thing, status }) => `${thing} ${status}`}
        marked={({ thing }) => choose(thing)}
        tone={({ thing, when, sort }) =>
          [thing === chosen && "at", when === "later" ? "later" : sort === "conflict" && "meets"].filter(Boolean).join(" ")
        }
      />
      {rows.length > shown.length && <p class="hint">{t("map-more", { count: rows.length - shown.length })}</p>}
    </>
  );
}

const columns = (): Column<Row>[] => [
  { head: t("map-what"), cell: (row) => <What row={row} /> },
  { head: t("map-when"), cell: (row) => <Times row={row} /> },
];

function What({ row }: { row: Row }) {
  const [sort, name] = split(row.thing);
  return (
    <>
      {row.parties.slice(0, 3).map((one) => (
        <Mark key={one} id={one} />
      ))}
      <span class="unseen">{row.parties.map(titleOf).join(", ")}</span>
      <span class={`map-sort map-sort-${row.sort}`}>{row.words.map((word) => term("word", word)).join(" · ")}</span>{" "}
      <Status of={row.status} /> {row.light && <LightBadge light={row.light} />}{" "}
      {row.isHidden && <span class="badge badge-due">{t("map-hidden")}</span>}
      <span class="cut">
        {sort === "conflict" ? (
          <Pair name={name} />
        ) : (
          <Thing of={row.thing}>{row.title ? <Said texts={row.title} /> : <Exact>{name}</Exact>}</Thing>
        )}
      </span>
    </>
  );
}

/** The two notices of a conflict. */
export const Pair = ({ name }: { name: string }) => (
  <>
    {name.split("|").map((ref, index) => (
      <span key={ref}>
        {index > 0 && " · "}
        <Thing of={`notice:${ref}`}>
          <Exact>{ref}</Exact>
        </Thing>
      </span>
    ))}
  </>
);

/** What is to come says so; a zone holds always. */
const Times = ({ row }: { row: Row }) =>
  row.sort === "zone" ? null : row.sort === "incident" && row.from_ms === null && row.to_ms === null ? (
    <span class="unknown">{t("map-unknown-time")}</span>
  ) : (
    <>
      {row.when === "later" && <span class="badge badge-quiet">{t("map-later")}</span>} <Range from_ms={row.from_ms} to_ms={row.to_ms} />
    </>
  );
