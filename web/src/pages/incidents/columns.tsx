/** Two books of one day as three columns: an item of one side, how the pair stands, an item of the other; matches are signed here. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { useAsked, useQuestion } from "../../desk/told";
import type { Place } from "../../desk/types";
import { t, term } from "../../language/language";
import { decimal, degreesOf } from "../../language/place";
import { Period } from "../../parts/period";
import { QueuedAbout } from "../../parts/queued";
import { Await, Nothing } from "../../parts/state";
import { Badge, Exact, Party, T, Thing, type Tone, When } from "../../parts/text";
import { sign } from "../../sign/sign";
import { apart, reasonOf, rowsOf } from "./matching";
import type { BookLine, Item, Matches, Pair, Stands } from "./told";
import { StatePosition, whose } from "./words";

export const STANDS_TONES: Record<Stands, Tone> = {
  confirmed: "good",
  same_by_one: "due",
  proposed: "quiet",
  contradictory: "warn",
  different: "quiet",
};

interface ColumnsProps {
  left: BookLine;
  right: BookLine;
}

export function Columns({ left, right }: ColumnsProps) {
  const lefts = useAsked<{ items: Item[] }>("/desk/v1/items", { book: left.ref });
  const rights = useAsked<{ items: Item[] }>("/desk/v1/items", { book: right.ref });
  const matches = useQuestion<Matches>("matches");
  return (
    <Await asked={lefts}>
      {(a) => (
        <Await asked={rights}>
          {(b) => <Await asked={matches}>{(told) => <Sheet left={left} right={right} a={a.items} b={b.items} told={told.data} />}</Await>}
        </Await>
      )}
    </Await>
  );
}

function Sheet({ left, right, a, b, told }: ColumnsProps & { a: Item[]; b: Item[]; told: Matches }) {
  const rows = rowsOf(a, b, told.pairs);
  const parted = apart(told.pairs, left.ref, right.ref);
  if (rows.length === 0) return <Nothing>{t("books-no-items")}</Nothing>;
  return (
    <>
      <QueuedAbout things={[...a, ...b].map((one) => one.thing)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <div class="scroll" tabIndex={0}>
        <table class="books">
          <caption class="unseen">{t("books-caption")}</caption>
          <thead>
            <tr>
              <th scope="col">
                {whose(left.side)} <Thing of={`book:${left.ref}`} />
              </th>
              <th scope="col">{t("books-match")}</th>
              <th scope="col">
                {whose(right.side)} <Thing of={`book:${right.ref}`} />
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.left?.thing} ${row.right?.thing}`} class={row.pair ? `pair-${row.pair.stands}` : "alone"}>
                <td>{row.left && <ItemShown of={row.left} book={left} />}</td>
                <td class="middle">
                  {row.pair ? <PairShown of={row.pair} status={left.status} /> : <span class="faint">{t("books-alone")}</span>}
                </td>
                <td>{row.right && <ItemShown of={row.right} book={right} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parted.length > 0 && (
        <details>
          <summary>{t("books-apart", { count: parted.length })}</summary>
          <ul class="cards">
            {parted.map((pair) => (
              <li key={`${pair.one} ${pair.other}`} class="card">
                <Exact>{pair.one}</Exact> · <Exact>{pair.other}</Exact>
                <PairShown of={pair} status={left.status} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ItemShown({ of, book }: { of: Item; book: BookLine }) {
  const [open, setOpen] = useState(false);
  const { item } = of;
  const start = item.start ? Date.parse(item.start) : null;
  return (
    <>
      <strong>{term("word", item.form, "form")}</strong> <Exact>{`#${item.name}`}</Exact>
      <div>
        {start === null ? (
          <span class="unknown">{t("books-no-time")}</span>
        ) : item.end ? (
          <Period start={start} end={Date.parse(item.end)} />
        ) : (
          <When ms={start} />
        )}
      </div>
      <PlaceShown of={item.place} />
      {item.text && (
        <div>
          <bdi dir="auto">{item.text}</bdi>
        </div>
      )}
      {item.excluded_party && <Badge word="says_excluded_party" within="says" tone="due" />}
      {of.words.map((word) => (
        <div key={word.index} class="small">
          {whose(word.whose)}: <Badge word={word.says} within="says" tone={word.says === "confirms" ? "good" : "due"} />
        </div>
      ))}
      {book.side !== us.value && (
        <button type="button" class="quiet" onClick={() => setOpen(true)}>
          {t("incident-state")}
        </button>
      )}
      {open && <StatePosition about={of.thing} status={book.status} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A place as it was said: its name, its district, its position where it has one, and how well it is known. */
export const PlaceShown = ({ of }: { of: Place }) => (
  <div>
    {of.name && <bdi dir="auto">{of.name}</bdi>}
    {of.district && (
      <span class="faint">
        {of.name && ", "}
        <bdi dir="auto">{of.district}</bdi>
      </span>
    )}{" "}
    {of.position && <Exact>{decimal(degreesOf(of.position))}</Exact>} {of.mgrs && <Exact>{of.mgrs}</Exact>}{" "}
    {of.precision && <span class="faint small">({term("word", of.precision, "precision")})</span>}
  </div>
);

const SCORE_MAX = 1000;

/** How a pair stands, why it is proposed, who has said what, and the two words that one may sign. */
export function PairShown({ of, status }: { of: Pair; status: string }) {
  const ours = of.words.find((word) => word.party === us.value)?.says;
  const say = (says: "same" | "different") => void sign({ type: "match/1", status, one: of.one, other: of.other, says });
  return (
    <div class="match">
      <Badge word={of.stands} tone={STANDS_TONES[of.stands]} />
      {of.words.map((word) => (
        <div key={word.party} class="small">
          <Party id={word.party} />: {term("word", word.says)} <When ms={word.t_ms} brief />
        </div>
      ))}
      {of.scored && (
        <details open={of.stands === "proposed"}>
          <summary class="small">{t("books-alike", { score: of.scored.score, most: SCORE_MAX })}</summary>
          <ul class="values small">
            {of.scored.reasons.map((reason) => (
              <li key={reason}>
                <Reason of={reason} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {of.rivals > 0 && <div class="small due">{t("books-rivals", { count: of.rivals })}</div>}
      {of.also.length > 0 && (
        <div class="small warn">
          <T id="books-also" parts={{ things: <Exact>{of.also.join(", ")}</Exact> }} />
        </div>
      )}
      <div class="acts">
        {ours !== "same" && (
          <button type="button" onClick={() => say("same")}>
            {t("books-same")}
          </button>
        )}
        {ours !== "different" && (
          <button type="button" class="quiet" onClick={() => say("different")}>
            {t("books-different")}
          </button>
        )}
      </div>
    </div>
  );
}

function Reason({ of }: { of: string }) {
  const known = reasonOf(of);
  return known ? t(...known) : <bdi lang="en">{of}</bdi>;
}
