/** Where, in figures: the parts, each with its size, heights and window, and its table of coordinates, which does all that drawing does. */
import { t, term } from "../../language/language";
import { ChoiceField } from "../../parts/fields";
import { InstantField, NumberField } from "./fields";
import { emptyPart, lacking, PART_KINDS, type Part, type PartKind, retimed, withPoints } from "./parts";
import { Paste } from "./paste";
import { active, activePart, draft, dropPart, setPart, shown } from "./store";
import { VertexTable } from "./vertices";

export function Places({ clocks }: { clocks: string }) {
  const { parts } = draft.value;
  const part = activePart.value;
  return (
    <section aria-labelledby="file-where">
      <h2 id="file-where">{t("file-where")}</h2>
      <Paste />
      {parts.length > 0 && (
        <ol class="file-parts">
          {parts.map((one, at) => (
            <li key={at}>
              <button
                type="button"
                aria-pressed={at === active.value}
                onClick={() => {
                  active.value = at;
                }}
              >
                {at + 1}. {term("word", one.is, "is")} · {t("file-points", { count: one.points.length })}
              </button>
            </li>
          ))}
        </ol>
      )}
      {part && <PartForm key={`${active.value} ${part.is}`} part={part} clocks={clocks} isOnly={parts.length === 1} />}
    </section>
  );
}

function PartForm({ part, clocks, isOnly }: { part: Part; clocks: string; isOnly: boolean }) {
  const set = (more: Partial<Part>, why: string) => setPart({ ...part, ...more }, why);
  const missing = lacking(part);
  return (
    <div class="card file-part">
      <div class="file-row">
        <ChoiceField
          label={t("file-shape")}
          value={part.is}
          choices={PART_KINDS.map((value) => ({ value, label: t(`file-tool-${value}`) }))}
          onChange={(is) => setPart(as(part, is as PartKind), "")}
        />
        {part.is !== "area" && (
          <NumberField
            label={t(part.is === "circle" ? "file-radius" : "file-buffer")}
            value={part.reach_m}
            onChange={(reach_m) => reach_m !== null && set({ reach_m }, "reach")}
          />
        )}
        {part.is === "route" && (
          <NumberField
            label={t("file-speed")}
            value={part.speed_kmh}
            least={0.1}
            onChange={(speed_kmh) => speed_kmh !== null && setPart(retimed({ ...part, speed_kmh, paced: true }), "speed")}
          />
        )}
        {!part.altitudes_m && (
          <>
            <NumberField label={t("file-lower")} value={part.lower_m} least={-100_000} onChange={(lower_m) => set({ lower_m }, "lower")} />
            <NumberField label={t("file-upper")} value={part.upper_m} least={-100_000} onChange={(upper_m) => set({ upper_m }, "upper")} />
          </>
        )}
        <button type="button" class="quiet" onClick={() => dropPart(active.value)}>
          {t("file-drop-part")}
        </button>
      </div>
      {!part.altitudes_m && <p class="hint">{t("file-altitudes")}</p>}
      {part.is !== "route" && (!isOnly || part.own) && <OwnWindow part={part} clocks={clocks} />}
      {missing > 0 && <p class="due">{t("file-lacking", { count: missing })}</p>}
      {part.holes.length > 0 && <p class="hint">{t("file-holes", { count: part.holes.length })}</p>}
      <VertexTable part={part} clocks={clocks} />
    </div>
  );
}

/** A part's own window, where it is not the notice's. */
function OwnWindow({ part, clocks }: { part: Part; clocks: string }) {
  const { own } = part;
  const { start_ms, end_ms } = draft.value;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={own !== null}
          onChange={({ currentTarget }) => setPart({ ...part, own: currentTarget.checked ? { start_ms, end_ms } : null }, "")}
        />{" "}
        {t("file-own-window")}
      </label>
      {own && (
        <div class="file-row">
          <InstantField
            label={t("file-start")}
            ms={own.start_ms}
            clocks={clocks}
            onChange={(ms) => setPart({ ...part, own: { ...own, start_ms: ms } }, "own")}
          />
          <InstantField
            label={t("file-end")}
            ms={own.end_ms}
            clocks={clocks}
            onChange={(ms) => setPart({ ...part, own: { ...own, end_ms: ms } }, "own")}
          />
        </div>
      )}
    </>
  );
}

/** The same points as another shape. */
function as(part: Part, is: PartKind): Part {
  const fresh = emptyPart(is);
  const { lower_m, upper_m, points } = part;
  const times = is === "route" ? [draft.peek().start_ms ?? Date.now()] : [];
  shown.value += 1;
  return withPoints(
    { ...fresh, lower_m, upper_m, times, reach_m: part.reach_m || fresh.reach_m },
    is === "circle" ? points.slice(0, 1) : points,
  );
}
