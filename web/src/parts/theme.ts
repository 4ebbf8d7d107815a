/** Light or dark colours: as the machine has it, or as the officer chose here. */
import { computed, effect, signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEPT = "garant-theme";

const machine = matchMedia("(prefers-color-scheme: dark)");
const machineIsDark = signal(machine.matches);

/** What was chosen. */
export const theme = signal<Theme>("auto");

/** What the page has on: theme.css and map.css know these two. */
export const worn = computed(() => (theme.value === "auto" ? (machineIsDark.value ? "dark" : "light") : theme.value));

export function wear(wanted: Theme): void {
  theme.value = wanted;
  localStorage.setItem(KEPT, wanted);
}

/** Dress the page as it was before, and again whenever the machine or the officer changes it. Called once. */
export function startTheme(): void {
  theme.value = THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? "auto";
  machine.addEventListener("change", () => {
    machineIsDark.value = machine.matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = worn.value;
  });
}
