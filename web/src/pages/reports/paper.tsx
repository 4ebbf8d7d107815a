/**
 * Opening a paper: the desk makes it and gives an address that is good once, since a tab of its own has no token.
 *
 * The tab is opened at once, on the click, so that no browser takes it for something that nobody asked for.
 */
import { useState } from "preact/hooks";
import { type Problem, request, save, tell } from "../../desk/client";
import { asProblem } from "../../desk/told";
import { t } from "../../language/language";
import { Why } from "../../parts/state";

export function PaperButtons({ asked }: { asked: Record<string, string> }) {
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const made = () => tell<{ address: string }>("/desk/v1/reports", asked);
  const run = (work: () => Promise<void>) => {
    setProblem(undefined);
    setBusy(true);
    work()
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setBusy(false));
  };
  const open = () => {
    const tab = window.open("about:blank", "_blank");
    run(async () => {
      try {
        const { address } = await made();
        if (tab) tab.location.href = address;
      } catch (error) {
        tab?.close();
        throw error;
      }
    });
  };
  const download = () =>
    run(async () => {
      const { address } = await made();
      const file = await request(`${address}?form=pdf`);
      save(await file.blob(), `${asked.report}-${asked.day ?? asked.meeting?.replace("/", "-")}-${asked.lang}.pdf`);
    });
  return (
    <>
      <Why problem={problem} />
      <div class="actions">
        <button type="button" disabled={busy} onClick={download}>
          {t("reports-save-pdf")}
        </button>
        <button type="button" class="main" disabled={busy} onClick={open}>
          {t("reports-open")}
        </button>
      </div>
    </>
  );
}
