/**
 * One call: its words in their order, first of all the text; each place shown back and compared; who was rung when and who is next; what is
 * owed; and what one may do: take it, say something, read back, reply, translate.
 */
import { useState } from "preact/hooks";
import { useQueued } from "../../desk/queued";
import { now, us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import type { Queued } from "../../desk/types";
import { t, term } from "../../language/language";
import { clockExact, counted } from "../../language/time";
import { type Keys, useKeys } from "../../parts/keys";
import { Answered } from "../../parts/queued";
import { Await, Nothing } from "../../parts/state";
import { Away, Party, Said, T, Thing, When } from "../../parts/text";
import { filters, href } from "../../router";
import { Members } from "../../sign/payload";
import { sign } from "../../sign/sign";
import "./calls.css";
import { CallMap } from "./call_map";
import { Stands, TakenBy, UrgencyOf } from "./calls";
import { Say, StepForm, stepOf } from "./say";
import { type CallTold, type Form, isOurs, nextOf, rungOf, type Step, sources, stepsOf, type Words } from "./told";
import { Word } from "./words";

export default function Call({ of }: { of: string }) {
  const queued = useQueued();
  const waiting = queued?.find((one) => one.state !== "admitted" && isCall(one, of));
  const asked = useQuestion<CallTold[]>(queued && !waiting ? "calls" : null, { name: of });
  if (waiting) return <NotThere of={waiting} />;
  return (
    <Await asked={asked}>
      {(told) => (told.data[0] ? <Shown call={told.data[0]} queued={queued ?? []} /> : <Nothing>{t("calls-none")}</Nothing>)}
    </Await>
  );
}

const isCall = ({ payload }: Queued, ref: string) => payload.type === "call/1" && `${payload.party}/${payload.name}` === ref;

/** A call that was signed here and is not in the log: nobody has been rung. */
const NotThere = ({ of }: { of: Queued }) => (
  <>
    <h1>
      {term("word", String(of.payload.urgency), "urgency")} <Answered by={of} />
    </h1>
    <p class="why" role="status">
      {t("calls-reached-nobody")} <a href={href("calls", "", { show: "telephones" })}>{t("calls-telephones")}</a>
    </p>
    <Members payload={of.payload} />
  </>
);

const FORM_KEYS: Record<Exclude<Form, "call">, string> = { word: "w", read_back: "b", reply: "r", translation: "x" };
const FORMS = ["word", "read_back", "reply", "translation"] as const;
const STEP_KEYS = { taken: "T", missed: "m", failed: "f", ended: "e" } as const;

function Shown({ call, queued }: { call: CallTold; queued: readonly Queued[] }) {
  const [saying, setSaying] = useState<{ form: Exclude<Form, "call">; of?: string } | null>(
    filters.value.get("say") === "reply" ? { form: "reply" } : null,
  );
  const ours = isOurs(call, us.value);
  const steps = stepsOf(call, us.value);
  const forms = ours ? FORMS.filter((form) => form === "word" || sources(call, form, us.value).length > 0) : [];
  const [stepping, setStepping] = useState<Step | null>(null);
  // What a test showed is said with its step; anything else waits for no words
  const step = (word: Step) => (call.said.urgency === "test" ? setStepping(word) : void sign(stepOf(call, word)));
  const keys: Keys = {
    ...Object.fromEntries(steps.map((one) => [STEP_KEYS[one], { does: `calls-step-${one}`, act: () => step(one) }])),
    ...Object.fromEntries(forms.map((one) => [FORM_KEYS[one], { does: `calls-say-${one}`, act: () => setSaying({ form: one }) }])),
  };
  useKeys(keys);
  const answering = queued.filter((one) => one.state !== "admitted" && one.payload.call === call.ref);
  return (
    <article class="call">
      <header class="bar">
        <h1>
          <UrgencyOf of={call} /> <Party id={call.said.party} /> <span class="arrow">{t("calls-arrow")}</span> <Party id={call.called} />{" "}
          <Stands of={call} />
        </h1>
        {steps.map((one) => (
          <button key={one} type="button" class={one === "taken" ? "main" : ""} onClick={() => step(one)}>
            {t(`calls-step-${one}`)} <kbd dir="ltr">{STEP_KEYS[one]}</kbd>
          </button>
        ))}
      </header>
      <p class="hint">
        <Thing of={`channel:${call.said.channel}`} /> · <When ms={call.t_ms} seconds /> · <Away ms={call.t_ms} />{" "}
        {call.taken && (
          <>
            · <T id="calls-taken-by" parts={{ duty: <TakenBy of={call.taken} /> }} />
          </>
        )}
        {call.said.about?.map((thing) => (
          <span key={thing}>
            {" "}
            · <Thing of={thing} />
          </span>
        ))}
      </p>
      {stepping && <StepForm key={stepping} call={call} step={stepping} onDone={() => setStepping(null)} />}
      {answering.map((one) => (
        <p key={one.id} class="due" role="status">
          {term("kind", one.type)} <Answered by={one} />
        </p>
      ))}
      <div class="call-columns">
        <section>
          <h2>{t("calls-words")}</h2>
          <ol class="words">
            {call.words.map((one, at) => (
              <Word key={one.id} of={one} number={at + 1} ofNumber={numberOf(call.words, one.of)}>
                {ours && one.text && (
                  <button type="button" class="quiet" onClick={() => setSaying({ form: "translation", of: one.id })}>
                    {t("calls-say-translation")}
                  </button>
                )}
              </Word>
            ))}
          </ol>
          {ours && (
            <div class="bar say-bar">
              <span class="faint">{t("calls-say")}</span>
              {forms.map((form) => (
                <button key={form} type="button" aria-pressed={saying?.form === form} onClick={() => setSaying({ form })}>
                  {t(`calls-say-${form}`)} <kbd dir="ltr">{FORM_KEYS[form]}</kbd>
                </button>
              ))}
            </div>
          )}
          {saying && ours && (
            <Say key={`${saying.form} ${saying.of}`} call={call} form={saying.form} of={saying.of} onDone={() => setSaying(null)} />
          )}
        </section>
        <aside>
          <CallMap words={call.words} />
          <Clocks call={call} />
          <OwedTable call={call} />
        </aside>
      </div>
    </article>
  );
}

const numberOf = (words: readonly Words[], id: string | null) => {
  const at = words.findIndex((one) => one.id === id);
  return id === null || at < 0 ? null : at + 1;
};

/** Who was rung when, what came of it, and who is next by the clock. */
function Clocks({ call }: { call: CallTold }) {
  const rung = rungOf(call);
  const next = nextOf(call);
  if (call.attempts.length === 0) return <Nothing>{t("calls-rang-nowhere")}</Nothing>;
  return (
    <table>
      <caption>{t("calls-attempts")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("calls-rung")}</th>
          <th scope="col">{t("calls-from")}</th>
          <th scope="col">{t("calls-rang")}</th>
          <th scope="col">{t("calls-came")}</th>
        </tr>
      </thead>
      <tbody>
        {call.attempts.map((one) => (
          <tr key={one.number}>
            <td>
              {one.rung ? <Said texts={one.rung.duty.duty} /> : <span class="unknown">{t("calls-nobody-named")}</span>}{" "}
              {one.rung && <span class="faint">({term("word", one.rung.level, "level")})</span>}
            </td>
            <td class="clock">{clockExact(one.start_ms)}</td>
            <td class="clock">{counted((one.end_ms ?? now.value) - one.start_ms)}</td>
            <td>{term("word", one.outcome, "stands")}</td>
          </tr>
        ))}
        {rung && call.due_ms !== null && !call.exhausted && (
          <tr class="next">
            <td colSpan={4}>
              {next ? (
                <T id="calls-next" args={{ span: counted(call.due_ms - now.value) }} parts={{ duty: <Said texts={next.duty.duty} /> }} />
              ) : (
                t("calls-last")
              )}
            </td>
          </tr>
        )}
        {call.exhausted && (
          <tr>
            <td colSpan={4} class="warn">
              {t("calls-no-next")}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function OwedTable({ call }: { call: CallTold }) {
  if (call.owed.length === 0) return null;
  return (
    <section>
      <h2>{t("calls-owed")}</h2>
      <ul class="values card">
        {call.owed.map((one) => (
          <li key={`${one.of} ${one.why}`}>
            <Party id={one.by} /> {t(`calls-owed-${one.why}`, { number: numberOf(call.words, one.of) ?? "" })} ·{" "}
            <span class={one.given === null && one.due_ms < now.value ? "warn" : ""}>
              <T id="calls-until" parts={{ when: <When ms={one.due_ms} /> }} /> {one.given === null && <Away ms={one.due_ms} />}
            </span>{" "}
            ·{" "}
            {one.given_ms === null ? (
              <strong class="due">{t("calls-not-given")}</strong>
            ) : (
              <T id="calls-given" parts={{ when: <When ms={one.given_ms} brief /> }} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
