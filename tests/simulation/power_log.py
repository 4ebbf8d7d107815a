"""The power is cut under a host: production `Host` over production `SqliteStore`.

A picture of a log is everything: records, signed heads, disclosures, blobs, and the receipt of every entry, byte for byte.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from garant.errors import Code, Fault
from garant.log import TlogProof
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import EntryStore, Head, Record
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission, Submission
from garant.storage.sqlite import SqliteStore
from tests.world import ANSWER, CHARTER, CHECKPOINT, HOST_ROOT, NOTICE, ORIGIN, START_MS, World, make_key

LOG: Final = "log.db"
ACTS: Final = 5
PARTY, OFFICER = make_key("power root"), make_key("power officer")
BLOBS: Final = tuple(bytes([number]) * size for number, size in enumerate((40, 5_000, 30_000)))
CHECKPOINT_PAGES: Final = (1_000, 8, 3)
"""How long SQLite lets its WAL grow before it moves pages home; the first is what it does by itself, with few of these small logs."""


class Picture(NamedTuple):
    """All that a log holds."""

    records: tuple[Record, ...]
    heads: tuple[Head, ...]
    disclosures: tuple[tuple[str, ...], ...]
    blobs: tuple[bytes | None, ...]
    receipts: tuple[bytes, ...]


@dataclass
class LogStory:
    """A log that is founded, and then grows by notices (some with hidden members), blobs and erasures, over restarts of its host."""

    kind: type[SqliteStore] = SqliteStore
    number: int = field(default=0)
    _store: SqliteStore = field(init=False)

    def live(self, directory: Path, chance: Random) -> Iterator[Picture]:
        """Open or found a log, and do a few things with it."""
        path = directory / LOG
        store = self._store = self.kind(path, create=not path.exists())
        store._db.execute(f"PRAGMA wal_autocheckpoint={chance.choice(CHECKPOINT_PAGES)}")
        host = host_over(store)
        yield picture(host)
        for _ in range(ACTS):
            act = chance.choice(("say", "say", "say", "erase", "restart"))
            if act == "restart":
                store.close()
                store = self._store = self.kind(path)
                host = host_over(store)
            elif act == "erase" and host.ledger.tree.size:
                record = store.record(chance.randrange(host.ledger.tree.size))
                store.erase(record.statement_id if record else "")
            else:
                self._say(host, chance)
            yield picture(host)
        if chance.random() < 0.5:
            store.close()

    def end(self) -> None:
        """Let go of the store."""
        self._store.close()

    def look(self, directory: Path) -> Picture | None:
        """Open the log as a host does when it starts."""
        path = directory / LOG
        try:
            store = SqliteStore(path)
        except Fault as fault:
            if fault.code != Code.NO_LOG:
                raise
            return None
        with closing(store):
            return picture(host_over(store))

    def _say(self, host: Host, chance: Random) -> None:
        """Found the log, or let one or two statements in."""
        self.number += 1
        size = host.ledger.tree.size
        if size < len(FOUNDING):
            keys, members = FOUNDING[size]
            require(host, [compose(host, keys, members)])
        elif chance.random() < 0.3:
            data = chance.choice(BLOBS) + str(self.number).encode()
            require(host, [compose(host, [OFFICER], _blob(data))._replace(blob=data)])
        else:
            hide = ["volumes"] if chance.random() < 0.5 else []
            require(host, [compose(host, [OFFICER], {**NOTICE, "name": f"n{self.number}-{size}", "to": ["tr"]}, hide)])


def _blob(data: bytes) -> dict[str, Any]:
    said = {"sha256": sha256(data).hexdigest(), "size_bytes": len(data), "media_type": "text/plain", "title": {"en": "a log"}}
    return {"type": "blob/1", "status": "exercise", **said}


FOUNDING: Final[Sequence[tuple[list[SigningKey], Mapping[str, Any]]]] = (
    ([HOST_ROOT], {**CHARTER, "rules_level": 3}),
    (
        [PARTY, HOST_ROOT],
        {
            "type": "party/1",
            "party": "tr",
            "title": {"en": "tr"},
            "category": "state",
            "roots": {"version": 1, "keys": [PARTY.public], "threshold": 1},
        },
    ),
    ([PARTY], {"type": "grant/1", "key": OFFICER.public, "role": "officer", "level": "unit", "duty": {"en": "files"}}),
)


def host_over(store: EntryStore) -> Host:
    """Start the log's host over a store. Its clock stands still: `t` may not decrease, and need not grow."""
    return Host(store, _keys(), lambda: START_MS, lambda: b"\x2a" * 32)


@cache
def _keys() -> HostKeys:
    return HostKeys(World(open=False).key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign)


def compose(host: Host, keys: Sequence[SigningKey], members: Mapping[str, Any], hide: Sequence[str] = ()) -> Submission:
    """Sign a statement."""
    return say(host.ledger, ORIGIN, Saying(members, START_MS, hide), keys, lambda: b"\x2a" * 32)


def require(host: Host, submissions: Sequence[Submission]) -> None:
    """Let statements in."""
    answers = host.submit(submissions)
    assert all(isinstance(answer, Admission) for answer in answers), answers


def picture(host: Host) -> Picture:
    """Take a picture of a log; every receipt in it verifies."""
    store, size = host.store, host.ledger.tree.size
    records = tuple(store.records())
    heads = tuple(dict.fromkeys(filter(None, map(store.head_over, range(size)))))
    receipts = tuple(host.admission(index).receipt for index in range(size))
    for record, receipt in zip(records, receipts, strict=True):
        _verified(record.data, receipt)
    told = tuple(store.disclosures(record.statement_id) for record in records)
    return Picture(records, heads, told, tuple(map(store.blob, sorted(host.ledger.state.blobs.rows))), receipts)


@cache
def _verified(data: bytes, receipt: bytes) -> None:
    TlogProof.parse(receipt).verify(data, _keys().checkpoint)
