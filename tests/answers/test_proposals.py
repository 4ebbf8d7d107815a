"""Where proposals stand: no reply and since when, unknown, taken, countered in a chain; overdue only where their maker named a day."""

from typing import Any

import pytest

from garant.answers.proposals import ProposalPicture, proposal, proposals
from tests.world import PROPOSAL, SOURCE, START_MS, Side, World

DAY_MS = 86_400_000
REPLY: dict[str, Any] = {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


def swap(world: World, days: int = 0) -> ProposalPicture:
    return proposal(world.state, "tr/swap", START_MS + days * DAY_MS)


def test_silence_has_a_length_and_is_overdue_only_where_a_day_was_named(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, PROPOSAL)
    assert (swap(world, 5).stands, swap(world, 5).waits_ms, swap(world, 5).overdue) == ("no_reply", 5 * DAY_MS, False)
    world.admit(tr.headquarters, {**PROPOSAL, "name": "other", "reply_by": "2018-09-19T12:00:00Z"})
    overdue = [[one.overdue for one in proposals(world.state, START_MS + days * DAY_MS)] for days in (1, 2)]
    assert overdue == [[False, False], [True, False]]


def test_the_clock_runs_from_the_day_on_which_it_was_made(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**PROPOSAL, "when": {"is": "dated", "date": "2018-09-10", "utc": "2018-09-10T12:00:00Z"}})
    assert swap(world).waits_ms == 7 * DAY_MS


@pytest.mark.parametrize(
    ("reply", "stands"),
    [({"is": "none"}, "no_reply"), ({"is": "unknown", "because": "not_stated"}, "reply_unknown"), ("They listened.", "replied")],
)
def test_what_its_own_text_says_of_a_reply(world: World, tr: Side, ru: Side, reply: object, stands: str) -> None:
    world.admit(tr.headquarters, {**PROPOSAL, "reply": reply})
    assert swap(world).stands == stands


def test_the_newest_reply_counts_and_all_are_kept(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, PROPOSAL)
    world.admit(ru.headquarters, REPLY)
    world.admit(ru.headquarters, {**REPLY, "reply": "accepted"})
    assert swap(world).stands == "accepted"
    assert [(one.by, one.reply, one.reported) for one in swap(world).answers] == [("ru", "refused", False), ("ru", "accepted", False)]
    assert swap(world, 9).waits_ms is None


def test_a_reported_reply_names_whose_it_is(world: World, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    world.admit(tr.headquarters, PROPOSAL)
    world.admit(reg.headquarters, {**REPLY, "capacity": "registrar", "sources": [SOURCE], "by": {"party": "ru"}})
    assert [(one.by, one.reported) for one in swap(world).answers] == [("ru", True)]


def test_counter_proposals_make_a_chain_that_ends_even_if_it_bites_its_tail(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, PROPOSAL)
    back = {**PROPOSAL, "name": "back", "by": {"party": "ru"}, "addressed_to": [{"party": "tr"}]}
    world.admit(ru.headquarters, back)
    world.admit(ru.headquarters, {**REPLY, "reply": "countered", "counter": "ru/back"})
    assert swap(world).stands == "countered"
    assert swap(world).chain == proposal(world.state, "ru/back", START_MS).chain == ("tr/swap", "ru/back")
    world.admit(tr.headquarters, {**REPLY, "proposal": "ru/back", "reply": "countered", "counter": "tr/swap"})
    assert set(swap(world).chain) == {"tr/swap", "ru/back"}
