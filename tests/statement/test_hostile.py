"""Hostile input: each row is one way to be wrong, and the one code word with which it is refused.

Nothing but a refusal may come out, and soon: how long each row takes is recorded beside its result (`--junit-xml`), and printed
with `-s`. Times are never asserted.
"""

import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from typing import NamedTuple

import pytest

from garant.errors import Code
from garant.limits import ENTRY_BYTES_MAX, PAYLOAD_BYTES_MAX, ROOT_KEYS_MAX, SIGNATURES_MAX
from garant.statement import canonical, entry, envelope
from tests.statement import examples
from tests.statement.examples import EXAMPLES, Json
from tests.statement.refusal import refused

REVOKE = EXAMPLES["revoke/1"]
GRANT = EXAMPLES["grant/1"]
NOTICE = EXAMPLES["notice/1"]
PLAIN = canonical.encode(REVOKE)
ENVELOPE: dict[str, Json] = {
    "payload": b64encode(PLAIN).decode(),
    "payloadType": envelope.PAYLOAD_TYPE,
    "signatures": [{"keyid": "0" * 64, "sig": b64encode(bytes(64)).decode()}],
}
NOTE = REVOKE["note"].encode()


class Row(NamedTuple):
    """One hostile input: what is wrong with it, the bytes, and the code word that it must be refused with."""

    what: str
    data: bytes
    code: Code


def swap(old: bytes, new: bytes, data: bytes = PLAIN) -> bytes:
    """Replace the one place where `old` stands: a change that no JSON library would write for us."""
    assert data.count(old) == 1, (old, data)
    return data.replace(old, new)


def noted(raw: bytes) -> bytes:
    """Put raw bytes into the text of a note."""
    return swap(NOTE, raw)


def but(members: dict[str, Json], **changes: Json) -> bytes:
    """Spell members canonically, with some changed."""
    return canonical.encode({**members, **changes})


def without(members: dict[str, Json], name: str) -> bytes:
    return canonical.encode({key: value for key, value in members.items() if key != name})


def padded(size: int, data: bytes = PLAIN) -> bytes:
    return data + b" " * (size - len(data))


def keyed(spelling: str) -> bytes:
    """Spell the key of a grant in some way."""
    return but(GRANT, key=spelling)


KEY = bytes(range(1, 33))
KEY64 = b64encode(KEY).decode()
CIRCLE = examples.CIRCLE

