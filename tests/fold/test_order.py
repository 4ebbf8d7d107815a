"""Place, time and order: one log, one charter, time that never falls, each key's own chain, and one history that all have seen."""

import msgspec
import pytest

from garant import instant
from garant.errors import Code, Refusal
from garant.node.submission import Admission
from garant.statement import envelope
from garant.statement.entry import Entry
from tests.fold.refusing import refuses, refuses_submission
from tests.world import CHARTER, HOST_ROOT, NOTICE, ORIGIN, START_MS, Member, Side, World, fold, make_key

PARTY = {
    "type": "party/1",
    "party": "tr",
    "title": {"en": "Türkiye"},
    "category": "state",
    "roots": {"version": 1, "keys": [make_key("tr").public], "threshold": 1},
}


@pytest.fixture
def world() -> World:
    world = World()
    world.enrol("ru")
    return world


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


def patrol(number: int) -> dict[str, object]:
    return {**NOTICE, "name": f"patrol-{number}"}


def chain_of(world: World, side: Side) -> tuple[int, str]:
    row = world.state.chains.rows[side.unit.id]
    return row.seq, row.last


# Place


def test_a_log_starts_with_its_charter() -> None:
    refuses(World(open=False), Code.NO_CHARTER, make_key("tr"), PARTY)


def test_a_log_has_one_charter_only(world: World) -> None:
    refuses(world, Code.NO_CHARTER, HOST_ROOT, CHARTER)


def test_a_statement_for_another_log_is_refused(world: World, tr: Side) -> None:
    refuses_submission(world, Code.WRONG_LOG, world.forge(tr.unit, NOTICE, log="another.example/log"))


# Time


def test_a_statement_is_admitted_up_to_its_not_after(world: World, tr: Side) -> None:
    submission = world.forge(tr.unit, NOTICE, not_after=instant.text(START_MS + 1_000))
    world.clock.turn(1_000)
    assert isinstance(world.host.submit([submission])[0], Admission)


def test_a_statement_that_comes_after_its_not_after_is_refused(world: World, tr: Side) -> None:
    submission = world.forge(tr.unit, NOTICE, not_after=instant.text(START_MS + 1_000))
    world.clock.turn(1_001)
    refuses_submission(world, Code.EXPIRED, submission)


@pytest.mark.parametrize("member", ["time", "not_after"])
def test_a_time_that_no_calendar_has_is_refused(world: World, tr: Side, member: str) -> None:
    refuses_submission(world, Code.BAD_TIME, world.forge(tr.unit, NOTICE, **{member: "2018-02-30T00:00:00Z"}))


def test_an_entry_stamped_before_the_one_in_front_of_it_is_refused(world: World, tr: Side) -> None:
    entry = Entry(envelope.decode(world.compose(tr.unit, NOTICE).envelope), START_MS - 1)
    judged = world.host.ledger.judge(entry)
    assert isinstance(judged, Refusal)
    assert judged.code == Code.TIME_BACKWARDS


def test_a_clock_that_is_set_back_does_not_set_the_log_back(world: World, tr: Side) -> None:
    world.clock.turn(-60_000)
    assert world.admit(tr.unit, NOTICE).t_ms == START_MS


# The chain of a key


def test_a_chain_starts_at_one_and_names_what_came_before(world: World, tr: Side) -> None:
    first = world.admit(tr.unit, patrol(1))
    assert chain_of(world, tr) == (1, first.id)
    second = world.admit(tr.unit, patrol(2))
    assert chain_of(world, tr) == (2, second.id)
    assert not len(world.state.chain_gaps)


def test_each_key_has_its_own_chain(world: World, tr: Side) -> None:
    world.admit(tr.unit, patrol(1))
    world.admit(tr.sector, patrol(2))
    assert (world.state.chains.rows[tr.unit.id].seq, world.state.chains.rows[tr.sector.id].seq) == (1, 1)


def test_statements_by_several_keys_chain_on_the_partys_root(world: World) -> None:
    board = world.enrol("board", keys=3, threshold=2)
    before = world.state.chains.rows["root:board"]
    grant = {"type": "grant/1", "key": make_key("officer").public, "role": "officer", "level": "unit", "duty": {"en": "x"}}
    world.admit(board.roots[:2], grant)
    assert world.state.chains.rows["root:board"].seq == before.seq + 1
    assert board.roots[0].id not in world.state.chains


