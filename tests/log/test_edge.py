"""The right edge: for every size, the same root as the whole tree's, on a way of its own."""

import pytest

from garant.log import EMPTY_ROOT, Tree, leaf_hash
from garant.log.edge import Edge

LEAVES = [leaf_hash(bytes([number])) for number in range(70)]


def test_nothing_has_the_empty_root() -> None:
    assert Edge().root() == EMPTY_ROOT


def test_it_grows_as_the_tree_does() -> None:
    tree, edge = Tree(), Edge()
    for leaf in LEAVES:
        tree.append(leaf)
        edge.append(leaf)
        assert (edge.size, edge.root()) == (tree.size, tree.root())


@pytest.mark.parametrize("size", range(len(LEAVES)))
def test_it_begins_at_any_tree(size: int) -> None:
    tree = Tree.from_leaves(LEAVES[:size])
    edge = Edge.of(tree)
    assert edge.root() == tree.root()
    tree.append(LEAVES[size])
    edge.append(LEAVES[size])
    assert edge.root() == tree.root()
