"""A theatre with a few officers, and what the tests of this room do with logs: copy them, change a byte, read a receipt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from garant.log import Checkpoint, TlogProof
from garant.node.ports import Batch, EntryStore
from garant.node.submission import Admission, Submission
from garant.statement.envelope import decode
from garant.storage.sqlite import SqliteStore
from tests.world import NOTICE, World


def notice(name: str) -> Mapping[str, Any]:
    """Give a notice with a name of its own."""
    return {**NOTICE, "name": name}


@dataclass
class Scene:
    """A world with two sides, and four officers of the first."""

    world: World = field(default_factory=World)

    def __post_init__(self) -> None:
        """Let both sides in, and grant the keys."""
        self.tr, self.ru = self.world.enrol("tr"), self.world.enrol("ru")
        self.officers = [self.world.grant(self.tr, "headquarters", name=str(number)) for number in range(4)]
        self.first = len(self.world.leaves())

    def submission(self, officer: int, name: str) -> Submission:
        """Sign a notice without handing it in."""
        return self.world.compose(self.officers[officer], notice(name))

    def file(self, name: str, officer: int = 0) -> Admission:
        """File a notice."""
        return self.world.admit(self.officers[officer], notice(name))

    def fill(self, size: int) -> None:
        """File notices until the log has this size."""
        while len(self.world.leaves()) < size:
            self.file(f"n{len(self.world.leaves())}")


def statement_id(submission: Submission) -> str:
    """Give the id of the statement that a party hands in."""
    return decode(submission.envelope).id


def require_receipt(world: World, admission: Admission) -> Checkpoint:
    """Check a receipt as its holder would, and give the checkpoint in it."""
    record = world.store.record(admission.index)
    assert record is not None
    assert record.statement_id == admission.id
    return TlogProof.parse(admission.receipt).verify(record.data, world.key)


def copy(source: EntryStore, path: Path) -> SqliteStore:
    """Copy a log into an SQLite file, commit by commit."""
    target, records, first = SqliteStore(path, create=True), list(source.records()), 0
    while head := source.head_over(first):
        batch = tuple(records[first : head.size])
        shown = tuple((one.statement_id, text) for one in batch for text in source.disclosures(one.statement_id))
        target.commit(Batch(first, batch, head, shown))
        first = head.size
    return target


def flip(data: bytes, place: int, bit: int = 0) -> bytes:
    """Change one bit."""
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)
