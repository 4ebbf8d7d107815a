/**
 * Signing: what an officer is about to say is composed by the desk, shown here in plain words and as the exact bytes, and signed only then.
 *
 *     const queued = await sign({ type: "receipt/1", notice: "un/convoy-1", version: 2, level: "unit", step: "acknowledged" });
 *
 * The words are made from the composed payload, not from what a form held: what is read is what is signed. Nothing here is sent to anybody;
 * the desk puts what was signed into its own queue.
 */
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Problem, tell } from "../desk/client";
import { now, standing, take } from "../desk/standing";
import { asProblem } from "../desk/told";
import type { Drafted, Queued, Standing } from "../desk/types";
import { t, term } from "../language/language";
import { Dialog } from "../parts/dialog";
import { TextField } from "../parts/fields";
import { Waiting, Why } from "../parts/state";
import { Exact, Parties, Party, Said, Status, T, titleOf, When } from "../parts/text";
import { say } from "../parts/toast";
import { Bookkeeping, Members } from "./payload";

/** A kind's own members, with its `type`. */
export interface Wanted {
  type: string;
  [member: string]: unknown;
}

interface Options {
  /** Members that only named readers (`share`) shall see. */
  hide?: string[];
  /** The bytes of a blob, in base64. */
  blob?: string;
}

interface Asking extends Options {
  members: Wanted;
  done: (queued: Queued | null) => void;
}

const asking = signal<Asking | null>(null);

/** Show what would be signed; resolves with what was signed, or with nothing when the officer turned back. */
export function sign(members: Wanted, options: Options = {}): Promise<Queued | null> {
  asking.peek()?.done(null);
  return new Promise((done) => {
    asking.value = { members, ...options, done };
  });
}

/** Where the dialog stands in the page. */
export const Signing = () => (asking.value ? <SignDialog key={JSON.stringify(asking.value.members)} {...asking.value} /> : null);

function close(queued: Queued | null): void {
  const held = asking.peek();
  asking.value = null;
  held?.done(queued);
}

function SignDialog({ members, hide, blob }: Asking) {
  const [drafted, setDrafted] = useState<Drafted>();
  const [problem, setProblem] = useState<Problem>();
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const key = standing.value?.key;
  const locked = key?.locked ?? true;
  const compose = () => {
    setProblem(undefined);
    const body = { members, ...(hide ? { hide } : {}), ...(blob ? { blob } : {}) };
    tell<Drafted>("/desk/v1/drafted", body).then(setDrafted, (error: unknown) => setProblem(asProblem(error)));
  };
  // Dependencies: composed once; what is asked for never changes under an open dialog
  useEffect(compose, []);
  const form = useRef<HTMLFormElement>(null);
  // Dependencies: what comes next, the passphrase or the signature, has the focus as soon as there is something to read (Enter would close the dialog before)
  useLayoutEffect(() => {
    if (drafted) form.current?.querySelector<HTMLElement>("input, button[type='submit']")?.focus();
  }, [drafted]);
  const act = async () => {
    if (!drafted || busy) return;
    setBusy(true);
    try {
      if (locked) take(await tell<Standing>("/desk/v1/unlock", { passphrase }));
      const queued = await tell<Queued>("/desk/v1/signed", { draft: drafted.draft });
      say(t("sign-done"));
      close(queued);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setPassphrase("");
      setBusy(false);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void act();
  };
  const stale = problem?.code === "unknown_draft" || problem?.code === "stale_head";
  return (
    <Dialog title={t("sign-title")} onClose={() => close(null)} wide>
      {drafted ? <Shown drafted={drafted} /> : !problem && <Waiting />}
      <Why problem={problem} />
      <form ref={form} onSubmit={submit} class="actions">
        {drafted && locked && key && (
          <TextField label={t("sign-passphrase")} type="password" value={passphrase} onInput={setPassphrase} autoFocus required />
        )}
        {drafted && !key && <p class="why">{t("sign-no-key")}</p>}
        <button type="button" class="quiet" onClick={() => close(null)}>
          {t("sign-back")}
        </button>
        {stale && (
          <button type="button" onClick={compose}>
            {t("sign-again")}
          </button>
        )}
        {drafted && key && (
          <button type="submit" class="main" disabled={busy} autoFocus={!locked}>
            {t(locked ? "sign-unlock-and-sign" : "sign-sign")}
          </button>
        )}
      </form>
    </Dialog>
  );
}

/** Everything that a signature would be over. */
function Shown({ drafted }: { drafted: Drafted }) {
  const { payload, key } = drafted;
  const away = standing.value?.picture.away;
  return (
    <>
      <p class="says">
        <Status of={payload.status} /> {t("sign-says", { party: titleOf(payload.party ?? ""), kind: term("kind", payload.type) })}
      </p>
      {payload.to && payload.to.length > 0 && (
        <p>
          <T id="sign-to" parts={{ parties: <Parties ids={payload.to} /> }} />
        </p>
      )}
      <Members payload={payload} hidden={drafted.hidden} />
      <p class="hint">
        <T
          id="sign-by"
          parts={{
            who: (
              <>
                <Party id={payload.party ?? ""} /> · {term("word", key.level, "level")} · <Said texts={key.duty} /> ·{" "}
                <Exact short={12}>{key.keyid}</Exact>
              </>
            ),
          }}
        />
      </p>
      {payload.type.startsWith("notice") && <p class="informs">{t("shell-informs")}</p>}
      {away && (
        <p class="due">
          <T id="sign-away" parts={{ when: <When ms={away.since_ms} brief /> }} />
        </p>
      )}
      <details>
        <summary>{t("sign-exactly")}</summary>
        <Bookkeeping payload={payload} />
        <p class="hint">
          <T id="sign-id-of" parts={{ id: <Exact>{drafted.id}</Exact> }} />
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre class="bytes" dir="ltr" tabIndex={0}>
          {drafted.text}
        </pre>
      </details>
    </>
  );
}

/** Unlock the officer's key outside of a signature. */
export async function unlock(passphrase: string): Promise<void> {
  take(await tell<Standing>("/desk/v1/unlock", { passphrase }));
}

export async function lock(): Promise<void> {
  take(await tell<Standing>("/desk/v1/lock"));
}

/** How long the key stays unlocked, as of now; null when it is locked, or does not lock by itself. */
export const locksIn = () => {
  const key = standing.value?.key;
  return !key || key.locked || key.locks_ms === null ? null : Math.max(0, key.locks_ms - now.value);
};
