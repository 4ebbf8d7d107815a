"""Power cuts: production stores are recorded at work, and then every moment of that work is a moment at which the power may fail.

    a life     a store is opened on some disk, and does things; what it has promised by then is marked between its file operations
    a cut      after any one operation, one of the disks that the crash may leave (`disk`)
    a look     production code opens that disk, and says what it finds there
    the law    it opens, and finds exactly what was promised last before the cut, or what was being written then, whole; or else, as long
               as nothing was written since, what was being written at the cut before (nobody was told of it, and nobody that it is not)

The next life begins on one of those disks: so recovery is recorded and cut as well. Or only the process was killed: then the next one reads
what was written and is on no disk yet, and whatever it says of that is a promise too. One integer makes the whole story.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple, Protocol

from tests.simulation.disk import Disk, Image, Operation, Sync
from tests.simulation.recording import recording

LIVES: Final = 3
"""Lives in one story; each but the first begins on a disk that the one before has left."""

KILLED: Final = 0.4
"""How many lives end by the death of the process alone, at the worst moment: all is written, and nothing of it synced."""


class Promised(NamedTuple):
    """A mark between operations: from here on this is what a store holds, and somebody was told so."""

    picture: object


class Story(Protocol):
    """Something that keeps promises in files."""

    def live(self, directory: Path, chance: Random) -> Iterator[object]:
        """Open what is in a directory, or make it; do things, and give after each what is there now (`look`), as it was promised."""

    def end(self) -> None:
        """Let go of what is still open, unheard: the process is gone."""

    def look(self, directory: Path) -> object:
        """Open what is in a directory, and give all that is there, comparable byte for byte; None where nothing was made yet."""


class Beginning(NamedTuple):
    """A disk to begin on, and the pictures of which one must be found there after a cut before anything else was promised.

    `may_return`: what was being written when the power failed, and was not found: some of its sectors are there, and SQLite writes the same
    place of its log again with the same salts, so that the rest may come by another write which is cut short. It was never acknowledged.
    """

    disk: Disk
    may_hold: tuple[object, ...]
    may_return: tuple[object, ...] = ()


@dataclass
class Life:
    """What one life did: where it began, its operations, and its promises between them."""

    began: Beginning
    steps: list[Operation | Promised] = field(default_factory=list)


class Cut(NamedTuple):
    """The power fails after so many steps of a life: what is left of the disk, and the pictures that may be in that."""

    place: int
    image: Image
    may_hold: tuple[object, ...]


def record(story: Story, began: Beginning, chance: Random) -> Life:
    """Let a story live once on a disk."""
    life, disk = Life(began), deepcopy(began.disk)
    with laid_out(disk.now()) as directory:
        with recording(directory, disk, chance.getrandbits(63)) as heard:
            heard.tell = life.steps.append
            for picture in story.live(directory, chance):
                life.steps.append(Promised(picture))
        story.end()
    return life


def moments(life: Life) -> Iterator[tuple[int, Beginning]]:
    """Give each moment between the operations of a life: its place, the disk as it is then, and the pictures that may be found on it."""
    disk, held, may_return = deepcopy(life.began.disk), life.began.may_hold, life.began.may_return
    first = next((step.picture for step in life.steps if isinstance(step, Promised)), None)
    for place, step in enumerate(life.steps):
        if isinstance(step, Promised):
            held = (step.picture,)
            may_return = may_return if step.picture == first else ()
        else:
            disk.do(step)
            in_flight = next((later.picture for later in life.steps[place:] if isinstance(later, Promised)), held[0])
            yield place, Beginning(disk, (*held, in_flight), may_return)


def cuts(life: Life, chance: Random, draws: int) -> Iterator[Cut]:
    """Cut the power after every operation of a life, so many times each."""
    for place, moment in moments(life):
        for _ in range(draws):
            yield Cut(place, moment.disk.crash(chance), (*moment.may_hold, *moment.may_return))


@dataclass
class Tally:
    """How many crash states were made and how many of them were different; `failed` says where a promise was broken."""

    states: int = 0
    different: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another one's in."""
        self.states += other.states
        self.different += other.different
        self.failed += other.failed


def play(story: Story, seed: int, draws: int) -> Tally:
    """Play a whole story, and hold every crash state against what was promised."""
    chance, tally = Random(seed), Tally()
    began = Beginning(Disk(), (None,))
    for number in range(LIVES):
        life = record(story, began, chance)
        found: dict[bytes, object] = {}
        for cut in cuts(life, chance, draws):
            name = _name(cut.image)
            tally.states += 1
            if name not in found:
                tally.different += 1
                found[name] = _look(story, cut.image)
                if chance.random() < 1 / len(found):
                    began = Beginning(Disk(cut.image if found[name] else None), (found[name],), cut.may_hold[1:])
            if found[name] not in cut.may_hold:
                where = f"seed {seed}, life {number}, cut after step {cut.place} ({_told(life.steps[cut.place])})"
                tally.failed.append(f"{where}: {_differs(found[name])}")
        if tally.failed:
            break
        if chance.random() < KILLED:
            began = _killed(life, chance) or began
    return tally


def _killed(life: Life, chance: Random) -> Beginning | None:
    """Give the disk of a process that was killed when all was written and nothing of it synced; None where there is no such moment."""
    brinks = [place for place, step in enumerate(life.steps[1:]) if isinstance(step, Sync)]
    chosen = chance.choice(brinks) if brinks else None
    found = next((Beginning(deepcopy(at.disk), at.may_hold) for place, at in moments(life) if place == chosen), None)
    return found if found and None not in found.may_hold else None


def _look(story: Story, image: Image) -> object:
    """Let production code open a disk; what it raises is what it says."""
    with laid_out(image) as directory:
        try:
            return story.look(directory)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not what was promised
            return f"{type(error).__name__}: {error}"


def _differs(found: object) -> str:
    return found if isinstance(found, str) else "it opens, and does not hold what was promised"


def _told(step: Operation | Promised) -> str:
    return f"{type(step).__name__} {' '.join(str(part) for part in step if isinstance(part, int | str))}".strip()


def _name(image: Image) -> bytes:
    whole = sha256()
    for name, data in sorted(image.items()):
        whole.update(f"{name} {len(data)} ".encode() + data)
    return whole.digest()


class laid_out:  # noqa: N801 - read as `with laid_out(image) as directory`
    """A directory with the files of an image, in memory where the machine has a place for that."""

    def __init__(self, image: Image) -> None:
        """Hold the image."""
        self._image = image
        self._folder = TemporaryDirectory(prefix="garant-power-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)  # noqa: S108

    def __enter__(self) -> Path:
        """Write the files."""
        directory = Path(self._folder.name).resolve()
        for name, data in self._image.items():
            (directory / name).write_bytes(data)
        return directory

    def __exit__(self, *_: object) -> None:
        """Take all away."""
        self._folder.cleanup()
