"""Strict Ed25519: which signatures count, and why the others do not.

Libraries agree on honest signatures and differ on crafted ones. Here the published crafted ones are decided one by one; a small
reference in plain integers says *why*; and OpenSSL is the oracle for everything honest.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from garant import signature
from garant.errors import Code, Refused

DATA = Path(__file__).parent / "statement" / "testdata" / "ed25519"
RFC_8032: list[dict[str, str]] = json.loads((DATA / "rfc8032.json").read_bytes())
SPECCHECK: list[dict[str, str]] = json.loads((DATA / "speccheck.json").read_bytes())


def unhex(members: dict[str, str], *names: str) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(members[name]) for name in names)


def openssl(public_key: bytes, message: bytes, sig: bytes) -> bool:
    """Ask OpenSSL, which follows RFC 8032 and asks no more of points than that they decode."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(sig, message)
    except (InvalidSignature, ValueError):
        return False
    return True


# A reference in plain integers: slow, and short enough to be checked against RFC 8032 section 5.1 by eye

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


class Point(NamedTuple):
    """A point of the curve, x and y."""

    x: int
    y: int


NEUTRAL = Point(0, 1)


def add(a: Point, b: Point) -> Point:
    product = D * a.x * b.x * a.y * b.y
    x = (a.x * b.y + b.x * a.y) * pow(1 + product, -1, P) % P
    y = (a.y * b.y + a.x * b.x) * pow(1 - product, -1, P) % P
    return Point(x, y)


def times(scalar: int, point: Point) -> Point:
    result = NEUTRAL
    while scalar:
        result = add(result, point) if scalar & 1 else result
        point, scalar = add(point, point), scalar >> 1
    return result


def encoded(point: Point, plus: int = 0, sign: int | None = None) -> bytes:
    """Encode a point; `plus` p, or with another `sign`, gives encodings that are not canonical."""
    bit = point.x & 1 if sign is None else sign
    return (point.y + plus * P | bit << 255).to_bytes(32, "little")


def decoded(data: bytes) -> Point | None:
    """Decode a point, its y taken modulo p and x = 0 with any sign, as lenient libraries do."""
    number = int.from_bytes(data, "little")
    y, sign = (number & (1 << 255) - 1) % P, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT_OF_MINUS_ONE % P
    if x * x % P != square:
        return None
    return Point(P - x if x & 1 != sign and x else x, y)


