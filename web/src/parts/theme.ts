/** Light or dark colours: as the machine has it, or as the officer chose here. */
import { signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEPT = "garant-theme";

export const theme = signal<Theme>("auto");

export const keptTheme = (): Theme => THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? "auto";

export function wear(wanted: Theme): void {
  theme.value = wanted;
  localStorage.setItem(KEPT, wanted);
  document.documentElement.dataset.theme = wanted;
}
