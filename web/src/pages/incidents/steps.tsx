/** Steps of an incident: what its reporter does with it (shares, closes, withdraws it), and what a monitor or a commission does. */
import { useState } from "preact/hooks";
import { standing, us } from "../../desk/standing";
import { t, term } from "../../language/language";
import { ChoiceField, TextField } from "../../parts/fields";
import { inWords, Saying } from "../../parts/saying";
import type { IncidentLine } from "./told";

const REPORTERS = ["shared", "closed", "reopened", "withdrawn"];
const MONITORS = ["assessed", "tasked", "access_refused", "verified", "not_verified", "investigated", "not_ruled"];

/** The steps that our party may take: by whether it reported the incident, and what sort of party it is. */
export function stepsOf(of: IncidentLine, party: string, category: string): string[] {
  const over = ["closed", "withdrawn", "merged"].includes(of.standing);
  const own = of.said.party === party ? REPORTERS : [];
  const monitor = category === "monitor" || category === "commission" ? ["shared", ...MONITORS, "closed", "reopened"] : [];
  return [...new Set([...own, ...monitor])].filter((step) => (step === "reopened") === over);
}

export function Steps({ of }: { of: IncidentLine }) {
  const [open, setOpen] = useState(false);
  const [step, setStep] = useState("");
  const [text, setText] = useState("");
  const steps = stepsOf(of, us.value, standing.value?.parties[us.value]?.category ?? "");
  if (steps.length === 0) return null;
  const members = () => ({ type: "incident_step/1", status: of.said.status, incident: of.ref, step, ...inWords(text) });
  const choices = [{ value: "", label: t("incident-choose") }, ...steps.map((value) => ({ value, label: term("word", value) }))];
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t("incident-step")}
      </button>
      {open && (
        <Saying title={t("incident-step")} members={members} onClose={() => setOpen(false)} lacks={!step}>
          <ChoiceField label={t("incident-which-step")} value={step} onChange={setStep} choices={choices} />
          <TextField label={t("incident-words")} value={text} onInput={setText} lines={3} />
        </Saying>
      )}
    </>
  );
}
