/** Fields of this page: a figure in metres, and an instant on the theatre's clocks or in UTC. */
import { useState } from "preact/hooks";
import { t } from "../../language/language";
import { zone } from "../../language/time";
import { Field, TextField } from "../../parts/fields";
import { When } from "../../parts/text";
import { ahead, instantOf } from "../incidents/clocks";

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  hint?: string;
  least?: number;
}

/** A figure; empty is none. What is no figure stays in the field, and changes nothing. */
export function NumberField({ label, value, onChange, hint, least = 0 }: NumberFieldProps) {
  const [written, setWritten] = useState<string | null>(null);
  const input = (text: string) => {
    setWritten(text);
    const read = text.trim() === "" ? null : Number(text);
    if (read === null || (Number.isFinite(read) && read >= least)) onChange(read);
  };
  const same = written !== null && (written.trim() === "" ? value === null : Number(written) === value);
  const text = written !== null && (same || Number.isNaN(Number(written))) ? written : (value?.toString() ?? "");
  return <TextField label={label} value={text} onInput={input} hint={hint} type="number" exact />;
}

interface InstantFieldProps {
  label: string;
  ms: number | null;
  onChange: (ms: number | null) => void;
  clocks: string;
}

/** What a zone's clocks show at an instant: `2027-03-01T06:12`, with seconds where there are any. */
export const shownAt = (ms: number, clocks: string) => new Date(ms + ahead(ms, clocks)).toISOString().slice(0, ms % 60_000 ? 19 : 16);

/** The instant at which a zone's clocks show that. */
export const readAt = (local: string, clocks: string) => instantOf(local.slice(0, 16), clocks) + Number(local.slice(17, 19)) * 1_000;

/** An instant; it is shown back on the theatre's clocks and in UTC. */
export const InstantField = ({ label, ms, onChange, clocks }: InstantFieldProps) => (
  <Field label={label}>
    {(ids) => (
      <>
        <input
          {...ids}
          type="datetime-local"
          step={ms !== null && ms % 60_000 ? 1 : 60}
          dir="ltr"
          value={ms === null ? "" : shownAt(ms, clocks)}
          onInput={({ currentTarget: { value } }) => {
            const read = value ? readAt(value, clocks) : null;
            if (read === null || !Number.isNaN(read)) onChange(read);
          }}
        />
        <span class="hint">{ms === null ? t("file-unbounded") : <When ms={ms} />}</span>
      </>
    )}
  </Field>
);

/** The clocks that one writes by. */
export const clocksThere = () => [...new Set([zone.value, "UTC"])];
