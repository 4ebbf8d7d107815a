"""Mutators: a good input, and something wrong with it. All of them draw from one `Random`, so an input comes again from its number.

bytes_     bits turned, pieces cut out, doubled, put in from a list of awkward tokens, or from another good input
tree       the same on JSON: members gone, doubled, of another type, far too large, far too deep; two places exchanged
lines      the same on texts of lines: gone, doubled, exchanged, with numbers and base64 turned
archive    the same on the parts of a ZIP archive, its names and its promises
"""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

Mutate = Callable[[Random, bytes, Sequence[bytes]], bytes]
"""Spoils a good input; others like it are at hand."""

TOKENS = (
    b"null", b"true", b"0", b"-0", b"-1", b"1.5", b"1e999", b"1e-400", b"NaN", b"Infinity", b'""', b'"x"', b"{}", b"[]", b",", b":", b'"',
    b"\\", b"\\u0000", b"\\ud800", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xc0\x80", b"\r\n", b"\n\n", b"\xe2\x80\xae", b"9" * 400, b"[" * 60,
    b'{"a":' * 60, b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"../../etc/passwd", b"%00", b"=1+1",
    b"18446744073709551616", b"-9007199254740993",
)  # fmt: skip

AWKWARD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**53, -(2**53), 2**63, 2**64, 10**400, 0.5, -0.0, 1e308, 1e-320, "", "x", "x" * 300, "x" * 5_000, "\x00",
    "\u202e", "\ud800", "é" * 300, "2018-09-17", "2018-02-30T00:00:00Z", "9999-12-31T23:59:60Z", "0000-01-01T00:00:00Z",
    "P1D", "P99999999Y",
    "../x", "a/b", "a/b#c", "host", "tr", "A" * 43, "0" * 64, [], {}, [[]], [None], {"": 0}, {"is": "unknown"}, {"is": "none"},
    [[0, 0], [0, 0]], [1_800_000_000, 900_000_000], [1_800_000_001, 900_000_001], ["tr"] * 300,
)  # fmt: skip


def bytes_(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Spoil bytes in one to four places."""
    for _ in range(rng.randint(1, 4)):
        at, count = rng.randrange(len(data) + 1), rng.randint(1, 40)
        match rng.randrange(6):
            case 0 if at < len(data):
                data = data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + count :]
            case 2:
                data = data[: at + count] + data[at:]
            case 3:
                data = data[:at] + rng.choice(TOKENS) + data[at:]
            case 4:
                data = data[:at] + rng.randbytes(rng.randint(1, 8)) + data[at + rng.randint(0, 8) :]
            case _:
                other = rng.choice(others)
                start = rng.randrange(len(other) + 1)
                data = data[:at] + other[start : start + rng.randint(1, 400)] + data[at:]
    return data


def spoilt(rng: Random, value: Any) -> Any:  # noqa: ANN401 - a JSON value
    """Give a JSON value with one to three things wrong in it; what was given stays as it is."""
    value = deepcopy(value)
    for _ in range(rng.randint(1, 3)):
        places = list(_places(value))
        if not places:
            return deepcopy(rng.choice(AWKWARD))
        inside, key = rng.choice(places)
        _change(rng, places, inside, key)
    return value


def _change(rng: Random, places: list[tuple[Any, Any]], inside: Any, key: Any) -> None:  # noqa: ANN401 - parts of a JSON value
    match rng.randrange(8):
        case 0:
            del inside[key]
        case 1 if isinstance(inside, dict):
            inside[rng.choice((*inside, "", "_sd", "type", "x" * 200, "is"))] = deepcopy(inside[key])
        case 2 if isinstance(inside, list):
            inside[key:key] = [deepcopy(inside[key]) for _ in range(rng.choice((1, 2, 70, 300)))]
        case 3:
            other, name = rng.choice(places)
            inside[key] = deepcopy(other[name]) if _has(other, name) else None
        case 4:
            inside[key] = _deep(rng, inside[key])
        case 5 if isinstance(inside[key], int) and abs(inside[key]) < 2**70:
            inside[key] = inside[key] + rng.choice((1, -1, 2**31, 2**53, -(2**60), 0.5))
        case 6 if isinstance(inside[key], str):
            inside[key] = _text(rng, inside[key])
        case _:
            inside[key] = deepcopy(rng.choice(AWKWARD))


def _has(inside: Any, key: Any) -> bool:  # noqa: ANN401 - parts of a JSON value
    return key in inside if isinstance(inside, dict) else isinstance(key, int) and key < len(inside)


def _deep(rng: Random, value: Any) -> Any:  # noqa: ANN401 - a JSON value
    for _ in range(rng.choice((1, 3, 31, 33, 200))):
        value = [value] if rng.random() < 0.5 else {"a": value}
    return value


def _text(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(("", "\x00", "/", "#", "@", "-", "é", "Z", "\u2028", "0", text)) + text[at + rng.randint(0, 2) :]


def _places(value: Any) -> Any:  # noqa: ANN401 - parts of a JSON value
    """Give each place in a JSON value, as what it is in and its key there."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def spelt(value: Any) -> bytes:  # noqa: ANN401 - a JSON value
    """Spell a JSON value as canonical JSON would be, but for what that cannot say."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def tree(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Spoil JSON as a tree, mostly; sometimes as bytes."""
    if rng.random() < 0.2:
        return bytes_(rng, data, others)
    return spelt(spoilt(rng, json.loads(data)))


def lines(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Spoil a text of lines, mostly; sometimes as bytes."""
    if rng.random() < 0.3:
        return bytes_(rng, data, others)
    parts = data.split(b"\n")
    for _ in range(rng.randint(1, 3)):
        at, to = rng.randrange(len(parts)), rng.randrange(len(parts))
        match rng.randrange(6):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1:
                parts[at:at] = [parts[at]] * rng.choice((1, 2, 100))
            case 2:
                parts[at], parts[to] = parts[to], parts[at]
            case 3:
                parts[at] = bytes_(rng, parts[at], others)
            case 4:
                parts[at] = rng.choice((b"", b"0", b"-1", b"+1", b"01", b"9" * 30, b"A" * 5_000, b"=", "—".encode()))
            case _:
                parts[at:at] = rng.choice(others).split(b"\n")[:3]
    return b"\n".join(parts)


def archive(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Spoil an archive: its bytes, or one of its parts, put together again so that its sums are right."""
    if rng.random() < 0.3:
        return bytes_(rng, data, others)
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            part = old.read(name)
            if name != chosen:
                new.writestr(name, part)
            else:
                _part(rng, new, name, part)
    return held.getvalue()


def _part(rng: Random, new: zipfile.ZipFile, name: str, part: bytes) -> None:
    match rng.randrange(6):
        case 0:
            return
        case 1:
            new.writestr(rng.choice((f"../{name}", f"/{name}", f"C:\\{name}", name.upper(), "x" * 300, "word/vbaProject.bin")), part)
        case 2:
            new.writestr(name, b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + part)
        case 3:
            new.writestr(name, part * rng.choice((2, 50)))
        case _:
            new.writestr(name, bytes_(rng, part, (part,)))
