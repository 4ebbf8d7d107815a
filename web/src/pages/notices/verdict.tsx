/** What a notice meets: as of now, computed on our own copy; and as the host's signed verdict had it when the version was given. */
import type { Who } from "../../desk/types";
import { listOf, t, term } from "../../language/language";
import { decimal, metres } from "../../language/place";
import { figure, span } from "../../language/time";
import { Period } from "../../parts/period";
import { Badge, Exact, Party, StatementLink, T, Thing, titleOf, When } from "../../parts/text";
import { href } from "../../router";
import type { Beside, Conflict, Found, Hit, Recorded, Suggestion } from "./told";

const ms = (text: string | null) => (text === null ? null : Date.parse(text));

export function Verdict({ of, ref_, ours }: { of: Beside; ref_: string; ours: boolean }) {
  const { now, recorded } = of;
  const first = now ?? recorded;
  return (
    <section aria-labelledby="notice-meets">
      <h2 id="notice-meets">{t(now ? "notice-meets-now" : "notice-met")}</h2>
      {first ? <Content of={first} /> : <p class="nothing">{t("notice-no-verdict")}</p>}
      {recorded && <Withheld of={recorded} ref_={ref_} />}
      {ours && now && now.suggestions.length > 0 && <Suggestions of={now.suggestions} ref_={ref_} />}
      {recorded && <Given of={recorded} apart={now !== null} />}
      <p class="hint">{t("shell-informs")}</p>
    </section>
  );
}

/** What an answer comes to, in a sentence: never "clear", which might be read as leave to go. */
export function resultOf(of: Found): string {
  const conflicts = of.conflicts.filter((one) => one.news === "conflict").length;
  const against = of.hits.filter((hit) => hit.against).length;
  const parts = [
    conflicts ? t("notices-conflicts", { count: conflicts }) : "",
    against ? t("notice-against", { count: against }) : "",
    of.undetermined.length ? t("notice-not-computed", { count: of.undetermined.length }) : "",
  ].filter(Boolean);
  return parts.length ? listOf(parts) : t("notices-nothing-found");
}

const TONES = { not_clear: "warn", undetermined: "due", clear: "" } as const;

const Content = ({ of }: { of: Found }) => (
  <>
    <p class={`result ${TONES[of.result]}`}>{resultOf(of)}</p>
    {of.conflicts.length > 0 && (
      <ul class="cards">
        {of.conflicts.map((one) => (
          <ConflictCard key={one.notice} of={one} />
        ))}
      </ul>
    )}
    {of.hits.length > 0 && (
      <ul class="cards">
        {of.hits.map((hit, at) => (
          <HitCard key={at} of={hit} />
        ))}
      </ul>
    )}
    {of.undetermined.length > 0 && (
      <details open>
        <summary>{t("notice-undetermined")}</summary>
        <ul class="values">
          {of.undetermined.map((one, at) => (
            <li key={at}>
              <bdi lang="en" dir="ltr">
                {one.what}: {one.because}
              </bdi>
            </li>
          ))}
        </ul>
      </details>
    )}
    <p class="hint">{t("notice-considered", { count: of.considered, size: figure(of.log_size) })}</p>
  </>
);

export const ConflictCard = ({ of }: { of: Conflict }) => (
  <li class={of.news === "conflict" ? "card clash" : "card"}>
    <Badge word={of.news} within="news" tone={of.news === "conflict" ? "warn" : "quiet"} /> <Thing of={`notice:${of.notice}`} />
    <div>
      <Party id={of.party} /> · {term("word", of.activity)} <span class="faint">({term("word", of.kind)})</span>
    </div>
    <div>
      <Period start={ms(of.from)} end={ms(of.to)} />
    </div>
    <div>
      {of.closest_m === 0 ? t("notice-overlap") : t("notice-closest", { distance: metres(of.closest_m) })}{" "}
      {of.closest_at && <When ms={ms(of.closest_at)} brief />} <Exact>{decimal(of.place)}</Exact>
    </div>
  </li>
);

