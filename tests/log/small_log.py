"""A small log in memory that the tests speak with: numbered entries, one key, signed checkpoints of any size."""

from functools import cache

from garant import signature
from garant.log import Checkpoint, Tree, VerifierKey, leaf_hash, sign_checkpoint

SEED = bytes(range(32))
ORIGIN = "log.example/theatre"
KEY = VerifierKey(ORIGIN, signature.public_key_of(SEED))
SIGN = signature.signer(SEED)

OTHER_SEED = bytes(range(1, 33))
OTHER_KEY = VerifierKey("other.example/log", signature.public_key_of(OTHER_SEED))
OTHER_SIGN = signature.signer(OTHER_SEED)


def entry(index: int) -> bytes:
    """Entry number `index`; every seventh one is empty, none is like its neighbour's length."""
    return b"" if index % 7 == 3 else f"entry {index} ".encode() * (1 + index % 5)


def entries(size: int) -> list[bytes]:
    return [entry(index) for index in range(size)]


@cache
def tree(size: int) -> Tree:
    """Give the tree over the first `size` entries; shared, so do not append to it."""
    return Tree.from_leaves(map(leaf_hash, entries(size)))


def checkpoint(size: int) -> Checkpoint:
    return Checkpoint(ORIGIN, size, tree(size).root())


@cache
def note(size: int) -> bytes:
    """Give the signed checkpoint at `size`."""
    return sign_checkpoint(checkpoint(size), KEY, SIGN)
