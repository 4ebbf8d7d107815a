/**
 * Making a call in as few keys as there can be: `S`, the words, Tab, the place, Enter, and the signature. The line and the other side are
 * filled in; what may be said besides is behind one more step. A call that went by telephone is recorded by the same form, with its instant.
 */
import { useState } from "preact/hooks";
import { now, standing, us } from "../../desk/standing";
import type { Place } from "../../desk/types";
import { LANGUAGES, language, OWN_NAMES, t, term } from "../../language/language";
import { exact } from "../../language/time";
import { Check, ChoiceField, TextField } from "../../parts/fields";
import { OnToSign } from "../../parts/saying";
import { pick, titleOf } from "../../parts/text";
import { go } from "../../router";
import { sign } from "../../sign/sign";
import { type ChannelTold, nameOf, type Urgency } from "./told";
import { PlaceField, placeOf } from "./where";

interface MakeProps {
  urgency: Urgency;
  lines: ChannelTold[];
  /** A call that went by telephone, and is recorded afterwards. */
  recorded?: boolean;
  onDone: () => void;
}

/** An `<input type="datetime-local">` in UTC. */
const utc = (ms: number) => exact(ms).slice(0, 16);

export function Make({ urgency, lines, recorded, onDone }: MakeProps) {
  const ours = lines.filter((line) => line.said.between.includes(us.value));
  const [ref, setRef] = useState(ours[0]?.ref ?? "");
  const line = ours.find((one) => one.ref === ref);
  const sides = (line?.said.between ?? []).filter((party) => party !== us.value);
  const [chosen, setChosen] = useState("");
  const to = sides.includes(chosen) ? chosen : (sides[0] ?? "");
  const [text, setText] = useState("");
  const [tag, setTag] = useState<string>(language.value);
  const [place, setPlace] = useState("");
  const [about, setAbout] = useState("");
  const [replyBy, setReplyBy] = useState("");
  const [happened, setHappened] = useState(recorded ? utc(now.value) : "");
  const [hidden, setHidden] = useState(false);
  if (!line) return <p class="why">{t("calls-no-line")}</p>;

  const submit = async (event: Event) => {
    event.preventDefault();
    const where = await placeOf(place);
    const said = {
      ...(text ? { language: tag, text: { [tag]: text } } : {}),
      ...(where ? { places: [where] satisfies Place[] } : {}),
      ...(about ? { about: about.split(/[\s,]+/).filter(Boolean) } : {}),
      ...(replyBy ? { reply_by: `${replyBy}:00Z` } : {}),
      ...(happened ? { happened: `${happened}:00Z` } : {}),
    };
    const hide = hidden ? ["text", "places"].filter((name) => name in said) : [];
    const name = nameOf(urgency, now.value);
    const members = { type: "call/1", status: line.said.status, name, channel: ref, urgency, to: [to], ...said };
    const queued = await sign({ ...members, ...(hide.length ? { share: [to] } : {}) }, { hide });
    if (queued) {
      onDone();
      go("call", `${us.value}/${name}`);
    }
  };
  return (
    <form class={urgency === "stop" ? "make make-stop" : "make"} onSubmit={(event) => void submit(event)}>
      <h2>
        {t(recorded ? "calls-record" : "calls-make", { urgency: term("word", urgency, "urgency") })}{" "}
        <span class="faint">{t("calls-to-on", { party: titleOf(to), line: pick(line.said.title)[1] })}</span>
      </h2>
      {standing.value?.picture.away && !recorded && <p class="why">{t("calls-away")}</p>}
      {recorded && (
        <TextField label={t("calls-happened-utc")} type="datetime-local" value={happened} onInput={setHappened} required exact />
      )}
      <TextField label={t("calls-text")} value={text} onInput={setText} autoFocus required={urgency !== "test"} lang={tag} />
      {urgency !== "test" && <PlaceField label={t("calls-place")} value={place} onInput={setPlace} />}
      <details class="more">
        <summary>{t("calls-more")}</summary>
        <div class="fields">
          <ChoiceField
            label={t("calls-line")}
            value={ref}
            choices={ours.map((one) => ({ value: one.ref, label: `${pick(one.said.title)[1]} (${one.ref})` }))}
            onChange={setRef}
          />
          {sides.length > 1 && (
            <ChoiceField
              label={t("calls-whom")}
              value={to}
              choices={sides.map((party) => ({ value: party, label: titleOf(party) }))}
              onChange={setChosen}
            />
          )}
          <ChoiceField label={t("calls-language")} value={tag} choices={languages()} onChange={setTag} />
          <TextField label={t("calls-about")} hint={t("calls-about-hint")} value={about} onInput={setAbout} exact />
          {urgency !== "stop" && <TextField label={t("calls-reply-by")} type="datetime-local" value={replyBy} onInput={setReplyBy} exact />}
        </div>
        <Check label={t("calls-hide")} checked={hidden} onChange={setHidden} />
      </details>
      <OnToSign onBack={onDone} tone={urgency === "stop" ? "stop" : "main"} />
    </form>
  );
}

/** The languages of the pages, and those of the theatre beside them. */
export const languages = () =>
  [...new Set<string>([...LANGUAGES, ...(standing.value?.languages ?? [])])].map((tag) => ({
    value: tag,
    label: (OWN_NAMES as Record<string, string>)[tag] ?? tag,
  }));