PAYLOADS = (
    # size and depth
    Row("one byte too many", padded(PAYLOAD_BYTES_MAX + 1), Code.TOO_LARGE),
    Row("a million brackets", b"[" * 1_000_000, Code.TOO_LARGE),
    Row("as many brackets as fit", b"[" * PAYLOAD_BYTES_MAX, Code.TOO_DEEP),
    Row("33 lists", noted(b"x").replace(b'"x"', b"[" * 32 + b"]" * 32), Code.TOO_DEEP),
    Row("33 objects", b'{"a":' * 33 + b"1" + b"}" * 33, Code.TOO_DEEP),
    Row("a text of 4001 characters", but(REVOKE, note="a" * 4_001), Code.TOO_LARGE),
    Row("too many volumes", but(NOTICE, volumes=[{"shape": CIRCLE}] * 257), Code.TOO_LARGE),
    Row("too many languages", but(GRANT, duty={f"aa-{n:02}": "x" for n in range(13)}), Code.TOO_LARGE),
    # not JSON at all
    Row("nothing", b"", Code.NOT_JSON),
    Row("a byte order mark", b"\xef\xbb\xbf" + PLAIN, Code.NOT_JSON),
    Row("UTF-16", PLAIN.decode().encode("utf-16-le"), Code.NOT_JSON),
    Row("a byte that is not UTF-8", noted(b"\xff"), Code.NOT_JSON),
    Row("an overlong zero", noted(b"\xc0\x80"), Code.NOT_JSON),
    Row("half a surrogate pair, escaped", noted(b"\\ud800"), Code.NOT_JSON),
    Row("the other half, escaped", noted(b"\\udc00"), Code.NOT_JSON),
    Row("half a surrogate pair, raw", noted(b"\xed\xa0\x80"), Code.NOT_JSON),
    Row("a raw newline in a text", noted(b"a\nb"), Code.NOT_JSON),
    Row("a raw control character in a text", noted(b"a\x01b"), Code.NOT_JSON),
    Row("a text without end", PLAIN[:-3], Code.NOT_JSON),
    Row("quotation marks without end", b'{"note":"' + b'\\"' * 23_000, Code.NOT_JSON),
    Row("two payloads", PLAIN + PLAIN, Code.NOT_JSON),
    Row("a leading zero", swap(b'"seq":7', b'"seq":07'), Code.NOT_JSON),
    Row("a plus sign", swap(b'"seq":7', b'"seq":+7'), Code.NOT_JSON),
    Row("NaN", swap(b'"seq":7', b'"seq":NaN'), Code.NOT_JSON),
    Row("Infinity", swap(b'"seq":7', b'"seq":Infinity'), Code.NOT_JSON),
    Row("minus Infinity", swap(b'"seq":7', b'"seq":-Infinity'), Code.NOT_JSON),
    Row("a comma too many", swap(b'"seq":7,', b'"seq":7,,'), Code.NOT_JSON),
    Row("single quotation marks", PLAIN.replace(b'"', b"'"), Code.NOT_JSON),
    # numbers
    Row("a fraction", swap(b'"seq":7', b'"seq":7.5'), Code.NOT_AN_INTEGER),
    Row("a whole number with a fraction of zero", swap(b'"seq":7', b'"seq":7.0'), Code.NOT_AN_INTEGER),
    Row("an exponent", swap(b'"seq":7', b'"seq":7e0'), Code.NOT_AN_INTEGER),
    Row("a number beyond all floats", swap(b'"seq":7', b'"seq":1e999'), Code.NOT_AN_INTEGER),
    Row("2^53", swap(b'"seq":7', b'"seq":9007199254740992'), Code.NOT_AN_INTEGER),
    Row("40,000 digits", swap(b'"seq":7', b'"seq":' + b"9" * 40_000), Code.NOT_AN_INTEGER),
    Row("minus 40,000 digits", swap(b'"seq":7', b'"seq":-' + b"9" * 40_000), Code.NOT_AN_INTEGER),
    Row("minus zero", swap(b'"size":41', b'"size":-0'), Code.NOT_CANONICAL),
    Row("zero, where counting starts at one", but(REVOKE, seq=0), Code.BAD_VALUE),
    Row("less than nothing", but(REVOKE, seen={"size": -1, "root": "0" * 64}), Code.BAD_VALUE),
    # names
    Row("a name twice", swap(b'"seq":7', b'"seq":7,"seq":7'), Code.DUPLICATE_NAME),
    Row("a name twice, first with another value", swap(b'"seq":7', b'"seq":8,"seq":7'), Code.DUPLICATE_NAME),
    Row("a name twice, once escaped", swap(b'"seq":7', b'"s\\u0065q":8,"seq":7'), Code.DUPLICATE_NAME),
    Row("a name twice, further in", swap(b'"size":41', b'"size":41,"size":41'), Code.DUPLICATE_NAME),
    Row("the type twice", swap(b'"type":"revoke/1"', b'"type":"grant/1","type":"revoke/1"'), Code.DUPLICATE_NAME),
    Row("a language twice", swap(b'"en":', b'"en":"x","en":', canonical.encode(GRANT)), Code.DUPLICATE_NAME),
    Row("a member of no kind", but(REVOKE, approved=True), Code.UNKNOWN_MEMBER),
    Row("a member of no kind, further in", but(REVOKE, seen={"size": 0, "root": "0" * 64, "by": "me"}), Code.UNKNOWN_MEMBER),
    Row("a member of another kind", but(REVOKE, key2="x"), Code.UNKNOWN_MEMBER),
    Row("a name beyond ASCII", but(REVOKE, nоte="Cyrillic o"), Code.UNKNOWN_MEMBER),
    Row("a name that imitates a path", but(REVOKE, **{"x` - at `$.type`": 1}), Code.UNKNOWN_MEMBER),
    Row("no reason", without(REVOKE, "because"), Code.MISSING_MEMBER),
    Row("no type", without(REVOKE, "type"), Code.MISSING_MEMBER),
    Row("nothing at all", b"{}", Code.MISSING_MEMBER),
    Row("no root, further in", but(REVOKE, seen={"size": 0}), Code.MISSING_MEMBER),
    # spelling
    Row("a space", swap(b'"seq":7', b'"seq": 7'), Code.NOT_CANONICAL),
    Row("a newline at the end", PLAIN + b"\n", Code.NOT_CANONICAL),
    Row("members in another order", swap(b'"seq":7,"status":"actual"', b'"status":"actual","seq":7'), Code.NOT_CANONICAL),
    Row(
        "members in another order, further in",
        PLAIN.replace(b'"size":41', b"").replace(b'{"root"', b'{"size":41,"root"').replace(b",}", b"}"),
        Code.NOT_CANONICAL,
    ),
    Row("an escaped slash", swap(b"revoke/1", b"revoke\\/1"), Code.NOT_CANONICAL),
    Row("an escaped letter", swap(b'"lost"', b'"l\\u006fst"'), Code.NOT_CANONICAL),
    Row("an escaped pair of surrogates", noted(b"\\ud83d\\ude00"), Code.NOT_CANONICAL),
    Row("an escaped newline, the long way", noted(b"\\u000a"), Code.NOT_CANONICAL),
    Row("upper-case hex in an escape", noted(b"\\u001F"), Code.NOT_CANONICAL),
    # characters
    Row("a tab", but(REVOKE, note="a\tb"), Code.CONTROL_CHARACTER),
    Row("a carriage return", but(REVOKE, note="a\r\nb"), Code.CONTROL_CHARACTER),
    Row("a zero", but(REVOKE, note="a\0b"), Code.CONTROL_CHARACTER),
    Row("an escape character", but(REVOKE, note="\x1b[2J"), Code.CONTROL_CHARACTER),
    Row("a tab behind backslashes", but(REVOKE, note="\\\\\\\t"), Code.CONTROL_CHARACTER),
    Row("DEL", but(REVOKE, note="a\x7fb"), Code.CONTROL_CHARACTER),
    Row("a C1 control", but(REVOKE, note="a\x85b"), Code.CONTROL_CHARACTER),
    Row("U+202E, right-to-left override", but(REVOKE, note="a\u202eb"), Code.CONTROL_CHARACTER),
    Row("U+202D, left-to-right override", but(REVOKE, note="a\u202db"), Code.CONTROL_CHARACTER),
    Row("an override in a text that is wrong anyway", but(REVOKE, because="\u202etsol"), Code.CONTROL_CHARACTER),
    Row(
        "an override in the name of an unknown member",
        swap(b'"seq":7', b'"s\x7f":1,"seq":7').replace(b'"s\x7f":1,"seq":7', b'"seq":7,"seq\x7f":1'),
        Code.CONTROL_CHARACTER,
    ),
    # values
    Row("null, for what may be missing", but(REVOKE, note=None), Code.BAD_VALUE),
    Row("null, for what may not", but(REVOKE, because=None), Code.BAD_VALUE),
    Row("a default, spelt out", but(NOTICE, emergency=False), Code.BAD_VALUE),
    Row(
        "a default, spelt out, further in",
        but(EXAMPLES["agreement/1"], measures=[{**examples.MEASURE, "permission": False}]),
        Code.BAD_VALUE,
    ),
    Row("a text for a number", but(REVOKE, seq="7"), Code.BAD_VALUE),
    Row("true for one", but(REVOKE, seq=True), Code.BAD_VALUE),
    Row("a list for an object", but(REVOKE, seen=[]), Code.BAD_VALUE),
    Row("a list for a payload", b"[]", Code.BAD_VALUE),
    Row("a text for a payload", b'"revoke/1"', Code.BAD_VALUE),
    Row("null for a payload", b"null", Code.BAD_VALUE),
    Row("an empty text", but(REVOKE, note=""), Code.BAD_VALUE),
    Row("a word of no vocabulary", but(REVOKE, because="boredom"), Code.BAD_VALUE),
    Row("a status of no message", but(REVOKE, status="approved"), Code.BAD_VALUE),
    Row("an id in upper case", but(REVOKE, party="North"), Code.BAD_VALUE),
    Row("an id with a newline behind it", but(REVOKE, party="north\n"), Code.BAD_VALUE),
    Row("a hash in upper case", but(REVOKE, prev="5E" * 32), Code.BAD_VALUE),
    Row("an open value of no sort", but(EXAMPLES["meeting/1"], when={"is": "maybe"}), Code.BAD_VALUE),
    Row("a place beyond the pole", but(NOTICE, volumes=[{"shape": {**CIRCLE, "center": [0, 900_000_001]}}]), Code.BAD_VALUE),
    Row("a place with a height", but(NOTICE, volumes=[{"shape": {**CIRCLE, "center": [0, 0, 0]}}]), Code.BAD_VALUE),
    Row(
        "a ring that does not close",
        but(NOTICE, volumes=[{"shape": {"is": "area", "polygons": [[[[0, 0], [1, 0], [1, 1], [0, 1]]]]}}]),
        Code.BAD_VALUE,
    ),
    Row(
        "a window that ends before it starts",
        but(NOTICE, volumes=[{"shape": CIRCLE, "start": "2018-09-18T06:00:00Z", "end": "2018-09-18T05:00:00Z"}]),
        Code.BAD_VALUE,
    ),
    Row(
        "a route that goes back in time",
        but(NOTICE, volumes=[{"shape": {**examples.ROUTE, "times": examples.ROUTE["times"][::-1]}}]),
        Code.BAD_VALUE,
    ),
    Row("a route and a window", but(NOTICE, volumes=[{"shape": examples.ROUTE, "start": "2018-09-18T06:00:00Z"}]), Code.BAD_VALUE),
    Row("a ceiling below the floor", but(NOTICE, volumes=[{"shape": CIRCLE, "lower_cm": 2, "upper_cm": 1}]), Code.BAD_VALUE),
    Row("somebody named twice over", but(EXAMPLES["proposal/1"], by={"party": "north", "text": "the north"}), Code.BAD_VALUE),
    Row(
        "a root key that stands twice",
        but(EXAMPLES["charter/1"], roots={**EXAMPLES["charter/1"]["roots"], "keys": EXAMPLES["charter/1"]["roots"]["keys"][:1] * 2}),
        Code.BAD_VALUE,
    ),
    Row(
        "a threshold that nobody can meet", but(EXAMPLES["party/1"], roots={**EXAMPLES["party/1"]["roots"], "threshold": 2}), Code.BAD_VALUE
    ),
    Row("digests in another order", but(NOTICE, _sd=["B" * 43, "A" * 43]), Code.BAD_VALUE),
    Row("one digest twice", but(NOTICE, _sd=["A" * 43, "A" * 43]), Code.BAD_VALUE),
    Row("no digests, spelt out", but(NOTICE, _sd=[]), Code.BAD_VALUE),
    Row("a day that no calendar has", but(EXAMPLES["body/1"], when={"is": "dated", "date": "2018-02-30"}), Code.BAD_VALUE),
    # bytes
    Row("the alphabet for addresses of pages", keyed(urlsafe_b64encode(b"\xff" * 32).decode()), Code.BAD_BASE64),
    Row("no padding", keyed(KEY64[:-1]), Code.BAD_BASE64),
    Row("padding in the middle", keyed(KEY64[:20] + "=" + KEY64[20:42] + "="), Code.BAD_BASE64),
    Row("bits behind the last byte", keyed(KEY64[:42] + "B="), Code.BAD_BASE64),
    Row("a newline in base64", keyed(KEY64[:20] + "\n" + KEY64[20:]), Code.BAD_BASE64),
    Row("a space in base64", keyed(KEY64[:20] + " " + KEY64[20:]), Code.BAD_BASE64),
    Row("hex for base64", keyed(KEY.hex()[:-1]), Code.BAD_BASE64),
    Row("31 bytes for a key", keyed(b64encode(KEY[:31]).decode()), Code.BAD_VALUE),
    Row("33 bytes for a key", keyed(b64encode(KEY + b"x").decode()), Code.BAD_VALUE),
    # times
    Row("a time with an offset", but(REVOKE, time="2018-09-17T16:05:00+02:00"), Code.BAD_TIME),
    Row("a time with zero milliseconds", but(REVOKE, time="2018-09-17T14:05:00.000Z"), Code.BAD_TIME),
    Row("the 30th of February", but(REVOKE, not_after="2018-02-30T00:00:00Z"), Code.BAD_TIME),
    Row("24 o'clock", but(REVOKE, not_after="2018-09-17T24:00:00Z"), Code.BAD_TIME),
    Row("a time with a newline behind it", but(REVOKE, time="2018-09-17T14:05:00Z\n"), Code.BAD_TIME),
    Row("no time, further in", but(NOTICE, volumes=[{"shape": CIRCLE, "start": "noon"}]), Code.BAD_TIME),
    # kinds
    Row("a kind that nobody knows", but(REVOKE, type="strike/1"), Code.UNKNOWN_KIND),
    Row("a kind that imitates a reason", but(REVOKE, type="Object missing required field `x`"), Code.UNKNOWN_KIND),
    Row("a kind of another version", but(REVOKE, type="revoke/2"), Code.UNKNOWN_KIND),
    Row("a kind without a version", but(REVOKE, type="revoke"), Code.UNKNOWN_KIND),
    Row("a number for a kind", but(REVOKE, type=1), Code.BAD_VALUE),
)

