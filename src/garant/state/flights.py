"""Flights that drone operators file (ASTM F3548-21), among the notices that others meet: named `host/<id of the operational intent>`.

The host's gateway speaks for operators, so their flights stand under its party; it files no notices of its own. From a rules level on, the
host's verdicts name them like notices; below it, and so in every older log, nothing of that is so.
"""

from msgspec import Struct
from msgspec.json import Decoder

from garant.state.rows import OperationalIntentRow
from garant.state.sleeping import glances
from garant.state.state import CHARTER, State
from garant.statement.words import HOST

LEVEL = 5
"""The rules level from which on they count in verdicts."""

_PREFIX = f"{HOST}/"


class _Row(Struct, gc=False):
    """Of a row that sleeps, what tells when it was changed."""

    index: int
    ended: int | None = None


_ROW = Decoder(_Row)


def counted(state: State) -> bool:
    """Tell whether the charter's rules level has flights among what a notice meets."""
    row = state.charters.get(CHARTER)
    return row is not None and row.charter.rules_level >= LEVEL


def ref_of(name: str) -> str:
    """Give the reference of an operational intent."""
    return f"{_PREFIX}{name}"


def flight(state: State, ref: str) -> OperationalIntentRow | None:
    """Give the operational intent that a reference names, be it standing or ended; None for everything else."""
    return state.operational_intents.get(ref.removeprefix(_PREFIX)) if ref.startswith(_PREFIX) else None


def stands(row: OperationalIntentRow, version: int) -> bool:
    """Tell whether a flight has not ended and stands in this version."""
    return row.ended is None and row.said.version == version


def changed_since(state: State, size: int) -> list[str]:
    """Name the operational intents that the entries from index `size` on have changed."""
    return [name for name, row in glances(state.operational_intents.rows, _ROW) if (row.ended or row.index) >= size]
