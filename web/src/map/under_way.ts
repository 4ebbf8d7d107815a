/** Windows of time, half open, and names of things: what pages and the chart share without loading the chart. */
import type { ConflictDrawn, NoticeDrawn } from "./told";

/** Whether something is under way at an instant (null: no instant, everything is). */
export const isUnderWay = (from_ms: number | null, to_ms: number | null, at_ms: number | null) =>
  at_ms === null || ((from_ms === null || from_ms <= at_ms) && (to_ms === null || at_ms < to_ms));

export const conflictId = ({ a, b }: Pick<ConflictDrawn, "a" | "b">) => `conflict:${a}|${b}`;

/** Whether a notice is in force: neither withdrawn nor ended. */
export const stands = ({ standing }: Pick<NoticeDrawn, "standing">) => standing === "filed" || standing === "started";
