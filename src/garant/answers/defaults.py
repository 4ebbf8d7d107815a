"""Clocks, in one place: how long a thing may take where neither a text nor the theatre's charter (`clocks`) says otherwise.

Every one is an ISO 8601 duration. The two leads come from the notification arrangement of Yemen (48 h for a movement by land, 24 h in an
emergency), the incident report from ceasefire texts (15 days); the others are what an operations room can keep. That a clock has run
out is an answer at an instant, never a change of state, and never a judgement.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from garant.answers.lead import after_ms
from garant.state.state import CHARTER, State

Clock = Literal["headquarters", "unit", "position", "reply", "report", "soon"]

CLOCKS: Mapping[Clock, str] = MappingProxyType(
    {
        "headquarters": "PT2H",
        "unit": "PT12H",
        "position": "P15D",
        "reply": "P7D",
        "report": "P15D",
        "soon": "P2D",
    }
)
"""So long after filing is a receipt of a level overdue; after an incident, a position; after a request, its reply. `report`: so long after
an event is a report in time. `soon`: so long before its end is a thing due soon."""

LEADS: Mapping[tuple[str, bool], str] = MappingProxyType({("movement", False): "PT48H", ("movement", True): "PT24H"})
"""(kind of notice, emergency) -> how long before its start it is filed in time. Kinds that are not here have no lead by default."""


def clock(state: State, name: Clock) -> str:
    """Give a clock of this theatre: the charter's own, or the default."""
    row = state.charters.get(CHARTER)
    own = None if row is None or row.charter.clocks is None else getattr(row.charter.clocks, name)
    return own or CLOCKS[name]


def due_ms(state: State, name: Clock, from_ms: int) -> int:
    """Give the instant (ms) at which a clock of this theatre that started at `from_ms` has run out."""
    return after_ms(clock(state, name), from_ms)


def default_lead(kind: str, *, emergency: bool) -> str | None:
    """Give how long before its start a notice of a kind is filed in time where no measure says so; None: no lead is asked for."""
    return LEADS.get((kind, emergency)) or LEADS.get((kind, False))
