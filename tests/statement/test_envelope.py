"""The envelope is DSSE, so other people's tools verify it. `securesystemslib`, which TUF and in-toto use, is the oracle."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.dsse import Envelope as TheirEnvelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import Key  # type: ignore[attr-defined]  # their `__all__` forgets it

from garant import signature
from garant.errors import Code
from garant.statement import envelope
from garant.statement.envelope import PAYLOAD_TYPE
from tests.statement import examples
from tests.statement.examples import Json
from tests.statement.refusal import refused

PAYLOAD = examples.payload("notice/1")


def their_key(name: str) -> Key:
    """Give an example key as securesystemslib knows keys, under the name that we give it."""
    public = examples.key(name)
    return Key.from_dict(signature.keyid(public), {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": public.hex()}})


def theirs(*names: str, payload: bytes = PAYLOAD) -> TheirEnvelope:
    """Give our envelope as securesystemslib reads it from the wire."""
    return TheirEnvelope.from_dict(json.loads(envelope.encode(examples.signed(payload, *names))))


@pytest.mark.parametrize("names", [["officer"], ["root 1", "root 2"], ["a", "b", "c", "d", "e", "f", "g", "h"]], ids=len)
def test_securesystemslib_verifies_our_envelope(names: list[str]) -> None:
    keys = [their_key(name) for name in names]
    accepted = theirs(*names).verify(keys, threshold=len(names))
    assert accepted.keys() == {key.keyid for key in keys}


@pytest.mark.parametrize("at", [0, 200, len(PAYLOAD) - 2])
def test_securesystemslib_rejects_a_changed_byte(at: int) -> None:
    changed = theirs("officer")
    changed.payload = PAYLOAD[:at] + bytes([PAYLOAD[at] ^ 1]) + PAYLOAD[at + 1 :]
    with pytest.raises(VerificationError):
        changed.verify([their_key("officer")], threshold=1)


def test_securesystemslib_rejects_another_payload_type() -> None:
    changed = theirs("officer")
    changed.payload_type = "application/vnd.garant.host-word+json"
    with pytest.raises(VerificationError):
        changed.verify([their_key("officer")], threshold=1)


def test_one_signature_does_not_meet_a_threshold_of_two() -> None:
    with pytest.raises(VerificationError):
        theirs("root 1").verify([their_key("root 1"), their_key("root 2")], threshold=2)


@pytest.mark.parametrize("names", [["officer"], ["root 1", "root 2", "root 3"]], ids=len)
def test_the_envelope_that_they_write_is_the_one_that_we_read(names: list[str]) -> None:
    """Nothing is lost on the way through their types, and our order of signatures survives."""
    ours = examples.signed(PAYLOAD, *names)
    again: dict[str, Json] = TheirEnvelope.from_dict(json.loads(envelope.encode(ours))).to_dict()
    assert envelope.decode(json.dumps(again, sort_keys=True, separators=(",", ":")).encode()).envelope == ours


@given(st.text(max_size=40), st.binary(max_size=200))
def test_what_is_signed_is_what_they_would_sign(payload_type: str, payload: bytes) -> None:
    """Lengths count bytes: a payload type beyond ASCII shows who counts characters."""
    assert envelope.pae(payload_type, payload) == TheirEnvelope(payload, payload_type, {}).pae()


def test_the_example_of_the_dsse_protocol() -> None:
    assert envelope.pae("http://example.com/HelloWorld", b"hello world") == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_the_id_names_the_act_whoever_signed_it() -> None:
    one, two, both = (envelope.open_envelope(examples.signed(PAYLOAD, *names)) for names in (["a"], ["b"], ["a", "b"]))
    assert one.id == two.id == both.id
    assert one.keyids != two.keyids


def test_two_acts_have_two_ids() -> None:
    other = examples.payload("notice_step/1")
    assert envelope.open_envelope(examples.signed(PAYLOAD)).id != envelope.open_envelope(examples.signed(other)).id


def test_signatures_stand_in_the_order_of_key_ids_however_the_keys_came() -> None:
    forth, back = examples.signed(PAYLOAD, "a", "b", "c"), examples.signed(PAYLOAD, "c", "b", "a")
    assert forth == back
    keyids = [one.keyid for one in forth.signatures]
    assert keyids == sorted(keyids)


def test_reading_judges_no_signature() -> None:
    """Form is judged here; whether a key may speak, and whether it did, is the fold's business."""
    forged = envelope.Envelope(payload=PAYLOAD, payload_type=PAYLOAD_TYPE, signatures=(envelope.Signature(keyid="0" * 64, sig=bytes(64)),))
    assert envelope.decode(envelope.encode(forged)).said == envelope.read_payload(PAYLOAD)


def test_an_envelope_of_another_type_is_refused_before_its_payload_is_read() -> None:
    with refused(Code.WRONG_PAYLOAD_TYPE):
        envelope.open_envelope(envelope.Envelope(payload=b"\xff", payload_type="text/plain", signatures=()))
