"""Questions of `garant show` about incidents, findings and what is owed after them, and about teams that were kept away."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from garant.answers import access, incidents
from garant.answers.incidents import IncidentLine
from garant.answers.nearby import concerned, nearby
from garant.cli.questions import Asked, Question, Shown
from garant.node.sealed import reader
from garant.terminal import incidents as sheets


def _incidents(asked: Asked) -> Shown:
    see = reader(asked.store, asked.state, asked.party)
    if not asked.name:
        lines = incidents.incidents(asked.state, asked.at_ms, see)
        return [_data(line) for line in lines], sheets.incidents(lines, asked.language)
    line = incidents.incident(asked.state, asked.name, asked.at_ms, see)
    near, rules = nearby(asked.state, line.said, see), concerned(asked.state, line.said)
    return [{**_data(line), "nearby": near, "concerned": rules._asdict()}], sheets.incident(line, near, rules, asked.language)


def _data(line: IncidentLine) -> dict[str, Any]:
    """Give an incident as data: what its reader may see, and nothing else."""
    return {name: getattr(line, name) for name in line.__slots__} | {"said": msgspec.to_builtins(line.said)}


def _access(asked: Asked) -> Shown:
    see = reader(asked.store, asked.state, asked.party)
    lines = [line for line in access.access_events(asked.state, asked.at_ms, see) if asked.wants(line.ref)]
    return {"events": lines, "lost": access.lost(lines)}, sheets.access(lines)


QUESTIONS: Final[Mapping[str, Question]] = {
    "incidents": Question(
        "incident", "incidents", _incidents, "what happened, is said or alleged; with NAME all of one, and notices near it"
    ),
    "access": Question("access event", "access_events", _access, "who was kept from where, and the minutes that were lost"),
}
