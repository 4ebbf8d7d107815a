/** The versions of a notice, and what changed between two of them: what it said before beside what it says. */
import { useState } from "preact/hooks";
import { useQuestion } from "../../desk/told";
import { listOf, t, term } from "../../language/language";
import { Await } from "../../parts/state";
import { StatementLink, When } from "../../parts/text";
import { Value } from "../../sign/payload";
import type { Beside, NoticeLine, NoticeSaid } from "./told";
import { VolumeList } from "./where";

export function Versions({ of, beside }: { of: NoticeLine; beside: Beside | undefined }) {
  const [open, setOpen] = useState(0);
  const indexOf = (version: number) => beside?.versions.find((one) => one.version === version)?.index;
  return (
    <section aria-labelledby="notice-versions">
      <h2 id="notice-versions">{t("notice-versions")}</h2>
      <ol class="versions" reversed>
        {of.versions.toReversed().map((one) => (
          <li key={one.version} value={one.version}>
            <When ms={one.t_ms} /> <StatementLink index={indexOf(one.version)} />{" "}
            {one.changed.length > 0 && t("notice-changed", { members: listOf(one.changed.map((name) => term("member", name))) })}{" "}
            {one.version > 1 && (
              <button
                type="button"
                class="quiet"
                aria-expanded={open === one.version}
                onClick={() => setOpen(open === one.version ? 0 : one.version)}
              >
                {t("notice-compare")}
              </button>
            )}
            {open === one.version && <Compared changed={one.changed} before={indexOf(one.version - 1)} after={indexOf(one.version)} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface StatementTold {
  said: NoticeSaid;
}

function Compared({ changed, before, after }: { changed: string[]; before: number | undefined; after: number | undefined }) {
  const was = useQuestion<StatementTold>(before === undefined ? null : "statement", { name: before });
  const is = useQuestion<StatementTold>(after === undefined ? null : "statement", { name: after });
  return (
    <Await asked={was}>
      {(old) => (
        <Await asked={is}>
          {(fresh) => (
            <div class="scroll">
              <table>
                <caption class="unseen">{t("notice-compare")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("notice-member")}</th>
                    <th scope="col">{t("notice-was")}</th>
                    <th scope="col">{t("notice-is")}</th>
                  </tr>
                </thead>
                <tbody>
                  {changed.map((name) => (
                    <tr key={name}>
                      <th scope="row">{term("member", name)}</th>
                      <td>
                        <Member name={name} of={old.data.said} />
                      </td>
                      <td>
                        <Member name={name} of={fresh.data.said} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Await>
      )}
    </Await>
  );
}

const Member = ({ name, of }: { name: string; of: NoticeSaid }) =>
  name === "volumes" && of.volumes ? <VolumeList volumes={of.volumes} /> : <Value name={name} value={of[name]} />;
