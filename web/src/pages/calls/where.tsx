/**
 * A place as it is written down: degrees, a grid reference, a name in any script, or a name with a position. It is shown back in every form and
 * compared before anything is signed, and never corrected.
 */
import { useEffect, useState } from "preact/hooks";
import { ask } from "../../desk/client";
import { useAsked } from "../../desk/told";
import type { Place, Refusal, Texts } from "../../desk/types";
import { t } from "../../language/language";
import { metres } from "../../language/place";
import { toUnits } from "../../map/shapes";
import { TextField } from "../../parts/fields";
import { Exact, pick, T } from "../../parts/text";
import { apart_m } from "./told";

export interface Where {
  read: { point: [number, number]; degrees: string; dms: string; mgrs: string | null; form: "degrees" | "dms" | "mgrs" } | null;
  name: string | null;
  places: {
    id: string;
    name: Texts;
    spelt: string;
    point: [number, number];
    how: "listed" | "alike" | "near";
    distance_m: number | null;
  }[];
  compared: { agrees: boolean | null; name: string; distance_m: number | null; allowed_m: number | null } | null;
  refused: Refusal | null;
}

const PATH = "/desk/v1/where";
const TEXT_MAX = 200;
const PAUSE_MS = 200;
const OFFERED_MAX = 3;

/** The place that a text means, as a statement has it; what cannot be read is a name, since a call waits for nobody. */
export async function placeOf(text: string): Promise<Place | null> {
  const written = text.trim().slice(0, TEXT_MAX);
  if (!written) return null;
  const told = await ask<Where>(PATH, { text: written }).catch(() => null);
  return told ? fromTold(told, written) : { name: written };
}

export function fromTold(told: Where, written: string): Place {
  if (!told.read) return { name: told.name ?? written };
  const name = told.name ? { name: told.name } : {};
  if (told.read.form === "mgrs")
    return {
      ...name,
      mgrs: written
        .replace(told.name ?? "", "")
        .replaceAll(/[\s,;:()]/g, "")
        .toUpperCase(),
    };
  return { ...name, position: toUnits(told.read.point) };
}

interface PlaceFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** What it should be, in 1e-7 degree: told at once when it is elsewhere. */
  said?: Place | undefined;
}

export function PlaceField({ label, value, onInput, said }: PlaceFieldProps) {
  const text = useLater(value.trim().slice(0, TEXT_MAX));
  const { data } = useAsked<Where>(text ? PATH : null, { text }, true);
  return (
    <div class="where">
      <TextField label={label} value={value} onInput={onInput} hint={t("calls-place-hint")} />
      <div class="where-back" aria-live="polite">
        {text && data && <Back told={data} said={said} onTake={onInput} />}
      </div>
    </div>
  );
}

/** What was read, shown back in every form. */
function Back({ told, said, onTake }: { told: Where; said?: Place | undefined; onTake: (value: string) => void }) {
  const { read, compared } = told;
  const off_m = read && said?.position ? apart_m(toUnits(read.point), said.position) : null;
  return (
    <>
      {read && (
        <p>
          <T id="calls-read-as" parts={{ position: <EveryForm of={read} /> }} />
        </p>
      )}
      {compared?.agrees && <p class="good">{t("calls-name-agrees", { name: compared.name })}</p>}
      {compared?.agrees === false && (
        <p class="warn">
          <strong>
            {t("calls-name-disagrees", { name: compared.name, distance: compared.distance_m === null ? "?" : metres(compared.distance_m) })}
          </strong>
        </p>
      )}
      {compared?.agrees === null && <p class="due">{t("calls-unknown-name")}</p>}
      {off_m !== null && <p class={off_m > 100 ? "warn" : "good"}>{t("calls-back-far", { distance: metres(off_m) })}</p>}
      {read && told.places[0]?.how === "near" && told.places[0].distance_m !== null && (
        <p class="hint">{t("calls-nearest", { name: pick(told.places[0].name)[1], distance: metres(told.places[0].distance_m) })}</p>
      )}
      {!read && <Offered told={told} onTake={onTake} />}
      {!read && told.places.length === 0 && <p class="due">{t("calls-place-unread")}</p>}
    </>
  );
}

/** A name alone: the places that bear it, to be taken with their position. */
const Offered = ({ told, onTake }: { told: Where; onTake: (value: string) => void }) => (
  <ul class="offered">
    {told.places.slice(0, OFFERED_MAX).map((one) => {
      const degrees = `${one.point[1].toFixed(5)} ${one.point[0].toFixed(5)}`;
      return (
        <li key={one.id}>
          <button type="button" onClick={() => onTake(`${told.name ?? one.spelt} ${degrees}`)}>
            <bdi>{pick(one.name)[1]}</bdi> <Exact>{degrees}</Exact> {one.how === "alike" && t("calls-sounds-alike")}
          </button>
        </li>
      );
    })}
  </ul>
);

/** The value as it stood when the typing paused. */
function useLater(value: string): string {
  const [held, setHeld] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setHeld(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return held;
}

const EveryForm = ({ of }: { of: NonNullable<Where["read"]> }) => (
  <>
    <Exact>{of.degrees}</Exact> · <Exact>{of.dms}</Exact> {of.mgrs && <Exact>{of.mgrs}</Exact>}
  </>
);
