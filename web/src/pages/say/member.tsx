/** One member of any kind as a field; a text in several languages is asked for in the page's language, and may be written as JSON for more. */
import { standing } from "../../desk/standing";
import { language, OWN_NAMES, t, term } from "../../language/language";
import { Check, ChoiceField, ManyField, TextField } from "../../parts/fields";
import { titleOf } from "../../parts/text";
import type { Member, Shape } from "./form";

interface MemberFieldProps {
  member: Member;
  shape: Shape;
  value: string;
  wrong: string | undefined;
  hidden: boolean;
  onInput: (value: string) => void;
  onHide: (on: boolean) => void;
}

export function MemberField(props: MemberFieldProps) {
  const { member, hidden, onHide, value } = props;
  return (
    <div class="member">
      <One {...props} />
      {member.hideable && value && <Check label={t("say-hide")} checked={hidden} onChange={onHide} />}
    </div>
  );
}

function One({ member, shape, value, wrong, onInput }: MemberFieldProps) {
  const label = `${term("member", member.name)}${member.required ? " *" : ""}`;
  const told = wrong ? t(wrong) : undefined;
  switch (shape.is) {
    case "choice":
      return <ChoiceField label={label} value={value} choices={choices(shape.values, member.name)} onChange={onInput} wrong={told} />;
    case "yes_no":
      return <ChoiceField label={label} value={value} choices={YES_NO()} onChange={onInput} wrong={told} />;
    case "parties":
      return (
        <ManyField
          label={label}
          values={listOf(value)}
          choices={parties()}
          onChange={(ids) => onInput(ids.length > 0 ? JSON.stringify(ids) : "")}
        />
      );
    case "texts":
      return <TextsField label={label} value={value} wrong={told} onInput={onInput} />;
    case "number":
      return <TextField label={label} value={value} onInput={onInput} wrong={told} type="number" exact />;
    case "text":
      return <TextField label={label} value={value} onInput={onInput} wrong={told} />;
    case "json":
      return (
        <TextField
          label={label}
          hint={t("say-json")}
          value={value}
          onInput={onInput}
          wrong={told}
          lines={value.length > 80 ? 6 : 2}
          exact
        />
      );
  }
}

/** What is said in the page's language; what was handed over in others stays. */
function TextsField({
  label,
  value,
  wrong,
  onInput,
}: {
  label: string;
  value: string;
  wrong: string | undefined;
  onInput: (value: string) => void;
}) {
  const held = textsOf(value);
  const change = (text: string) => {
    const { [language.value]: _, ...others } = held;
    const texts = text ? { ...others, [language.value]: text } : others;
    onInput(Object.keys(texts).length > 0 ? JSON.stringify(texts) : "");
  };
  const others = Object.keys(held).filter((tag) => tag !== language.value);
  const hint = others.length > 0 ? t("say-also-in", { languages: others.join(", ") }) : OWN_NAMES[language.value];
  return (
    <TextField
      label={label}
      hint={hint}
      value={held[language.value] ?? ""}
      onInput={change}
      wrong={wrong}
      lines={2}
      lang={language.value}
    />
  );
}

function textsOf(value: string): Record<string, string> {
  try {
    return value ? (JSON.parse(value) as Record<string, string>) : {};
  } catch {
    return {};
  }
}

function listOf(value: string): string[] {
  try {
    const held: unknown = value ? JSON.parse(value) : [];
    return Array.isArray(held) ? held.map(String) : [];
  } catch {
    return [];
  }
}

const choices = (values: string[], name: string) => [
  { value: "", label: "—" },
  ...values.map((one) => ({ value: one, label: term("word", one, name) })),
];

const YES_NO = () => [
  { value: "", label: "—" },
  { value: "true", label: t("sign-yes") },
  { value: "false", label: t("sign-no") },
];

const parties = () => Object.keys(standing.value?.parties ?? {}).map((id) => ({ value: id, label: titleOf(id) }));
