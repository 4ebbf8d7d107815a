"""From what an officer writes to a payload: the kind's own members come in, the bookkeeping members are added, one spelling goes out."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from garant import instant
from garant.errors import Code, Refused
from garant.statement import canonical
from garant.statement.envelope import read_payload
from garant.statement.kinds.base import BOOKKEEPING, Seen, Statement

_MAY_BE_GIVEN = ("party", "not_after")
"""A new party's id is not known to the log yet; and a writer may set a shorter or longer life."""

NOT_AFTER_MS = instant.DAY_MS
"""How long a statement may travel before the host must not admit it any more, unless its writer says otherwise."""


class Chain(Struct, frozen=True):
    """Where a key's chain stands: the next `seq`, and the id of its statement before, if any."""

    seq: int
    prev: str | None


class Bookkeeping(Struct, frozen=True, kw_only=True):
    """What a desk knows when it signs: the log, the party, the key's chain, the newest checkpoint it verified, the time."""

    log: str
    party: str
    chain: Chain
    joint: bool = False
    seen: Seen
    now_ms: int


class Spoken(NamedTuple):
    """A payload, and the statement that it spells."""

    payload: bytes
    said: Statement


def payload(members: Mapping[str, Any], books: Bookkeeping) -> bytes:
    """Give the canonical payload of a statement; refuse members that the bookkeeping would overwrite, and bad ones."""
    return spoken(members, books).payload


def spoken(members: Mapping[str, Any], books: Bookkeeping) -> Spoken:
    """Give the payload as `payload` does, and beside it the statement that it spells."""
    given = [name for name in BOOKKEEPING if name in members and name not in _MAY_BE_GIVEN]
    if given:
        raise Refused(Code.USAGE, f"leave out {', '.join(given)}: these members are filled in when the statement is signed")
    data = canonical.encode({"status": "actual", **bookkeeping(books), **members})
    return Spoken(data, read_payload(data))


def spelt(said: Statement) -> Spoken:
    """Give the payload of a statement that was made as its type has it, and the statement as others will read it; refuse a bad one."""
    data = canonical.encode(said)
    return Spoken(data, read_payload(data))


def bookkeeping(books: Bookkeeping) -> dict[str, Any]:
    """Give the members that every statement has, as far as they are there."""
    filled = {
        "log": books.log,
        "party": books.party,
        "seq": books.chain.seq,
        "seen": books.seen,
        "time": instant.text(books.now_ms),
        "not_after": instant.text(books.now_ms + NOT_AFTER_MS),
    }
    if books.chain.prev is not None:
        filled["prev"] = books.chain.prev
    if books.joint:
        filled["joint"] = True
    return filled
