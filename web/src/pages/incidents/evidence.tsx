/** The evidence that a report names, and through whose hands each piece went; what does not follow in that is shown, and judged by nobody. */
import { useQuestion } from "../../desk/told";
import type { Texts } from "../../desk/types";
import { t, term } from "../../language/language";
import { Await } from "../../parts/state";
import { Exact, Party, Said, T, When } from "../../parts/text";

interface EvidenceLine {
  ref: string;
  said: { form?: string; title?: Texts; text?: Texts; [member: string]: unknown };
  blob: { sha256: string; size_bytes: number; media_type: string; title: Texts };
  chain: { said: { party: string; step: string; to_party?: string }; t_ms: number; gap: string }[];
  holder: string | null;
  open_end: string;
}

export const Evidence = ({ things }: { things: string[] }) =>
  things.length === 0 ? null : (
    <section aria-labelledby="incident-evidence">
      <h2 id="incident-evidence">{t("incident-evidence")}</h2>
      <ul class="cards">
        {things.map((thing) => (
          <li key={thing} class="card">
            {thing.startsWith("evidence:") ? <Piece name={thing.slice("evidence:".length)} /> : <Exact>{thing}</Exact>}
          </li>
        ))}
      </ul>
    </section>
  );

function Piece({ name }: { name: string }) {
  const asked = useQuestion<EvidenceLine[]>("evidence", { name });
  return <Await asked={asked}>{(told) => <>{told.data[0] && <Shown of={told.data[0]} />}</>}</Await>;
}

const Shown = ({ of }: { of: EvidenceLine }) => (
  <>
    <strong>
      <Said texts={of.blob.title} />
    </strong>{" "}
    <Exact>{of.ref}</Exact>
    <div class="small faint">
      <bdi>{of.blob.media_type}</bdi> · <Exact short={12}>{of.blob.sha256}</Exact>
    </div>
    <ol class="timeline">
      {of.chain.map((link, at) => (
        <li key={at}>
          <When ms={link.t_ms} /> <Party id={link.said.party} /> {term("word", link.said.step, "step")}
          {link.gap && (
            <div class="due small">
              {term("word", "gap")}: <bdi lang="en">{link.gap}</bdi>
            </div>
          )}
        </li>
      ))}
    </ol>
    {of.holder && (
      <div class="small">
        <T id="incident-held-by" parts={{ party: <Party id={of.holder} /> }} />
      </div>
    )}
    {of.open_end && (
      <div class="due small">
        {term("word", "gap")}: <bdi lang="en">{of.open_end}</bdi>
      </div>
    )}
  </>
);
