"""The live notices of a picture, as everybody and as each party may read them, kept from question to question.

The index of what is open to all is made once and follows the log; each party that asks has a small one beside it, of what hides where it
is: with its place where that was shown to the party. What was erased from the store since a party asked first stays in its index until
the process ends; it could read it then.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from threading import Lock
from typing import Final, NamedTuple

from garant.answers.live import Live, Version
from garant.answers.live_shared import SharedLive
from garant.answers.shelf import Volumes
from garant.node.ports import EntryStore
from garant.node.sealed import as_seen_by
from garant.node.still import Still, Stills
from garant.state.flights import changed_since
from garant.state.state import Put, State

PARTIES_MAX = 256
"""Parties whose own index is kept; the one that asked longest ago makes room."""

_TABLES: Final = ("notice_versions", "notice_steps", "disclosures")
"""Where a row comes with everything that changes what stands, or who may read where."""


class Ready(NamedTuple):
    """What to ask: the live notices as somebody may read them, and the log as it stood with them."""

    live: Live
    still: Still


class Standing:
    """Live notices, ready to be asked."""

    def __init__(self, stills: Stills, store: EntryStore) -> None:
        """Follow a picture; nothing is read before somebody asks."""
        self._stills, self._store = stills, store
        self._lock = Lock()
        self._open: Live | None = None
        self._own: OrderedDict[str, Live] = OrderedDict()
        self._seen = dict.fromkeys(_TABLES, 0)
        self._state: State | None = None
        self._size = 0

    @contextmanager
    def asking(self, party: str | None) -> Iterator[Ready]:
        """Hold the live notices, as a party (None: everybody) may read them, and give them. One asks at a time."""
        with self._lock:
            still, opened = self._now()
            yield Ready(opened if party is None else SharedLive(opened, self._own_of(still.state, party)), still)

    def _now(self) -> tuple[Still, Live]:
        """Give the picture as it is now, and what is live in it and open to all; what was kept follows."""
        if self._open is None:
            still, live = self._stills.with_live()
            self._state = still.state
            self._open = live or Live.of(still.state)
            self._size = still.state.size
            self._seen = {name: len(still.state.table(name).rows) for name in _TABLES}
        else:
            still = self._stills.now()
            self._state = still.state
            changes = [Put("notices", ref, still.state.notices.rows[ref]) for ref in self._touched(still.state)]
            changes += self._flights(still.state)
            for live in (self._open, *self._own.values()):
                live.feed(still.state, changes)
        return still, self._open

    def _touched(self, state: State) -> set[str]:
        """Name the notices of which something changed since this was asked last."""
        refs = set()
        for name in _TABLES:
            rows = state.table(name).rows
            new, self._seen[name] = len(rows) - self._seen[name], len(rows)
            refs |= {_notice(name, key) for key in islice(reversed(rows), new)}
        return refs & state.notices.rows.keys()

    def _flights(self, state: State) -> list[Put]:
        """Give the flights of drone operators of which something changed since this was asked last."""
        since, self._size = self._size, state.size
        rows = state.operational_intents.rows
        return [Put("operational_intents", name, rows[name]) for name in changed_since(state, since)] if rows and since < state.size else []

    def _own_of(self, state: State, party: str) -> Live:
        if party not in self._own:
            hiding = None if self._open is None else self._open.hiding()
            self._own[party] = Live.of(state, lambda version: self._shown(version, party), hidden_only=True, among=hiding)
        self._own.move_to_end(party)
        if len(self._own) > PARTIES_MAX:
            self._own.popitem(last=False)
        return self._own[party]

    def _shown(self, version: Version, party: str) -> Volumes | None:
        """Give the hidden volumes of a notice as far as a party may read them."""
        return as_seen_by(self._store, version.said, version.id, party, self._state).volumes


def _notice(table: str, key: str) -> str:
    """Give the notice that a row of one of the tables is about."""
    ref = key.partition("@")[0]
    return ref.removeprefix("notice:") if table == "disclosures" else ref
