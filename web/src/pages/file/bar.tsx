/** Always in sight: what the draft comes to, what might help (one key each), and the way to the signature. */
import { useState } from "preact/hooks";
import { type Problem, tell } from "../../desk/client";
import { asProblem } from "../../desk/told";
import type { Payload, Queued } from "../../desk/types";
import { t } from "../../language/language";
import { useKeys } from "../../parts/keys";
import { Why } from "../../parts/state";
import { say } from "../../parts/toast";
import { sign } from "../../sign/sign";
import type { Suggestion } from "../notices/told";
import { suggestionOf } from "../notices/verdict";
import { checked, isAsking, suggestionsOf } from "./check";
import { besideFeature, hiddenOf, withChange } from "./draft";
import { Result } from "./found";
import { isWhole } from "./parts";
import { draft, feature, freeName, move } from "./store";

interface BarProps {
  onSigned: (queued: Queued) => void;
}

export function Bar({ onSigned }: BarProps) {
  const [problem, setProblem] = useState<Problem>();
  const suggested = suggestionsOf(checked.value);
  const none = (checked.value?.found.suggestions ?? []).filter((one) => !suggested.includes(one));
  const lacks = draft.value.parts.findIndex((part) => !isWhole(part));
  const act = async () => {
    setProblem(undefined);
    if (lacks >= 0) return say(t("file-part-lacking", { number: lacks + 1 }));
    try {
      const queued = await signDraft();
      if (!queued) return;
      onSigned(queued);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  useKeys({
    ...Object.fromEntries(suggested.map((one, at) => [`${at + 1}`, { does: "file-key-take", act: () => take(one) }])),
    r: { does: "file-key-sign", act: () => void act() },
  });
  return (
    <div class="file-bar">
      <Why problem={problem} />
      <Result />
      <div class="file-helps">
        {suggested.map((one, at) => (
          <button key={one.change} type="button" disabled={isAsking.value} onClick={() => take(one)}>
            <kbd dir="ltr">{at + 1}</kbd> {suggestionOf(one)}
          </button>
        ))}
        {none.length > 0 && <span class="hint">{none.map(suggestionOf).join(" · ")}</span>}
      </div>
      <button type="button" class="main" onClick={() => void act()}>
        {t("file-sign")} <kbd dir="ltr">r</kbd>
      </button>
    </div>
  );
}

/** Change the form as a suggestion has it; it is checked again. What was suggested for an older form is not taken. */
function take(one: Suggestion): void {
  if (isAsking.peek()) return;
  const { parts, start_ms, end_ms } = withChange(draft.peek(), one);
  move({ parts, start_ms, end_ms }, "");
}

/** Show what would be signed: the members that the desk makes of the feature, and those that no feature has. */
async function signDraft(): Promise<Queued | null> {
  const free = await freeName();
  const of = draft.peek();
  const asked = new URLSearchParams(of.amends ? { amends: of.amends } : { name: free });
  const { members } = await tell<{ members: Payload }>(`/desk/v1/members?${asked}`, feature.peek());
  const whole = { ...members, ...besideFeature(of) };
  const hide = hiddenOf(of, whole);
  const share = hide.length > 0 && of.share.length > 0 ? { share: [...of.share].sort() } : {};
  return sign({ ...whole, ...share }, hide.length ? { hide } : {});
}