BASE = decoded((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or NEUTRAL


def why_not(public_key: bytes, message: bytes, sig: bytes) -> str:
    """Say which condition of the strict rule fails first; empty when the signature counts."""
    for name, data in (("A", public_key), ("R", sig[:32])):
        point = decoded(data)
        if point is None:
            return f"{name} is no point"
        if encoded(point) != data:
            return f"{name} is not canonical"
        if times(8, point) == NEUTRAL:
            return f"{name} has small order"
        if times(L, point) != NEUTRAL:
            return f"{name} has mixed order"
    if int.from_bytes(sig[32:], "little") >= L:
        return "S is not below L"
    return "" if equation_holds(public_key, message, sig) else "the equation does not hold"


def equation_holds(public_key: bytes, message: bytes, sig: bytes, cofactor: int = 1) -> bool:
    """Check S B = R + k A, without the cofactor, or with it (8)."""
    a, r = decoded(public_key), decoded(sig[:32])
    k = int.from_bytes(sha512(sig[:32] + public_key + message).digest(), "little") % L
    s = int.from_bytes(sig[32:], "little")
    return a is not None and r is not None and times(cofactor * s, BASE) == times(cofactor, add(r, times(k, a)))


# What counts


@pytest.mark.parametrize("one", RFC_8032, ids=lambda one: one["name"])
def test_the_vectors_of_rfc_8032(one: dict[str, str]) -> None:
    secret, public, message, sig = unhex(one, "secret_key", "public_key", "message", "signature")
    assert signature.public_key_of(secret) == public
    assert signature.signer(secret)(message) == sig
    assert signature.verify(public, message, sig)
    assert why_not(public, message, sig) == ""


seeds = st.binary(min_size=32, max_size=32)
messages = st.binary(max_size=100)


@given(seeds, messages)
def test_openssl_signs_and_verifies_like_us(seed: bytes, message: bytes) -> None:
    theirs = Ed25519PrivateKey.from_private_bytes(seed)
    public = signature.public_key_of(seed)
    sig = signature.signer(seed)(message)
    assert public == theirs.public_key().public_bytes_raw()
    assert sig == theirs.sign(message)
    assert signature.verify(public, message, sig)
    assert openssl(public, message, sig)


@settings(max_examples=300)
@given(seeds, st.binary(min_size=1, max_size=60), st.integers(0, 2**16), st.sampled_from(["key", "message", "signature"]))
def test_one_changed_bit_and_nobody_verifies_it(seed: bytes, message: bytes, at: int, where: str) -> None:
    parts = {"key": signature.public_key_of(seed), "message": message, "signature": signature.signer(seed)(message)}
    bit = at % (8 * len(parts[where]))
    parts[where] = bytes(one ^ (1 << bit % 8) if index == bit // 8 else one for index, one in enumerate(parts[where]))
    assert not signature.verify(parts["key"], parts["message"], parts["signature"])
    assert not openssl(parts["key"], parts["message"], parts["signature"])


@given(st.binary(max_size=70), messages, st.binary(max_size=70))
def test_random_bytes_are_no_signature_and_no_fault(key: bytes, message: bytes, sig: bytes) -> None:
    assert not signature.verify(key, message, sig)


# The crafted signatures of "Taming the many EdDSAs"

DECISIONS = (
    # why we refuse it, and whether OpenSSL takes it; the comment says what the vector was made to show
    ("A has small order", True),  # 0: S = 0, R and A small: with the cofactor it holds for any message, so the signer has signed nothing
    ("A has small order", True),  # 1: A small, R mixed: holds with and without cofactor
    ("A has mixed order", True),  # 2: R small, A mixed: holds with and without cofactor
    ("A has mixed order", True),  # 3: R and A mixed: holds with and without cofactor; libsodium itself takes it
    ("A has mixed order", False),  # 4: holds only with the cofactor
    ("A has mixed order", False),  # 5: holds only with the cofactor, and only if k is not reduced first
    ("S is not below L", False),  # 6: S + L: the same signature, spelt otherwise
    ("S is not below L", False),  # 7: S far above L: its high bits are set
    ("A has mixed order", False),  # 8: R not canonical (x = 0 with a sign), reduced before hashing
    ("A has mixed order", False),  # 9: R not canonical, hashed as it stands
    ("A is not canonical", False),  # 10: A not canonical, reduced before hashing
    ("A is not canonical", True),  # 11: A not canonical, hashed as it stands
)


def test_there_are_twelve_crafted_vectors_and_a_decision_on_each() -> None:
    assert len(SPECCHECK) == len(DECISIONS) == 12


@pytest.mark.parametrize(("number", "reason", "openssl_takes_it"), [(n, *row) for n, row in enumerate(DECISIONS)])
def test_a_crafted_vector_is_refused_for_its_reason(number: int, reason: str, openssl_takes_it: bool) -> None:
    public, message, sig = unhex(SPECCHECK[number], "pub_key", "message", "signature")
    assert why_not(public, message, sig) == reason
    assert not signature.verify(public, message, sig)
    assert openssl(public, message, sig) == openssl_takes_it


# Points of small order

SMALL = [decoded(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")) or NEUTRAL]
"""The eight points of small order: multiples of one of order 8."""
while SMALL[-1] != NEUTRAL:
    SMALL.append(add(SMALL[-1], SMALL[0]))


def small_encodings() -> Iterator[tuple[bytes, bool]]:
    """Yield every encoding of a point of small order, and whether it is the canonical one."""
    for point in SMALL:
        yield encoded(point), True
        if point.x == 0:
            yield encoded(point, sign=1), False
        if point.y + P < 2**255:
            yield encoded(point, plus=1), False
            if point.x == 0:
                yield encoded(point, plus=1, sign=1), False


def test_there_are_eight_points_of_small_order_and_fourteen_encodings() -> None:
    every = list(small_encodings())
    assert len(set(SMALL)) == 8
    assert sum(canonical for _, canonical in every) == 8
    assert len({data for data, _ in every}) == 14


@pytest.mark.parametrize("data", [data for data, _ in small_encodings()], ids=bytes.hex)
def test_a_point_of_small_order_is_no_key_and_no_r(data: bytes) -> None:
    """With the neutral point as R and S = 0, the equation holds on every message that such a key is shown with, or on every eighth."""
    assert not signature.is_key(data)
    with pytest.raises(Refused) as caught:
        signature.require_key(data)
    assert caught.value.refusal.code == Code.BAD_KEY
    public, message, sig = unhex(RFC_8032[1], "public_key", "message", "signature")
    assert not any(signature.verify(data, bytes([n]), encoded(NEUTRAL) + bytes(32)) for n in range(64))
    assert not signature.verify(public, message, data + sig[32:])
    assert not signature.verify(public, message, data + bytes(32))


def test_openssl_takes_a_key_of_small_order_for_the_signer_of_everything() -> None:
    """Which is why the strict rule is in our code and not left to a library."""
    nobody = encoded(NEUTRAL)
    assert all(openssl(nobody, message, nobody + bytes(32)) for message in (b"we accept", b"we never accepted"))


# Points of mixed order: an honest point plus one of small order

SEED = bytes(range(32))
HONEST = signature.public_key_of(SEED)
SCALAR = int.from_bytes(sha512(SEED).digest()[:32], "little") & (1 << 254) - 8 | 1 << 254


def signed_as(public_key: bytes, message: bytes, r: int, torsion: Point = NEUTRAL) -> bytes:
    """Sign with the honest secret but for another public key, and with a point of small order added to R."""
    point = encoded(add(times(r, BASE), torsion))
    k = int.from_bytes(sha512(point + public_key + message).digest(), "little") % L
    return point + ((r + k * SCALAR) % L).to_bytes(32, "little")


@pytest.mark.parametrize("torsion", [point for point in SMALL if point != NEUTRAL], ids=range(7))
def test_a_key_of_mixed_order_is_refused_even_when_the_equation_holds(torsion: Point) -> None:
    """The owner of such a key can make signatures on which libraries differ. For about one message in eight all take them."""
    mixed = encoded(add(decoded(HONEST) or NEUTRAL, torsion))
    signatures = [(bytes([n]), signed_as(mixed, bytes([n]), 12345 + n)) for n in range(64)]
    held = [(message, sig) for message, sig in signatures if openssl(mixed, message, sig)]
    assert held
    assert all(equation_holds(mixed, message, sig, cofactor=8) for message, sig in signatures[:4])
    assert not signature.is_key(mixed)
    assert not any(signature.verify(mixed, message, sig) for message, sig in signatures)


@pytest.mark.parametrize("torsion", [point for point in SMALL if point != NEUTRAL], ids=range(7))
def test_an_r_of_mixed_order_is_refused_although_the_equation_with_the_cofactor_holds(torsion: Point) -> None:
    sig = signed_as(HONEST, b"m", 99, torsion)
    assert equation_holds(HONEST, b"m", sig, cofactor=8)
    assert why_not(HONEST, b"m", sig) == "R has mixed order"
    assert not signature.verify(HONEST, b"m", sig)


def test_the_same_signature_without_the_extra_point_counts() -> None:
    assert signature.verify(HONEST, b"m", signed_as(HONEST, b"m", 99))


# Signatures spelt otherwise


@pytest.mark.parametrize("one", RFC_8032, ids=lambda one: one["name"])
def test_s_plus_l_is_the_same_signature_spelt_otherwise_and_refused(one: dict[str, str]) -> None:
    public, message, sig = unhex(one, "public_key", "message", "signature")
    spelt = [sig[:32] + (int.from_bytes(sig[32:], "little") + multiple * L).to_bytes(32, "little") for multiple in range(1, 15)]
    assert equation_holds(public, message, spelt[0])
    assert not any(signature.verify(public, message, other) for other in spelt)


def test_a_signature_of_zeros_is_refused() -> None:
    assert not signature.verify(HONEST, b"", bytes(64))


@pytest.mark.parametrize("y", [*range(P, 2**255)], ids=lambda y: f"p+{y - P}")
def test_no_encoding_above_p_is_a_key_or_an_r(y: int) -> None:
    """19 values of y have a second spelling below 2^255, with either sign."""
    for sign in (0, 1):
        data = (y | sign << 255).to_bytes(32, "little")
        assert not signature.is_key(data)
        assert not signature.verify(HONEST, b"m", data + bytes(32))


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_key_has_32_bytes(size: int) -> None:
    assert not signature.is_key(bytes(size))
    assert not signature.verify(b"\x01" * size, b"m", bytes(64))


@pytest.mark.parametrize(
    "change", [lambda sig: sig[:-1], lambda sig: sig + b"\0", lambda sig: b"", lambda sig: sig * 2], ids=["63", "65", "0", "128"]
)
def test_a_signature_has_64_bytes(change: Callable[[bytes], bytes]) -> None:
    assert not signature.verify(HONEST, b"m", change(signature.signer(SEED)(b"m")))


# The reference and libsodium, side by side on points of every sort

points = st.builds(lambda scalar, torsion: add(times(scalar, BASE), SMALL[torsion]), st.integers(0, 2**40), st.integers(0, 7))


@settings(max_examples=60)
@given(points, st.sampled_from([0, 1, None]))
def test_a_key_is_what_the_reference_calls_canonical_and_of_prime_order(point: Point, sign: int | None) -> None:
    data = encoded(point, sign=sign)
    again = decoded(data) or NEUTRAL
    assert signature.is_key(data) == (encoded(again) == data and times(L, again) == NEUTRAL and again != NEUTRAL)


# Names of keys


def test_a_key_id_is_a_hash_with_its_own_prefix() -> None:
    """So that the id of a key is the hash of nothing else."""
    assert signature.keyid(HONEST) == sha256(b"garant-ed25519-keyid/v1\n" + HONEST).hexdigest()
    assert signature.keyid(HONEST) != signature.keyid(signature.public_key_of(bytes(32)))


def test_require_key_gives_an_honest_key_back() -> None:
    assert signature.require_key(HONEST) == HONEST
