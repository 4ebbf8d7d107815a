"""Whose signatures count: known keys in force at this index, of parties that have a part in the statement, all of them good."""

import pytest

from garant.errors import Code
from garant.node.saying import SigningKey
from garant.node.submission import Submission
from garant.statement import canonical, envelope
from garant.statement.envelope import Envelope, Signature
from tests.fold.refusing import refuses, refuses_submission
from tests.world import HOST_ROOT, NOTICE, Side, World, make_key

GRANT = {"type": "grant/1", "key": make_key("newly made").public, "role": "officer", "level": "unit", "duty": {"en": "duty"}}


@pytest.fixture
def world() -> World:
    world = World()
    world.enrol("ru")
    return world


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


def with_signatures(submission: Submission, *signatures: Signature) -> Submission:
    held = envelope.decode(submission.envelope).envelope
    return Submission(canonical.encode(Envelope(payload=held.payload, payload_type=held.payload_type, signatures=signatures)))


def signature_of(submission: Submission) -> Signature:
    return envelope.decode(submission.envelope).envelope.signatures[0]


def test_a_key_that_nobody_granted_is_unknown(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_KEY, make_key("nobody"), {**NOTICE, "party": "tr"})


def test_one_unknown_key_spoils_the_good_one_beside_it(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_KEY, [tr.unit, make_key("nobody")], NOTICE)


def test_one_partys_key_does_not_speak_for_another(world: World, tr: Side) -> None:
    refuses(world, Code.FOREIGN_KEY, tr.unit, {**NOTICE, "party": "ru"})


def test_the_hosts_key_does_not_speak_for_a_party(world: World, tr: Side) -> None:
    refuses(world, Code.FOREIGN_KEY, [tr.unit, HOST_ROOT], NOTICE)


def test_a_signature_of_something_else_is_bad(world: World, tr: Side) -> None:
    other = signature_of(world.compose(tr.unit, {**NOTICE, "name": "another"}))
    refuses_submission(world, Code.BAD_SIGNATURE, with_signatures(world.compose(tr.unit, NOTICE), other))


def test_one_bad_signature_spoils_the_good_one_beside_it(world: World, tr: Side) -> None:
    good, other = signature_of(world.compose(tr.unit, NOTICE)), world.compose([tr.unit, tr.sector], {**NOTICE, "name": "another"})
    bad = next(one for one in envelope.decode(other.envelope).envelope.signatures if one.keyid == tr.sector.id)
    both = sorted((good, bad), key=lambda one: one.keyid)
    refuses_submission(world, Code.BAD_SIGNATURE, with_signatures(world.compose(tr.unit, NOTICE), *both))


def test_the_same_key_twice_does_not_make_two(world: World) -> None:
    board = world.enrol("board", keys=3, threshold=2)
    submission = world.compose(board.roots[:1], GRANT)
    twice = [signature_of(submission)] * 2
    refuses_submission(world, Code.SIGNATURES_UNSORTED, with_signatures(submission, *twice))


def test_bytes_that_are_no_key_are_refused(world: World, tr: Side) -> None:
    refuses(world, Code.BAD_KEY, tr.roots, {**GRANT, "key": b"\x01" + bytes(31)})


def test_bytes_that_are_no_root_key_are_refused_before_any_signature_is_judged(world: World) -> None:
    roots = {"version": 1, "keys": [bytes(32)], "threshold": 1}
    party = {"type": "party/1", "party": "sy", "title": {"en": "x"}, "category": "state", "roots": roots}
    refuses(world, Code.BAD_KEY, HOST_ROOT, party)


# k of n


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_root_keys_than_the_threshold_are_refused(world: World, count: int) -> None:
    board = world.enrol("board", keys=4, threshold=3)
    refuses(world, Code.THRESHOLD_NOT_MET, board.roots[:count], GRANT)


@pytest.mark.parametrize("chosen", [(0, 1, 2), (1, 2, 3), (0, 1, 2, 3)], ids=str)
def test_any_k_of_n_are_enough(world: World, chosen: tuple[int, ...]) -> None:
    board = world.enrol("board", keys=4, threshold=3)
    world.admit([board.roots[number] for number in chosen], GRANT)


def test_an_officer_does_not_count_towards_the_roots(world: World) -> None:
    board = world.enrol("board", keys=2, threshold=2)
    officer = SigningKey(*make_key("officer of the board"))
    world.admit(board.roots, {**GRANT, "key": officer.public, "level": "headquarters"})
    refuses(world, Code.THRESHOLD_NOT_MET, [board.roots[0], officer], GRANT)
