"""What the desk can come to show, and what the glossary calls it: the words of statements, answers, pages, reports and the scenario."""

import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from types import ModuleType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

import garant.answers
import garant.desk
from garant.report.speech import phrases
from garant.statement import absence, activities, withheld, words
from garant.statement.kinds import KINDS
from tests.docs.console import ROOT
from tests.guardrails.test_1_self_declaration import types_in

Row = dict[str, str]
GLOSSARY: dict[str, dict[str, Row]] = tomllib.loads((ROOT / "web" / "glossary.toml").read_text(encoding="utf-8"))
SCENARIO = ROOT / "src" / "garant" / "demo" / "scenario"
OPEN = ("form", "tier", "topic", "unit")
"""Members that take any word; the glossary has those of the reference scenario and those of the reports."""


def key_of(value: str) -> str:
    """Give a value as a key: what Fluent does not take in a name is an underscore."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", value)


def row_of(family: str, value: str) -> str | None:
    """Give the key of the row that names a word of a family: its own, or else the bare word's."""
    return next((key for key in (f"{family}.{key_of(value)}", key_of(value)) if key in GLOSSARY["word"]), None)


def literals(hint: object) -> Iterator[str]:
    """Give every text that a type allows by name; not those of the types of ours in it."""
    if get_origin(hint) is Literal:
        yield from (one for one in get_args(hint) if isinstance(one, str))
    for part in get_args(hint):
        yield from literals(part)


# What there is to name


def of_statements() -> Iterator[tuple[str, str]]:
    """Give each member and value of a statement or a part: literals, and the tags by which parts are told apart."""
    for part in types_of_statements():
        config = part.__struct_config__
        if config.tag_field and config.tag_field != "type":
            yield config.tag_field, config.tag
        yield from of_class(part)


def of_class(part: type) -> Iterator[tuple[str, str]]:
    for name, hint in hints_of(part).items():
        yield from ((name, value) for value in literals(hint))


def hints_of(part: type, unknown: tuple[str, ...] = ()) -> dict[str, Any]:
    """Give the types of a class's members; what is imported for type checkers alone stands there as an object."""
    try:
        return get_type_hints(part, localns=dict.fromkeys(unknown, object))
    except NameError as missing:
        return hints_of(part, (*unknown, missing.name or ""))


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{found.name}")


def classes(package: ModuleType) -> Iterator[type]:
    for module in modules(package):
        for made in vars(module).values():
            if isinstance(made, type) and made.__module__ == module.__name__ and is_a_row(made):
                yield made


def is_a_row(made: type) -> bool:
    return is_dataclass(made) or hasattr(made, "_fields") or issubclass(made, msgspec.Struct)


def of_answers() -> Iterator[tuple[str, str]]:
    """Give each field and value of an answer, and of what the desk says of its own."""
    for package in (garant.answers, garant.desk):
        for made in classes(package):
            yield from of_class(made)


def of_scenario() -> Iterator[tuple[str, str]]:
    for path in sorted(SCENARIO.glob("*.toml")):
        yield from said_in(tomllib.loads(path.read_text(encoding="utf-8")), "")


def said_in(held: object, member: str) -> Iterator[tuple[str, str]]:
    """Give what the scenario says in members that take any word. A source's form is a text and not a word."""
    if isinstance(held, dict):
        for name, inside in held.items():
            yield from said_in(inside, name) if name not in ("source", "sources") else ()
    elif isinstance(held, list):
        for inside in held:
            yield from said_in(inside, member)
    elif member in OPEN and isinstance(held, str) and re.fullmatch(r"[a-z][a-z0-9_]{0,63}", held):
        yield member, held


THINGS = tuple(words._THINGS.split("|"))
SENTENCES = (*get_args(absence.Sentence), *literals(get_type_hints(withheld.Withheld)["word"]))
REPORTED: dict[str, str] = {
    "stands": "stands", "form": "form", "notice": "kind", "says": "says", "agenda": "thing", "why": "why", "unit": "unit", "event": "event",
}  # fmt: skip
"""The families of the reports' phrases, and those of the glossary."""


def of_reports() -> Iterator[tuple[str, str]]:
    for phrase in phrases("en"):
        section, _, value = phrase.partition(".")
        if section in REPORTED:
            yield REPORTED[section], value


def of_pages() -> Iterator[tuple[str, str]]:
    """Give the words that the pages ask for by name."""
    for path in (ROOT / "web" / "src").rglob("*.tsx"):
        asked = re.findall(r"\bword=\"(\w+)\"|term\(\"word\", \"(\w+)\"", path.read_text(encoding="utf-8"))
        yield from (("", badge or text) for badge, text in asked)


@cache
def to_name() -> frozenset[tuple[str, str]]:
    """Give every family and word that the desk can come to show."""
    named = (
        [("activity", one) for one in activities.PROHIBITABLE] + [("thing", one) for one in THINGS] + [("word", one) for one in SENTENCES]
    )
    found = {*of_statements(), *of_answers(), *of_scenario(), *of_reports(), *of_pages(), *named}
    return frozenset((family, value) for family, value in found if family not in NAMED_BY_THEMSELVES and value not in NAMED_BY_THEMSELVES)


NAMED_BY_THEMSELVES = {"lang", "html", "pdf"}
"""A language, which each page names in that language itself, and the names of formats."""


def types_of_statements() -> set[Any]:
    """Give every statement and every part that one can hold."""
    return {part for kind in KINDS.values() for part in types_in(kind, set())}


def rows() -> Iterator[tuple[str, Row]]:
    for section, held in GLOSSARY.items():
        yield from ((f"{section}.{name}", row) for name, row in held.items())
