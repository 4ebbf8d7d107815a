/**
 * What must not be overlooked, above every page: a STOP to us that nobody has taken; a log that cannot be right; and, quieter, a desk that
 * does not answer, a line that has been away for long, a desk without a key.
 *
 * A STOP shows and sounds whether the key is locked or not (taking it unlocks in the dialog), also while a dialog stands over the page:
 * the dialog then shows the bar above itself, and its keys are heard there too.
 */
import { useEffect, useRef } from "preact/hooks";
import { deskGone, now, standing } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import type { Queued, Standing } from "../../desk/types";
import { t, term } from "../../language/language";
import { clock, counted, span } from "../../language/time";
import { above } from "../../parts/above";
import { inDialog, useKeys } from "../../parts/keys";
import { Exact, Party, Said, Status, T, Thing, titleOf } from "../../parts/text";
import { go, href } from "../../router";
import { sign } from "../../sign/sign";
import type { CallTold } from "../calls/told";
import { nextOf, rungOf } from "../calls/told";
import { PlacesSaid } from "../calls/words";
import "./alarms.css";
import { useQueued } from "../../desk/queued";
import { blocked, hush, mute, mutedUntil_ms, ring } from "./siren";

/** So long may the line be away before it is said above the page. */
const AWAY_LONG_MS = 120_000;

/** Take a call: any officer's key will do. */
export const takeCall = (ref: string, caller: string, status: string) =>
  sign({ type: "call_step/1", status, call: ref, step: "taken", to: [caller] });

export function Alarms() {
  const held = standing.value;
  const stops = useQuestion<CallTold[]>("stops").data?.data ?? [];
  const queued = useQueued() ?? [];
  const open = stops.filter((call) => !takenHere(call.ref, queued));
  useKeys({ S: { does: "duty-key-stop", act: () => go("calls", "", { call: "stop" }) } });
  if (!held) return null;
  return (
    <div class="alarms">
      {stops.length > 0 && <Stops calls={stops} open={open} />}
      {held.picture.failed && <Refused failed={held.picture.failed} />}
      <Quiet held={held} />
    </div>
  );
}

/** Whether we have signed that we take it, and nothing speaks against that. */
const takenHere = (ref: string, queued: readonly Queued[]) =>
  queued.some(({ payload, state }) => {
    const taken = payload.type === "call_step/1" && payload.call === ref && payload.step === "taken";
    return taken && state !== "refused" && state !== "expired";
  });

function Stops({ calls, open }: { calls: CallTold[]; open: CallTold[] }) {
  const first = open[0];
  useSound(open.length > 0);
  useTitle(first ? t("duty-stop-title", { party: titleOf(first.said.party) }) : "");
  const take = { does: "duty-key-take", act: () => void (first && takeCall(first.ref, first.said.party, first.said.status)) };
  useKeys(first ? { T: take, F8: take, M: { does: "duty-key-mute", act: mute } } : {}, "above");
  const bar = <Bar calls={calls} open={open} />;
  useEffect(() => {
    above.value = bar;
  }, [calls, open.length]);
  useEffect(
    () => () => {
      above.value = null;
    },
    [],
  );
  return inDialog.value ? null : bar;
}

const Bar = ({ calls, open }: { calls: CallTold[]; open: CallTold[] }) => (
  <section class="stops" aria-label={t("duty-stops")}>
    {calls.map((call) => (
      <Stop key={call.ref} call={call} waits={!open.includes(call)} first={call === open[0]} />
    ))}
  </section>
);

function Stop({ call, waits, first }: { call: CallTold; waits: boolean; first: boolean }) {
  const { said } = call;
  const words = call.words[0];
  const unlock = standing.value?.key?.locked;
  return (
    <div class={waits ? "stop-bar waits" : "stop-bar"}>
      <span class="stop-word" aria-hidden="true">
        {t("duty-stop")}
      </span>
      <div class="stop-says">
        <div role="alert">
          <p class="stop-who">
            <span class="unseen">{t("duty-stop")}</span> <Status of={said.status} />{" "}
            <T id="duty-stop-calls" parts={{ party: <Party id={said.party} /> }} />{" "}
            <Thing of={`call:${call.ref}`}>{t("duty-stop-open")}</Thing>
          </p>
          <p class="cut stop-text">{words?.text ? <Said texts={words.text} /> : t("duty-stop-no-text")}</p>
          {words && <PlacesSaid of={words} />}
        </div>
        <Clocks call={call} />
      </div>
      <div class="stop-acts">
        <strong class="stop-since" aria-hidden="true">
          <Exact>{counted(now.value - call.t_ms)}</Exact>
        </strong>
        {waits ? (
          <span>{t("duty-answered-signed")}</span>
        ) : (
          <button type="button" onClick={() => void takeCall(call.ref, said.party, said.status)}>
            {t(unlock ? "duty-take-unlock" : "duty-take")} {first && <kbd dir="ltr">T</kbd>} {first && <kbd dir="ltr">F8</kbd>}
          </button>
        )}
        {first && <Sound />}
      </div>
    </div>
  );
}