SIG64 = b64encode(bytes(64)).decode()


def signatures(*keyids: str, sig: str = SIG64) -> list[dict[str, str]]:
    return [{"keyid": keyid, "sig": sig} for keyid in keyids]


A, B = "a" * 64, "b" * 64

ENVELOPES = (
    Row("one byte too many", padded(ENTRY_BYTES_MAX + 1, canonical.encode(ENVELOPE)), Code.TOO_LARGE),
    Row("a payload that is too large", but(ENVELOPE, payload=b64encode(padded(PAYLOAD_BYTES_MAX + 1)).decode()), Code.TOO_LARGE),
    Row("a payload of another type", but(ENVELOPE, payloadType="application/vnd.in-toto+json"), Code.WRONG_PAYLOAD_TYPE),
    Row("a payload type without end", but(ENVELOPE, payloadType="a" * 60_000), Code.WRONG_PAYLOAD_TYPE),
    Row("a payload type in upper case", but(ENVELOPE, payloadType=envelope.PAYLOAD_TYPE.upper()), Code.WRONG_PAYLOAD_TYPE),
    Row("a number for a payload type", but(ENVELOPE, payloadType=5), Code.BAD_VALUE),
    Row("no payload type", without(ENVELOPE, "payloadType"), Code.MISSING_MEMBER),
    Row("no payload", without(ENVELOPE, "payload"), Code.MISSING_MEMBER),
    Row("an empty payload", but(ENVELOPE, payload=""), Code.NOT_JSON),
    Row("a payload that is not canonical", but(ENVELOPE, payload=b64encode(PLAIN + b"\n").decode()), Code.NOT_CANONICAL),
    Row("a payload in the alphabet for addresses of pages", but(ENVELOPE, payload="-_-_"), Code.BAD_BASE64),
    Row("bits behind the last byte of a payload", but(ENVELOPE, payload="e31="), Code.BAD_BASE64),
    Row("bits behind the last byte of a signature", but(ENVELOPE, signatures=signatures(A, sig=SIG64[:-3] + "B==")), Code.BAD_BASE64),
    Row("no signatures member", without(ENVELOPE, "signatures"), Code.MISSING_MEMBER),
    Row("no signatures", but(ENVELOPE, signatures=[]), Code.NO_SIGNATURE),
    Row("signatures in another order", but(ENVELOPE, signatures=signatures(B, A)), Code.SIGNATURES_UNSORTED),
    Row("one key twice", but(ENVELOPE, signatures=signatures(A, A)), Code.SIGNATURES_UNSORTED),
    Row("a signature of 63 bytes", but(ENVELOPE, signatures=signatures(A, sig=b64encode(bytes(63)).decode())), Code.BAD_SIGNATURE),
    Row("a signature of 65 bytes", but(ENVELOPE, signatures=signatures(A, sig=b64encode(bytes(65)).decode())), Code.BAD_SIGNATURE),
    Row("a signature of 9,000 bytes", but(ENVELOPE, signatures=signatures(A, sig=b64encode(bytes(9_000)).decode())), Code.BAD_SIGNATURE),
    Row("a signature of no bytes", but(ENVELOPE, signatures=signatures(A, sig="")), Code.BAD_SIGNATURE),
    Row("too many signatures", but(ENVELOPE, signatures=signatures(*(f"{n:064x}" for n in range(SIGNATURES_MAX + 1)))), Code.TOO_LARGE),
    Row("a key id in upper case", but(ENVELOPE, signatures=signatures(A.upper())), Code.BAD_VALUE),
    Row("a key id that is a name", but(ENVELOPE, signatures=signatures("officer")), Code.BAD_VALUE),
    Row("a certificate beside the signature", but(ENVELOPE, signatures=[{**signatures(A)[0], "cert": "x"}]), Code.UNKNOWN_MEMBER),
    Row("a payload twice", swap(b'{"payload":', b'{"payload":"","payload":', canonical.encode(ENVELOPE)), Code.DUPLICATE_NAME),
)

