// @ts-expect-error: the types of pages know nothing of Node.js; this test reads the specification
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACTIVITIES, activitiesOf, activityFor, KINDS } from "./activities";
import { changed } from "./changes";
import {
  besideFeature,
  type Draft,
  draftOf,
  emptyDraft,
  type Feature,
  featureOf,
  hiddenOf,
  proposedName,
  windowOf,
  withChange,
} from "./draft";
import { emptyPart } from "./parts";

const NOW = Date.parse("2027-03-04T10:20:00Z");
const HOUR_MS = 3_600_000;
const empty = (): Draft => ({ ...emptyDraft(NOW, "en"), status: "actual", to: [] });
const circle = { ...emptyPart("circle"), points: [[366_100_000, 359_300_000] as [number, number]] };

/** The examples of docs/spec/geojson.md: a feature, and the volumes that it is. */
function examples(): { feature: Feature; volumes: unknown[] }[] {
  const text = readFileSync("../docs/spec/geojson.md", "utf8") as string;
  const found = [...text.matchAll(/```geojson\n((?:(?!```)[\s\S])*)```\n+```volumes\n((?:(?!```)[\s\S])*)```/g)];
  return found.map(([, feature = "", volumes = ""]) => ({
    feature: JSON.parse(feature) as Feature,
    volumes: JSON.parse(volumes) as unknown[],
  }));
}

describe("the feature of a draft", () => {
  it("draws what the specification's examples draw", () => {
    const given = examples();
    expect(given.length).toBeGreaterThan(6);
    for (const { feature, volumes } of given) {
      const draft = draftOf({ type: "notice/1", kind: "site", activity: "school", volumes }, { ...empty(), start_ms: null, end_ms: null });
      const drawn = featureOf(draft, "x");
      expect(flat(drawn), JSON.stringify(feature)).toEqual(flat(feature));
    }
  });
  it("has no geometry while nothing is whole, and leaves out what is not", () => {
    const draft = { ...empty(), parts: [circle, emptyPart("area")] };
    expect(featureOf(empty(), "x").geometry).toBeNull();
    expect(featureOf(draft, "x").geometry?.geometries).toHaveLength(1);
    expect(featureOf(draft, "x").properties.volumes).toHaveLength(1);
  });
  it("says nothing that was left empty", () => {
    const { properties } = featureOf({ ...empty(), purpose: "  ", text: [["en", " "]] }, "x");
    expect(properties).not.toHaveProperty("purpose");
    expect(properties).not.toHaveProperty("text");
  });
});

/** Every position of a feature, in the order in which they are written, to the unit of a statement. */
function flat({ geometry }: Feature): number[] {
  const numbers: number[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "number") numbers.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === "object")
      walk((value as Record<string, unknown>).geometries ?? (value as Record<string, unknown>).coordinates);
  };
  walk(geometry);
  // The third number of what stands still says nothing, and the lane's lines share a point
  return numbers.map((one) => Math.round(one * 1e7) / 1e7).filter((one) => one !== 412.5);
}

describe("a suggestion", () => {
  const draft = { ...empty(), kind: "flight", parts: [{ ...circle, lower_m: 1_000, upper_m: 1_600 }] };
  it("moves the whole notice in time", () => {
    const later = withChange(draft, { by_s: 47, by_m: null });
    expect(later.start_ms).toBe((draft.start_ms ?? 0) + 47_000);
    expect(later.end_ms).toBe((draft.end_ms ?? 0) + 47_000);
    expect(later.parts).toEqual(draft.parts);
  });
  it("moves it in height", () => {
    const lower = withChange(draft, { by_s: null, by_m: -251 });
    expect(lower.parts[0]).toMatchObject({ lower_m: 749, upper_m: 1_349 });
    expect(lower.start_ms).toBe(draft.start_ms);
  });
  it("moves a route's departure and every time after it", () => {
    const points: [number, number][] = [
      [366_100_000, 359_300_000],
      [367_000_000, 359_300_000],
    ];
    const route = { ...emptyPart("route"), points, times: [NOW, NOW + 600_000] };
    expect(withChange({ ...draft, parts: [route] }, { by_s: -60, by_m: null }).parts[0]?.times).toEqual([NOW - 60_000, NOW + 540_000]);
  });
});

