"""Replay: fold a whole log anew, trusting nothing that was stored.

Every entry is parsed strictly, its signatures verified, its leaf hashed, its rules applied. Signatures are about two thirds of the work
and need nothing but a key and bytes, so for long logs other processes check them ahead of the fold: a chunk's signatures by keys
that are known by then are proven while an earlier chunk is folded. The fold asks for each signature all the same; what was
not proven ahead (a key granted in between) it verifies itself.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from garant import signature
from garant.errors import Code, Fault, Refused
from garant.log import leaf_hash
from garant.node.ledger import Ledger, read
from garant.node.ports import Record
from garant.state.state import State
from garant.statement.entry import Entry

CHUNK = 1_024
AHEAD = 4
SHORT = 4 * CHUNK
"""Logs below this many entries are folded in this process alone: starting others would take longer."""

Claim = tuple[bytes, bytes, bytes]
"""A public key, a message, and the signature that is claimed to be the key's."""

Progress = Callable[[int], None]

Take = Callable[[Ledger, bytes, Entry], object]
"""Takes an entry into a ledger: `Ledger.take`, or one who also looks at what it says (`node.again`)."""


class _Chunk(NamedTuple):
    """Entries read ahead, and the fault (if any) that stands right behind them: it is due when they are folded."""

    read: list[tuple[Record, Entry]]
    fault: Fault | None
    claims: list[Claim]
    proving: "Future[list[bool]] | None"


class Proven:
    """Verifies signatures, and knows those that were proven ahead."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: set[Claim] = set()

    def __call__(self, public_key: bytes, message: bytes, signed: bytes) -> bool:
        """Verify, or remember."""
        return (public_key, message, signed) in self._known or signature.verify(public_key, message, signed)

    def learn(self, claims: list[Claim], holds: list[bool]) -> None:
        """Remember the claims that hold, and forget those before."""
        self._known = {claim for claim, held in zip(claims, holds, strict=False) if held}


def replay(
    records: Iterable[Record],
    expected: int,
    progress: Progress = lambda _: None,
    take: Take = Ledger.take,
    begin: Ledger | None = None,
) -> Ledger:
    """Fold records into a fresh ledger, or on top of one to `begin` with. The first bad entry is a `Fault` that names it.

    `expected`: about how many records there are. A ledger that was begun with goes over into the one that is given: use that one alone.
    """
    begin = begin or Ledger()
    if expected < SHORT:
        return _fold_here(begin, records, progress, take)
    with others(workers()) as pool:
        return _fold_ahead(begin, records, pool, progress, take)


def workers() -> int:
    """Count the processors that this process may use; with more than four the fold cannot keep up."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 4)


@contextmanager
def others(count: int) -> Iterator[ProcessPoolExecutor]:
    """Start so many processes that work beside this one. At the end what they have not begun is dropped, and they go by themselves."""
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _fold_here(ledger: Ledger, records: Iterable[Record], progress: Progress, take: Take) -> Ledger:
    for record in records:
        take(ledger, record.data, _read(ledger.tree.size, record))
        progress(ledger.tree.size)
    return ledger


def _fold_ahead(begin: Ledger, records: Iterable[Record], pool: ProcessPoolExecutor, progress: Progress, take: Take) -> Ledger:
    proven = Proven()
    ledger = Ledger(proven, begin.tree, begin.state)
    waiting: deque[_Chunk] = deque()

    def fold(chunk: _Chunk) -> None:
        proven.learn(chunk.claims, _proved(chunk))
        for record, entry in chunk.read:
            take(ledger, record.data, entry)
        progress(ledger.tree.size)
        if chunk.fault:
            raise chunk.fault

    for chunk in _chunks(records, ledger.tree.size, ledger.state, pool):
        waiting.append(chunk)
        if len(waiting) > AHEAD or not ledger.tree.size:  # the first chunk brings most keys: fold it before looking ahead
            fold(waiting.popleft())
    while waiting:
        fold(waiting.popleft())
    return ledger


def _chunks(records: Iterable[Record], index: int, state: State, pool: ProcessPoolExecutor) -> Iterator[_Chunk]:
    """Read chunk after chunk, the first of them at `index`, and hand the signatures by known keys to the other processes."""
    source = iter(records)
    while True:
        done, fault = _read_some(source, index)
        claims = [claim for _, entry in done for claim in _claims(state, entry)]
        yield _Chunk(done, fault, claims, _prove_elsewhere(pool, claims))
        if fault or len(done) < CHUNK:
            return
        index += len(done)


def _read_some(source: Iterator[Record], index: int) -> tuple[list[tuple[Record, Entry]], Fault | None]:
    """Read a chunk, up to the first fault."""
    done: list[tuple[Record, Entry]] = []
    try:
        for record in islice(source, CHUNK):
            done.append((record, _read(index + len(done), record)))
    except Fault as fault:
        return done, fault
    return done, None


def _claims(state: State, entry: Entry) -> Iterator[Claim]:
    for one in entry.signed.envelope.signatures:
        row = state.keys.get(one.keyid)
        if row is not None:
            yield row.public_key, entry.signed.pae, one.sig


def _prove_elsewhere(pool: ProcessPoolExecutor, claims: list[Claim]) -> "Future[list[bool]] | None":
    try:
        return pool.submit(prove, claims) if claims else None
    except BrokenExecutor:
        return None


def prove(claims: list[Claim]) -> list[bool]:
    """Verify many signatures; runs in another process."""
    return [signature.verify(*claim) for claim in claims]


def _proved(chunk: _Chunk) -> list[bool]:
    """Give what the other process found; nothing, if it died."""
    try:
        return chunk.proving.result() if chunk.proving else []
    except BrokenExecutor:
        return []


def _read(index: int, record: Record) -> Entry:
    """Read one stored record; what is stored beside the bytes must agree with them."""
    if leaf_hash(record.data) != record.leaf_hash:
        raise Fault(Code.LOG_CORRUPT, f"entry {index} was changed: its bytes do not have the leaf hash that was stored with it")
    try:
        entry = read(record.data)
    except Refused as refused:
        raise Fault(Code.LOG_CORRUPT, f"entry {index} cannot be read: {refused}") from refused
    if entry.signed.id != record.statement_id:
        raise Fault(Code.LOG_CORRUPT, f"entry {index} is stored under another statement's id")
    return entry
