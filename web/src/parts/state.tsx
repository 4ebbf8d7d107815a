/** What stands where an answer is not there: not yet, not at all, or nothing to tell; and why something was refused. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../desk/client";
import type { Asked } from "../desk/told";
import type { Refusal } from "../desk/types";
import { t, term } from "../language/language";

/** Why something was refused: the sentence as the desk or the host said it, under the code word's title. */
export function Why({ problem }: { problem: Problem | Refusal | null | undefined }) {
  if (!problem) return null;
  const sentence = problem.code === "unreachable" ? t("shell-desk-gone") : problem.sentence;
  return (
    <div class="why" role="alert">
      <strong>{term("code", problem.code)}</strong>{" "}
      <bdi lang="en" dir="auto">
        {sentence}
      </bdi>{" "}
      {problem.where && <bdi class="exact">{problem.where}</bdi>}
    </div>
  );
}

/** Nothing to tell, in a sentence. */
export const Nothing = ({ children }: { children: ComponentChildren }) => <p class="nothing">{children}</p>;

/** Show an answer when it is there; until then say that it is on its way, or why there is none. */
export function Await<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      <Why problem={asked.problem} />
      {asked.data !== undefined && children(asked.data)}
      {asked.data === undefined && !asked.problem && <Waiting />}
    </>
  );
}

/** Something is on its way. It shows after a moment only, so that quick answers do not flicker. */
export const Waiting = () => (
  <p class="waiting" role="status">
    {t("shell-waiting")}
  </p>
);
