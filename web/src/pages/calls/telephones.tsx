/** The duty telephones: where the other sides are reached when the host is not. To be printed, and to be hung beside the telephone. */
import { useQuestion } from "../../desk/told";
import { t, term } from "../../language/language";
import { Await, Nothing } from "../../parts/state";
import { Exact, Party, Said, Status, T, When } from "../../parts/text";
import { go } from "../../router";
import type { TelephonesTold } from "./told";

export function Telephones() {
  const asked = useQuestion<TelephonesTold>("telephones");
  return (
    <section class="telephones">
      <div class="bar">
        <h1>{t("calls-telephones")}</h1>
        <button type="button" onClick={() => go("calls")}>
          {t("calls-back")}
        </button>
        <button type="button" class="main" onClick={() => print()}>
          {t("calls-print")}
        </button>
      </div>
      <p class="rule">{t("calls-telephones-rule")}</p>
      <Await asked={asked}>
        {({ data }) => (
          <>
            <p class="hint">
              <Party id={data.party} /> ·{" "}
              <T
                id="calls-as-of"
                args={{ size: data.log_size }}
                parts={{ at: <When ms={data.at_ms} />, newest: <When ms={data.log_ms} /> }}
              />{" "}
              · <Exact>{data.log}</Exact>
            </p>
            {data.lines.map((line) => (
              <Sheet key={`${line.channel} ${line.party}`} of={line} />
            ))}
            {data.lines.length === 0 && <Nothing>{t("calls-no-line")}</Nothing>}
          </>
        )}
      </Await>
      <Attempts />
    </section>
  );
}

const Sheet = ({ of }: { of: TelephonesTold["lines"][number] }) => (
  <table>
    <caption>
      <Party id={of.party} /> · <Said texts={of.title} /> · {term("word", of.means, "means")} <Status of={of.status} />
    </caption>
    <thead>
      <tr>
        <th scope="col">{t("calls-order")}</th>
        <th scope="col">{t("calls-level")}</th>
        <th scope="col">{t("calls-duty")}</th>
        <th scope="col">{t("calls-number")}</th>
      </tr>
    </thead>
    <tbody>
      {[...of.general, ...of.on_duty].map((one, at) => (
        <tr key={at}>
          <td>{at + 1}</td>
          <td>{term("word", one.level, "level")}</td>
          <td>{one.duty ? <Said texts={one.duty} /> : t("calls-whoever")}</td>
          <td class="telephone">{one.number ? <Exact>{one.number}</Exact> : <span class="unknown">{t("calls-number-hidden")}</span>}</td>
        </tr>
      ))}
      {of.general.length + of.on_duty.length === 0 && (
        <tr>
          <td colSpan={4} class="unknown">
            {t("calls-nobody-named")}
          </td>
        </tr>
      )}
    </tbody>
  </table>
);

const ROWS = [1, 2, 3, 4, 5, 6];

/** Empty rows on paper, to write down each attempt. */
const Attempts = () => (
  <table class="on-paper" aria-hidden="true">
    <tbody>
      <tr>
        <td>{t("calls-paper-time")}</td>
        <td>{t("calls-paper-whom")}</td>
        <td>{t("calls-paper-what")}</td>
      </tr>
      {ROWS.map((row) => (
        <tr key={row}>
          <td />
          <td />
          <td />
        </tr>
      ))}
    </tbody>
  </table>
);
