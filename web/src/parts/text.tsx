/**
 * Small words of every page: what somebody said, when, who, which thing, and what must be read exactly.
 *
 * Everything that comes from outside is isolated (<bdi>), so that no text can turn the direction of what stands around it.
 */
import { type ComponentChildren, Fragment } from "preact";
import { now, standing } from "../desk/standing";
import type { Texts } from "../desk/types";
import { type Args, language, t, term } from "../language/language";
import { away, clock, clockExact, day, exact, span, zone } from "../language/time";
import { href, hrefOf, split } from "../router";

const MARK = "\u0001";

/** A message with elements among its words, each where the language puts it: `<T id="calls-given" parts={{ when: <When ms={ms} /> }} />`. */
export function T({ id, args = {}, parts }: { id: string; args?: Args; parts: Record<string, ComponentChildren> }) {
  const marked = Object.keys(parts).map((name) => [name, `${MARK}${name}${MARK}`]);
  const texts = t(id, { ...args, ...Object.fromEntries(marked) }).split(MARK);
  return <>{texts.map((text, at) => (at % 2 ? <Fragment key={at}>{parts[text]}</Fragment> : text))}</>;
}

/** The text in the reader's language, else in English, else as it is. */
export function pick(texts: Texts): [tag: string, text: string] {
  const own = texts[language.value];
  if (own !== undefined) return [language.value, own];
  if (texts.en !== undefined) return ["en", texts.en];
  return Object.entries(texts)[0] ?? ["", ""];
}

/** What somebody said: in the reader's language if it was said so, else as it is, with its language as a mark. */
export function Said({ texts }: { texts: Texts | null | undefined }) {
  if (!texts || Object.keys(texts).length === 0) return null;
  const [tag, text] = pick(texts);
  return (
    <>
      {tag !== language.value && <span class="tag">{tag}</span>}
      <bdi lang={tag}>{text}</bdi>
    </>
  );
}

/** An identifier, a figure or a coordinate: left to right in every language, and whole when copied. */
export const Exact = ({ children, short }: { children: string; short?: number }) => (
  <bdi class="exact" dir="ltr" title={short ? children : undefined}>
    {short ? children.slice(0, short) : children}
  </bdi>
);

/** An instant: theatre time, then UTC where that differs. `brief`: the clock alone on the same day. */
export function When({ ms, brief, seconds }: { ms: number | null | undefined; brief?: boolean; seconds?: boolean }) {
  if (ms === null || ms === undefined) return <span class="unknown">{t("time-unknown")}</span>;
  const shown = seconds ? clockExact : clock;
  const today = day(ms) === day(now.value);
  const utc = zone.value === "UTC" ? "" : `${shown(ms, "UTC")} UTC`;
  return (
    <time class="when" dateTime={exact(ms)} title={exact(ms)}>
      {!(brief && today) && <bdi>{day(ms)}</bdi>}
      {!(brief && today) && " "}
      <bdi class="clock">{shown(ms)}</bdi>
      {!brief && " "}
      {!brief && <bdi class="utc">{utc || "UTC"}</bdi>}
    </time>
  );
}

/** How far off an instant is: "in 5 min", "2 h ago". It goes on by itself. */
export const Away = ({ ms }: { ms: number }) => (
  <time class="away" dateTime={exact(ms)} title={exact(ms)}>
    {away(ms, now.value)}
  </time>
);

/** Until when something waits: "due in 5 min"; "was due 2 h ago". */
export const Until = ({ ms }: { ms: number }) => <T id={ms < now.value ? "time-was-due" : "time-due"} parts={{ away: <Away ms={ms} /> }} />;

/** A length of time. */
export const Span = ({ ms }: { ms: number }) => <bdi>{span(ms)}</bdi>;

/** Whose name stands where no party said a thing: no party may have it. */
const HOST = "host";

/** The title of a party in the reader's language; its id where the theatre does not know it. */
export const titleOf = (id: string) => {
  const known = standing.value?.parties[id];
  if (known) return pick(known.title)[1];
  return id === HOST ? term("word", HOST) : id;
};

/** A party: its mark, and its name. */
export const Party = ({ id }: { id: string }) => (
  <span class="party">
    <Mark id={id} />
    <bdi>{titleOf(id)}</bdi>
  </span>
);

/** A party's mark: its letters on its colour, so that colour alone never tells who it is. */
export const Mark = ({ id }: { id: string }) => (
  <span class={`mark ${markOf(id)}`} aria-hidden="true">
    {id.slice(0, 3)}
  </span>
);

const MARKS = 8;

/** Which of the eight colours (safe for the colour-blind: Okabe and Ito) a party has: by its place among the theatre's parties. */
export const markOf = (id: string) => {
  const at = Object.keys(standing.value?.parties ?? {})
    .sort()
    .indexOf(id);
  return at < 0 ? "mark-none" : `mark-${at % MARKS}`;
};

/** Several parties. */
export const Parties = ({ ids }: { ids: readonly string[] }) => (
  <span class="parties">
    {ids.map((id) => (
      <Party key={id} id={id} />
    ))}
  </span>
);

/** A link to a thing by its full name: `notice:tr/convoy-1`. */
export function Thing({ of, children }: { of: string; children?: ComponentChildren }) {
  const [sort, name] = split(of);
  const address = hrefOf(of);
  const shown = children ?? (
    <>
      <span class="sort">{term("word", sort, "thing")}</span> <Exact>{name}</Exact>
    </>
  );
  return address === undefined ? (
    <span class="thing">{shown}</span>
  ) : (
    <a class="thing" href={address}>
      {shown}
    </a>
  );
}

/** A link to a statement. */
export const StatementLink = ({ id, index }: { id?: string | undefined; index?: number | null | undefined }) => (
  <a class="thing" href={href("statement", id ?? String(index))}>
    <Exact>{index === null || index === undefined ? (id ?? "").slice(0, 12) : `#${index}`}</Exact>
  </a>
);

/** The status of a statement where it is not actual: an exercise stays an exercise. */
export const Status = ({ of }: { of: string | undefined }) =>
  of && of !== "actual" ? <span class={`status status-${of}`}>{term("word", of, "status")}</span> : null;

/** A word of the glossary as a badge; `tone` says how it looks: quiet, good, due, warn, stop. */
export const Badge = ({ word, within = "", tone = "quiet" }: { word: string; within?: string; tone?: Tone }) => (
  <span class={`badge badge-${tone}`}>{term("word", word, within)}</span>
);

export type Tone = "quiet" | "good" | "due" | "warn" | "stop";
