/** Consent that measures ask for, beside the notice: asked, answered, or silence. It changes neither the notice nor the verdict. */
import { useState } from "preact/hooks";
import { us } from "../../desk/standing";
import type { Who } from "../../desk/types";
import { t, term } from "../../language/language";
import { TextField } from "../../parts/fields";
import { inWords, Saying } from "../../parts/saying";
import { Badge, Exact, Said, Thing, When } from "../../parts/text";
import type { AskedOne, ConsentLine, NoticeLine } from "./told";
import { whoOf } from "./verdict";

export function Consents({ of }: { of: NoticeLine }) {
  if (of.consents.length === 0) return null;
  return (
    <section aria-labelledby="notice-consents">
      <h2 id="notice-consents">{t("notice-consents")}</h2>
      <ul class="cards">
        {of.consents.map((one, at) => (
          <li key={at} class="card">
            <Consent of={one} notice={of} />
          </li>
        ))}
      </ul>
      <p class="hint">{t("notice-consents-beside")}</p>
    </section>
  );
}

function Consent({ of, notice }: { of: ConsentLine; notice: NoticeLine }) {
  const [open, setOpen] = useState<"ask" | "granted" | "refused" | null>(null);
  const { consent } = of;
  const asked = consent.of?.party;
  const mayAsk = notice.said.party === us.value && consent.answer === null && asked !== undefined;
  const mayAnswer = asked === us.value && consent.request !== null;
  return (
    <>
      <Thing of={`measure:${of.measure}`} /> · {t("notice-consent-of", { who: consent.of ? whoOf(consent.of) : t("notice-somebody") })}
      <div>
        <Answer of={consent.answer} asked_ms={consent.asked_ms} /> {consent.request && <Thing of={`request:${consent.request}`} />}
        {consent.version !== null && consent.version !== notice.version && (
          <span class="due"> {t("notice-consent-version", { version: consent.version })}</span>
        )}
      </div>
      <div class="bar acts">
        {mayAsk && (
          <button type="button" onClick={() => setOpen("ask")}>
            {t("notice-ask-consent")}
          </button>
        )}
        {mayAnswer && (
          <>
            <button type="button" onClick={() => setOpen("granted")}>
              {t("notice-grant")}
            </button>
            <button type="button" onClick={() => setOpen("refused")}>
              {t("notice-refuse")}
            </button>
          </>
        )}
      </div>
      {open === "ask" && asked && <Ask notice={notice} of={{ party: asked }} onClose={() => setOpen(null)} />}
      {open !== null && open !== "ask" && consent.request && (
        <Reply request={consent.request} status={notice.said.status} answer={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function Answer({ of, asked_ms }: { of: AskedOne | null; asked_ms: number | null }) {
  if (of === null || asked_ms === null) return <Badge word="not_asked" tone="due" />;
  const tone = of.answer === "granted" ? "good" : of.answer === "no reply" ? "due" : "warn";
  return (
    <>
      <Badge word={of.answer} tone={tone} /> <When ms={of.since_ms} /> {of.overdue && <Badge word="overdue" tone="warn" />}
      {of.conditions && (
        <div>
          {term("member", "conditions")}: <bdi dir="auto">{of.conditions}</bdi>
        </div>
      )}
      {of.text && (
        <div>
          <Said texts={of.text} />
        </div>
      )}
    </>
  );
}

function Ask({ notice, of, onClose }: { notice: NoticeLine; of: Who & { party: string }; onClose: () => void }) {
  const [text, setText] = useState("");
  const name = `consent-${notice.ref.split("/")[1] ?? ""}-v${notice.version}-${of.party}`;
  const members = () => {
    const about = { about: [`notice:${notice.ref}`], version: notice.version, ...inWords(text) };
    const asked = { of: [{ party: of.party }], to: [of.party], status: notice.said.status };
    return { type: "request/1", name, capacity: "party", form: "consent", ...asked, ...about };
  };
  return (
    <Saying title={t("notice-ask-consent")} members={members} onClose={onClose}>
      <p class="hint">
        {t("notice-name")} <Exact>{name}</Exact>
      </p>
      <TextField label={t("notice-words")} value={text} onInput={setText} lines={3} required />
    </Saying>
  );
}

function Reply(given: { request: string; status: string; answer: "granted" | "refused"; onClose: () => void }) {
  const { request, status, answer, onClose } = given;
  const [text, setText] = useState("");
  const [conditions, setConditions] = useState("");
  const members = () => {
    const more = { ...inWords(text), ...(conditions ? { conditions } : {}) };
    return { type: "reply/1", status, request, capacity: "party", answer, ...more };
  };
  return (
    <Saying title={t(answer === "granted" ? "notice-grant" : "notice-refuse")} members={members} onClose={onClose}>
      {answer === "granted" && <TextField label={term("member", "conditions")} value={conditions} onInput={setConditions} />}
      <TextField label={t("notice-words")} value={text} onInput={setText} lines={3} required={answer === "refused"} />
    </Saying>
  );
}
