/** The keys of the frame, and the help that lists all that are heard where one is. */
import { signal } from "@preact/signals";
import { standing } from "./desk/standing";
import { t } from "./language/language";
import { PAGES } from "./pages/table";
import { Dialog } from "./parts/dialog";
import { heard, type Keys, useKeys } from "./parts/keys";
import { go } from "./router";
import { lock } from "./sign/sign";

const open = signal<Keys | null>(null);

const GOING: Keys = Object.fromEntries(
  PAGES.flatMap((one) => (one.key ? [[`g ${one.key}`, { does: one.title, act: () => go(one.name) }]] : [])),
);

/** Open the help: with the keys as they are heard before it stands over them. */
export const help = () => {
  open.value = heard.value;
};

export function FrameKeys() {
  useKeys({
    ...GOING,
    "?": { does: "shell-key-help", act: help },
    "g k": { does: "shell-key-lock", act: () => void (standing.value?.key && lock()) },
  });
  return null;
}

export function Help() {
  if (!open.value) return null;
  const close = () => {
    open.value = null;
  };
  return (
    <Dialog title={t("shell-help")} onClose={close} keys={{ "?": { does: "shell-close", act: close } }}>
      <dl class="keys">
        {Object.entries(open.value).map(([name, key]) => (
          <div key={name}>
            <dt>
              <kbd dir="ltr">{name.replace("Arrow", "")}</kbd>
            </dt>
            <dd>{t(key.does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
