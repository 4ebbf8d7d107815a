"""Merkle proofs, checked without the tree: by anybody, offline, from a leaf and a root.

The law:

* an inclusion proof counts if hashing upwards from the leaf uses every hash of the proof and ends at the root
  (RFC 9162 section 2.1.3.2);
* a consistency proof counts if the same hashes lead to the old root *and* to the new one (RFC 9162 section 2.1.4.2);
* between equal sizes, and from size 0, the proof is empty: then the roots are equal, or the old one is the empty root;
* a hash too many is as bad as one too few.

    index    which way to go at each level: an odd node has its sibling on the left
    last     the rightmost node at each level: where index meets it, levels without a sibling are skipped
"""

from collections.abc import Sequence

from garant.errors import Code, Refused
from garant.limits import PROOF_HASHES_MAX
from garant.log.tree import EMPTY_ROOT, HASH_BYTES, node_hash


def root_from_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """Give the root (32 bytes) that `proof` leads to from the leaf (32 bytes) at `index` in a tree of `size` leaves.

    RFC 9162 section 2.1.3.2, steps 1 to 4. Refuses with `out_of_range` an index that the tree does not have, and with
    `proof_failed` a proof with too many, too few or wrongly sized hashes.
    """
    if not 0 <= index < size:
        raise Refused(Code.OUT_OF_RANGE, f"there is no entry {index} in a log of {size} entries; ask for a proof at a larger size")
    _require_hashes((leaf_hash, *proof))
    root, last = leaf_hash, size - 1
    for sibling in proof:
        _require_level(last)
        if index & 1 or index == last:
            root = node_hash(sibling, root)
            index, last = _skip_lonely(index, last)
        else:
            root = node_hash(root, sibling)
        index, last = index >> 1, last >> 1
    _require_top(last)
    return root


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf (hash of 32 bytes) is at `index` in the tree of `size` leaves with `root` (RFC 9162 section 2.1.3.2).

    Refuses with `out_of_range` or `proof_failed`; returns nothing.
    """
    if root_from_inclusion(leaf_hash, index, size, proof) != root:
        raise Refused(Code.PROOF_FAILED, f"the proof does not show this entry at index {index} of this log; check entry, index and log")


def verify_consistency(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the log of `new_size` with `new_root` begins with the log of `old_size` with `old_root` (RFC 9162 section 2.1.4.2).

    Refuses with `out_of_range` sizes in the wrong order and with `proof_failed` everything else that is wrong; returns nothing.
    """
    if not 0 <= old_size <= new_size:
        raise Refused(Code.OUT_OF_RANGE, f"a log of {new_size} entries cannot extend one of {old_size}; give the older checkpoint first")
    _require_hashes(proof)
    if old_size == 0:
        accepted = not proof and old_root == EMPTY_ROOT and (new_size > 0 or new_root == EMPTY_ROOT)
    elif old_size == new_size:
        accepted = not proof and old_root == new_root
    else:
        accepted = _both_roots(old_size, new_size, old_root, proof) == (old_root, new_root)
    if not accepted:
        raise Refused(
            Code.PROOF_FAILED,
            f"the log of {new_size} entries is not shown to begin with that of {old_size}; keep both checkpoints: they may be evidence",
        )


def _both_roots(old_size: int, new_size: int, old_root: bytes, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Give the old and the new root that a proof between two unequal sizes above 0 leads to."""
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not path:
        raise Refused(Code.PROOF_FAILED, "the consistency proof is empty; ask for it again")
    index, last = _skip_odd(old_size - 1, new_size - 1)
    old = new = path[0]
    for sibling in path[1:]:
        _require_level(last)
        if index & 1 or index == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            index, last = _skip_lonely(index, last)
        else:
            new = node_hash(new, sibling)
        index, last = index >> 1, last >> 1
    _require_top(last)
    return old, new


def _skip_lonely(index: int, last: int) -> tuple[int, int]:
    """Go up past the levels where the rightmost node has no sibling and is its own parent."""
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _skip_odd(index: int, last: int) -> tuple[int, int]:
    """Go up from the old tree's last leaf to the root of its last complete subtree."""
    while index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _require_level(last: int) -> None:
    """Refuse a hash that comes after the root was reached."""
    if last == 0:
        raise Refused(Code.PROOF_FAILED, "the proof has more hashes than the tree has levels; ask for it again")


def _require_top(last: int) -> None:
    """Refuse a proof that ends below the root."""
    if last:
        raise Refused(Code.PROOF_FAILED, "the proof ends before it reaches the root; ask for it again")


def _require_hashes(hashes: Sequence[bytes]) -> None:
    """Refuse what no tree could have given: too many hashes, or one that is not 32 bytes."""
    if len(hashes) > PROOF_HASHES_MAX + 1:
        raise Refused(Code.PROOF_FAILED, f"a proof has at most {PROOF_HASHES_MAX} hashes; ask for it again")
    for item in hashes:
        if len(item) != HASH_BYTES:
            raise Refused(Code.PROOF_FAILED, f"a hash has {HASH_BYTES} bytes, not {len(item)}; ask for the proof again")
