/**
 * The page's language: Fluent messages (web/locales/<language>/*.ftl) and the glossary's terms (web/glossary.toml), one text a language.
 *
 *     t("duty-title", { count: 3 })          a message as a text
 *     term("word", "movement")               a term of the glossary; what nobody translated is shown as it is
 *
 * English stands behind every language: a message that a translation lacks is English, and never an identifier.
 */

import ar from "garant:language/ar";
import en from "garant:language/en";
import fr from "garant:language/fr";
import ru from "garant:language/ru";
import tr from "garant:language/tr";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { computed, signal } from "@preact/signals";

export const LANGUAGES = ["en", "fr", "ar", "ru", "tr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each language names itself. */
export const OWN_NAMES: Record<Language, string> = {
  en: "English",
  fr: "Français",
  ar: "العربية",
  ru: "Русский",
  tr: "Türkçe",
};

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr", ar: "ar-SY-u-nu-latn", ru: "ru", tr: "tr" };
const KEPT = "garant-language";

export const language = signal<Language>("en");
/** The tag by which dates and figures are written; digits are the European ones in every language, as in the log. */
export const locale = computed(() => LOCALES[language.value]);
export const direction = computed(() => (language.value === "ar" ? "rtl" : "ltr"));

const bundles = signal<FluentBundle[]>([]);

const isLanguage = (text: string | null | undefined): text is Language => LANGUAGES.some((one) => one === text);

/** The language that was chosen here before, or else the first of the browser's that there is. */
export const preferred = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
};

/** Load a language and show the page in it. */
export async function speak(wanted: Language): Promise<void> {
  const held = await Promise.all([...new Set<Language>([wanted, "en"])].map(bundle));
  bundles.value = held;
  language.value = wanted;
  localStorage.setItem(KEPT, wanted);
  document.documentElement.lang = wanted;
  document.documentElement.dir = wanted === "ar" ? "rtl" : "ltr";
}

const ADDRESSES: Record<Language, string> = { en, fr, ar, ru, tr };

async function bundle(name: Language): Promise<FluentBundle> {
  const made = new FluentBundle(LOCALES[name]);
  const text = await (await fetch(ADDRESSES[name])).text();
  made.addResource(new FluentResource(text));
  return made;
}

export type Args = Record<string, FluentVariable>;

/** Whether there is a message of this name. */
export const has = (id: string) => bundles.value.some((one) => one.hasMessage(id));

/** A message in the page's language. What it holds is isolated by Fluent (U+2068 ... U+2069). */
export function t(id: string, args?: Args): string {
  for (const one of bundles.value) {
    const message = one.getMessage(id);
    if (message?.value) return one.formatPattern(message.value, args);
  }
  return id;
}

export type Family = "kind" | "member" | "word" | "code";

/** A term of the glossary: `term("kind", "notice/1")`, `term("word", "movement")`; `within` names the family where a word means several things. */
export function term(family: Family, name: string, within = ""): string {
  const plain = name.replace(/\/\d+$/, "").replaceAll(/[^A-Za-z0-9]/g, "_");
  const ids = within ? [`${family}_${within}_${plain}`, `${family}_${plain}`] : [`${family}_${plain}`];
  const found = ids.find(has);
  return found ? t(found) : name.replaceAll("_", " ");
}

/** A term at the beginning of a heading: with a capital letter, where the script has them. */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale.value) + text.slice(1);

/** Several things one after the other, with the language's own commas. */
export const listOf = (texts: readonly string[]) => new Intl.ListFormat(locale.value, { type: "unit" }).format(texts);
