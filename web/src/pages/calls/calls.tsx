/** Calls: making one in few keys, how each line stands (as declared and as observed), and all calls, newest first. */
import { useState } from "preact/hooks";
import { useQueued } from "../../desk/queued";
import { us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import type { Queued } from "../../desk/types";
import { t, term } from "../../language/language";
import { Choose } from "../../parts/fields";
import { useKeys } from "../../parts/keys";
import { Answered } from "../../parts/queued";
import { Await, Nothing } from "../../parts/state";
import { Table } from "../../parts/table";
import { Away, Parties, Party, Said, Status, type Tone, When } from "../../parts/text";
import { filters, go, href } from "../../router";
import "./calls.css";
import { Lines } from "./lines";
import { Make } from "./make";
import { Telephones } from "./telephones";
import { type CallTold, type ChannelTold, isUrgency, newestFirst, type Outcome, type RosterTold, URGENCIES, type Urgency } from "./told";

export default function Calls() {
  return filters.value.get("show") === "telephones" ? <Telephones /> : <AllCalls />;
}

const KEYS: Record<Urgency, string> = { stop: "S", urgent: "u", routine: "r", test: "t" };

function AllCalls() {
  const lines = useQuestion<ChannelTold[]>("channels");
  const calls = useQuestion<CallTold[]>("calls");
  const rosters = useQuestion<RosterTold[]>("roster").data?.data ?? [];
  const queued = useQueued() ?? [];
  const wanted = filters.value.get("call");
  const recorded = filters.value.get("show") === "record";
  const make = (urgency: Urgency) => go("calls", "", { call: urgency });
  useKeys({
    ...Object.fromEntries(URGENCIES.map((one) => [KEYS[one], { does: `calls-key-${one}`, act: () => make(one) }])),
    p: { does: "calls-key-telephones", act: () => go("calls", "", { show: "telephones" }) },
  });
  return (
    <>
      <div class="bar">
        <h1>{t("calls-title")}</h1>
        {URGENCIES.map((one) => (
          <button key={one} type="button" class={one === "stop" ? "stop" : ""} onClick={() => make(one)}>
            {term("word", one, "urgency")} <kbd dir="ltr">{KEYS[one]}</kbd>
          </button>
        ))}
        <button type="button" onClick={() => go("calls", "", { call: "stop", show: "record" })}>
          {t("calls-record-short")}
        </button>
        <a class="button" href={href("calls", "", { show: "telephones" })}>
          {t("calls-telephones")} <kbd dir="ltr">p</kbd>
        </a>
      </div>
      {isUrgency(wanted) && lines.data && <Making urgency={wanted} recorded={recorded} lines={lines.data.data} />}
      <OnTheirWay queued={queued} />
      <h2>{t("calls-lines")}</h2>
      <Await asked={lines}>{(told) => <Lines lines={told.data} rosters={rosters} />}</Await>
      <h2>{t("calls-all")}</h2>
      <Await asked={calls}>
        {(told) => (told.data.length ? <CallTable calls={newestFirst(told.data)} /> : <Nothing>{t("calls-none")}</Nothing>)}
      </Await>
    </>
  );
}

/** The form of a new call; a recorded one says how urgent it was. */
function Making({ urgency, recorded, lines }: { urgency: Urgency; recorded: boolean; lines: ChannelTold[] }) {
  const [held, setHeld] = useState(urgency);
  const shown = recorded ? held : urgency;
  return (
    <>
      {recorded && (
        <Choose
          label={t("calls-urgency")}
          value={held}
          choices={URGENCIES.map((value) => ({ value, label: term("word", value, "urgency") }))}
          onChange={(value) => setHeld(value as Urgency)}
        />
      )}
      <Make key={`${shown} ${recorded}`} urgency={shown} recorded={recorded} lines={lines} onDone={() => go("calls")} />
    </>
  );
}

/** Calls that were signed here and that the log does not have yet: they have reached nobody. */
function OnTheirWay({ queued }: { queued: readonly Queued[] }) {
  const ours = queued.filter((one) => one.payload.type === "call/1" && one.state !== "admitted");
  if (ours.length === 0) return null;
  return (
    <div class="why" role="status">
      {ours.map((one) => (
        <p key={one.id}>
          <strong>{term("word", String(one.payload.urgency), "urgency")}</strong> <Parties ids={one.payload.to ?? []} />{" "}
          <When ms={one.signed_ms} brief seconds /> · <Answered by={one} />
        </p>
      ))}
      <p>
        {t("calls-reached-nobody")} <a href={href("calls", "", { show: "telephones" })}>{t("calls-telephones")}</a>
      </p>
    </div>
  );
}

const TONES: Record<Outcome, Tone> = { ringing: "stop", taken: "good", missed: "warn", failed: "warn", ended: "quiet", recorded: "quiet" };

/** How a call stands. One that ended without being taken was missed: that stays in sight. */
export const Stands = ({ of }: { of: CallTold }) => (
  <>
    <span class={`badge badge-${TONES[of.stands]}`}>{term("word", of.stands, "stands")}</span>{" "}
    {of.stands === "ended" && !of.taken && <strong class="warn">{t("calls-never-taken")}</strong>}
  </>
);

const CallTable = ({ calls }: { calls: CallTold[] }) => (
  <Table
    caption={t("calls-all")}
    quiet
    rows={calls}
    id={(call) => call.ref}
    open={(call) => go("call", call.ref)}
    columns={[
      { head: t("calls-when"), cell: (call) => <When ms={call.t_ms} /> },
      { head: t("calls-urgency"), cell: (call) => <UrgencyOf of={call} /> },
      {
        head: t("calls-from-to"),
        cell: (call) => (
          <>
            <Party id={call.said.party} /> <span class="arrow">{t("calls-arrow")}</span> <Party id={call.called} />
          </>
        ),
      },
      {
        head: t("calls-said"),
        cell: (call) => (
          <p class="cut said-short">
            <Said texts={call.words[0]?.text} />
          </p>
        ),
      },
      {
        head: t("calls-stands"),
        cell: (call) => (
          <>
            <Stands of={call} /> {call.taken && <TakenBy of={call.taken} />}
          </>
        ),
      },
      { head: t("calls-owed"), cell: (call) => <OwedShort of={call} /> },
    ]}
  />
);

export const UrgencyOf = ({ of }: { of: CallTold }) => (
  <>
    <span class={of.said.urgency === "stop" ? "badge badge-stop" : "badge badge-quiet"}>{term("word", of.said.urgency, "urgency")}</span>{" "}
    <Status of={of.said.status} />
  </>
);

export const TakenBy = ({ of }: { of: NonNullable<CallTold["taken"]> }) => (
  <span class="faint">
    <Said texts={of.duty} /> <When ms={of.at_ms} brief seconds />
  </span>
);

/** Replies that are still owed, ours first. */
function OwedShort({ of }: { of: CallTold }) {
  const open = of.owed.filter((one) => one.given === null);
  return (
    <>
      {open.map((one) => (
        <span key={one.of} class={one.by === us.value ? "due" : "faint"}>
          <Party id={one.by} /> <Away ms={one.due_ms} />
        </span>
      ))}
    </>
  );
}
