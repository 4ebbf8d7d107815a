"""What is on a disk after its power was cut: a model, kept apart from every file system.

    disk = Disk()
    disk.do(Write(1, 0, b"..."))          what a process did, one operation after another (`recording` hears them)
    disk.crash(chance)                    {name: bytes}: one of the disks that the next start may find

The law, which is harsher than any file system that promises what POSIX does:

* what was written to a file since its last sync is cut into sectors (of 512 or of 4,096 bytes). Of each sector any one of the versions
  since then may be on the disk, or a torn one: the beginning of the newer over the end of the older;
* what never came there reads as zeros where the file is longer by then; the file's new size may be there without its bytes, or not at all;
* a shortening is kept or lost on its own;
* a name that was made or deleted is so on the disk only when its directory was synced; until then it is kept or lost, each for itself;
* what was synced is there, byte for byte; and bytes that nobody wrote to do not change. (SQLite counts on that too.)

A file is known by a number, as an inode is: a name may come to mean another file while the old one's bytes still live.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, NamedTuple

SECTORS_BYTES: Final = (512, 4_096)
FATES: Final = (0.0, 1.0, 0.5, 0.9, 0.1)
"""How likely a sector is kept, in one crash: none, all, and mixtures."""

TORN: Final = 0.05
"""How many of the kept sectors are torn."""


class Write(NamedTuple):
    """Bytes were written to a file at an offset."""

    file: int
    offset: int
    data: bytes


class Truncate(NamedTuple):
    """A file was given a size."""

    file: int
    size: int


class Sync(NamedTuple):
    """A file's bytes and size were synced."""

    file: int


class Create(NamedTuple):
    """A name came to mean a new, empty file."""

    name: str
    file: int


class Delete(NamedTuple):
    """A name was taken away."""

    name: str


class SyncNames(NamedTuple):
    """The directory was synced."""


Operation = Write | Truncate | Sync | Create | Delete | SyncNames
Image = dict[str, bytes]
"""A directory: its names, and the bytes behind each."""


@dataclass
class _File:
    """What is surely on the disk of one file, and what was done to it since."""

    synced: bytes = b""
    waiting: list[Write | Truncate] = field(default_factory=list)

    def whole(self) -> bytes:
        """Give the bytes as a process reads them."""
        content = bytearray(self.synced)
        for operation in self.waiting:
            _put(content, operation)
        return bytes(content)

    def left(self, chance: Random) -> bytes:
        """Give the bytes that one crash leaves."""
        content, fate, sector = bytearray(self.synced), chance.choice(FATES), chance.choice(SECTORS_BYTES)
        for operation in self.waiting:
            if isinstance(operation, Truncate):
                if chance.random() < fate:
                    _put(content, operation)
            else:
                for piece in _sectors(operation, sector):
                    if chance.random() < fate:
                        _put(content, _torn(piece, chance))
        longest = max((one.offset + len(one.data) for one in self.waiting if isinstance(one, Write)), default=0)
        if longest > len(content) and chance.random() < fate / 2:
            content.extend(bytes(longest - len(content)))
        return bytes(content)


class Disk:
    """One directory of files, and what a power cut would leave of it."""

    def __init__(self, image: Image | None = None) -> None:
        """Start with what is surely there."""
        self._names: dict[str, int] = {}
        self._waiting_names: dict[str, list[int | None]] = {}
        self._files: dict[int, _File] = {}
        for number, (name, data) in enumerate(sorted((image or {}).items())):
            self._names[name] = number
            self._files[number] = _File(data)

    def number_of(self, name: str) -> int | None:
        """Give the number of the file that a name means now."""
        return (self._waiting_names.get(name) or [self._names.get(name)])[-1]

    def new_number(self) -> int:
        """Give a number that no file has had."""
        return len(self._files)

    def do(self, operation: Operation) -> None:
        """Take in what a process did."""
        match operation:
            case Write() | Truncate():
                self._files[operation.file].waiting.append(operation)
            case Sync(number):
                file = self._files[number]
                self._files[number] = _File(file.whole())
            case Create(name, number):
                self._files[number] = _File()
                self._waiting_names.setdefault(name, []).append(number)
            case Delete(name):
                self._waiting_names.setdefault(name, []).append(None)
            case SyncNames():
                self._names = self._meant({name: len(waiting) for name, waiting in self._waiting_names.items()})
                self._waiting_names.clear()

    def _meant(self, steps: dict[str, int]) -> dict[str, int]:
        """Give what names mean when so many of the waiting changes of each have come."""
        found: dict[str, int | None] = dict(self._names)
        for name, count in steps.items():
            if count:
                found[name] = self._waiting_names[name][count - 1]
        return {name: number for name, number in found.items() if number is not None}

    def now(self) -> Image:
        """Give the directory as processes see it, with all that is not on the disk yet."""
        meant = self._meant({name: len(waiting) for name, waiting in self._waiting_names.items()})
        return {name: self._files[number].whole() for name, number in meant.items()}

    def crash(self, chance: Random) -> Image:
        """Give one of the directories that a power cut may leave."""
        steps = {name: chance.randint(0, len(waiting)) for name, waiting in self._waiting_names.items()}
        return {name: self._files[number].left(chance) for name, number in sorted(self._meant(steps).items())}


def _sectors(write: Write, size: int) -> Sequence[Write]:
    """Cut a write where sectors begin."""
    end = write.offset + len(write.data)
    starts = [write.offset, *range((write.offset // size + 1) * size, end, size)]
    return [
        Write(write.file, start, write.data[start - write.offset : stop - write.offset])
        for start, stop in zip(starts, [*starts[1:], end], strict=True)
    ]


def _torn(piece: Write, chance: Random) -> Write:
    """Give a piece as it came to the disk: mostly whole."""
    if chance.random() >= TORN:
        return piece
    return piece._replace(data=piece.data[: chance.randrange(len(piece.data) + 1)])


def _put(content: bytearray, operation: Write | Truncate) -> None:
    """Do to bytes what was done to a file."""
    end = operation.size if isinstance(operation, Truncate) else operation.offset + len(operation.data)
    if isinstance(operation, Truncate):
        del content[end:]
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if isinstance(operation, Write):
        content[operation.offset : end] = operation.data
