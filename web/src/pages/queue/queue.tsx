/**
 * The queue: what this desk signed and how far each statement has come, told as it is and never better.
 *
 *     signed     durable here, not answered yet          sent       the host's receipt is here and good; our copy has not caught up
 *     admitted   in our own verified copy, at its index  refused    by the host, with its signed word    expired   too late to be sent
 */
import { useState } from "preact/hooks";
import { aboutOf } from "../../desk/about";
import { type Problem, tell } from "../../desk/client";
import { standing } from "../../desk/standing";
import { asProblem, useAsked } from "../../desk/told";
import type { Queued } from "../../desk/types";
import { t, term } from "../../language/language";
import { Dialog } from "../../parts/dialog";
import { QUEUED_TONES } from "../../parts/queued";
import { Await, Nothing, Why } from "../../parts/state";
import { Table } from "../../parts/table";
import { Away, Exact, Parties, StatementLink, T, Thing, When } from "../../parts/text";
import { Bookkeeping, Members } from "../../sign/payload";

export default function QueuePage() {
  const asked = useAsked<{ queued: Queued[] }>("/desk/v1/queue", {}, false, JSON.stringify(standing.value?.queue));
  return (
    <>
      <h1>{t("queue-title")}</h1>
      <p class="hint">{t("queue-hint")}</p>
      <Await asked={asked}>{({ queued }) => <Rows queued={queued} again={asked.again} />}</Await>
    </>
  );
}

function Rows({ queued, again }: { queued: Queued[]; again: () => void }) {
  const [open, setOpen] = useState<Queued>();
  if (queued.length === 0) return <Nothing>{t("queue-empty")}</Nothing>;
  const columns = [
    { head: t("queue-when"), cell: (row: Queued) => <When ms={row.signed_ms} brief /> },
    { head: t("queue-what"), cell: (row: Queued) => <What row={row} /> },
    { head: t("queue-to"), cell: (row: Queued) => <Parties ids={row.payload.to ?? []} /> },
    { head: t("queue-by"), cell: (row: Queued) => t(`queue-by-${row.by}`) },
    { head: t("queue-state"), cell: (row: Queued) => <State row={row} /> },
  ];
  return (
    <>
      <Table caption={t("queue-title")} quiet columns={columns} rows={queued} id={(row) => row.id} open={setOpen} />
      {open && <OneQueued row={open} onClose={() => setOpen(undefined)} again={again} />}
    </>
  );
}

function What({ row }: { row: Queued }) {
  const about = aboutOf(row.payload);
  return (
    <>
      {term("kind", row.type)} {about && <Thing of={about} />}
    </>
  );
}

/** How far it has come, and until when it may still travel. */
function State({ row }: { row: Queued }) {
  return (
    <span class={`badge badge-${QUEUED_TONES[row.state]}`}>
      {t(`queue-state-${row.state}`, { size: row.size ?? 0 })}
      {row.state === "signed" && (
        <>
          {" · "}
          <T id="queue-until" parts={{ away: <Away ms={row.not_after_ms} /> }} />
        </>
      )}
    </span>
  );
}

function OneQueued({ row, onClose, again }: { row: Queued; onClose: () => void; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const forget = () => {
    tell("/desk/v1/queue/forget", { id: row.id }).then(
      () => {
        again();
        onClose();
      },
      (error: unknown) => setProblem(asProblem(error)),
    );
  };
  const over = row.state === "refused" || row.state === "expired";
  return (
    <Dialog title={term("kind", row.type)} onClose={onClose} wide>
      <p>
        <State row={row} /> {row.index !== null && <StatementLink index={row.index} id={row.id} />}
      </p>
      <Why problem={row.refusal} />
      {row.refusal && <p class="hint">{t("queue-refused-hint")}</p>}
      <Members payload={row.payload} />
      <details>
        <summary>{t("sign-exactly")}</summary>
        <Bookkeeping payload={row.payload} />
        <p class="hint">
          <T id="sign-id-of" parts={{ id: <Exact>{row.id}</Exact> }} />
        </p>
      </details>
      <Why problem={problem} />
      <div class="actions">
        {over && (
          <button type="button" onClick={forget}>
            {t("queue-set-aside")}
          </button>
        )}
        <button type="button" class="main" onClick={onClose}>
          {t("shell-close")}
        </button>
      </div>
    </Dialog>
  );
}
