"""The picture as known to a party: what was on the log by then, what its own keys are shown to have seen, and what is unknown."""

from collections.abc import Iterator

import pytest

from garant.answers.known import Known, Thing, known
from garant.node.ledger import read
from garant.node.prefix import fold_until
from garant.statement.entry import Entry
from tests.answers.day import POST
from tests.world import Side, World, receipt

MINUTE_MS = 60_000
ACKNOWLEDGED = {**receipt("acknowledged", "headquarters", notice="tr/post-1"), "status": "actual"}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(world: World) -> tuple[Side, Side]:
    return world.side("tr"), world.side("ru")


def entries(world: World, size: int) -> Iterator[tuple[int, Entry]]:
    return ((index, read(leaf)) for index, leaf in enumerate(world.leaves()[:size]))


def as_known(world: World, party: str, at_ms: int, name: str = "") -> Known:
    state = fold_until(world.store, at_ms).state
    return known(state, entries(world, state.size), party, name)


def post(picture: Known) -> Thing:
    return next(one for one in picture.addressed if one.ref == "tr/post-1")


def test_what_came_later_was_not_known(world: World, sides: tuple[Side, Side]) -> None:
    world.clock.turn(MINUTE_MS)
    before_ms = world.clock() - 1
    world.admit(sides[0].headquarters, POST)
    assert not as_known(world, "ru", before_ms).addressed
    assert post(as_known(world, "ru", world.clock())).reach == "to"


def test_on_the_log_and_seen_are_two_things(world: World, sides: tuple[Side, Side]) -> None:
    tr, ru = sides
    world.admit(tr.headquarters, POST)
    told_ms = world.clock()
    world.clock.turn(10 * MINUTE_MS)
    assert not post(as_known(world, "ru", world.clock())).seen
    world.admit(ru.headquarters, ACKNOWLEDGED)
    one = post(as_known(world, "ru", world.clock()))
    assert one.t_ms == told_ms
    assert [(sight.level, sight.t_ms) for sight in one.seen] == [("headquarters", told_ms + 10 * MINUTE_MS)]
    assert next((rung.level, rung.step) for rung in one.rungs) == ("headquarters", "acknowledged")


def test_one_level_knew_and_another_did_not(world: World, sides: tuple[Side, Side]) -> None:
    tr, ru = sides
    world.admit(ru.unit, {**POST, "name": "own-1", "to": ["tr"]})
    world.admit(tr.headquarters, POST)
    world.admit(ru.headquarters, ACKNOWLEDGED)
    assert [sight.level for sight in post(as_known(world, "ru", world.clock())).seen] == ["headquarters"]


def test_a_statement_that_saw_only_the_beginning_shows_only_that(world: World, sides: tuple[Side, Side]) -> None:
    """An old `seen` is fine; it shows no more than it says."""
    tr, ru = sides
    world.admit(tr.headquarters, POST)
    old = world.forge(
        ru.headquarters, {**POST, "name": "own-1", "to": ["tr"]}, seen={"size": 1, "root": world.host.ledger.tree.root(1).hex()}
    )
    world.host.submit([old])
    assert not post(as_known(world, "ru", world.clock())).seen


def test_what_is_shared_and_what_is_open_to_all(world: World, sides: tuple[Side, Side]) -> None:
    tr, _ = sides
    agreement = {
        "type": "agreement/1", "status": "actual", "name": "line", "capacity": "party", "form": "memorandum", "text_status": "confidential",
        "concluded": {"is": "dated", "date": "2018-09-01"}, "measure_count": 0, "title": {"en": "A line"}, "share": ["ru"],
        "between": [{"party": "tr"}, {"party": "ru"}], "end": {"is": "none"},
    }  # fmt: skip
    world.admit(tr.headquarters, agreement, hide=["title"])
    world.enrol("un")
    assert {one.ref: one.reach for one in as_known(world, "ru", world.clock()).addressed} == {"tr/line": "share"}
    stranger = as_known(world, "un", world.clock())
    assert not stranger.addressed
    assert {one.kind: one.on_log for one in stranger.open}["agreement/1"] == 1


def test_a_disclosure_reaches_its_readers(world: World, sides: tuple[Side, Side]) -> None:
    tr, _ = sides
    world.admit(tr.headquarters, POST, hide=["volumes"])
    world.enrol("un")
    digests = world.state.notice_versions.rows["tr/post-1@000001"].said.sd
    opened = {
        "type": "disclosure/1",
        "status": "actual",
        "of": "notice:tr/post-1",
        "version": 1,
        "members": digests,
        "readers": ["un"],
        "purpose": "aid",
    }
    world.admit(tr.headquarters, opened)
    assert [one.reach for one in as_known(world, "un", world.clock()).addressed] == ["disclosed"]


def test_its_own_words_are_not_what_it_was_told(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, POST)
    assert all(one.party != "tr" for one in as_known(world, "tr", world.clock()).all)


def test_one_thing_alone(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, POST)
    world.admit(sides[0].headquarters, {**POST, "name": "post-2"})
    assert [one.ref for one in as_known(world, "ru", world.clock(), "tr/post-2").all if one.kind == "notice/1"] == ["tr/post-2"]
