"""A ledger in a file, to start from: the leaves of its tree, and the snapshot of its state.

    garant-ledger/v1 <version of Garant>\\n<size>\\n         then `size` leaf hashes of 32 bytes, end to end,
    then garant-snapshot/v1 ... to the end of the file       (`state.snapshot`)

What is in it is believed only as far as a head says so that the store beside it holds: `node.opening.begin` compares root and digest.
A snapshot of another version of Garant's is never read: what the rules make of a log is then folded anew, once.

A million entries are some 900 MB, and hashing their rows is most of the work: other processes do that, piece by piece, while this one
reads them. The file is written beside its place and moved there when it is whole and on the disk.
"""

import gc
import mmap
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from garant import __version__
from garant.answers.filed import not_over
from garant.errors import Code, Fault, Refused
from garant.log import HASH_BYTES, Tree, VerifierKey
from garant.node.ledger import Ledger
from garant.node.opening import begun
from garant.node.ports import EntryStore
from garant.node.replay import others, workers
from garant.state import snapshot
from garant.state.sleeping import Sleeping
from garant.state.state import State

_HEAD = f"garant-ledger/v1 {__version__}\n".encode()
_PIECE_BYTES = 16 * 1024 * 1024
SHORT_BYTES = 3 * _PIECE_BYTES
"""Smaller files are hashed in this process alone: starting others would take longer."""


WORTH_ENTRIES = 10_000
"""So many entries more than the last snapshot has, two seconds to fold, are worth a new one when a host or a replica stops."""

T = TypeVar("T")

Tell = Callable[[str], None]
"""Takes a notice to whoever runs the program."""


def beginning(path: Path, store: EntryStore, key: VerifierKey, tell: Tell = lambda _: None) -> Ledger | None:
    """Give the ledger of the snapshot at `path` if the store bears it out; otherwise nothing. Why one that is there is not used is told."""
    if not path.is_file():
        return None
    try:
        return begun(store, key, *read(path))
    except (Refused, Fault) as error:
        tell(f"{path} is not used, and the whole log is folded: {error}")
        return None


def keep(path: Path, ledger: Ledger) -> None:
    """Write a snapshot of a ledger that has come to an end, if it has grown far beyond the one that is there."""
    if ledger.tree.size - _size_of(path) >= WORTH_ENTRIES:
        write(path, ledger)


def _size_of(path: Path) -> int:
    """Give how many entries the snapshot at `path` says that it has; 0 for none, or for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return int(file.readline(len(_HEAD) + 1) == _HEAD and file.readline(20))
    except (OSError, ValueError):
        return 0


def write(path: Path, ledger: Ledger) -> int:
    """Write a ledger that does not change meanwhile, whole and durably, in place of an older one; give the file's size in bytes."""
    passing = path.with_name(f"{path.name}.new")
    try:
        with suppress(FileNotFoundError):
            passing.unlink()
        with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb", buffering=1 << 20) as file:  # noqa: PTH123
            file.writelines(_contents(ledger))
            file.flush()
            os.fsync(file.fileno())
            size_bytes = file.tell()
        passing.replace(path)
        _sync_directory(path.parent)
    except OSError as error:
        raise Fault(Code.STORE_FAILED, f"the snapshot {path} cannot be written: {error.strerror}; the log is whole without it") from error
    return size_bytes


def _contents(ledger: Ledger) -> Iterator[bytes]:
    size = ledger.tree.size
    yield b"%s%d\n" % (_HEAD, size)
    yield ledger.tree.hashes(0, 0, size) if size else b""
    yield from snapshot.pieces(ledger.state)


