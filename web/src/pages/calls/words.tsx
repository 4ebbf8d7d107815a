/**
 * What was said in a call: the texts in every language they were said in, and each place shown back with what disagrees in it, as words beside
 * the coordinates, never by colour alone.
 */
import type { Place } from "../../desk/types";
import { t } from "../../language/language";
import { degreesOf, metres } from "../../language/place";
import { Exact, Party, Said, T, When } from "../../parts/text";
import { PositionValue } from "../../sign/payload";
import type { Compared, ReadBack, Words } from "./told";

/** The places of some words. A read-back is held against what it reads back. */
export const PlacesSaid = ({ of }: { of: Words }) => (
  <>
    {of.compared.length > 0 && (
      <ul class="places">
        {of.compared.map((one, at) => (
          <li key={at}>
            <PlaceSaid place={one.place} /> <Against of={one} />
          </li>
        ))}
      </ul>
    )}
    {of.read_back.length > 0 && (
      <ul class="places">
        {of.read_back.map((one, at) => (
          <li key={at}>
            <Back of={one} />
          </li>
        ))}
        {of.added.map((one, at) => (
          <li key={`+${at}`} class="warn">
            <T id="calls-added" parts={{ place: <PlaceSaid place={one} /> }} />
          </li>
        ))}
      </ul>
    )}
  </>
);

/** A place: its name, then where. */
export const PlaceSaid = ({ place }: { place: Place }) => (
  <span class="place">
    {place.name && <bdi>{place.name}</bdi>} {place.position && <PositionValue at={place.position} />}{" "}
    {place.mgrs && <Exact>{place.mgrs}</Exact>} {place.district && <bdi>{place.district}</bdi>}
  </span>
);

/** What in a place disagrees with itself; what is unknown is not against it, and said. */
function Against({ of }: { of: Compared }) {
  const name = of.nearest?.names[0] ?? "";
  return (
    <>
      {of.discrepancies.map((one) => (
        <strong key={one.between.join()} class="warn">
          {t("calls-disagrees", {
            one: t(`calls-way-${one.between[0]}`),
            other: t(`calls-way-${one.between[1]}`),
            distance: metres(one.distance_m),
          })}{" "}
        </strong>
      ))}
      {of.bad_grid && <strong class="warn">{t("calls-bad-grid")} </strong>}
      {of.unknown_name && <span class="due">{t("calls-unknown-name")} </span>}
      {of.nearest && of.nearest_m !== null && <span class="hint">{t("calls-nearest", { name, distance: metres(of.nearest_m) })}</span>}
    </>
  );
}

/** One place of a read-back beside the place that was said. */
function Back({ of }: { of: ReadBack }) {
  if (!of.back)
    return (
      <strong class="warn">
        <T id="calls-not-read-back" parts={{ place: <PlaceSaid place={of.said} /> }} />
      </strong>
    );
  const far = of.distance_m !== null && of.distance_m > of.allowed_m;
  if (far || of.position_missing || of.same_name === false)
    return (
      <strong class="warn">
        {far && of.distance_m !== null && t("calls-back-far", { distance: metres(of.distance_m) })}{" "}
        {of.position_missing && t("calls-back-no-position")} {of.same_name === false && t("calls-back-other-name")}{" "}
        <PlaceSaid place={of.said} />
      </strong>
    );
  return (
    <span class="good">{of.distance_m === null ? t("calls-back-alike") : t("calls-back-near", { distance: metres(of.distance_m) })}</span>
  );
}

/** One saying in the column of a call. */
export function Word({
  of,
  number,
  ofNumber,
  children,
}: {
  of: Words;
  number: number;
  ofNumber: number | null;
  children?: preact.ComponentChildren;
}) {
  const texts = Object.entries(of.text ?? {});
  return (
    <li class={`word word-${of.form}`} id={`word-${number}`}>
      <p class="word-head">
        <span class="faint">{number}</span> <Party id={of.party} /> <strong>{t(`calls-form-${of.form}`)}</strong>{" "}
        {ofNumber !== null && <span class="faint">{t("calls-of", { number: ofNumber })}</span>} <When ms={of.t_ms} brief seconds />{" "}
        {of.happened && (
          <span class="due">
            <T id="calls-happened" parts={{ when: <When ms={Date.parse(of.happened)} /> }} />
          </span>
        )}
      </p>
      {texts.map(([tag, text]) => (
        <p key={tag} class="word-text">
          <Said texts={{ [tag]: text }} />
        </p>
      ))}
      {of.hidden && <p class="unknown">{t("calls-hidden")}</p>}
      {!of.hidden && texts.length === 0 && of.form === "call" && <p class="faint">{t("calls-no-text")}</p>}
      <PlacesSaid of={of} />
      {children}
    </li>
  );
}

/** The positions that were said in a call, in degrees, to be drawn beside it: each with the number of its words. */
export const pointsOf = (words: readonly Words[]) =>
  words.flatMap((one, at) =>
    one.places.flatMap((place, each) => (place.position ? [pointOf(place.position, place.name, at + 1, each)] : [])),
  );

const pointOf = (position: readonly [number, number], name: string | undefined, number: number, each: number) => {
  const [longitude, latitude] = degreesOf(position);
  return { id: `${number}.${each}`, point: [longitude, latitude] as [number, number], label: `${number} ${name ?? ""}`.trim() };
};
