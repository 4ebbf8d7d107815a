"""What others published: the trees of Certificate Transparency, and every spoilt proof of transparency-dev/merkle, by its name there.

One good, every bad: see `vectors/README.md`. We part from that project in one case, which has a test of its own.
"""

import json
from base64 import b64decode
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from garant.errors import Code
from garant.log.proof import verify_consistency, verify_inclusion
from garant.log.tree import EMPTY_ROOT, Tree, leaf_hash
from tests.log.refusal import refused

PUBLISHED: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "merkle.json").read_text(encoding="utf-8"))
LEAVES = [bytes.fromhex(leaf) for leaf in PUBLISHED["leaves"]]
ROOTS = [bytes.fromhex(root) for root in PUBLISHED["roots"]]
SOME_HASH = bytes.fromhex("abacaba000000000000000000000000000000000000000000060061e00123456")
UINT64 = 2**64
SPOILT = (Code.PROOF_FAILED, Code.OUT_OF_RANGE)


@dataclass(frozen=True)
class Inclusion:
    index: int
    size: int
    root: bytes
    leaf: bytes
    proof: list[bytes]

    def verify(self) -> None:
        verify_inclusion(self.leaf, self.index, self.size, self.proof, self.root)


@dataclass(frozen=True)
class Consistency:
    size1: int
    size2: int
    root1: bytes
    root2: bytes
    proof: list[bytes]

    def verify(self) -> None:
        verify_consistency(self.size1, self.size2, self.root1, self.root2, self.proof)


def hashes(case: dict[str, Any]) -> list[bytes]:
    return [b64decode(item) for item in case["proof"] or []]


INCLUSION = [
    Inclusion(case["leafIdx"], case["treeSize"], b64decode(case["root"]), b64decode(case["leafHash"]), hashes(case))
    for case in PUBLISHED["inclusion"]
]
CONSISTENCY = [
    Consistency(case["size1"], case["size2"], b64decode(case["root1"]), b64decode(case["root2"]), hashes(case))
    for case in PUBLISHED["consistency"]
]


def flipped(proof: list[bytes], at: int, mask: int) -> list[bytes]:
    return [*proof[:at], bytes([proof[at][0] ^ mask]) + proof[at][1:], *proof[at + 1 :]]


