/**
 * File a notice, or amend one: drawn on the map, written as coordinates, or brought in a file. What it meets is told while one draws; what
 * will be signed is shown before it is signed. The draft is kept over a reload, and let go when it is signed.
 *
 *     #/file                a new notice          #/file/tr/convoy-1     the next version of one of ours
 *     #/file?near=36.8,35.9 a new one, the map there (longitude first)
 */
import "../notices/notices.css";
import "./file.css";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../desk/client";
import { ask } from "../../desk/client";
import { useQueued } from "../../desk/queued";
import { now, us } from "../../desk/standing";
import { asProblem, useAsked } from "../../desk/told";
import type { Queued, Told } from "../../desk/types";
import { t } from "../../language/language";
import type { MapTold } from "../../map/told";
import type { Viewpoint } from "../../map/view";
import { useKeys } from "../../parts/keys";
import { Why } from "../../parts/state";
import { Exact } from "../../parts/text";
import { filters, go } from "../../router";
import { hiddenMembers } from "../notices/hidden";
import type { Beside, NoticeLine } from "../notices/told";
import { Bar } from "./bar";
import { Board } from "./board";
import { Changes } from "./changes";
import { useCheck } from "./check";
import { draftOf, emptyDraft } from "./draft";
import { Form, useClocks } from "./form";
import { Cut, Found } from "./found";
import { Import } from "./import";
import { lookAway } from "./looking";
import { Places } from "./places";
import {
  before,
  begin,
  beginEmpty,
  defaults,
  draft,
  isChanged,
  itemDone,
  keepNow,
  nextItem,
  openItem,
  series,
  seriesAt,
  taken,
  takeUp,
} from "./store";
import { Way } from "./way";

