/** The card of what is chosen: what it is, whose, when, how high, how far the word of it has come, what it meets; and where to read more. */
import type { ComponentChildren } from "preact";
import { t, term } from "../../language/language";
import { decimal, dms, metres } from "../../language/place";
import type { ConflictDrawn, IncidentDrawn, MapTold, NoticeDrawn, ReadingDrawn, ZoneDrawn } from "../../map/told";
import { conflictId } from "../../map/under_way";
import { Exact, Parties, Party, Said, Status, T, Thing } from "../../parts/text";
import { hrefOf, split } from "../../router";
import { LightBadge } from "./light";
import { Pair } from "./list";
import { Range } from "./range";
import { LineSample, Whose } from "./reading";

interface CardProps {
  told: MapTold;
  thing: string;
  close: () => void;
  choose: (thing: string) => void;
  goTo: (ms: number) => void;
}

export function Card({ told, thing, close, choose, goTo }: CardProps) {
  const [sort, name] = split(thing);
  return (
    <section class="card map-card" aria-label={t("map-chosen")}>
      <button type="button" class="quiet map-close" onClick={close} aria-label={t("shell-close")}>
        ×
      </button>
      <Inside told={told} sort={sort} name={name} choose={choose} goTo={goTo} />
    </section>
  );
}

type InsideProps = Pick<CardProps, "told" | "choose" | "goTo"> & { sort: string; name: string };

function Inside({ told, sort, name, choose, goTo }: InsideProps) {
  const notice = sort === "notice" && told.notices.find(({ ref }) => ref === name);
  if (notice) return <OfNotice told={told} notice={notice} choose={choose} goTo={goTo} />;
  const conflict = sort === "conflict" && told.conflicts.find((one) => conflictId(one) === `conflict:${name}`);
  if (conflict) return <OfConflict conflict={conflict} goTo={goTo} />;
  const incident = sort === "incident" && told.incidents.find(({ ref }) => ref === name);
  if (incident) return <OfIncident incident={incident} goTo={goTo} />;
  const zone = sort === "zone" && told.zones.find((one) => one.zone === name);
  if (zone) return <OfZone zone={zone} />;
  return <p class="nothing">{t("map-not-here")}</p>;
}

const Line = ({ head, children }: { head: string; children: ComponentChildren }) => (
  <>
    <dt>{head}</dt>
    <dd>{children}</dd>
  </>
);

const GoTo = ({ ms, goTo }: { ms: number | null; goTo: (ms: number) => void }) =>
  ms === null ? null : (
    <button type="button" onClick={() => goTo(ms)}>
      {t("map-go-there")}
    </button>
  );

const Heading = ({ of, words, status }: { of: string; words: string[]; status: string }) => (
  <>
    <h2>
      <Thing of={of} />
    </h2>
    <p>
      {words.map((word) => term("word", word)).join(" · ")} <Status of={status} />
    </p>
  </>
);

function OfNotice({ told, notice, choose, goTo }: { notice: NoticeDrawn } & Pick<CardProps, "told" | "choose" | "goTo">) {
  const meets = told.conflicts.filter(({ a, b, says }) => says !== "inform" && (a === notice.ref || b === notice.ref));
  return (
    <>
      <Heading of={`notice:${notice.ref}`} words={[notice.kind, notice.activity]} status={notice.status} />
      {hrefOf(`notice:${notice.ref}`) ? (
        <p class="says">
          <Said texts={notice.text} />
        </p>
      ) : (
        <p class="hint">{t("map-of-operator")}</p>
      )}
      <dl class="members">
        <Line head={t("map-whose")}>
          <Party id={notice.party} />
        </Line>
        <Line head={t("map-when")}>
          <Range from_ms={notice.start_ms} to_ms={notice.end_ms} /> <GoTo ms={notice.start_ms} goTo={goTo} />
        </Line>
        <Line head={t("map-altitude")}>{notice.hidden ? t("map-hidden") : <Altitudes of={notice.parts} />}</Line>
        {notice.purpose && (
          <Line head={term("member", "purpose")}>
            <bdi>{notice.purpose}</bdi>
          </Line>
        )}
        {notice.recipients.map((one) => (
          <Line key={one.party} head={t("map-told-to")}>
            <Party id={one.party} /> <LightBadge light={one.light} />
            <span class="map-steps">
              {(["headquarters", "sector", "unit"] as const).map((level) => (
                <span key={level}>
                  {term("word", level, "level")}: {term("word", one[level], "step")}
                </span>
              ))}
            </span>
          </Line>
        ))}
        {meets.map((one) => (
          <Line key={conflictId(one)} head={t("map-conflict")}>
            {one.says === "withheld" ? (
              <span>{term("word", one.word ?? "withheld")}</span>
            ) : (
              <button type="button" class="quiet" onClick={() => choose(conflictId(one))}>
                <Exact>{one.a === notice.ref ? one.b : one.a}</Exact>
              </button>
            )}
          </Line>
        ))}
      </dl>
    </>
  );
}

