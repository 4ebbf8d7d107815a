/** A page that is loaded when somebody goes there. */
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../desk/client";
import type { PageComponent } from "../pages/table";
import { Waiting, Why } from "./state";

export function Loaded({ load, of }: { load: () => Promise<{ default: PageComponent }>; of: string }) {
  const [held, setHeld] = useState<{ page?: PageComponent; problem?: Problem }>({});
  // Dependencies: a page of another name is another component
  useEffect(() => {
    load().then(
      (module) => setHeld({ page: module.default }),
      () => setHeld({ problem: new Problem(0, "unreachable", "") }),
    );
  }, []);
  if (held.problem) return <Why problem={held.problem} />;
  const Page = held.page;
  return Page ? <Page of={of} /> : <Waiting />;
}
