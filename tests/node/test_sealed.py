"""Who is shown what is hidden: its own party and those in `share` all, readers of a disclosure what it opens, nobody else a thing."""

from typing import Any

import pytest

from garant.node.sealed import as_seen_by, disclosures_for, may_read, opened_by, reader
from garant.statement import disclosure
from garant.statement.kinds import Notice
from tests.world import NOTICE, Side, World

HIDE = ("volumes", "text", "purpose")
PARTIES = ("tr", "ru", "us", "ir", "host", None)


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    for party in ("ru", "us", "ir"):
        world.side(party)
    tr = world.side("tr")
    world.admit(tr.unit, {**NOTICE, "text": {"en": "hidden"}, "purpose": "hidden", "share": ["us"]}, HIDE)
    return tr


def seen(world: World, party: str | None, *, with_state: bool = True) -> list[str]:
    """Name the members that a party gets to see."""
    row = world.state.notice_versions.rows["tr/patrol-1@000001"]
    assert isinstance(row.said, Notice)
    shown = as_seen_by(world.store, row.said, row.id, party, world.state if with_state else None)
    return [name for name in HIDE if getattr(shown, name) is not None]


def opening(world: World, reader: str, *members: str) -> dict[str, Any]:
    row = world.state.notice_versions.rows["tr/patrol-1@000001"]
    digests = sorted(disclosure.digest(text) for text in world.store.disclosures(row.id) if disclosure.read(text).name in members)
    said = {"of": "notice:tr/patrol-1", "version": 1, "members": digests, "readers": [reader], "purpose": "an inquiry"}
    return {"type": "disclosure/1", "status": "exercise", **said}


@pytest.mark.usefixtures("tr")
def test_its_own_party_and_those_it_is_shared_with_see_all(world: World) -> None:
    whole = list(HIDE)
    assert [seen(world, party) for party in PARTIES] == [whole, [], whole, [], [], []]
    said = world.state.notice_versions.rows["tr/patrol-1@000001"].said
    assert [may_read(said, party) for party in PARTIES] == [True, False, True, False, False, False]


def test_a_reader_sees_what_was_opened_to_it_member_by_member(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, opening(world, "ru", "text"))
    assert [seen(world, party) for party in ("ru", "ir", None)] == [["text"], [], []]
    world.admit(tr.headquarters, opening(world, "ru", "volumes"))
    assert seen(world, "ru") == ["volumes", "text"]


def test_whoever_forgets_the_state_shows_less_and_never_more(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, opening(world, "ru", "text"))
    assert [seen(world, party, with_state=False) for party in ("tr", "us", "ru", None)] == [list(HIDE), list(HIDE), [], []]


def test_what_was_erased_is_shown_to_nobody(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, opening(world, "ru", "text"))
    row = world.state.notice_versions.rows["tr/patrol-1@000001"]
    [said] = [one.said for one in world.state.disclosures.values()]
    assert opened_by(world.store, world.state, said, "ru") == ("text",)
    world.store.erase(row.id)
    assert [seen(world, party) for party in PARTIES] == [[]] * len(PARTIES)
    assert opened_by(world.store, world.state, said, "ru") == ()


def test_the_name_of_what_was_opened_is_told_to_its_reader_alone(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, opening(world, "ru", "text"))
    [said] = [one.said for one in world.state.disclosures.values()]
    assert [opened_by(world.store, world.state, said, party) for party in ("tr", "ru", "ir", None)] == [("text",), ("text",), (), ()]


@pytest.mark.usefixtures("tr")
def test_what_hides_nothing_is_as_it_is(world: World) -> None:
    world.admit(world.side("sy").unit, {**NOTICE, "name": "open"})
    row = world.state.notice_versions.rows["sy/open@000001"]
    assert reader(world.store, world.state, "ru")(row) is row.said
    assert disclosures_for(world.store, row.said, row.id, "sy", world.state) == ()