def spoilt_inclusion(good: Inclusion) -> dict[str, Inclusion]:
    proof = good.proof
    bad = {
        "leafIdx sub @1": replace(good, index=(good.index - 1) % UINT64),
        "leafIdx plus @1": replace(good, index=good.index + 1),
        "leafIdx XOR @2": replace(good, index=good.index ^ 2),
        "treeSize mul @2": replace(good, size=good.size * 2),
        "treeSize div @2": replace(good, size=good.size // 2),
        "wrong leaf": replace(good, leaf=b"WrongLeaf"),
        "empty root": replace(good, root=EMPTY_ROOT),
        "random root": replace(good, root=SOME_HASH),
        "trailing garbage": replace(good, proof=[*proof, b""]),
        "trailing root": replace(good, proof=[*proof, good.root]),
        "preceding garbage": replace(good, proof=[b"", *proof]),
        "preceding root": replace(good, proof=[good.root, *proof]),
    }
    bad |= {f"modified proof[{at}] bit @3": replace(good, proof=flipped(proof, at, 1 << 3)) for at in range(len(proof))}
    if proof:
        bad["removed component"] = replace(good, proof=proof[:-1])
    if proof[1:]:
        bad["inserted component"] = replace(good, proof=[proof[0], SOME_HASH, *proof[1:]])
    return bad


def spoilt_consistency(good: Consistency) -> dict[str, Consistency]:
    proof = good.proof
    if not proof:
        return {}
    bad = {
        "size1 sub @1": replace(good, size1=good.size1 - 1),
        "size1 plus @1": replace(good, size1=good.size1 + 1),
        "size1 XOR @2": replace(good, size1=good.size1 ^ 2),
        "size2 mul @2": replace(good, size2=good.size2 * 2),
        "size2 div @2": replace(good, size2=good.size2 // 2),
        "wrong root1": replace(good, root1=b"WrongRoot"),
        "wrong root2": replace(good, root2=b"WrongRoot"),
        "swapped roots": replace(good, root1=good.root2, root2=good.root1),
        "empty proof": replace(good, proof=[]),
        "trailing garbage": replace(good, proof=[*proof, b""]),
        "trailing root1": replace(good, proof=[*proof, good.root1]),
        "trailing root2": replace(good, proof=[*proof, good.root2]),
        "preceding garbage": replace(good, proof=[b"", *proof]),
        "preceding root1": replace(good, proof=[good.root1, *proof]),
        "preceding root2": replace(good, proof=[good.root2, *proof]),
        "preceding proof @0": replace(good, proof=[proof[0], *proof]),
        "truncated proof": replace(good, proof=proof[:-1]),
    }
    return bad | {f"modified proof@{at} bit @4": replace(good, proof=flipped(proof, at, 1 << 4)) for at in range(len(proof))}


ONE = leaf_hash(b"data")
SINGLE_ENTRY = {
    "empty leaf": Inclusion(0, 1, ONE, b"", []),
    "empty root": Inclusion(0, 1, b"", ONE, []),
    "empty root and leaf": Inclusion(0, 1, b"", b"", []),
}
NO_SUCH_ENTRY = {
    f"additional {number}, {name}": Inclusion(index, size, root, leaf, [])
    for number, (index, size) in enumerate([(0, 0), (0, 1), (1, 0), (2, 1)])
    for name, root, leaf in (
        ("random leaf", b"", SOME_HASH),
        ("empty root", EMPTY_ROOT, b""),
        ("empty root and random leaf", EMPTY_ROOT, SOME_HASH),
    )
}
A, B = b"don't care 1", b"don't care 2"
NEVER_CONSISTENT = {
    "sizes are equal (zero) but roots are not": Consistency(0, 0, A, B, []),
    "sizes are equal (one) but roots are not": Consistency(1, 1, A, B, []),
    "sizes are equal (zero) and proof is empty": Consistency(0, 0, A, A, []),
    "size1 is zero and does not equal size2": Consistency(0, 1, A, B, []),
    "size1 is greater than size2": Consistency(1, 0, A, B, []),
    "size1 is greater than size2 again": Consistency(2, 1, A, B, []),
    "sizes do not watch and proof is empty": Consistency(1, 2, A, B, []),
    "roots do not match and sizes are zero": Consistency(0, 0, EMPTY_ROOT, B, []),
    "roots do not not match and sizes are one": Consistency(1, 1, EMPTY_ROOT, B, []),
    "sizes match but proof is not empty and sizes are zero": Consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [EMPTY_ROOT]),
    "sizes match but proof is not empty and sizes are one": Consistency(1, 1, EMPTY_ROOT, EMPTY_ROOT, [EMPTY_ROOT]),
    "consistency check on empty tree (size1 is zero) is useless": Consistency(0, 1, EMPTY_ROOT, EMPTY_ROOT, [EMPTY_ROOT]),
}
SPOILT_CASES = {
    **{f"inclusion {number}, {name}": bad for number, good in enumerate(INCLUSION) for name, bad in spoilt_inclusion(good).items()},
    **{f"inclusion single, {name}": bad for name, bad in SINGLE_ENTRY.items()},
    **{f"inclusion {name}": bad for name, bad in NO_SUCH_ENTRY.items()},
    **{f"consistency {number}, {name}": bad for number, good in enumerate(CONSISTENCY) for name, bad in spoilt_consistency(good).items()},
    **{f"consistency additional, {name}": bad for name, bad in NEVER_CONSISTENT.items()},
}


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_of_certificate_transparency(size: int) -> None:
    assert Tree.from_leaves(map(leaf_hash, LEAVES[:size])).root() == ROOTS[size - 1]


@pytest.mark.parametrize("good", INCLUSION, ids=range(len(INCLUSION)))
def test_happy_inclusion_is_accepted_and_is_what_our_tree_gives(good: Inclusion) -> None:
    good.verify()
    eight = Tree.from_leaves(map(leaf_hash, LEAVES))
    assert eight.leaf(good.index) == good.leaf
    assert eight.inclusion(good.index, good.size) == good.proof


@pytest.mark.parametrize("good", CONSISTENCY, ids=range(len(CONSISTENCY)))
def test_happy_consistency_is_accepted_and_is_what_our_tree_gives(good: Consistency) -> None:
    good.verify()
    eight = Tree.from_leaves(map(leaf_hash, LEAVES))
    assert eight.consistency(good.size1, good.size2) == good.proof


@pytest.mark.parametrize("bad", SPOILT_CASES.values(), ids=SPOILT_CASES.keys())
def test_every_spoilt_proof_is_refused(bad: Inclusion | Consistency) -> None:
    with refused(*SPOILT):
        bad.verify()


def test_matching_root_and_leaf_of_a_single_entry() -> None:
    Inclusion(0, 1, ONE, ONE, []).verify()


def test_equal_sizes_and_roots_need_no_proof() -> None:
    Consistency(1, 1, B, B, []).verify()


def test_from_nothing_we_follow_the_witness_protocol() -> None:
    """Published: "size1 is zero and size2 is not zero" is an error. C2SP tlog-witness begins there, with an empty proof; so do we."""
    Consistency(0, 1, EMPTY_ROOT, ONE, []).verify()
