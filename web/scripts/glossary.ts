/**
 * The terms of web/glossary.toml as Fluent messages of one language: `[word.movement]` with `en = "movement"` is `word_movement = movement`.
 *
 * A message's name is section, underscore, term; whatever Fluent does not take in a name becomes an underscore: `kind_notice_1`.
 * A term that the language lacks has no message: whoever asks for it falls back to English.
 */

import { parse, type TomlTable, type TomlValue } from "smol-toml";

export function glossaryMessages(toml: string, language: string): string {
  const sections = Object.entries(parse(toml)).filter(([, terms]) => isTable(terms));
  const lines = sections.flatMap(([section, terms]) =>
    Object.entries(terms as TomlTable).flatMap(([name, said]) => {
      const text = isTable(said) ? said[language] : undefined;
      return typeof text === "string" ? [`${messageName(section, name)} = ${literal(text)}`] : [];
    }),
  );
  return lines.map((line) => `${line}\n`).join("");
}

/** Give the name of a term's message. */
export function messageName(section: string, name: string): string {
  return `${section}_${name}`.replace(/[^A-Za-z0-9_-]/g, "_");
}

/** A term is plain text: braces in it are braces. */
function literal(text: string): string {
  return text.replace(/[{}]/g, (brace) => `{"${brace}"}`).replace(/\s+/g, " ");
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}
