"""What a question of absence answers: never told, told and not read, read, and undetermined where a place is hidden."""

import pytest

from garant.answers.absence import absence
from garant.errors import Code, Refused
from garant.node.absence import check, encode, is_absence, make
from garant.statement.absence import SENTENCE, Box, Question
from tests.answers.day import CHANNEL, POST
from tests.world import START_MS, Side, World, receipt

NEAR = Box(west=365_000_000, south=358_000_000, east=367_000_000, north=360_000_000)
FAR = Box(west=301_000_000, south=358_000_000, east=302_000_000, north=360_000_000)
LATER = "2018-09-20T00:00:00Z"


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(world: World) -> tuple[Side, Side]:
    """Let two sides in; one of them has told the other of a post, whose headquarters has read it."""
    tr, ru = world.side("tr"), world.side("ru")
    world.clock.turn(60_000)
    world.admit(tr.headquarters, POST)
    world.clock.turn(60_000)
    world.admit(ru.headquarters, {**receipt("acknowledged", "headquarters", notice="tr/post-1"), "status": "actual"})
    return tr, ru


@pytest.mark.parametrize(
    ("question", "result"),
    [
        (Question(party="ru", at=LATER, notice="tr/post-1"), "told"),
        (Question(party="ru", at=LATER, notice="tr/post-1", level="unit"), "never_read"),
        (Question(party="ru", at=LATER, notice="tr/post-1", level="headquarters"), "read"),
        (Question(party="ru", at=LATER, notice="tr/post-1", by="ru"), "never_told"),
        (Question(party="ru", at=LATER, notice="tr/post-1", status="exercise"), "never_told"),
        (Question(party="tr", at=LATER, notice="tr/post-1"), "never_told"),
        (Question(party="ru", at=LATER, notice="tr/post-2"), "never_told"),
        (Question(party="ru", at=LATER, box=NEAR), "told"),
        (Question(party="ru", at=LATER, box=FAR), "never_told"),
    ],
)
def test_what_it_comes_to(world: World, sides: tuple[Side, Side], question: Question, result: str) -> None:
    assert absence(world.state, question).result == result


def test_a_box_has_a_time(world: World, sides: tuple[Side, Side]) -> None:
    before = Box(west=365_000_000, south=358_000_000, east=367_000_000, north=360_000_000, end="2018-09-09T00:00:00Z")
    assert absence(world.state, Question(party="ru", at=LATER, box=before)).result == "never_told"


def test_a_hidden_place_is_never_taken_for_nothing(world: World) -> None:
    tr = world.side("tr")
    world.enrol("ru")
    world.admit(tr.headquarters, POST, hide=["volumes"])
    found = absence(world.state, Question(party="ru", at=LATER, box=FAR))
    assert (found.result, found.hidden) == ("undetermined", ("tr/post-1",))


def test_a_machine_that_got_it_has_not_read_it(world: World, sides: tuple[Side, Side]) -> None:
    tr, ru = sides
    world.admit(tr.headquarters, {**POST, "name": "post-2"})
    world.admit(ru.desk, {**receipt("delivered", "headquarters", notice="tr/post-2"), "status": "actual"})
    assert absence(world.state, Question(party="ru", at=LATER, notice="tr/post-2", level="headquarters")).result == "never_read"


@pytest.mark.parametrize("members", [{}, {"notice": "tr/post-1", "box": NEAR}])
def test_a_question_is_about_one_thing(members: dict[str, object]) -> None:
    with pytest.raises(Refused):
        Question(party="ru", at=LATER, **members)  # type: ignore[arg-type]


# The proof


BEFORE = Question(party="ru", at="2018-09-17T12:00:30Z", notice="tr/post-1")
"""Half a minute before the post was declared."""


def proof(world: World, question: Question = BEFORE) -> bytes:
    return encode(make(world.host, question))


def test_the_log_as_it_was_shows_that_nothing_was_there(world: World, sides: tuple[Side, Side]) -> None:
    data = proof(world)
    found = check(data, world.key)
    assert is_absence(data)
    assert (found.answer.result, found.last_ms, found.next_ms) == ("never_told", START_MS, START_MS + 60_000)
    assert (found.entries, found.checkpoint.size) == (world.state.verdicts.rows["tr/post-1@000001"].index - 1, world.state.size)


