/** Where and when a notice is, volume by volume, in words and coordinates. */
import { t, term } from "../../language/language";
import { decimal, degreesOf, metres } from "../../language/place";
import type { Volume } from "../../map/shapes";
import { Period } from "../../parts/period";
import { Exact, When } from "../../parts/text";
import { PositionValue } from "../../sign/payload";

const CM = 100;
const ms = (text: string | undefined) => (text === undefined ? null : Date.parse(text));

export const VolumeList = ({ volumes }: { volumes: Volume[] }) => (
  <ol class="volumes">
    {volumes.map((one, at) => (
      <li key={at}>
        <strong>{term("word", one.shape.is, "is")}</strong> <Size of={one} />
        <Window of={one} />
        <Altitude of={one} />
        <Points of={one} />
      </li>
    ))}
  </ol>
);

function Size({ of: { shape } }: { of: Volume }) {
  if (shape.is === "circle") return <bdi>{t("notice-radius", { size: metres(shape.radius_cm / CM) })}</bdi>;
  if (shape.is === "area") return null;
  return <bdi>{t("notice-buffer", { size: metres(shape.buffer_cm / CM) })}</bdi>;
}

function Window({ of }: { of: Volume }) {
  const { shape } = of;
  const [start, end] = shape.is === "route" ? [ms(shape.times[0]), ms(shape.times.at(-1))] : [ms(of.start), ms(of.end)];
  return (
    <div>
      <Period start={start} end={end} />
    </div>
  );
}

function Altitude({ of }: { of: Volume }) {
  const { shape } = of;
  const own = shape.is === "route" ? shape.altitudes_cm : undefined;
  const beside = shape.is === "route" ? (shape.vertical_buffer_cm ?? 0) : 0;
  const lower = own ? Math.min(...own) - beside : of.lower_cm;
  const upper = own ? Math.max(...own) + beside : of.upper_cm;
  if (lower === undefined && upper === undefined) return <div class="faint">{t("notice-altitude-any")}</div>;
  const text = (cm: number | undefined) => (cm === undefined ? "∞" : metres(cm / CM));
  return (
    <div>
      {t("notice-altitude")} <bdi dir="ltr">{`${lower === undefined ? "−∞" : metres(lower / CM)} – ${text(upper)}`}</bdi>{" "}
      <span class="faint">{t("notice-altitude-datum")}</span>
    </div>
  );
}

const SHOWN_MAX = 6;

/** The points: each with its time where it moves. */
function Points({ of: { shape } }: { of: Volume }) {
  if (shape.is === "circle") return <PositionValue at={shape.center} />;
  const points = shape.is === "area" ? shape.polygons.flat(2) : shape.line;
  const times = shape.is === "route" ? shape.times : [];
  return (
    <details open={points.length <= SHOWN_MAX}>
      <summary>{t("sign-positions", { count: points.length })}</summary>
      <ol class="points">
        {points.map((one, at) => (
          <li key={at}>
            <Exact>{decimal(degreesOf(one))}</Exact> {times[at] !== undefined && <When ms={ms(times[at])} />}
          </li>
        ))}
      </ol>
    </details>
  );
}
