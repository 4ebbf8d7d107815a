"""A log as a host shows it to a replica, honestly or not; and a replica that keeps everything in memory.

shown = Shown(world)                    an honest host
shown.away = True                       nobody answers
shown.older(3)                          it shows its log as it was with 3 entries
shown.otherwise(leaves)                 it signs other entries, with the log's own key
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from garant.errors import Code, Refused
from garant.log import Checkpoint, Tree, VerifierKey, leaf_hash, sign_checkpoint
from garant.node.again import Objection
from garant.node.doubt import Doubt
from garant.node.ledger import Ledger
from garant.node.replica import Replica, Trust
from garant.storage.memory import MemoryStore
from tests.world import CHECKPOINT, ORIGIN, World


def signed(leaves: Sequence[bytes], origin: str = ORIGIN) -> bytes:
    """Sign the tree over these entries with the small world's key, as only its host can."""
    tree = Tree.from_leaves(map(leaf_hash, leaves))
    return sign_checkpoint(Checkpoint(origin, tree.size, tree.root()), VerifierKey(origin, CHECKPOINT.public), CHECKPOINT.sign)


@dataclass
class Shown:
    """A world's log, as its host shows it."""

    world: World
    away: bool = False
    note: bytes | None = None
    leaves: list[bytes] | None = None
    asked: int = 0

    def checkpoint(self) -> bytes:
        """Show the newest checkpoint, or another one."""
        self.asked += 1
        if self.away:
            raise Refused(Code.UNREADABLE, "the log does not answer")
        head = self.world.store.head()
        assert head is not None
        return self.note or head.note

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Show entries."""
        yield from (self.leaves or self.world.leaves())[start:end]

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Show nothing hidden."""
        return ()

    def blob(self, sha256: str) -> bytes | None:
        """Show no blob."""
        return None

    def older(self, size: int) -> None:
        """Go back to a checkpoint of so many entries."""
        self.otherwise(self.world.leaves()[:size])

    def otherwise(self, leaves: list[bytes]) -> None:
        """Show, and sign, these entries."""
        self.leaves, self.note = leaves, signed(leaves)

    def honest(self) -> None:
        """Show what there is."""
        self.leaves = self.note = None


@dataclass
class Remembered:
    """What a replica keeps, in memory."""

    doubts: list[Doubt] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)

    def keep_doubt(self, doubt: Doubt) -> None:
        """Keep a doubt."""
        self.doubts.append(doubt)

    def keep_objections(self, objections: Sequence[Objection]) -> None:
        """Keep objections."""
        self.objections += objections


@dataclass
class Following:
    """A replica of a world's log."""

    world: World
    store: MemoryStore = field(default_factory=MemoryStore)
    memory: Remembered = field(default_factory=Remembered)
    trust: Trust = Trust((VerifierKey(ORIGIN, CHECKPOINT.public),))  # noqa: RUF009 - a tuple
    begin: Ledger | None = None

    def __post_init__(self) -> None:
        """Begin to follow."""
        self.shown = Shown(self.world)
        self.replica = self.again()

    def again(self) -> Replica:
        """Start once more over the same store, as after a stop."""
        self.replica = Replica(self.store, self.shown, self.trust, self.world.clock, self.memory, begin=self.begin)
        return self.replica

    def same(self) -> bool:
        """Tell whether the copy is what the host has: entries, head, root and digest."""
        with self.replica.reading() as ledger:
            own = ledger.tree.root(), ledger.state.digest()
        host = self.world.host.ledger
        leaves = [record.data for record in self.store.records()]
        return (
            own == (host.tree.root(), host.state.digest())
            and leaves == self.world.leaves()
            and self.store.head() == self.world.store.head()
        )