export const HitCard = ({ of }: { of: Hit }) => (
  <li class={of.against ? "card clash" : "card"}>
    <Badge word={of.says} within="says" tone={of.against ? "warn" : "quiet"} /> <Thing of={`measure:${of.measure}`} />
    <div>{hitOf(of)}</div>
    <div class="small faint">
      {of.binds ? t("notice-binds") : of.claimed_by ? t("notice-claimed", { party: titleOf(of.claimed_by) }) : t("notice-binds-nobody")}
      {of.zone && (
        <>
          {" · "}
          <Thing of={`zone:${of.zone}`} />
        </>
      )}
      {of.readings.length > 0 && ` · ${t("notice-read-by", { readers: listOf(of.readings.map(readerOf)) })}`}
      {of.not_under.length > 0 && ` · ${t("notice-not-read-by", { readers: listOf(of.not_under.map(readerOf)) })}`}
    </div>
    {of.because && (
      <div class="small">
        <bdi lang="en" dir="auto">
          {of.because}
        </bdi>
      </div>
    )}
  </li>
);

/** Whose reading of a zone: a party's, or the text's own. */
const readerOf = (id: string) => (id === "text" ? t("notice-reader-text") : titleOf(id));

/** What a measure asks, in a sentence. */
function hitOf(of: Hit): string {
  if (of.says === "prohibited") return t("notice-hit-prohibited");
  if (of.says === "exempt") return t("notice-hit-exempt");
  if (of.says === "consent_required") return t("notice-hit-consent", { who: of.consent_of ? whoOf(of.consent_of) : t("notice-somebody") });
  const asked = of.required_s === null ? "" : span(of.required_s * 1000);
  return t(of.met ? "notice-hit-notice-given" : "notice-hit-notice-not-given", { span: asked });
}

export const whoOf = (who: Who) => (who.party ? titleOf(who.party) : (who.text ?? ""));

/** Conflicts with what is hidden: its two parties get a coarse word, with no place and no distance. */
const Withheld = ({ of, ref_ }: { of: Recorded; ref_: string }) =>
  of.withheld === 0 ? null : (
    <div class="why">
      <strong>{term("word", "coordinate_by_hotline")}</strong> {t("notice-withheld", { count: of.withheld })}
      <ul class="values">
        {of.coordinate.map((one) => (
          <li key={one.other}>
            <Thing of={`notice:${one.other}`} /> <a href={href("calls", "", { about: `notice:${ref_}` })}>{t("notice-call")}</a>
          </li>
        ))}
      </ul>
    </div>
  );

const Suggestions = ({ of, ref_ }: { of: Suggestion[]; ref_: string }) => (
  <div class="card">
    <h3>{t("notice-might-help")}</h3>
    <ul class="values">
      {of.map((one, at) => (
        <li key={at}>{suggestionOf(one)}</li>
      ))}
    </ul>
    <a href={href("file", ref_)}>{t("notice-act-amend")}</a>
  </div>
);

export function suggestionOf({ change, by_s, by_m }: Suggestion): string {
  if (by_s !== null) return t(by_s > 0 ? "notice-later" : "notice-earlier", { span: span(by_s * 1000) });
  if (by_m !== null) return t(by_m > 0 ? "notice-higher" : "notice-lower", { distance: metres(Math.abs(by_m)) });
  return t(`notice-no-${change}`);
}

/** The host's own word: when, on how much of the log, and what it came to. */
const Given = ({ of, apart }: { of: Recorded; apart: boolean }) => (
  <>
    <p>
      <T
        id="notice-verdict"
        args={{ result: resultOf(of) }}
        parts={{ entry: <StatementLink index={of.index} />, when: <When ms={of.t_ms} brief /> }}
      />
    </p>
    {apart && (
      <details>
        <summary>{t("notice-verdict-then")}</summary>
        <Content of={of} />
      </details>
    )}
    {of.pair_count > of.conflicts.length && <p class="hint">{t("notice-more-pairs", { count: of.pair_count - of.conflicts.length })}</p>}
  </>
);
