/**
 * Say anything: a form for every kind of statement, made from what the kind's own type asks for. Members that are no simple values are written
 * as JSON. What the rules would refuse is said when it is composed, before anything is signed.
 */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { standing } from "../../desk/standing";
import { useAsked } from "../../desk/told";
import { t, term } from "../../language/language";
import { ChoiceField } from "../../parts/fields";
import { OnToSign } from "../../parts/saying";
import { Await } from "../../parts/state";
import { T } from "../../parts/text";
import { go } from "../../router";
import { sign, type Wanted } from "../../sign/sign";
import { type Kind, type KindsTold, membersOf, shapeOf, textOf } from "./form";
import { MemberField } from "./member";
import "./say.css";

/** What another page hands over to be said, mended here first. */
const handed = signal<Wanted | null>(null);
export const prefill = (members: Wanted) => {
  handed.value = members;
};

export default function Say() {
  const asked = useAsked<KindsTold>("/desk/v1/kinds", {}, true);
  return (
    <>
      <h1>{t("shell-page-say")}</h1>
      <p class="hint">{t("say-hint")}</p>
      <Await asked={asked}>{(told) => <Choose told={told} />}</Await>
    </>
  );
}

/** Kinds that an officer signs alone; those of several keys are said at the command line. */
const ours = (kind: Kind) => kind.signed_by.startsWith("officer");

function Choose({ told }: { told: KindsTold }) {
  const given = handed.value;
  const [name, setName] = useState(given?.type ?? "");
  const kind = told.kinds.find((one) => one.kind === name);
  const choices = told.kinds
    .filter(ours)
    .map((one) => ({ value: one.kind, label: term("kind", one.kind) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <div class="say">
      <ChoiceField
        label={t("log-kind")}
        value={name}
        choices={[{ value: "", label: t("say-choose") }, ...choices]}
        onChange={(value) => {
          handed.value = null;
          setName(value);
        }}
      />
      {kind && <Form key={kind.kind} kind={kind} told={told} given={given?.type === kind.kind ? given : null} />}
    </div>
  );
}

function Form({ kind, told, given }: { kind: Kind; told: KindsTold; given: Wanted | null }) {
  const wanted = kind.members.filter((one) => !one.filled_in);
  const [held, setHeld] = useState<Record<string, string>>(() => start(given));
  const [hide, setHide] = useState<string[]>([]);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const submit = async (event: Event) => {
    event.preventDefault();
    const read = membersOf(kind, held, told.components);
    setWrong(read.wrong);
    if (Object.keys(read.wrong).length > 0) return;
    const queued = await sign({ ...read.members, type: kind.kind }, hide.length > 0 ? { hide } : {});
    if (!queued) return;
    handed.value = null;
    go("queue");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p class="hint">
        <T id="say-about" parts={{ about: <bdi lang="en">{kind.about}</bdi> }} />
      </p>
      {wanted.map((member) => (
        <MemberField
          key={member.name}
          member={member}
          shape={shapeOf(member.schema, told.components)}
          value={held[member.name] ?? ""}
          wrong={wrong[member.name]}
          hidden={hide.includes(member.name)}
          onInput={(value) => setHeld((was) => ({ ...was, [member.name]: value }))}
          onHide={(on) => setHide((was) => (on ? [...was, member.name] : was.filter((one) => one !== member.name)))}
        />
      ))}
      <OnToSign />
    </form>
  );
}

/** What a form begins with: what was handed over, or the status in which most here is said. */
const start = (given: Wanted | null): Record<string, string> =>
  given
    ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, textOf(value)]))
    : { status: standing.peek()?.log.startsWith("exercise.") ? "exercise" : "actual" };
