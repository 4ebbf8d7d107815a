/**
 * Maps for pages. OpenLayers comes with the first map (chart.ts, a chunk of its own); until then there is a box of the same size.
 *
 *     <MapView label={t("map-title")} told={answer} at_ms={at} own={[{ id: "draft", look: "draft", party: us.value, volumes }]}
 *              layers={{ graticule: true }} shows={(thing) => !filtered.has(thing)} selected={thing} onSelect={choose}
 *              onExtent={(extent, view) => …} onReady={(chart) => …} fit="own" />
 *
 *   told       what `GET /desk/v1/map` answered: notices, zones with their readings, conflicts, incidents; may be left out
 *   at_ms      the instant: what is under way then is drawn, what moves is where it is then; null or left out: everything, whenever
 *   own        shapes of one's own, as `Volume`s in a statement's units (shapes.ts): drafts, suggestions, read-backs; always drawn,
 *              each in its window where `at_ms` is given. `label`: letters on it, else the party's
 *   points     points with a label, in degrees: where somebody is said to be, a place that was found
 *   layers     which layers are on (`LayersShown`); what is not named is as by default
 *   shows      tells for `notice:tr/x`, `zone:…`, `incident:…`, `conflict:a|b` whether it is drawn (default: all)
 *   selected   the thing that is highlighted; `onSelect(thing | null)` when one is clicked (clicking again goes on to what lies below it)
 *   view       where to look at first {longitude, latitude, zoom}; else `fit`: "own" (own and points), "told" or "all" (the default)
 *   fitKey     fits again whenever this changes (an id of what is shown)
 *   onReady    the `Chart`, for drawing on it: startDrawing(chart, "area", (shape) => …), see drawing.ts
 *   onExtent   the extent in degrees and the viewpoint, whenever the map came to rest
 *   children   stand over the map, at its upper end
 *
 *     <MiniMap label="…" volumes={payload.volumes} party="tr" />
 *
 * A small map of what a payload says, for read-backs, notices and the signing dialog: own ground, zoom buttons, moved by dragging. `told`
 * may be given for what is round it, `points` as above. It is never the only place where something is said: write coordinates beside it.
 *
 * By keyboard: Tab into the map, arrows move it, + and - zoom. What a map shows, a table beside it says.
 */
import "./map.css";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ask } from "../desk/client";
import { language, t } from "../language/language";
import { worn } from "../parts/theme";
import type { Look } from "./bodies";
import type { Chart, Extent, Viewpoint } from "./chart";
import { Controls } from "./controls";
import { ALL, type LayersShown } from "./layers";
import { spelling } from "./names";
import type { Own, OwnPoint } from "./own";
import type { Volume } from "./shapes";
import type { Degrees, MapTold, PlaceTold } from "./told";

export type { Chart, Extent, Viewpoint } from "./chart";
export type { LayersShown } from "./layers";
export type { Own } from "./own";
export type { Shape, Volume } from "./shapes";

export interface MapViewProps {
  label: string;
  told?: MapTold | undefined;
  at_ms?: number | null;
  own?: readonly Own[];
  points?: readonly OwnPoint[];
  layers?: Partial<LayersShown>;
  shows?: (thing: string) => boolean;
  selected?: string | null;
  onSelect?: (thing: string | null) => void;
  view?: Viewpoint | null;
  fit?: "own" | "told" | "all";
  fitKey?: string;
  onReady?: (chart: Chart) => void;
  onExtent?: (extent: Extent, view: Viewpoint) => void;
  small?: boolean;
  children?: ComponentChildren;
}

const EVERYTHING = () => true;
const NONE: readonly never[] = [];
const PLACES_MOST = 150;

type Module = typeof import("./chart") & typeof import("./drawn") & typeof import("./fitting");

