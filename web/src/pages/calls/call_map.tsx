/** Where the words of a call are: each place with the number of the words that said it, on a small map and as coordinates. */
import { t } from "../../language/language";
import { decimal } from "../../language/place";
import { MiniMap } from "../../map/view";
import { Exact } from "../../parts/text";
import type { Words } from "./told";
import { pointsOf } from "./words";

export function CallMap({ words }: { words: readonly Words[] }) {
  const points = pointsOf(words);
  if (points.length === 0) return null;
  return (
    <section class="call-map">
      <h2>{t("calls-where")}</h2>
      <MiniMap label={t("calls-where")} points={points} />
      <ul class="values">
        {points.map((one) => (
          <li key={one.id}>
            <bdi>{one.label}</bdi> <Exact>{decimal(one.point)}</Exact>
          </li>
        ))}
      </ul>
    </section>
  );
}
