/**
 * A statement in plain words: each member by its term, each value as people read it. It shows the decoded payload, which is what a signature
 * is over, and leaves nothing out: what the glossary does not know is shown by its own name.
 */
import type { ComponentChildren } from "preact";
import { standing } from "../desk/standing";
import type { Payload, Texts } from "../desk/types";
import { has, t, term } from "../language/language";
import { decimal, degreesOf, dms, metres, type Position } from "../language/place";
import { span } from "../language/time";
import { Exact, Party, Said, Thing, When } from "../parts/text";
import { split } from "../router";
import { periodOf } from "./period";

/** What every statement carries for the log's sake; it is shown apart, since it says nothing of the matter. */
const BOOKKEEPING = ["log", "seq", "prev", "seen", "not_after", "time", "joint"];
/** What the heading says already. */
const HEADED = ["type", "party", "status"];

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
const HASH = /^[0-9a-f]{64}$/;
/** A digest of what is hidden: SHA-256 in base64url. */
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const THING = /^[a-z_]+:[^\s]+$/;
const KIND = /^[a-z_]+\/\d+$/;
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** All members of a payload but its bookkeeping; `hidden`: what stands behind digests, which its readers alone will see. */
export function Members({ payload, hidden = {} }: { payload: Payload; hidden?: Record<string, unknown> }) {
  const open = Object.entries(payload).filter(([name]) => ![...BOOKKEEPING, ...HEADED, "_sd", "sd"].includes(name));
  return (
    <dl class="members">
      {open.map(([name, value]) => (
        <Member key={name} name={name} value={value} />
      ))}
      {Object.entries(hidden).map(([name, value]) => (
        <Member key={name} name={name} value={value} hidden />
      ))}
    </dl>
  );
}

/** The bookkeeping of a payload: chain, what the signer had seen, until when it may travel. */
export const Bookkeeping = ({ payload }: { payload: Payload }) => (
  <dl class="members">
    {BOOKKEEPING.filter((name) => payload[name] !== undefined).map((name) => (
      <Member key={name} name={name} value={payload[name]} />
    ))}
  </dl>
);

const Member = ({ name, value, hidden }: { name: string; value: unknown; hidden?: boolean }) => (
  <>
    <dt>
      {term("member", name)} {hidden && <span class="badge badge-quiet">{t("sign-hidden")}</span>}
    </dt>
    <dd>
      <Value name={name} value={value} />
    </dd>
  </>
);

/** Whether a text is the full name of a thing, of a sort that the glossary knows: an address (https://...) is none. */
const isThing = (text: string) => {
  const [sort] = split(text);
  return THING.test(text) && (has(`word_thing_${sort}`) || has(`word_${sort}`));
};

/** One value as people read it. */
export function Value({ name, value }: { name: string; value: unknown }): ComponentChildren {
  if (value === null || value === undefined) return <span class="unknown">{t("sign-none")}</span>;
  if (typeof value === "boolean") return t(value ? "sign-yes" : "sign-no");
  if (typeof value === "number") return <NumberValue name={name} value={value} />;
  if (typeof value === "string") return <TextValue name={name} value={value} />;
  if (Array.isArray(value)) return <ListValue name={name} value={value} />;
  return <ObjectValue value={value as Record<string, unknown>} />;
}

/** A number of ms above this is an instant since 1970, and none below is: nobody here tells of 1973, and no span lasts three years. */
const AN_INSTANT_MS = 100_000_000_000;

function NumberValue({ name, value }: { name: string; value: number }) {
  if (name.endsWith("_ms")) return value > AN_INSTANT_MS ? <When ms={value} seconds /> : <bdi>{span(value)}</bdi>;
  if (name.endsWith("_cm")) return <bdi>{metres(value / 100)}</bdi>;
  if (name.endsWith("_m")) return <bdi>{metres(value)}</bdi>;
  if (name.endsWith("_s")) return <bdi>{span(value * 1000)}</bdi>;
  return <Exact>{String(value)}</Exact>;
}

