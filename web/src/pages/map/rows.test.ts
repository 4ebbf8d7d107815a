/** The table: the same things as the map, by the same filters, at the same instant. */
import { describe, expect, it } from "vitest";
import { ALL } from "../../map/layers";
import type { ConflictDrawn, IncidentDrawn, MapTold, NoticeDrawn } from "../../map/told";
import { rowsAt, rowsOf } from "./rows";

const notice = (ref: string, start_ms: number | null, end_ms: number | null, more: Partial<NoticeDrawn> = {}) =>
  ({
    ref,
    party: ref.split("/")[0],
    kind: "flight",
    activity: "flight_rotary",
    status: "exercise",
    standing: "filed",
    over_ms: null,
    hidden: false,
    light: "amber",
    recipients: [],
    start_ms,
    end_ms,
    text: { en: `Text of ${ref}` },
    parts: [{}],
    ...more,
  }) as unknown as NoticeDrawn;
const conflict = (a: string, b: string, from_ms: number, to_ms: number) =>
  ({ a, b, status: "exercise", says: "conflict", word: null, from_ms, to_ms }) as unknown as ConflictDrawn;
const incident = (ref: string, point: [number, number] | null, start_ms: number | null) =>
  ({
    ref,
    party: "reg",
    form: "shelling",
    standing: "registered",
    status: "actual",
    point,
    start_ms,
    end_ms: start_ms,
    text: null,
  }) as unknown as IncidentDrawn;
const told = (more: Partial<MapTold>): MapTold => ({ notices: [], conflicts: [], zones: [], incidents: [], ...more }) as unknown as MapTold;

const ANY = { text: "", party: "", kind: "", status: "", agreement: "", ours: false };
const things = (answer: MapTold, at_ms: number, withLater = true, wanted = ANY) =>
  rowsAt(rowsOf(answer, wanted, "tr"), at_ms, ALL, withLater).map(({ thing, when }) => `${thing} ${when}`);

describe("the table", () => {
  const answer = told({
    notices: [
      notice("ru/late", 50, 60),
      notice("tr/now", 10, 30),
      notice("un/gone", 1, 2),
      notice("ru/back", 10, 30, { standing: "withdrawn", over_ms: 9 }),
      notice("ru/ended", 10, 30, { standing: "ended", over_ms: 20 }),
    ],
    conflicts: [conflict("ru/late", "tr/now", 20, 25)],
    incidents: [incident("reg/there", [36, 36], 5), incident("reg/nowhere", null, 5), incident("reg/later", [36, 36], 99)],
  });

  it("says conflicts first, then what is under way, what has happened, and what is to come", () => {
    expect(things(answer, 22)).toEqual([
      "conflict:ru/late|tr/now now",
      "notice:tr/now now",
      "incident:reg/there before",
      "notice:ru/late later",
    ]);
  });

  it("leaves out what is to come when it is told to", () => {
    expect(things(answer, 12, false)).toEqual(["notice:tr/now now", "notice:ru/ended now", "incident:reg/there before"]);
  });

  it("keeps what was ended or withdrawn until that was said", () => {
    expect(things(answer, 19)).toContain("notice:ru/ended now");
    expect(things(answer, 20)).not.toContain("notice:ru/ended now");
    expect(things(answer, 5).join()).not.toContain("ru/back");
  });

  it("ends a notice when its window ends", () => {
    expect(things(answer, 30)).not.toContain("notice:tr/now now");
  });

  it("filters by party, kind, status, text, and by what concerns us", () => {
    expect(things(answer, 22, true, { ...ANY, party: "un" })).toEqual([]);
    expect(things(answer, 22, true, { ...ANY, text: "TEXT OF RU" })).toEqual(["notice:ru/late later"]);
    expect(things(answer, 22, true, { ...ANY, status: "actual" })).toEqual(["incident:reg/there before"]);
    const ours = told({
      notices: [notice("ru/a", 0, 9, { recipients: [{ party: "tr" }] as never }), notice("ru/b", 0, 9), notice("tr/c", 0, 9)],
    });
    expect(things(ours, 5, true, { ...ANY, ours: true })).toEqual(["notice:ru/a now", "notice:tr/c now"]);
  });

  it("keeps a notice whose place is hidden, and says so", () => {
    const rows = rowsOf(told({ notices: [notice("un/clinic", null, null, { hidden: true, parts: [] })] }), ANY, "tr");
    expect(rows[0]?.isHidden).toBe(true);
  });
});