export default function File({ of }: { of: string }) {
  const told = useAsked<MapTold>("/desk/v1/map").data;
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [queued, setQueued] = useState<Queued | null>(null);
  const [kept, setKept] = useState(false);
  const [clocks, setClocks] = useClocks();
  const start = async (afresh: boolean) => {
    setProblem(undefined);
    setKept(false);
    setQueued(null);
    if (!afresh && takeUp()) return setKept(true);
    series.value = [];
    if (of) await amend(of).catch((error: unknown) => setProblem(asProblem(error)));
    else beginEmpty();
  };
  // Dependencies: begun once for what the address asks
  useEffect(() => void start(false), [of]);
  useDefaults(told);
  useLeaving();
  useCheck();
  useKeys({
    ...(queued ? {} : { i: { does: "file-key-import", act: () => setOpen(true) } }),
    Escape: {
      does: "file-key-all-times",
      act: leaveFieldOrInstant,
    },
  });
  const signed = (held: Queued) => {
    itemDone();
    setQueued(held);
  };
  const next = () => {
    setQueued(null);
    const at = nextItem(seriesAt.peek());
    if (at >= 0) return openItem(at);
    series.value = [];
    if (of) return go("file");
    beginEmpty();
  };
  const left = series.value.filter((one) => !one.isDone).length;
  return (
    <div class="file-page">
      <div class="bar">
        <h1>{draft.value.amends ? t("file-amend") : t("file-title")}</h1>
        {draft.value.amends && <Exact>{draft.value.amends}</Exact>}
        {!queued && (
          <>
            <Series />
            <button type="button" onClick={() => setOpen(true)}>
              {t("file-import")} <kbd dir="ltr">i</kbd>
            </button>
            <button type="button" class="quiet" disabled={!isChanged.value && series.value.length === 0} onClick={() => void start(true)}>
              {t("file-afresh")}
            </button>
          </>
        )}
      </div>
      <Why problem={problem} />
      {kept && isChanged.value && (
        <p class="hint" role="status">
          {t(of && draft.value.amends !== of ? "file-kept-other" : "file-kept")}
        </p>
      )}
      <Cut />
      {queued ? (
        <Way queued={queued} left={left} onNext={next} />
      ) : (
        <>
          <div class="file-two">
            <div class="file-draw">
              <Board told={told} near={viewOf(filters.value.get("near"))} />
              <Places clocks={clocks} />
            </div>
            <div class="file-say">
              <Form clocks={clocks} setClocks={setClocks} />
              <Changes />
              <Found />
            </div>
          </div>
          <Bar onSigned={signed} />
        </>
      )}
      {isOpen && <Import onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Escape leaves a field first, so that keys are heard again; then the instant that the map shows. */
function leaveFieldOrInstant(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches("input, textarea, select")) activeElement.blur();
  else lookAway();
}

const NEAR_ZOOM = 10;

/** Where the map begins: `lon,lat` in the address. */
function viewOf(text: string | null): Viewpoint | null {
  const [longitude, latitude] = (text ?? "").split(",").map(Number);
  if (longitude === undefined || latitude === undefined || !Number.isFinite(longitude + latitude)) return null;
  return { longitude, latitude, zoom: NEAR_ZOOM };
}

/** Begin with the newest version of a notice of ours, with what it hides. */
async function amend(ref: string): Promise<void> {
  const [told, beside] = await Promise.all([
    ask<Told<NoticeLine[]>>("/v1/questions/notices", { name: ref }),
    ask<Beside>("/desk/v1/notice", { name: ref }),
  ]);
  const line = told.data[0];
  if (!line) return;
  const id = beside.versions.at(-1)?.id;
  const hidden = line.said._sd && id ? await ask<{ disclosures: string[] }>(`/v1/statements/${id}/disclosures`) : { disclosures: [] };
  const hide = (await hiddenMembers(hidden.disclosures)).map((one) => one.name);
  const fresh = { ...emptyDraft(now.peek(), "en"), status: "actual", to: [] };
  const held = { ...draftOf(line.said, fresh, hide), amends: ref, version: line.version };
  before.value = held;
  begin(held);
}

/** What this desk's party filed last says which status and which recipients a notice has for which nobody chose them. */
function useDefaults(told: MapTold | undefined): void {
  const ours = (told?.notices ?? []).filter((one) => one.party === us.value);
  const newest = ours.reduce<(typeof ours)[number] | undefined>((a, b) => (a && a.t_ms > b.t_ms ? a : b), undefined);
  const key = newest ? `${newest.ref} ${newest.version}` : "";
  const queued = useQueued();
  const waiting = (queued ?? []).map(({ payload }) => (payload.type === "notice/1" ? String(payload.name) : ""));
  const names = told && queued ? [...ours.map(({ ref }) => ref.split("/")[1] ?? ""), ...waiting].join(" ") : null;
  useEffect(() => {
    if (names !== null) taken.value = new Set(names.split(" "));
    if (!newest) return;
    defaults.value = { status: newest.status, to: newest.recipients.map(({ party }) => party).sort() };
  }, [key, names]);
}

/** A tab that is closed takes its draft along: the browser asks. Another page of the desk does not: the draft is kept for it. */
function useLeaving(): void {
  useEffect(() => {
    const asks = (event: BeforeUnloadEvent) => {
      keepNow();
      if (isChanged.peek()) event.preventDefault();
    };
    addEventListener("beforeunload", asks);
    return () => {
      keepNow();
      removeEventListener("beforeunload", asks);
      lookAway();
    };
  }, []);
}

/** Which of a file's items is open. */
function Series() {
  const count = series.value.length;
  const at = seriesAt.value;
  const on = nextItem(at);
  useKeys(on < 0 ? {} : { n: { does: "file-key-next", act: () => openItem(on) } });
  if (count < 2) return null;
  return (
    <span class="file-series">
      {t("file-series", { number: at + 1, count })}{" "}
      <button type="button" disabled={on < 0} onClick={() => openItem(on)}>
        {t("file-skip")} <kbd dir="ltr">n</kbd>
      </button>
    </span>
  );
}
