"""Naming things of a log: references, and statements by id, by how an id begins, or by index."""

from collections.abc import Sequence
from difflib import get_close_matches

from garant.errors import Code, Refused
from garant.node.ports import EntryStore

ID_START = 6
"""How much of an id is enough to name a statement."""

_SHOWN = 64


def require_known(name: str, known: Sequence[str], what: str) -> None:
    """Refuse a name that the log does not have, with the names that look like it."""
    if name not in known:
        alike = get_close_matches(name[:_SHOWN], known, n=3) or [one for one in known if one.endswith(f"/{name}")]
        hint = f"; is it {' or '.join(alike)}?" if alike else ""
        raise Refused(Code.UNKNOWN_REFERENCE, f"there is no {what} {name[:_SHOWN]!r} in this log{hint}")


def find(store: EntryStore, name: str) -> int:
    """Give the index of the one statement that a name means."""
    index = store.find(name)
    found = [index] if index is not None else _candidates(store, name)
    if not found:
        raise Refused(Code.UNKNOWN_REFERENCE, f"there is no statement {name[:_SHOWN]!r} in this log; {_HOW}")
    if len(found) > 1:
        entries = ", ".join(f"entry {one}" for one in found[:3])
        raise Refused(Code.UNKNOWN_REFERENCE, f"{name[:_SHOWN]!r} may mean {len(found)} statements ({entries}); give more of the id")
    return found[0]


_HOW = f"name one by its index, by its id, or by {ID_START} or more of the digits with which the id begins"


def _candidates(store: EntryStore, name: str) -> list[int]:
    found = [index for index, record in enumerate(store.records()) if record.statement_id.startswith(name)] if len(name) >= ID_START else []
    index = _index(name)
    return found if index is None or store.record(index) is None else sorted({*found, index})


def _index(name: str) -> int | None:
    return int(name) if name.isascii() and name.isdecimal() and len(name) <= _INDEX_DIGITS else None


_INDEX_DIGITS = 15
