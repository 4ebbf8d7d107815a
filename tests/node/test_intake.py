"""Intake: what is done to a submission before its turn changes no answer, and only signatures that hold count for anybody."""

import pytest

from garant import signature
from garant.errors import Code, Refusal
from garant.log import VerifierKey
from garant.node.host_keys import HostKeys, OwnSignatures
from garant.node.intake import prepare
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.statement import canonical, envelope
from tests.fold.calling import CALL, staffed, step
from tests.world import ANSWER, CHECKPOINT, NOTICE, ORIGIN, World, make_key

KEYS = HostKeys(VerifierKey(ORIGIN, CHECKPOINT.public), CHECKPOINT.sign, ANSWER.public, ANSWER.sign)


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


def spoilt(submission: Submission) -> Submission:
    """Give a submission whose first signature does not hold."""
    sealed = envelope.decode(submission.envelope).envelope
    first, *rest = sealed.signatures
    bad = envelope.Signature(keyid=first.keyid, sig=bytes(32) + first.sig[32:])
    return Submission(
        canonical.encode(envelope.Envelope(payload=sealed.payload, payload_type=sealed.payload_type, signatures=(bad, *rest)))
    )


def test_the_answer_is_the_same_as_without(world: World) -> None:
    tr = world.side("tr")
    twin = World(rules_level=3)
    twin.side("tr"), world.side("ru"), twin.side("ru")
    submission = world.compose(tr.unit, {**NOTICE, "name": "a"})
    assert world.host.submit([prepare(submission, world.state)]) == twin.host.submit([submission])
    assert world.state.digest() == twin.state.digest()


def test_it_goes_on_the_account_of_who_signed(world: World) -> None:
    tr = world.side("tr")
    world.side("ru")
    found = prepare(world.compose(tr.unit, {**NOTICE, "name": "a"}), world.state)
    assert (found.party, found.keyids, found.urgent) == ("tr", (tr.unit.id,), False)


def test_what_anybody_can_copy_from_a_log_is_on_nobody_s_account(world: World) -> None:
    """Its signature holds for ever: were it its signer's, whoever reads the log could spend every party's account."""
    tr = world.side("tr")
    world.side("ru")
    one = world.compose(tr.unit, {**NOTICE, "name": "a"})
    elsewhere = world.forge(tr.unit, {**NOTICE, "name": "b"}, log="another.example/log")
    world.host.submit([one])
    for copied in (one, elsewhere):
        found = prepare(copied, world.state)
        assert (found.party, found.copied, found.keyids) == (None, True, (tr.unit.id,))
    assert not prepare(world.compose(tr.unit, {**NOTICE, "name": "c"}), world.state).copied


def test_an_old_stop_call_is_not_urgent_again() -> None:
    world, tr, _ = staffed()
    call = world.compose(tr.unit, CALL)
    assert prepare(call, world.state).urgent
    world.host.submit([call])
    assert not prepare(call, world.state).urgent


def test_a_signature_that_does_not_hold_counts_for_nobody_and_is_refused(world: World) -> None:
    tr = world.side("tr")
    world.side("ru")
    found = prepare(spoilt(world.compose(tr.unit, {**NOTICE, "name": "a"})), world.state)
    assert (found.party, found.keyids) == (None, ())
    (answer,) = world.host.submit([found])
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.BAD_SIGNATURE


def test_what_is_no_statement_says_why(world: World) -> None:
    found = prepare(Submission(b"{}"), world.state)
    assert isinstance(found.read, Refusal)
    assert found.party is None
    (answer,) = world.host.submit([found])
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal == found.read


def test_a_key_that_was_granted_meanwhile_is_verified_in_the_turn(world: World) -> None:
    tr = world.side("tr")
    world.side("ru")
    before = World(rules_level=3).state  # knows no officer yet
    found = prepare(world.compose(tr.unit, {**NOTICE, "name": "a"}), before)
    assert not found.checked
    (answer,) = world.host.submit([found])
    assert isinstance(answer, Admission)


def test_a_key_that_was_taken_back_meanwhile_is_refused_in_the_turn(world: World) -> None:
    tr = world.side("tr")
    world.side("ru")
    found = prepare(world.compose(tr.unit, {**NOTICE, "name": "a"}), world.state)
    world.admit(tr.roots[0], {"type": "revoke/1", "key": tr.unit.id, "because": "lost"})
    (answer,) = world.host.submit([found])
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.REVOKED_KEY


def test_a_stop_call_and_its_steps_are_urgent_and_others_are_not() -> None:
    world, tr, ru = staffed()
    call = world.compose(tr.unit, CALL)
    assert prepare(call, world.state).urgent
    assert not prepare(spoilt(call), world.state).urgent
    assert not prepare(world.compose(tr.unit, {**CALL, "urgency": "routine"}), world.state).urgent
    (answer,) = world.host.submit([call])
    assert isinstance(answer, Admission)
    assert prepare(world.compose(ru.headquarters, step("taken")), world.state).urgent


def test_a_hosts_own_signature_is_verified_once_and_then_made_again() -> None:
    own = OwnSignatures(KEYS.signer)
    signed = ANSWER.sign(b"word")
    assert own.verify(ANSWER.public, b"word", signed)
    assert own.verify(ANSWER.public, b"another", ANSWER.sign(b"another"))
    assert not own.verify(ANSWER.public, b"word", signed[:32] + bytes(32))


def test_a_key_that_signs_badly_is_never_trusted() -> None:
    """A signer that belongs to another key makes the same bad signature each time."""
    seed = bytes(range(32))
    own = OwnSignatures(KEYS._replace(sign_answer=signature.signer(seed)).signer)
    for _ in range(2):
        assert not own.verify(ANSWER.public, b"word", signature.signer(seed)(b"word"))


def test_a_signature_of_another_process_counts_as_the_same_that_ours_would_be_or_when_it_verifies() -> None:
    own, other = OwnSignatures(KEYS.signer), make_key("another process alone has it")
    further = make_key("a gateway that both have")
    assert own.counts(ANSWER.public, b"word", ANSWER.sign(b"word")), "before we signed anything"
    verify = own.hold(further.public, further.sign)
    for key in (ANSWER, further):
        assert verify(key.public, b"first", key.sign(b"first"))
        assert own.counts(key.public, b"word", key.sign(b"word"))
        assert not own.counts(key.public, b"word", key.sign(b"another"))
        assert not own.counts(key.public, b"word", key.sign(b"word")[:32] + bytes(32))
    assert own.counts(other.public, b"word", other.sign(b"word"))
    assert not own.counts(other.public, b"word", other.sign(b"another"))
