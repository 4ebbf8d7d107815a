/** Where things have their pages. */
import { describe, expect, it } from "vitest";
import { hrefOf } from "./router";

describe("the address of a thing", () => {
  it("is its own page, or the register where it has none", () => {
    expect(hrefOf("notice:tr/convoy-1")).toBe("#/notice/tr/convoy-1");
    expect(hrefOf("measure:reg/sy-2018-idlib#m9")).toBe("#/agreement/reg/sy-2018-idlib?at=m9");
    expect(hrefOf("contact:reg/c-1")).toBe("#/register/contact/reg/c-1");
  });

  it("is nowhere for an operator's flight, which has no page", () => {
    expect(hrefOf("notice:host/2f0e")).toBeUndefined();
  });
});
