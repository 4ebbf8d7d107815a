"""Things on record: where each sort of them is kept, and that what a statement is about is there, of the same status."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from garant.errors import Code
from garant.fold.case import require, require_same_status
from garant.state.rows import BookItemRow, Row
from garant.state.state import State
from garant.statement.kinds import Statement

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "access": "access_events", "agreement": "agreements", "body": "bodies", "book": "books", "call": "calls", "channel": "channels",
        "contact": "contacts", "count": "crossing_counts", "evidence": "evidence", "finding": "findings", "follow_up": "follow_ups",
        "incident": "incidents", "inspection": "inspections", "item": "book_items", "measure": "measures", "meeting": "meetings",
        "notice": "notices", "plan": "plans", "proposal": "proposals", "request": "requests", "storage": "storages", "zone": "zones",
    }
)  # fmt: skip
"""The sort of a thing, and the table that holds those of its sort."""


class Named(NamedTuple):
    """A thing by its sort and its reference within that."""

    sort: str
    ref: str


def named(thing: str) -> Named:
    """Read `sort:reference`."""
    sort, _, ref = thing.partition(":")
    return Named(sort, ref)


def row_of(state: State, thing: str) -> Row | None:
    """Give the row of a thing, or None if nothing has this name."""
    sort, ref = named(thing)
    return state.table(TABLES[sort]).get(ref)


def require_thing(state: State, said: Statement, thing: str, where: str) -> Row:
    """Give the row of a thing that a statement is about; refuse what is not there, and what is of another status.

    Agreements are texts: an exercise may be about an actual one. The parts of a sealed one are not known to the fold.
    """
    row = row_of(state, thing)
    status = _status(state, thing, row)
    if row is None:
        require(_is_sealed(state, thing), Code.UNKNOWN_REFERENCE, f"there is no {thing} in this log", where)
        return Row(index=0)
    if status is not None and named(thing).sort != "agreement":
        require_same_status(status, said)
    return row


def _status(state: State, thing: str, row: Row | None) -> str | None:
    """Give the status of a thing; that of an item is its book's. Measures and zones have none."""
    holder: object = state.books.get(named(thing).ref.partition("#")[0]) if isinstance(row, BookItemRow) else row
    found: str | None = getattr(getattr(holder, "said", holder), "status", None)
    return found


def require_things(state: State, said: Statement, things: Iterable[str] | None, where: str) -> None:
    """Refuse a statement about anything that is not there."""
    for thing in things or ():
        require_thing(state, said, thing, where)


def _is_sealed(state: State, thing: str) -> bool:
    """Tell whether it may be a part of an agreement whose parts are hidden."""
    sort, ref = named(thing)
    agreement = state.agreements.get(ref.partition("#")[0])
    return sort in ("measure", "zone") and agreement is not None and agreement.said.sd is not None
