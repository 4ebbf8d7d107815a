/**
 * A Vite plugin: OpenLayers measures the height of a line of text by an element whose HTML is the letter M.
 *
 * That is the one place where the map would need a Trusted Types policy, so it is given the letter as text. A build fails where the place
 * is no longer found, or where a control of OpenLayers that writes HTML (ScaleLine, MousePosition) got in. (Attribution, which every map brings, writes it for sources with
 * attributions alone: have none.)
 */

import type { Plugin } from "vite";

const MEASURES = /[\\/]ol[\\/]render[\\/]canvas\.js$/;
const AS_HTML = "measureElement.innerHTML = 'M'";
const WRITES_HTML = /[\\/]ol[\\/]control[\\/](ScaleLine|MousePosition)\.js$/;

export function withoutHtml(): Plugin {
  return {
    name: "garant-without-html",
    transform(code, id) {
      if (!MEASURES.test(id)) return null;
      if (!code.includes(AS_HTML)) this.error(`OpenLayers no longer says ${AS_HTML} in ${id}: see how it measures text now.`);
      return { code: code.replace(AS_HTML, "measureElement.textContent = 'M'"), map: null };
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
      const found = chunks
        .flatMap((chunk) => Object.entries(chunk.modules))
        .filter(([id, { renderedLength }]) => WRITES_HTML.test(id) && renderedLength > 0);
      if (found.length) this.error(`${found.map(([id]) => id).join(", ")} writes HTML, which the pages' policy refuses: do without it.`);
    },
  };
}