export function MapView(props: MapViewProps) {
  const { label, told, at_ms = null, own = NONE, points = NONE, layers, shows = EVERYTHING, selected = null, small = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  newest.current = props;
  // Where the map lies before there is anything to look at, nobody chose
  const isPlaced = useRef(false);
  const [chart, setChart] = useState<Chart | null>(null);
  const [module, setModule] = useState<Module | null>(null);
  const [rest, setRest] = useState<{ extent: Extent; metresPerPixel: number } | null>(null);
  const [pointer, setPointer] = useState<Degrees | null>(null);
  useEffect(() => {
    let gone = false;
    let made: Chart | null = null;
    void Promise.all([import("./chart"), import("./drawn"), import("./fitting")]).then(([charts, drawn, fitting]) => {
      if (gone || !box.current) return;
      made = new charts.Chart(
        box.current,
        {
          onSelect: (thing) => newest.current.onSelect?.(thing),
          onPointer: setPointer,
          onMoved: (view, extent, metresPerPixel) => {
            setRest({ extent, metresPerPixel });
            if (isPlaced.current) newest.current.onExtent?.(extent, view);
          },
        },
        !small,
      );
      setModule({ ...charts, ...drawn, ...fitting });
      setChart(made);
      newest.current.onReady?.(made);
    });
    return () => {
      gone = true;
      made?.dispose();
    };
  }, []);
  useTheme(chart);
  usePaper(chart, box);
  useNames(chart, rest?.extent, props.layers?.places ?? true);
  const speech = language.value;
  const isTimed = at_ms !== null;
  // Dependencies: what is said on the map is said in the page's language
  useEffect(() => {
    if (!chart || !module) return;
    const bodies = [...(told ? module.noticeBodies(told, shows, isTimed) : []), ...module.ownBodies(own)];
    const marks = [...(told ? module.marksOf(told, shows) : []), ...module.pointMarks(points)];
    chart.hold({ bodies, marks, zones: told ? module.zonesOf(told, shows) : [] });
  }, [chart, told, own, points, shows, speech, isTimed]);
  const shown = JSON.stringify(layers ?? {});
  useEffect(() => chart?.hold({ at_ms, selected }), [chart, at_ms, selected]);
  useEffect(() => chart?.hold({ layers: { ...ALL, ...layers } }), [chart, shown]);
  const all = () => {
    const found = module?.boxOf(props.fit ?? "all", told, own, points);
    if (found) chart?.fit(found);
  };
  const ready = (props.view ?? null) !== null || told !== undefined || own.length > 0 || points.length > 0;
  // Dependencies: the first view is the one that was asked for, before anything is drawn; or is chosen once there is something to look at, and again
  // when that is something else
  useLayoutEffect(() => {
    if (!chart || !ready) return;
    const { view } = newest.current;
    isPlaced.current = true;
    if (view && !newest.current.fitKey) chart.look(view);
    else all();
  }, [chart, ready, props.fitKey]);
  return (
    <div class={small ? "map small" : "map"}>
      <div
        ref={box}
        class="map-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a map is moved by keyboard
        tabIndex={0}
        role="application"
        aria-label={label}
        onKeyDown={(event) => MOVES.has(event.key) && event.stopPropagation()}
      />
      {props.children && <div class="map-over">{props.children}</div>}
      <Controls chart={chart} all={all} metresPerPixel={rest?.metresPerPixel ?? null} pointer={small ? null : pointer} />
      {!chart && <p class="map-wait waiting">{t("shell-waiting")}</p>}
    </div>
  );
}

/** Keys that the map hears itself, while it has the focus. */
const MOVES = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-"]);

interface MiniMapProps {
  label: string;
  volumes?: readonly Volume[];
  party?: string;
  look?: Look;
  points?: readonly OwnPoint[];
  told?: MapTold | undefined;
  at_ms?: number | null;
}

/** A small map of what a payload says. */
export function MiniMap({ label, volumes = NONE, party = "", look = "said", points = NONE, told, at_ms = null }: MiniMapProps) {
  const key = JSON.stringify([volumes, party, look, points]);
  const held = useRef<{ key: string; own: Own[]; points: readonly OwnPoint[] }>({ key: "", own: [], points });
  if (held.current.key !== key) {
    held.current = { key, own: volumes.length ? [{ id: "own", look, party, volumes }] : [], points };
  }
  return (
    <MapView label={label} told={told} at_ms={at_ms} own={held.current.own} points={held.current.points} fit="own" fitKey={key} small />
  );
}

/** Follow the page's colours. */
function useTheme(chart: Chart | null): void {
  const colours = worn.value;
  // Dependencies: the chart is drawn again in other colours
  useEffect(() => {
    // After the frame in which the page itself changed
    requestAnimationFrame(() => chart?.wear());
  }, [chart, colours]);
}

/** What is printed is a picture of the map, fine and on white, in the place of the map itself. */
function usePaper(chart: Chart | null, box: { current: HTMLDivElement | null }): void {
  useEffect(() => {
    let sheet: HTMLCanvasElement | null = null;
    const before = () => {
      sheet?.remove();
      sheet = chart?.paper() ?? null;
      if (!sheet) return;
      sheet.className = "map-paper";
      box.current?.after(sheet);
    };
    const after = () => {
      sheet?.remove();
      sheet = null;
    };
    const paper = matchMedia("print");
    const turned = () => (paper.matches ? before() : after());
    paper.addEventListener("change", turned);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      after();
      paper.removeEventListener("change", turned);
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, [chart]);
}

/** Names of places in sight, in the reader's language. A desk without any has a map without. */
function useNames(chart: Chart | null, extent: Extent | undefined, wanted: boolean): void {
  const speech = language.value;
  const key = extent ? JSON.stringify(extent) : "";
  useEffect(() => {
    if (!chart || !extent || !wanted) return undefined;
    const stop = new AbortController();
    ask<{ places: PlaceTold[] }>("/desk/v1/places", { ...boxAsked(extent), most: PLACES_MOST }, stop.signal)
      .then(({ places }) => chart.name(places, spelling))
      .catch(() => undefined);
    return () => stop.abort();
  }, [chart, key, wanted, speech]);
}

/** An extent as the desk is asked for it: longitudes between -180 and 180, the west beyond the east where it goes over the edge. */
function boxAsked({ west, south, east, north }: Extent): Record<string, string> {
  const wrapped = (longitude: number) => longitude - 360 * Math.floor((longitude + 180) / 360);
  const [from, to] = east - west >= 360 ? [-180, 180] : [wrapped(west), wrapped(east)];
  const asked = { west: from, south: Math.max(-90, south), east: to, north: Math.min(90, north) };
  return Object.fromEntries(Object.entries(asked).map(([side, degrees]) => [side, degrees.toFixed(4)]));
}
