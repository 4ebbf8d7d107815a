/** A notice as one writes it: what the form holds, the GeoJSON Feature that is checked, and the members that are signed. */
import type { Payload, Texts } from "../../desk/types";
import { PER_DEGREE } from "../../language/place";
import type { Units, Volume } from "../../map/shapes";
import { activityFor, KINDS } from "./activities";
import { isWhole, laterSpan, type Part, partsOf, type Span, shifted, spanOf } from "./parts";

export const STATUSES = ["actual", "exercise", "test"] as const;
/** What a notice may hide from all but named readers. */
export const HIDEABLE = ["volumes", "text", "purpose", "owner_agrees", "filed_for"] as const;
export const RECONFIRM = ["PT12H", "P1D", "P3D", "P7D", "P1M"] as const;

export interface Draft extends Span {
  /** The notice of which this is the next version; empty for a new one. */
  amends: string;
  version: number;
  /** Empty: the proposed one. */
  name: string;
  kind: string;
  activity: string;
  status: string;
  purpose: string;
  text: [tag: string, text: string][];
  to: string[];
  emergency: boolean;
  protected: boolean;
  owner_agrees: string;
  region: string;
  hide: string[];
  share: string[];
  conduit: boolean;
  filed_for: string;
  acknowledge_by_ms: number | null;
  reconfirm: string;
  parts: Part[];
}

/** What a form holds: a status or recipients that nobody chose yet are as this desk's party said them last, whenever that is known. */
export type Written = Omit<Draft, "status" | "to"> & { status: string | null; to: string[] | null };

const HOUR_MS = 3_600_000;
const LASTS_MS = 4 * HOUR_MS;

/** An empty form: the next whole hour after the coming one, for four hours. */
export function emptyDraft(now_ms: number, language: string): Written {
  const start_ms = Math.ceil(now_ms / HOUR_MS) * HOUR_MS + HOUR_MS;
  return {
    amends: "",
    version: 1,
    name: "",
    kind: KINDS[0],
    activity: activityFor(KINDS[0], ""),
    status: null,
    purpose: "",
    text: [[language, ""]],
    to: null,
    emergency: false,
    protected: false,
    owner_agrees: "",
    region: "",
    hide: [],
    share: [],
    conduit: false,
    filed_for: "",
    acknowledge_by_ms: null,
    reconfirm: "",
    start_ms,
    end_ms: start_ms + LASTS_MS,
    parts: [],
  };
}

/** The whole window of a notice: from the first beginning of any part to the last end; null where that is unbounded. */
export function windowOf({ parts, ...notice }: Draft): Span {
  const spans = parts.length ? parts.map((part) => spanOf(part, notice)) : [notice];
  const [starts, ends] = [spans.map((one) => one.start_ms), spans.map((one) => one.end_ms)];
  return {
    start_ms: starts.some((one) => one === null) ? null : Math.min(...starts.map(Number)),
    end_ms: ends.some((one) => one === null) ? null : Math.max(...ends.map(Number)),
  };
}

/** The name that a notice is proposed: its kind and its day, and a figure where that is taken. */
export function proposedName(draft: Draft, taken: ReadonlySet<string>): string {
  const { start_ms } = windowOf(draft);
  const day = start_ms === null ? "" : `-${new Date(start_ms).toISOString().slice(5, 10).replace("-", "")}`;
  return unused(`${draft.kind.replaceAll("_", "-")}${day}`, taken);
}

/** A name, with a figure behind it where it is taken. */
export function unused(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let next = 2;
  while (taken.has(`${name}-${next}`)) next += 1;
  return `${name}-${next}`;
}

// The feature

export interface Feature {
  type: "Feature";
  id: string;
  geometry: { type: "GeometryCollection"; geometries: Geometry[] } | null;
  properties: Record<string, unknown>;
}

type Geometry =
  | { type: "Polygon"; coordinates: number[][][] }
  | { type: "Point"; coordinates: number[] }
  | { type: "LineString"; coordinates: number[][] };

/** A draft as GeoJSON (docs/spec/geojson.md): the parts that are whole. */
export function featureOf(draft: Draft, id: string): Feature {
  const whole = draft.parts.filter(isWhole);
  const texts = textsOf(draft);
  return {
    type: "Feature",
    id,
    geometry: whole.length ? { type: "GeometryCollection", geometries: whole.map(geometryOf) } : null,
    properties: {
      kind: draft.kind,
      activity: draft.activity,
      status: draft.status,
      to: draft.to,
      emergency: draft.emergency,
      ...(draft.purpose.trim() ? { purpose: draft.purpose.trim() } : {}),
      ...(texts ? { text: texts } : {}),
      ...(whole.length ? { volumes: whole.map((part) => termsOf(part, draft)) } : {}),
    },
  };
}

const degrees = ([longitude, latitude]: Units): number[] => [longitude / PER_DEGREE, latitude / PER_DEGREE];

