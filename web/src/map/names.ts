/** How a place is named on a map: in the reader's language, and below it as it is written there, where that differs. */
import { language } from "../language/language";
import { pick } from "../parts/text";
import type { PlaceTold } from "./told";

/** The language whose spelling stands below the reader's own. */
const LOCAL = "ar";

export function spelling({ name }: PlaceTold): string {
  const [, own] = pick(name);
  const local = name[LOCAL];
  return local === undefined || language.value === LOCAL ? own : `${own}\n${local}`;
}