ENTRY: dict[str, Json] = {"dsse": ENVELOPE, "t": examples.T_MS, "v": 1}

ENTRIES = (
    Row("one byte too many", padded(ENTRY_BYTES_MAX + 1, canonical.encode(ENTRY)), Code.TOO_LARGE),
    Row("no envelope", without(ENTRY, "dsse"), Code.MISSING_MEMBER),
    Row("no time", without(ENTRY, "t"), Code.MISSING_MEMBER),
    Row("a time before 1970", but(ENTRY, t=-1), Code.BAD_VALUE),
    Row("a time that nobody can spell: the year 10000", but(ENTRY, t=253_402_300_800_000), Code.BAD_VALUE),
    Row("a text for a time", but(ENTRY, t="2018-09-17T14:05:00Z"), Code.BAD_VALUE),
    Row("an entry of another version", but(ENTRY, v=2), Code.BAD_VALUE),
    Row("an index, which is for the log to know", but(ENTRY, index=3), Code.UNKNOWN_MEMBER),
    Row("a payload of another type", but(ENTRY, dsse={**ENVELOPE, "payloadType": "text/plain"}), Code.WRONG_PAYLOAD_TYPE),
    Row("too many signatures", but(ENTRY, dsse={**ENVELOPE, "signatures": signatures(*(f"{n:064x}" for n in range(17)))}), Code.TOO_LARGE),
    Row(
        "a payload of no kind",
        but(ENTRY, dsse={**ENVELOPE, "payload": b64encode(but(REVOKE, type="strike/1")).decode()}),
        Code.UNKNOWN_KIND,
    ),
    Row("an envelope alone", canonical.encode(ENVELOPE), Code.UNKNOWN_MEMBER),
)

