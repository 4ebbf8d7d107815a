import { describe, expect, it } from "vitest";
import { acts } from "./may";
import type { Ladder, Light, NoticeLine, Step } from "./told";

const ladder = (party: string, light: Light, ...[headquarters, sector, unit]: [Step, Step, Step]): Ladder => ({
  party,
  light,
  rungs: [
    { level: "headquarters", step: headquarters, t_ms: 1, relayed: false },
    { level: "sector", step: sector, t_ms: null, relayed: false },
    { level: "unit", step: unit, t_ms: null, relayed: false },
  ],
  units: [],
});
const notice = (more: Partial<NoticeLine>): NoticeLine => ({
  ref: "un/convoy-1",
  said: { type: "notice/1", party: "un", status: "exercise", kind: "movement", activity: "aid_convoy" },
  version: 1,
  filed_ms: 0,
  t_ms: 0,
  life: "filed",
  lead: { given_ms: null, required_ms: null, late: null },
  ladders: [],
  due: [],
  reconfirm: null,
  versions: [],
  consents: [],
  ...more,
});
const first = (of: NoticeLine, us: string, level: "headquarters" | "sector" | "unit" = "headquarters") =>
  acts(of, us, level)
    .filter((one) => one.main)
    .map((one) => ("step" in one ? one.step : one.is));

describe("what a recipient may say", () => {
  it("is asked to acknowledge first, then to pass it down, then that the unit was told", () => {
    expect(first(notice({ ladders: [ladder("tr", "amber", "sent", "sent", "sent")] }), "tr")).toEqual(["acknowledged"]);
    expect(first(notice({ ladders: [ladder("tr", "amber", "delivered", "sent", "sent")] }), "tr")).toEqual(["acknowledged"]);
    expect(first(notice({ ladders: [ladder("tr", "amber", "acknowledged", "sent", "sent")] }), "tr")).toEqual(["disseminated"]);
    expect(first(notice({ ladders: [ladder("tr", "amber", "disseminated", "sent", "sent")] }), "tr")).toEqual(["relay"]);
  });

  it("is asked to acknowledge what it had queried", () => {
    expect(first(notice({ ladders: [ladder("tr", "amber", "queried", "sent", "sent")] }), "tr")).toEqual(["acknowledged"]);
  });

  it("relays to nobody from a unit, and passes nothing down there", () => {
    const found = acts(notice({ ladders: [ladder("tr", "amber", "acknowledged", "sent", "sent")] }), "tr", "unit");
    expect(found.map((one) => ("step" in one ? one.step : one.is))).toEqual(["acknowledged", "queried", "objects", "unable"]);
  });

  it("says nothing of what is over, of what it was not told, or without a key", () => {
    const ours = ladder("tr", "amber", "sent", "sent", "sent");
    expect(acts(notice({ life: "withdrawn", ladders: [ours] }), "tr", "headquarters")).toEqual([]);
    expect(acts(notice({ ladders: [ours] }), "ru", "headquarters")).toEqual([]);
    expect(acts(notice({ ladders: [ours] }), "tr", null)).toEqual([]);
  });
});

describe("what its filer may say", () => {
  const said = (of: NoticeLine) => acts(of, "un", "headquarters").map((one) => ("step" in one ? one.step : one.is));

  it("amends, starts and withdraws; ends what has started; nothing more after that", () => {
    expect(said(notice({}))).toEqual(["amend", "start", "withdraw"]);
    expect(said(notice({ life: "underway" }))).toEqual(["amend", "end", "withdraw"]);
    expect(said(notice({ life: "ended" }))).toEqual([]);
  });

  it("confirms what is to be confirmed again, first of all when that is overdue", () => {
    const of = notice({ life: "in force", reconfirm: { last_ms: 0, due_ms: 1, overdue: true } });
    expect(said(of)).toEqual(["amend", "confirm", "start", "withdraw"]);
    expect(first(of, "un")).toEqual(["confirm"]);
  });
});
