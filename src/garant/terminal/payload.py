"""A statement, or any other value, as people read JSON: short parts on one line, long ones broken up; nothing in it can act."""

import json
from typing import Any

import msgspec

from garant.terminal.paper import Ink, ink

_LINE_CHARACTERS = 72


def payload(value: object) -> Ink:
    """Give a value to print."""
    whole = Ink()
    for number, line in enumerate(_lines(json.loads(msgspec.json.encode(value)), "")):
        whole.append("\n" if number else "")
        whole.append_text(ink(line))
    return whole


def _lines(value: Any, indent: str) -> list[str]:  # noqa: ANN401 - any JSON value
    short = json.dumps(value, ensure_ascii=False)
    if len(short) + len(indent) <= _LINE_CHARACTERS or not isinstance(value, dict | list) or not value:
        return [indent + short]
    pairs = [(f"{json.dumps(name)}: ", one) for name, one in value.items()] if isinstance(value, dict) else [("", one) for one in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inside = [line for place, (name, one) in enumerate(pairs, 1) for line in _member(name, one, indent + "  ", last=place == len(pairs))]
    return [indent + opening, *inside, indent + closing]


def _member(name: str, value: Any, indent: str, *, last: bool) -> list[str]:  # noqa: ANN401 - any JSON value
    first, *rest = _lines(value, indent)
    lines = [indent + name + first[len(indent) :], *rest]
    return lines if last else [*lines[:-1], lines[-1] + ","]
