/** Fields of forms: each with its label, a hint, and what is wrong with it, tied together for those who listen. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface FieldProps {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  children: (ids: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }) => ComponentChildren;
}

/** A field of any form. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const described = hint || wrong ? `${id}-more` : undefined;
  return (
    <div class={wrong ? "field wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": described, "aria-invalid": Boolean(wrong) })}
      {described && (
        <p id={described} class="hint">
          {wrong ?? hint}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  wrong?: string | undefined;
  type?: "text" | "password" | "search" | "datetime-local" | "number" | "date" | "time";
  lines?: number;
  autoFocus?: boolean;
  /** Left to right whatever the language: coordinates, names of things. */
  exact?: boolean;
  lang?: string;
  required?: boolean;
}

/** One line of text, or several. */
export function TextField({ label, value, onInput, hint, wrong, type = "text", lines, exact, ...more }: TextFieldProps) {
  const input = (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value);
  const box = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  // The attribute alone is heard once a page; a dialog that opens later looks at the attribute
  useEffect(() => {
    if (more.autoFocus) box.current?.focus();
  }, []);
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(ids) =>
        lines ? (
          <textarea
            {...ids}
            {...more}
            ref={box}
            rows={lines}
            value={value}
            onInput={input}
            dir={exact ? "ltr" : "auto"}
            spellcheck={!exact}
          />
        ) : (
          <input
            {...ids}
            {...more}
            ref={box}
            type={type as "text"}
            value={value}
            onInput={input}
            dir={exact ? "ltr" : "auto"}
            autoComplete="off"
          />
        )
      }
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceFieldProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  hint?: string | undefined;
  wrong?: string | undefined;
}

/** One of several. */
export const ChoiceField = ({ label, value, choices, onChange, hint, wrong }: ChoiceFieldProps) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(ids) => (
      <select {...ids} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface ManyFieldProps {
  label: string;
  values: readonly string[];
  choices: readonly Choice[];
  onChange: (values: string[]) => void;
}

/** Any number of several, in their order. */
export const ManyField = ({ label, values, choices, onChange }: ManyFieldProps) => (
  <fieldset class="many">
    <legend>{label}</legend>
    {choices.map((one) => (
      <label key={one.value}>
        <input
          type="checkbox"
          checked={values.includes(one.value)}
          onChange={(event) =>
            onChange(
              choices
                .map((each) => each.value)
                .filter((value) => (value === one.value ? event.currentTarget.checked : values.includes(value))),
            )
          }
        />
        {one.label}
      </label>
    ))}
  </fieldset>
);

interface ChooseProps {
  label: string;
  value: string;
  choices: readonly (Choice & { beside?: ComponentChildren })[];
  onChange: (value: string) => void;
}

/** One of a few, all in sight: a row of buttons of which one is pressed. Its label is heard and not seen. */
export const Choose = ({ label, value, choices, onChange }: ChooseProps) => (
  <fieldset class="choose">
    <legend class="unseen">{label}</legend>
    {choices.map((one) => (
      <button key={one.value} type="button" aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
        {one.label} {one.beside}
      </button>
    ))}
  </fieldset>
);

/** Yes or no. */
export const Check = ({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) => (
  <label class="check">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);
