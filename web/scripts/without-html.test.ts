/** The pages' policy makes no exception for the map: what OpenLayers would write as HTML is text, and it is noticed when that changes. */

// @vitest-environment node

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { expect, test } from "vitest";
import { withoutHtml } from "./without-html.ts";

const OL = fileURLToPath(new URL("../node_modules/ol/", import.meta.url));

async function built(path: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [withoutHtml()],
    build: { write: false, minify: false, lib: { entry: `${OL}${path}`, formats: ["es"] } },
  });
  return JSON.stringify(output);
}

test("text is measured by text", async () => {
  expect(readFileSync(`${OL}render/canvas.js`, "utf-8").match(/innerHTML/g)).toHaveLength(1);
  const code = await built("render/canvas.js");
  expect([code.includes("measureElement.textContent = "), code.includes("innerHTML")]).toEqual([true, false]);
});

test("a control that writes HTML does not get in", async () => {
  await expect(built("control/ScaleLine.js")).rejects.toThrow("writes HTML");
});
