/** What a text leaves open, as that: unknown, none and disputed are three values, each with a badge of its own, never a blank. */
import type { ComponentChildren } from "preact";
import type { Open, Who } from "../desk/types";
import { t, term } from "../language/language";
import { Value } from "../sign/payload";
import { Exact, Party, When } from "./text";

const UNSETTLED = ["unknown", "none", "disputed"];

export const isOpen = (value: unknown): value is Open =>
  typeof value === "object" && value !== null && !Array.isArray(value) && UNSETTLED.includes((value as Open).is);

/** The badge of an open value, with what is said of why. */
export const Left = ({ open }: { open: Open }) => (
  <>
    <span class={`unsettled unsettled-${open.is}`}>{term("word", open.is, "is")}</span> {open.note && <Words text={open.note} />}
  </>
);

const Words = ({ text }: { text: string }) => (
  <bdi class="hint" dir="auto">
    {text}
  </bdi>
);

/** A value that may be open. */
export const Settled = ({ value, name }: { value: unknown; name: string }) =>
  isOpen(value) ? <Left open={value} /> : <Value name={name} value={value} />;

/** Whom a text names. */
export function Whos({ whos }: { whos: readonly Who[] | Open | "undetermined" | undefined }) {
  if (whos === undefined) return <span class="faint">{t("agreements-not-said")}</span>;
  if (whos === "undetermined") return <span class="unknown">{term("word", whos)}</span>;
  if (isOpen(whos)) return <Left open={whos} />;
  return (
    <span class="parties">
      {(whos as readonly Who[]).map((who) => (
        <OneWho key={JSON.stringify(who)} who={who} />
      ))}
    </span>
  );
}

export const OneWho = ({ who }: { who: Who }) => (
  <span>
    {who.party ? <Party id={who.party} /> : <bdi dir="auto">{who.text}</bdi>} {who.office && <Words text={who.office} />}
  </span>
);

/** A date as precisely as it was said, its wording and what is known from outside beside it; or open. */
export function Dated({ value }: { value: Open | undefined }): ComponentChildren {
  if (!value) return <span class="faint">{t("agreements-not-said")}</span>;
  if (isOpen(value)) return <Left open={value} />;
  const { is, date, until, utc, ...rest } = value as Open;
  const said = Object.entries(rest);
  const others = said.filter(([, one]) => typeof one !== "string");
  return (
    <>
      <DateSaid is={is} date={date} until={until} utc={utc} />
      {said.map(([name, text]) => typeof text === "string" && <SaidBeside key={name} name={name} text={text} />)}
      {others.length > 0 && <Value name="deadline" value={Object.fromEntries(others)} />}
    </>
  );
}

function DateSaid({ is, date, until, utc }: { is: string; date: unknown; until: unknown; utc: unknown }) {
  if (typeof utc === "string") return <When ms={Date.parse(utc)} />;
  if (typeof date !== "string") return <span>{term("word", is, "is")}</span>;
  return <Exact>{typeof until === "string" ? `${date} – ${until}` : date}</Exact>;
}

/** Words said with a date, as they are; what is another member of it says which. */
const SaidBeside = ({ name, text }: { name: string; text: string }) => (
  <span class="beside">
    {!["words", "note"].includes(name) && <span class="faint">{term("member", name)}: </span>}
    <Words text={text} />
  </span>
);
