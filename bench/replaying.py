"""Replay end to end, as a host or a replica starts: read the file, parse strictly, verify every signature, hash, fold, check the head.

Each replay is done in a fresh process, so that its memory is its own.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench import proofs
from bench.environment import cores
from bench.steps import claims_of
from bench.stored import Stored, verifier_key
from bench.table import Row, Table, drain, progress, rate
from garant import signature
from garant.node import replay
from garant.node.ledger import read
from garant.node.opening import open_ledger
from garant.storage.sqlite import SqliteStore

PAGE_BYTES = 4_096
SAMPLE = 5_000
NOTICES = 100
"""So many are proved."""


class Replayed(NamedTuple):
    """How long a replay took, what it came to, and by how much the process grew; and what was proved from it."""

    size: int
    digest: str
    seconds: float
    grown_bytes: int
    proofs: Table | None = None

    @property
    def per_s(self) -> float:
        """Give entries a second."""
        return self.size / self.seconds


def tables(log: Stored) -> tuple[Table, Table, str]:
    """Replay the log with all processes, and its beginning (or all of it) in one; give the tables, and a line about memory."""
    alone = len(log.first)
    one = _elsewhere(_in_one_process, log)
    progress(f"replayed {alone:,} entries in one process")
    many = _elsewhere(_with_others, log)
    progress(f"replayed {log.size:,} entries with {_workers()} processes beside, and made proofs")
    assert one.size == alone
    assert (many.size, many.digest) == (log.size, log.digest), "a replay comes to the same state"
    assert many.proofs
    bare = [("strict verification of its signatures, one process", _verified_alone(log)), ("reading the file", _read_alone(log))]
    rows = [
        Row(f"{alone:,} entries, one process", one.per_s, bare, f"{one.seconds:.1f} s"),
        Row(f"{log.size:,} entries, {_workers()} more processes verify", many.per_s, bare, f"{many.seconds:.1f} s"),
    ]
    return Table("Replay of a stored log, end to end", rows), many.proofs, _memory(log, many)


def _workers() -> int:
    return min(cores(), 4)


def _elsewhere(work: Callable[[Stored], Replayed], log: Stored) -> Replayed:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, log).result()


def _in_one_process(log: Stored) -> Replayed:
    """Fold the first entries; what is short is folded in one process."""
    count = len(log.first)
    before, began = resident_bytes(), perf_counter()
    with closing(SqliteStore(log.path)) as store:
        replay.SHORT = count + 1
        ledger = replay.replay(islice(store.records(), count), count)
        seconds = perf_counter() - began
    return Replayed(ledger.tree.size, ledger.state.digest(), seconds, resident_bytes() - before)


def _with_others(log: Stored) -> Replayed:
    """Open the whole log as a host does, with other processes however short it is; then make proofs from it."""
    before, began = resident_bytes(), perf_counter()
    with closing(SqliteStore(log.path)) as store:
        replay.SHORT = 0
        ledger = open_ledger(store, verifier_key())
        seconds, grown = perf_counter() - began, resident_bytes() - before
        return Replayed(ledger.tree.size, ledger.state.digest(), seconds, grown, proofs.table(log, ledger, store, NOTICES))


def resident_bytes() -> int:
    """Give how much memory this process has."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES


def _verified_alone(log: Stored) -> float:
    some = log.first[:SAMPLE]
    claims = claims_of(some, [read(record.data) for record in some])
    return rate(len(some), lambda: drain(signature.verify(*claim) for claim in claims))


def _read_alone(log: Stored) -> float:
    with closing(SqliteStore(log.path)) as store:
        return rate(log.size, lambda: drain(store.records()))


def _memory(log: Stored, many: Replayed) -> str:
    grown = many.grown_bytes / 2**20
    each = log.path.stat().st_size / log.size
    return (
        f"\nMemory and disk\nstate and tree of {log.size:,} entries: {grown:,.0f} MiB resident, "
        f"{grown * 100_000 / log.size:,.0f} MiB per 100,000 entries; the file has {each:,.0f} bytes an entry"
    )