function geometryOf(part: Part): Geometry {
  const points = part.points.map(degrees);
  if (part.is === "circle") return { type: "Point", coordinates: points[0] ?? [] };
  if (part.is === "area") {
    const outline = points[0] ? [...points, points[0]] : [];
    return { type: "Polygon", coordinates: [outline, ...part.holes.map((ring) => ring.map(degrees))] };
  }
  const { altitudes_m } = part;
  return { type: "LineString", coordinates: altitudes_m ? points.map((one, at) => [...one, altitudes_m[at] ?? 0]) : points };
}

const instant = (ms: number) => new Date(ms).toISOString();

/** What belongs to one geometry: how far it reaches, how high, when. */
function termsOf(part: Part, notice: Span): Record<string, unknown> {
  const band = {
    ...(part.lower_m === null || part.altitudes_m ? {} : { altitude_lower_m: part.lower_m }),
    ...(part.upper_m === null || part.altitudes_m ? {} : { altitude_upper_m: part.upper_m }),
  };
  if (part.is === "route") {
    const vertical = part.vertical_m ? { vertical_buffer_m: part.vertical_m } : {};
    return { buffer_m: part.reach_m, ...vertical, ...band, times: part.times.map(instant) };
  }
  const { start_ms, end_ms } = spanOf(part, notice);
  const window = {
    ...(start_ms === null ? {} : { time_start: instant(start_ms) }),
    ...(end_ms === null ? {} : { time_end: instant(end_ms) }),
  };
  const reach = part.is === "circle" ? { radius_m: part.reach_m } : part.is === "corridor" ? { buffer_m: part.reach_m } : {};
  return { ...reach, ...band, ...window };
}

function textsOf({ text }: Draft): Texts | null {
  const said = text.filter(([, words]) => words.trim()).map(([tag, words]) => [tag, words.trim()]);
  return said.length ? Object.fromEntries(said) : null;
}

/** The members of a notice that no feature has. */
export function besideFeature(draft: Draft): Record<string, unknown> {
  const whole = Math.floor((draft.acknowledge_by_ms ?? 0) / 1_000) * 1_000;
  return {
    ...(draft.protected ? { protected: true } : {}),
    ...(draft.owner_agrees.trim() ? { owner_agrees: draft.owner_agrees.trim() } : {}),
    ...(draft.region.trim() ? { region: draft.region.trim() } : {}),
    ...(draft.conduit ? { conduit: true } : {}),
    ...(draft.conduit && draft.filed_for.trim() ? { filed_for: draft.filed_for.trim() } : {}),
    ...(draft.acknowledge_by_ms === null ? {} : { acknowledge_by: instant(whole).replace(".000Z", "Z") }),
    ...(draft.reconfirm ? { reconfirm: draft.reconfirm } : {}),
  };
}

/** The members that are hidden: those that were chosen and are there; whom a conduit files for is always among them. */
export const hiddenOf = (draft: Draft, members: Record<string, unknown>) =>
  HIDEABLE.filter((name) => name in members && (draft.hide.includes(name) || name === "filed_for"));

// From what was said, or came in a file

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** A form with the members of a notice; what they do not say is as in `empty`. */
export function draftOf<D extends Written>(said: Payload, empty: D, hide: readonly string[] = []): D {
  const parts = partsOf((said.volumes as Volume[] | undefined) ?? []);
  const acknowledge = Date.parse(textOf(said.acknowledge_by));
  const texts = Object.entries((said.text as Texts | undefined) ?? {});
  return {
    ...empty,
    ...shared(parts, empty),
    name: textOf(said.name),
    kind: textOf(said.kind) || empty.kind,
    activity: textOf(said.activity) || empty.activity,
    status: said.status ?? empty.status,
    purpose: textOf(said.purpose),
    text: texts.length ? texts : empty.text,
    to: said.to ? list(said.to) : empty.to,
    emergency: said.emergency === true,
    protected: said.protected === true,
    owner_agrees: textOf(said.owner_agrees),
    region: textOf(said.region),
    hide: [...hide],
    share: list(said.share),
    conduit: said.conduit === true,
    filed_for: textOf(said.filed_for),
    acknowledge_by_ms: Number.isNaN(acknowledge) ? null : acknowledge,
    reconfirm: textOf(said.reconfirm),
  };
}

/** One window for all that stands still, where they have the same; otherwise each its own. */
function shared(parts: Part[], empty: Span): Pick<Draft, "parts" | "start_ms" | "end_ms"> {
  const own = parts.flatMap((part) => (part.own ? [part.own] : []));
  const [first] = own;
  const alike = first && own.every((one) => one.start_ms === first.start_ms && one.end_ms === first.end_ms);
  if (!alike) return { parts, start_ms: empty.start_ms, end_ms: empty.end_ms };
  return { parts: parts.map((part) => ({ ...part, own: null })), ...first };
}

// Suggestions

export interface Change {
  by_s: number | null;
  by_m: number | null;
}

/** A draft as a suggestion would have it: all of it later or earlier, or higher or lower. */
export function withChange(draft: Draft, { by_s, by_m }: Change): Draft {
  const by_ms = (by_s ?? 0) * 1_000;
  return { ...draft, ...laterSpan(draft, by_ms), parts: draft.parts.map((part) => shifted(part, by_ms, by_m ?? 0)) };
}
