/**
 * How the pages of the desk are built: into the Python package, for a strict Content-Security-Policy, with nothing fetched at run time.
 *
 * No inline script or style, no polyfill, no file as a data: address; each file's name holds its hash, so it may be kept for ever.
 */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { basemap } from "./scripts/basemap.ts";
import { compressed } from "./scripts/compressed.ts";
import { languages } from "./scripts/languages.ts";
import { withoutHtml } from "./scripts/without-html.ts";

const HOME = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root: HOME,
  plugins: [basemap(HOME), languages(HOME), withoutHtml(), compressed()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // Since these there are `:dir()` and `:has()`; for older ones the way of a text would be guessed from its language.
    cssTarget: ["chrome120", "firefox121", "safari16.4"],
    outDir: fileURLToPath(new URL("../src/garant/desk/pages", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "openlayers", test: /node_modules[\\/](ol|rbush|quickselect|earcut|pbf)[\\/]/ }] },
      },
    },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    environment: "happy-dom",
  },
});
