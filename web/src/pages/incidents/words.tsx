/** What each side says of a thing, side by side, with who signed it and how it is known; and how our own word is given. */
import { useState } from "preact/hooks";
import { standing } from "../../desk/standing";
import { t, term } from "../../language/language";
import { ChoiceField, TextField } from "../../parts/fields";
import { OneWho } from "../../parts/open";
import { inWords, Saying } from "../../parts/saying";
import { Badge, Party, Said, StatementLink, T, type Tone, titleOf, Until, When } from "../../parts/text";
import type { Side, Word } from "./told";

export const SAYS = ["confirms", "does_not_confirm", "contests", "says_excluded_party", "says_outside_terms"] as const;

const TONES: Record<string, Tone> = { confirms: "good", denies: "due", contests: "due", does_not_confirm: "due" };

/** A party, or somebody described in words. */
export const whose = (id: string) => (standing.value?.parties[id] ? <Party id={id} /> : <bdi dir="auto">{id}</bdi>);

/** All sides, each in a card of its own. */
export const Sides = ({ of }: { of: Side[] }) => (
  <ul class="sides">
    {of.map((side) => (
      <li key={side.party} class="card">
        <h3>{whose(side.party)}</h3>
        {side.word ? <WordShown of={side.word} /> : <NoWord of={side} />}
        {side.others.map((word) => (
          <details key={word.index}>
            <summary>{t("incident-other-word")}</summary>
            <WordShown of={word} />
          </details>
        ))}
      </li>
    ))}
  </ul>
);

const NoWord = ({ of }: { of: Side }) => (
  <>
    <p class="unknown">{t("incident-no-word")}</p>
    {of.due_ms !== null && (
      <p class={of.overdue ? "small warn" : "small due"}>
        <Until ms={of.due_ms} />
      </p>
    )}
  </>
);

/** One word: what it says, in whose name, who signed it, how it is known. */
export const WordShown = ({ of }: { of: Word }) => (
  <>
    <p>
      <Badge word={of.says} within="says" tone={TONES[of.says] ?? "quiet"} />
      {of.against && (
        <>
          {" "}
          <T id="incident-against" parts={{ who: <OneWho who={of.against} /> }} />
        </>
      )}
    </p>
    {of.text && (
      <p>
        <Said texts={of.text} />
      </p>
    )}
    <p class="small faint">
      {t("incident-signed-by", { how: term("word", of.how, "how"), party: titleOf(of.signer) })} · <When ms={of.t_ms} />{" "}
      <StatementLink index={of.index} />
      {of.source_titles.map((title) => (
        <bdi key={title} dir="auto" class="source">
          {title}
        </bdi>
      ))}
    </p>
  </>
);

/** Whether our key may take positions: a headquarters' key alone. */
export const mayTakePositions = () => standing.value?.key?.level === "headquarters";

/** State our party's position on a thing: an incident, an item of a book, a finding, an access event. */
export function StatePosition({ about, status, onClose }: { about: string; status: string; onClose: () => void }) {
  const [says, setSays] = useState<string>("");
  const [text, setText] = useState("");
  const members = () => ({ type: "position/1", status, about, capacity: "party", says, ...inWords(text) });
  const choices = [{ value: "", label: t("incident-choose") }, ...SAYS.map((value) => ({ value, label: term("word", value, "says") }))];
  return (
    <Saying title={t("incident-state")} members={members} onClose={onClose} lacks={!says}>
      <p class="hint">{t("incident-state-hint")}</p>
      {!mayTakePositions() && <p class="due">{t("incident-headquarters-alone")}</p>}
      <ChoiceField label={t("incident-we-say")} value={says} onChange={setSays} choices={choices} />
      {says === "says_excluded_party" && <p class="hint due">{t("incident-excluded-hint")}</p>}
      <TextField label={t("incident-words")} value={text} onInput={setText} lines={3} />
    </Saying>
  );
}