describe("a form", () => {
  it("begins at the hour after the coming one, for four hours", () => {
    expect(empty().start_ms).toBe(Date.parse("2027-03-04T12:00:00Z"));
    expect((empty().end_ms ?? 0) - (empty().start_ms ?? 0)).toBe(4 * HOUR_MS);
  });
  it("proposes a name from kind and day that nobody has", () => {
    expect(proposedName(empty(), new Set())).toBe("movement-0304");
    expect(proposedName({ ...empty(), kind: "hazard_area" }, new Set(["hazard-area-0304", "hazard-area-0304-2"]))).toBe(
      "hazard-area-0304-3",
    );
    expect(proposedName({ ...empty(), start_ms: null }, new Set())).toBe("movement");
  });
  it("has the window of all its parts, unbounded where one of them is", () => {
    const own = { ...circle, own: { start_ms: NOW, end_ms: null } };
    expect(windowOf({ ...empty(), parts: [circle, own] })).toEqual({ start_ms: NOW, end_ms: null });
  });
  it("takes up a notice, with one window where all its volumes have the same", () => {
    const volume = { shape: { is: "circle", center: [1, 2], radius_cm: 100 }, start: "2027-03-04T12:00:00Z", end: "2027-03-04T13:00:00Z" };
    const said = {
      type: "notice/1",
      name: "n",
      kind: "site",
      activity: "school",
      status: "exercise",
      to: ["ru"],
      volumes: [volume, volume],
    };
    const draft = draftOf(said, empty());
    expect(draft.parts.map(({ own }) => own)).toEqual([null, null]);
    expect(draft.start_ms).toBe(Date.parse("2027-03-04T12:00:00Z"));
    const apart = draftOf({ ...said, volumes: [volume, { ...volume, end: "2027-03-04T14:00:00Z" }] }, empty());
    expect(apart.parts.every(({ own }) => own !== null)).toBe(true);
  });
  it("hides what was chosen and is there, and always whom a conduit files for", () => {
    const draft = { ...empty(), hide: ["volumes", "purpose"], conduit: true, filed_for: "a clinic" };
    const members = { volumes: [], ...besideFeature(draft) };
    expect(hiddenOf(draft, members)).toEqual(["volumes", "filed_for"]);
    expect(besideFeature({ ...draft, conduit: false })).not.toHaveProperty("filed_for");
  });
  it("tells what an amendment changes, and nothing else", () => {
    const was = { ...empty(), parts: [circle] };
    expect(changed(was, was)).toEqual([]);
    expect(changed(was, { ...was, purpose: "flour" }).map(({ name }) => name)).toEqual(["purpose"]);
    expect(changed(was, withChange(was, { by_s: 60, by_m: null })).map(({ name }) => name)).toEqual(["volumes"]);
  });
});

describe("words", () => {
  it("offers every activity once for each kind, what is usual first, and none that is an attack", () => {
    for (const kind of KINDS) {
      expect([...activitiesOf(kind)].sort()).toEqual([...ACTIVITIES].sort());
      expect(activitiesOf(kind)[0]).toBe(activityFor(kind, "nothing"));
    }
    expect(ACTIVITIES.filter((one) => one.endsWith("_fire") || one.includes("strike") || one.includes("attack"))).toEqual([]);
  });
  it("keeps an activity that goes with the new kind, too", () => {
    expect(activityFor("presence", "liaison_visit")).toBe("liaison_visit");
    expect(activityFor("flight", "aid_convoy")).toBe("flight_rotary");
  });
});
