/** The log explorer: every entry of our own verified copy, the newest first, with who signed it; each opens as its statement. */
import { useState } from "preact/hooks";
import { thingOf } from "../../desk/about";
import { standing } from "../../desk/standing";
import { useAsked } from "../../desk/told";
import type { Level, Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { figure } from "../../language/time";
import { ChoiceField, TextField } from "../../parts/fields";
import { Await, Nothing } from "../../parts/state";
import { Table } from "../../parts/table";
import { Exact, Party, Said, Status, T, Thing, titleOf, When } from "../../parts/text";
import { go } from "../../router";

export interface LogRow {
  index: number;
  t_ms: number;
  id: string;
  type: string;
  party: string;
  status?: string;
  thing?: string | null;
  text?: Texts | null;
  signed_by: { keyid: string; level: Level | null; duty: Texts | null }[];
}

interface LogTold {
  rows: LogRow[];
  size: number;
}

const COUNT = 50;

export default function Log() {
  const [start, setStart] = useState<number>();
  const [party, setParty] = useState("");
  const [type, setType] = useState("");
  const params = { count: COUNT, ...(start === undefined ? {} : { start }), ...(party ? { party } : {}), ...(type ? { type } : {}) };
  const asked = useAsked<LogTold>("/desk/v1/log", params);
  const filter = (act: () => void) => {
    act();
    setStart(undefined);
  };
  return (
    <>
      <h1>{t("shell-page-log")}</h1>
      <Head />
      <div class="filters">
        <ChoiceField
          label={term("member", "party")}
          value={party}
          choices={parties()}
          onChange={(value) => filter(() => setParty(value))}
        />
        <TextField
          label={t("log-kind")}
          hint={t("log-kind-hint")}
          exact
          value={type}
          onInput={(value) => filter(() => setType(value.trim()))}
        />
        <GoTo />
      </div>
      <Await asked={asked}>{(told) => <Rows told={told} onPage={setStart} />}</Await>
    </>
  );
}

/** Open an entry by its index, or a statement by its id or how that begins. */
function GoTo() {
  const [name, setName] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (name) go("statement", name);
  };
  return (
    <form onSubmit={submit}>
      <TextField label={t("log-go-to")} hint={t("log-go-to-hint")} exact value={name} onInput={(value) => setName(value.trim())} />
    </form>
  );
}

const parties = () => [
  { value: "", label: t("log-all-parties") },
  ...Object.keys(standing.value?.parties ?? {}).map((id) => ({ value: id, label: titleOf(id) })),
];

/** What the log commits to: origin, size and root, by which anybody's copy can be held against ours. */
function Head() {
  const picture = standing.value?.picture;
  if (!picture) return null;
  return (
    <p class="hint">
      <Exact>{standing.value?.log ?? ""}</Exact> · {t("log-entries", { count: figure(picture.size) })} ·{" "}
      <T id="log-root" parts={{ root: <Exact>{picture.root}</Exact> }} />
    </p>
  );
}

function Rows({ told, onPage }: { told: LogTold; onPage: (start: number) => void }) {
  const { rows } = told;
  if (rows.length === 0) return <Nothing>{t("log-none")}</Nothing>;
  const [newest, oldest] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  const columns = [
    { head: t("log-index"), number: true, cell: (row: LogRow) => <Exact>{String(row.index)}</Exact> },
    { head: t("log-admitted"), cell: (row: LogRow) => <When ms={row.t_ms} brief seconds /> },
    { head: t("log-kind"), cell: (row: LogRow) => <Kind row={row} /> },
    { head: t("log-about"), wide: true, cell: (row: LogRow) => <About row={row} /> },
    { head: term("member", "party"), cell: (row: LogRow) => <Party id={row.party} /> },
    { head: t("log-signed"), cell: (row: LogRow) => <Signers row={row} /> },
  ];
  return (
    <>
      <Table
        caption={t("log-caption", { newest, oldest })}
        columns={columns}
        rows={rows}
        id={(row) => row.id}
        open={(row) => go("statement", row.id)}
      />
      <div class="bar">
        <span class="hint">{t("log-caption", { newest, oldest })}</span>
        <button type="button" onClick={() => onPage(told.size - 1)}>
          {t("log-newest")}
        </button>
        <button type="button" disabled={oldest === 0} onClick={() => onPage(oldest - 1)}>
          {t("log-older")}
        </button>
      </div>
    </>
  );
}

const Kind = ({ row }: { row: LogRow }) => (
  <>
    {term("kind", row.type)} <Status of={row.status} />
  </>
);

function About({ row }: { row: LogRow }) {
  const thing = thingOf(row.type, row.thing ?? "");
  return (
    <>
      {thing ? <Thing of={thing} /> : row.thing && <Exact>{row.thing}</Exact>}
      {row.text && (
        <div class="hint">
          <Said texts={row.text} />
        </div>
      )}
    </>
  );
}

const Signers = ({ row }: { row: LogRow }) => (
  <>
    {row.signed_by.map((one) => (
      <div key={one.keyid}>
        {one.level ? term("word", one.level, "level") : t("log-root-key")} <Exact short={8}>{one.keyid}</Exact>
      </div>
    ))}
  </>
);
