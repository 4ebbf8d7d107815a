/**
 * What waits for the officer on watch (question `duty`), put in order for the screen, and what one may do about each line.
 *
 * The desk's answer has an order already; here it is only cut into groups, and what became overdue since the answer is moved by the clock.
 */
import type { Level, Payload, Queued, Texts } from "../../desk/types";
import { split } from "../../router";

export type Sort =
  | "stop_call"
  | "call"
  | "reply_owed"
  | "receipt"
  | "objection"
  | "conflict"
  | "incident"
  | "commitment"
  | "request"
  | "reconfirm"
  | "channel"
  | "gap";
export type Urgency = "now" | "overdue" | "due" | "open";
/** A STOP stands above every urgency. */
export type Head = "stop" | Urgency;
export const HEADS: readonly Head[] = ["stop", "now", "overdue", "due", "open"];

export interface Line {
  sort: Sort;
  urgency: Urgency;
  /** `notice:un/convoy-1` */
  thing: string;
  /** Whom else it concerns; several of a line between parties. */
  other: string | null;
  why: string;
  since_ms: number;
  until_ms: number | null;
  status: string;
  text: Texts | null;
  count: number;
  level: Level | null;
}

export interface DutyTold {
  party: string;
  level: Level | null;
  at_ms: number;
  size: number;
  lines: Line[];
  counts: [Sort, number][];
}

/** What tells a line from every other, also in the next answer. */
export const idOf = (line: Line) => [line.thing, line.sort, line.why, line.level, line.other, line.until_ms].join(" ");

/** The thing's own name: `un/convoy-1`. */
export const refOf = (line: Line) => split(line.thing)[1];

export const others = (line: Line) => (line.other ? line.other.split(", ") : []);

/** Under which heading a line stands now. */
export function headOf(line: Line, now_ms: number): Head {
  if (line.sort === "stop_call") return "stop";
  return line.urgency === "due" && line.until_ms !== null && line.until_ms < now_ms ? "overdue" : line.urgency;
}

export interface Group {
  head: Head;
  lines: Line[];
}

/** The lines under their headings, each in the order of the answer; headings without lines are left out. */
export const groups = (lines: readonly Line[], now_ms: number): Group[] =>
  HEADS.map((head) => ({ head, lines: lines.filter((line) => headOf(line, now_ms) === head) })).filter((group) => group.lines.length > 0);

/** How many lines of each sort, those with the most pressing line first. */
export function sorts(lines: readonly Line[], now_ms: number): [Sort, number][] {
  const inOrder = groups(lines, now_ms).flatMap((group) => group.lines);
  const names = [...new Set(inOrder.map((line) => line.sort))];
  return names.map((sort) => [sort, lines.filter((line) => line.sort === sort).length]);
}

export type Act =
  | "take"
  | "acknowledge"
  | "relay"
  | "disseminate"
  | "query"
  | "object"
  | "unable"
  | "answer"
  | "report"
  | "confirm"
  | "open"
  | "telephones";

/** The key of each act. One key means the same everywhere; `a` on a line of a level below ours says that it was told to them. */
export const KEY_OF: Record<Act, string> = {
  take: "T",
  acknowledge: "a",
  relay: "a",
  disseminate: "d",
  query: "q",
  object: "o",
  unable: "u",
  answer: "w",
  report: "r",
  confirm: "c",
  open: "Enter",
  telephones: "p",
};

const DEPTH: Record<Level, number> = { headquarters: 0, sector: 1, unit: 2 };

/** What an officer of this level may do about a line, the first as the main thing. */
export function actsOn(line: Line, level: Level | null): Act[] {
  switch (line.sort) {
    case "stop_call":
    case "call":
      return line.why === "ours_not_taken" ? ["telephones", "open"] : ["take", "open"];
    case "receipt":
      return [...receiptActs(line.level, level), "open"];
    case "reply_owed":
    case "request":
      return ["answer", "open"];
    case "commitment":
      return ["report", "open"];
    case "reconfirm":
      return ["confirm", "open"];
    default:
      return ["open"];
  }
}

/** A receipt is said at the officer's own level; of a level below only that it was told. */
function receiptActs(wanted: Level | null, own: Level | null): Act[] {
  if (own === null || wanted === null || DEPTH[own] > DEPTH[wanted]) return [];
  if (DEPTH[own] < DEPTH[wanted]) return ["relay"];
  return own === "unit" ? ["acknowledge", "query", "object", "unable"] : ["acknowledge", "disseminate", "query", "object", "unable"];
}

/** The newest statement of ours that answers a line and has not come back from the log; nothing where there is none. */
export const answerTo = (line: Line, queued: readonly Queued[]): Queued | undefined =>
  queued.find((one) => one.state !== "admitted" && answers(line, one.payload));

function answers(line: Line, said: Payload): boolean {
  const ref = refOf(line);
  const kind = said.type.split("/")[0];
  switch (line.sort) {
    case "stop_call":
    case "call":
      return kind === "call_step" && said.call === ref;
    case "reply_owed":
      return kind === "message" && said.call === ref && said.form === "reply";
    case "receipt":
      return kind === "receipt" && said.notice === ref && said.level === line.level && said.step !== "delivered";
    case "request":
      return kind === "reply" && said.request === ref;
    case "commitment":
      return kind === "fulfilment" && said.of === line.thing;
    case "reconfirm":
      return kind === "notice_step" && said.notice === ref;
    case "incident":
      return kind === "position" && said.about === line.thing;
    default:
      return false;
  }
}
