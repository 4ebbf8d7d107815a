"""The right edge of a growing tree: what is needed of n leaves to hash the next ones, and the root (RFC 6962 section 2.1), and no more.

    n = 7 = 4 + 2 + 1        edge = [hash of leaves 0..3], [hash of 4, 5], [hash of 6]        root = 4 * (2 * 1), folded from the right

It is a second way to the same root as `Tree`, in a few hundred bytes: a host that is about to sign holds its tree against it.
"""

from garant.log.tree import EMPTY_ROOT, Tree, node_hash


class Edge:
    """The complete subtrees at a tree's right edge, from the largest to the smallest."""

    __slots__ = ("_subtrees", "size")

    def __init__(self, size: int = 0, subtrees: list[bytes] | None = None) -> None:
        """Start with the edge of nothing, or with that of `size` leaves."""
        self.size = size
        self._subtrees = subtrees or []

    @classmethod
    def of(cls, tree: Tree) -> "Edge":
        """Give the edge of a tree."""
        size, start, found = tree.size, 0, []
        for level in range(size.bit_length() - 1, -1, -1):
            if size >> level & 1:
                found.append(tree.hashes(level, start >> level, (start >> level) + 1))
                start += 1 << level
        return cls(size, found)

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf by its hash (32 bytes)."""
        whole, rest = leaf_hash, self.size
        while rest & 1:
            whole = node_hash(self._subtrees.pop(), whole)
            rest >>= 1
        self._subtrees.append(whole)
        self.size += 1

    def root(self) -> bytes:
        """Give the root (32 bytes) of all leaves so far."""
        if not self._subtrees:
            return EMPTY_ROOT
        *left, root = self._subtrees
        for subtree in reversed(left):
            root = node_hash(subtree, root)
        return root
