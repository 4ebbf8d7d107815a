/** What `GET /desk/v1/map` answers (docs/spec/desk-data.md): everything that is drawn, each thing with its window, in degrees. */
import type { Texts } from "../desk/types";

export type Degrees = [longitude: number, latitude: number];

export type Outline =
  | { type: "Point"; coordinates: Degrees }
  | { type: "LineString"; coordinates: Degrees[] }
  | { type: "Polygon"; coordinates: Degrees[][] }
  | { type: "MultiPolygon"; coordinates: Degrees[][][] };

export type Light = "green" | "amber" | "red";
export type Step = string;

/** One volume of a notice. Of what moves, `line` and `times_ms` say when it is where. */
export interface Part {
  is: "area" | "circle" | "corridor" | "route";
  geometry: Outline;
  start_ms: number | null;
  end_ms: number | null;
  lower_m: number | null;
  upper_m: number | null;
  center?: Degrees;
  radius_m?: number;
  buffer_m?: number;
  line?: Degrees[];
  times_ms?: number[];
}

export interface Recipient {
  party: string;
  light: Light;
  headquarters: Step;
  sector: Step;
  unit: Step;
}

export interface NoticeDrawn {
  ref: string;
  version: number;
  index: number;
  t_ms: number;
  party: string;
  kind: string;
  activity: string;
  status: string;
  standing: string;
  life: string;
  emergency: boolean;
  protected: boolean;
  hidden: boolean;
  light: Light | null;
  recipients: Recipient[];
  start_ms: number | null;
  end_ms: number | null;
  /** When it was ended or withdrawn; null while it stands. */
  over_ms: number | null;
  region: string | null;
  purpose: string | null;
  text: Texts | null;
  parts: Part[];
}

export interface ConflictDrawn {
  a: string;
  b: string;
  status: string;
  says: "conflict" | "inform" | "withheld";
  word: string | null;
  from_ms: number | null;
  to_ms: number | null;
  at: { type: "Point"; coordinates: Degrees } | null;
  closest_m: number | null;
  closest_ms: number | null;
}

/** A zone under one reading; `whose` is empty for the text's own. */
export interface ReadingDrawn {
  whose: string;
  level: string;
  geometry: Outline | null;
  edge: Outline | null;
  accepted_by: string[];
  rejected_by: string[];
}

export interface ZoneDrawn {
  zone: string;
  agreement: string;
  title: Texts;
  status: string;
  standing: string;
  said: string;
  readings: ReadingDrawn[];
  described: Record<string, unknown>;
  settled: string | null;
  note: string | null;
  because: string;
  lower_m: number | null;
  upper_m: number | null;
  bound: string[];
  silent: string[];
  apart_m: number | null;
}

export interface IncidentDrawn {
  ref: string;
  party: string;
  form: string;
  status: string;
  standing: string;
  said: string;
  point: Degrees | null;
  where: string;
  precision: string | null;
  place: string | null;
  district: string | null;
  start_ms: number | null;
  end_ms: number | null;
  t_ms: number;
  into: string | null;
  text: Texts | null;
}

export interface SiteDrawn {
  ref: string;
  hidden: boolean;
  region: string | null;
  reconfirm_ms: number | null;
  overdue: boolean;
  shown_to: string[];
}

export interface MapTold {
  at: number;
  log_size: number;
  party: string;
  known_to: string | null;
  as_of_ms: number;
  informs: string;
  notices: NoticeDrawn[];
  conflicts: ConflictDrawn[];
  zones: ZoneDrawn[];
  contested: [zone: string, status: string][];
  incidents: IncidentDrawn[];
  sites: SiteDrawn[];
  unplaced: { thing: string; because: string }[];
  left_out: { notices: number; incidents: number; zones: number };
}

/** A named place; the smaller its rank, the earlier it is shown. */
export interface PlaceTold {
  id: string;
  name: Texts;
  point: Degrees;
  sort: string;
  rank: number;
}
