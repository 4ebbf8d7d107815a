/** The frame of every page: whose desk it is, alarms above everything, where one can go, and how line, log, queue and key stand. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { dropToken, token, whenLost } from "./desk/client";
import { listen, standing } from "./desk/standing";
import { Enter } from "./enter";
import { FrameKeys, Help } from "./help";
import { t } from "./language/language";
import { Navigation } from "./navigation";
import { Alarms } from "./pages/duty/alarms";
import { PAGES } from "./pages/table";
import { Loaded } from "./parts/loaded";
import { Waiting } from "./parts/state";
import { Toast } from "./parts/toast";
import { page, rest } from "./router";
import { Signing } from "./sign/sign";
import { StateOfThings } from "./state_of_things";

/** Whether we have a token, as far as we know. */
const entered = signal(token() !== null && !location.hash.startsWith("#enter="));

whenLost(() => {
  dropToken();
  entered.value = false;
});

export function App() {
  return entered.value ? <Desk /> : <Enter onEntered={() => (entered.value = true)} />;
}

function Desk() {
  useEffect(() => {
    const stop = new AbortController();
    void listen(stop.signal);
    return () => stop.abort();
  }, []);
  if (!standing.value) return <Waiting />;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("content")?.focus()}>
        {t("shell-skip")}
      </button>
      <Alarms />
      <div class="frame">
        <header class="head">
          <strong class="brand">Garant</strong>
          <StateOfThings />
        </header>
        <Navigation />
        <main id="content" tabIndex={-1}>
          <Content />
        </main>
      </div>
      <Signing />
      <FrameKeys />
      <Help />
      <Toast />
    </>
  );
}

function Content(): ComponentChildren {
  const found = PAGES.find((one) => one.name === page.value);
  useEffect(() => {
    document.title = `${found ? t(found.title) : t("shell-nowhere")} · Garant`;
  });
  if (!found) return <p class="nothing">{t("shell-nowhere")}</p>;
  return <Loaded key={found.name} load={found.load} of={rest.value} />;
}
