/**
 * Where we are: the page and its arguments, from the part of the address after `#`, which never leaves the browser.
 *
 *     #/notice/tr/convoy-1      page "notice", rest "tr/convoy-1"
 */
import { computed, signal } from "@preact/signals";

const read = () => decodeURIComponent(location.hash.replace(/^#\/?/, "").split("?")[0] ?? "");
const asked = () => new URLSearchParams(location.hash.split("?")[1] ?? "");

const place = signal(read());

/** What stands after `?` in the address: a page's own filters. */
export const filters = signal(asked());

addEventListener("hashchange", () => {
  place.value = read();
  filters.value = asked();
});

export const page = computed(() => place.value.split("/")[0] || "duty");
/** What comes after the page's name: mostly a reference, `tr/convoy-1`. */
export const rest = computed(() => place.value.split("/").slice(1).join("/"));

const part = (text: string) => encodeURIComponent(text).replaceAll("%2F", "/");

/** The address of a page. */
export const href = (name: string, ref = "", params: Record<string, string> = {}) => {
  const more = new URLSearchParams(params).toString();
  return `#/${name}${ref ? `/${part(ref)}` : ""}${more ? `?${more}` : ""}`;
};

export const go = (name: string, ref = "", params: Record<string, string> = {}) => {
  location.hash = href(name, ref, params);
};

/** The pages of things, by the sort in a thing's name (`notice:tr/convoy-1`). */
const PAGES: Record<string, string> = {
  notice: "notice",
  call: "call",
  channel: "channel",
  incident: "incident",
  book: "book",
  agreement: "agreement",
  measure: "agreement",
  zone: "agreement",
  meeting: "meeting",
  statement: "statement",
};

/** An operator's flight (ASTM F3548): it is met like a notice, and only its operator has a page of it. */
const OF_OPERATORS = "notice:host/";

/** The address of a thing: `notice:tr/convoy-1`, `measure:reg/sy-2018-idlib#m9`. A sort without a page of its own is in the register. */
export const hrefOf = (thing: string): string | undefined => {
  if (thing.startsWith(OF_OPERATORS)) return undefined;
  const [sort = "", name = ""] = split(thing);
  const own = PAGES[sort];
  const [ref = "", inside] = name.split("#");
  if (own === "agreement" && inside) return href(own, ref, { at: inside });
  return own ? href(own, ref) : href("register", `${sort}/${name}`);
};

/** Cut `sort:name` at its first colon. */
export const split = (thing: string): [string, string] => {
  const at = thing.indexOf(":");
  return at < 0 ? ["", thing] : [thing.slice(0, at), thing.slice(at + 1)];
};
