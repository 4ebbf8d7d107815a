"""A log to measure, as a real SQLite file: folded once without signatures for its digests, each round committed under a signed head."""

from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.table import is_milestone, progress
from bench.theatre import ORIGIN, key
from bench.writing import records
from garant.log import Checkpoint, VerifierKey, sign_checkpoint
from garant.node.ledger import Ledger, read
from garant.node.ports import Batch, Head, Record
from garant.storage.sqlite import SqliteStore

FIRST = 20_000
"""So many of the first records are kept in memory, for the measurements that need no more."""


class Stored(NamedTuple):
    """A log in a file, what its state must come to, and its first records."""

    path: Path
    size: int
    digest: str
    first: list[Record]


def verifier_key() -> VerifierKey:
    """Give the log's verifier key."""
    return VerifierKey(ORIGIN, key("checkpoint").public)


def write(path: Path, count: int) -> Stored:
    """Make a log of `count` entries."""
    ledger, first = Ledger(lambda *_: True), list[Record]()
    with closing(SqliteStore(path, create=True)) as store:
        for several in records(count):
            begin = ledger.tree.size
            for record in several:
                ledger.take(record.data, read(record.data))
            store.commit(Batch(begin, tuple(several), head_of(ledger)))
            first.extend(islice(several, max(0, FIRST - len(first))))
            if is_milestone(begin, ledger.tree.size, count):
                progress(f"{ledger.tree.size:,} of {count:,} entries signed, folded and written")
    return Stored(path, ledger.tree.size, ledger.state.digest(), first)


def head_of(ledger: Ledger) -> Head:
    """Sign what a ledger has come to."""
    checkpoint = Checkpoint(ORIGIN, ledger.tree.size, ledger.tree.root())
    note = sign_checkpoint(checkpoint, verifier_key(), key("checkpoint").sign)
    return Head(ledger.tree.size, note, ledger.state.digest(), ledger.state.t_ms)
