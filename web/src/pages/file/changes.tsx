/** What an amendment changes, member by member: as it stands in the log, and as it would be. */
import { t, term } from "../../language/language";
import { Value } from "../../sign/payload";
import { besideFeature, type Draft, featureOf } from "./draft";
import { volumesOf } from "./parts";
import { before, draft } from "./store";

/** What a draft says, member by member. */
export function membersOf(of: Draft): Record<string, unknown> {
  const { volumes: _, ...said } = featureOf(of, "").properties;
  return { ...said, ...besideFeature(of), volumes: volumesOf(of.parts, of) };
}

export function changed(was: Draft, is: Draft): { name: string; was: unknown; is: unknown }[] {
  const [old, fresh] = [membersOf(was), membersOf(is)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]))
    .map((name) => ({ name, was: old[name], is: fresh[name] }));
}

export function Changes() {
  const was = before.value;
  if (!was) return null;
  const found = changed(was, draft.value);
  return (
    <section aria-labelledby="file-changes">
      <h2 id="file-changes">{t("file-changes", { version: was.version + 1 })}</h2>
      {found.length === 0 && <p class="hint">{t("file-no-changes")}</p>}
      <dl class="members">
        {found.map((one) => (
          <div key={one.name} class="file-change">
            <dt>{term("member", one.name)}</dt>
            <dd>
              <del>
                <Value name={one.name} value={one.was} />
              </del>
              <ins>
                <Value name={one.name} value={one.is} />
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
