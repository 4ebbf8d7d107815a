/** A file of another program: what came, what was refused and where, what was left out; one is chosen, or all are gone through one by one. */
import { useEffect, useState } from "preact/hooks";
import { type Problem, send, tell } from "../../desk/client";
import { asProblem } from "../../desk/told";
import type { Payload, Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { Dialog } from "../../parts/dialog";
import { Waiting, Why } from "../../parts/state";
import { Exact, Said } from "../../parts/text";
import { NumberField } from "./fields";
import { beginSeries, draft, type Item as Kept, openItem } from "./store";

interface Doubted {
  where: string;
  code: string;
  sentence: string;
}

interface FeatureTold {
  id: string;
  geometry: { type: string } | null;
  properties: Record<string, unknown>;
}

interface Imported {
  form: string;
  features: { features: FeatureTold[] };
  refused: Doubted[];
  notes: Doubted[];
  drafts: { id: string; members: Payload; hide: string[] }[];
  unread: string[];
}

interface Reach {
  radius_m: number | null;
  buffer_m: number | null;
}

export function Import({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [reach, setReach] = useState<Reach>({ radius_m: null, buffer_m: null });
  const [told, setTold] = useState<Imported & { reach: Reach }>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (!file) return undefined;
    let gone = false;
    setProblem(undefined);
    read(file, reach).then(
      (answer) => gone || setTold({ ...answer, reach }),
      (error: unknown) => gone || setProblem(asProblem(error)),
    );
    return () => {
      gone = true;
    };
  }, [file, reach]);
  const open = async (all: boolean, at: number) => {
    try {
      const items = await itemsOf(told as Imported);
      if (all) beginSeries(items);
      else beginSeries(items.slice(at, at + 1));
      if (all && at > 0) openItem(at);
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <Dialog title={t("file-import")} onClose={onClose} wide>
      <p class="hint">{t("file-import-hint")}</p>
      <div class="file-row">
        <label class="field">
          <span>{t("file-import-file")}</span>
          <input
            type="file"
            accept=".geojson,.json,.geojsonl,.ndjson,.kml,.gpx,.csv,.tsv,.xlsx"
            onChange={({ currentTarget }) => {
              setTold(undefined);
              setFile(currentTarget.files?.[0] ?? null);
            }}
          />
        </label>
        <NumberField label={t("file-import-radius")} value={reach.radius_m} onChange={(radius_m) => setReach({ ...reach, radius_m })} />
        <NumberField label={t("file-import-buffer")} value={reach.buffer_m} onChange={(buffer_m) => setReach({ ...reach, buffer_m })} />
      </div>
      <Why problem={problem} />
      {file && !told && !problem && <Waiting />}
      {told && <Came of={told} isOlder={told.reach !== reach} open={(all, at) => void open(all, at)} />}
    </Dialog>
  );
}

const read = async (file: File, { radius_m, buffer_m }: Reach) =>
  send<Imported>("/desk/v1/imported", await file.arrayBuffer(), { name: file.name, radius_m, buffer_m });

/** What came, as members of notices: of a sheet whole, of a drawing as the desk makes them; kind and activity are the form's where it says none. */
async function itemsOf(told: Imported): Promise<Kept[]> {
  if (told.drafts.length) return told.drafts.map(({ members, hide }) => ({ members, hide, isDone: false }));
  const { kind, activity, status, to } = draft.peek();
  const items: Kept[] = [];
  for (const one of told.features.features) {
    const properties = { ...one.properties };
    if (!properties.kind || !properties.activity) Object.assign(properties, { kind, activity });
    if (!properties.to) Object.assign(properties, { to });
    if (!properties.status) Object.assign(properties, { status });
    const name = nameFrom(one.id, items.length);
    const answer = await tell<{ members: Payload }>(`/desk/v1/members?name=${name}`, { type: "Feature", ...one, properties });
    // KML and GPX name things for people; only GeoJSON's names are those of notices
    const members = told.form === "geojson" ? answer.members : { ...answer.members, name: "" };
    items.push({ members, hide: [], isDone: false });
  }
  return items;
}

const NAME_MAX = 64;

/** A notice's name from what a drawing calls it. */
export function nameFrom(id: string, at: number): string {
  const plain = id
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, "")
    .slice(0, NAME_MAX);
  return plain || `item-${at + 1}`;
}

interface CameProps {
  of: Imported;
  /** It was read with other figures than the form has now: nothing of it is taken. */
  isOlder: boolean;
  open: (all: boolean, at: number) => void;
}

function Came({ of, isOlder, open }: CameProps) {
  const { features } = of.features;
  return (
    <>
      <div role="status" aria-busy={isOlder}>
        <p>
          <strong>{t("file-came", { count: features.length })}</strong>{" "}
          {of.refused.length > 0 && t("file-refused", { count: of.refused.length })}
        </p>
      </div>
      {features.length > 1 && (
        <button type="button" class="main" disabled={isOlder} onClick={() => open(true, 0)}>
          {t("file-one-by-one", { count: features.length })}
        </button>
      )}
      {features.length > 0 && (
        <ol class="file-came">
          {features.map((one, at) => (
            <li key={at}>
              <button type="button" disabled={isOlder} onClick={() => open(false, at)}>
                {t("file-take")}
              </button>{" "}
              <Item of={one} />
            </li>
          ))}
        </ol>
      )}
      <Doubts title={t("file-refused", { count: of.refused.length })} of={of.refused} tone="warn" />
      <Doubts title={t("file-notes", { count: of.notes.length })} of={of.notes} tone="due" />
      {of.unread.length > 0 && <p class="hint">{t("file-unread-columns", { columns: of.unread.join(", ") })}</p>}
    </>
  );
}

const Item = ({ of: { id, properties, geometry } }: { of: FeatureTold }) => {
  const words = [properties.kind, properties.activity].filter((one) => typeof one === "string").map((one) => term("word", one));
  return (
    <>
      <Exact>{id}</Exact> {[...words, geometry ? "" : t("file-no-place")].filter(Boolean).join(" · ")}{" "}
      <Said texts={properties.text as Texts | undefined} />
    </>
  );
};

const Doubts = ({ title, of, tone }: { title: string; of: Doubted[]; tone: string }) =>
  of.length === 0 ? null : (
    <details open={tone === "warn"}>
      <summary class={tone}>{title}</summary>
      <ul class="values">
        {of.map((one, at) => (
          <li key={at}>
            <bdi class="exact">{one.where}</bdi>{" "}
            <bdi lang="en" dir="auto">
              {one.sentence}
            </bdi>
          </li>
        ))}
      </ul>
    </details>
  );
