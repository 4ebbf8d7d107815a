/** Windows of time, half open, and names of things: what pages and the chart share without loading the chart. */
import type { ConflictDrawn, NoticeDrawn } from "./told";

/** Whether something is under way at an instant (null: no instant, everything is). */
export const isUnderWay = (from_ms: number | null, to_ms: number | null, at_ms: number | null) =>
  at_ms === null || ((from_ms === null || from_ms <= at_ms) && (to_ms === null || at_ms < to_ms));

export const conflictId = ({ a, b }: Pick<ConflictDrawn, "a" | "b">) => `conflict:${a}|${b}`;

/** A window that ends where a notice was ended or withdrawn, if that is sooner. */
export const cut = (to_ms: number | null, over_ms: number | null) =>
  over_ms === null ? to_ms : to_ms === null ? over_ms : Math.min(to_ms, over_ms);

/** Whether a notice ever held: it was not withdrawn before it began. */
export const held = ({ start_ms, over_ms }: Pick<NoticeDrawn, "start_ms" | "over_ms">) =>
  over_ms === null || start_ms === null || start_ms < over_ms;
