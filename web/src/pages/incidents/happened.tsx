/** When and where an incident was, as precisely as it is known and no more precisely. */
import { t, term } from "../../language/language";
import { Left } from "../../parts/open";
import { Exact, When } from "../../parts/text";
import { PlaceShown } from "./columns";
import type { IncidentLine } from "./told";

export function IncidentWhen({ of }: { of: IncidentLine }) {
  const { when, time_precision } = of.said;
  if (when.is !== "dated") return <Left open={when} />;
  return (
    <span>
      {when.utc ? <When ms={Date.parse(when.utc)} /> : <Exact>{when.until ? `${when.date} – ${when.until}` : (when.date ?? "")}</Exact>}{" "}
      <span class="faint small">({t("incident-precise-to", { unit: term("word", time_precision) })})</span>
      {when.words && (
        <div class="small faint">
          <bdi dir="auto">{when.words}</bdi>
        </div>
      )}
      {when.outside && (
        <div class="small faint">
          <bdi dir="auto">{when.outside}</bdi>
        </div>
      )}
    </span>
  );
}

export function IncidentWhere({ of }: { of: IncidentLine }) {
  const { place, district } = of.said;
  return (
    <>
      {place && <PlaceShown of={place} />}
      {!place?.district && (typeof district === "string" ? <bdi dir="auto">{district}</bdi> : !place && <Left open={district} />)}
      {of.where !== "open" && of.where !== "unknown" && <div class="small due">{t(`incident-where-${of.where}`)}</div>}
    </>
  );
}
