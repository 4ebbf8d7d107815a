/** The order of the duty desk, what one may do about a line, and which signed statement answers which line. */
import { expect, test } from "vitest";
import type { Level, Payload, Queued } from "../../desk/types";
import { type Act, actsOn, answerTo, groups, idOf, type Line, sorts } from "./told";

const NOW = 1_000_000;
const LINE: Line = {
  sort: "receipt",
  urgency: "due",
  thing: "notice:un/convoy-1",
  other: "un",
  why: "not_acknowledged",
  since_ms: NOW - 1_000,
  until_ms: NOW + 1_000,
  status: "exercise",
  text: null,
  count: 1,
  level: "headquarters",
};
const STOP: Line = { ...LINE, sort: "stop_call", urgency: "now", thing: "call:ru/stop-1", why: "rings", until_ms: null, level: null };
const OPEN: Line = { ...LINE, sort: "gap", urgency: "open", thing: "agreement:reg/a", why: "left_open", until_ms: null, level: null };

test("a STOP stands above what is urgent, overdue, due and open", () => {
  const urgent: Line = { ...STOP, sort: "call", thing: "call:ru/urgent-1" };
  const overdue: Line = { ...LINE, urgency: "overdue" };
  const found = groups([OPEN, LINE, overdue, urgent, STOP], NOW);
  expect(found.map((group) => group.head)).toEqual(["stop", "now", "overdue", "due", "open"]);
});

test("what is due becomes overdue by the clock, without a word in the log", () => {
  expect(groups([LINE], NOW + 1_000).map((group) => group.head)).toEqual(["due"]);
  expect(groups([LINE], NOW + 1_001).map((group) => group.head)).toEqual(["overdue"]);
});

test("inside a group the answer's own order is kept", () => {
  const first = { ...LINE, thing: "notice:un/z" };
  const second = { ...LINE, thing: "notice:un/a" };
  expect(groups([first, second], NOW)[0]?.lines).toEqual([first, second]);
});

test("sorts are counted, the most pressing first", () => {
  expect(sorts([OPEN, LINE, { ...LINE, level: "unit" }, STOP], NOW)).toEqual([
    ["stop_call", 1],
    ["receipt", 2],
    ["gap", 1],
  ]);
});

test("the same notice at two levels is two lines", () => {
  expect(idOf(LINE)).not.toBe(idOf({ ...LINE, level: "unit" }));
});

const RECEIPTS: [wanted: Level, own: Level | null, Act[]][] = [
  ["headquarters", "headquarters", ["acknowledge", "disseminate", "query", "object", "unable", "open"]],
  ["unit", "unit", ["acknowledge", "query", "object", "unable", "open"]],
  ["unit", "headquarters", ["relay", "open"]],
  ["headquarters", "unit", ["open"]],
  ["headquarters", null, ["open"]],
];
test.each(RECEIPTS)("a receipt of our %s, with the key of %s", (wanted, own, acts) => {
  expect(actsOn({ ...LINE, level: wanted }, own)).toEqual(acts);
});

test("our own call that nobody took leads to the telephones, another's is taken", () => {
  expect(actsOn(STOP, "unit")[0]).toBe("take");
  expect(actsOn({ ...STOP, why: "ours_not_taken" }, "unit")[0]).toBe("telephones");
});

const queued = (payload: Payload, state: Queued["state"] = "signed"): Queued => ({
  id: "0".repeat(64),
  type: payload.type,
  payload,
  by: "officer",
  signed_ms: NOW,
  not_after_ms: NOW,
  state,
  index: null,
  t_ms: null,
  size: null,
  refusal: null,
});
const RECEIPT: Payload = { type: "receipt/1", notice: "un/convoy-1", level: "headquarters", step: "acknowledged" };

test("a receipt answers the line of its notice and level, until it is in the log", () => {
  expect(answerTo(LINE, [queued(RECEIPT)])).toBeDefined();
  expect(answerTo(LINE, [queued({ ...RECEIPT, level: "unit" })])).toBeUndefined();
  expect(answerTo(LINE, [queued({ ...RECEIPT, notice: "un/convoy-2" })])).toBeUndefined();
  expect(answerTo(LINE, [queued(RECEIPT, "admitted")])).toBeUndefined();
  expect(answerTo(LINE, [queued(RECEIPT, "refused")])?.state).toBe("refused");
});

test("that the machine has it answers nothing", () => {
  expect(answerTo(LINE, [queued({ ...RECEIPT, step: "delivered" })])).toBeUndefined();
});

test("taking a call answers its line, and a reply the word that is owed", () => {
  expect(answerTo(STOP, [queued({ type: "call_step/1", call: "ru/stop-1", step: "taken" })])).toBeDefined();
  const owed: Line = { ...STOP, sort: "reply_owed" };
  expect(answerTo(owed, [queued({ type: "message/1", call: "ru/stop-1", form: "word" })])).toBeUndefined();
  expect(answerTo(owed, [queued({ type: "message/1", call: "ru/stop-1", form: "reply" })])).toBeDefined();
});
