"""Spoilt bytes: whatever happens to an entry on its way, reading it ends in a value or in a refusal, never in anything else.

And what is still read is what it was: written again, it gives the same bytes, and those are canonical to somebody else's program.
"""

import json
from collections.abc import Callable

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.errors import Refused
from garant.statement import canonical, disclosure, entry, envelope
from garant.statement.kinds import Hiding, Notice
from tests.statement import examples
from tests.statement.examples import EXAMPLES, Json

Mutation = Callable[[bytes], bytes]


def flip(at: int, bit: int) -> Mutation:
    return lambda data: bytes(one ^ (1 << bit) if index == at % len(data) else one for index, one in enumerate(data))


def delete(at: int, count: int) -> Mutation:
    return lambda data: data[: at % len(data)] + data[at % len(data) + count :]


def insert(at: int, raw: bytes) -> Mutation:
    return lambda data: data[: at % len(data)] + raw + data[at % len(data) :]


def duplicate(at: int, count: int) -> Mutation:
    return lambda data: data[: at % len(data) + count] + data[at % len(data) :]


places = st.integers(0, 100_000)
counts = st.integers(1, 40)
tokens = st.sampled_from(
    [
        b"null",
        b"true",
        b"0",
        b"-1",
        b"1.5",
        b"1e9",
        b'""',
        b'"x"',
        b"{}",
        b"[]",
        b",",
        b":",
        b'"',
        b"\\",
        b"\x00",
        b"\xff",
        b'"en":',
        b"9" * 400,
        b"[" * 40,
    ]
)
mutations = (
    st.builds(flip, places, st.integers(0, 7))
    | st.builds(delete, places, counts)
    | st.builds(insert, places, tokens | st.binary(min_size=1, max_size=4))
    | st.builds(duplicate, places, counts)
)


def spoil(data: bytes, changes: list[Mutation]) -> bytes:
    for change in changes:
        data = change(data) or b" "
    return data


every_kind = pytest.mark.parametrize("kind", sorted(EXAMPLES))
some = st.lists(mutations, min_size=1, max_size=3)


@every_kind
@settings(max_examples=60)
@given(changes=some)
def test_a_spoilt_entry_is_read_or_refused(kind: str, changes: list[Mutation]) -> None:
    data = spoil(entry.encode(examples.entry_of(kind)), changes)
    try:
        one = entry.decode(data)
    except Refused:
        return
    assert entry.encode(one) == data == rfc8785.dumps(json.loads(data))


@every_kind
@settings(max_examples=100)
@given(changes=some)
def test_a_spoilt_payload_is_read_or_refused(kind: str, changes: list[Mutation]) -> None:
    """The payload stands in an entry as base64, where few mutations reach what it says. Here they all do."""
    data = spoil(examples.payload(kind), changes)
    try:
        said = envelope.read_payload(data)
    except Refused:
        return
    assert canonical.encode(said) == data == rfc8785.dumps(json.loads(data))


leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["a\ud800", "2018-09-17", "P1D", "x" * 5_000])
)
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=6
)


@every_kind
@settings(max_examples=60)
@given(data=st.data())
def test_a_member_may_be_anything_and_the_payload_is_still_read_or_refused(kind: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(EXAMPLES[kind])))
    spelt = json.dumps({**EXAMPLES[kind], name: data.draw(anything)}, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )
    try:
        said = envelope.read_payload(spelt)
    except Refused:
        return
    assert canonical.encode(said) == spelt == rfc8785.dumps(json.loads(spelt))


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data: bytes) -> None:
    for reader in (entry.decode, envelope.decode, envelope.read_payload):
        with pytest.raises(Refused):
            reader(data)


@settings(max_examples=300)
@given(member=st.sampled_from(sorted(Notice.HIDEABLE)), value=anything, changes=st.lists(mutations, max_size=2))
def test_a_spoilt_disclosure_is_read_or_refused(member: str, value: Json, changes: list[Mutation]) -> None:
    """Its digest is in the statement: somebody signed this nonsense, and it must not stop anybody."""
    raw = spoil(json.dumps(["salt", member, value]).encode(), changes)
    text = disclosure._base64url(raw)
    members = {name: one for name, one in EXAMPLES["notice/1"].items() if name not in Notice.HIDEABLE}
    said = envelope.read_payload(canonical.encode({**members, "_sd": [disclosure.digest(text)]}))
    assert isinstance(said, Hiding)
    try:
        whole = disclosure.reveal(said, [text])
    except Refused:
        return
    assert envelope.read_payload(canonical.encode(whole)) == whole
