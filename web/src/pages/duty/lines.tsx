/**
 * The lines of the duty desk: one table with a body for each heading, walked by the arrows or j and k through all of them, with what one may do
 * about the marked line by single keys.
 */
import { createRef } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { now, standing } from "../../desk/standing";
import type { Queued } from "../../desk/types";
import { t, term } from "../../language/language";
import { type Keys, useKeys } from "../../parts/keys";
import { Answered } from "../../parts/queued";
import { Away, Parties, Said, Status, T, Thing, Until, When } from "../../parts/text";
import { type Act, actsOn, answerTo, type Group, idOf, KEY_OF, type Line, others } from "./told";

interface LinesProps {
  groups: Group[];
  queued: readonly Queued[];
  onAct: (act: Act, line: Line) => void;
}

const HEADS = ["what", "other", "why", "time", "do"] as const;

export function Lines({ groups, queued, onAct }: LinesProps) {
  const lines = groups.flatMap((group) => group.lines);
  const [at, setAt] = useState("");
  const box = createRef<HTMLTableElement>();
  const place = useRef(-1);
  const found = lines.findIndex((line) => idOf(line) === at);
  if (found >= 0) place.current = found;
  // What was marked is answered and gone: the next one stands in its place
  const marked = found >= 0 ? lines[found] : at ? lines[Math.min(place.current, lines.length - 1)] : undefined;
  const markedId = marked ? idOf(marked) : "";
  const move = (step: number) => {
    const from = marked ? lines.indexOf(marked) : -1;
    const next = lines[Math.min(lines.length - 1, Math.max(0, from + step))];
    if (next) setAt(idOf(next));
  };
  // Dependencies: the row that was marked by a key is focused when it stands there
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>("tr.at");
    if (document.querySelector("dialog[open]")) return;
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, [markedId]);
  useKeys({
    j: { does: "shell-key-next-row", act: () => move(1) },
    ArrowDown: { does: "shell-key-next-row", act: () => move(1) },
    k: { does: "shell-key-row-before", act: () => move(-1) },
    ArrowUp: { does: "shell-key-row-before", act: () => move(-1) },
    ...(marked ? keysOf(marked, onAct) : {}),
  });
  return (
    <>
      <table class="lines" ref={box}>
        <caption class="unseen">{t("duty-lines")}</caption>
        <colgroup>
          {HEADS.map((head) => (
            <col key={head} class={`col-${head}`} />
          ))}
        </colgroup>
        <thead class="unseen">
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(`duty-head-${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.head} class={`head-${group.head}`}>
            <tr class="group">
              <th colSpan={5} scope="rowgroup">
                <h2>
                  {t(`duty-group-${group.head}`)} <span class="faint">{group.lines.length}</span>
                </h2>
              </th>
            </tr>
            {group.lines.map((line) => (
              <Row
                key={idOf(line)}
                line={line}
                at={line === marked}
                answer={answerTo(line, queued)}
                onMark={() => setAt(idOf(line))}
                onAct={onAct}
              />
            ))}
          </tbody>
        ))}
      </table>
      {lines.length > 0 && <Doing line={marked} onAct={onAct} />}
    </>
  );
}

const keysOf = (line: Line, onAct: LinesProps["onAct"]): Keys =>
  Object.fromEntries(
    actsOn(line, standing.value?.key?.level ?? null).map((act) => [KEY_OF[act], { does: `duty-do-${act}`, act: () => onAct(act, line) }]),
  );

interface RowProps {
  line: Line;
  at: boolean;
  answer: Queued | undefined;
  onMark: () => void;
  onAct: (act: Act, line: Line) => void;
}

function Row({ line, at, answer, onMark, onAct }: RowProps) {
  const first = actsOn(line, standing.value?.key?.level ?? null)[0] ?? "open";
  const choose = (event: { stopPropagation: () => void }) => {
    event.stopPropagation();
    onMark();
    onAct(first, line);
  };
  return (
    <tr class={at ? "line at" : "line"} tabIndex={-1} aria-current={at ? "true" : undefined} onClick={onMark}>
      <td class="what">
        <p class="cut">
          <span class={`sort-of sort-${line.sort}`}>{t(`duty-sort-${line.sort}`)}</span> <Said texts={line.text} />
        </p>
        <p class="of">
          <Thing of={line.thing} /> <Status of={line.status} />
        </p>
      </td>
      <td class="other">
        <Parties ids={others(line)} />
      </td>
      <td class="why-here">{t(`duty-why-${line.why}`, { count: line.count, level: term("word", line.level ?? "", "level") })}</td>
      <td class="time">
        <Times line={line} />
      </td>
      <td class="do">
        {answer ? (
          <Answered by={answer} />
        ) : (
          <button type="button" onClick={choose}>
            {t(`duty-do-${first}`)} <kbd dir="ltr">{keyName(first)}</kbd>
          </button>
        )}
      </td>
    </tr>
  );
}

/** Until when, counting; and since when. */
function Times({ line }: { line: Line }) {
  const over = line.until_ms !== null && line.until_ms < now.value;
  const ends = line.sort === "conflict";
  return (
    <>
      {line.until_ms !== null && (
        <p class={ends ? "" : over ? "warn" : "due"}>
          {ends ? <T id="duty-ends" parts={{ away: <Away ms={line.until_ms} /> }} /> : <Until ms={line.until_ms} />}{" "}
          <span class="faint">
            <When ms={line.until_ms} brief />
          </span>
        </p>
      )}
      {line.since_ms !== line.until_ms && (
        <p class="faint">
          <T id="duty-since" parts={{ when: <When ms={line.since_ms} brief /> }} />
        </p>
      )}
    </>
  );
}

/** All that one may do about the marked line, at the foot of the screen, so that nothing moves when the mark does. */
function Doing({ line, onAct }: { line: Line | undefined; onAct: LinesProps["onAct"] }) {
  const acts = line ? actsOn(line, standing.value?.key?.level ?? null) : [];
  return (
    <div class="doing" role="toolbar" aria-label={t("duty-doing")}>
      {line ? <Thing of={line.thing} /> : <span class="faint">{t("duty-mark-one")}</span>}
      {line &&
        acts.map((act) => (
          <button key={act} type="button" onClick={() => onAct(act, line)}>
            {t(`duty-do-${act}`)} <kbd dir="ltr">{keyName(act)}</kbd>
          </button>
        ))}
    </div>
  );
}

const keyName = (act: Act) => (act === "open" ? "↵" : KEY_OF[act]);
