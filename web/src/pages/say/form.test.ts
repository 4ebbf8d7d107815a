import { expect, test } from "vitest";
import { type Kind, membersOf, type Schema, shapeOf } from "./form";

const PARTY: Schema = { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}\\Z" };
const COMPONENTS = { Relay: { type: "object", properties: {} } };

test("a member is asked for by its type", () => {
  expect(shapeOf({ enum: ["a", "b"] }, {})).toEqual({ is: "choice", values: ["a", "b"] });
  expect(shapeOf({ anyOf: [{ type: "array", items: PARTY }, { type: "null" }] }, {})).toEqual({ is: "parties" });
  expect(shapeOf({ type: "object", additionalProperties: { type: "string" } }, {})).toEqual({ is: "texts" });
  expect(shapeOf({ anyOf: [{ $ref: "#/components/Relay" }, { type: "null" }] }, COMPONENTS)).toEqual({ is: "json" });
  expect(shapeOf({ anyOf: [{ type: "string" }, { $ref: "#/components/Relay" }] }, COMPONENTS)).toEqual({ is: "json" });
});

const kind: Kind = {
  kind: "receipt/1",
  about: "",
  signed_by: "officer_or_desk",
  least: null,
  rules: 1,
  members: [
    { name: "seq", required: true, hideable: false, filled_in: true, schema: { type: "integer" } },
    { name: "notice", required: true, hideable: false, filled_in: false, schema: { type: "string" } },
    { name: "version", required: true, hideable: false, filled_in: false, schema: { type: "integer" } },
    { name: "relay", required: false, hideable: false, filled_in: false, schema: { $ref: "#/components/Relay" } },
  ],
};

test("what the fields hold becomes members, and what is empty is left out", () => {
  const read = membersOf(kind, { notice: " un/convoy-1 ", version: "2" }, COMPONENTS);
  expect(read).toEqual({ members: { notice: "un/convoy-1", version: 2 }, wrong: {} });
});

test("what is missing and what is no JSON is told by member", () => {
  const read = membersOf(kind, { version: "2", relay: "{" }, COMPONENTS);
  expect(read.wrong).toEqual({ notice: "say-missing", relay: "say-no-json" });
});
