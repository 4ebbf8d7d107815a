/** How far the word of a notice has come, as a sign of its own and a word: never a colour alone. */
import { term } from "../../language/language";
import type { Light } from "../../map/told";

const SIGNS: Record<Light, string> = { green: "●", amber: "◐", red: "▲" };
const TONES: Record<Light, string> = { green: "good", amber: "due", red: "warn" };

export const LightBadge = ({ light }: { light: Light }) => (
  <span class={`map-light ${TONES[light]}`}>
    <span aria-hidden="true">{SIGNS[light]}</span> {term("word", light, "light")}
  </span>
);
