/** The proof of a notice: a file that anybody verifies alone and offline; and a look at it here, by the same program. */
import { useState } from "preact/hooks";
import { fetchBytes, type Problem, save, send } from "../../desk/client";
import { asProblem } from "../../desk/told";
import { t } from "../../language/language";
import { Why } from "../../parts/state";
import { href } from "../../router";

interface Verified {
  holds: boolean;
  reasons?: unknown[];
}

/** `id`: the statement of which the proof is made. */
export function Proof({ id, name }: { id: string; name: string }) {
  const [state, setState] = useState<{ busy?: boolean; problem?: Problem; verified?: Verified }>({});
  const get = async (then: (bytes: Blob) => Promise<Verified | null>) => {
    setState({ busy: true });
    try {
      const verified = await then(await fetchBytes("/desk/v1/proofs", { subject: id }));
      setState(verified ? { verified } : {});
    } catch (error) {
      setState({ problem: asProblem(error) });
    }
  };
  const keep = async (bytes: Blob) => {
    save(bytes, `${name.replaceAll("/", "-")}.proof`);
    return null;
  };
  return (
    <section aria-labelledby="notice-proof">
      <h2 id="notice-proof">{t("notice-proof")}</h2>
      <div class="acts">
        <button type="button" disabled={state.busy} onClick={() => void get(keep)}>
          {t("notice-proof-save")}
        </button>
        <button type="button" disabled={state.busy} onClick={() => void get((bytes) => send<Verified>("/desk/v1/verify", bytes))}>
          {t("notice-proof-check")}
        </button>
        <a href={href("verify")}>{t("shell-page-verify")}</a>
      </div>
      <div aria-live="polite">
        {state.verified && (
          <p class={state.verified.holds ? "good" : "stop"}>{t(state.verified.holds ? "notice-proof-holds" : "notice-proof-fails")}</p>
        )}
      </div>
      <Why problem={state.problem} />
      <p class="hint">{t("notice-proof-hint")}</p>
    </section>
  );
}
