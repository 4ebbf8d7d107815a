/** What a notice hides, and to whom it was disclosed for which purpose; its own party opens more of it to readers by name. */
import { useEffect, useState } from "preact/hooks";
import { ask } from "../../desk/client";
import { standing, us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { listOf, t, term } from "../../language/language";
import { ManyField, TextField } from "../../parts/fields";
import { Saying } from "../../parts/saying";
import { Nothing } from "../../parts/state";
import { Parties, StatementLink, T, titleOf, When } from "../../parts/text";
import { type HiddenMember, hiddenMembers } from "./hidden";
import type { NoticeLine } from "./told";

interface Disclosure {
  of: string;
  version: number | null;
  members: string[];
  readers: string[];
  purpose: string;
  t_ms: number;
  index: number;
}

/** Who may read what is hidden. `id`: the statement of the newest version. */
export function Disclosed({ of, id }: { of: NoticeLine; id: string | undefined }) {
  const asked = useQuestion<Disclosure[]>(of.said._sd || of.said.protected ? "disclosures" : null);
  const [open, setOpen] = useState(false);
  if (!of.said._sd && !of.said.protected) return null;
  const found = asked.data?.data.filter((one) => one.of === `notice:${of.ref}`) ?? [];
  const share = Array.isArray(of.said.share) ? (of.said.share as string[]) : [];
  const mine = of.said.party === us.value;
  return (
    <section aria-labelledby="notice-disclosed">
      <h2 id="notice-disclosed">{t("notice-disclosed")}</h2>
      {share.length > 0 && (
        <p>
          <T id="notice-shared" parts={{ parties: <Parties ids={share} /> }} />
        </p>
      )}
      {found.length === 0 && share.length === 0 && <Nothing>{t("notice-disclosed-none")}</Nothing>}
      <ul class="values">
        {found.map((one) => (
          <li key={one.index}>
            <When ms={one.t_ms} /> <StatementLink index={one.index} />: <Parties ids={one.readers} />{" "}
            {listOf(one.members.map((name) => term("member", name)))} · <bdi dir="auto">{one.purpose}</bdi>
            {one.version !== null && one.version !== of.version && (
              <span class="due"> {t("notice-consent-version", { version: one.version })}</span>
            )}
          </li>
        ))}
      </ul>
      {mine && id && (
        <button type="button" onClick={() => setOpen(true)}>
          {t("notice-disclose")}
        </button>
      )}
      {open && id && <Disclose of={of} id={id} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Disclose({ of, id, onClose }: { of: NoticeLine; id: string; onClose: () => void }) {
  const [hidden, setHidden] = useState<HiddenMember[]>([]);
  const [members, setMembers] = useState<string[]>([]);
  const [readers, setReaders] = useState<string[]>([]);
  const [purpose, setPurpose] = useState("");
  // Dependencies: read once; a statement hides what it hides
  useEffect(() => {
    ask<{ disclosures: string[] }>(`/v1/statements/${id}/disclosures`)
      .then((told) => hiddenMembers(told.disclosures))
      .then(setHidden, () => setHidden([]));
  }, []);
  const parties = Object.keys(standing.value?.parties ?? {}).filter((one) => one !== us.value);
  const said = () => {
    const digests = hidden.filter((one) => members.includes(one.name)).map((one) => one.digest);
    const what = { of: `notice:${of.ref}`, version: of.version, members: digests.sort(), readers, to: readers, purpose };
    return { type: "disclosure/1", status: of.said.status, ...what };
  };
  const lacks = members.length === 0 || readers.length === 0;
  return (
    <Saying title={t("notice-disclose")} members={said} onClose={onClose} lacks={lacks}>
      <p class="hint">{t("notice-disclose-hint")}</p>
      <ManyField
        label={t("notice-hidden-members")}
        values={members}
        onChange={setMembers}
        choices={hidden.map((one) => ({ value: one.name, label: term("member", one.name) }))}
      />
      <ManyField
        label={t("notice-readers")}
        values={readers}
        onChange={setReaders}
        choices={parties.map((value) => ({ value, label: titleOf(value) }))}
      />
      <TextField label={t("notice-disclose-purpose")} value={purpose} onInput={setPurpose} required />
    </Saying>
  );
}
