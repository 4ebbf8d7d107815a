"""T23. What did they know, and when? The picture as it was known to one side at an instant.

After a strike both sides reconstruct: one says that the position was on the list, the other that its operations room had never seen
the list. Afterwards everybody has read everything. Here the question is asked of the log as it was at 14:00: what had been said to them by
then, what their own signatures show that they had seen, level by level, and what nobody can show.
"""

import pytest

from garant import instant
from garant.answers.known import Known, known
from garant.node.ledger import read
from garant.node.prefix import fold_until
from garant.terminal.known import known as sheet
from tests.answers.day import POST
from tests.terminal.prints import on_a_terminal
from tests.world import Side, World, receipt

TWO = instant.parse("2018-09-17T14:00:00Z")
MINUTE_MS = instant.MINUTE_MS


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(world: World) -> tuple[Side, Side]:
    """Play it: told at 12:30, read at headquarters at 13:10, at the unit only at 14:20; a second post is declared at 14:05."""
    tr, ru = world.side("tr"), world.side("ru")
    world.clock.turn(30 * MINUTE_MS)
    world.admit(tr.headquarters, POST)
    world.clock.turn(40 * MINUTE_MS)
    world.admit(ru.headquarters, {**receipt("acknowledged", "headquarters", notice="tr/post-1"), "status": "actual"})
    world.clock.turn(55 * MINUTE_MS)
    world.admit(tr.headquarters, {**POST, "name": "post-2"})
    world.clock.turn(15 * MINUTE_MS)
    world.admit(ru.unit, {**receipt("acknowledged", "unit", notice="tr/post-1"), "status": "actual"})
    return tr, ru


def as_known(world: World, at_ms: int) -> Known:
    state = fold_until(world.store, at_ms).state
    return known(state, ((index, read(leaf)) for index, leaf in enumerate(world.leaves()[: state.size])), "ru")


def test_by_two_they_had_been_told_of_one_post_and_not_of_the_other(world: World, sides: tuple[Side, Side]) -> None:
    assert [one.ref for one in as_known(world, TWO).addressed] == ["tr/post-1"]
    assert [one.ref for one in as_known(world, world.clock()).addressed] == ["tr/post-1", "tr/post-2"]


def test_headquarters_is_shown_to_have_seen_it_and_the_unit_is_not(world: World, sides: tuple[Side, Side]) -> None:
    [post] = as_known(world, TWO).addressed
    assert [(one.level, instant.text(one.t_ms)) for one in post.seen] == [("headquarters", "2018-09-17T13:10:00Z")]
    assert [(one.level, one.step) for one in post.rungs if one.t_ms] == [("headquarters", "acknowledged")]


def test_what_came_afterwards_changes_nothing_about_what_was_known(world: World, sides: tuple[Side, Side]) -> None:
    before = as_known(world, TWO)
    world.clock.turn(60 * MINUTE_MS)
    world.admit(sides[1].unit, {**POST, "name": "own-1", "to": ["tr"]})
    assert as_known(world, TWO) == before


def test_the_sheet_tells_both_marks_and_what_is_unknown(world: World, sides: tuple[Side, Side]) -> None:
    shown = on_a_terminal(sheet(as_known(world, instant.parse("2018-09-17T13:00:00Z")), TWO), 80)
    assert "tr/post-1" in shown
    assert "unknown" in shown
    assert "unseen" not in shown, "what is not shown to have been seen may have been seen all the same"
