/** The scale of a map: a round length, and how long its bar is. */
import { t } from "../language/language";

const SCALE_PX = 90;

/** The largest round length (1, 2 or 5 times a power of ten) whose bar fits, in metres; and its bar in pixels. */
export function scaleFor(metresPerPixel: number): { metres: number; pixels: number } {
  const most = metresPerPixel * SCALE_PX;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((one) => one * power <= most) ?? 1) * power;
  return { metres, pixels: metres / metresPerPixel };
}

export const lengthText = (metres: number) => (metres >= 1_000 ? t("map-km", { length: metres / 1_000 }) : t("map-m", { length: metres }));
