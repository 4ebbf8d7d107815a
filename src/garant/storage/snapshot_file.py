"""A ledger in a file, to start from: the leaves of its tree, and the snapshot of its state.

    garant-ledger/v1 <version of Garant>\\n<size>\\n         then `size` leaf hashes of 32 bytes, end to end,
    then garant-snapshot/v1 ... to the end of the file       (`state.snapshot`)

What is in it is believed only as far as a head says so that the store beside it holds: `node.opening.begin` compares root and digest.
A snapshot of another version of Garant's is never read: what the rules make of a log is then folded anew, once.

A million entries are some 900 MB. Threads copy them into memory piece by piece, and look at them there by compiled kernels
(`rows_at_once`), which hash them too. They stay in memory as they are: what is read of them later is what was hashed, whatever becomes of
the file. It is written beside its place and moved there when it is whole and on the disk.
"""

import mmap
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from garant import __version__, instant
from garant.errors import Code, Fault, Refused
from garant.log import HASH_BYTES, Tree, VerifierKey
from garant.node.ledger import Ledger
from garant.node.opening import begun
from garant.node.ports import EntryStore
from garant.node.replay import workers
from garant.state import snapshot
from garant.state.sleeping import Sleeping
from garant.state.state import State

if TYPE_CHECKING:
    from garant.storage.rows_at_once import Looked

_HEAD = f"garant-ledger/v1 {__version__}\n".encode()
_PIECE_BYTES = 16 * 1024 * 1024
SHORT_BYTES = 3 * _PIECE_BYTES
"""Smaller files are looked at by Python alone: to load the kernels would take longer."""

_HEAD_BYTES = 65_536
"""More than the two lines of a snapshot's head, and than most lines."""

WORTH_ENTRIES = 10_000
"""So many entries more than the last snapshot has, two seconds to fold, are worth a new one when a host or a replica stops."""

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
        with path.open("rb", buffering=0) as file:
            return _read(file.fileno())
    except (OSError, ValueError) as error:
        raise Refused(Code.UNREADABLE, f"there is no snapshot to start from ({error})", str(path)) from error


def _read(file: int) -> tuple[Tree, State]:
    size = os.fstat(file).st_size
    head = os.pread(file, len(_HEAD) + 20, 0)
    if not head.startswith(_HEAD):
        raise Fault(Code.LOG_CORRUPT, "this snapshot is none, or was written by another version of Garant; fold the log again")
    digits, ended, _ = head[len(_HEAD) :].partition(b"\n")
    if not digits.isdigit() or not ended:
        raise Fault(Code.LOG_CORRUPT, "this snapshot does not say how long its log is; fold the log again")
    leaves_at = len(_HEAD) + len(digits) + 1
    rows_at = leaves_at + int(digits) * HASH_BYTES
    tree, state = _read_whole(file, leaves_at, rows_at) if size < SHORT_BYTES else _read_in_pieces(file, leaves_at, rows_at, size)
    if (tree.size, state.size) != (int(digits), int(digits)):
        raise Fault(Code.LOG_CORRUPT, "this snapshot's tree and state are of different sizes; fold the log again")
    return tree, state


def _read_whole(file: int, leaves_at: int, rows_at: int) -> tuple[Tree, State]:
    with open(file, "rb", closefd=False) as whole:
        data = whole.read()
    return Tree.over(data[leaves_at:rows_at]), snapshot.load(data[rows_at:])


def _read_in_pieces(file: int, leaves_at: int, rows_at: int, size: int) -> tuple[Tree, State]:
    """Read the rows and look at them in threads, which do without Python's lock, while this one builds the tree."""
    lines = _room(size - rows_at)
    _ahead(file)
    with ThreadPoolExecutor(workers()) as pool:
        head = os.pread(file, _HEAD_BYTES, rows_at)
        lines[: len(head)] = head
        loading = snapshot.Loading(lines)
        now = instant.text(loading.t_ms)
        cuts = _cuts(file, rows_at, loading.start, len(lines))
        looking = [pool.submit(_look, file, rows_at, lines, *piece, now) for piece in pairwise(cuts)]
        leaves = bytearray(rows_at - leaves_at)
        _fill(file, leaves_at, memoryview(leaves))
        tree = Tree.over(bytes(leaves))
        looked = [one.result() for one in looking]
    for one in looked:
        loading.take(one.found)
    state = loading.finish()
    rows = state.notice_versions.rows
    if isinstance(rows, Sleeping):
        rows.chosen = [place for one in looked for place in one.open]
    return tree, state


def _ahead(file: int) -> None:
    """Let the system fetch the whole file from the disk, in one go."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_SEQUENTIAL)


def _room(size: int) -> mmap.mmap:
    """Give room for so many bytes, which nobody has to clear first.

    In pages of the usual size: where memory is a guest's, large ones were begged from the machine underneath, for four times the time.
    """
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def _cuts(file: int, rows_at: int, start: int, end: int) -> Iterator[int]:
    """Cut the rows from `start` to `end` into pieces of whole lines: give where each begins, and the end."""
    while start < end:
        yield start
        start = _next_line(file, rows_at, start + _PIECE_BYTES, end)
    yield end


def _next_line(file: int, rows_at: int, place: int, end: int) -> int:
    """Give where the first line behind a place begins, or the end."""
    while place < end:
        some = os.pread(file, _HEAD_BYTES, rows_at + place)
        if found := some.find(b"\n") + 1:
            return min(place + found, end)
        place += len(some) or end
    return end


def _look(file: int, rows_at: int, lines: mmap.mmap, start: int, end: int, now: str) -> "Looked":
    """Read a piece, and look at it."""
    with memoryview(lines) as room, room[start:end] as part:
        _fill(file, rows_at + start, part)
    import numpy as np

    from garant.storage.rows_at_once import look

    return look(np.frombuffer(lines, np.uint8), start, end, now)


def _fill(file: int, place: int, room: memoryview) -> None:
    """Read a file from a place on, until a room is full."""
    full = 0
    while full < len(room):
        read_bytes = os.preadv(file, [room[full:]], place + full)
        if not read_bytes:
            raise Fault(Code.LOG_CORRUPT, "this snapshot ends too soon; fold the log again")
        full += read_bytes
