/** What stands on a map: nearer, further, all of it; a scale; where the pointer is; where the ground comes from. North is always up. */
import { t } from "../language/language";
import { decimal, dms } from "../language/place";
import { Exact } from "../parts/text";
import type { Chart } from "./chart";
import { lengthText, scaleFor } from "./scale";
import type { Degrees } from "./told";

interface ControlsProps {
  chart: Chart | null;
  all: () => void;
  metresPerPixel: number | null;
  pointer: Degrees | null;
}

export function Controls({ chart, all, metresPerPixel, pointer }: ControlsProps) {
  return (
    <>
      <div class="map-buttons">
        <Button label={t("map-nearer")} sign="+" act={() => chart?.zoomBy(1)} />
        <Button label={t("map-further")} sign="−" act={() => chart?.zoomBy(-1)} />
        <Button label={t("map-all")} sign="⛶" act={all} />
      </div>
      <div class="map-foot">
        <span class="map-north" role="img" aria-label={t("map-north-up")}>
          {t("map-north")} ↑
        </span>
        {metresPerPixel !== null && <Scale metresPerPixel={metresPerPixel} />}
        {pointer && (
          <span class="map-pointer" aria-hidden="true">
            <Exact>{decimal(pointer)}</Exact> <Exact>{dms(pointer)}</Exact>
          </span>
        )}
        <bdi class="map-source">{t("map-source")}</bdi>
      </div>
    </>
  );
}

const Button = ({ label, sign, act }: { label: string; sign: string; act: () => void }) => (
  <button type="button" aria-label={label} title={label} onClick={act}>
    <span aria-hidden="true">{sign}</span>
  </button>
);

function Scale({ metresPerPixel }: { metresPerPixel: number }) {
  const { metres, pixels } = scaleFor(metresPerPixel);
  return (
    <span class="map-scale">
      <svg width={pixels} height="7" viewBox={`0 0 ${pixels} 7`} aria-hidden="true">
        <path d={`M0.75 0 V6 H${pixels - 0.75} V0`} />
      </svg>
      <bdi>{lengthText(metres)}</bdi>
    </span>
  );
}
