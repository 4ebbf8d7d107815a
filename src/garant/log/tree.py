"""The Merkle tree of RFC 6962 section 2.1 over SHA-256, kept so that it only grows.

    leaf = SHA-256(0x00 || entry)            node = SHA-256(0x01 || left || right)

The law:

* a tree over n leaves splits at the largest power of two below n: everything left of the split is complete, for ever;
* so a complete subtree, once hashed, never changes, and every past root and every proof is made of a few of them;
* the tree over nothing is SHA-256 of nothing.

What is kept is exactly the complete subtrees, one `bytearray` of 32-byte hashes for each binary level:

    level 2                  [0..3]                          |
    level 1        [0,1]              [2,3]         [4,5]    |  7 leaves: the root folds [0..3], [4,5] and 6 from the right
    level 0      0       1          2       3     4      5   |  6
"""

from collections.abc import Iterable
from hashlib import sha256

from garant.errors import Code, Refused

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()
ROOTS_KEPT = 4_096
"""Roots of past sizes that are remembered: as many as parties may name as `seen` between two of their own updates."""


def leaf_hash(entry: bytes) -> bytes:
    """Give the hash (32 bytes) of one entry as a leaf (RFC 6962 section 2.1)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash (32 bytes) of a node above two hashes of 32 bytes each (RFC 6962 section 2.1)."""
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """Give the largest power of two smaller than `size` (at least 2): where RFC 6962 divides a tree."""
    return 1 << ((size - 1).bit_length() - 1)