def test_nobody_can_drop_a_signature_and_have_the_same_act_counted_twice(world: World, tr: Side) -> None:
    second = world.grant(Member("tr", tr.roots), "unit", name="the second")
    joint = envelope.decode(world.compose([tr.unit, second], NOTICE).envelope)
    world.admit([tr.unit, second], NOTICE)
    stripped = msgspec.structs.replace(joint.envelope, signatures=joint.envelope.signatures[:1])
    judged = world.host.ledger.judge(Entry(envelope.open_envelope(stripped), world.clock()))
    assert isinstance(judged, Refusal)
    assert judged.code == Code.BAD_CHAIN


def test_the_same_statement_again_gets_the_same_receipt(world: World, tr: Side) -> None:
    submission = world.compose(tr.unit, NOTICE)
    first, before = world.host.submit([submission])[0], world.picture()
    world.clock.turn(1_000)
    world.admit(tr.unit, patrol(2))
    assert world.host.submit([submission])[0] == first
    assert world.picture() != before


def test_another_statement_under_a_number_already_used_is_refused(world: World, tr: Side) -> None:
    world.admit(tr.unit, patrol(1))
    refuses_submission(world, Code.REPLAYED, world.forge(tr.unit, patrol(2), seq=1, prev=None))


@pytest.mark.parametrize(("seq", "prev"), [(1, "0" * 64), (2, None)], ids=["a first one with prev", "a later one without"])
def test_seq_and_prev_must_agree(world: World, tr: Side, seq: int, prev: str | None) -> None:
    refuses_submission(world, Code.BAD_CHAIN, world.forge(tr.unit, NOTICE, seq=seq, prev=prev))


def test_a_missing_predecessor_is_admitted_and_shown(world: World, tr: Side) -> None:
    first = world.admit(tr.unit, patrol(1))
    assert isinstance(world.host.submit([world.forge(tr.unit, patrol(2), seq=3, prev="b" * 64)])[0], Admission)
    (gap,) = world.state.chain_gaps.values()
    assert (gap.chain, gap.seq, gap.expected, gap.given) == (tr.unit.id, 3, first.id, "b" * 64)


def test_a_number_left_out_is_no_gap_as_long_as_prev_is_right(world: World, tr: Side) -> None:
    world.admit(tr.unit, patrol(1))
    assert isinstance(world.host.submit([world.forge(tr.unit, patrol(2), seq=9)])[0], Admission)
    assert not len(world.state.chain_gaps)


def test_what_was_left_out_cannot_be_slipped_in_later(world: World, tr: Side) -> None:
    late = world.compose(tr.unit, patrol(1))
    missing = envelope.decode(late.envelope).id
    assert isinstance(world.host.submit([world.forge(tr.unit, patrol(2), seq=2, prev=missing)])[0], Admission)
    refuses_submission(world, Code.REPLAYED, late)


def test_a_chain_may_begin_elsewhere_and_the_gap_says_so(world: World, tr: Side) -> None:
    assert isinstance(world.host.submit([world.forge(tr.unit, NOTICE, seq=5, prev="c" * 64)])[0], Admission)
    (gap,) = world.state.chain_gaps.values()
    assert (gap.expected, gap.given) == (None, "c" * 64)


# What the signer had seen


def test_who_has_seen_more_than_the_log_had_is_refused(world: World, tr: Side) -> None:
    seen = {"size": world.state.size + 1, "root": "0" * 64}
    refuses_submission(world, Code.SEEN_AHEAD, world.forge(tr.unit, NOTICE, seen=seen))


def test_who_has_seen_another_history_is_refused(world: World, tr: Side) -> None:
    refuses_submission(world, Code.SEEN_OTHER_ROOT, world.forge(tr.unit, NOTICE, seen={"size": 2, "root": "0" * 64}))


def test_seeing_nothing_yet_has_one_root(world: World, tr: Side) -> None:
    refuses_submission(world, Code.SEEN_OTHER_ROOT, world.forge(tr.unit, NOTICE, seen={"size": 0, "root": "0" * 64}))


@pytest.mark.parametrize("size", [0, 1, 3])
def test_an_old_checkpoint_is_fine(world: World, tr: Side, size: int) -> None:
    seen = {"size": size, "root": world.host.ledger.tree.root(size).hex()}
    assert isinstance(world.host.submit([world.forge(tr.unit, NOTICE, seen=seen)])[0], Admission)


def test_a_log_that_was_folded_anew_still_knows_its_old_roots(world: World, tr: Side) -> None:
    seen = {"size": 3, "root": world.host.ledger.tree.root(3).hex()}
    entry = Entry(envelope.decode(world.forge(tr.unit, NOTICE, seen=seen).envelope), START_MS)
    assert not isinstance(fold(world.leaves()).judge(entry), Refusal)


def test_the_origin_is_the_charters(world: World) -> None:
    assert {fold(world.leaves()).state.charters.rows["charter"].charter.log} == {ORIGIN}