function TextValue({ name, value }: { name: string; value: string }) {
  if (INSTANT.test(value)) return <When ms={Date.parse(value)} seconds />;
  if (HASH.test(value)) return <Exact short={12}>{value}</Exact>;
  if (standing.value?.parties[value]) return <Party id={value} />;
  if (isThing(value)) return <Thing of={value} />;
  if (KIND.test(value) && has(`kind_${value.split("/")[0]}`)) return term("kind", value);
  const period = periodOf(value);
  if (period) return <bdi>{period}</bdi>;
  if (DIGEST.test(value)) return <Exact short={12}>{value}</Exact>;
  return isWord(value, name) ? term("word", value, name) : <WordOf text={value} />;
}

const isWord = (text: string, within: string) => /^[a-z0-9_]+$/.test(text) && (has(`word_${within}_${text}`) || has(`word_${text}`));

/** A text as it was said; but `tier:core` is a word with its member, and an agenda's note begins with an incident's form. */
function WordOf({ text }: { text: string }) {
  const [member, word] = split(text);
  if (has(`member_${member}`) && isWord(word, member)) return `${term("member", member)}: ${term("word", word, member)}`;
  const [form = "", ...rest] = text.split(" ");
  const said = form.includes("_") && isWord(form, "form") ? [term("word", form, "form"), ...rest].join(" ") : text;
  return <bdi dir="auto">{said}</bdi>;
}

function ListValue({ name, value }: { name: string; value: unknown[] }) {
  if (isPosition(name, value)) return <PositionValue at={value} />;
  if (value.length > 0 && value.every((one) => Array.isArray(one) && isPosition("", one)))
    return <PositionList held={value as Position[]} />;
  return (
    <ul class="values">
      {value.map((one, at) => (
        <li key={at}>
          <Value name={name} value={one} />
        </li>
      ))}
    </ul>
  );
}

const isPosition = (name: string, value: unknown[]): value is [number, number] =>
  value.length === 2 && value.every((one) => typeof one === "number" && Number.isInteger(one)) && !name.endsWith("_m");

/** A position in degrees, and as it is read out. */
export const PositionValue = ({ at }: { at: Position }) => (
  <span class="position">
    <Exact>{decimal(degreesOf(at))}</Exact> <Exact>{dms(degreesOf(at))}</Exact>
  </span>
);

const SHOWN_MAX = 12;

function PositionList({ held }: { held: Position[] }) {
  return (
    <details open={held.length <= SHOWN_MAX}>
      <summary>{t("sign-positions", { count: held.length })}</summary>
      <ol class="values">
        {held.map((one, at) => (
          <li key={at}>
            <PositionValue at={one} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function ObjectValue({ value }: { value: Record<string, unknown> }) {
  const entries = Object.entries(value);
  if (isTexts(value)) return <AllSaid texts={value} />;
  if (value.is === "unknown" || value.is === "none" || value.is === "disputed") return <Unsettled value={value} />;
  return (
    <dl class="members inner">
      {entries.map(([name, one]) => (
        <Member key={name} name={name} value={one} />
      ))}
    </dl>
  );
}

/** What is unknown, none or disputed is shown as that: three values, never a blank. */
function Unsettled({ value }: { value: Record<string, unknown> }) {
  const { is, ...rest } = value;
  return (
    <>
      <span class={`unsettled unsettled-${String(is)}`}>{term("word", String(is), "is")}</span>
      {Object.keys(rest).length > 0 && <ObjectValue value={rest} />}
    </>
  );
}

/** Whether an object is a text in languages: every name in it is a language's, and none is a member that the glossary knows. */
const isTexts = (value: Record<string, unknown>): value is Texts =>
  Object.keys(value).length > 0 && Object.entries(value).every(([tag, text]) => typeof text === "string" && isLanguage(tag));

const NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

const isLanguage = (tag: string) => LANGUAGE_TAG.test(tag) && !has(`member_${tag}`) && NAMES.of(tag) !== undefined;

/** A text in every language in which it is said: all of them are signed. */
const AllSaid = ({ texts }: { texts: Texts }) => (
  <>
    {Object.entries(texts).map(([tag, text]) => (
      <p key={tag} class="said">
        <Said texts={{ [tag]: text }} />
      </p>
    ))}
  </>
);
