"""The logic of an outbox: where a chain goes on, what a STOP call takes along, what has expired, what our own copy shows."""

from collections.abc import Callable

import pytest

from garant.errors import Code
from garant.log import Checkpoint, TlogProof, parse_note, sign_checkpoint
from garant.node.outbox import (
    LIGHT_BYTES_MAX,
    OVERTAKEN,
    Queued,
    before,
    broken_word,
    caught_up,
    expire,
    next_link,
    overtaken,
    queued,
)
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Submission
from garant.statement.compose import Chain
from garant.storage.outbox import MemoryOutbox
from tests.fold.calling import CALL, line, step
from tests.node.scene import notice
from tests.world import CHECKPOINT, ORIGIN, fold, salts


class Desk:
    """Signs into a queue, behind what waits there."""

    def __init__(self) -> None:
        self.world, self.tr, self.ru = line()
        self.outbox = MemoryOutbox()

    def sign(self, key: SigningKey, members: dict[str, object]) -> Queued:
        ledger = self.world.host.ledger
        chain = next_link(self.outbox, ledger.state, key.id)
        submission = say(ledger, ORIGIN, Saying(members, self.world.clock()), [key], salts, chain)
        return self.outbox.add(queued(submission, "officer", ledger.state, self.world.clock()))

    def notice(self, name: str) -> Queued:
        return self.sign(self.tr.unit, dict(notice(name)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_chain_begins_at_one_and_counts_what_waits(desk: Desk) -> None:
    key = desk.tr.unit.id
    assert next_link(desk.outbox, desk.world.state, key) == Chain(1, None)
    first, second = desk.notice("a"), desk.notice("b")
    assert (first.seq, second.seq) == (1, 2)
    assert next_link(desk.outbox, desk.world.state, key) == Chain(3, second.id)


def test_a_chain_goes_on_behind_the_log_where_that_is_further(desk: Desk) -> None:
    desk.notice("a")
    admitted = [desk.world.admit(desk.tr.unit, notice(name)) for name in "xyz"]
    assert next_link(desk.outbox, desk.world.state, desk.tr.unit.id) == Chain(4, admitted[-1].id)


def test_the_host_takes_a_whole_chain_as_it_was_signed(desk: Desk) -> None:
    for name in "abc":
        desk.notice(name)
    for one in desk.outbox.waiting():
        desk.world.host.submit([one.submission])
    assert not list(desk.world.state.chain_gaps.values())
    assert caught_up(desk.outbox, desk.world.store, desk.world.state.size) == 3
    assert desk.outbox.counts() == {"admitted": 3}


def test_after_one_that_was_refused_the_chain_goes_on_and_the_log_shows_the_gap(desk: Desk) -> None:
    first = desk.notice("a")
    desk.outbox.change(first.refused(OVERTAKEN))
    second = desk.notice("b")
    desk.world.host.submit([second.submission])
    (gap,) = desk.world.state.chain_gaps.values()
    assert (gap.given, gap.expected) == (first.id, None)


def test_a_stop_call_and_its_steps_are_urgent_and_nothing_else(desk: Desk) -> None:
    desk.world.admit(desk.tr.unit, CALL)
    assert desk.sign(desk.tr.headquarters, {**CALL, "name": "stop-2"}).urgent
    assert desk.sign(desk.ru.headquarters, step("taken")).urgent
    assert not desk.sign(desk.tr.headquarters, {**CALL, "name": "other", "urgency": "routine"}).urgent
    assert not desk.notice("a").urgent


def test_a_stop_call_takes_along_what_its_key_signed_before_if_it_is_light(desk: Desk) -> None:
    early, other = desk.notice("a"), desk.sign(desk.tr.sector, dict(notice("b")))
    stop = desk.sign(desk.tr.unit, dict(CALL))
    late = desk.notice("c")
    assert before(stop, desk.outbox.waiting()) == [early]
    heavy = [_heavy(one) if one == early else one for one in (early, other, stop, late)]
    assert before(stop, heavy) == []


def _heavy(one: Queued) -> Queued:
    from msgspec.structs import replace

    return replace(one, submission=Submission(one.submission.envelope, (), bytes(LIGHT_BYTES_MAX)))


def test_what_a_stop_call_overtook_is_to_be_signed_again(desk: Desk) -> None:
    early, other = desk.notice("a"), desk.sign(desk.tr.sector, dict(notice("b")))
    stop = desk.sign(desk.tr.unit, dict(CALL))
    desk.world.host.submit([stop.submission])
    answer = desk.world.host.submit([early.submission])[0]
    assert getattr(answer, "refusal").code == Code.REPLAYED, "the host would take it no more"  # noqa: B009 - a refusal
    assert overtaken(desk.outbox, stop) == 1
    found = desk.outbox.find(early.id)
    assert found is not None
    assert found.refusal == OVERTAKEN
    assert desk.outbox.waiting() == (other, stop)


@pytest.mark.parametrize(("turn_ms", "stands"), [(0, "signed"), (1, "expired")])
def test_what_no_host_may_admit_any_more_has_expired(desk: Desk, turn_ms: int, stands: str) -> None:
    one = desk.notice("a")
    expire(desk.outbox, one.not_after_ms + turn_ms)
    assert desk.outbox.counts() == {stands: 1}


@pytest.mark.parametrize("become", [Queued.expired, lambda one: one.refused(OVERTAKEN, b"a word"), lambda one: one.sent(1, 2, b"")])
def test_what_our_own_copy_shows_overrules_every_answer(desk: Desk, become: Callable[[Queued], Queued]) -> None:
    one = desk.notice("a")
    desk.outbox.change(become(one))
    desk.world.host.submit([one.submission])
    assert caught_up(desk.outbox, desk.world.store, desk.world.state.size) == 1
    found = desk.outbox.find(one.id)
    assert found is not None
    assert (found.stands, found.index, found.refusal) == ("admitted", desk.world.store.find(one.id), None)


def test_a_receipt_of_another_history_is_found(desk: Desk) -> None:
    one = desk.notice("a")
    (answer,) = desk.world.host.submit([one.submission])
    receipt = getattr(answer, "receipt")  # noqa: B009 - an admission
    desk.outbox.change(one.sent(1, 2, receipt))
    honest = fold(desk.world.leaves())
    assert broken_word(desk.outbox, honest) is None
    assert broken_word(desk.outbox, fold(desk.world.leaves()[:-2])) is None, "nobody can tell yet"
    proof = TlogProof.parse(receipt)
    shown = Checkpoint.parse(parse_note(proof.checkpoint).text)
    forged = sign_checkpoint(Checkpoint(ORIGIN, shown.size, bytes(32)), desk.world.key, CHECKPOINT.sign)
    desk.outbox.change(one.sent(1, 2, TlogProof(proof.index, proof.hashes, forged).encode()))
    assert broken_word(desk.outbox, honest) is not None
