import { beforeEach, expect, test } from "vitest";
import { beginEmpty, defaults, draft, feature, write } from "./store";

beforeEach(() => {
  defaults.value = { status: "actual", to: [] };
  beginEmpty();
});

test("what nobody chose is as the party said it last, also when that is known after one began to write", () => {
  write({ purpose: "Survey" });
  defaults.value = { status: "exercise", to: ["ru"] };
  expect(draft.value).toMatchObject({ status: "exercise", to: ["ru"], purpose: "Survey" });
  expect(feature.value.properties).toMatchObject({ status: "exercise", to: ["ru"] });
});

test("what somebody chose stays, whatever the party said last", () => {
  write({ status: "actual" });
  write({ to: [] });
  defaults.value = { status: "exercise", to: ["ru"] };
  expect(draft.value).toMatchObject({ status: "actual", to: [] });
});
