"""T4. Idlib, 3 and 27 February 2020: "our positions had been shared" against "nobody told us".

Soldiers at observation posts were killed. One side said that the coordinates of every post had been passed beforehand, the other that
no one had said that anybody was there. No record of who had told whom what, and when, was ever shown.

Here three posts are declared. The proof of each, one file, checked with the log's verifier key and nothing else, shows which
positions were declared, to whom, and when they were acknowledged, or that no acknowledgement is in the log.
"""

import msgspec
import pytest

from garant.errors import Code, Refused
from garant.node import absence as absences
from garant.node import bundle
from garant.node.checking import Finding, check
from garant.statement import host_word
from garant.statement.absence import SENTENCE, Question
from garant.statement.host_word import ReceiptsAnswer
from garant.statement.kinds import Notice, Receipt
from garant.statement.shapes import Circle
from tests.world import ANSWER, ORIGIN, START_MS, Side, World, fold, receipt

MINUTE_MS = 60_000
POSTS = {"post-1": (367_390_000, 359_410_000), "post-2": (366_310_000, 358_120_000), "post-3": (368_010_000, 356_930_000)}


def declared(name: str, *to: str) -> dict[str, object]:
    """Declare a post: a circle of 200 m, for as long as it stands."""
    shape = {"is": "circle", "center": list(POSTS[name]), "radius_cm": 20_000}
    base = {"type": "notice/1", "status": "actual", "kind": "site", "activity": "observation_post"}
    return {**base, "name": name, "to": list(to), "volumes": [{"shape": shape}]}


def said(name: str, step: str, level: str) -> dict[str, object]:
    return {**receipt(step, level, notice=f"tr/{name}"), "status": "actual"}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def indexes(world: World, ru: Side) -> dict[str, int]:
    """Play what happened: three posts declared; one read by the unit, one by headquarters alone, one only delivered to a desk."""
    world.enrol("sy")
    tr = world.side("tr")
    found = {name: world.admit(tr.headquarters, declared(name, "ru")).index for name in POSTS}
    world.clock.turn(10 * MINUTE_MS)
    for name in POSTS:
        world.admit(ru.desk, said(name, "delivered", "headquarters"))
    world.clock.turn(30 * MINUTE_MS)
    world.admit(ru.headquarters, said("post-1", "acknowledged", "headquarters"))
    world.admit(ru.headquarters, said("post-2", "acknowledged", "headquarters"))
    world.clock.turn(20 * MINUTE_MS)
    world.admit(ru.unit, said("post-1", "acknowledged", "unit"))
    return found


def proof(world: World, index: int) -> bytes:
    return bundle.encode(bundle.make(world.host.ledger, world.store, index))


