/** What the desk tells of notices: the list (`/desk/v1/notices`), what stands beside one (`/desk/v1/notice`), and one in full (question `notices`). */
import type { Level, Payload, Texts, Who } from "../../desk/types";
import type { Volume } from "../../map/shapes";

export type Light = "amber" | "green" | "red";
export type Step = "sent" | "delivered" | "acknowledged" | "disseminated" | "queried" | "objects" | "unable";
export type Life = "filed" | "in force" | "underway" | "expired" | "ended" | "withdrawn";

export interface Due {
  party: string;
  level: Level;
  by_ms: number;
  stands: "due" | "overdue" | "in time" | "late" | "queried" | "objects" | "unable";
  t_ms: number | null;
}

export interface Lead {
  given_ms: number | null;
  required_ms: number | null;
  late: boolean | null;
}

export interface Confirmation {
  last_ms: number;
  due_ms: number;
  overdue: boolean;
}

/** A notice on one line. */
export interface NoticeListed {
  ref: string;
  index: number;
  t_ms: number;
  party: string;
  to: string[];
  kind: string;
  activity: string;
  status: string;
  version: number;
  life: Life;
  emergency: boolean;
  protected: boolean;
  conduit: boolean;
  hidden: boolean;
  start_ms: number | null;
  end_ms: number | null;
  lead: Lead;
  recipients: { party: string; light: Light }[];
  due: Due[];
  conflicts: string[];
  result: Result | null;
  withheld: number;
  reconfirm: Confirmation | null;
  region: string | null;
  purpose: string | null;
  text: Texts | null;
}

export interface NoticesTold {
  at_ms: number;
  notices: NoticeListed[];
  left_out: number;
}

export interface Rung {
  level: Level;
  step: Step;
  t_ms: number | null;
  relayed: boolean;
}

export interface Ladder {
  party: string;
  light: Light;
  rungs: Rung[];
  units: { duty: Texts; acknowledged: boolean }[];
}

export interface AskedOne {
  who: Who;
  answer: "granted" | "refused" | "answered" | "withdrawn" | "lapsed" | "no reply";
  since_ms: number;
  overdue: boolean;
  window: { start_ms: number | null; end_ms: number | null } | null;
  conditions: string | null;
  text: Texts | null;
}

export interface ConsentLine {
  measure: string;
  consent: { of: Who | null; request: string | null; asked_ms: number | null; answer: AskedOne | null; version: number | null };
}

/** A notice in full. */
export interface NoticeLine {
  ref: string;
  said: NoticeSaid;
  version: number;
  filed_ms: number;
  t_ms: number;
  life: Life;
  lead: Lead;
  ladders: Ladder[];
  due: Due[];
  reconfirm: Confirmation | null;
  versions: { version: number; t_ms: number; changed: string[] }[];
  consents: ConsentLine[];
}

export interface NoticeSaid extends Payload {
  party: string;
  status: string;
  kind: string;
  activity: string;
  purpose?: string;
  text?: Texts;
  volumes?: Volume[];
  emergency?: boolean;
  conduit?: boolean;
  filed_for?: string;
  protected?: boolean;
  owner_agrees?: string;
  region?: string;
  reconfirm?: string;
  acknowledge_by?: string;
  _sd?: string[];
}

export type Point = [number, number];

export type Result = "clear" | "not_clear" | "undetermined";

export interface Conflict {
  notice: string;
  version: number;
  party: string;
  kind: string;
  activity: string;
  news: "conflict" | "inform";
  from: string | null;
  to: string | null;
  closest_m: number;
  closest_at: string | null;
  place: Point;
}

export interface Hit {
  measure: string;
  says: "prohibited" | "notice_required" | "consent_required" | "exempt";
  against: boolean;
  zone: string | null;
  readings: string[];
  not_under: string[];
  binds: boolean;
  claimed_by: string | null;
  met: boolean;
  required_s: number | null;
  consent_of: Who | null;
  because: string;
}

export interface Suggestion {
  change: "delay" | "earlier" | "altitude";
  by_s: number | null;
  by_m: number | null;
  within: string;
}

export interface Found {
  result: Result;
  conflicts: Conflict[];
  hits: Hit[];
  undetermined: { what: string; because: string }[];
  lead_given_s: number | null;
  lead_required_s: number | null;
  considered: number;
  log_size: number;
  suggestions: Suggestion[];
}

export interface Recorded extends Found {
  index: number;
  t_ms: number;
  pair_count: number;
  withheld: number;
  coordinate: { notice: string; other: string; word: string }[];
}

export interface Beside {
  notice: string;
  versions: { version: number; index: number; id: string }[];
  recorded: Recorded | null;
  now: Found | null;
}
