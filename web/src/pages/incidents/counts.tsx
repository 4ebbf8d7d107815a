/** What a book counts: its total or each reading of it, by place, whether that adds up, what the other side says of it; and our reply in counts. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { t, term } from "../../language/language";
import { figure } from "../../language/time";
import { TextField } from "../../parts/fields";
import { inWords, Saying } from "../../parts/saying";
import { Badge, Status, Thing, When } from "../../parts/text";
import type { BookLine, BookReply } from "./told";
import { mayTakePositions, whose } from "./words";

const COUNTS = ["confirms", "does_not_confirm", "says_excluded_party", "says_outside_terms"] as const;

export function Counts({ of }: { of: BookLine }) {
  const [open, setOpen] = useState(false);
  const total = of.totals.length === 1 ? of.totals[0]?.count : undefined;
  return (
    <div class="card counts">
      <h3>
        {whose(of.side)} <Thing of={`book:${of.ref}`} /> <Status of={of.status} />
      </h3>
      <p>
        {of.totals.map((one) => (
          <span key={one.by} class="total">
            <strong>{one.count === null ? t("books-unknown") : figure(one.count)}</strong>{" "}
            {one.by && (
              <span class="faint">
                {t("books-total-by")} <bdi dir="auto">{one.by}</bdi>
              </span>
            )}
          </span>
        ))}{" "}
        {of.totals.length > 1 && <Badge word="disputed" tone="due" />}
      </p>
      {of.by_place && (
        <p class="small">
          {Object.entries(of.by_place).map(([place, count]) => (
            <span key={place} class="part">
              <bdi dir="auto">{place}</bdi> {figure(count)}
            </span>
          ))}
          {of.rest !== null && of.rest > 0 && <span class="part">{t("books-rest", { count: of.rest })}</span>}
        </p>
      )}
      {of.places_sum !== null && typeof total === "number" && of.places_sum !== total && (
        <p class="due small">{t("books-not-adding", { sum: of.places_sum, total })}</p>
      )}
      <p class="small faint">
        {of.items > 0 ? t("books-lists", { count: of.items }) : t("books-counts-alone")}
        {of.reported_by && ` · ${t("books-reported")}`}
        {of.source_titles.map((title) => (
          <bdi key={title} dir="auto" class="source">
            {title}
          </bdi>
        ))}
      </p>
      {of.replies.map((reply) => (
        <ReplyShown key={`${reply.by} ${reply.how} ${reply.t_ms}`} of={reply} />
      ))}
      {of.side !== us.value && (
        <button type="button" onClick={() => setOpen(true)}>
          {t("books-reply")}
        </button>
      )}
      {open && <Reply of={of} onClose={() => setOpen(false)} />}
    </div>
  );
}

const ReplyShown = ({ of }: { of: BookReply }) => (
  <p class="small">
    {whose(of.by)}:{" "}
    {COUNTS.filter((says) => of.counts[says]).map((says) => (
      <span key={says} class="part">
        {term("word", says, "says")} {figure(of.counts[says] ?? 0)}
      </span>
    ))}
    {of.rest !== null && of.rest > 0 && <span class="part">{t("books-says-nothing", { count: of.rest })}</span>}{" "}
    <span class="faint">
      {term("word", of.reported ? "reported" : "signed", "how")} · <When ms={of.t_ms} />
    </span>
  </p>
);

function Reply({ of, onClose }: { of: BookLine; onClose: () => void }) {
  const [counts, setCounts] = useState<Record<string, string>>({});
  const [text, setText] = useState("");
  const members = () => {
    const given = Object.entries(counts).flatMap(([says, count]) => (Number(count) > 0 ? [[says, Number(count)] as const] : []));
    const about = { status: of.status, book: of.ref, capacity: "party", by: { party: us.value } };
    return { type: "book_reply/1", ...about, ...Object.fromEntries(given), ...inWords(text) };
  };
  return (
    <Saying title={t("books-reply")} members={members} onClose={onClose}>
      <p class="hint">{t("books-reply-hint")}</p>
      {!mayTakePositions() && <p class="due">{t("incident-headquarters-alone")}</p>}
      {COUNTS.map((says) => (
        <TextField
          key={says}
          type="number"
          label={term("word", says, "says")}
          value={counts[says] ?? ""}
          onInput={(value) => setCounts({ ...counts, [says]: value })}
          exact
        />
      ))}
      <TextField label={t("incident-words")} value={text} onInput={setText} lines={2} />
    </Saying>
  );
}
