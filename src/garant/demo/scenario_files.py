"""Reading the scenario's files: the theatre, its parties and their keys, and everything that is said, in order."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple


class KeyPart(NamedTuple):
    """A key that a party grants: its name in the files, and the grant's own members."""

    name: str
    members: dict[str, Any]


class PartyPart(NamedTuple):
    """A party to be played: its id, how many root keys it has and how many must sign, its other members, its keys."""

    party: str
    root_keys: int
    threshold: int
    members: dict[str, Any]
    keys: tuple[KeyPart, ...]


class Line(NamedTuple):
    """One thing to be said: its entry id, who signs, what the demo prints meanwhile, the statement, what it hides."""

    entry: str
    keys: tuple[str, ...]
    tell: str
    statement: dict[str, Any]
    hide: tuple[str, ...]


def theatre_file() -> Traversable:
    """Give the theatre file."""
    return _folder() / "theatre.toml"


def parties() -> list[PartyPart]:
    """Give the parties, in the order in which they join."""
    return [_party(dict(held)) for held in _read("parties.toml")["party"]]


def lines() -> list[Line]:
    """Give everything that is said: by file name, then as it stands in the file."""
    names = sorted(file.name for file in _folder().iterdir() if file.name[:1].isdecimal())
    return [line for name in names for line in _lines(name)]


def _folder() -> Traversable:
    return files("garant.demo") / "scenario"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_folder() / name).read_text(encoding="utf-8"))


def _party(held: dict[str, Any]) -> PartyPart:
    keys = tuple(KeyPart(key.pop("name"), key) for key in map(dict, held.pop("key", [])))
    return PartyPart(held.pop("id"), held.pop("root_keys"), held.pop("threshold"), held, keys)


def _lines(name: str) -> Iterator[Line]:
    for held in _read(name)["say"]:
        yield Line(held["entry"], tuple(held["keys"]), held["tell"], held["statement"], tuple(held.get("hide", ())))
