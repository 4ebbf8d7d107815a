/** The map on which one draws: what others filed for that time, what is drawn, and where it meets; below it the time, and when it meets. */
import { signal } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { t } from "../../language/language";
import type { Drawing } from "../../map/drawing";
import type { MapTold } from "../../map/told";
import { type Chart, MapView, type Own, type Viewpoint } from "../../map/view";
import { useKeys } from "../../parts/keys";
import { checked } from "./check";
import { type Draft, windowOf } from "./draft";
import { at_ms, looked } from "./looking";
import { emptyPart, isWhole, PART_KINDS, type Part, type PartKind, shapeOf, volumesOf, withDrawn } from "./parts";
import { active, activePart, addPart, canRedo, canUndo, draft, GESTURE, redo, setPart, shown, undo } from "./store";
import { TimeBar } from "./timebar";

/** The middle of the map, `lon,lat`: where names are looked for first. */
export const middle = signal("");

const KEYS: Record<PartKind, string> = { area: "a", circle: "c", corridor: "o", route: "m" };
const OURS = "notice:draft";

export function Board({ told, near }: { told: MapTold | undefined; near: Viewpoint | null }) {
  const [chart, setChart] = useState<Chart | null>(null);
  const drawing = useDrawing(chart);
  const takeBack = () => {
    if (drawing.isUnderWay()) drawing.back();
    else undo();
  };
  useKeys({
    ...Object.fromEntries(PART_KINDS.map((is) => [KEYS[is], { does: `file-key-${is}`, act: () => begin(is) }])),
    u: { does: "file-key-undo", act: takeBack },
    U: { does: "file-key-redo", act: redo },
  });
  const ours = draft.value;
  const own = useMemo((): Own[] => {
    const volumes = volumesOf(ours.parts, ours);
    return volumes.length ? [{ id: OURS, look: "draft", party: us.value, volumes }] : [];
  }, [ours.parts, ours.start_ms, ours.end_ms]);
  const meeting = useMeeting(told);
  const shows = useMemo(() => showing(told, ours), [told, ours.status, ours.start_ms, ours.end_ms, ours.parts, ours.amends]);
  return (
    <div class="file-board">
      <Tools takeBack={takeBack} />
      <p class="hint file-hint" role="status">
        {t(hintOf(activePart.value))}
      </p>
      <div class={drawing.isOn ? "file-map drawing" : "file-map"} onPointerDownCapture={drawing.takesHold}>
        <MapView
          label={t("file-map")}
          told={meeting}
          at_ms={at_ms.value}
          own={own}
          shows={shows}
          layers={{ incidents: false }}
          selected={looked.value && `notice:${looked.value}`}
          fit="own"
          {...(shown.value ? { fitKey: `${shown.value}` } : { view: near })}
          onReady={setChart}
          onExtent={(_, { longitude, latitude }) => {
            middle.value = `${longitude.toFixed(4)},${latitude.toFixed(4)}`;
          }}
        />
      </div>
      <TimeBar />
    </div>
  );
}

function begin(is: PartKind): void {
  const { start_ms } = draft.peek();
  addPart({ ...emptyPart(is), times: is === "route" ? [start_ms ?? Math.ceil(Date.now() / 60_000) * 60_000] : [] });
}

/** What one does next on the map. */
const hintOf = (part: Part | undefined) => (!part ? "file-draw-none" : isWhole(part) ? "file-draw-edit" : `file-draw-${part.is}`);

const Tools = ({ takeBack }: { takeBack: () => void }) => (
  <div class="file-tools" role="toolbar" aria-label={t("file-draw")}>
    {PART_KINDS.map((is) => (
      <button key={is} type="button" aria-pressed={activePart.value?.is === is && !isWhole(activePart.value)} onClick={() => begin(is)}>
        {t(`file-tool-${is}`)} <kbd dir="ltr">{KEYS[is]}</kbd>
      </button>
    ))}
    <span class="file-tools-end">
      <button type="button" disabled={!canUndo.value} onClick={takeBack} title={t("file-undo")}>
        <span aria-hidden="true">↶</span> <span class="unseen">{t("file-undo")}</span> <kbd dir="ltr">u</kbd>
      </button>
      <button type="button" disabled={!canRedo.value} onClick={redo} title={t("file-redo")}>
        <span aria-hidden="true">↷</span> <span class="unseen">{t("file-redo")}</span> <kbd dir="ltr">U</kbd>
      </button>
    </span>
  </div>
);

