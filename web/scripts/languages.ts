/**
 * A Vite plugin: the module `garant:language/<language>` gives the address of one text with every message of that language.
 *
 * It is a text and no script: the page fetches the one language that it speaks, and nothing in it can run.
 *
 * The text is web/locales/<language>/*.ftl in the order of their names, then the terms of web/glossary.toml (glossary.ts).
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { glossaryMessages } from "./glossary.ts";

const NAME = /^garant:language\/(en|fr|ar|ru|tr)$/;

/** `home` is the folder that holds locales/ and glossary.toml. */
export function languages(home: string): Plugin {
  let builds = false;
  return {
    name: "garant-languages",
    configResolved(config) {
      builds = config.command === "build";
    },
    resolveId(id) {
      return NAME.test(id) ? `\0${id}` : null;
    },
    load(id) {
      const language = id.startsWith("\0") ? NAME.exec(id.slice(1))?.[1] : undefined;
      if (language === undefined) return null;
      for (const path of sources(home, language)) this.addWatchFile(path);
      const text = messages(home, language);
      if (!builds) return `export default ${JSON.stringify(`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`)};`;
      const file = this.emitFile({ type: "asset", name: `${language}.txt`, source: text });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

/** Give the whole Fluent text of one language. */
export function messages(home: string, language: string): string {
  const texts = sources(home, language).map((path) => {
    const text = readFileSync(path, "utf-8");
    return path.endsWith(".toml") ? glossaryMessages(text, language) : text;
  });
  return texts.join("\n");
}

function sources(home: string, language: string): string[] {
  const folder = join(home, "locales", language);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const paths = files.filter((file) => file.endsWith(".ftl")).map((file) => join(folder, file));
  return [...paths, join(home, "glossary.toml")].filter((path) => existsSync(path));
}
