/**
 * The duty desk, the first screen: what waits for the officer on watch, the most pressing first, each line with what it is about, with whom,
 * since when and until when, and what one may do about it.
 */
import { useEffect, useState } from "preact/hooks";
import { now, standing } from "../../desk/standing";
import { asProblem, useAsked, useQuestion } from "../../desk/told";
import { LEVELS, type Level, type Refusal, type Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { clockExact, figure } from "../../language/time";
import { Choose } from "../../parts/fields";
import { Await, Why } from "../../parts/state";
import { Away, Said, T, When } from "../../parts/text";
import { filters, go, href, hrefOf } from "../../router";
import { type Asking, AskWords, act, needsWords } from "./acting";
import "./duty.css";
import { useQueued } from "../../desk/queued";
import { Lines } from "./lines";
import { type Act, type DutyTold, groups, type Line, sorts } from "./told";

/** Deadlines come near without a word in the log: look again so often. */
const AGAIN_MS = 60_000;

export default function Duty() {
  const own = standing.value?.key?.level ?? null;
  const level = filters.value.get("level") ?? own ?? "all";
  const asked = useQuestion<DutyTold>("duty", { name: level === "all" ? "" : level });
  useEvery(asked.again);
  const queued = useQueued() ?? [];
  const [asking, setAsking] = useState<Asking | null>(null);
  const [problem, setProblem] = useState<Refusal>();
  const doIt = (what: Act, line: Line) => {
    setProblem(undefined);
    if (needsWords(what, line)) setAsking({ act: what, line });
    else
      act(what, line, () => (location.hash = hrefOf(line.thing) ?? location.hash)).catch((error: unknown) => setProblem(asProblem(error)));
  };
  return (
    <div class="duty">
      <div class="duty-head">
        <h1>{t("duty-title")}</h1>
        <Levels level={level} />
      </div>
      <Handed />
      <Why problem={problem} />
      <Await asked={asked}>
        {(told) => {
          const found = groups(told.data.lines, now.value);
          return (
            <>
              <Summary lines={told.data.lines} at_ms={told.data.at_ms} />
              {found.length > 0 ? <Lines groups={found} queued={queued} onAct={doIt} /> : <NothingWaits at_ms={told.data.at_ms} />}
            </>
          );
        }}
      </Await>
      {asking && <AskWords asking={asking} level={own as Level | null} onDone={() => setAsking(null)} />}
    </div>
  );
}

function useEvery(again: () => void): void {
  // Dependencies: one clock for as long as the page stands
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
}

const Levels = ({ level }: { level: string }) => (
  <Choose
    label={t("duty-level")}
    value={level}
    choices={[...LEVELS.map((one) => ({ value: one, label: term("word", one, "level") })), { value: "all", label: t("duty-all-levels") }]}
    onChange={(one) => go("duty", "", { level: one })}
  />
);

/** How many of each, in one line: by urgency, then by sort. */
function Summary({ lines, at_ms }: { lines: Line[]; at_ms: number }) {
  return (
    <p class="summary">
      {groups(lines, now.value).map((group) => (
        <span key={group.head} class={`count count-${group.head}`}>
          <strong>{figure(group.lines.length)}</strong> {t(`duty-group-${group.head}`)}
        </span>
      ))}
      {sorts(lines, now.value).map(([sort, count]) => (
        <span key={sort} class="faint">
          {t(`duty-count-${sort}`, { count })}
        </span>
      ))}
      <span class="faint as-of">{t("duty-looked", { clock: clockExact(at_ms) })}</span>
    </p>
  );
}

const NothingWaits = ({ at_ms }: { at_ms: number }) => (
  <div class="card nothing-waits">
    <p>
      <strong>{t("duty-nothing")}</strong> <When ms={at_ms} seconds />
    </p>
    <p class="hint">{t("duty-nothing-hint")}</p>
  </div>
);

interface Note {
  t_ms: number;
  level: Level | null;
  duty: Texts;
  text: string;
}

/** The newest note from the shift before. */
function Handed() {
  const note = useAsked<{ notes: Note[] }>("/desk/v1/handover", {}, true).data?.notes[0];
  if (!note) return null;
  return (
    <details class="handed">
      <summary>
        <T id="duty-handover" parts={{ away: <Away ms={note.t_ms} />, duty: <Said texts={note.duty} /> }} />{" "}
        <bdi dir="auto">{note.text.split("\n")[0]?.slice(0, 120)}</bdi>
      </summary>
      <p class="note" dir="auto">
        {note.text}
      </p>
      <a href={href("handover")}>{t("duty-handover-all")}</a>
    </details>
  );
}
