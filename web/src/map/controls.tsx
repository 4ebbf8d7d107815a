/** What stands on a map: nearer, further, all of it; a scale; where the pointer is; where the ground comes from. North is always up. */
import type { ComponentChildren } from "preact";
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
        <Button label={t("map-all")} sign={<Corners />} act={all} />
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

/** Drawn, since many a machine has no letter for it. */
const Corners = () => (
  <svg class="map-corners" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
    <path d="M1 5 V1 H5 M9 1 H13 V5 M13 9 V13 H9 M5 13 H1 V9" />
  </svg>
);

const Button = ({ label, sign, act }: { label: string; sign: ComponentChildren; act: () => void }) => (
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
