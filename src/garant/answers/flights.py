"""Flights of drone operators as questions know notices: of kind flight, by the host's gateway, where and when their extents say.

In whatever state an operational intent stands, it is met: one that is out of its plan (Nonconforming, Contingent) no less.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.json import Decoder

from garant.answers.asked import Asked
from garant.answers.extents import UNTIL, until_ms, volumes_of
from garant.state.flights import ref_of
from garant.state.rows import OperationalIntentRow
from garant.state.sleeping import glances
from garant.state.state import State
from garant.statement.kinds.f3548 import Extent
from garant.statement.words import HOST

DRONE: Final = "flight_uav"
"""The activity of drone operators, in the vocabulary of notices and measures."""


class _Extent(Struct, gc=False):
    start: str
    end: str


class _Said(Struct, gc=False):
    extents: tuple[_Extent, ...]


class _Row(Struct, gc=False):
    """Of a row, what tells whether it may be met."""

    said: _Said
    more: tuple[_Extent, ...] = ()
    ended: int | None = None


_ROW = Decoder(_Row)


def asked_of_flight(name: str, row: OperationalIntentRow) -> Asked:
    """Make the question of an operational intent."""
    said = row.said
    return Asked(ref_of(name), said.version, HOST, "flight", DRONE, None, said.status, volumes_of(row.extents))


def is_over(row: OperationalIntentRow, now_ms: int) -> bool:
    """Tell whether nobody meets a flight any more: it has ended, or its window is over."""
    return row.ended is not None or _until_ms(row.extents) <= now_ms


def flying(state: State) -> Iterator[str]:
    """Name the operational intents that have not ended, and whose window was not over at the state's own instant."""
    for name, row in glances(state.operational_intents.rows, _ROW):
        if row.ended is None and _until_ms((*row.said.extents, *row.more)) > state.t_ms:
            yield name


def _until_ms(extents: "Iterable[Extent | _Extent]") -> int:
    return max(until_ms(extent.start, extent.end or UNTIL) for extent in extents)