ROWS = [
    pytest.param(reader, row, id=f"{name}: {row.what}")
    for name, reader, rows in (
        ("payload", envelope.read_payload, PAYLOADS),
        ("envelope", envelope.decode, ENVELOPES),
        ("entry", entry.decode, ENTRIES),
    )
    for row in rows
]


@pytest.mark.parametrize(("reader", "row"), ROWS)
def test_hostile_bytes_are_refused_with_their_own_code_word(
    reader: Callable[[bytes], object], row: Row, record_property: Callable[[str, object], None]
) -> None:
    started = time.perf_counter()
    with refused(row.code) as refusal:
        reader(row.data)
    took_ms = (time.perf_counter() - started) * 1_000
    record_property("took_ms", round(took_ms, 3))
    print(f"{took_ms:8.3f} ms  {row.code:20} {row.what}")  # noqa: T201 - shown with -s
    assert refusal.sentence.isprintable(), "people and signed refusals must be able to carry the sentence"
    assert len(refusal.where) < 1_000


def test_the_rows_are_wrong_in_one_way_only() -> None:
    """What they were made from is right."""
    envelope.read_payload(PLAIN)
    envelope.read_payload(keyed(KEY64))
    envelope.decode(canonical.encode(ENVELOPE))
    entry.decode(canonical.encode(ENTRY))


