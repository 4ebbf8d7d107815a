/** Who is rung and who is next, what one may say in a call, and how places are read. */
import { expect, test } from "vitest";
import { counted } from "../../language/time";
import {
  type Attempt,
  apart_m,
  type CallTold,
  nameOf,
  newestFirst,
  nextOf,
  type OnDuty,
  rungOf,
  sources,
  stepsOf,
  type Words,
} from "./told";
import { fromTold } from "./where";

const duty = (level: OnDuty["level"], place: number): OnDuty => ({ level, place, duty: { duty: { en: `${level} ${place}` } }, roster: 1 });
const LINE = [duty("headquarters", 1), duty("headquarters", 2), duty("sector", 1)];
const attempt = (number: number, rung: OnDuty | null, outcome: Attempt["outcome"]): Attempt => ({
  number,
  rung,
  on_duty: LINE,
  start_ms: 0,
  end_ms: null,
  outcome,
  late_ms: null,
});
const word = (id: string, party: string, form: Words["form"]): Words => ({
  id,
  party,
  form,
  of: null,
  t_ms: 0,
  happened: null,
  language: null,
  text: null,
  places: [],
  compared: [],
  read_back: [],
  added: [],
  hidden: false,
});
const CALL: CallTold = {
  ref: "tr/stop-1",
  said: { type: "call/1", party: "tr", status: "exercise", channel: "tr/line", urgency: "stop" },
  t_ms: 0,
  called: "ru",
  stands: "ringing",
  attempts: [attempt(1, LINE[0] ?? null, "ringing")],
  exhausted: false,
  taken: null,
  words: [],
  owed: [],
  due_ms: null,
  due: false,
};

test("after the first on duty comes the second, then the level below, then nobody", () => {
  expect(nextOf(CALL)).toEqual(LINE[1]);
  expect(nextOf({ ...CALL, attempts: [attempt(2, LINE[1] ?? null, "ringing")] })).toEqual(LINE[2]);
  expect(nextOf({ ...CALL, attempts: [attempt(3, LINE[2] ?? null, "ringing")] })).toBeNull();
});

test("nobody is rung once it was taken, or where nobody is named", () => {
  expect(rungOf(CALL)).toEqual(LINE[0]);
  expect(rungOf({ ...CALL, attempts: [attempt(1, LINE[0] ?? null, "taken")] })).toBeNull();
  expect(nextOf({ ...CALL, attempts: [attempt(1, null, "ringing")] })).toBeNull();
});

test("the called take a call, the caller says that it was missed, others say nothing", () => {
  expect(stepsOf(CALL, "ru")).toEqual(["taken", "ended"]);
  expect(stepsOf(CALL, "tr")).toEqual(["missed", "failed", "ended"]);
  expect(stepsOf(CALL, "un")).toEqual([]);
});

test("a missed call may be called back, one that is over no more", () => {
  expect(stepsOf({ ...CALL, stands: "missed" }, "ru")).toEqual(["taken", "ended"]);
  expect(stepsOf({ ...CALL, stands: "taken" }, "ru")).toEqual(["ended"]);
  expect(stepsOf({ ...CALL, stands: "ended" }, "ru")).toEqual([]);
});

test("one replies to the other side's words, the newest first, and translates anybody's", () => {
  const words = [word("1", "tr", "call"), word("2", "ru", "word"), word("3", "tr", "word"), word("4", "tr", "read_back")];
  const call = { ...CALL, words };
  expect(sources(call, "reply", "ru").map((one) => one.id)).toEqual(["3", "1"]);
  expect(sources(call, "read_back", "tr").map((one) => one.id)).toEqual(["2"]);
  expect(sources(call, "translation", "ru").map((one) => one.id)).toEqual(["3", "2", "1"]);
});

test("calls stand newest first, and the answer is left as it was", () => {
  const old = { ...CALL, ref: "tr/a", t_ms: 1 };
  const young = { ...CALL, ref: "tr/b", t_ms: 2 };
  const told = [old, young];
  expect(newestFirst(told).map((one) => one.ref)).toEqual(["tr/b", "tr/a"]);
  expect(told[0]).toBe(old);
});

test("a degree of latitude is some 111 km, and a position is where it is", () => {
  expect(apart_m([368_052_000, 358_644_000], [368_052_000, 368_644_000])).toBeCloseTo(111_195, -2);
  expect(apart_m([368_052_000, 358_644_000], [368_052_000, 358_644_000])).toBe(0);
});

test("a call's name says how urgent it is and when it was made, and is a name", () => {
  expect(nameOf("stop", Date.UTC(2027, 2, 1, 4, 5, 6, 7))).toBe("stop-20270301T040506007");
  expect(nameOf("urgent", 0)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
});

test("seconds are counted as a clock does", () => {
  expect([counted(-5), counted(43_999), counted(725_000), counted(3_723_000)]).toEqual(["0:00", "0:43", "12:05", "1:02:03"]);
});

const TOLD = { name: null, places: [], compared: null, refused: null };
const read = { point: [36.8052, 35.8644] as [number, number], degrees: "", dms: "", mgrs: null };

test("what is written becomes a place of a statement: as read, never corrected", () => {
  expect(fromTold({ ...TOLD, name: "Saraqib", read: { ...read, form: "degrees" } }, "Saraqib 35.8644 36.8052")).toEqual({
    name: "Saraqib",
    position: [368_052_000, 358_644_000],
  });
  expect(fromTold({ ...TOLD, name: "Saraqib", read: { ...read, form: "mgrs" } }, "Saraqib 37S BV 678 712")).toEqual({
    name: "Saraqib",
    mgrs: "37SBV678712",
  });
  expect(fromTold({ ...TOLD, name: "the mill", read: null }, "the mill")).toEqual({ name: "the mill" });
});
