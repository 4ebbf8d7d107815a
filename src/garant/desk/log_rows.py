"""The log, row by row: what was said when by whom, about what, and which keys signed it.

    GET /desk/v1/log?start=&count=&newest=true&party=&type=&thing=

Rows stand in the log's order, or the newest first. `start` is the index from which on one looks, in that direction; `next` is where the
following page begins, and null at the end. A filter looks at so many entries at most in one answer; `next` goes on behind them, even where
nothing was found among them. Words that a statement hides are shown as far as they are ours to read.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Meta, Struct

from garant.answers.known import subject
from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.errors import Code
from garant.limits import INTEGER_MAX
from garant.node.ledger import read
from garant.node.ports import EntryStore, Record
from garant.node.prefix import paged
from garant.node.sealed import as_seen_by
from garant.node.still import Still
from garant.statement.entry import Entry
from garant.statement.kinds import Hiding, kind_of
from garant.statement.words import PartyId, Texts

ROWS_MAX = 500
LOOKED_AT_MAX = 20_000
"""Entries that one answer looks at to find its rows: a second or two."""

_PAGE = 256
_TEXTS = ("text", "title", "says", "note")
"""Members that hold words for people, the first that there is."""


class LogAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From which index on, how many rows, which way; and only statements of a party, of a type (`notice/1`, or `notice`), about a thing."""

    start: Annotated[int, Meta(ge=0, le=INTEGER_MAX)] | None = None
    count: Annotated[int, Meta(ge=1, le=ROWS_MAX)] = 100
    newest: bool = True
    party: PartyId | None = None
    type: Annotated[str, Meta(max_length=64)] | None = None
    thing: Annotated[str, Meta(max_length=200)] | None = None


class SignedBy(Struct, frozen=True, kw_only=True, gc=False):
    """A key that signed: whose it is, in which role, at which level, for which duty; taken back since, where it was."""

    keyid: str
    party: str | None
    role: str | None
    level: str | None
    duty: Texts | None
    until: int | None


class LogRow(Struct, frozen=True, kw_only=True, gc=False):
    """A statement. `thing`: what it makes or is about. `hides`: how many members we may not read. `gap`: its key's chain has one here."""

    index: int
    t_ms: int
    id: str
    type: str
    party: str
    status: str
    to: tuple[str, ...]
    thing: str
    signed_by: tuple[SignedBy, ...]
    text: Texts | None
    hides: int
    gap: bool


class LogTold(Struct, frozen=True, kw_only=True):
    """A page of rows, the log's size, and where the next page begins."""

    rows: list[LogRow]
    size: int
    next: int | None


def rows(basis: Basis, asked: LogAsked) -> LogTold:
    """Give a page."""
    still, party = basis.still(), basis.reader()
    size, store = still.state.size, basis.picture.store
    start = asked.start if asked.start is not None else size - 1 if asked.newest else 0
    found: list[LogRow] = []
    numbered = _down(store, min(start, size - 1)) if asked.newest else _up(store, start, size)
    for looked, (index, record) in enumerate(numbered):
        if len(found) == asked.count or looked == LOOKED_AT_MAX:
            return LogTold(rows=found, size=size, next=index)
        entry = read(record.data)
        if _is_wanted(asked, entry):
            found.append(_row(store, still, party, index, entry))
    return LogTold(rows=found, size=size, next=None)


def _up(store: EntryStore, start: int, size: int) -> Iterator[tuple[int, Record]]:
    for index, record in enumerate(paged(store, start), start):
        if index >= size:
            return
        yield index, record


def _down(store: EntryStore, start: int) -> Iterator[tuple[int, Record]]:
    """Give the records from an index back to the first, page by page."""
    end = start + 1
    while end > 0:
        first = max(0, end - _PAGE)
        page = [record for record, _ in zip(store.records(first), range(first, end), strict=False)]
        yield from reversed(list(enumerate(page, first)))
        end = first


def _is_wanted(asked: LogAsked, entry: Entry) -> bool:
    said = entry.signed.said
    kind = kind_of(said)
    of_type = asked.type is None or asked.type in (kind, kind.partition("/")[0])
    return asked.party in (None, said.party) and of_type and (asked.thing is None or _about(asked.thing, said))


def _about(thing: str, said: Any) -> bool:  # noqa: ANN401 - any statement
    """Tell whether a statement makes or is about a thing, named with its sort or without."""
    bare = thing.partition(":")[2] or thing
    made = subject(said)
    return made in (thing, bare) or made.partition(":")[2] == bare


def _row(store: EntryStore, still: Still, party: str, index: int, entry: Entry) -> LogRow:
    signed, state = entry.signed, still.state
    said = as_seen_by(store, signed.said, signed.id, party, state) if isinstance(signed.said, Hiding) else signed.said
    keys = [(keyid, state.keys.get(keyid)) for keyid in signed.keyids]
    return LogRow(
        index=index, t_ms=entry.t_ms, id=signed.id, type=kind_of(said), party=said.party, status=said.status, to=said.to or (),
        thing=subject(said), text=_words(said), hides=len(said.sd or ()) if isinstance(said, Hiding) else 0,
        signed_by=tuple(
            SignedBy(
                keyid=keyid, party=row.party if row else None, role=row.role if row else None, level=row.level if row else None,
                duty=row.duty if row else None, until=row.until if row else None,
            )
            for keyid, row in keys
        ),
        gap=f"{index:012d}" in state.chain_gaps,
    )  # fmt: skip


def _words(said: object) -> Texts | None:
    """Give the words of a statement, where it has some for people."""
    found = (getattr(said, name, None) for name in _TEXTS)
    return next((text for text in found if isinstance(text, dict)), None)


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""

    def page(call: Call[LogAsked, None]) -> LogTold:
        return rows(basis, call.asks)

    return (
        Endpoint(
            "GET", "/desk/v1/log", page, "The log, row by row.", asks=LogAsked, answers=LogTold, needs=Needs.PARTY, refuses=(Code.NO_LOG,)
        ),
    )
