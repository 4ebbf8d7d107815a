/** What one may say of a notice: as a recipient by one's own rung of the ladder, as its filer by where it stands. */
import type { Level } from "../../desk/types";
import type { Ladder, Life, NoticeLine, Step } from "./told";

const DOWNWARDS: Level[] = ["headquarters", "sector", "unit"];
const OVER: Life[] = ["expired", "ended", "withdrawn"];

export type Act =
  | { is: "receipt"; step: Exclude<Step, "sent" | "delivered">; main: boolean }
  | { is: "relay"; main: boolean }
  | { is: "step"; step: "start" | "end" | "withdraw" | "confirm"; main: boolean }
  | { is: "amend"; main: boolean };

/** What an officer of a party may say, with a key of a level; what is wanted of him first is `main`. */
export function acts(of: NoticeLine, us: string, level: Level | null): Act[] {
  const recipient = of.ladders.find((one) => one.party === us);
  const told = recipient && level && !OVER.includes(of.life) ? asRecipient(recipient, level) : [];
  return [...told, ...(of.said.party === us && level ? asFiler(of) : [])];
}

function asRecipient(ladder: Ladder, level: Level): Act[] {
  const own = ladder.rungs.find((rung) => rung.level === level)?.step ?? "sent";
  const knows = own === "acknowledged" || own === "disseminated";
  const below = DOWNWARDS.slice(DOWNWARDS.indexOf(level) + 1);
  const reached = ladder.light === "green";
  const found: Act[] = [];
  if (!knows) found.push({ is: "receipt", step: "acknowledged", main: true });
  if (below.length > 0 && own !== "disseminated") found.push({ is: "receipt", step: "disseminated", main: own === "acknowledged" });
  if (below.length > 0 && !reached) found.push({ is: "relay", main: own === "disseminated" });
  return [...found, ...(["queried", "objects", "unable"] as const).map((step) => ({ is: "receipt", step, main: false }) as const)];
}

function asFiler(of: NoticeLine): Act[] {
  if (of.life === "ended" || of.life === "withdrawn") return [];
  const found: Act[] = [{ is: "amend", main: false }];
  if (of.reconfirm) found.push({ is: "step", step: "confirm", main: of.reconfirm.overdue });
  if (of.life === "underway") found.push({ is: "step", step: "end", main: true });
  else found.push({ is: "step", step: "start", main: of.life === "in force" && !of.reconfirm });
  return [...found, { is: "step", step: "withdraw", main: false }];
}

/** The levels below a key's own: those to whose units it may relay the word. */
export const below = (level: Level) => DOWNWARDS.slice(DOWNWARDS.indexOf(level) + 1);
