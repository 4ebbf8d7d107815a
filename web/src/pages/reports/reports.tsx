/** Reports: the daily report of any day, as a page or a PDF, in any of the five languages. It opens in a tab of its own, which can be printed. */
import { useState } from "preact/hooks";
import { now } from "../../desk/standing";
import { LANGUAGES, language, OWN_NAMES, t, term } from "../../language/language";
import { Check, ChoiceField, TextField } from "../../parts/fields";
import { PaperButtons } from "./paper";

const STATUSES = ["actual", "exercise", "test"];

export default function Reports() {
  const [day, setDay] = useState(yesterday());
  const [until, setUntil] = useState("19:30");
  const [lang, setLang] = useState<string>(language.value);
  const [status, setStatus] = useState("actual");
  const [late, setLate] = useState(false);
  const known = late ? { known: new Date(now.value).toISOString().replace(/\.\d{3}/, "") } : {};
  return (
    <>
      <h1>{t("shell-page-reports")}</h1>
      <section class="card">
        <h2>{t("reports-daily")}</h2>
        <p class="hint">{t("reports-daily-hint")}</p>
        <div class="filters">
          <TextField label={t("reports-day")} type="date" value={day} onInput={setDay} exact />
          <TextField label={t("reports-until")} hint={t("reports-until-hint")} type="time" value={until} onInput={setUntil} exact />
          <ChoiceField label={t("shell-language")} value={lang} choices={LANGUAGES.map(own)} onChange={setLang} />
          <ChoiceField
            label={term("member", "status")}
            value={status}
            choices={STATUSES.map((one) => ({ value: one, label: term("word", one, "status") }))}
            onChange={setStatus}
          />
        </div>
        <Check label={t("reports-known-now")} checked={late} onChange={setLate} />
        <PaperButtons asked={{ report: "daily", lang, day, until, status, ...known }} />
      </section>
    </>
  );
}

export const own = (one: (typeof LANGUAGES)[number]) => ({ value: one, label: OWN_NAMES[one] });

const DAY_MS = 86_400_000;
const yesterday = () => new Date(now.peek() - DAY_MS).toISOString().slice(0, 10);
