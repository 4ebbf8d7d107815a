/** A line of a list of facts (`<dl class="members">`): what it is, and what is known of it. */
import type { ComponentChildren } from "preact";

export const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
