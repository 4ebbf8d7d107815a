/** What the draft meets, as the check found it: conflicts, measures, lead time, what could not be computed, names that lie elsewhere. */
import { standing } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import type { Texts } from "../../desk/types";
import { t } from "../../language/language";
import { metres } from "../../language/place";
import { figure, span } from "../../language/time";
import { Nothing, Why } from "../../parts/state";
import { Said, T, When } from "../../parts/text";
import type { Conflict, Found as FoundTold, Hit } from "../notices/told";
import { ConflictCard, HitCard, resultOf } from "../notices/verdict";
import { checked, isAsking, problem } from "./check";
import { look, looked } from "./looking";
import { Probe } from "./probe";

export const TONES = { not_clear: "warn", undetermined: "due", clear: "" } as const;

/** What it comes to, in a line. */
export function Result() {
  const held = checked.value;
  const { away } = standing.value?.picture ?? {};
  const words = held
    ? resultOf(held.found)
    : t(problem.value ? "file-not-checked" : isAsking.value ? "file-checking" : "file-nothing-drawn");
  const again = held && held.lookAgain.length > 0 ? `, ${t("file-look-again-short", { count: held.lookAgain.length })}` : "";
  return (
    <p class={`result ${held ? TONES[held.found.result] : ""}`} role="status" aria-busy={isAsking.value}>
      {words}
      {again}
      {away && held && <span class="due"> · {t("file-away-short")}</span>}
    </p>
  );
}

export function Found() {
  const held = checked.value;
  return (
    <section aria-labelledby="file-found" class="file-found">
      <h2 id="file-found">{t("file-found")}</h2>
      <Why problem={problem.value} />
      {held ? <Told of={held.found} /> : !problem.value && <Nothing>{t("file-nothing-drawn")}</Nothing>}
      <Probe />
    </section>
  );
}

function Told({ of }: { of: FoundTold }) {
  const held = checked.value;
  return (
    <>
      <p class={`result ${TONES[of.result]}`}>{resultOf(of)}</p>
      {held?.lookAgain.map((one) => (
        <p key={one.name} class="why" role="alert">
          <strong>{t("file-look-again", { name: one.name, distance: metres(one.distance_m), allowed: metres(one.allowed_m) })}</strong>
        </p>
      ))}
      <Lead of={of} />
      <ul class="cards">
        {of.conflicts.map((one) => (
          <Met key={one.notice} of={one} />
        ))}
        {of.hits.map((hit, at) => (
          <Measured key={at} of={hit} />
        ))}
      </ul>
      {of.undetermined.length > 0 && (
        <>
          <h3>{t("notice-undetermined")}</h3>
          <ul class="values">
            {of.undetermined.map((one, at) => (
              <li key={at}>
                <bdi lang="en" dir="ltr">
                  {one.what}: {one.because}
                </bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="hint">{t("notice-considered", { count: of.considered, size: figure(of.log_size) })}</p>
      {held && (
        <p class="hint">
          <T id="file-as-of" parts={{ when: <When ms={Date.parse(held.as_of)} seconds /> }} />
        </p>
      )}
      <p class="informs">{t("shell-informs")}</p>
    </>
  );
}

const Met = ({ of }: { of: Conflict }) => (
  <>
    <ConflictCard of={of} />
    <li class="file-under">
      <button type="button" class="quiet" aria-pressed={looked.value === of.notice} onClick={() => look(of.notice, of.closest_at)}>
        {t("file-look")}
      </button>
    </li>
  </>
);

/** The line is cut: what was looked at is as old as our copy. */
export function Cut() {
  const picture = standing.value?.picture;
  if (!picture?.away) return null;
  return (
    <p class="why">
      <T id="file-away" parts={{ when: <When ms={picture.as_of_ms} seconds /> }} /> {t("file-away-queues")}
    </p>
  );
}

function Lead({ of }: { of: FoundTold }) {
  const { lead_given_s: given, lead_required_s: required } = of;
  const isShort = given !== null && required !== null && given < required;
  const text =
    given === null ? t("file-lead-unknown") : given < 0 ? t("file-lead-begun", { span: span(given * 1_000) }) : span(given * 1_000);
  return (
    <p class={isShort || (given !== null && given < 0) ? "warn" : undefined}>
      <T id="file-lead" parts={{ span: <strong>{text}</strong> }} />
      {required !== null && <span> · {t("file-lead-asked", { span: span(required * 1_000) })}</span>}
      {isShort && <strong> · {t("file-lead-short")}</strong>}
    </p>
  );
}

interface AgreementTold {
  said: { title?: Texts };
  measures: { name: string; text: Texts }[];
}

/** A measure that speaks of it, with its agreement's title and its own words. */
function Measured({ of }: { of: Hit }) {
  const [agreement = "", name = ""] = of.measure.split("#");
  const asked = useQuestion<AgreementTold[]>("agreements", { name: agreement });
  const told = asked.data?.data[0];
  const measure = told?.measures.find((one) => one.name === name);
  return (
    <>
      <HitCard of={of} />
      {told && (
        <li class="file-article small">
          <strong>
            <Said texts={told.said.title} />
          </strong>{" "}
          <Said texts={measure?.text} />
        </li>
      )}
    </>
  );
}