LEGAL = (
    "two\nlines",
    "\u2028 and \u2029 are no control characters to JSON",
    "backslash t: \\t, and u: \\u0001",
    "\u200f\u061c marks of direction, which Arabic and Hebrew need",
    "\u2066 isolates \u2069",
    "\U0001f54a \U0010ffff",
    "e\u0301 stays as it was written",
    "\ufffd",
)


@pytest.mark.parametrize("text", LEGAL)
def test_a_legal_text_is_taken_as_it_is(text: str) -> None:
    said = envelope.read_payload(but(REVOKE, note=text))
    assert getattr(said, "note") == text  # noqa: B009 - the type of a statement in general has no note


def test_a_payload_may_be_as_large_as_the_limit_and_no_larger() -> None:
    """And with the root keys of one whole party below it, the entry still fits into the log."""
    long = "a" * 4_000
    measures = [{**examples.MEASURE, "name": f"m{n}", "note": long} for n in range(9)]
    small = canonical.encode({**EXAMPLES["agreement/1"], "measures": measures, "purpose": "x"})
    room = PAYLOAD_BYTES_MAX - len(small)
    assert 0 < room < 4_000
    full = canonical.encode({**EXAMPLES["agreement/1"], "measures": measures, "purpose": "x" * (room + 1)})
    assert len(full) == PAYLOAD_BYTES_MAX
    envelope.read_payload(full)
    assert (
        len(entry.encode(entry.Entry(envelope.open_envelope(examples.signed(full, *map(str, range(ROOT_KEYS_MAX)))), examples.T_MS)))
        <= ENTRY_BYTES_MAX
    )
    with refused(Code.TOO_LARGE):
        envelope.read_payload(full + b" ")


def test_an_entry_that_is_too_large_is_refused_when_it_is_made() -> None:
    """Not reached by statements that were read from bytes: their payload is bounded. A hand-made envelope can be larger."""
    large = examples.signed(b"x" * ENTRY_BYTES_MAX)
    signed = examples.entry_of("blob/1").signed
    with refused(Code.TOO_LARGE):
        entry.encode(entry.Entry(envelope.Signed(signed.said, large, signed.id, signed.pae), 0))
