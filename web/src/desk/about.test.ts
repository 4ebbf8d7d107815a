import { expect, test } from "vitest";
import { aboutOf, thingOf } from "./about";

test("a statement that names a thing is about it", () => {
  expect(aboutOf({ type: "receipt/1", notice: "un/convoy-1" })).toBe("notice:un/convoy-1");
  expect(aboutOf({ type: "incident_position/1", incident: "reg/i-1" })).toBe("incident:reg/i-1");
});

test("a statement that makes a thing is about what it makes", () => {
  expect(aboutOf({ type: "notice/1", party: "tr", name: "patrol-2", notice: "un/convoy-1" })).toBe("notice:tr/patrol-2");
});

test("a full name stands as it is", () => {
  expect(aboutOf({ type: "disclosure/1", of: "notice:tr/site-1" })).toBe("notice:tr/site-1");
});

test("what names nothing is about nothing", () => {
  expect(aboutOf({ type: "grant/1", key: "AAAA" })).toBeNull();
});

test("what a row of the log is about has the sort that follows from its kind", () => {
  expect(thingOf("receipt/1", "un/convoy-1")).toBe("notice:un/convoy-1");
  expect(thingOf("notice_amendment/1", "un/convoy-1")).toBe("notice:un/convoy-1");
  expect(thingOf("call_step/1", "tr/stop-1")).toBe("call:tr/stop-1");
  expect(thingOf("zone_reading/1", "tr/terms#z-dmz")).toBe("zone:tr/terms#z-dmz");
  expect(thingOf("book_reply/1", "reg/tr-2017-01-22")).toBe("book:reg/tr-2017-01-22");
});

test("what a row names in full it is about; where there is no page for it, it is no link", () => {
  expect(thingOf("position/1", "incident:reg/i-pilot")).toBe("incident:reg/i-pilot");
  expect(thingOf("grant/1", "tr")).toBeNull();
  expect(thingOf("charter/1", "")).toBeNull();
});