/** Who is rung now, and when it goes to whom. It ticks, so it is not spoken each second. */
function Clocks({ call }: { call: CallTold }) {
  const rung = rungOf(call);
  const next = nextOf(call);
  return (
    <p class="stop-clock" aria-live="off">
      {call.stands !== "ringing" && <span>{t(`duty-stop-${call.stands}`)}</span>}
      {call.exhausted && <span>{t("duty-stop-nobody-left")}</span>}
      {rung && !call.exhausted && (
        <span>
          {t("duty-stop-rings", { level: term("word", rung.level, "level"), place: rung.place })} (<Said texts={rung.duty.duty} />)
        </span>
      )}
      {call.due_ms !== null && !call.exhausted && (
        <span>
          <T
            id={next ? "calls-next" : "duty-stop-last"}
            args={{ span: counted(call.due_ms - now.value) }}
            parts={{ duty: <Said texts={next?.duty.duty} /> }}
          />
        </span>
      )}
    </p>
  );
}

/** Whether one hears it. */
const Sound = () => (
  <p class="stop-sound">
    {blocked.value && <strong>{t("duty-sound-blocked")}</strong>}
    {!blocked.value && mutedUntil_ms.value > now.value && t("duty-sound-muted")}
    {!blocked.value && mutedUntil_ms.value <= now.value && (
      <button type="button" class="quiet" onClick={mute}>
        {t("duty-mute")} <kbd dir="ltr">M</kbd>
      </button>
    )}
  </p>
);

function useSound(wanted: boolean): void {
  useEffect(() => {
    if (wanted) ring();
    else hush();
  }, [wanted]);
  useEffect(() => hush, []);
}

/** The page's title says it in turn with its own, so that it is seen in the row of tabs. */
function useTitle(alarm: string): void {
  const own = useRef(document.title);
  if (!document.title.startsWith(MARK)) own.current = document.title;
  const shown = alarm && Math.floor(now.value / 1000) % 2 === 0 ? `${MARK} ${alarm}` : own.current;
  useEffect(() => {
    document.title = shown;
  }, [shown]);
  useEffect(
    () => () => {
      if (document.title.startsWith(MARK)) document.title = own.current;
    },
    [],
  );
}
const MARK = "■";

/** The host showed a log that cannot be right. */
const Refused = ({ failed }: { failed: NonNullable<Standing["picture"]["failed"]> }) => (
  <section class="refused-log" role="alert" aria-label={t("duty-refused")}>
    <p>
      <strong>■ {t("duty-refused")}</strong> {term("code", failed.code)}:{" "}
      <bdi lang="en" dir="auto">
        {failed.sentence}
      </bdi>
    </p>
    <p>
      <T id="duty-refused-evidence" parts={{ file: <Exact>{failed.evidence}</Exact> }} />
    </p>
    <p>
      {t("duty-refused-do")} <a href={href("calls", "", { show: "telephones" })}>{t("duty-telephones")}</a>
    </p>
  </section>
);

/** What is worth a line and no alarm. */
function Quiet({ held }: { held: Standing }) {
  const { away, as_of_ms, apart_ms } = held.picture;
  const long = away && now.value - away.since_ms > AWAY_LONG_MS;
  return (
    <>
      {deskGone.value && (
        <p class="quiet-alarm" role="status">
          ■ {t("shell-desk-gone")}
        </p>
      )}
      {!deskGone.value && long && (
        <p class="quiet-alarm">
          ◐ {t("duty-away-long", { span: span(now.value - away.since_ms), clock: clock(as_of_ms) })}{" "}
          <a href={href("calls", "", { show: "telephones" })}>{t("duty-telephones")}</a>
        </p>
      )}
      {apart_ms !== null && apart_ms !== 0 && (
        <p class="quiet-alarm">◐ {t(apart_ms > 0 ? "duty-clock-slow" : "duty-clock-fast", { span: span(Math.abs(apart_ms)) })}</p>
      )}
      {!held.key && <p class="quiet-alarm">{t("duty-no-key")}</p>}
    </>
  );
}
