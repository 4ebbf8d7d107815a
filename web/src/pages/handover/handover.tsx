/**
 * Handing over: notes for the next shift, kept on this desk. A new one begins with what is open now; the officer may change every word of it
 * before it is kept.
 */
import { useEffect, useState } from "preact/hooks";
import { tell } from "../../desk/client";
import { now, standing } from "../../desk/standing";
import { asProblem, useAsked, useQuestion } from "../../desk/told";
import type { Level, Refusal, Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { TextField } from "../../parts/fields";
import { Await, Nothing, Why } from "../../parts/state";
import { Away, Said, When } from "../../parts/text";
import { say } from "../../parts/toast";
import type { DutyTold } from "../duty/told";
import "./handover.css";
import { summary } from "./summary";

interface Note {
  t_ms: number;
  level: Level | null;
  duty: Texts;
  text: string;
}

interface Notes {
  notes: Note[];
}

const PATH = "/desk/v1/handover";
const TEXT_MAX = 10_000;

export default function Handover() {
  const asked = useAsked<Notes>(PATH, {}, true);
  const level = standing.value?.key?.level ?? "";
  const duty = useQuestion<DutyTold>("duty", { name: level }).data?.data;
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<Refusal>();
  // Dependencies: it begins with the first answer, and is never written over afterwards
  useEffect(() => {
    if (text === null && duty) setText(summary(duty, now.value));
  }, [duty]);
  const keep = async (event: Event) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      await tell<Notes>(PATH, { text: (text ?? "").trim() });
      say(t("handover-kept"));
      setText("");
      asked.again();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <div class="handover">
      <div class="bar">
        <h1>{t("handover-title")}</h1>
        <button type="button" onClick={() => print()}>
          {t("handover-print")}
        </button>
      </div>
      <form onSubmit={(event) => void keep(event)} class="new-note">
        <TextField
          label={t("handover-new")}
          hint={t("handover-hint", { left: TEXT_MAX - (text ?? "").length })}
          value={text ?? ""}
          onInput={setText}
          lines={14}
          required
        />
        <p class="note on-paper" dir="auto" aria-hidden="true">
          {text}
        </p>
        <Why problem={problem} />
        <div class="actions">
          <button type="button" class="quiet" disabled={!duty} onClick={() => duty && setText(summary(duty, now.value))}>
            {t("handover-again")}
          </button>
          <button type="submit" class="main" disabled={!text?.trim() || text.length > TEXT_MAX}>
            {t("handover-keep")}
          </button>
        </div>
      </form>
      <h2>{t("handover-notes")}</h2>
      <Await asked={asked}>
        {({ notes }) =>
          notes.length ? notes.map((note) => <Shown key={note.t_ms} note={note} />) : <Nothing>{t("handover-none")}</Nothing>
        }
      </Await>
    </div>
  );
}

const Shown = ({ note }: { note: Note }) => (
  <article class="card">
    <h3>
      <When ms={note.t_ms} /> · <Away ms={note.t_ms} />{" "}
      <span class="faint">
        {note.level && term("word", note.level, "level")} <Said texts={note.duty} />
      </span>
    </h3>
    <p class="note" dir="auto">
      {note.text}
    </p>
  </article>
);
