"""How a report speaks: phrases by key, counts with their plural, dates, figures and vocabulary in one of five languages.

The phrases are in `phrases/<language>.toml`. Plural forms, names of months and how figures are grouped are those of Unicode's CLDR (Babel):
Arabic has six plural forms, Russian four. Digits are the European ones in every language, so that a figure can be held against a log;
Arabic months are named as in the Levant. A text of a statement is shown in the reader's language if it has it, else in English or
its own, with the language as a mark.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Literal, get_args

from garant.errors import Code, Refused
from garant.report.document import Line, Run, Tone, joined, quoted, words

Language = Literal["en", "fr", "ar", "ru", "tr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LOCALES: Mapping[str, str] = {"en": "en_GB", "fr": "fr", "ar": "ar_SY", "ru": "ru", "tr": "tr"}
_PERIOD = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
_RIGHT_TO_LEFT = frozenset({"ar"})


@cache
def phrases(language: str) -> Mapping[str, Any]:
    """Read a language's phrases, flat: `section.key` to a text, `count.key` to its plural forms."""
    if language not in LANGUAGES:
        raise Refused(Code.USAGE, f"reports speak {', '.join(LANGUAGES)}; not {language[:20]!r}", "--lang")
    held = tomllib.loads(files("garant.report").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": value for section, pairs in held.items() for key, value in pairs.items()}


class Speech:
    """One language."""

    def __init__(self, language: str) -> None:
        """Speak a language; refuse one that is not there."""
        from babel import Locale

        self._phrases = phrases(language)
        self.language = language
        self.direction: Literal["ltr", "rtl"] = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
        self._locale = Locale.parse(_LOCALES[language])

    def say(self, key: str, **held: str) -> str:
        """Give a phrase, with what it holds."""
        return str(self._phrases[key]).format(**held)

    def line(self, key: str, tone: Tone = "", **held: Line) -> Line:
        """Give a phrase as a line in which what it holds stays isolated."""
        runs: list[Run] = []
        for text, name, _, _ in Formatter().parse(str(self._phrases[key])):
            runs += [Run(text, tone=tone)] if text else []
            runs += held[name] if name else ()
        return tuple(runs)

    def listed(self, lines: Iterable[Line]) -> Line:
        """Put lines one after the other, with the language's comma between."""
        return joined(lines, self.say("say.comma"))

    def count(self, key: str, number: int) -> str:
        """Give a counted phrase in the plural form that the number asks for."""
        forms: Mapping[str, str] = self._phrases[f"count.{key}"]
        return forms[self._locale.plural_form(number)].format(count=self.number(number))

    def word(self, family: str, value: str) -> str:
        """Give a term of a vocabulary; one that nobody translated is shown as it is."""
        return str(self._phrases.get(f"{family}.{value}") or value.replace("_", " "))

    def number(self, value: float) -> str:
        """Give a figure, grouped as the language does."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self._locale, numbering_system="latn"))

    def day(self, day: str) -> str:
        """Give a date (a day, a month or a year, as precise as it is) in words."""
        from datetime import date

        from babel.dates import format_date

        parts = [int(part) for part in day.split("-")]
        pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
        return str(format_date(date(*[*parts, 1, 1][:3]), pattern, locale=self._locale)) if parts[0] else day

    def period(self, duration: str) -> str:
        """Give an ISO 8601 duration in words: `3 months`, `150 hours`."""
        from babel.units import format_unit

        found = _PERIOD.fullmatch(duration)
        held = found.groupdict() if found else {}
        units = [format_unit(int(count), f"duration-{unit}", "long", locale=self._locale) for unit, count in held.items() if count]
        return " ".join(map(str, units)) or duration

    def text(self, texts: Mapping[str, str] | None, tone: Tone = "") -> Line:
        """Give what somebody said: in this language, or else as it is, with its language as a mark."""
        if not texts:
            return ()
        if self.language in texts:
            return quoted(texts[self.language], self.language, tone)
        language = "en" if "en" in texts else next(iter(texts))
        return (Run(f"[{language}]", "exact", "faint"), *words(" "), *quoted(texts[language], language, tone))
