"""Every kind of statement, once: one spelling, one frozen type, one id.

`examples.py` holds a valid statement of each kind. Here they make the round trip, and what Garant computes from them is computed
again by hand.
"""

from base64 import b64decode
from hashlib import sha256

import msgspec
import pytest
import rfc8785

from garant.errors import Code
from garant.statement import canonical, entry, envelope
from garant.statement.kinds import KINDS, kind_of
from garant.statement.kinds.base import BOOKKEEPING, Hiding
from tests.statement import examples
from tests.statement.examples import EXAMPLES, Json
from tests.statement.refusal import refused

every_kind = pytest.mark.parametrize("kind", sorted(EXAMPLES))


def test_there_is_one_example_of_every_kind() -> None:
    assert EXAMPLES.keys() == KINDS.keys()


@every_kind
def test_an_example_is_read_into_the_type_of_its_kind(kind: str) -> None:
    said = envelope.read_payload(examples.payload(kind))
    assert type(said) is KINDS[kind]
    assert kind_of(said) == kind


@every_kind
def test_a_payload_has_one_spelling_and_we_write_it(kind: str) -> None:
    data = examples.payload(kind)
    assert data == rfc8785.dumps(EXAMPLES[kind])
    assert canonical.encode(envelope.read_payload(data)) == data


@every_kind
def test_an_entry_makes_the_round_trip(kind: str) -> None:
    one = examples.entry_of(kind)
    again = entry.decode(entry.encode(one))
    assert again == one
    assert (again.signed.said, again.t_ms) == (one.signed.said, examples.T_MS)


@every_kind
def test_the_statement_id_is_the_hash_of_what_was_signed(kind: str) -> None:
    """DSSE writes lengths in decimal, counts bytes and not characters, and puts one space between."""
    payload = rfc8785.dumps(EXAMPLES[kind])
    pae = b"DSSEv1 37 application/vnd.garant.statement+json " + str(len(payload)).encode() + b" " + payload
    assert examples.entry_of(kind).signed.id == sha256(pae).hexdigest()
    assert examples.entry_of(kind).signed.pae == pae


@every_kind
def test_the_entry_is_the_canonical_form_of_its_three_members(kind: str) -> None:
    one = examples.entry_of(kind)
    dsse: Json = {
        "payload": examples.wire(rfc8785.dumps(EXAMPLES[kind])),
        "payloadType": "application/vnd.garant.statement+json",
        "signatures": [
            {"keyid": keyid, "sig": examples.wire(sig.sig)}
            for keyid, sig in zip(one.signed.keyids, one.signed.envelope.signatures, strict=True)
        ],
    }
    assert entry.encode(one) == rfc8785.dumps({"dsse": dsse, "t": examples.T_MS, "v": 1})


@every_kind
def test_a_statement_is_frozen(kind: str) -> None:
    said = envelope.read_payload(examples.payload(kind))
    for name in msgspec.structs.asdict(said):
        with pytest.raises(AttributeError):
            setattr(said, name, None)


@every_kind
def test_every_required_member_is_missed(kind: str) -> None:
    for field in msgspec.structs.fields(KINDS[kind]):
        if field.required:
            lacking = {name: value for name, value in EXAMPLES[kind].items() if name != field.encode_name}
            with refused(Code.MISSING_MEMBER):
                envelope.read_payload(canonical.encode(lacking))


@every_kind
def test_no_kind_takes_a_member_that_it_does_not_have(kind: str) -> None:
    with refused(Code.UNKNOWN_MEMBER):
        envelope.read_payload(canonical.encode({**EXAMPLES[kind], "approved": True}))


@every_kind
def test_nothing_is_null(kind: str) -> None:
    for name in EXAMPLES[kind]:
        with refused(Code.BAD_VALUE):
            envelope.read_payload(canonical.encode({**EXAMPLES[kind], name: None}))


@every_kind
def test_every_kind_carries_the_bookkeeping(kind: str) -> None:
    assert {field.encode_name for field in msgspec.structs.fields(KINDS[kind])} >= {*BOOKKEEPING, "to", "status"}


@every_kind
def test_only_members_that_may_be_missing_may_be_hidden(kind: str) -> None:
    """A hidden member is missing from the payload, so its kind must be able to do without it."""
    made = KINDS[kind]
    hideable = made.HIDEABLE if issubclass(made, Hiding) else frozenset()
    optional = {field.encode_name for field in msgspec.structs.fields(made) if not field.required}
    assert hideable <= optional - {*BOOKKEEPING, "to", "status", "_sd", "share"}


@every_kind
def test_a_kind_of_another_version_is_unknown(kind: str) -> None:
    name, _, version = kind.partition("/")
    later = f"{name}/{int(version) + 1}"
    with refused(Code.UNKNOWN_KIND):
        envelope.read_payload(canonical.encode({**EXAMPLES[kind], "type": later}))


def test_times_stand_in_no_statement_unless_they_are_real() -> None:
    """Wherever a kind has an instant, only its one spelling is legal, whether or not somebody computes with it."""
    for members in EXAMPLES.values():
        for path in instants(members):
            for bad in ("2018-09-17T14:05:00.000Z", "2018-02-30T00:00:00Z", "2018-09-17T24:00:00Z", "0000-01-01T00:00:00Z"):
                with refused(Code.BAD_TIME):
                    envelope.read_payload(canonical.encode(replaced(members, path, bad)))


Path = tuple[str | int, ...]


def instants(value: Json, path: Path = ()) -> list[Path]:
    """Find the places where a payload holds an instant."""
    if isinstance(value, dict):
        return [found for name, one in value.items() for found in instants(one, (*path, name))]
    if isinstance(value, list):
        return [found for index, one in enumerate(value) for found in instants(one, (*path, index))]
    return [path] if isinstance(value, str) and value.endswith("Z") and value.startswith("2018-") else []


def replaced(value: Json, path: Path, new: object) -> Json:
    """Give a copy of a JSON value with one place replaced."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, list):
        return [replaced(one, rest, new) if index == first else one for index, one in enumerate(value)]
    return {name: replaced(one, rest, new) if name == first else one for name, one in value.items()}


def test_a_key_travels_as_base64() -> None:
    """32 bytes are 44 characters, the last of them one `=`."""
    assert b64decode(EXAMPLES["grant/1"]["key"]) == examples.key("officer")
    assert len(EXAMPLES["grant/1"]["key"]) == 44
