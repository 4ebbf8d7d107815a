/** The table of a part's coordinates: each is written in any form, shown back in every form with the place near it, moved and taken out. */
import { useRef, useState } from "preact/hooks";
import { t } from "../../language/language";
import { decimal, degreesOf, dms, metres } from "../../language/place";
import type { Units } from "../../map/shapes";
import { Exact, pick } from "../../parts/text";
import { middle } from "./board";
import { InstantField, NumberField } from "./fields";
import { insertAt, middleAfter, movedTo, type Part, replaced, without, withPoints, withTime } from "./parts";
import { setPart } from "./store";
import { pointOf, useBack, whereOf } from "./where";

/** Rows that are shown at first; each is shown back by the desk. */
const SHOWN_MAX = 40;

export function VertexTable({ part, clocks }: { part: Part; clocks: string }) {
  const [all, setAll] = useState(false);
  if (part.points.length === 0) return null;
  const rows = all ? part.points : part.points.slice(0, SHOWN_MAX);
  const isRoute = part.is === "route";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={t("file-coordinates")}>
      <table class="file-vertices">
        <caption class="unseen">{t("file-coordinates")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("file-number")}</th>
            <th scope="col">{t("file-position")}</th>
            {isRoute && <th scope="col">{t("file-when")}</th>}
            {part.altitudes_m && <th scope="col">{t("file-height")}</th>}
            <th scope="col">{t("file-acts")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((point, at) => (
            <Vertex key={at} part={part} point={point} at={at} clocks={clocks} />
          ))}
        </tbody>
      </table>
      {rows.length < part.points.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t("file-all-points", { count: part.points.length })}
        </button>
      )}
    </section>
  );
}

interface VertexProps {
  part: Part;
  point: Units;
  at: number;
  clocks: string;
}

function Vertex({ part, point, at, clocks }: VertexProps) {
  const { points } = part;
  const set = (to: Units[]) => setPart(withPoints(part, to), "");
  const number = at + 1;
  const isLine = part.is !== "circle";
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <PositionCell point={point} at={at} onChange={(to) => set(replaced(points, at, to))} />
      </td>
      {part.is === "route" && (
        <td>
          <InstantField
            label={t("file-when-at", { number })}
            ms={part.times[at] ?? null}
            clocks={clocks}
            onChange={(ms) => ms !== null && setPart(withTime(part, at, ms), `time ${at}`)}
          />
        </td>
      )}
      {part.altitudes_m && (
        <td>
          <NumberField
            label={t("file-height-at", { number })}
            value={part.altitudes_m[at] ?? null}
            least={-100_000}
            onChange={(to) => to !== null && setPart({ ...part, altitudes_m: part.altitudes_m?.with(at, to) ?? null }, `height ${at}`)}
          />
        </td>
      )}
      <td class="file-vertex-acts">
        {isLine && (
          <>
            <Act label={t("file-insert", { number })} sign="+" act={() => set(insertAt(points, number, middleAfter(points, at)))} />
            <Act label={t("file-up", { number })} sign="↑" act={() => set(movedTo(points, at, at - 1))} off={at === 0} />
            <Act label={t("file-down", { number })} sign="↓" act={() => set(movedTo(points, at, at + 1))} off={number === points.length} />
          </>
        )}
        <Act label={t("file-drop", { number })} sign="×" act={() => set(without(points, at))} />
      </td>
    </tr>
  );
}

const Act = ({ label, sign, act, off }: { label: string; sign: string; act: () => void; off?: boolean }) => (
  <button type="button" aria-label={label} title={label} onClick={act} disabled={off}>
    <span aria-hidden="true">{sign}</span>
  </button>
);

/** A position that is written anew in any form; what cannot be read changes nothing, and says so. */
function PositionCell({ point, at, onChange }: { point: Units; at: number; onChange: (to: Units) => void }) {
  const [written, setWritten] = useState<string | null>(null);
  // What stands in the field now: Escape lets it go before the field is left
  const held = useRef<string | null>(null);
  const write = (text: string | null) => {
    held.current = text;
    setWritten(text);
  };
  const [isUnread, setUnread] = useState(false);
  const back = useBack(point);
  const near = back?.places[0];
  const take = async () => {
    const text = held.current?.trim();
    if (text === undefined) return;
    const told = text ? await whereOf(text, middle.peek()).catch(() => null) : null;
    const read = told && pointOf(told);
    setUnread(!read);
    if (!read) return;
    write(null);
    if (read[0] !== point[0] || read[1] !== point[1]) onChange(read);
  };
  return (
    <>
      <input
        type="text"
        dir="ltr"
        spellcheck={false}
        autoComplete="off"
        aria-label={t("file-position-of", { number: at + 1 })}
        aria-invalid={isUnread}
        value={written ?? decimal(degreesOf(point))}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onBlur={() => void take()}
        onKeyDown={({ key }) => {
          if (key === "Enter") void take();
          if (key === "Escape") {
            write(null);
            setUnread(false);
          }
        }}
      />
      <div class="hint file-back">
        {isUnread && <span class="warn">{t("file-unread")}</span>}
        <Exact>{back?.read?.dms ?? dms(degreesOf(point))}</Exact> {back?.read?.mgrs && <Exact>{back.read.mgrs}</Exact>}{" "}
        {near?.how === "near" && near.distance_m !== null && (
          <span>{t("file-near", { name: pick(near.name)[1], distance: metres(near.distance_m) })}</span>
        )}
      </div>
    </>
  );
}
