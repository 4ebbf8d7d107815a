/** What a statement is about, as the full name of a thing: `notice:tr/convoy-1`; nothing where it names none. */
import type { Payload } from "./types";

/** Members that name the thing a statement is about, and the sort of that thing. */
const NAMING: readonly [member: string, sort: string][] = [
  ["notice", "notice"],
  ["call", "call"],
  ["channel", "channel"],
  ["incident", "incident"],
  ["agreement", "agreement"],
  ["meeting", "meeting"],
  ["proposal", "proposal"],
  ["request", "request"],
  ["contact", "contact"],
  ["plan", "plan"],
  ["book", "book"],
  ["evidence", "evidence"],
];

/** Kinds that make a thing of their own name. */
const MAKING = new Set(NAMING.map(([, sort]) => sort));

export function aboutOf(payload: Payload): string | null {
  const kind = payload.type.replace(/\/\d+$/, "");
  if (MAKING.has(kind) && typeof payload.name === "string") return `${kind}:${payload.party ?? ""}/${payload.name}`;
  for (const member of ["of", "about"]) {
    const full = payload[member];
    if (typeof full === "string" && full.includes(":")) return full;
  }
  for (const [member, sort] of NAMING) {
    const ref = payload[member];
    if (typeof ref === "string" && ref.includes("/")) return `${sort}:${ref}`;
  }
  return null;
}

/** Kinds that speak of a thing of another sort than their own name says. */
const OF_SORT: Record<string, string> = {
  receipt: "notice",
  verdict: "notice",
  message: "call",
  escalation: "call",
  roster: "channel",
  acceptance: "agreement",
  event: "agreement",
  readout: "contact",
  reply: "request",
  zone_reading: "zone",
  zone_acceptance: "zone",
  party: "party",
};

/**
 * The full name of what a row of the log is about: its rows name it without its sort, which follows from the kind (`receipt/1` about
 * `un/convoy-1` is about a notice). Nothing where there is no page for it.
 */
export function thingOf(type: string, name: string): string | null {
  if (!name || name.includes(":")) return name || null;
  const kind = type.replace(/\/\d+$/, "");
  const sort = OF_SORT[kind] ?? NAMING.map(([, one]) => one).find((one) => kind === one || kind.startsWith(`${one}_`));
  return sort ? `${sort}:${name}` : null;
}
