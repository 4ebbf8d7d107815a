import { describe, expect, it } from "vitest";
import { digestOf, hiddenMembers } from "./hidden";

describe("hidden members", () => {
  // The example of RFC 9901, section 4.2.3: the disclosure of "family_name" and its digest
  const TEXT = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";

  it("gives the digest that RFC 9901 gives", async () => {
    expect(await digestOf(TEXT)).toBe("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
  });

  it("reads a member's name, and leaves out what is no disclosure of a member", async () => {
    const found = await hiddenMembers([TEXT, "bm90IGpzb24", "%%%"]);
    expect(found.map((one) => one.name)).toEqual(["family_name"]);
  });
});
