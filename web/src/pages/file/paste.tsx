/** Positions written or pasted, one a line, in any form: each is shown back in every form and compared before it becomes a vertex. */
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../language/language";
import { metres } from "../../language/place";
import { toUnits, type Units } from "../../map/shapes";
import { TextField } from "../../parts/fields";
import { useKeys } from "../../parts/keys";
import { Exact, pick } from "../../parts/text";
import { middle } from "./board";
import { emptyPart, withPoints } from "./parts";
import { activePart, addPart, draft, setPart, shown } from "./store";
import { type LineRead, linesOf, useLines } from "./where";

const CANDIDATES_MAX = 4;

export function Paste() {
  const [text, setText] = useState("");
  const [lines, setLines] = useState(1);
  const [added, setAdded] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  // Names are looked for near where the map was when one began to write: a map that moves asks nothing
  const near = useRef("");
  useEffect(() => {
    if (!text) near.current = middle.peek();
  }, [text]);
  const read = useLines(text, near.current);
  useKeys({
    p: { does: "file-key-paste", act: () => box.current?.querySelector<HTMLElement>("input, textarea")?.focus() },
  });
  const found = (read ?? []).flatMap(({ point }) => (point ? [point] : []));
  const unread = (read ?? []).length - found.length;
  const add = () => {
    if (found.length === 0 || unread > 0) return;
    addPoints(found);
    setAdded(found.length);
    setText("");
  };
  return (
    <div ref={box} class="file-paste">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t("file-paste")}
          hint={t("file-paste-hint")}
          value={text}
          lines={Math.min(10, Math.max(2, lines))}
          onInput={(value) => {
            setText(value);
            setLines(value.split("\n").length);
          }}
        />
        <button type="submit" disabled={found.length === 0 || unread > 0}>
          {t("file-add", { count: found.length })}
        </button>
      </form>
      <div aria-live="polite">
        {!text && added > 0 && <span class="unseen">{t("file-added", { count: added })}</span>}
        {linesOf(text).length > 0 &&
          read?.map((line, at) => (
            <Line
              key={at}
              of={line}
              onChoose={(position) => setText(read.map((one, index) => (index === at ? position : one.text)).join("\n"))}
            />
          ))}
      </div>
    </div>
  );
}

/** Points go on behind those of the part that is edited; where there is none they become one: a circle, a corridor or an area. */
function addPoints(points: Units[]): void {
  const part = activePart.peek();
  if (part && !(part.is === "circle" && part.points.length > 0)) {
    const added = part.is === "circle" ? points.slice(0, 1) : [...part.points, ...points];
    setPart(withPoints(part, added), "");
  } else {
    const is = points.length === 1 ? "circle" : points.length === 2 ? "corridor" : "area";
    addPart(withPoints({ ...emptyPart(is), times: [draft.peek().start_ms ?? Date.now()] }, points));
  }
  shown.value += 1;
}

/** One line, shown back. */
function Line({ of, onChoose }: { of: LineRead; onChoose: (position: string) => void }) {
  const { told } = of;
  const near = told?.places[0];
  const compared = told?.compared;
  return (
    <div class="file-line">
      <bdi class="file-line-text">{of.text}</bdi>
      {told?.read && (
        <span>
          <Exact>{told.read.degrees}</Exact> · <Exact>{told.read.dms}</Exact> {told.read.mgrs && <Exact>{told.read.mgrs}</Exact>}
        </span>
      )}
      {told?.read && near?.how === "near" && near.distance_m !== null && (
        <span class="hint">{t("file-near", { name: pick(near.name)[1], distance: metres(near.distance_m) })}</span>
      )}
      {compared?.agrees && <span class="good">{t("file-agrees", { name: compared.name })}</span>}
      {compared?.agrees === false && (
        <strong class="warn">
          {t("file-disagrees", { name: compared.name, distance: compared.distance_m === null ? "?" : metres(compared.distance_m) })}
        </strong>
      )}
      {compared && compared.agrees === null && <span class="due">{t("file-unknown-name", { name: compared.name })}</span>}
      {told && !told.read && <Candidates of={of} onChoose={onChoose} />}
      {!of.point && (!told || told.places.length === 0) && <strong class="warn">{t("file-unread")}</strong>}
    </div>
  );
}

/** A name alone: the places that bear it. The one place that does is taken; of several one is chosen. */
function Candidates({ of, onChoose }: { of: LineRead; onChoose: (position: string) => void }) {
  return (
    <ul class="file-candidates">
      {of.told?.places.slice(0, CANDIDATES_MAX).map((one) => {
        const degrees = `${one.point[1].toFixed(5)} ${one.point[0].toFixed(5)}`;
        const isTaken = of.point !== null && toUnits(one.point).every((part, at) => part === of.point?.[at]);
        return (
          <li key={one.id}>
            <button type="button" aria-pressed={isTaken} onClick={() => onChoose(`${of.told?.name ?? one.spelt} ${degrees}`)}>
              <bdi>{pick(one.name)[1]}</bdi> <Exact>{degrees}</Exact>{" "}
              {one.distance_m !== null && <bdi class="hint">{metres(one.distance_m)}</bdi>} {one.how === "alike" && t("file-alike")}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
