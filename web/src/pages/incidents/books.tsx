/** One book beside the other of its day: what each counts, and item by item what is matched. */
import { us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { listOf, t, term } from "../../language/language";
import { QueuedAbout } from "../../parts/queued";
import { Await, Nothing } from "../../parts/state";
import { Exact, titleOf } from "../../parts/text";
import "../notices/notices.css";
import { Columns } from "./columns";
import { Counts } from "./counts";
import "./incidents.css";
import { twoOf } from "./matching";
import type { DayLine } from "./told";

export default function Book({ of }: { of: string }) {
  const asked = useQuestion<DayLine[]>("books");
  return (
    <article class="sheet">
      <h1>
        {t("books-title")} <Exact>{of}</Exact>
      </h1>
      <Await asked={asked}>
        {(told) => {
          const day = told.data.find((one) => one.books.some((book) => book.ref === of));
          if (!day) return <Nothing>{t("books-none")}</Nothing>;
          return (
            <>
              <h2>{dayLabel(day)}</h2>
              <Day of={day} focus={of} />
            </>
          );
        }}
      </Await>
    </article>
  );
}

/** The day, and whose books of it there are. */
export const dayLabel = (day: DayLine) =>
  t("incidents-day-label", {
    day: day.until ? `${day.start} – ${day.until}` : day.start,
    sides: listOf(day.books.map((book) => titleOf(book.side))),
    status: term("word", day.status, "status"),
  });

/** A day's two books: counts above, items below. */
export function Day({ of, focus }: { of: DayLine; focus?: string }) {
  const [left, right] = twoOf(of, us.value, focus);
  const both = left && right;
  return (
    <>
      <QueuedAbout things={of.books.map((one) => `book:${one.ref}`)} />
      <div class="side-by-side">
        {left && <Counts of={left} />}
        {right ? <Counts of={right} /> : <Nothing>{t("books-no-other")}</Nothing>}
      </div>
      {both && left.items > 0 && right.items > 0 ? (
        <Columns key={`${left.ref} ${right.ref}`} left={left} right={right} />
      ) : (
        <p class="hint">{t("books-nothing-to-match")}</p>
      )}
    </>
  );
}
