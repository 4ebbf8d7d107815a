"""The tree as RFC 6962 section 2.1 writes it down: recursive, slow, and plainly right. It shares no line with `garant.log`."""

import hashlib
from collections.abc import Sequence


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def k(n: int) -> int:
    """Give the largest power of two smaller than n."""
    power = 1
    while power * 2 < n:
        power *= 2
    return power


def mth(entries: Sequence[bytes]) -> bytes:
    """MTH(D[n]), section 2.1."""
    n = len(entries)
    if n == 0:
        return sha256(b"")
    if n == 1:
        return sha256(b"\x00" + entries[0])
    return sha256(b"\x01" + mth(entries[: k(n)]) + mth(entries[k(n) :]))


def path(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D[n]), section 2.1.1."""
    n = len(entries)
    if n == 1:
        return []
    left, right = entries[: k(n)], entries[k(n) :]
    if m < k(n):
        return [*path(m, left), mth(right)]
    return [*path(m - k(n), right), mth(left)]


def proof(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PROOF(m, D[n]), section 2.1.2, for 0 < m <= n."""
    return _subproof(m, entries, known=True)


def _subproof(m: int, entries: Sequence[bytes], *, known: bool) -> list[bytes]:
    n = len(entries)
    if m == n:
        return [] if known else [mth(entries)]
    left, right = entries[: k(n)], entries[k(n) :]
    if m <= k(n):
        return [*_subproof(m, left, known=known), mth(right)]
    return [*_subproof(m - k(n), right, known=False), mth(left)]
