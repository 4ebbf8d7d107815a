import { describe, expect, it } from "vitest";
import { instantOf } from "./clocks";

const utc = (ms: number) => new Date(ms).toISOString();

describe("a watch on the wall", () => {
  it("is read by its zone", () => {
    expect(utc(instantOf("2027-03-01T06:12", "Asia/Damascus"))).toBe("2027-03-01T03:12:00.000Z");
    expect(utc(instantOf("2027-03-01T06:12", "UTC"))).toBe("2027-03-01T06:12:00.000Z");
    expect(utc(instantOf("2027-03-01T00:30", "Asia/Kathmandu"))).toBe("2027-02-28T18:45:00.000Z");
  });

  it("is read by winter time and by summer time", () => {
    expect(utc(instantOf("2027-01-10T12:00", "Europe/Paris"))).toBe("2027-01-10T11:00:00.000Z");
    expect(utc(instantOf("2027-07-10T12:00", "Europe/Paris"))).toBe("2027-07-10T10:00:00.000Z");
  });

  it("is read before and after the hour that comes twice, and the first time within it", () => {
    expect(utc(instantOf("2027-10-31T01:30", "Europe/Paris"))).toBe("2027-10-30T23:30:00.000Z");
    expect(utc(instantOf("2027-10-31T02:30", "Europe/Paris"))).toBe("2027-10-31T00:30:00.000Z");
    expect(utc(instantOf("2027-10-31T03:30", "Europe/Paris"))).toBe("2027-10-31T02:30:00.000Z");
  });

  it("takes what is no time for that", () => {
    expect(instantOf("", "UTC")).toBeNaN();
    expect(instantOf("tomorrow", "UTC")).toBeNaN();
  });
});
