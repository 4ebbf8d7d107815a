/**
 * The map and the time: what is under way, where, at which instant; where and when it meets; as we know it, or as another party had been
 * told. The table beside it says the same without a mouse.
 */
import "./map.css";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { us } from "../../desk/standing";
import { useAsked } from "../../desk/told";
import { t, term } from "../../language/language";
import type { MapTold } from "../../map/told";
import { MapView } from "../../map/view";
import { useKeys } from "../../parts/keys";
import { Nothing, Why } from "../../parts/state";
import { Party, T, Thing, titleOf, When } from "../../parts/text";
import { filters } from "../../router";
import { Card } from "./card";
import { FilterBar, shownLayers } from "./filters";
import { Legend } from "./legend";
import { List } from "./list";
import { type Row, rowsAt, rowsOf } from "./rows";
import {
  address,
  at_ms,
  chosen_ms,
  filtered,
  isFiltered,
  keepingAddress,
  knownTo,
  readAddress,
  selected,
  settled_ms,
  settling,
  view,
  withLater,
} from "./state";
import { asked, Timeline } from "./timeline";

export default function MapPage(_: { of: string }) {
  const read = useRef<string | null>(null);
  // A link to another instant, or to something on the map, changes the address
  const said = filters.value.toString();
  if (read.current !== said) {
    if (read.current === null || !address().endsWith(said)) readAddress();
    read.current = said;
  }
  useEffect(() => settling(), []);
  useEffect(() => keepingAddress(), []);
  useKeys({ Escape: { does: "map-key-let-go", act: () => choose(null) } });
  const told = useTold();
  const rows = useMemo(() => (told.data ? rowsOf(told.data, filtered.value, us.value) : []), [told.data, filtered.value, us.value]);
  const shown = useMemo(() => {
    const things = new Set(rows.map(({ thing }) => thing));
    return (thing: string) => things.has(thing);
  }, [rows]);
  return (
    <div class="map-page">
      <h1>{t("map-title")}</h1>
      <details class="map-filter-box" open={isFiltered.value}>
        <summary>
          {t("map-filters")} <Active />
        </summary>
        <FilterBar told={told.data} />
      </details>
      <Why problem={told.problem} />
      <KnownTo told={told.data} />
      <div class="map-and-table">
        <div class="map-column">
          <Chartboard told={told.data} shows={shown} />
          <Timeline told={told.data} />
        </div>
        <div class="map-side">{told.data && <Side told={told.data} rows={rows} />}</div>
      </div>
    </div>
  );
}

/** What is filtered, in the line that opens the filters. */
function Active() {
  const { text, party, kind, status, agreement, ours } = filtered.value;
  const words = [text, party && titleOf(party), kind && term("word", kind), status && term("word", status, "status"), agreement];
  const said = [...words, ours ? t("map-ours") : ""].filter(Boolean);
  return <>{said.length > 0 && <bdi class="badge badge-due">{said.join(" · ")}</bdi>}</>;
}

function choose(thing: string | null): void {
  selected.value = thing;
}

/** Everything that is drawn. As known to somebody: as of the instant, or of now if that is still to come. */
function useTold() {
  const party = knownTo.value;
  const params = party ? { known_to: party, at: asked(Math.min(settled_ms.value, Date.now())) } : {};
  const told = useAsked<MapTold>("/desk/v1/map", params);
  const last = useRef<MapTold | undefined>(undefined);
  if (told.data) last.current = told.data;
  return { ...told, data: told.data ?? last.current };
}

/** The map itself: it alone follows the instant with each picture. */
function Chartboard({ told, shows }: { told: MapTold | undefined; shows: (thing: string) => boolean }) {
  return (
    <div class="map-board">
      <MapView
        label={t("map-label")}
        told={told}
        at_ms={at_ms.value}
        shows={shows}
        layers={shownLayers()}
        selected={selected.value}
        onSelect={choose}
        view={view.value}
        fit="told"
        onExtent={(_, held) => {
          view.value = held;
        }}
      />
    </div>
  );
}

/** Whose picture it is, when it is not ours of now. */
function KnownTo({ told }: { told: MapTold | undefined }) {
  const party = knownTo.value;
  if (!party) return null;
  return (
    <p class="why map-known" role="status">
      <strong>
        <T
          id="map-known"
          parts={{ party: <Party id={party} />, when: <When ms={told?.known_to === party ? told.at : settled_ms.value} /> }}
        />
      </strong>{" "}
      {t("map-known-means")}{" "}
      <button
        type="button"
        onClick={() => {
          knownTo.value = "";
        }}
      >
        {t("map-known-back")}
      </button>
    </p>
  );
}

function Side({ told, rows }: { told: MapTold; rows: readonly Row[] }) {
  const shown = rowsAt(rows, settled_ms.value, shownLayers(), withLater.value);
  const goTo = (ms: number) => {
    chosen_ms.value = ms;
  };
  return (
    <>
      {selected.value && <Card told={told} thing={selected.value} close={() => choose(null)} choose={choose} goTo={goTo} />}
      {shown.some(({ when, sort }) => when === "now" && sort === "notice") ? null : <Nothing>{t("map-nothing-now")}</Nothing>}
      <List rows={shown} chosen={selected.value} choose={choose} />
      <Legend told={told} />
      <Unplaced told={told} />
      <p class="informs">{t("shell-absence")}</p>
    </>
  );
}

/** What has no place on the map, and why. */
function Unplaced({ told }: { told: MapTold }) {
  const { notices, incidents, zones } = told.left_out;
  return (
    <details>
      <summary>{t("map-unplaced", { count: told.unplaced.length })}</summary>
      <ul class="values">
        {told.unplaced.map(({ thing, because }) => (
          <li key={`${thing} ${because}`}>
            <Thing of={thing} /> <span class="hint">{term("word", because, "where")}</span>
          </li>
        ))}
      </ul>
      {notices + incidents + zones > 0 && <p class="hint">{t("map-left-out", { notices, incidents, zones })}</p>}
    </details>
  );
}
