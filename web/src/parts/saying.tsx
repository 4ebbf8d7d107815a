/**
 * Writing something down that is then shown and signed. What was written stays where it is until it is signed: an officer who turns back from
 * the signature, or whose statement is refused, finds his words again.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Problem } from "../desk/client";
import { asProblem } from "../desk/told";
import { language, t } from "../language/language";
import { sign, type Wanted } from "../sign/sign";
import { Dialog } from "./dialog";
import { Why } from "./state";

/** A member that holds words in the officer's language; none where nothing was written. */
export const inWords = (text: string, member = "text") => (text.trim() ? { [member]: { [language.value]: text.trim() } } : {});

interface SayingProps {
  title: string;
  /** What is to be signed, when the form is handed in. */
  members: () => Wanted | Promise<Wanted>;
  hide?: string[] | undefined;
  onClose: () => void;
  /** Nothing can be signed yet. */
  lacks?: boolean;
  wide?: boolean;
  children: ComponentChildren;
}

/** A dialog in which something is written and then signed. */
export function Saying({ title, members, hide = [], onClose, lacks, wide, children }: SayingProps) {
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: Event) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      if (await sign(await members(), { hide })) onClose();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <Dialog title={title} onClose={onClose} wide={wide ?? false}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <Why problem={problem} />
        <OnToSign onBack={onClose} lacks={lacks} />
      </form>
    </Dialog>
  );
}

interface OnToSignProps {
  onBack?: () => void;
  lacks?: boolean | undefined;
  tone?: "main" | "stop";
}

/** The end of a form: back, or on to what will be signed. */
export const OnToSign = ({ onBack, lacks, tone = "main" }: OnToSignProps) => (
  <div class="actions">
    {onBack && (
      <button type="button" class="quiet" onClick={onBack}>
        {t("sign-back")}
      </button>
    )}
    <button type="submit" class={tone} disabled={lacks}>
      {t("sign-on")} {tone === "stop" && <kbd dir="ltr">↵</kbd>}
    </button>
  </div>
);
