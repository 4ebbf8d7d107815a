"""What a node needs from the world. Each promise is in its docstring; `tests/storage` holds every adapter to it."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple, Protocol, runtime_checkable

from garant.errors import Code, Fault
from garant.limits import BLOB_BYTES_MAX


class Head(NamedTuple):
    """A signed checkpoint as it was committed: the log's size, the note's bytes, the state digest there, and the newest `t`."""

    size: int
    note: bytes
    state_digest: str
    t_ms: int


class Record(NamedTuple):
    """One entry to be stored: its statement's id (hex), its leaf hash, its bytes."""

    statement_id: str
    leaf_hash: bytes
    data: bytes


class Batch(NamedTuple):
    """What one commit adds: entries from index `first` on, the head after them, and what came with them.

    `disclosures` are statement ids and texts, `blobs` hex SHA-256 and the bytes that have it.
    """

    first: int
    records: tuple[Record, ...]
    head: Head
    disclosures: tuple[tuple[str, str], ...] = ()
    blobs: tuple[tuple[str, bytes], ...] = ()


def require_blobs(batch: Batch) -> None:
    """Stop with a `Fault` (`internal`) at a blob that is too large, or is not what its name says."""
    for name, data in batch.blobs:
        if len(data) > BLOB_BYTES_MAX:
            raise Fault(Code.INTERNAL, f"a blob of {len(data)} bytes was to be stored; at most {BLOB_BYTES_MAX} are kept")
        if sha256(data).hexdigest() != name:
            raise Fault(Code.INTERNAL, f"a blob was to be stored as {name[:64]!r}, which is not its SHA-256")


class EntryStore(Protocol):
    """Keeps a log. Raises `Fault` (`store_failed`) when it cannot, and then nothing is known about the last commit until a re-read.

    Writers of one log take turns: begin -> read what others appended -> commit, or leave. Who holds the turn is never told `stale_head`.
    """

    def begin(self) -> int:
        """Wait for the turn, keep every other writer out until `commit` or `leave`, and give the log's size."""

    def leave(self) -> None:
        """Give the turn back without a commit; nothing happens when it is not held."""

    def commit(self, batch: Batch) -> None:
        """Write a batch whole or not at all, durably, before returning, and give the turn back. A statement is in the log once.

        `Fault(stale_head)` if the log has not `batch.first` entries; `Fault(internal)` for a blob that is too large or not what its
        name says. A blob that is there already stays as it is.
        """

    def head(self) -> Head | None:
        """Give the newest head, or None for an empty store."""

    def head_over(self, index: int) -> Head | None:
        """Give the oldest head whose size is above `index`: the checkpoint with which that entry was acknowledged."""

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Record]:
        """Give the records from index `start` on, in order, up to but without `end`; without one, as far as there are any now."""

    def record(self, index: int) -> Record | None:
        """Give one record, or None beyond the log."""

    def find(self, statement_id: str) -> int | None:
        """Give the index of a statement; None for one that is not there, and for a text that is no statement's id."""

    def find_all(self, statement_ids: Sequence[str]) -> dict[str, int]:
        """Give the indexes of those statements that are there, by their ids, at one go."""

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures that are kept for a statement, sorted, each once."""

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have this hash (hex), or None when they are not kept here, and for a text that is no hash."""

    def erase(self, statement_id: str) -> int:
        """Erase the disclosures of a statement, and give how many there were. The log stays whole.

        Refuses with `busy` where nobody is given them any more, but their bytes stay until a reader is done: erase again.
        """

    def close(self) -> None:
        """Let go."""


@runtime_checkable
class Growing(Protocol):
    """What a store may promise beside the rest, where other processes write to the same log: to tell when it grew."""

    def wait(self, size: int, timeout_ms: int) -> int:
        """Give the log's size as soon as it is above `size`, and after `timeout_ms` as it then is. For one caller at a time."""


class RemoteLog(Protocol):
    """A log as somebody elsewhere shows it. Nothing that it gives is believed before it is verified.

    Refuses, mostly with `unreadable`, when there is no answer or one that cannot be one.
    """

    def checkpoint(self) -> bytes:
        """Give the newest signed checkpoint, with such cosignatures as there are."""

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Give the bytes of the entries from index `start` up to but without `end`, in order; or refuse, however far it came."""

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give what this reader may see of what a statement hides; nothing to a reader without a session."""

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have this hash, as far as this reader may have them; nothing to a reader without a session."""


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> int:
        """Give the present instant in ms since 1970."""


Salts = Callable[[], bytes]
"""Gives 32 fresh random bytes each time."""
