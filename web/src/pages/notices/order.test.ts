import { describe, expect, it } from "vitest";
import { byNext, inView, isLate, shown, waitsForUs } from "./order";
import type { NoticeListed } from "./told";

const notice = (ref: string, more: Partial<NoticeListed> = {}): NoticeListed => ({
  ref,
  index: 1,
  t_ms: 0,
  party: ref.split("/")[0] ?? "",
  to: [],
  kind: "movement",
  activity: "aid_convoy",
  status: "exercise",
  version: 1,
  life: "filed",
  emergency: false,
  protected: false,
  conduit: false,
  hidden: false,
  start_ms: 1_000,
  end_ms: 2_000,
  lead: { given_ms: 1, required_ms: null, late: false },
  recipients: [],
  due: [],
  conflicts: [],
  result: "clear",
  withheld: 0,
  reconfirm: null,
  region: null,
  purpose: null,
  text: null,
  ...more,
});
const everything = { view: "all", status: "", party: "", kind: "", text: "" } as const;
const refs = (all: NoticeListed[]) => all.map((one) => one.ref);

describe("the order of notices", () => {
  it("puts what happens now before what starts next, and what is over last", () => {
    const all = [
      notice("a/over", { life: "ended" }),
      notice("a/site", { start_ms: null, end_ms: null, life: "in force" }),
      notice("a/later", { start_ms: 9_000, end_ms: 9_500 }),
      notice("a/next", { start_ms: 5_000, end_ms: 9_500 }),
      notice("a/now", { life: "underway" }),
    ];
    expect(refs(all.sort(byNext))).toEqual(["a/now", "a/next", "a/later", "a/site", "a/over"]);
  });

  it("puts what ended last before what ended long ago", () => {
    const all = [notice("a/old", { life: "expired", end_ms: 10 }), notice("a/new", { life: "expired", end_ms: 20 })];
    expect(refs(all.sort(byNext))).toEqual(["a/new", "a/old"]);
  });
});

describe("the views", () => {
  const due = { party: "tr", level: "unit", by_ms: 5, stands: "due", t_ms: null } as const;

  it("waits for us as long as one of our own levels has not acknowledged", () => {
    expect(waitsForUs(notice("un/a", { due: [due] }), "tr")).toBe(true);
    expect(waitsForUs(notice("un/a", { due: [due] }), "ru")).toBe(false);
    expect(waitsForUs(notice("un/a", { due: [due], life: "withdrawn" }), "tr")).toBe(false);
  });

  it("is late where a receipt is overdue, where too little notice was given, or where a confirmation is", () => {
    expect(isLate(notice("un/a", { due: [{ ...due, stands: "overdue" }] }))).toBe(true);
    expect(isLate(notice("un/a", { lead: { given_ms: 1, required_ms: 2, late: true } }))).toBe(true);
    expect(isLate(notice("un/a", { reconfirm: { last_ms: 0, due_ms: 1, overdue: true } }))).toBe(true);
    expect(isLate(notice("un/a", { due: [due] }))).toBe(false);
  });

  it("counts a conflict that is told to its parties alone", () => {
    const all = [notice("tr/a", { withheld: 1 }), notice("tr/b", { conflicts: ["un/c"] }), notice("tr/c")];
    expect(refs(inView(all, "conflicts", "tr"))).toEqual(["tr/a", "tr/b"]);
  });

  it("finds every word of a text in any language, wherever it stands", () => {
    const all = [notice("tr/a", { text: { en: "Six vehicles", fr: "Six véhicules" } }), notice("tr/b", { region: "Idlib" })];
    expect(refs(shown(all, { ...everything, text: "VÉHICULES six" }, "tr"))).toEqual(["tr/a"]);
    expect(refs(shown(all, { ...everything, text: "idlib" }, "tr"))).toEqual(["tr/b"]);
  });
});
