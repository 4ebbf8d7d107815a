/** How far the word of a notice has come, as a sign that colour alone never tells. */
import { t, term } from "../../language/language";
import { Mark, titleOf } from "../../parts/text";
import type { Light, Step } from "./told";

const SIGNS: Record<Light, string> = { amber: "◐", green: "●", red: "✕" };
const TONES: Record<Light, string> = { amber: "due", green: "good", red: "warn" };

/** The light of one recipient. */
export const Lit = ({ party, light }: { party: string; light: Light }) => (
  <span class="lit" title={`${titleOf(party)}: ${term("word", light, "light")}`}>
    <Mark id={party} />
    <span class={TONES[light]} aria-hidden="true">
      {SIGNS[light]}
    </span>
    <span class="unseen">{t("notices-light", { party: titleOf(party), light: term("word", light, "light") })}</span>
  </span>
);

/** The light of a recipient in words. */
export const LightBadge = ({ light }: { light: Light }) => (
  <span class={`badge badge-${TONES[light]}`}>
    <span aria-hidden="true">{SIGNS[light]}</span> {term("word", light, "light")}
  </span>
);

const STEP_SIGNS: Record<Step, string> = {
  sent: "○",
  delivered: "◔",
  acknowledged: "◑",
  disseminated: "●",
  queried: "?",
  objects: "✕",
  unable: "⊘",
};
export const signOf = (step: Step) => STEP_SIGNS[step];

/** Steps that stop the ladder: somebody must answer them. */
export const stops = (step: Step) => step === "queried" || step === "objects" || step === "unable";
