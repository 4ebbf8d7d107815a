/**
 * A table that one walks with the keyboard: arrows or j and k move through the rows, Enter opens the one that is marked.
 *
 *     <Table caption="…" columns={[{ head: "…", cell: (row) => … }]} rows={rows} id={(row) => row.ref} open={(row) => go("notice", row.ref)} />
 */
import { type ComponentChildren, createRef } from "preact";
import { useState } from "preact/hooks";
import { useKeys } from "./keys";

export interface Column<R> {
  head: string;
  cell: (row: R) => ComponentChildren;
  /** A figure: set at the end. */
  number?: boolean;
  /** The words that matter most: it gets the room that others leave. */
  wide?: boolean;
}

const form = (column: { number?: boolean; wide?: boolean }) => (column.number ? "number" : column.wide ? "wide-cell" : undefined);

interface TableProps<R> {
  caption: string;
  columns: Column<R>[];
  rows: readonly R[];
  id: (row: R) => string;
  open?: (row: R) => void;
  /** The caption is heard and not seen, where a heading says the same. */
  quiet?: boolean;
  /** The class of a row. */
  tone?: (row: R) => string;
  /** Told which row is marked. */
  marked?: (row: R) => void;
}

export function Table<R>({ caption, columns, rows, id, open, quiet, tone, marked }: TableProps<R>) {
  const [at, setAt] = useState("");
  const body = createRef<HTMLTableSectionElement>();
  const place = rows.findIndex((row) => id(row) === at);
  const move = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, place < 0 ? 0 : place + step));
    const row = rows[next];
    if (row === undefined) return;
    setAt(id(row));
    marked?.(row);
    const shown = body.current?.rows[next];
    shown?.focus();
    shown?.scrollIntoView({ block: "nearest" });
  };
  const choose = (row: R) => {
    setAt(id(row));
    marked?.(row);
    open?.(row);
  };
  const act = () => {
    const row = rows[place];
    if (row !== undefined) open?.(row);
  };
  useKeys({
    j: { does: "shell-key-next-row", act: () => move(1) },
    ArrowDown: { does: "shell-key-next-row", act: () => move(1) },
    k: { does: "shell-key-row-before", act: () => move(-1) },
    ArrowUp: { does: "shell-key-row-before", act: () => move(-1) },
    ...(open ? { Enter: { does: "shell-key-open-row", act } } : {}),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption class={quiet ? "unseen" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" class={form(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr
              key={id(row)}
              tabIndex={-1}
              class={[tone?.(row), id(row) === at && "at", open && "opens"].filter(Boolean).join(" ") || undefined}
              aria-current={id(row) === at ? "true" : undefined}
              onClick={() => choose(row)}
            >
              {columns.map((column) => (
                <td key={column.head} class={form(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
