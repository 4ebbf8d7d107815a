"""Verbs: every form of a verb from its infinitive, so that a lexicon names `agree` and `convenir` once.

A form is known as it is printed, with its accents and without case: `a` is no `à`, `accuse` no `accusé`. Each tells of which verb it is,
and when: `inf`, `pres`, `past`, `fut`, `cond`, `pp` (participle), `ger` (`-ing`, `-ant`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from garant.errors import Code, Refused

Form = tuple[str, str]
"""A verb and its form."""

_VOWELS = "aeiou"


class Verbs(NamedTuple):
    """The verbs of a language: what each printed form may be, and the verbs of each class."""

    forms: Mapping[str, tuple[Form, ...]]
    classes: Mapping[str, tuple[str, ...]]
    printed: Mapping[str, tuple[tuple[str, str], ...]]

    def of_class(self, name: str) -> Iterator[str]:
        """Give the printed forms of a class (`agree`), or some of its forms (`agree.past`, `agree.past.pp`)."""
        family, *wanted = name.split(".")
        for verb in self.classes[family]:
            yield from (text for text, form in self.printed[verb] if not wanted or form in wanted)


def verbs(file: Mapping[str, Any]) -> Verbs:
    """Inflect the verbs of a file: by `models` where it has them, else by the rules of English."""
    inflect = _by_models(file["models"]) if "models" in file else _english(file)
    classes = {name: tuple(words) for name, words in file["classes"].items()}
    printed = {verb: tuple(dict.fromkeys(inflect(verb))) for verb in sorted({verb for words in classes.values() for verb in words})}
    forms: dict[str, list[Form]] = {}
    for verb, pairs in printed.items():
        for text, form in pairs:
            forms.setdefault(text, []).append((verb, form))
    return Verbs({text: tuple(found) for text, found in forms.items()}, classes, printed)


Inflect = Callable[[str], Iterable[tuple[str, str]]]
"""Gives the printed forms of a verb, and what each is."""


def _by_models(models: Mapping[str, list[str]]) -> Inflect:
    """Inflect by the longest ending that a table has."""
    endings = sorted(models, key=len, reverse=True)

    def inflect(verb: str) -> Iterator[tuple[str, str]]:
        ending = next((one for one in endings if verb.endswith(one)), None)
        if ending is None:
            raise Refused(Code.BAD_VALUE, f"no model in verbs.toml has the ending of the verb {verb!r}")
        stem = verb.removesuffix(ending)
        he, they, imperfect, participle, future, simple = (stem + part.replace("-", "") for part in models[ending])
        yield verb, "inf"
        yield from ((he, "pres"), (they, "pres"), (f"{imperfect}ons", "pres"))
        yield from ((f"{imperfect}{end}", "past") for end in ("ait", "aient", "ais"))
        yield from ((f"{future}{end}", "fut") for end in ("a", "ont", "ai", "ons"))
        yield from ((f"{future}{end}", "cond") for end in ("ait", "aient", "ais", "ions"))
        yield simple, "past"
        yield simple[:-1] + ("èrent" if simple.endswith("a") else "rent"), "past"
        yield from ((participle + end, "pp") for end in _agreeing(participle))
        yield f"{imperfect}ant", "ger"

    return inflect


def _agreeing(participle: str) -> tuple[str, ...]:
    return ("", "e", "es") if participle.endswith("s") else ("", "s", "e", "es")


def _english(file: Mapping[str, Any]) -> Inflect:
    """Inflect by the rules of English, and what the file says of irregular verbs."""
    irregular: Mapping[str, list[str]] = file["irregular"]
    doubling = frozenset(file["spelling"]["doubling"]) - frozenset(file["spelling"]["not_doubling"])

    def inflect(verb: str) -> Iterator[tuple[str, str]]:
        yield verb, "inf"
        yield _third(verb), "pres"
        base = verb + verb[-1] if verb in doubling else verb
        given = irregular.get(verb)
        past = given or [verb + "d" if verb.endswith("e") else base[:-1] + "ied" if _consonant_y(verb) else base + "ed"]
        yield past[0], "past"
        yield past[-1], "pp"
        yield (verb[:-2] + "ying" if verb.endswith("ie") else verb[:-1] + "ing" if _silent(verb) else base + "ing"), "ger"

    return inflect


def _third(verb: str) -> str:
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if _consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS


def _silent(verb: str) -> bool:
    return verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be"