/** What others filed for that time with the same status, and what is met; the version that is amended is left out. */
function showing(told: MapTold | undefined, ours: Draft): (thing: string) => boolean {
  const { start_ms, end_ms } = windowOf(ours);
  const [from, to] = [start_ms ?? Number.NEGATIVE_INFINITY, end_ms ?? Number.POSITIVE_INFINITY];
  const met = new Set(checked.peek()?.found.conflicts.map(({ notice }) => notice));
  const things = (told?.notices ?? []).filter((one) => {
    const overlaps = (one.start_ms ?? Number.NEGATIVE_INFINITY) < to && (one.end_ms ?? Number.POSITIVE_INFINITY) > from;
    return met.has(one.ref) || (one.status === ours.status && one.ref !== ours.amends && overlaps);
  });
  const held = new Set(things.map(({ ref }) => `notice:${ref}`));
  return (thing) => !thing.startsWith("notice:") || held.has(thing);
}

/** The map with the draft's own conflicts in the place of those in the log: they are marked where and while they are. */
function useMeeting(told: MapTold | undefined): MapTold | undefined {
  const found = checked.value?.found;
  return useMemo(() => {
    const ms = (text: string | null) => (text === null ? null : Date.parse(text));
    const conflicts = (found?.conflicts ?? [])
      .filter((one) => one.news === "conflict")
      .map((one): MapTold["conflicts"][number] => ({
        a: OURS.slice("notice:".length),
        b: one.notice,
        status: found?.result ?? "",
        says: "conflict",
        word: null,
        from_ms: ms(one.from),
        to_ms: ms(one.to),
        at: { type: "Point", coordinates: [one.place[0], one.place[1]] },
        closest_m: one.closest_m,
        closest_ms: ms(one.closest_at),
      }));
    return told && { ...told, conflicts };
  }, [told, found]);
}

// Drawing

interface Held {
  drawing: Drawing;
  isDone: boolean;
  /** What the map shows: the part's shape, as it was told last. */
  shape: string;
}

const shapeText = (part: Part | undefined) => JSON.stringify(part ? shapeOf(part) : null);

/** Draw the part that is edited; what the form makes of it is shown there, what is drawn goes into the form. */
function useDrawing(chart: Chart | null) {
  const held = useRef<Held | null>(null);
  const gesture = useRef(0);
  const [isOn, setOn] = useState(false);
  const part = activePart.value;
  const key = part ? `${active.value} ${part.is} ${draft.value.parts.length}` : "";
  useEffect(() => {
    if (!chart || !part) return undefined;
    let gone = false;
    void import("../../map/drawing").then(({ startDrawing }) => {
      if (gone) return;
      const begun = activePart.peek() ?? part;
      const drawing = startDrawing(
        chart,
        begun.is,
        (shape, isDone) => {
          const now = activePart.peek();
          if (!held.current || !now || now.is !== begun.is) return;
          held.current.isDone = isDone;
          if (!shape) return;
          const drawn = withDrawn(now, shape);
          held.current.shape = shapeText(drawn);
          if (held.current.shape !== shapeText(now)) setPart(drawn, `${GESTURE}${gesture.current}`);
        },
        { shape: shapeOf(begun), reach_cm: begun.reach_m * 100 },
      );
      gesture.current += 1;
      held.current = { drawing, isDone: shapeOf(begun) !== null, shape: shapeText(begun) };
      setOn(true);
    });
    return () => {
      gone = true;
      setOn(false);
      held.current?.drawing.stop();
      held.current = null;
    };
  }, [chart, key]);
  const shape = shapeText(part);
  // Dependencies: `shape` says when to look; meanwhile somebody may have drawn on
  useEffect(() => {
    const [{ current }, newest] = [held, activePart.peek()];
    if (!current || current.shape === shapeText(newest)) return;
    current.shape = shapeText(newest);
    current.isDone = current.shape !== "null";
    current.drawing.set(newest ? shapeOf(newest) : null);
  }, [shape]);
  return {
    isOn,
    /** The mouse takes hold of what is drawn: that is a step of its own. Clicks that draw go on with the one step of the drawing. */
    takesHold: () => {
      if (held.current?.isDone) gesture.current += 1;
    },
    isUnderWay: () => held.current !== null && !held.current.isDone && chart?.isDrawing === true && hasBegun(held.current),
    back: () => held.current?.drawing.undo(),
  };
}

/** Whether there is a vertex to take back on the map; before the first one the form's own steps are. */
const hasBegun = ({ isDone, shape }: Held) => !isDone && shape !== "null";
