/** All notices as one table: what happens now and what starts next first; what each recipient knows of it, how early it came, what it meets. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import { useAsked } from "../../desk/told";
import { t, term } from "../../language/language";
import { span } from "../../language/time";
import { Check, ChoiceField, Choose, TextField } from "../../parts/fields";
import { type Keys, useKeys } from "../../parts/keys";
import { Period } from "../../parts/period";
import { Await, Nothing } from "../../parts/state";
import { type Column, Table } from "../../parts/table";
import { Away, Badge, Exact, Party, Said, Status, titleOf } from "../../parts/text";
import { filters, go } from "../../router";
import { Lit } from "./lights";
import "./notices.css";
import { inView, isOver, isView, shown, VIEWS, type View, type Wanted, waitsForUs } from "./order";
import type { NoticeListed, NoticesTold } from "./told";

const KEYS: Record<View, string> = { all: "1", ours: "2", to_us: "3", waiting: "4", late: "5", conflicts: "6", protected: "7" };

export default function Notices() {
  const asked = useAsked<NoticesTold>("/desk/v1/notices", { over: filters.value.get("over") === "true" });
  return (
    <div class="sheet">
      <div class="bar">
        <h1>{t("shell-page-notices")}</h1>
        <a class="button" href="#/file">
          {t("notices-file")}
        </a>
      </div>
      <p class="informs">{t("shell-informs")}</p>
      <Await asked={asked}>{(told) => <List told={told} />}</Await>
    </div>
  );
}

function List({ told }: { told: NoticesTold }) {
  const [wanted, setWanted] = useState<Wanted>(wantedFirst);
  const set = (more: Partial<Wanted>) => setWanted((was) => ({ ...was, ...more }));
  const keys: Keys = Object.fromEntries(VIEWS.map((view) => [KEYS[view], { does: `notices-view-${view}`, act: () => set({ view }) }]));
  useKeys(keys);
  const rows = shown(told.notices, wanted, us.value);
  return (
    <>
      <Views all={told.notices} view={wanted.view} onView={(view) => set({ view })} />
      <Filters all={told.notices} wanted={wanted} set={set} />
      {rows.length === 0 ? (
        <Nothing>{t("notices-none")}</Nothing>
      ) : (
        <Table
          caption={t("notices-caption", { count: rows.length })}
          columns={columns()}
          rows={rows}
          id={(row) => row.ref}
          open={(row) => go("notice", row.ref)}
          tone={(row) => (isOver(row) ? "over" : waitsForUs(row, us.value) ? "waits" : "")}
        />
      )}
      {told.left_out > 0 && <p class="hint">{t("notices-left-out", { count: told.left_out })}</p>}
      <p class="hint">{t("shell-absence")}</p>
    </>
  );
}

/** What the address asks for: `#/notices?show=waiting`. */
function wantedFirst(): Wanted {
  const view = filters.value.get("show");
  const named = (name: string) => filters.value.get(name) ?? "";
  return { view: isView(view) ? view : "all", status: named("status"), party: named("party"), kind: named("kind"), text: named("text") };
}

const Views = ({ all, view, onView }: { all: NoticeListed[]; view: View; onView: (view: View) => void }) => (
  <Choose
    label={t("notices-views")}
    value={view}
    choices={VIEWS.map((value) => ({ value, label: t(`notices-view-${value}`), beside: inView(all, value, us.value).length }))}
    onChange={(value) => onView(value as View)}
  />
);

