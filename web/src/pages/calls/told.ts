/** Calls and lines as their questions answer (`calls`, `stops`, `channels`, `roster`, `telephones`), and what follows from them. */
import type { Level, Payload, Place, Texts } from "../../desk/types";
import { PER_DEGREE } from "../../language/place";

export const URGENCIES = ["stop", "urgent", "routine", "test"] as const;
export type Urgency = (typeof URGENCIES)[number];
export const isUrgency = (text: string | null): text is Urgency => URGENCIES.some((one) => one === text);

export interface OnDuty {
  level: Level;
  place: number;
  duty: { duty: Texts };
  roster: number;
}

export interface Attempt {
  number: number;
  rung: OnDuty | null;
  on_duty: OnDuty[];
  start_ms: number;
  end_ms: number | null;
  outcome: Outcome;
  late_ms: number | null;
}

export type Outcome = "ringing" | "taken" | "missed" | "failed" | "ended" | "recorded";

interface Named {
  names: string[];
}

export interface Compared {
  place: Place;
  discrepancies: { between: [string, string]; distance_m: number; allowed_m: number; named: Named | null }[];
  unknown_name: boolean;
  alike: Named | null;
  bad_grid: boolean;
  nearest: Named | null;
  nearest_m: number | null;
}

export interface ReadBack {
  said: Place;
  back: Place | null;
  distance_m: number | null;
  allowed_m: number;
  same_name: boolean | null;
  position_missing: boolean;
}

export interface Words {
  id: string;
  party: string;
  form: Form;
  of: string | null;
  t_ms: number;
  happened: string | null;
  language: string | null;
  text: Texts | null;
  places: Place[];
  compared: Compared[];
  read_back: ReadBack[];
  added: Place[];
  hidden: boolean;
}

export type Form = "call" | "word" | "translation" | "read_back" | "reply";

export interface Owed {
  by: string;
  due_ms: number;
  why: "asked" | "promised";
  of: string;
  given: string | null;
  given_ms: number | null;
  overdue: boolean;
}

export interface CallTold {
  ref: string;
  said: Payload & { party: string; status: string; channel: string; urgency: Urgency; text?: Texts; about?: string[]; happened?: string };
  t_ms: number;
  called: string;
  stands: Outcome;
  attempts: Attempt[];
  exhausted: boolean;
  taken: { party: string; at_ms: number; duty: Texts | null; level: Level | null } | null;
  words: Words[];
  owed: Owed[];
  due_ms: number | null;
  due: boolean;
}

export interface Sign {
  observes: string;
  party: string | null;
  at_ms: number;
  source: "word" | "call" | "clock";
  ref: string | null;
}

export interface ChannelTold {
  ref: string;
  said: Payload & {
    party: string;
    status: string;
    title: Texts;
    means: string;
    between: string[];
    answer_within?: string;
    test_every?: string;
  };
  declared: { party: string; declares: string; t_ms: number }[];
  observed: Sign | null;
  observed_by: Sign[];
  tests: { ref: string; party: string; called: string; at_ms: number; result: string | null; showed: Texts | null }[];
  test_due_ms: number | null;
  test_overdue: boolean;
}

export interface RosterTold {
  channel: string;
  party: string;
  line: OnDuty[];
}

interface Reached {
  level: Level;
  duty: Texts | null;
  number: string | null;
}

export interface TelephonesTold {
  party: string;
  at_ms: number;
  log: string;
  log_size: number;
  log_ms: number;
  lines: { channel: string; title: Texts; means: string; status: string; party: string; general: Reached[]; on_duty: Reached[] }[];
}

/** Calls, newest first. */
export const newestFirst = (calls: readonly CallTold[]) => [...calls].sort((a, b) => b.t_ms - a.t_ms);

/** Who is rung now; nobody, when it no longer rings or nobody was named. */
export const rungOf = (call: CallTold): OnDuty | null => {
  const last = call.attempts.at(-1);
  return last?.outcome === "ringing" ? last.rung : null;
};

/** Who comes after the one who is rung, by the rosters as they were when that began. */
export function nextOf(call: CallTold): OnDuty | null {
  const last = call.attempts.at(-1);
  if (!last?.rung) return null;
  const at = last.on_duty.findIndex((one) => one.level === last.rung?.level && one.place === last.rung.place);
  return at < 0 ? null : (last.on_duty[at + 1] ?? null);
}

/** The other side of a call, for us. */
export const otherOf = (call: CallTold, us: string) => (call.said.party === us ? call.called : call.said.party);

/** Whether we are a side of it: only then may we say something in it. */
export const isOurs = (call: CallTold, us: string) => call.said.party === us || call.called === us;

export type Step = "taken" | "missed" | "failed" | "ended";

/** The steps that we may say of a call now. */
export function stepsOf(call: CallTold, us: string): Step[] {
  if (!isOurs(call, us) || call.stands === "ended") return [];
  const rings = call.stands === "ringing" || call.stands === "missed" || call.stands === "failed" || call.stands === "recorded";
  const take = call.called === us && rings ? (["taken"] as const) : [];
  const said = call.said.party === us && call.stands === "ringing" ? (["missed", "failed"] as const) : [];
  return [...take, ...said, ...(call.stands === "recorded" ? [] : (["ended"] as const))];
}

/** The words that may be answered, read back or translated: the newest first. A reply and a read-back are of the other side's words. */
export const sources = (call: CallTold, form: Form, us: string) =>
  [...call.words]
    .reverse()
    .filter((one) => ["call", "word"].includes(one.form) || (form === "reply" && one.form === "reply"))
    .filter((one) => form === "translation" || one.party !== us);

const WHOLE_TURN = 360;
const EARTH_M = 6_371_008.8;

/** How far apart two positions (1e-7 degree) are, in metres, on a sphere: good to half a per cent, and to judge a slip of the tongue. */
export function apart_m(a: readonly [number, number], b: readonly [number, number]): number {
  const radians = (units: number) => ((units / PER_DEGREE) * 2 * Math.PI) / WHOLE_TURN;
  const [east, north] = [radians(b[0] - a[0]), radians(b[1] - a[1])];
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** A name for a new call: its urgency and its instant, so that two never have the same. */
export const nameOf = (urgency: Urgency, now_ms: number) => `${urgency}-${new Date(now_ms).toISOString().replaceAll(/[^0-9T]/g, "")}`;
