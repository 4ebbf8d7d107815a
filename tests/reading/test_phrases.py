"""How the field says that people met, agreed, accused, denied or asked: single sentences, each read as a careful reader reads it.

`phrases/<language>.toml` has them by what they tell. A language knows most of them; which are still missed is printed with the assertion.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from garant.reading.read import read
from garant.reading.values import Item
from tests.reading.compare import COVERED, counted, parties

PHRASES = Path(__file__).parent / "phrases"
PUBLISHED = date(2023, 5, 4)
LEAST = 0.9
"""The share of a language's phrases of each kind that is read."""


def met(items: tuple[Item, ...], wanted: str) -> bool:
    return any(one.kind in ("contact", "meeting") and one.value("stands") == "held" and _among(one, wanted) for one in items)


def planned(items: tuple[Item, ...], wanted: str) -> bool:
    return any(one.kind == "meeting" and one.value("stands") != "held" and _among(one, wanted) for one in items)


def _among(item: Item, wanted: str) -> bool:
    found = parties(item.value("between"))
    return found == set(wanted.split()) or (len(wanted.split()) == 1 and not found)


def claimed(items: tuple[Item, ...], wanted: str) -> bool:
    by, against = (set(side.split()) for side in wanted.split(">"))
    return any(one.kind == "claim" and parties(one.value("by")) == by and parties(one.value("against")) == against for one in items)


def denied(items: tuple[Item, ...], wanted: str) -> bool:
    return any(one.kind == "denial" and parties(one.value("by")) == {wanted} for one in items)


def owed(items: tuple[Item, ...], wanted: str) -> bool:
    who, words = wanted.split("|")
    return any(
        one.kind == "measure"
        and parties(one.value("addressee")) == set(who.split())
        and (counted(str(one.value("text"))) & counted(words)).total() >= COVERED * counted(words).total()
        for one in items
    )


def asked(items: tuple[Item, ...], wanted: str) -> bool:
    by, to = wanted.split(" > ")
    return any(one.kind == "request" and parties(one.value("by")) == {by} and parties(one.value("to")) == set(to.split()) for one in items)


SAME: Mapping[str, Callable[[tuple[Item, ...], str], bool]] = {
    "meet": met, "plan": planned, "claim": claimed, "deny": denied, "owe": owed, "ask": asked,
}  # fmt: skip


def phrases() -> Iterator[tuple[str, str, Mapping[str, str]]]:
    for path in sorted(PHRASES.glob("*.toml")):
        for kind, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield path.stem, kind, row


def missed(language: str, kind: str, row: Mapping[str, str]) -> list[str]:
    return [text for text, wanted in row.items() if not SAME[kind](read(text, language, PUBLISHED).items, wanted)]


@pytest.mark.parametrize(("language", "kind", "row"), list(phrases()), ids=lambda one: one if isinstance(one, str) else "")
def test_most_ways_of_saying_it_are_read(language: str, kind: str, row: Mapping[str, str]) -> None:
    not_read = missed(language, kind, row)
    assert len(row) - len(not_read) >= LEAST * len(row), "\n".join(not_read)
