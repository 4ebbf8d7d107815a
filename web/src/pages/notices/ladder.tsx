/** The receipt ladder: recipients down, levels across, how far the word has come at each, and the clocks of what is waited for. */
import { LEVELS } from "../../desk/types";
import { t, term } from "../../language/language";
import { Party, Said, Until, When } from "../../parts/text";
import { LightBadge, signOf, stops } from "./lights";
import type { Due, Ladder, NoticeLine, Rung } from "./told";

export const LadderTable = ({ of }: { of: NoticeLine }) => (
  <section aria-labelledby="notice-receipts">
    <h2 id="notice-receipts">{t("notice-receipts", { version: of.version })}</h2>
    {of.ladders.length === 0 ? (
      <p class="nothing">{t("notice-to-nobody")}</p>
    ) : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
      <div class="scroll" tabIndex={0}>
        <table class="ladder">
          <caption class="unseen">{t("notice-receipts", { version: of.version })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("notice-recipient")}</th>
              {LEVELS.map((level) => (
                <th key={level} scope="col">
                  {term("word", level, "level")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.ladders.map((one) => (
              <Recipient key={one.party} of={one} due={of.due.filter((due) => due.party === one.party)} />
            ))}
          </tbody>
        </table>
      </div>
    )}
    <p class="hint">{t("notice-amber")}</p>
  </section>
);

const Recipient = ({ of, due }: { of: Ladder; due: Due[] }) => (
  <tr>
    <th scope="row">
      <Party id={of.party} />
      <div>
        <LightBadge light={of.light} />
      </div>
    </th>
    {of.rungs.map((rung) => (
      <td key={rung.level}>
        <RungCell of={rung} />
        <Clock due={due.find((one) => one.level === rung.level)} />
        {rung.level === "unit" && of.units.length > 1 && <Units of={of} />}
      </td>
    ))}
  </tr>
);

function RungCell({ of }: { of: Rung }) {
  if (of.step === "sent" && of.t_ms === null) return <span class="faint">– {t("notice-nothing-yet")}</span>;
  return (
    <div class={stops(of.step) ? "warn" : of.step === "sent" || of.step === "delivered" ? "" : "good"}>
      <span aria-hidden="true">{signOf(of.step)}</span> {term("word", of.step, "step")}
      {of.relayed && <div class="badge badge-quiet">{t("notice-relayed")}</div>}
      <div class="small faint">
        <When ms={of.t_ms} brief />
      </div>
    </div>
  );
}

/** By when a receipt is due, as long as it is waited for; that it came late. */
function Clock({ due }: { due: Due | undefined }) {
  if (due?.stands === "due" || due?.stands === "overdue") {
    return (
      <div class={due.stands === "overdue" ? "small warn" : "small due"}>
        <Until ms={due.by_ms} />
      </div>
    );
  }
  return due?.stands === "late" ? <div class="small due">{term("word", "late")}</div> : null;
}

const Units = ({ of }: { of: Ladder }) => (
  <ul class="values small">
    {of.units.map((unit, at) => (
      <li key={at}>
        <Said texts={unit.duty} />: {term("word", unit.acknowledged ? "acknowledged" : "not_yet")}
      </li>
    ))}
  </ul>
);
