"""The keys by which a host signs: those that the charter names, from the very entry that names them."""

import pytest

from garant.errors import Code, Refused
from garant.log import VerifierKey, open_checkpoint
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.submission import SignedRefusal
from garant.statement.host_word import open_word
from tests.world import ANSWER, CHECKPOINT, HOST_ROOT, NOTICE, ORIGIN, World, make_key, salts

NEW_CHECKPOINT, NEW_ANSWER = make_key("the next checkpoint key"), make_key("the next answer key")
AMENDMENT = {
    "type": "charter_amendment/1",
    "party": "host",
    "version": 2,
    "checkpoint_key": NEW_CHECKPOINT.public,
    "answer_key": NEW_ANSWER.public,
}


@pytest.fixture
def world() -> World:
    return World()


def bare(world: World) -> Host:
    """Give a host that holds no further keys."""
    return Host(world.store, HostKeys(world.key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), world.clock, salts)


def test_the_entry_that_names_a_new_checkpoint_key_is_covered_by_it(world: World) -> None:
    world.admit(HOST_ROOT, AMENDMENT)
    head = world.store.head()
    assert head is not None
    assert open_checkpoint(head.note, VerifierKey(ORIGIN, NEW_CHECKPOINT.public)).size == world.state.size
    with pytest.raises(Refused):
        open_checkpoint(head.note, world.key)


def test_refusals_are_signed_by_the_new_answer_key(world: World) -> None:
    world.admit(HOST_ROOT, AMENDMENT)
    answer = world.say(HOST_ROOT, AMENDMENT)
    assert isinstance(answer, SignedRefusal)
    open_word(answer.word, NEW_ANSWER.public)


def test_a_log_whose_keys_changed_opens_with_the_key_that_one_knew(world: World) -> None:
    world.admit(HOST_ROOT, AMENDMENT)
    world.restart()
    assert world.host.verifier_key == VerifierKey(ORIGIN, NEW_CHECKPOINT.public)
    side = world.side("ru"), world.side("tr")
    world.admit(side[1].unit, NOTICE)


def test_an_old_receipt_is_the_same_after_the_keys_changed(world: World) -> None:
    before = world.host.admission(0)
    world.admit(HOST_ROOT, AMENDMENT)
    assert world.host.admission(0) == before


def test_a_key_that_the_host_does_not_hold_is_refused_and_changes_nothing(world: World) -> None:
    host = bare(world)
    before = host.ledger.state.digest()
    (answer,) = host.submit([world.compose(HOST_ROOT, AMENDMENT)])
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.KEY_NOT_HELD
    assert host.ledger.state.digest() == before


def test_a_host_without_the_keys_that_the_charter_names_does_not_start(world: World) -> None:
    world.admit(HOST_ROOT, AMENDMENT)
    with pytest.raises(Refused) as caught:
        bare(world)
    assert caught.value.refusal.code == Code.KEY_NOT_HELD