function Filters({ all, wanted, set }: { all: NoticeListed[]; wanted: Wanted; set: (more: Partial<Wanted>) => void }) {
  const over = filters.value.get("over") === "true";
  const any = { value: "", label: t("notices-any") };
  const found = (of: (one: NoticeListed) => string) => [...new Set(all.map(of))].sort();
  return (
    <div class="filters">
      <TextField type="search" label={t("notices-text")} value={wanted.text} onInput={(text) => set({ text })} />
      <ChoiceField
        label={t("notices-party")}
        value={wanted.party}
        onChange={(party) => set({ party })}
        choices={[any, ...found((one) => one.party).map((value) => ({ value, label: titleOf(value) }))]}
      />
      <ChoiceField
        label={t("notices-kind")}
        value={wanted.kind}
        onChange={(kind) => set({ kind })}
        choices={[any, ...found((one) => one.kind).map((value) => ({ value, label: term("word", value) }))]}
      />
      <ChoiceField
        label={t("notices-status")}
        value={wanted.status}
        onChange={(status) => set({ status })}
        choices={[any, ...found((one) => one.status).map((value) => ({ value, label: term("word", value, "status") }))]}
      />
      <Check label={t("notices-over")} checked={over} onChange={() => go("notices", "", over ? {} : { over: "true" })} />
    </div>
  );
}

const columns = (): Column<NoticeListed>[] => [
  { head: t("notices-window"), cell: (row) => <Window of={row} /> },
  { head: t("notices-notice"), cell: (row) => <What of={row} /> },
  { head: t("notices-word"), cell: (row) => <Lights of={row} /> },
  { head: t("notices-lead"), cell: (row) => <LeadCell of={row} /> },
  { head: t("notices-found"), cell: (row) => <Meets of={row} /> },
];

function Window({ of }: { of: NoticeListed }) {
  if (of.hidden) return <span class="unknown">{t("notices-hidden")}</span>;
  const next = of.life === "filed" ? of.start_ms : of.end_ms;
  return (
    <div class="window">
      <Period start={of.start_ms} end={of.end_ms} />
      <div class="faint small">
        <Badge word={of.life} within="life" tone={of.life === "underway" || of.life === "in force" ? "good" : "quiet"} />{" "}
        {next !== null && !isOver(of) && <Away ms={next} />}
      </div>
    </div>
  );
}

const What = ({ of }: { of: NoticeListed }) => (
  <div class="what">
    <a href={`#/notice/${of.ref}`}>
      <strong>{term("word", of.activity)}</strong>
    </a>{" "}
    <span class="faint">{term("word", of.kind)}</span> <Status of={of.status} /> {of.emergency && <Badge word="emergency" tone="warn" />}{" "}
    {of.protected && <Badge word="protected" />}
    <div class="cut">{of.text ? <Said texts={of.text} /> : of.purpose && <bdi dir="auto">{of.purpose}</bdi>}</div>
    <div class="faint small">
      <Party id={of.party} /> · <Exact>{of.ref}</Exact> · {t("notices-version", { version: of.version })}{" "}
      {of.region && <bdi dir="auto">· {of.region}</bdi>}
    </div>
  </div>
);

function Lights({ of }: { of: NoticeListed }) {
  const late = of.due.filter((due) => due.stands === "overdue").length;
  return (
    <>
      <span class="lights">
        {of.recipients.map((one) => (
          <Lit key={one.party} {...one} />
        ))}
      </span>
      {waitsForUs(of, us.value) && <div class="due small">{t("notices-waits")}</div>}
      {late > 0 && <div class="warn small">{t("notices-overdue", { count: late })}</div>}
      {of.reconfirm?.overdue && <div class="warn small">{t("notices-reconfirm")}</div>}
    </>
  );
}

function LeadCell({ of }: { of: NoticeListed }) {
  const { given_ms, required_ms, late } = of.lead;
  if (given_ms === null) return null;
  return (
    <>
      <bdi>{given_ms < 0 ? t("notices-lead-none") : span(given_ms)}</bdi>
      {required_ms !== null && <div class="faint small">{t("notices-lead-of", { span: span(required_ms) })}</div>}
      {late && <Badge word="late" tone="warn" />}
    </>
  );
}

function Meets({ of }: { of: NoticeListed }) {
  const count = of.conflicts.length + of.withheld;
  if (count) return <span class="badge badge-warn">{t("notices-conflicts", { count })}</span>;
  if (of.result === "not_clear") return <span class="badge badge-due">{t("notices-against")}</span>;
  if (of.result === "undetermined") return <Badge word="undetermined" tone="quiet" />;
  return <span class="faint small">{of.result === "clear" ? t("notices-nothing-found") : t("notices-no-verdict")}</span>;
}
