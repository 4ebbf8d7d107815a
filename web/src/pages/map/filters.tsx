/** What is shown: filters of things, layers of the map, and whose picture it is. */
import { standing, us } from "../../desk/standing";
import { t, term } from "../../language/language";
import { ALL, type LayersShown } from "../../map/layers";
import type { MapTold } from "../../map/told";
import { ChoiceField, TextField } from "../../parts/fields";
import { titleOf } from "../../parts/text";
import { type Filters, filtered, knownTo, layers, withLater } from "./state";

const LAYERS = ["notices", "conflicts", "incidents", "zones", "borders", "places", "graticule"] as const;

export function FilterBar({ told }: { told: MapTold | undefined }) {
  const wanted = filtered.value;
  const set = (change: Partial<Filters>) => {
    filtered.value = { ...wanted, ...change };
  };
  const parties = Object.keys(standing.value?.parties ?? {}).sort();
  const kinds = [...new Set(told?.notices.map(({ kind }) => kind))].sort();
  const statuses = [...new Set(told?.notices.map(({ status }) => status))].sort();
  const agreements = [...new Set(told?.zones.map(({ agreement }) => agreement))].sort();
  const all = { value: "", label: t("map-filter-all") };
  const words = (values: readonly string[], within = "") => [
    all,
    ...values.map((value) => ({ value, label: term("word", value, within) })),
  ];
  return (
    <div class="map-filters">
      <TextField label={t("map-filter-text")} type="search" value={wanted.text} onInput={(text) => set({ text })} />
      <ChoiceField
        label={t("map-filter-party")}
        value={wanted.party}
        choices={[all, ...parties.map((value) => ({ value, label: titleOf(value) }))]}
        onChange={(party) => set({ party })}
      />
      <ChoiceField label={t("map-filter-kind")} value={wanted.kind} choices={words(kinds)} onChange={(kind) => set({ kind })} />
      <ChoiceField
        label={t("map-filter-status")}
        value={wanted.status}
        choices={words(statuses, "status")}
        onChange={(status) => set({ status })}
      />
      <ChoiceField
        label={t("map-filter-agreement")}
        value={wanted.agreement}
        choices={[all, ...agreements.map((value) => ({ value, label: value }))]}
        onChange={(agreement) => set({ agreement })}
      />
      <ChoiceField
        label={t("map-known-to")}
        value={knownTo.value}
        choices={[{ value: "", label: t("map-known-now") }, ...parties.map((value) => ({ value, label: titleOf(value) }))]}
        onChange={(party) => {
          knownTo.value = party;
        }}
      />
      <fieldset class="map-checks">
        <legend class="unseen">{t("map-layers")}</legend>
        <Check label={t("map-ours", { party: titleOf(us.value) })} on={wanted.ours} set={(ours) => set({ ours })} />
        <Check
          label={t("map-with-later")}
          on={withLater.value}
          set={(on) => {
            withLater.value = on;
          }}
        />
        {LAYERS.map((name) => (
          <Check
            key={name}
            label={t(`map-layer-${name}`)}
            on={shownLayers()[name]}
            set={(on) => {
              layers.value = { ...layers.value, [name]: on };
            }}
          />
        ))}
      </fieldset>
    </div>
  );
}

const Check = ({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) => (
  <label class="map-check">
    <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
    {label}
  </label>
);

/** Which layers are on, those that nobody touched as by default. */
export const shownLayers = (): LayersShown => ({ ...ALL, ...layers.value });
