/** The map's colours: those of the page's theme (map.css, theme.css), or black on white for paper. */
import { markOf } from "../parts/text";

export interface Palette {
  land: string;
  water: string;
  coast: string;
  border: string;
  /** Names of places, and what stands round their letters. */
  name: string;
  halo: string;
  ink: string;
  paper: string;
  warn: string;
  accent: string;
  /** A party's colour, and that of letters on it. */
  of: (party: string) => string;
  type: string;
}

const LETTERS = new Set(["mark-0", "mark-6", "mark-7", "mark-none"]);
/** Letters on a party's mark: white or black, whichever reads better (as in base.css). */
export const lettersOn = (party: string) => (LETTERS.has(markOf(party)) ? "#fff" : "#000");

/** The colours that the page has now. */
export function worn(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const parties = new Map<string, string>();
  return {
    land: read("--map-land", "#f4f2ea"),
    water: read("--map-water", "#d5e3ea"),
    coast: read("--map-coast", "#8aa1ad"),
    border: read("--map-border", "#77716a"),
    name: read("--map-name", "#2f3438"),
    halo: read("--map-halo", "#ffffff"),
    ink: read("--ink", "#16191c"),
    paper: read("--paper", "#ffffff"),
    warn: read("--warn", "#a3270f"),
    accent: read("--accent", "#00568f"),
    of: (party) => {
      const colour = parties.get(party) ?? read(`--${markOf(party)}`, "#70777d");
      parties.set(party, colour);
      return colour;
    },
    type: read("--type", "sans-serif"),
  };
}

/** On paper: a white ground, whatever the page looks like. */
export const onPaper = (): Palette => ({
  ...worn(),
  land: "#ffffff",
  water: "#e8eef1",
  coast: "#6d8592",
  border: "#77716a",
  name: "#000000",
  halo: "#ffffff",
  ink: "#000000",
  paper: "#ffffff",
  warn: "#a3270f",
  accent: "#00568f",
});