def _sync_directory(directory: Path) -> None:
    place = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def read(path: Path) -> tuple[Tree, State]:
    """Give the tree and the state of a snapshot. A `Fault` for one that is not whole; refuses with `unreadable` where there is none."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data, _uncollected():
            return _read(path, data)
    except (OSError, ValueError) as error:
        raise Refused(Code.UNREADABLE, f"there is no snapshot to start from ({error})", str(path)) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put garbage collection off: millions of things come and none goes, and to look at all of them again and again is half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(path: Path, data: mmap.mmap) -> tuple[Tree, State]:
    if data[: len(_HEAD)] != _HEAD:
        raise Fault(Code.LOG_CORRUPT, "this snapshot is none, or was written by another version of Garant; fold the log again")
    end = data.find(b"\n", len(_HEAD), len(_HEAD) + 20) + 1
    digits = data[len(_HEAD) : end - 1]
    if not digits.isdigit():
        raise Fault(Code.LOG_CORRUPT, "this snapshot does not say how long its log is; fold the log again")
    rows_at = end + int(digits) * HASH_BYTES
    tree, state = _hashed_here(data, end, rows_at) if len(data) < SHORT_BYTES else _hashed_elsewhere(path, data, end, rows_at)
    if (tree.size, state.size) != (int(digits), int(digits)):
        raise Fault(Code.LOG_CORRUPT, "this snapshot's tree and state are of different sizes; fold the log again")
    return tree, state


def _loading(data: mmap.mmap, rows_at: int) -> tuple[snapshot.Loading, list[tuple[int, int]]]:
    """Begin with the head of the rows; give the pieces that the rest is cut into."""
    start = data.find(b"\n", data.find(b"\n", rows_at) + 1) + 1
    return snapshot.Loading(data[rows_at:start]), list(_pieces(data, start))


def _hashed_here(data: mmap.mmap, leaves_at: int, rows_at: int) -> tuple[Tree, State]:
    loading, pieces = _loading(data, rows_at)
    for begin, end in pieces:
        loading.take(data[begin:end])
    state = loading.finish(sum(snapshot.total_of(data[begin:end]) for begin, end in pieces))
    return _tree(data[leaves_at:rows_at]), state


def _hashed_elsewhere(path: Path, data: mmap.mmap, leaves_at: int, rows_at: int) -> tuple[Tree, State]:
    """Take the rows in here, while other processes hash them and the tree, and look which notices are not over."""
    loading, pieces = _loading(data, rows_at)
    with others(workers()) as pool:
        grown = pool.submit(tree_in, str(path), leaves_at, rows_at)
        looked = [pool.submit(looked_through, str(path), begin, end, loading.t_ms) for begin, end in pieces]
        for begin, end in pieces:
            loading.take(data[begin:end])
        seen = [_done(one, looked_through, path, (*piece, loading.t_ms)) for piece, one in zip(pieces, looked, strict=True)]
        state = loading.finish(sum(one.total for one in seen))
        rows = state.notice_versions.rows
        if isinstance(rows, Sleeping):
            rows.chosen = frozenset().union(*(one.not_over for one in seen))
        return _done(grown, tree_in, path, (leaves_at, rows_at)), state


def _pieces(data: mmap.mmap, start: int) -> Iterator[tuple[int, int]]:
    """Cut what is left of the file into pieces of whole lines."""
    while start < len(data):
        end = data.find(b"\n", min(start + _PIECE_BYTES, len(data) - 1)) + 1 or len(data)
        yield start, end
        start = end


class Looked(NamedTuple):
    """What was found in a piece: the sum of its rows' hashes, and the versions of notices that were not over."""

    total: int
    not_over: list[str]


def looked_through(path: str, begin: int, end: int, t_ms: int) -> Looked:
    """Look through the rows in one piece of a file, at an instant (ms); runs in another process."""
    lines = _bytes_in(path, begin, end)
    return Looked(snapshot.total_of(lines), not_over(snapshot.rows_in(lines, "notice_versions"), t_ms))


def tree_in(path: str, begin: int, end: int) -> Tree:
    """Build the tree over the leaf hashes in a piece of a file; runs in another process."""
    return _tree(_bytes_in(path, begin, end))


def _bytes_in(path: str, begin: int, end: int) -> bytes:
    with Path(path).open("rb") as file:
        file.seek(begin)
        return file.read(end - begin)


def _tree(leaves: bytes) -> Tree:
    return Tree.from_leaves(leaves[at : at + HASH_BYTES] for at in range(0, len(leaves), HASH_BYTES))


def _done(found: "Future[T]", work: Callable[..., T], path: Path, piece: tuple[int, ...]) -> T:
    """Give what the other process found; do its work here, if it died."""
    try:
        return found.result()
    except (BrokenExecutor, OSError):
        return work(str(path), *piece)
