"""A VFS that listens: it hears every file operation of SQLite's, in this process, and lets each one happen as ever.

    with recording(directory, Disk()) as heard:         the directory's files from now on
        store = SqliteStore(directory / "log.db", create=True)      production code, unchanged
    heard.disk.crash(chance)                    what a power cut at this moment might leave

How: SQLite asks its default VFS to open files. Ours is a copy of the system's own, put before it, whose `xOpen` also replaces the opened
file's table of methods by a copy in which write, truncate and sync tell us first. Everything else (locks, shared memory, reading) is the
system's own code and is not touched. Python's `sqlite3` knows nothing of it: it is the same library, reached by `ctypes`.

* Directories are synced inside the system's `xSync` and `xDelete`; what is heard is that it opens a directory, which it does for nothing
  else (`openDirectory`, a system call that SQLite lets others replace).
* The shared memory of a WAL (-shm) is memory: it is not heard, and no power cut leaves it.
* An operation can be made to fail (`refuse`), with the result code that a full or a broken disk would give.
* The library's random numbers come from a seed while somebody listens: salts of the WAL are the same in every run.
"""

import _sqlite3
import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest

from tests.simulation.disk import Create, Delete, Disk, Operation, Sync, SyncNames, Truncate, Write

SQLITE_OK: Final = 0
SQLITE_FULL: Final = 13
SQLITE_IOERR_WRITE: Final = 778
SQLITE_IOERR_FSYNC: Final = 1034

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_RANDOMNESS = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)
_SET_CALL = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)
_GET_CALL = CFUNCTYPE(c_void_p, c_void_p, c_char_p)
_OPEN_DIRECTORY = CFUNCTYPE(c_int, c_char_p, POINTER(c_int))
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_: ClassVar[Any] = (
        ("version", c_int), ("file_bytes", c_int), ("path_bytes_max", c_int), ("next", c_void_p), ("name", c_char_p), ("data", c_void_p),
        ("open", _OPEN), ("delete", _DELETE), ("access", c_void_p), ("full_path", c_void_p),
        ("dl_open", c_void_p), ("dl_error", c_void_p), ("dl_sym", c_void_p), ("dl_close", c_void_p),
        ("randomness", _RANDOMNESS), ("sleep", c_void_p), ("time", c_void_p), ("last_error", c_void_p), ("time_ms", c_void_p),
        ("set_call", _SET_CALL), ("get_call", _GET_CALL), ("next_call", c_void_p),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_: ClassVar[Any] = (
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", _WRITE), ("truncate", _TRUNCATE), ("sync", _SYNC),
        *((name, c_void_p) for name in ("size", "lock", "unlock", "reserved", "control", "sector", "traits")),
        *((name, c_void_p) for name in ("shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch")),
    )  # fmt: skip


class Heard:
    """What was heard of one directory: the disk as it stands, and every operation to come told to `tell`."""

    def __init__(self, disk: Disk) -> None:
        """Begin with a disk."""
        self.disk = disk
        self.tell: Callable[[Operation], None] = lambda _: None
        self.refuse: dict[type[Operation], int] = {}

    def take(self, operation: Operation) -> None:
        """Hear one operation."""
        self.disk.do(operation)
        self.tell(operation)

    def opened(self, name: str) -> int:
        """Give the number of the file that a name means, which may be new."""
        number = self.disk.number_of(name)
        if number is None:
            number = self.disk.new_number()
            self.take(Create(name, number))
        return number


class _Listener:
    """The VFS. There is one in a process, from the first recording on; where nobody listens, it does what the system's own does."""

    def __init__(self) -> None:
        """Put it before the system's own."""
        self.heard: dict[Path, Heard] = {}
        self.files: dict[int, tuple[Heard, int]] = {}
        self.seed = 0
        self._tables: dict[int, _Methods] = {}
        self._library = _library()
        find = self._library.sqlite3_vfs_find
        find.restype, find.argtypes = POINTER(_Vfs), [c_char_p]
        self._system: _Vfs = find(None).contents
        self._vfs = _Vfs.from_buffer_copy(self._system)
        self._vfs.name = b"listening"
        self._vfs.open, self._vfs.delete, self._vfs.randomness = _OPEN(self._open), _DELETE(self._delete), _RANDOMNESS(self._randomness)
        self._open_directory = _OPEN_DIRECTORY(self._system.get_call(ctypes.addressof(self._system), b"openDirectory"))
        self._hear_directory = _OPEN_DIRECTORY(self._directory)
        self._system.set_call(ctypes.addressof(self._system), b"openDirectory", ctypes.cast(self._hear_directory, c_void_p))
        assert self._library.sqlite3_vfs_register(byref(self._vfs), 1) == SQLITE_OK

    def reseed(self, seed: int) -> None:
        """Begin the library's random numbers anew, from a seed."""
        self.seed = seed
        self._library.sqlite3_randomness(0, None)

    def _heard_at(self, path: bytes | None) -> tuple[Heard, str] | None:
        """Find who listens to a path, and the file's name there. The shared memory beside a WAL never comes this way."""
        whole = Path(os.fsdecode(path or b""))
        heard = self.heard.get(whole.parent)
        return (heard, whole.name) if heard and path else None

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        result: int = self._system.open(ctypes.addressof(self._system), name, file, flags, out)
        found = self._heard_at(ctypes.string_at(name) if name else None)
        if result == SQLITE_OK and found:
            heard, short = found
            self.files[file] = heard, heard.opened(short)
            table = c_void_p.from_address(file)
            assert table.value
            table.value = ctypes.addressof(self._listening(table.value))
        return result

    def _listening(self, address: int) -> _Methods:
        """Give the table of methods that listens, in place of the system's at this address."""
        if address not in self._tables:
            theirs = _Methods.from_address(address)
            ours = self._tables[address] = _Methods.from_buffer_copy(theirs)
            ours.write = _WRITE(self._then(theirs.write, lambda file, data, size, at: Write(file, at, ctypes.string_at(data, size))))
            ours.truncate = _TRUNCATE(self._then(theirs.truncate, Truncate))
            ours.sync = _SYNC(self._then(theirs.sync, lambda file, _: Sync(file)))
        return self._tables[address]

    def _then(self, theirs: Callable[..., int], operation: Callable[..., Operation]) -> Callable[..., int]:
        """Make a method that tells of an operation, and then does it; or refuses it. A sync counts once it is done."""

        def method(file: int, *values: Any) -> int:  # noqa: ANN401 - what C hands over
            heard, number = self.files[file]
            done = operation(number, *values)
            refused = heard.refuse.get(type(done))
            if refused is not None:
                return refused
            heard.take(done)
            return theirs(file, *values)

        return method

    def _delete(self, vfs: int, name: bytes, sync_names: int) -> int:
        found = self._heard_at(name)
        if found:
            heard, short = found
            if heard.disk.number_of(short) is not None:
                heard.take(Delete(short))
        return int(self._system.delete(ctypes.addressof(self._system), name, sync_names))

    def _directory(self, path: bytes, descriptor: Any) -> int:  # noqa: ANN401 - a pointer
        found = self._heard_at(path)
        if found:
            found[0].take(SyncNames())
        return int(self._open_directory(path, descriptor))

    def _randomness(self, vfs: int, size: int, out: int) -> int:
        ctypes.memmove(out, self.seed.to_bytes(8, "little") * (size // 8 + 1), size)
        return size


def _library() -> ctypes.CDLL:
    """Give the very SQLite that Python's `sqlite3` uses; a named skip where its functions cannot be reached."""
    for path in (getattr(_sqlite3, "__file__", None), None):
        library = ctypes.CDLL(path)
        if hasattr(library, "sqlite3_vfs_find"):
            return library
    pytest.skip("needs a Python whose SQLite can be reached by name (a libsqlite3 that _sqlite3 links to)")


_listener: list[_Listener] = []


@contextmanager
def recording(directory: Path, disk: Disk, seed: int = 0) -> Iterator[Heard]:
    """Listen to the files of a directory, which holds what is to be seen on this disk (`Disk.now`)."""
    if not _listener:
        _listener.append(_Listener())
    [listener] = _listener
    heard = listener.heard[directory.resolve()] = Heard(disk)
    listener.reseed(seed)
    try:
        yield heard
    finally:
        del listener.heard[directory.resolve()]
