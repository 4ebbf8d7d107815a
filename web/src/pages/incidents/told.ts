/** What the desk tells of incidents, books and matches (questions `incidents`, `books`, `matches`; `/desk/v1/items`). */
import type { Open, Payload, Place, Texts, Who } from "../../desk/types";
import type { Hit, Light } from "../notices/told";

export interface Word {
  whose: string;
  about: string;
  says: string;
  how: "signed" | "represented" | "reported";
  signer: string;
  t_ms: number;
  index: number;
  against: Who | null;
  text: Texts | null;
  source_titles: string[];
}

export interface Side {
  party: string;
  word: Word | null;
  others: Word[];
  told_ms: number | null;
  due_ms: number | null;
  overdue: boolean;
}

export type Whos = Who[] | Open | "undetermined";

export interface IncidentSaid extends Payload {
  party: string;
  status: string;
  capacity: string;
  basis: string;
  form: string;
  standing: string;
  when: Open & { date?: string; until?: string; utc?: string; words?: string; outside?: string };
  time_precision: string;
  place?: Place;
  district: string | Open;
  observer?: Record<string, unknown>;
  by: Whos;
  against?: Whos;
  weapon?: string;
  effects?: { form: string; count: number | "undetermined"; text?: string }[];
  excluded_party?: string;
  measures?: string[];
  notices?: string[];
  text?: Texts;
  evidence?: string[];
  sources?: { title: string; published?: string }[];
}

export interface FindingLine {
  ref: string;
  t_ms: number;
  index: number;
  said: {
    by: Who[];
    occurrence: string;
    breach: string;
    attribution: string;
    attributed_to?: Who;
    confidence: string;
    measures?: string[];
    dissent?: { by: Who; text: string }[];
    text?: Texts;
  };
  sides: Side[];
}

export interface FollowUpLine {
  ref: string;
  t_ms: number;
  index: number;
  said: { form: string; owed_by: Who[]; owed_to?: Who[]; text: Texts; agreed?: boolean };
  clock: { form: string; standing: string; dues: { by: string; date: string; ends_ms: number }[] };
  reported: string | null;
  grade: number | null;
}

export interface AccessLine {
  ref: string;
  index: number;
  t_ms: number;
  said: { team: string; outcome: string; arrived?: string; left?: string; reason?: unknown; text?: Texts; place?: Place };
  minutes_lost: number | null;
  sides: Side[];
}

export interface Near {
  notice: string;
  version: number;
  party: string;
  activity: string;
  distance_m: number;
  filed_ms: number;
  filed_before: boolean | null;
  recipients: { party: string; light: Light; level: string | null; t_ms: number | null }[];
}

export interface IncidentLine {
  ref: string;
  index: number;
  t_ms: number;
  said: IncidentSaid;
  hidden: number;
  where: "open" | "disclosed" | "hidden" | "uncoordinated" | "unknown";
  standing: string;
  into: string | null;
  merged: string[];
  timeliness: { stands: "in_time" | "late" | "undetermined"; by_ms: number | null };
  sides: Side[];
  findings: FindingLine[];
  follow_ups: FollowUpLine[];
  access: AccessLine[];
  matches: { party: string; thing: string; says: string; t_ms: number }[];
  steps: { t_ms: number; index: number; party: string; step: string; about: string[]; text: Texts | null }[];
  /** Of one that was asked for by name. */
  nearby?: { within_m: number | null; found: Near[]; hidden: number; undetermined: string[] };
  concerned?: { hits: Hit[]; undetermined: [what: string, because: string][] };
}

export type Stands = "proposed" | "same_by_one" | "confirmed" | "different" | "contradictory";

export interface Pair {
  one: string;
  other: string;
  sides: [string, string];
  stands: Stands;
  scored: { score: number; time: number; place: number; kind: number; reasons: string[] } | null;
  rivals: number;
  words: { party: string; says: "same" | "different"; t_ms: number }[];
  also: string[];
}

export interface Matches {
  pairs: Pair[];
  unmatched: string[];
  crowded: { place: string; reports: number }[];
}

export interface BookReply {
  by: string;
  how: "counts" | "items";
  counts: Record<string, number>;
  rest: number | null;
  reported: boolean;
  t_ms: number;
}

export interface BookLine {
  ref: string;
  side: string;
  start: string;
  until: string | null;
  status: string;
  reported_by: string | null;
  totals: { by: string; count: number | null }[];
  by_place: Record<string, number> | null;
  by_form: Record<string, number> | null;
  rest: number | null;
  places_sum: number | null;
  items: number;
  replies: BookReply[];
  matched: Partial<Record<Stands, number>> | null;
  source_titles: string[];
}

export interface DayLine {
  start: string;
  until: string | null;
  status: string;
  books: BookLine[];
  pairs: Partial<Record<Stands, number>> | null;
}

export interface Item {
  thing: string;
  item: { name: string; form: string; start?: string; end?: string; place: Place; text?: string; excluded_party?: string };
  words: Word[];
}
