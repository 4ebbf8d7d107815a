/** After the signature: how far it has come, in order and as it is: signed, sent, admitted at N; the host's verdict when it is there. */

import { useQueued } from "../../desk/queued";
import { standing, us } from "../../desk/standing";
import { useAsked } from "../../desk/told";
import type { Queued, QueueState } from "../../desk/types";
import { t, term } from "../../language/language";
import { figure } from "../../language/time";
import { Why } from "../../parts/state";
import { StatementLink, T, Thing, When } from "../../parts/text";
import type { Beside } from "../notices/told";
import { resultOf } from "../notices/verdict";
import { TONES } from "./found";

const STEPS: QueueState[] = ["signed", "sent", "admitted"];

interface WayProps {
  queued: Queued;
  /** How many of a file are left, and which is next. */
  left: number;
  onNext: () => void;
}

export function Way({ queued, left, onNext }: WayProps) {
  const held = useQueued()?.find(({ id }) => id === queued.id) ?? queued;
  const { payload } = queued;
  const ref = typeof payload.notice === "string" ? payload.notice : `${us.value}/${String(payload.name)}`;
  const isIn = held.state === "admitted";
  const beside = useAsked<Beside>(isIn ? "/desk/v1/notice" : null, { name: ref });
  const version = typeof payload.version === "number" ? payload.version : 1;
  const recorded = beside.data?.versions.at(-1)?.version === version ? beside.data.recorded : null;
  const away = standing.value?.picture.away;
  return (
    <section class="card file-way" aria-labelledby="file-way" aria-live="polite">
      <h2 id="file-way">
        <T id="file-signed" parts={{ notice: <Thing of={`notice:${ref}`} /> }} />
      </h2>
      <ol class="file-steps">
        {STEPS.map((state, at) => (
          <li
            key={state}
            class={at <= STEPS.indexOf(held.state) ? "good" : "faint"}
            aria-current={held.state === state ? "step" : undefined}
          >
            {at <= STEPS.indexOf(held.state) ? "✓ " : ""}
            {term("word", state, "state")}
            {state === "signed" && (
              <>
                {" "}
                <When ms={held.signed_ms} seconds brief />
              </>
            )}
            {state === "admitted" && isIn && held.index !== null && (
              <>
                {" "}
                <StatementLink index={held.index} /> · {t("file-admitted-at", { size: figure(held.size ?? 0) })}
              </>
            )}
          </li>
        ))}
        <li class={recorded ? TONES[recorded.result] : "faint"}>
          {t("file-verdict", { result: recorded ? resultOf(recorded) : t("file-verdict-waits") })}
          {recorded && recorded.withheld > 0 && <strong class="warn"> · {term("word", "coordinate_by_hotline")}</strong>}
        </li>
      </ol>
      {(held.state === "refused" || held.state === "expired") && <p class="warn">{term("word", held.state, "state")}</p>}
      <Why problem={held.refusal} />
      {away && !isIn && <p class="why">{t("file-away-queues")}</p>}
      <p class="informs">{t("shell-informs")}</p>
      <button type="button" class="main" onClick={onNext}>
        {left > 0 ? t("file-next-left", { count: left }) : t("file-another")}
      </button>
    </section>
  );
}
