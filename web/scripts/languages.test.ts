/** The text of a language: its messages and the glossary's terms, and every one of them is Fluent that Fluent's own library takes. */

// @vitest-environment node

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { glossaryMessages, messageName } from "./glossary.ts";
import { messages } from "./languages.ts";

const WEB = fileURLToPath(new URL("..", import.meta.url));

function said(text: string, id: string): string | undefined {
  const bundle = new FluentBundle("en", { useIsolating: false });
  expect(bundle.addResource(new FluentResource(text))).toEqual([]);
  const value = bundle.getMessage(id)?.value;
  return value ? bundle.formatPattern(value) : undefined;
}

test("a term of the glossary is a message", () => {
  const toml = '[kind."notice/1"]\nen = "notice {of what}"\nfr = "préavis"\n';
  expect(messageName("kind", "notice/1")).toBe("kind_notice_1");
  expect(said(glossaryMessages(toml, "en"), "kind_notice_1")).toBe("notice {of what}");
  expect(said(glossaryMessages(toml, "fr"), "kind_notice_1")).toBe("préavis");
  expect(glossaryMessages(toml, "ar")).toBe("");
});

test("a language is its files in order, then the glossary", () => {
  const home = mkdtempSync(join(tmpdir(), "languages-"));
  mkdirSync(join(home, "locales", "en"), { recursive: true });
  writeFileSync(join(home, "locales", "en", "b.ftl"), "b-one = Second\n");
  writeFileSync(join(home, "locales", "en", "a.ftl"), "a-one = First\n");
  writeFileSync(join(home, "locales", "en", "note.txt"), "not Fluent");
  writeFileSync(join(home, "glossary.toml"), '[word.movement]\nen = "movement"\n');
  expect(messages(home, "en").match(/^\S+/gm)).toEqual(["a-one", "b-one", "word_movement"]);
});

test.each(["en", "fr", "ar", "ru", "tr"])("all that is said in %s is Fluent, and nothing is said twice", (language) => {
  const text = messages(WEB, language);
  const bundle = new FluentBundle(language);
  expect(bundle.addResource(new FluentResource(text))).toEqual([]);
  const ids: string[] = text.match(/^[a-zA-Z][\w-]*(?= *=)/gm) ?? [];
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  expect(twice).toEqual([]);
  const [unread] = ids.filter((id) => !bundle.hasMessage(id));
  expect(unread).toBeUndefined();
});