class Tree:
    """A Merkle tree that grows by leaf hashes and remembers every complete subtree; about 64 bytes a leaf."""

    __slots__ = ("_levels", "_roots")

    def __init__(self) -> None:
        """Start with the empty tree."""
        self._levels = [bytearray()]
        self._roots: dict[int, bytes] = {0: EMPTY_ROOT}

    @classmethod
    def from_leaves(cls, leaf_hashes: Iterable[bytes]) -> "Tree":
        """Build the tree over many leaf hashes (32 bytes each) at once. Refuses with `out_of_range` as `append` does."""
        leaves = list(leaf_hashes)
        for leaf in leaves:
            _require_hash(leaf)
        return cls.over(b"".join(leaves))

    @classmethod
    def over(cls, hashes: bytes) -> "Tree":
        """Build the tree over leaf hashes end to end, level by level. Refuses with `out_of_range` what is no number of hashes."""
        _require_hash(hashes[len(hashes) // HASH_BYTES * HASH_BYTES :] or bytes(HASH_BYTES))
        tree = cls()
        level = tree._levels[0]
        level += hashes
        while len(level) >= 2 * HASH_BYTES:
            level = _parents(level)
            tree._levels.append(level)
        return tree

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self._levels[0]) // HASH_BYTES

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf by its hash (32 bytes) and every subtree that it completes; one node hash on average.

        Refuses with `out_of_range` anything that is not 32 bytes long.
        """
        if len(leaf_hash) != HASH_BYTES:
            _require_hash(leaf_hash)
        levels = self._levels
        nodes = levels[0]
        index = len(nodes) >> 5
        nodes += leaf_hash
        height = 0
        while index & 1:
            parent = sha256(b"\x01" + nodes[-64:]).digest()
            index >>= 1
            height += 1
            if height == len(levels):
                levels.append(bytearray())
            nodes = levels[height]
            nodes += parent

    def leaf(self, index: int) -> bytes:
        """Give the leaf hash (32 bytes) at `index`. Refuses with `out_of_range` an index beyond the tree."""
        return self.hashes(0, index, index + 1)

    def hashes(self, level: int, start: int, end: int) -> bytes:
        """Give the hashes of complete subtrees of 2**level leaves, numbers `start` up to but without `end`, 32 bytes each, end to end.

        Refuses with `out_of_range` if one of them is not complete.
        """
        if not (level >= 0 and 0 <= start < end <= self.size >> level):
            raise Refused(
                Code.OUT_OF_RANGE,
                f"subtrees {start} to {end} of level {level} are not complete in a log of {self.size} entries; ask for a smaller range",
            )
        return bytes(self._levels[level][start * HASH_BYTES : end * HASH_BYTES])

    def root(self, size: int | None = None) -> bytes:
        """Give the root (32 bytes) of the first `size` leaves, or of all; O(log n), and at once for a size asked recently.

        Refuses with `out_of_range` a size beyond the tree.
        """
        wanted = self.size if size is None else size
        known = self._roots.get(wanted)
        if known is None:
            self._require_size(wanted)
            known = self._whole(wanted) if wanted else EMPTY_ROOT
            self._remember(wanted, known)
        return known

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Give the audit path of leaf `index` in the tree of the first `size` leaves, from the leaf upwards (RFC 6962 section 2.1.1).

        Refuses with `out_of_range` if there is no such leaf or size.
        """
        self._require_size(size)
        if not 0 <= index < size:
            raise Refused(Code.OUT_OF_RANGE, f"there is no entry {index} among the first {size}; entries are counted from 0")
        proof, level, last = [], 0, size - 1
        while last >> level:
            sibling = (index >> level) ^ 1
            if (sibling + 1) << level <= size:
                at = sibling * HASH_BYTES
                proof.append(bytes(self._levels[level][at : at + HASH_BYTES]))
            elif sibling <= last >> level:
                proof.append(self._subtree(sibling << level, size))
            level += 1
        return proof

    def consistency(self, old_size: int, new_size: int) -> list[bytes]:
        """Give the proof that the first `new_size` leaves begin with the first `old_size` (RFC 6962 section 2.1.2).

        It is empty from size 0 and between equal sizes. Refuses with `out_of_range` sizes beyond the tree or in the wrong order.
        """
        self._require_size(new_size)
        if not 0 <= old_size <= new_size:
            raise Refused(Code.OUT_OF_RANGE, f"a log of {new_size} entries cannot extend one of {old_size}; give the older size first")
        proof: list[bytes] = []
        start, end = 0, new_size
        while 0 < old_size != end:
            middle = start + split(end - start)
            if old_size <= middle:
                proof.append(self._subtree(middle, end))
                end = middle
            else:
                proof.append(self._subtree(start, middle))
                start = middle
        if start:
            proof.append(self._subtree(start, end))
        return proof[::-1]

    def _whole(self, size: int) -> bytes:
        """Hash the first `size` leaves: fold the complete subtrees that they are made of, from the right."""
        root = b""
        for nodes in self._levels:
            if size & 1:
                left = nodes[(size - 1) << 5 : size << 5]
                root = sha256(b"\x01" + left + root).digest() if root else bytes(left)
            size >>= 1
        return root

    def _subtree(self, start: int, end: int) -> bytes:
        """Hash leaves `start` up to `end`, where RFC 6962 has such a subtree: fold complete ones from the right."""
        common = start | end
        level, right = (common & -common).bit_length() - 1, b""
        start, end = start >> level, end >> level
        while end - start > 1:
            if end & 1:
                right = self._fold(level, end - 1, right)
            start, end, level = start >> 1, end >> 1, level + 1
        return self._fold(level, start, right)

    def _fold(self, level: int, index: int, right: bytes) -> bytes:
        """Join one complete subtree with what lies right of it, if anything does."""
        left = bytes(self._levels[level][index * HASH_BYTES : (index + 1) * HASH_BYTES])
        return node_hash(left, right) if right else left

    def _remember(self, size: int, root: bytes) -> None:
        """Keep a past root, which never changes, and let go of the one kept longest."""
        if len(self._roots) >= ROOTS_KEPT:
            del self._roots[next(iter(self._roots))]
        self._roots[size] = root

    def _require_size(self, size: int) -> None:
        """Refuse a size that this tree has not reached."""
        if not 0 <= size <= self.size:
            raise Refused(Code.OUT_OF_RANGE, f"the log has {self.size} entries, not {size}; ask for a size that it has reached")


def _parents(level: bytearray) -> bytearray:
    """Hash a whole level, 32 bytes a node, into the one above; an odd last node has no parent yet."""
    pairs = range(0, len(level) - HASH_BYTES, 2 * HASH_BYTES)
    return bytearray(b"".join([sha256(b"\x01" + level[at : at + 2 * HASH_BYTES]).digest() for at in pairs]))


def _require_hash(leaf_hash: bytes) -> None:
    """Refuse what cannot be a SHA-256 hash."""
    if len(leaf_hash) != HASH_BYTES:
        raise Refused(Code.OUT_OF_RANGE, f"a leaf hash has {HASH_BYTES} bytes, not {len(leaf_hash)}; hash the entry with leaf_hash() first")
