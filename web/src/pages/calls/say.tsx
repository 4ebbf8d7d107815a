/** Saying something in a call: a word, a read-back (each place beside the one that was said), a reply or its promise, a translation. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import type { Place } from "../../desk/types";
import { language, t } from "../../language/language";
import { ChoiceField, TextField } from "../../parts/fields";
import { inWords, OnToSign } from "../../parts/saying";
import { Said, T } from "../../parts/text";
import { sign } from "../../sign/sign";
import { languages } from "./make";
import { type CallTold, type Form, otherOf, type Step, sources } from "./told";
import { PlaceField, placeOf } from "./where";
import { PlaceSaid } from "./words";

interface SayProps {
  call: CallTold;
  form: Exclude<Form, "call">;
  /** Of which words; the newest that it can be of, where none are named. */
  of?: string | undefined;
  onDone: () => void;
}

export function Say({ call, form, of, onDone }: SayProps) {
  const open = form === "word" ? [] : sources(call, form, us.value);
  const [source, setSource] = useState(of ?? open[0]?.id ?? "");
  const said = call.words.find((one) => one.id === source);
  const [text, setText] = useState("");
  const [tag, setTag] = useState<string>(language.value);
  const asked = form === "read_back" ? Math.max(1, said?.places.length ?? 0) : form === "translation" ? 0 : 1;
  const [places, setPlaces] = useState<string[]>([]);
  const [replyBy, setReplyBy] = useState("");
  const [promisedBy, setPromisedBy] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    const read = await Promise.all(places.slice(0, asked).map((one) => placeOf(one ?? "")));
    const where = read.filter((one): one is Place => one !== null);
    const queued = await sign({
      type: "message/1",
      status: call.said.status,
      call: call.ref,
      form,
      to: [otherOf(call, us.value)],
      ...(form === "word" ? {} : { of: source }),
      ...(text ? { language: tag, text: { [tag]: text } } : {}),
      ...(where.length ? { places: where } : {}),
      ...(replyBy ? { reply_by: `${replyBy}:00Z` } : {}),
      ...(promisedBy ? { promised_by: `${promisedBy}:00Z` } : {}),
    });
    if (queued) onDone();
  };
  return (
    <form class="make" onSubmit={(event) => void submit(event)}>
      <h3>{t(`calls-say-${form}`)}</h3>
      {open.length > 1 && (
        <ChoiceField
          label={t("calls-of-which")}
          value={source}
          choices={open.map((one) => ({
            value: one.id,
            label: `${call.words.indexOf(one) + 1}: ${Object.values(one.text ?? {})[0] ?? ""}`.slice(0, 80),
          }))}
          onChange={setSource}
        />
      )}
      {said?.text && (
        <blockquote>
          <Said texts={said.text} />
        </blockquote>
      )}
      <TextField
        label={t(`calls-text-${form}`)}
        value={text}
        onInput={setText}
        lines={2}
        lang={tag}
        autoFocus
        required={form !== "read_back"}
      />
      <ChoiceField label={t("calls-language")} value={tag} choices={languages()} onChange={setTag} />
      {Array.from({ length: asked }, (_, at) => (
        <div key={at}>
          {form === "read_back" && said?.places[at] && (
            <p class="hint">
              <T id="calls-they-said" parts={{ place: <PlaceSaid place={said.places[at]} /> }} />
            </p>
          )}
          <PlaceField
            label={t(form === "read_back" ? "calls-place-back" : "calls-place")}
            value={places[at] ?? ""}
            onInput={(value) =>
              setPlaces((held) => Array.from({ length: asked }, (_one, each) => (each === at ? value : (held[each] ?? ""))))
            }
            said={form === "read_back" ? said?.places[at] : undefined}
          />
        </div>
      ))}
      {form === "word" && <TextField label={t("calls-reply-by")} type="datetime-local" value={replyBy} onInput={setReplyBy} exact />}
      {(form === "word" || form === "reply") && (
        <TextField label={t("calls-promised-by")} type="datetime-local" value={promisedBy} onInput={setPromisedBy} exact />
      )}
      <OnToSign onBack={onDone} />
    </form>
  );
}

/** The statement that a call has come so far. */
export const stepOf = (call: CallTold, step: Step, text = "") => ({
  type: "call_step/1",
  status: call.said.status,
  call: call.ref,
  step,
  to: [otherOf(call, us.value)],
  ...inWords(text),
});

/** A step of a test, with what the test showed. */
export function StepForm({ call, step, onDone }: { call: CallTold; step: Step; onDone: () => void }) {
  const [text, setText] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await sign(stepOf(call, step, text))) onDone();
  };
  return (
    <form class="make" onSubmit={(event) => void submit(event)}>
      <h2>{t(`calls-step-${step}`)}</h2>
      <TextField label={t("calls-showed")} value={text} onInput={setText} autoFocus />
      <OnToSign onBack={onDone} />
    </form>
  );
}
