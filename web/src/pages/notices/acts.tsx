/** The buttons and keys of a notice: receipts by its recipients, steps by its filer. Each ends in the dialog that shows what is signed. */
import { useState } from "preact/hooks";
import { now, standing, us } from "../../desk/standing";
import type { Level } from "../../desk/types";
import { t, term } from "../../language/language";
import { exact } from "../../language/time";
import { Check, ChoiceField, TextField } from "../../parts/fields";
import { type Keys, useKeys } from "../../parts/keys";
import { inWords, Saying } from "../../parts/saying";
import { go, href } from "../../router";
import { sign } from "../../sign/sign";
import { type Act, acts, below } from "./may";
import type { NoticeLine } from "./told";

const KEYS: Record<string, string> = {
  acknowledged: "a",
  disseminated: "d",
  relay: "r",
  queried: "y",
  objects: "o",
  unable: "u",
  amend: "e",
  start: "s",
  end: "x",
  confirm: "c",
  withdraw: "w",
};
/** Acts that need words: what is asked, objected to, in the way, or why. */
const WORDED = ["queried", "objects", "unable", "withdraw"];

const nameOf = (act: Act) => ("step" in act ? act.step : act.is);

export function Acts({ of }: { of: NoticeLine }) {
  const [open, setOpen] = useState<Act | null>(null);
  const level = standing.value?.key?.level ?? null;
  const found = acts(of, us.value, level);
  const take = (act: Act) => {
    if (act.is === "amend") go("file", of.ref);
    else if (act.is === "relay" || WORDED.includes(nameOf(act))) setOpen(act);
    else void sign(membersOf(act, of, level as Level));
  };
  const keys = found.map((act) => [KEYS[nameOf(act)] ?? "", { does: `notice-act-${nameOf(act)}`, act: () => take(act) }] as const);
  const call = { does: "notice-call", act: () => go("calls", "", { about: `notice:${of.ref}` }) };
  useKeys({ ...(Object.fromEntries(keys) as Keys), l: call });
  return (
    <div class="acts">
      {found.map((act) => (
        <button key={nameOf(act)} type="button" class={act.main ? "main" : undefined} onClick={() => take(act)}>
          {t(`notice-act-${nameOf(act)}`)} <kbd dir="ltr">{KEYS[nameOf(act)]}</kbd>
        </button>
      ))}
      <a class="button" href={href("calls", "", { about: `notice:${of.ref}` })}>
        {t("notice-call")} <kbd dir="ltr">l</kbd>
      </a>
      {open?.is === "relay" && level && <Relay of={of} level={level} onClose={() => setOpen(null)} />}
      {open && open.is !== "relay" && level && <Worded act={open} of={of} level={level} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** What is signed, by what was chosen. */
function membersOf(act: Act, of: NoticeLine, level: Level, words = "") {
  const about = { status: of.said.status, notice: of.ref, version: of.version };
  if (act.is === "step") return { type: "notice_step/1", ...about, step: act.step, ...inWords(words, "note") };
  return { type: "receipt/1", ...about, level, step: nameOf(act), ...inWords(words) };
}

interface FormProps {
  of: NoticeLine;
  level: Level;
  onClose: () => void;
}

function Worded({ act, of, level, onClose }: FormProps & { act: Act }) {
  const [words, setWords] = useState("");
  return (
    <Saying title={t(`notice-act-${nameOf(act)}`)} members={() => membersOf(act, of, level, words)} onClose={onClose}>
      <p class="hint">{t(`notice-about-${nameOf(act)}`)}</p>
      <TextField label={t("notice-words")} value={words} onInput={setWords} lines={3} autoFocus required={nameOf(act) !== "withdraw"} />
    </Saying>
  );
}

const MEANS = ["radio", "telephone", "in_person", "message"];

/** That a unit without a key was told: by whom it was read back decides whether it counts. */
function Relay({ of, level, onClose }: FormProps) {
  const levels = below(level);
  const [at, setAt] = useState<Level>(levels.at(-1) ?? "unit");
  const [unit, setUnit] = useState("");
  const [means, setMeans] = useState("radio");
  const [callSign, setCallSign] = useState("");
  const [readBack, setReadBack] = useState(false);
  const members = () => {
    const relay = { unit, means, ...(callSign ? { call_sign: callSign } : {}), read_back: readBack, at: exact(now.value) };
    const about = { status: of.said.status, notice: of.ref, version: of.version };
    return { type: "receipt/1", ...about, level: at, step: "acknowledged", relay };
  };
  return (
    <Saying title={t("notice-act-relay")} members={members} onClose={onClose}>
      <p class="hint">{t("notice-about-relay")}</p>
      <TextField label={t("notice-relay-unit")} hint={t("notice-relay-unit-hint")} value={unit} onInput={setUnit} autoFocus required />
      {levels.length > 1 && (
        <ChoiceField
          label={t("notice-level")}
          value={at}
          onChange={(value) => setAt(value as Level)}
          choices={levels.map((value) => ({ value, label: term("word", value, "level") }))}
        />
      )}
      <ChoiceField
        label={t("notice-relay-means")}
        value={means}
        onChange={setMeans}
        choices={MEANS.map((value) => ({ value, label: term("word", value, "means") }))}
      />
      <TextField label={t("notice-relay-call-sign")} value={callSign} onInput={setCallSign} />
      <Check label={t("notice-relay-read-back")} checked={readBack} onChange={setReadBack} />
      {!readBack && <p class="hint due">{t("notice-relay-no-read-back")}</p>}
    </Saying>
  );
}
