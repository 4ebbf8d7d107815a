/** An article card: one measure, who owes it, by when and how far that clock is, what it prohibits or allows with notice, what it leaves open. */
import { useEffect, useRef } from "preact/hooks";
import { now, us } from "../../desk/standing";
import { t, term } from "../../language/language";
import { Fact } from "../../parts/fact";
import { Dated, isOpen, Left, OneWho, Settled, Whos } from "../../parts/open";
import { Away, Badge, Exact, Parties, Said, T, Thing, type Tone, When } from "../../parts/text";
import { periodOf } from "../../sign/period";
import { sign } from "../../sign/sign";
import type { Agreement, Commitment, Due, Measure } from "./types";

const TONES: Record<string, Tone> = { overdue: "warn", due_soon: "due", contested: "warn", verified: "good", reported_done: "good" };

interface CardProps {
  of: Agreement;
  measure: Measure;
  commitment: Commitment | undefined;
  marked: boolean;
}

export function MeasureCard({ of, measure, commitment, marked }: CardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (marked) card.current?.focus();
  }, [marked]);
  return (
    <section ref={card} class={marked ? "card article marked" : "card article"} tabIndex={-1} aria-label={measure.name}>
      <header>
        <h3>
          <Exact>{measure.name}</Exact> <Said texts={measure.text} />
        </h3>
        <p>
          <Badge word={measure.standing} within="standing" />{" "}
          {commitment && <Badge word={commitment.stage} within="stage" tone={TONES[commitment.stage] ?? "quiet"} />}
        </p>
      </header>
      <dl class="members">
        <Fact name={term("member", "addressee")}>
          <Whos whos={measure.addressee} />
        </Fact>
        <Fact name={term("member", "deadline")}>
          <Dated value={measure.deadline} />
          {commitment?.clock.dues.map((due) => (
            <Clock key={`${due.by}${due.ends_ms}`} due={due} />
          ))}
        </Fact>
        {measure.content && (
          <Fact name={term("member", "content")}>
            <Settled value={measure.content} name="content" />
          </Fact>
        )}
        {measure.zone && (
          <Fact name={term("member", "zone")}>
            <Zones of={of.ref} zone={measure.zone} />
          </Fact>
        )}
        <Rules measure={measure} />
        <Fact name={term("member", "verification")}>
          <Settled value={measure.verification} name="verification" />
        </Fact>
        {measure.condition && (
          <Fact name={term("member", "condition")}>
            <bdi dir="auto">{measure.condition}</bdi>
          </Fact>
        )}
        {measure.note && (
          <Fact name={term("member", "note")}>
            <bdi dir="auto">{measure.note}</bdi>
          </Fact>
        )}
      </dl>
      {measure.left_open?.map((text) => (
        <p key={text} class="left">
          <T id="agreements-leaves-open" parts={{ words: <Quoted text={text} /> }} />
        </p>
      ))}
      <Doing of={of} measure={measure} commitment={commitment} />
    </section>
  );
}

const Quoted = ({ text }: { text: string }) => (
  <q>
    <bdi dir="auto">{text}</bdi>
  </q>
);

/** One reading of when it is due; where sides differ there are several, each with who says it. */
const Clock = ({ due }: { due: Due }) => (
  <p class={due.ends_ms < now.value ? "clock-line faint" : "clock-line due"}>
    <When ms={due.ends_ms} /> · <Away ms={due.ends_ms} />{" "}
    {due.by && (
      <bdi class="hint" dir="auto">
        {due.by}
      </bdi>
    )}
  </p>
);

function Zones({ of, zone }: { of: string; zone: NonNullable<Measure["zone"]> }) {
  if (!Array.isArray(zone)) return <Left open={zone} />;
  return (
    <span class="parties">
      {zone.map((one) => (
        <Thing key={one} of={`zone:${one.includes("#") ? one : `${of}#${one}`}`}>
          <Exact>{one}</Exact>
        </Thing>
      ))}
    </span>
  );
}

const Words = ({ words, within }: { words: string[]; within: string }) => <>{words.map((one) => term("word", one, within)).join(", ")}</>;

/** What it prohibits, asks notice or consent for, and leaves alone. */
const Rules = ({ measure }: { measure: Measure }) => (
  <>
    {measure.prohibited && (
      <Fact name={term("member", "prohibited")}>
        <Words words={measure.prohibited} within="activity" />
      </Fact>
    )}
    {measure.with_notice?.map((one) => (
      <Fact key={one.notice} name={term("member", "with_notice")}>
        <Words words={one.activities} within="activity" /> · <T id="agreements-notice-of" parts={{ span: periodOf(one.notice) }} />
      </Fact>
    ))}
    {measure.with_consent?.map((one) => (
      <Fact key={JSON.stringify(one)} name={term("member", "with_consent")}>
        <Words words={one.activities} within="activity" /> · <T id="agreements-consent-of" parts={{ who: <OneWho who={one.of} /> }} />
      </Fact>
    ))}
    {measure.exempts?.map((one) => (
      <Fact key={JSON.stringify(one)} name={term("member", "exempts")}>
        <Words words={one.activities ?? []} within="activity" /> {one.parties && <Parties ids={one.parties} />}{" "}
        <bdi dir="auto">{[...(one.purposes ?? []), one.note ?? ""].filter(Boolean).join("; ")}</bdi>
      </Fact>
    ))}
    {measure.exceptions && (
      <Fact name={term("member", "exceptions")}>
        {isOpen(measure.exceptions) ? (
          <Left open={measure.exceptions} />
        ) : (
          <bdi dir="auto">{(measure.exceptions as string[]).join("; ")}</bdi>
        )}
      </Fact>
    )}
    {measure.weapon_classes && (
      <Fact name={term("member", "weapon_classes")}>
        <bdi dir="auto">{measure.weapon_classes.join(", ")}</bdi>
      </Fact>
    )}
  </>
);

/** What our officer may say of it: report what we owe, verify what others owe. */
function Doing({ of, measure, commitment }: Omit<CardProps, "marked">) {
  if (!commitment) return null;
  const about = { of: commitment.thing, capacity: "party", status: of.said.status, when: { is: "dated", date: today() } };
  const ours = commitment.bound.includes(us.value);
  if (!ours && commitment.bound.length === 0) return null;
  const report = (says: string) => void sign({ type: "fulfilment/1", ...about, says });
  const verify = (grade: number) => void sign({ type: "verification/1", ...about, grade });
  return (
    <details class="reporting">
      <summary>{t(ours ? "agreements-report" : "agreements-verify", { measure: measure.name })}</summary>
      <div class="bar">
        {ours
          ? ["started", "partly", "done", "not_done"].map((says) => (
              <button key={says} type="button" onClick={() => report(says)}>
                {term("word", says, "says")}
              </button>
            ))
          : [0, 1, 2, 3].map((grade) => (
              <button key={grade} type="button" onClick={() => verify(grade)}>
                {t("agreements-grade", { grade })}
              </button>
            ))}
      </div>
    </details>
  );
}

const today = () => new Date(now.value).toISOString().slice(0, 10);
