"""A line between two sides of the small world, with rosters on both levels of one of them: what tests of the hotline begin with."""

from collections.abc import Mapping
from typing import Any

from garant.signature import keyid
from tests.world import Side, World

CHANNEL: Mapping[str, Any] = {
    "type": "channel/1",
    "status": "exercise",
    "name": "line-1",
    "capacity": "party",
    "title": {"en": "Air safety line"},
    "means": "telephone",
    "between": ["ru", "tr"],
    "test_every": "P1D",
}
CALL: Mapping[str, Any] = {
    "type": "call/1",
    "status": "exercise",
    "name": "stop-1",
    "channel": "tr/line-1",
    "urgency": "stop",
    "to": ["ru"],
    "text": {"en": "Stop firing at the hill."},
}


def line(**members: object) -> tuple[World, Side, Side]:
    """Give a world with a line between `tr` and `ru`, and no roster yet."""
    world = World(rules_level=3)
    tr, ru = world.side("tr"), world.side("ru")
    world.admit(tr.headquarters, {**CHANNEL, **members})
    return world, tr, ru


def roster(level: str, *duties: str, **members: object) -> dict[str, Any]:
    """Give the roster of a level: its duties, in order."""
    order = [{"duty": {"en": duty}} for duty in duties]
    return {"type": "roster/1", "status": "exercise", "channel": "tr/line-1", "level": level, "order": order, **members}


def staffed() -> tuple[World, Side, Side]:
    """Give the world of `line`, with three on duty on the Russian side: two at headquarters, one in the sector."""
    world, tr, ru = line()
    world.admit(ru.headquarters, roster("headquarters", "duty officer", "deputy duty officer"))
    world.admit(ru.headquarters, roster("sector", "sector duty officer"))
    return world, tr, ru


def step(word: str, call: str = "tr/stop-1", **members: object) -> dict[str, Any]:
    """Give a step of a call."""
    return {"type": "call_step/1", "status": "exercise", "call": call, "step": word, **members}


def message(form: str = "word", call: str = "tr/stop-1", **members: object) -> dict[str, Any]:
    """Give words in a call."""
    return {"type": "message/1", "status": "exercise", "call": call, "form": form, "text": {"en": "Understood."}, **members}


def escalation(attempt: int = 1, **members: object) -> dict[str, Any]:
    """Give the host's word that nobody took a STOP."""
    return {"type": "escalation/1", "status": "exercise", "party": "host", "call": "tr/stop-1", "attempt": attempt, **members}


def id_of(key: object) -> str:
    """Give the id of a signing key."""
    return keyid(key.public)  # type: ignore[attr-defined]
