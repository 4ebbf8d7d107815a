/** A dialog over the page: the browser's own, so that focus stays inside, Escape closes it, and what was focused before is focused again. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../language/language";
import { Raised } from "./above";
import { type Keys, useKeys } from "./keys";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Keys that are heard inside; no others are. */
  keys?: Keys;
  wide?: boolean;
  tone?: "stop";
}

export function Dialog({ title, onClose, children, keys = {}, wide, tone }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  useKeys(keys, "alone");
  useLayoutEffect(() => {
    const held = box.current;
    const before = document.activeElement;
    held?.showModal();
    return () => {
      held?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={box} class={["dialog", wide && "wide", tone].filter(Boolean).join(" ")} aria-labelledby={name} onCancel={cancel}>
      <header>
        <h2 id={name}>{title}</h2>
        <button type="button" class="quiet" onClick={onClose} aria-label={t("shell-close")}>
          ×
        </button>
      </header>
      {children}
      <Raised />
    </dialog>
  );
}