def test_told_and_never_read_at_the_unit(world: World, sides: tuple[Side, Side]) -> None:
    world.clock.turn(3_600_000)
    found = check(proof(world, Question(party="ru", at="2018-09-17T12:30:00Z", notice="tr/post-1", level="unit")), world.key)
    assert (found.answer.result, [one.notice for one in found.answer.told]) == ("never_read", ["tr/post-1"])
    assert found.next_ms is None, "nothing came afterwards: that is the host's word"
    assert found.words[0].time >= found.question.at


def test_without_a_later_entry_and_without_a_word_nothing_closes_the_time(world: World, sides: tuple[Side, Side]) -> None:
    world.clock.turn(3_600_000)
    assert not check(_without(proof(world, Question(party="tr", at="2018-09-17T12:30:00Z", notice="tr/post-1")), "words"), world.key).words


@pytest.mark.parametrize(
    "question",
    [
        Question(party="ru", at="2018-09-17T12:10:00Z", notice="tr/post-1"),
        Question(party="ru", at="2018-09-17T12:10:00Z", notice="tr/post-1", level="headquarters"),
        Question(party="ru", at="2018-09-17T12:10:00Z", box=NEAR),
    ],
)
def test_no_proof_is_made_of_what_was_there(world: World, sides: tuple[Side, Side], question: Question) -> None:
    with pytest.raises(Refused) as caught:
        make(world.host, question)
    assert caught.value.refusal.code == Code.PROOF_FAILED


def test_before_the_log_nothing_is_shown(world: World) -> None:
    with pytest.raises(Refused) as caught:
        make(world.host, Question(party="ru", at="2018-09-16T00:00:00Z", notice="tr/post-1"))
    assert caught.value.refusal.code == Code.OUT_OF_RANGE


def _without(data: bytes, name: str) -> bytes:
    from garant.node.absence import _PROOF, AbsenceProof

    held = _PROOF.decode(data)
    return encode(AbsenceProof(**{**{key: getattr(held, key) for key in held.__struct_fields__}, name: None}))


def _changed(data: bytes, **members: object) -> bytes:
    import msgspec

    from garant.node.absence import _PROOF

    return encode(msgspec.structs.replace(_PROOF.decode(data), **members))


def test_an_entry_left_out_is_found(world: World, sides: tuple[Side, Side]) -> None:
    """Somebody who was told makes the proof as if he had not been: he leaves out the end of the log, or its middle."""
    from garant.node.absence import _PROOF

    good = _PROOF.decode(proof(world))
    later = Question(party="ru", at="2018-09-17T12:10:00Z", notice="tr/post-1")
    codes = []
    for changed in (
        _changed(proof(world), absence=later, words=None),
        _changed(proof(world), entries=good.entries[:-1]),
        _changed(proof(world), entries=(*good.entries[:-2], good.entries[-1])),
        _changed(proof(world), absence=later, next=None, words=None),
        _changed(proof(world), growth=good.growth[1:]),
    ):
        with pytest.raises(Refused) as caught:
            check(changed, world.key)
        codes.append(caught.value.refusal.code)
    assert codes[0] == Code.BAD_PROOF
    assert set(codes) <= {Code.BAD_PROOF, Code.PROOF_FAILED}


def test_the_hosts_word_about_something_else_is_refused(world: World, sides: tuple[Side, Side]) -> None:
    from garant.node.absence import _PROOF

    other = _PROOF.decode(proof(world, Question(party="tr", at=BEFORE.at, notice="tr/post-1")))
    with pytest.raises(Refused) as caught:
        check(_changed(proof(world), words=other.words), world.key)
    assert caught.value.refusal.code == Code.BAD_PROOF


def test_another_sentence_is_refused(world: World, sides: tuple[Side, Side]) -> None:
    data = proof(world)
    with pytest.raises(Refused):
        check(data.replace(SENTENCE.encode(), b"absence of notice permits everything that was not notified here"), world.key)


def test_a_proof_of_another_log_is_refused(world: World, sides: tuple[Side, Side]) -> None:
    from garant.log import VerifierKey
    from tests.world import make_key

    with pytest.raises(Refused) as caught:
        check(proof(world), VerifierKey(world.key.name, make_key("somebody else").public))
    assert caught.value.refusal.code == Code.UNKNOWN_LOG_KEY


def test_a_channel_is_no_notice(world: World, sides: tuple[Side, Side]) -> None:
    tr, _ = sides
    world.admit(tr.headquarters, CHANNEL)
    assert absence(world.state, Question(party="ru", at=LATER, notice="tr/air-line")).result == "never_told"