def readings(finding: Finding) -> list[tuple[str, str, str, int]]:
    """Give each receipt that a proof shows: who, level, step, and minutes after the first entry of the story."""
    shown = [(one.said, one.t_ms) for one in finding.others if isinstance(one.said, Receipt)]
    return [(said.party, said.level, said.step, (t_ms - START_MS) // MINUTE_MS) for said, t_ms in shown]


def test_the_proof_shows_which_position_was_declared_and_to_whom(world: World, indexes: dict[str, int]) -> None:
    for name, index in indexes.items():
        shown = check(proof(world, index), world.key).subject
        assert isinstance(shown.said, Notice)
        assert shown.said.volumes is not None
        shape = shown.said.volumes[0].shape
        assert isinstance(shape, Circle)
        assert (shown.said.party, shown.said.to, shape.center, shown.t_ms) == ("tr", ("ru",), POSTS[name], START_MS)


def test_and_when_it_was_read_and_by_whom(world: World, indexes: dict[str, int]) -> None:
    delivered, read = ("ru", "headquarters", "delivered", 10), ("ru", "headquarters", "acknowledged", 40)
    assert readings(check(proof(world, indexes["post-1"]), world.key)) == [delivered, read, ("ru", "unit", "acknowledged", 60)]
    assert readings(check(proof(world, indexes["post-2"]), world.key)) == [delivered, read]


def test_or_that_no_acknowledgement_is_there(world: World, indexes: dict[str, int]) -> None:
    assert readings(check(proof(world, indexes["post-3"]), world.key)) == [("ru", "headquarters", "delivered", 10)]


def test_absence_is_shown_by_the_whole_log_or_said_by_the_host(world: World, indexes: dict[str, int]) -> None:
    state = fold(world.leaves()).state
    assert [row.said.step for row in state.receipts.values("tr/post-3@")] == ["delivered"]
    word = world.host.say(lambda log, head, time: ReceiptsAnswer(log=log, head=head, time=time, notice="tr/post-3", receipts=1))
    said = host_word.open_word(word, ANSWER.public)
    assert isinstance(said, ReceiptsAnswer)
    assert (said.receipts, said.log, said.head.size, said.note.startswith("absence of notice")) == (1, ORIGIN, world.state.size, True)


def test_who_was_not_told_can_show_that_too(world: World, indexes: dict[str, int]) -> None:
    state = fold(world.leaves()).state
    assert not [ref for ref, row in state.notices.items() if "sy" in row.to]


def test_who_was_not_told_has_a_file_that_shows_it_alone(world: World, indexes: dict[str, int]) -> None:
    """One side says that it declared its posts; the third one was never told of them. Its proof is the log as it was, and a question."""
    world.clock.turn(MINUTE_MS)
    for name in POSTS:
        data = absences.encode(absences.make(world.host, Question(party="sy", at="2018-09-17T13:00:00Z", notice=f"tr/{name}")))
        shown = absences.check(data, world.key)
        assert (shown.answer.result, shown.question.party, shown.entries) == ("never_told", "sy", world.state.size)
        assert SENTENCE.encode() in data


def test_it_was_told_and_its_unit_never_read_it(world: World, indexes: dict[str, int]) -> None:
    """Headquarters had read of the second post; its unit had not. The same file tells who had and who had not."""
    world.clock.turn(MINUTE_MS)
    asked = Question(party="ru", at="2018-09-17T13:00:00Z", notice="tr/post-2", level="unit")
    shown = absences.check(absences.encode(absences.make(world.host, asked)), world.key)
    assert (shown.answer.result, [one.index for one in shown.answer.told]) == ("never_read", [indexes["post-2"]])


@pytest.mark.parametrize(
    "asked", [{"notice": "tr/post-1"}, {"notice": "tr/post-1", "level": "unit"}, {"notice": "tr/post-2", "level": "headquarters"}]
)
def test_nobody_proves_that_he_was_not_told_what_he_was_told(world: World, indexes: dict[str, int], asked: dict[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        absences.make(world.host, msgspec.convert({"party": "ru", "at": "2018-09-17T13:00:00Z", **asked}, Question))
    assert caught.value.refusal.code == Code.PROOF_FAILED


def test_the_proof_needs_neither_the_host_nor_the_log(world: World, indexes: dict[str, int]) -> None:
    file, key = proof(world, indexes["post-1"]), world.key
    del world
    assert check(file, key).subject.index == indexes["post-1"]


def test_a_position_put_in_afterwards_does_not_verify(world: World, indexes: dict[str, int]) -> None:
    """Nine kilometres off is another statement: it does not stand where this one stood."""
    ours, other = (bundle.decode(proof(world, indexes[name])) for name in ("post-1", "post-2"))
    theirs = next(item.entry for item in other.items if item.index == other.subject)
    items = tuple(msgspec.structs.replace(item, entry=theirs) if item.index == ours.subject else item for item in ours.items)
    with pytest.raises(Refused) as caught:
        check(bundle.encode(msgspec.structs.replace(ours, items=items)), world.key)
    assert caught.value.refusal.code == Code.PROOF_FAILED
