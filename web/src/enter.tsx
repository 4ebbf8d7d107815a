/**
 * Entering: by the ticket in the address that `garant desk` prints, which is good once; or by the officer's passphrase.
 *
 * The ticket stands behind `#`, so it is sent to nobody before this page hands it in, and it is taken out of the address at once.
 */
import { useEffect, useState } from "preact/hooks";
import { keepToken, type Problem, tell } from "./desk/client";
import { asProblem } from "./desk/told";
import { LANGUAGES, language, OWN_NAMES, speak, t } from "./language/language";
import { TextField } from "./parts/fields";
import { Why } from "./parts/state";

interface Entered {
  token: string;
  party: string;
}

/** The ticket in the address, taken out of it so that it is in no history. */
function ticketInAddress(): string | null {
  const found = /^#enter=([A-Za-z0-9_-]+)$/.exec(location.hash);
  if (found) history.replaceState(null, "", `${location.pathname}#/duty`);
  return found?.[1] ?? null;
}

export function Enter({ onEntered }: { onEntered: () => void }) {
  const [passphrase, setPassphrase] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const enter = (by: { ticket: string } | { passphrase: string }) => {
    setBusy(true);
    tell<Entered>("/desk/v1/enter", by)
      .then(({ token }) => {
        keepToken(token);
        dispatchEvent(new HashChangeEvent("hashchange"));
        onEntered();
      })
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setBusy(false));
  };
  // Dependencies: once, when the page opens
  useEffect(() => {
    const ticket = ticketInAddress();
    if (ticket) enter({ ticket });
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    enter({ passphrase });
    setPassphrase("");
  };
  return (
    <main class="enter">
      <h1>Garant</h1>
      <p>{t("shell-enter-hint")}</p>
      <form onSubmit={submit}>
        <TextField label={t("sign-passphrase")} type="password" value={passphrase} onInput={setPassphrase} autoFocus required />
        <Why problem={problem} />
        <button type="submit" class="main" disabled={busy}>
          {t("shell-enter")}
        </button>
      </form>
      <Languages />
    </main>
  );
}

/** The languages, each by its own name. */
export const Languages = () => (
  <fieldset class="languages">
    <legend class="unseen">{t("shell-language")}</legend>
    {LANGUAGES.map((one) => (
      <button key={one} type="button" class="quiet" lang={one} aria-pressed={language.value === one} onClick={() => void speak(one)}>
        {OWN_NAMES[one]}
      </button>
    ))}
  </fieldset>
);
