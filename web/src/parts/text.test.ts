/** The names of parties, and of what is said by none. */
import { beforeEach, expect, test } from "vitest";
import { standing } from "../desk/standing";
import type { Standing } from "../desk/types";
import { LANGUAGES, speak } from "../language/language";
import { titleOf } from "./text";

beforeEach(() => {
  standing.value = { parties: { tr: { title: { en: "Turkey", fr: "Turquie" } } } } as unknown as Standing;
});

test("a party is called as the theatre calls it, and by its id where the theatre does not know it", async () => {
  await speak("fr");
  expect(titleOf("tr")).toBe("Turquie");
  expect(titleOf("uk")).toBe("uk");
});

test("the host, in whose name operators' flights stand, has a name in every language", async () => {
  const names: string[] = [];
  for (const one of LANGUAGES) {
    await speak(one);
    names.push(titleOf("host"));
  }
  expect(names).toEqual(["host", "hôte", "المضيف", "сервер", "sunucu"]);
});
