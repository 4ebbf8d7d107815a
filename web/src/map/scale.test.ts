/** The scale: round lengths, and a bar that is as long as they are. */
import { expect, it } from "vitest";
import { scaleFor } from "./scale";

it.each([0.3, 1, 7.7, 152.87, 1222.99, 39_135])("fits a round length at %d m a pixel", (metresPerPixel) => {
  const { metres, pixels } = scaleFor(metresPerPixel);
  expect(["1", "2", "5"]).toContain(metres.toExponential().charAt(0));
  expect(metres.toExponential()).toMatch(/^[125]e/);
  expect(pixels * metresPerPixel).toBeCloseTo(metres, 6);
  expect(pixels).toBeLessThanOrEqual(90);
  expect(pixels).toBeGreaterThan(90 / 2.6);
});
