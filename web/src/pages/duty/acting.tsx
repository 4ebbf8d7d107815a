/**
 * Doing something about a line of the duty desk: what is needed beside the line is asked for in a small dialog, and then the statement is
 * shown and signed like any other.
 */
import { useState } from "preact/hooks";
import { ask } from "../../desk/client";
import { now } from "../../desk/standing";
import type { Level, Told } from "../../desk/types";
import { t, term } from "../../language/language";
import { exact } from "../../language/time";
import { Check, type Choice, ChoiceField, TextField } from "../../parts/fields";
import { inWords, Saying } from "../../parts/saying";
import { Thing } from "../../parts/text";
import { go } from "../../router";
import { sign, type Wanted } from "../../sign/sign";
import { takeCall } from "./alarms";
import { type Act, type Line, others, refOf } from "./told";

/** A line for which words are asked before anything can be signed. */
export interface Asking {
  act: Act;
  line: Line;
}

const STEPS: Partial<Record<Act, string>> = {
  acknowledge: "acknowledged",
  relay: "acknowledged",
  disseminate: "disseminated",
  query: "queried",
  object: "objects",
  unable: "unable",
};

/** Whether an act needs words first. */
export const needsWords = (act: Act, line: Line) =>
  ["relay", "query", "object", "unable", "report"].includes(act) || (act === "answer" && line.sort === "request");

/** Do what needs no words; refused with a `Problem`. */
export async function act(what: Act, line: Line, open: () => void): Promise<void> {
  if (what === "take") await takeCall(refOf(line), line.other ?? "", line.status);
  else if (what === "acknowledge" || what === "disseminate") await sign(await receipt(what, line));
  else if (what === "confirm") await sign({ type: "notice_step/1", ...(await notice(line)), step: "confirm" });
  else if (what === "telephones") go("calls", "", { show: "telephones" });
  else if (what === "answer") go("call", refOf(line), { say: "reply" });
  else open();
}

/** A notice's name and newest version, as statements about it have them. */
async function notice(line: Line) {
  const told = await ask<Told<{ version: number }[]>>("/v1/questions/notices", { name: refOf(line) });
  return { status: line.status, notice: refOf(line), version: told.data[0]?.version ?? 1 };
}

const receipt = async (what: Act, line: Line, more: Record<string, unknown> = {}): Promise<Wanted> => ({
  type: "receipt/1",
  ...(await notice(line)),
  level: line.level,
  step: STEPS[what],
  ...more,
});

/** The dialog of an act that needs words. */
export function AskWords({ asking, level, onDone }: { asking: Asking; level: Level | null; onDone: () => void }) {
  const { act: what, line } = asking;
  const [text, setText] = useState("");
  const [choice, setChoice] = useState(FIRST[what] ?? "");
  const [unit, setUnit] = useState("");
  const [readBack, setReadBack] = useState(false);
  const words = inWords(text);
  const said = async (): Promise<Wanted> => {
    const today = { is: "dated", date: exact(now.value).slice(0, 10) };
    if (what === "report")
      return { type: "fulfilment/1", status: line.status, of: line.thing, capacity: "party", says: choice, when: today, ...words };
    if (what === "answer")
      return { type: "reply/1", status: line.status, request: refOf(line), capacity: "party", answer: choice, to: others(line), ...words };
    const relay = { unit, means: choice, read_back: readBack, at: exact(now.value) };
    return receipt(what, line, { ...(what === "relay" ? { relay } : {}), ...words });
  };
  return (
    <Saying title={t(`duty-ask-${what}`)} members={said} onClose={onDone}>
      <p>
        <Thing of={line.thing} />
      </p>
      {what === "relay" && <p class="hint">{t("duty-relay-hint", { level: term("word", level ?? "", "level") })}</p>}
      {what === "relay" && (
        <TextField label={t("duty-relay-unit")} hint={t("duty-relay-unit-hint")} value={unit} onInput={setUnit} autoFocus required />
      )}
      {CHOICES[what] && <ChoiceField label={t(`duty-choice-${what}`)} value={choice} choices={choicesOf(what)} onChange={setChoice} />}
      {what === "relay" && <Check label={t("duty-relay-read-back")} checked={readBack} onChange={setReadBack} />}
      <TextField
        label={t("duty-words")}
        value={text}
        onInput={setText}
        lines={3}
        autoFocus={what !== "relay"}
        required={NEEDED.includes(what)}
      />
    </Saying>
  );
}

const NEEDED: readonly Act[] = ["query", "object", "unable"];
const CHOICES: Partial<Record<Act, { family: string; words: readonly string[] }>> = {
  report: { family: "says", words: ["done", "partly", "started", "not_done"] },
  answer: { family: "answer", words: ["answered", "granted", "refused"] },
  relay: { family: "means", words: ["radio", "telephone", "in_person", "message"] },
};
const FIRST: Partial<Record<Act, string>> = Object.fromEntries(Object.entries(CHOICES).map(([what, { words }]) => [what, words[0] ?? ""]));
const choicesOf = (what: Act): Choice[] =>
  (CHOICES[what]?.words ?? []).map((value) => ({ value, label: term("word", value, CHOICES[what]?.family) }));
