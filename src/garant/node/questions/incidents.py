"""Questions about incidents, findings and what is owed after them, and about teams that were kept away."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from garant.answers import access, incidents
from garant.answers.access import AccessLine, Lost
from garant.answers.incidents import IncidentLine
from garant.answers.nearby import NearbyFound, concerned, nearby
from garant.answers.rules import RulesFound
from garant.node.questions.asked import Asked, Question
from garant.node.sealed import reader


class IncidentFound(NamedTuple):
    """An incident; of one that was asked for by name also the notices near it, and the measures that speak of it."""

    line: IncidentLine
    near: NearbyFound | None = None
    rules: RulesFound | None = None


class AccessFound(NamedTuple):
    """Who was kept from where, and the minutes that were lost."""

    events: list[AccessLine]
    lost: Lost


def _incidents(asked: Asked) -> list[IncidentFound]:
    see = reader(asked.store, asked.state, asked.party)
    if not asked.name:
        return [IncidentFound(line) for line in incidents.incidents(asked.state, asked.at_ms, see)]
    line = incidents.incident(asked.state, asked.name, asked.at_ms, see)
    return [IncidentFound(line, nearby(asked.state, line.said, see), concerned(asked.state, line.said))]


def _data(found: list[IncidentFound]) -> list[dict[str, Any]]:
    return [_one(one) for one in found]


def _one(found: IncidentFound) -> dict[str, Any]:
    """Give an incident as data: what its reader may see, and nothing else."""
    line = found.line
    told = {name: getattr(line, name) for name in line.__slots__} | {"said": msgspec.to_builtins(line.said)}
    return told if found.rules is None else {**told, "nearby": found.near, "concerned": found.rules._asdict()}


def _access(asked: Asked) -> AccessFound:
    see = reader(asked.store, asked.state, asked.party)
    lines = [line for line in access.access_events(asked.state, asked.at_ms, see) if asked.wants(line.ref)]
    return AccessFound(lines, access.lost(lines))


QUESTIONS: Final[Mapping[str, Question]] = {
    "incidents": Question(
        "incident", "incidents", "what happened, is said or alleged; with NAME all of one, and notices near it", _incidents, _data
    ),
    "access": Question(
        "access event", "access_events", "who was kept from where, and the minutes that were lost", _access, AccessFound._asdict
    ),
}
