/** Which notices a list shows, and in which order: what happens now, then what starts next, then what stands without a start, then what is over. */
import type { NoticeListed } from "./told";

export const VIEWS = ["all", "ours", "to_us", "waiting", "late", "conflicts", "protected"] as const;
export type View = (typeof VIEWS)[number];

export const isView = (text: string | null): text is View => VIEWS.some((one) => one === text);

export interface Wanted {
  view: View;
  status: string;
  party: string;
  kind: string;
  text: string;
}

const OVER = ["expired", "ended", "withdrawn"];
export const isOver = (one: NoticeListed) => OVER.includes(one.life);

/** Whether a receipt of ours is waited for. */
export const waitsForUs = (one: NoticeListed, us: string) => !isOver(one) && one.due.some((due) => due.party === us);

/** Whether a receipt of it, or its filer's own confirmation, is overdue; or it was given too late. */
export const isLate = (one: NoticeListed) =>
  !isOver(one) && (one.due.some((due) => due.stands === "overdue") || one.lead.late === true || one.reconfirm?.overdue === true);

const IN: Record<View, (one: NoticeListed, us: string) => boolean> = {
  all: () => true,
  ours: (one, us) => one.party === us,
  to_us: (one, us) => one.to.includes(us),
  waiting: waitsForUs,
  late: isLate,
  conflicts: (one) => one.conflicts.length > 0 || one.withheld > 0,
  protected: (one) => one.protected,
};

export const inView = (all: readonly NoticeListed[], view: View, us: string) => all.filter((one) => IN[view](one, us));

export function shown(all: readonly NoticeListed[], wanted: Wanted, us: string): NoticeListed[] {
  const words = wanted.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return inView(all, wanted.view, us)
    .filter((one) => !wanted.status || one.status === wanted.status)
    .filter((one) => !wanted.party || one.party === wanted.party)
    .filter((one) => !wanted.kind || one.kind === wanted.kind)
    .filter((one) => words.every((word) => textOf(one).includes(word)))
    .sort(byNext);
}

const textOf = (one: NoticeListed) =>
  [one.ref, one.activity, one.kind, one.purpose, one.region, ...Object.values(one.text ?? {})].join(" ").toLocaleLowerCase();

/** Orders notices by what needs to be known first. */
export function byNext(a: NoticeListed, b: NoticeListed): number {
  return group(a) - group(b) || moment(a) - moment(b) || (a.ref < b.ref ? -1 : 1);
}

/** 0 happens now, 1 begins, 2 stands without a start or an end, 3 is over. */
function group(one: NoticeListed): number {
  if (isOver(one)) return 3;
  if (one.start_ms === null || one.end_ms === null) return 2;
  return one.life === "filed" ? 1 : 0;
}

const moment = (one: NoticeListed) => (isOver(one) ? -(one.end_ms ?? one.t_ms) : (one.start_ms ?? 0));
