"""A proof is accepted if and only if the RFC's own, slow tree gives it: every small tree, every change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code
from garant.limits import PROOF_HASHES_MAX
from garant.log.proof import root_from_inclusion, verify_consistency, verify_inclusion
from garant.log.tree import EMPTY_ROOT, leaf_hash
from tests.log import oracle
from tests.log.refusal import refused
from tests.log.small_log import entries, entry, tree

SMALL = 20
SPOILT = (Code.PROOF_FAILED, Code.OUT_OF_RANGE)
sizes = st.integers(1, 300)


def spoil(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    """Change a proof in one place: a bit, a hash lost, doubled, added or moved."""
    at = data.draw(st.integers(0, len(proof) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(proof[at], "big") ^ (1 << bit)).to_bytes(32, "big")
    return data.draw(
        st.sampled_from(
            [
                [*proof[:at], flipped, *proof[at + 1 :]],
                [*proof[:at], *proof[at + 1 :]],
                [*proof[: at + 1], *proof[at:]],
                [*proof[:at], EMPTY_ROOT, *proof[at:]],
                [*proof, EMPTY_ROOT],
                [*proof[:at], proof[at][:31], *proof[at + 1 :]],
            ]
        )
    )


def test_every_inclusion_proof_of_every_small_tree() -> None:
    for size in range(1, SMALL):
        items = entries(size)
        for index in range(size):
            proof = oracle.path(index, items)
            verify_inclusion(leaf_hash(items[index]), index, size, proof, oracle.mth(items))
            assert root_from_inclusion(leaf_hash(items[index]), index, size, proof) == oracle.mth(items)


def test_every_consistency_proof_of_every_small_tree() -> None:
    for new in range(1, SMALL):
        for old in range(1, new + 1):
            proof = oracle.proof(old, entries(new))
            verify_consistency(old, new, oracle.mth(entries(old)), oracle.mth(entries(new)), proof)


def test_no_proof_serves_for_another_place() -> None:
    """Each pair of (index, size) with the proof of each other pair: refused."""
    pairs = [(index, size) for size in range(1, 9) for index in range(size)]
    for index, size in pairs:
        proof = tree(size).inclusion(index, size)
        for other, other_size in pairs:
            if (other, other_size) != (index, size):
                with refused(*SPOILT):
                    verify_inclusion(leaf_hash(entry(other)), other, other_size, proof, tree(other_size).root())


@given(sizes.filter(lambda size: size > 1), st.data())
def test_a_spoilt_inclusion_proof_is_refused(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = spoil(tree(size).inclusion(index, size), data)
    with refused(Code.PROOF_FAILED):
        verify_inclusion(leaf_hash(entry(index)), index, size, proof, tree(size).root())


@given(sizes.filter(lambda size: size > 1), st.data())
def test_a_spoilt_consistency_proof_is_refused(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    proof = spoil(tree(size).consistency(old, size), data)
    with refused(Code.PROOF_FAILED):
        verify_consistency(old, size, tree(size).root(old), tree(size).root(), proof)


@given(sizes.filter(lambda size: size > 1), st.data())
def test_another_root_is_refused(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    proof, roots = tree(size).consistency(old, size), [tree(size).root(old), tree(size).root()]
    for wrong in ([roots[1], roots[0]], [roots[0], roots[0]], [roots[1], roots[1]], [b"", roots[1]], [roots[0], b""]):
        with refused(Code.PROOF_FAILED):
            verify_consistency(old, size, wrong[0], wrong[1], proof)


def test_from_nothing_the_proof_is_empty_and_the_old_root_is_that_of_nothing() -> None:
    root = tree(3).root()
    verify_consistency(0, 3, EMPTY_ROOT, root, [])
    verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])
    for old_root, new_size, new_root, proof in (
        (root, 3, root, []),
        (EMPTY_ROOT, 3, root, [root]),
        (EMPTY_ROOT, 0, root, []),
        (EMPTY_ROOT, 0, EMPTY_ROOT, [root]),
    ):
        with refused(Code.PROOF_FAILED):
            verify_consistency(0, new_size, old_root, new_root, proof)


def test_between_equal_sizes_the_roots_decide() -> None:
    root = tree(5).root()
    verify_consistency(5, 5, root, root, [])
    with refused(Code.PROOF_FAILED):
        verify_consistency(5, 5, root, tree(4).root(), [])
    with refused(Code.PROOF_FAILED):
        verify_consistency(5, 5, root, root, [root])


def test_a_log_does_not_shrink() -> None:
    with refused(Code.OUT_OF_RANGE):
        verify_consistency(5, 4, tree(5).root(), tree(4).root(), [])
    with refused(Code.OUT_OF_RANGE):
        verify_consistency(-1, 4, EMPTY_ROOT, tree(4).root(), [])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (5, 4), (-1, 4), (2**64 - 1, 1)])
def test_an_index_beyond_the_log_is_refused(index: int, size: int) -> None:
    with refused(Code.OUT_OF_RANGE):
        verify_inclusion(bytes(32), index, size, [], bytes(32))


def test_no_root_is_made_from_a_proof_that_is_too_long_or_too_short() -> None:
    leaf, proof = tree(5).leaf(2), tree(5).inclusion(2, 5)
    for wrong in ([*proof, bytes(32)], proof[:-1], []):
        with refused(Code.PROOF_FAILED):
            root_from_inclusion(leaf, 2, 5, wrong)


def test_a_proof_is_bounded_before_it_is_hashed() -> None:
    with refused(Code.PROOF_FAILED):
        verify_inclusion(bytes(32), 0, 2**63, [bytes(32)] * (PROOF_HASHES_MAX + 2), bytes(32))


def test_the_longest_proof_there_can_be_is_walked() -> None:
    proof = [bytes([number] * 32) for number in range(PROOF_HASHES_MAX)]
    root = root_from_inclusion(bytes(32), 2**63 - 1, 2**63, proof)
    verify_inclusion(bytes(32), 2**63 - 1, 2**63, proof, root)
