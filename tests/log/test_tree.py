"""The tree agrees with RFC 6962, written down recursively, about every root, path and proof; however it was built."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code
from garant.log.tree import EMPTY_ROOT, ROOTS_KEPT, Tree, leaf_hash, node_hash, split
from tests.log import oracle
from tests.log.refusal import refused
from tests.log.small_log import entries, tree

sizes = st.integers(0, 70)


def grown(size: int) -> Tree:
    """Build the tree entry by entry, as a log grows."""
    made = Tree()
    for item in entries(size):
        made.append(leaf_hash(item))
    return made


def test_leaf_and_node_are_told_apart_by_their_first_byte() -> None:
    assert leaf_hash(b"entry") == sha256(b"\x00entry").digest()
    assert node_hash(b"L" * 32, b"R" * 32) == sha256(b"\x01" + b"L" * 32 + b"R" * 32).digest()


def test_a_node_can_never_pass_for_a_leaf() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert node_hash(left, right) != leaf_hash(left + right)


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert Tree().size == 0
    assert Tree().root() == EMPTY_ROOT == sha256(b"").digest()


@pytest.mark.parametrize(("size", "expected"), [(2, 1), (3, 2), (4, 2), (5, 4), (8, 4), (9, 8), (2**40 + 1, 2**40)])
def test_a_tree_splits_at_the_largest_power_of_two_below_its_size(size: int, expected: int) -> None:
    assert split(size) == expected


@given(sizes)
def test_root_is_that_of_the_rfc(size: int) -> None:
    assert tree(size).root() == oracle.mth(entries(size))


@given(sizes, st.data())
def test_past_roots_stay(size: int, data: st.DataObject) -> None:
    past = data.draw(st.integers(0, size))
    assert tree(size).root(past) == oracle.mth(entries(past))
    assert tree(size).root(past) == oracle.mth(entries(past)), "asked again"


@given(sizes.filter(bool), st.data())
def test_inclusion_path_is_that_of_the_rfc(size: int, data: st.DataObject) -> None:
    now = data.draw(st.integers(1, size))
    index = data.draw(st.integers(0, now - 1))
    assert tree(size).inclusion(index, now) == oracle.path(index, entries(now))


@given(sizes.filter(bool), st.data())
def test_consistency_proof_is_that_of_the_rfc(size: int, data: st.DataObject) -> None:
    now = data.draw(st.integers(1, size))
    past = data.draw(st.integers(1, now))
    assert tree(size).consistency(past, now) == oracle.proof(past, entries(now))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 9, 255, 256, 257])
def test_same_tree_however_it_was_built(size: int) -> None:
    at_once, one_by_one = Tree.from_leaves(map(leaf_hash, entries(size))), grown(size)
    assert at_once.size == one_by_one.size == size
    assert [bytes(level) for level in at_once._levels] == [bytes(level) for level in one_by_one._levels]
    at_once.append(leaf_hash(b"next"))
    one_by_one.append(leaf_hash(b"next"))
    assert at_once.root() == one_by_one.root()


def test_appending_changes_the_root_but_no_past_root() -> None:
    growing, past = Tree(), [EMPTY_ROOT]
    for item in entries(100):
        growing.append(leaf_hash(item))
        past.append(growing.root())
    assert [growing.root(size) for size in range(101)] == past
    assert len(set(past)) == 101


def test_remembered_roots_are_bounded_and_stay_right() -> None:
    size = ROOTS_KEPT + 500
    growing = Tree.from_leaves(sha256(index.to_bytes(4, "big")).digest() for index in range(size))
    first = [growing.root(past) for past in range(size + 1)]
    assert len(growing._roots) <= ROOTS_KEPT
    assert [growing.root(past) for past in range(size + 1)] == first


@given(sizes.filter(bool), st.integers(0, 6), st.data())
def test_hashes_are_the_complete_subtrees(size: int, level: int, data: st.DataObject) -> None:
    complete = size >> level
    if not complete:
        return
    start = data.draw(st.integers(0, complete - 1))
    end = data.draw(st.integers(start + 1, complete))
    items, width = entries(size), 1 << level
    expected = b"".join(oracle.mth(items[at * width : (at + 1) * width]) for at in range(start, end))
    assert tree(size).hashes(level, start, end) == expected


def test_leaf_gives_back_what_was_appended() -> None:
    assert [tree(9).leaf(index) for index in range(9)] == [leaf_hash(item) for item in entries(9)]


@pytest.mark.parametrize("bytes_given", [b"", b"short", bytes(31), bytes(33)], ids=len)
def test_a_leaf_hash_has_32_bytes(bytes_given: bytes) -> None:
    growing = grown(3)
    with refused(Code.OUT_OF_RANGE):
        growing.append(bytes_given)
    assert growing.size == 3
    assert growing.root() == tree(3).root(), "nothing happened"
    with refused(Code.OUT_OF_RANGE):
        Tree.from_leaves([bytes(32), bytes_given])


def test_what_the_tree_does_not_have_is_refused() -> None:
    five = tree(5)
    for size in (-1, 6):
        with refused(Code.OUT_OF_RANGE):
            five.root(size)
        with refused(Code.OUT_OF_RANGE):
            five.consistency(1, size)
    for index, size in ((5, 5), (-1, 5), (0, 0), (0, 6)):
        with refused(Code.OUT_OF_RANGE):
            five.inclusion(index, size)
    for old, new in ((5, 4), (-1, 4)):
        with refused(Code.OUT_OF_RANGE):
            five.consistency(old, new)
    for level, start, end in ((0, 0, 6), (1, 2, 3), (3, 0, 1), (0, 2, 2), (0, -1, 2), (-1, 0, 1), (99, 0, 1)):
        with refused(Code.OUT_OF_RANGE):
            five.hashes(level, start, end)
    for index in (-1, 5):
        with refused(Code.OUT_OF_RANGE):
            five.leaf(index)


def test_nothing_is_needed_to_extend_nothing_or_itself() -> None:
    assert tree(5).consistency(0, 5) == []
    assert tree(5).consistency(5, 5) == []
    assert Tree().consistency(0, 0) == []
