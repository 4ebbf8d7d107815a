/**
 * What stands above everything, also above an open dialog: the alarm of a STOP.
 *
 * While a dialog is open the browser lets nobody reach what is outside of it. So the dialog itself shows what is here, raised to the top of the
 * screen (a popover of its own), where it is seen, heard and pressed as on the page.
 */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** What to raise; nothing where there is no alarm. */
export const above = signal<ComponentChildren>(null);

export function Raised() {
  return above.value ? <Popover>{above.value}</Popover> : null;
}

function Popover({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const held = box.current;
    if (held) held.popover = "manual";
    // After the dialog round it is open: what is shown last is on top
    queueMicrotask(() => held?.isConnected && held.showPopover());
  }, []);
  return (
    <div ref={box} class="raised">
      {children}
    </div>
  );
}
