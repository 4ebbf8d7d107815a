/** Asking the host about what others hide: a signed, counted look, whose answer is a coarse word and nothing of where or when. */
import { useState } from "preact/hooks";
import { type Problem, tell } from "../../desk/client";
import { standing, us } from "../../desk/standing";
import { asProblem, useQuestion } from "../../desk/told";
import type { Payload } from "../../desk/types";
import { t, term } from "../../language/language";
import { Dialog } from "../../parts/dialog";
import { Why } from "../../parts/state";
import { Thing } from "../../parts/text";
import { sign } from "../../sign/sign";
import { checked } from "./check";
import { feature } from "./store";

/** What a probe says of a notice: nothing that only people need. */
const ASKED = ["status", "kind", "activity", "volumes"];
const RANDOM_BYTES = 6;

interface ProbesTold {
  days: { party: string; looks: number; allowed: number; spent: boolean }[];
  looks: { form: "probe" | "notice"; ref: string; result: string | null; touched: string[] }[];
}

/** A name that tells nothing of the plan. */
const freshName = () =>
  `probe-${Array.from(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

export function Probe() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ name: string; of: string } | null>(null);
  const drawn = JSON.stringify(feature.value.geometry);
  if (!checked.value) return null;
  return (
    <div class="file-probe">
      <button type="button" onClick={() => setOpen(true)}>
        {t("file-probe")}
      </button>
      {asked && <Answered name={asked.name} isOld={asked.of !== drawn} />}
      {open && (
        <Ask
          onClose={() => setOpen(false)}
          onAsked={(name) => {
            setOpen(false);
            setAsked({ name, of: drawn });
          }}
        />
      )}
    </div>
  );
}

function Ask({ onClose, onAsked }: { onClose: () => void; onAsked: (name: string) => void }) {
  const [problem, setProblem] = useState<Problem>();
  const told = useQuestion<ProbesTold>("probes");
  const day = told.data?.data.days.find(({ party }) => party === us.value);
  const act = async (event: Event) => {
    event.preventDefault();
    const name = freshName();
    try {
      const { members } = await tell<{ members: Payload }>(`/desk/v1/members?name=${name}`, feature.peek());
      const kept = Object.fromEntries(ASKED.filter((member) => member in members).map((member) => [member, members[member]]));
      onClose();
      const queued = await sign({ type: "probe/1", name, ...kept }, { hide: ["volumes"] });
      if (queued) onAsked(name);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <Dialog title={t("file-probe")} onClose={onClose}>
      <form onSubmit={(event) => void act(event)}>
        <p>{t("file-probe-what")}</p>
        <p>{t("file-probe-seen")}</p>
        {day && <p class={day.spent ? "warn" : "hint"}>{t("file-probe-looks", { left: Math.max(0, day.allowed - day.looks) })}</p>}
        {standing.value?.picture.away && <p class="why">{t("file-probe-away")}</p>}
        <Why problem={problem} />
        <div class="actions">
          <button type="button" class="quiet" onClick={onClose}>
            {t("file-back")}
          </button>
          <button type="submit" class="main">
            {t("file-sign")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The host's answer, when our copy has it. */
function Answered({ name, isOld }: { name: string; isOld: boolean }) {
  const told = useQuestion<ProbesTold>("probes");
  const look = told.data?.data.looks.find((one) => one.form === "probe" && one.ref === `${us.value}/${name}`);
  if (!look) return <p class="due">{t("file-probe-waits")}</p>;
  const isMet = look.result === "not_clear";
  return (
    <div class={isMet ? "why" : "card"} role="status">
      <strong>{isMet ? term("word", "coordinate_by_hotline") : t(`file-probe-${look.result ?? "undetermined"}`)}</strong>{" "}
      {look.touched.map((ref) => (
        <Thing key={ref} of={`notice:${ref}`} />
      ))}
      {isOld && <p class="due">{t("file-probe-old")}</p>}
    </div>
  );
}