/** The altitudes of the parts, each once. */
function Altitudes({ of }: { of: readonly { lower_m: number | null; upper_m: number | null }[] }) {
  const bands = [...new Set(of.map(({ lower_m, upper_m }) => band(lower_m, upper_m)))];
  return (
    <>
      {bands.map((one) => (
        <bdi key={one}>{one} </bdi>
      ))}
    </>
  );
}

function band(lower_m: number | null, upper_m: number | null): string {
  if (lower_m === null && upper_m === null) return t("map-any-altitude");
  if (upper_m === null) return t("map-above", { lower: metres(lower_m ?? 0) });
  return lower_m === null
    ? t("map-below", { upper: metres(upper_m) })
    : t("map-between", { lower: metres(lower_m), upper: metres(upper_m) });
}

function OfConflict({ conflict, goTo }: { conflict: ConflictDrawn; goTo: (ms: number) => void }) {
  const at = conflict.at?.coordinates;
  return (
    <>
      <h2>{t("map-conflict-of")}</h2>
      <p>
        <Pair name={`${conflict.a}|${conflict.b}`} /> <Status of={conflict.status} />
      </p>
      <dl class="members">
        <Line head={t("map-when")}>
          <Range from_ms={conflict.from_ms} to_ms={conflict.to_ms} /> <GoTo ms={conflict.closest_ms ?? conflict.from_ms} goTo={goTo} />
        </Line>
        {conflict.closest_m !== null && <Line head={t("map-closest")}>{metres(conflict.closest_m)}</Line>}
        {at && <Place point={at} />}
        {conflict.word && <Line head={t("map-withheld")}>{term("word", conflict.word)}</Line>}
      </dl>
    </>
  );
}

const Place = ({ point }: { point: [number, number] }) => (
  <Line head={t("map-where")}>
    <span class="position">
      <Exact>{decimal(point)}</Exact>
      <Exact>{dms(point)}</Exact>
    </span>
  </Line>
);

function OfIncident({ incident, goTo }: { incident: IncidentDrawn; goTo: (ms: number) => void }) {
  return (
    <>
      <Heading of={`incident:${incident.ref}`} words={[incident.form, incident.standing]} status={incident.status} />
      <p class="says">
        <Said texts={incident.text} />
      </p>
      <dl class="members">
        <Line head={t("map-said-by")}>
          <Party id={incident.party} /> {term("word", incident.said)}
        </Line>
        <Line head={t("map-when")}>
          {incident.start_ms === null && incident.end_ms === null ? (
            <span class="unknown">{t("map-unknown-time")}</span>
          ) : (
            <Range from_ms={incident.start_ms} to_ms={incident.end_ms} />
          )}{" "}
          <GoTo ms={incident.start_ms} goTo={goTo} />
        </Line>
        {incident.point ? <Place point={incident.point} /> : <Line head={t("map-where")}>{term("word", incident.where, "where")}</Line>}
        {incident.precision && <Line head={t("map-precision")}>{term("word", incident.precision, "precision")}</Line>}
        {(incident.place ?? incident.district) && (
          <Line head={t("map-place")}>
            <bdi>{incident.place ?? incident.district}</bdi>
          </Line>
        )}
      </dl>
    </>
  );
}

function OfZone({ zone }: { zone: ZoneDrawn }) {
  return (
    <>
      <h2>
        <Thing of={`zone:${zone.zone}`}>
          <Said texts={zone.title} />
        </Thing>
      </h2>
      <p>
        {term("word", zone.standing)} <Status of={zone.status} />
      </p>
      <dl class="members">
        <Line head={t("map-agreement")}>
          <Thing of={`agreement:${zone.agreement}`} />
        </Line>
        <Line head={t("map-altitude")}>{band(zone.lower_m, zone.upper_m)}</Line>
        {zone.bound.length > 0 && (
          <Line head={t("map-bound")}>
            <Parties ids={zone.bound} />
          </Line>
        )}
        {zone.silent.length > 0 && (
          <Line head={t("map-silent")}>
            <Parties ids={zone.silent} />
          </Line>
        )}
        {zone.apart_m !== null && <Line head={t("map-apart")}>{metres(zone.apart_m)}</Line>}
        {zone.because && (
          <Line head={t("map-because")}>
            <bdi lang="en">{zone.because}</bdi>
          </Line>
        )}
        {zone.note && (
          <Line head={t("map-note")}>
            <bdi lang="en">{zone.note}</bdi>
          </Line>
        )}
      </dl>
      {zone.readings.length > 0 && <h3>{t("map-readings")}</h3>}
      <ul class="map-readings">
        {zone.readings.map((reading, index) => (
          <li key={`${reading.whose} ${reading.level}`}>
            <LineSample reading={reading} index={index} /> <Whose reading={reading} />
            <Agreed reading={reading} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Agreed = ({ reading }: { reading: ReadingDrawn }) => (
  <>
    {reading.accepted_by.length > 0 && (
      <div class="hint">
        <T id="map-accepted-by" parts={{ parties: <Parties ids={reading.accepted_by} /> }} />
      </div>
    )}
    {reading.rejected_by.length > 0 && (
      <div class="hint">
        <T id="map-rejected-by" parts={{ parties: <Parties ids={reading.rejected_by} /> }} />
      </div>
    )}
  </>
);
