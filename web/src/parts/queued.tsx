/** What this desk has signed about a thing and what is not in the log yet: shown as queued, never as if it stood. */

import { aboutOf } from "../desk/about";
import { useQueued } from "../desk/queued";
import { logSize } from "../desk/standing";
import type { Payload, Queued, QueueState } from "../desk/types";
import { t, term } from "../language/language";
import { href } from "../router";
import { Why } from "./state";
import { Badge, type Tone, When } from "./text";

/** How far a statement of ours has come, as a tone: good is what is in our own verified copy alone. */
export const QUEUED_TONES: Record<QueueState, Tone> = { signed: "due", sent: "due", admitted: "good", refused: "warn", expired: "warn" };

/** We have answered here, and the log does not have it yet. */
export function Answered({ by }: { by: Queued }) {
  const good = by.state === "signed" || by.state === "sent";
  return (
    <span class={good ? "due" : "warn"}>
      {t(`duty-answered-${by.state}`)}{" "}
      {by.refusal && (
        <bdi lang="en" dir="auto">
          {by.refusal.sentence}
        </bdi>
      )}
    </span>
  );
}

/** Whether a statement is about a thing, alone or among several. */
export function concerns(payload: Payload, thing: string): boolean {
  return aboutOf(payload) === thing || [payload.about, payload.one, payload.other].flat().includes(thing);
}

/** Whether a statement is not in our own verified copy of the log, as far as that has come. */
const isAbsent = (one: Queued) => one.state !== "admitted" && !(one.state === "sent" && one.index !== null && one.index < logSize.value);

/** The statements of ours about one of some things that wait, or were refused. */
export function QueuedAbout({ things }: { things: readonly string[] }) {
  const found = (useQueued() ?? []).filter((one) => isAbsent(one) && things.some((thing) => concerns(one.payload, thing)));
  if (found.length === 0) return null;
  return (
    <section class="card queued" aria-live="polite">
      <h2>{t("queued-title")}</h2>
      <ul class="values">
        {found.map((one) => (
          <li key={one.id}>
            <Badge word={one.state} within="state" tone={QUEUED_TONES[one.state]} />{" "}
            <a href={href("queue")}>{term("kind", one.payload.type)}</a> {wordOf(one.payload)} · <When ms={one.signed_ms} brief />
            <Why problem={one.refusal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The word that tells what was said, where a kind has one. */
function wordOf(payload: Payload): string {
  const said = payload.step ?? payload.says ?? payload.answer ?? payload.form;
  return typeof said === "string" ? term("word", said) : "";
}
