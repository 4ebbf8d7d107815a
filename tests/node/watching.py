"""A witness over a file, the small log that it watches, and requests to it.

scene = Watching(tmp_path)
scene.ask(0, 5)                   the cosigned checkpoint of 5 entries, or what the witness refuses with
scene.ask(5, 7, tree=FORK)        the same host shows another history
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from garant import signature
from garant.log import Checkpoint, ConsistencyProof, Tree, leaf_hash, parse_note, sign_checkpoint
from garant.log.cosignature import CosignerKey, cosigned_at, read_lines, with_lines
from garant.node.witness import Witness
from garant.storage.witness_state import SqliteWitnessState
from tests.log.small_log import KEY, ORIGIN, SIGN, entries

SEED = bytes(range(3, 35))
WITNESS = CosignerKey("witness.example/w1", signature.public_key_of(SEED))
WITNESS_SIGN = signature.signer(SEED)
START_MS = 1_800_000_000_000


def honest(size: int) -> Tree:
    """Give the small log's tree."""
    return Tree.from_leaves(map(leaf_hash, entries(size)))


@cache
def forked(size: int, since: int = 4) -> Tree:
    """Give the tree of another history: from entry `since` on, all is different."""
    leaves = [data if index < since else data + b"!" for index, data in enumerate(entries(size))]
    return Tree.from_leaves(map(leaf_hash, leaves))


def signed(tree: Tree, size: int) -> bytes:
    """Give the checkpoint of a tree at a size, signed by the small log's key."""
    return sign_checkpoint(Checkpoint(ORIGIN, size, tree.root(size)), KEY, SIGN)


def request(old: int, new: int, tree: Tree | None = None, hashes: Sequence[bytes] | None = None) -> bytes:
    """Give the body of a request, with the proof of this tree, or with other hashes."""
    tree = tree or honest(new)
    proof = tuple(tree.consistency(old, new)) if hashes is None and old <= new else tuple(hashes or ())
    return ConsistencyProof(old, proof, signed(tree, new)).encode()


@dataclass
class Watching:
    """A witness, its file, a clock turned by hand."""

    folder: Path
    now_ms: int = START_MS
    state: SqliteWitnessState = field(init=False)
    witness: Witness = field(init=False)

    def __post_init__(self) -> None:
        """Make its file, unless it is there; then start."""
        path = self.folder / "witness.db"
        self.state = SqliteWitnessState(path, create=not path.exists())
        self.witness = Witness(WITNESS, WITNESS_SIGN, [KEY], self.state, lambda: self.now_ms)

    def again(self) -> "Watching":
        """Start another witness over the same file, as after a restart."""
        self.state.close()
        return Watching(self.folder, self.now_ms)

    def ask(self, old: int, new: int, tree: Tree | None = None, hashes: Sequence[bytes] | None = None) -> int:
        """Ask for a cosignature, verify it, and give the time in it (seconds since 1970)."""
        body = request(old, new, tree, hashes)
        note = ConsistencyProof.parse(body).checkpoint
        lines = read_lines(parse_note(note).text, self.witness.add_checkpoint(body))
        time_s = cosigned_at(parse_note(with_lines(note, lines)), WITNESS)
        assert time_s is not None
        return time_s

    def size(self) -> int:
        """Give the size that it saw last."""
        last = self.state.newest(ORIGIN)
        return last.size if last else 0
