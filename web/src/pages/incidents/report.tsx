/** Reporting an incident: what, when, where, how we know; what is not known is said as that. What hides where observers were is not asked here. */
import { useState } from "preact/hooks";
import { now, standing, us } from "../../desk/standing";
import { t, term } from "../../language/language";
import { exact, zone } from "../../language/time";
import { type Choice, ChoiceField, ManyField, TextField } from "../../parts/fields";
import { inWords, Saying } from "../../parts/saying";
import { titleOf } from "../../parts/text";
import { PlaceField, placeOf } from "../calls/where";
import { instantOf } from "./clocks";

const FORMS = [
  "mortar_fire", "shelling", "artillery_fire", "rocket_fire", "small_arms_fire", "air_strike", "uav_flight", "overflight", "explosion", "mine",
  "ground_movement", "checkpoint", "abduction", "obstruct_humanitarian_access", "violation",
]; // biome-ignore format: one list
const BASES = ["own_observation", "received_list", "allegation"];
const PRECISIONS = ["exact", "settlement", "area", "district", "governorate", "unknown"];
const TIMES = ["minute", "hour", "day"];

interface Written {
  form: string;
  at: string;
  clocks: string;
  time: string;
  where: string;
  precision: string;
  district: string;
  basis: string;
  status: string;
  name: string;
  text: string;
  to: string[];
  against: string[];
  hide: string[];
}

const empty = (): Written => ({
  form: "shelling",
  at: "",
  clocks: zone.value,
  time: "minute",
  where: "",
  precision: "exact",
  district: "",
  basis: "own_observation",
  status: "actual",
  name: "",
  text: "",
  to: [],
  against: [],
  hide: [],
});

const words = (names: readonly string[], within = ""): Choice[] => names.map((value) => ({ value, label: term("word", value, within) }));

export function Report({ onClose }: { onClose: () => void }) {
  const [written, setWritten] = useState(empty);
  const set = (more: Partial<Written>) => setWritten((was) => ({ ...was, ...more }));
  const others = Object.keys(standing.value?.parties ?? {}).filter((one) => one !== us.value);
  const parties = others.map((value) => ({ value, label: titleOf(value) }));
  const ms = instantOf(written.at, written.clocks);
  const members = () => membersOf(written, ms);
  return (
    <Saying title={t("incidents-report")} members={members} hide={written.hide} onClose={onClose} lacks={Number.isNaN(ms)} wide>
      <div class="side-by-side">
        <ChoiceField label={t("incidents-what")} value={written.form} onChange={(form) => set({ form })} choices={words(FORMS, "form")} />
        <ChoiceField label={t("report-basis")} value={written.basis} onChange={(basis) => set({ basis })} choices={words(BASES, "basis")} />
        <TextField
          type="datetime-local"
          label={t("incidents-when")}
          value={written.at}
          onInput={(at) => set({ at })}
          hint={Number.isNaN(ms) ? t("report-when-hint") : `${exact(ms)}`}
          required
        />
        <ChoiceField
          label={t("report-clocks")}
          value={written.clocks}
          onChange={(clocks) => set({ clocks })}
          choices={[...new Set([zone.value, "UTC"])].map((value) => ({ value, label: value }))}
        />
        <ChoiceField label={t("report-time-precision")} value={written.time} onChange={(time) => set({ time })} choices={words(TIMES)} />
        <ChoiceField
          label={t("report-precision")}
          value={written.precision}
          onChange={(precision) => set({ precision })}
          choices={words(PRECISIONS, "precision")}
        />
      </div>
      <PlaceField label={t("incidents-where")} value={written.where} onInput={(where) => set({ where })} />
      <TextField
        label={t("report-district")}
        value={written.district}
        onInput={(district) => set({ district })}
        hint={t("report-district-hint")}
      />
      <TextField label={t("report-text")} value={written.text} onInput={(text) => set({ text })} lines={3} />
      <ManyField label={t("report-to")} values={written.to} onChange={(to) => set({ to })} choices={parties} />
      <ManyField label={t("incident-answerable")} values={written.against} onChange={(against) => set({ against })} choices={parties} />
      <ManyField
        label={t("report-hide")}
        values={written.hide}
        onChange={(hide) => set({ hide })}
        choices={["place", "text"].map((value) => ({ value, label: term("member", value) }))}
      />
      <div class="side-by-side">
        <ChoiceField
          label={t("notices-status")}
          value={written.status}
          onChange={(status) => set({ status })}
          choices={words(["actual", "exercise", "test"], "status")}
        />
        <TextField label={t("notice-name")} value={written.name} onInput={(name) => set({ name })} hint={nameOf(written, ms)} exact />
      </div>
    </Saying>
  );
}

/** The name that a report gets where nobody gives it one: what, and when it was written. */
const nameOf = (written: Written, ms: number) => {
  const at = exact(Number.isNaN(ms) ? now.value : ms)
    .replaceAll(/[-:]/g, "")
    .slice(4, 13)
    .replace("T", "-");
  return `${written.form.replaceAll("_", "-").slice(0, 40)}-${at}`;
};

async function membersOf(written: Written, ms: number) {
  const place = written.where.trim() ? await placeOf(written.where) : null;
  const utc = exact(ms);
  const whole = written.time === "day";
  const whos = (parties: string[]) => parties.map((party) => ({ party }));
  return {
    type: "incident/1",
    status: written.status,
    name: written.name.trim() || nameOf(written, ms),
    capacity: "party",
    basis: written.basis,
    form: written.form,
    standing: written.basis === "allegation" ? "alleged" : "said",
    when: { is: "dated", date: utc.slice(0, 10), ...(whole ? {} : { utc }) },
    time_precision: written.time,
    ...(place ? { place: { ...place, precision: written.precision } } : {}),
    district: written.district.trim() || { is: "unknown", because: "not_stated" },
    by: "undetermined",
    ...(written.against.length ? { against: whos(written.against) } : {}),
    ...(written.to.length ? { to: written.to } : {}),
    ...(written.hide.length && written.to.length ? { share: written.to } : {}),
    ...inWords(written.text),
  };
}
