/** What the notice says, beside where: few fields first, the rest folded. */
import { useState } from "preact/hooks";
import { standing, us } from "../../desk/standing";
import { language, t, term } from "../../language/language";
import { zone } from "../../language/time";
import { type Choice, ChoiceField, ManyField, TextField } from "../../parts/fields";
import { titleOf } from "../../parts/text";
import { periodOf } from "../../sign/period";
import { languages } from "../calls/make";
import { activitiesOf, activityFor, KINDS } from "./activities";
import { type Draft, HIDEABLE, RECONFIRM, STATUSES } from "./draft";
import { clocksThere, InstantField } from "./fields";
import { draft, name, setWindow, write } from "./store";

const words = (names: readonly string[], within = ""): Choice[] => names.map((value) => ({ value, label: term("word", value, within) }));

export const useClocks = () => useState(zone.value);

export function Form({ clocks, setClocks }: { clocks: string; setClocks: (clocks: string) => void }) {
  const of = draft.value;
  const others = Object.keys(standing.value?.parties ?? {})
    .filter((one) => one !== us.value)
    .map((value) => ({ value, label: titleOf(value) }));
  const hasStill = of.parts.length === 0 || of.parts.some((part) => part.is !== "route" && part.own === null);
  return (
    <section aria-labelledby="file-what" class="file-form">
      <div class="file-head">
        <h2 id="file-what">{t("file-what")}</h2>
        <label>
          {term("member", "status")}{" "}
          <select value={of.status} disabled={of.amends !== ""} onChange={({ currentTarget }) => write({ status: currentTarget.value })}>
            {words(STATUSES, "status").map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="unseen">{t("file-clocks")}</span>{" "}
          <select value={clocks} onChange={({ currentTarget }) => setClocks(currentTarget.value)}>
            {clocksThere().map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      </div>
      <div class="file-row file-kinds">
        <ChoiceField
          label={term("member", "kind")}
          value={of.kind}
          choices={words(KINDS)}
          onChange={(kind) => write({ kind, activity: activityFor(kind, of.activity) })}
        />
        <ChoiceField
          label={term("member", "activity")}
          value={of.activity}
          choices={words(activitiesOf(of.kind))}
          onChange={(activity) => write({ activity })}
        />
      </div>
      {hasStill && (
        <div class="file-row file-times">
          <InstantField label={t("file-start")} ms={of.start_ms} clocks={clocks} onChange={(start_ms) => setWindow({ start_ms })} />
          <InstantField label={t("file-end")} ms={of.end_ms} clocks={clocks} onChange={(end_ms) => setWindow({ end_ms })} />
        </div>
      )}
      <ManyField label={t("file-to")} values={of.to} choices={others} onChange={(to) => write({ to })} />
      {of.to.length === 0 && <p class="due">{t("file-to-nobody")}</p>}
      <Words of={of} />
      <More of={of} others={others} clocks={clocks} />
    </section>
  );
}

/** The text, in one or more languages. */
function Words({ of }: { of: Draft }) {
  const there = languages();
  const set = (at: number, one: [string, string]) => write({ text: of.text.with(at, one) });
  const free = there.find(({ value }) => of.text.every(([tag]) => tag !== value))?.value;
  return (
    <>
      <TextField label={t("file-purpose")} value={of.purpose} onInput={(purpose) => write({ purpose })} />
      {of.text.map(([tag, text], at) => (
        <div key={at} class="file-words">
          <TextField label={t("file-text")} value={text} lines={2} lang={tag} onInput={(value) => set(at, [tag, value])} />
          <ChoiceField label={t("file-language")} value={tag} choices={choicesFor(tag, of)} onChange={(value) => set(at, [value, text])} />
          {of.text.length > 1 && (
            <button type="button" class="quiet" onClick={() => write({ text: of.text.toSpliced(at, 1) })}>
              {t("file-drop-text")}
            </button>
          )}
        </div>
      ))}
      {free && (
        <button
          type="button"
          class="quiet"
          onClick={() => write({ text: [...of.text, [of.text.some(([tag]) => tag === language.value) ? free : language.value, ""]] })}
        >
          {t("file-more-text")}
        </button>
      )}
    </>
  );
}

/** The languages that no other text has; a tag that nobody here writes in stays what it is. */
function choicesFor(tag: string, { text }: Draft): Choice[] {
  const there = languages().filter(({ value }) => value === tag || text.every(([other]) => other !== value));
  return there.some(({ value }) => value === tag) ? there : [{ value: tag, label: tag }, ...there];
}

interface MoreProps {
  of: Draft;
  others: Choice[];
  clocks: string;
}

/** What is rarely said. It is open where something in it is said. */
function More({ of, others, clocks }: MoreProps) {
  const said = of.emergency || of.protected || of.conduit || of.hide.length > 0 || of.reconfirm !== "" || of.acknowledge_by_ms !== null;
  const [wasSaid] = useState(said);
  return (
    <details class="more" open={wasSaid}>
      <summary>{t("file-more")}</summary>
      {!of.amends && (
        <TextField label={t("notice-name")} value={of.name} onInput={(text) => write({ name: text })} hint={name.value} exact />
      )}
      <Check label={term("member", "emergency")} value={of.emergency} onChange={(emergency) => write({ emergency })} />
      <Check
        label={term("member", "protected")}
        value={of.protected}
        onChange={(value) => write({ protected: value, hide: value ? [...new Set([...of.hide, "volumes"])] : of.hide })}
      />
      {of.protected && (
        <>
          <p class="hint">{t("file-protected-hint")}</p>
          <TextField
            label={term("member", "owner_agrees")}
            value={of.owner_agrees}
            onInput={(owner_agrees) => write({ owner_agrees })}
            required
          />
        </>
      )}
      {(of.protected || of.hide.includes("volumes")) && (
        <TextField label={t("file-region")} value={of.region} onInput={(region) => write({ region })} hint={t("file-region-hint")} />
      )}
      <ManyField
        label={t("file-hide")}
        values={of.hide}
        choices={HIDEABLE.filter((one) => one !== "filed_for" && (one !== "owner_agrees" || of.protected)).map((value) => ({
          value,
          label: term("member", value),
        }))}
        onChange={(hide) => write({ hide })}
      />
      {of.hide.length > 0 && (
        <ManyField label={t("file-share")} values={of.share} choices={others} onChange={(share) => write({ share })} />
      )}
      <Check label={term("member", "conduit")} value={of.conduit} onChange={(conduit) => write({ conduit })} />
      {of.conduit && (
        <TextField
          label={term("member", "filed_for")}
          value={of.filed_for}
          onInput={(filed_for) => write({ filed_for })}
          hint={t("file-filed-for-hint")}
        />
      )}
      <InstantField
        label={term("member", "acknowledge_by")}
        ms={of.acknowledge_by_ms}
        clocks={clocks}
        onChange={(acknowledge_by_ms) => write({ acknowledge_by_ms })}
      />
      <ChoiceField
        label={term("member", "reconfirm")}
        value={of.reconfirm}
        choices={[
          { value: "", label: t("file-reconfirm-none") },
          ...[...new Set([...RECONFIRM, of.reconfirm])].filter(Boolean).map((value) => ({ value, label: periodOf(value) || value })),
        ]}
        onChange={(reconfirm) => write({ reconfirm })}
      />
    </details>
  );
}

const Check = ({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) => (
  <div>
    <label class="check">
      <input type="checkbox" checked={value} onChange={({ currentTarget }) => onChange(currentTarget.checked)} /> {label}
    </label>
  </div>
);
