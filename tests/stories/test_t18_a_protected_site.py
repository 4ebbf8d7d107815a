"""T18. Hospitals that had been notified were hit, and nobody could say who had been given the place, when, and who had read it.

Lists of protected sites went by e-mail to whoever kept the list; an owner who had agreed to one recipient found out years later who the
others were. So a protected site shows its region to everybody and its place to named readers alone, with its owner's word and a
purpose; its owner sees to whom it was opened, since when, and who has acknowledged it.
"""

from typing import Any

import pytest

from garant.answers.receipts_due import face
from garant.answers.sites import Site, disclosures, shown_to, sites
from garant.errors import Code
from garant.instant import DAY_MS
from garant.node.sealed import opened_by, reader
from garant.statement import disclosure
from tests.fold.refusing import refuses
from tests.world import START_MS, Side, World, receipt

PLACE = [366_339_000, 359_306_000]
HOSPITAL = {
    "type": "notice/1",
    "status": "actual",
    "name": "site-1",
    "kind": "site",
    "activity": "medical_site",
    "to": ["ru", "tr", "us"],
    "protected": True,
    "region": "Idlib governorate",
    "purpose": "so that it is not hit",
    "owner_agrees": "in writing, on 2018-09-10",
    "reconfirm": "P30D",
    "volumes": [{"shape": {"is": "circle", "center": PLACE, "radius_cm": 10_000}}],
}
HIDE = ("volumes", "purpose", "owner_agrees")
REF = "un/site-1"


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def un(world: World) -> Side:
    return world.side("un")


@pytest.fixture(autouse=True)
def sides(world: World, un: Side) -> dict[str, Side]:
    sides = {name: world.side(name) for name in ("ru", "tr", "us")}
    world.admit(un.headquarters, HOSPITAL, HIDE)
    return sides


def digest_of(world: World, member: str, version: int = 1) -> str:
    """Tell a hidden member's digest, as the owner's own desk can."""
    row = world.state.notice_versions.rows[f"{REF}@{version:06d}"]
    [found] = [disclosure.digest(text) for text in world.store.disclosures(row.id) if disclosure.read(text).name == member]
    return found


def opening(world: World, *readers: str, members: tuple[str, ...] = ("volumes",), version: int = 1) -> dict[str, Any]:
    digests = sorted(digest_of(world, member, version) for member in members)
    said = {"of": f"notice:{REF}", "version": version, "members": digests, "readers": list(readers)}
    return {"type": "disclosure/1", "status": "actual", "purpose": "target lists are checked against it", **said}


def site(world: World, party: str | None, at_ms: int = START_MS) -> Site:
    [found] = sites(world.state, party, at_ms, reader(world.store, world.state, party))
    return found


def test_everybody_sees_the_region_and_nobody_the_place(world: World) -> None:
    for party in (None, "ru", "tr", "us"):
        found = site(world, party)
        assert (found.hidden, found.said.region, found.said.volumes, found.said.owner_agrees) == (True, "Idlib governorate", None, None)
        assert str(PLACE[0]) not in repr(found)


def test_a_named_reader_sees_the_place_from_the_disclosure_on_and_nothing_else(world: World, un: Side) -> None:
    world.admit(un.headquarters, opening(world, "ru"))
    seen = site(world, "ru").said
    assert seen.volumes is not None
    assert (seen.purpose, seen.owner_agrees) == (None, None), "the other members stay hidden"
    assert [site(world, party).hidden for party in ("tr", "us", None)] == [True, True, True]


def test_a_disclosed_place_is_acknowledged_and_its_owner_sees_that(world: World, un: Side, sides: dict[str, Side]) -> None:
    world.admit(un.headquarters, opening(world, "ru", "tr"))
    world.clock.turn(60_000)
    word = {**receipt("acknowledged", "headquarters", notice=REF), "status": "actual"}
    world.admit(sides["ru"].headquarters, word)
    shown = {one.reader: (one.purpose, one.acknowledged_ms, one.light) for one in site(world, "un").shown}
    purpose = "target lists are checked against it"
    assert shown == {"ru": (purpose, START_MS + 60_000, "amber"), "tr": (purpose, None, "amber")}


def test_a_reader_sees_its_own_disclosure_and_not_those_of_others(world: World, un: Side) -> None:
    world.admit(un.headquarters, opening(world, "ru"))
    world.admit(un.headquarters, opening(world, "tr"))
    assert [one.reader for one in site(world, "tr").shown] == ["tr"]
    assert [one.reader for one in site(world, None).shown] == []
    assert [(row.said.readers, opened_by(world.store, world.state, row.said, "tr")) for row in disclosures(world.state, "tr")] == [
        (("tr",), ("volumes",))
    ]


def test_a_reader_that_is_no_recipient_may_acknowledge_what_it_was_shown(world: World, un: Side) -> None:
    ir = world.side("ir")
    word = {**receipt("acknowledged", "headquarters", notice=REF), "status": "actual"}
    refuses(world, Code.NOT_A_RECIPIENT, ir.headquarters, word)
    world.admit(un.headquarters, opening(world, "ir"))
    world.admit(ir.headquarters, word)
    assert [one.acknowledged_ms for one in shown_to(world.state, REF)] == [START_MS]


def test_a_new_version_hides_afresh(world: World, un: Side) -> None:
    """What was opened is what was there: a hospital that moves is not shown until its owner shows it."""
    world.admit(un.headquarters, opening(world, "ru"))
    moved = {name: value for name, value in HOSPITAL.items() if name != "name"}
    world.admit(un.headquarters, {**moved, "type": "notice_amendment/1", "notice": REF, "version": 2}, HIDE)
    assert site(world, "ru").hidden
    assert [(one.reader, one.version) for one in site(world, "un").shown] == [("ru", 1)]


def test_only_the_owner_opens_its_site_and_only_what_it_hides(world: World, un: Side, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_YOURS, sides["ru"].headquarters, opening(world, "ru"))
    refuses(world, Code.BAD_DISCLOSURE, un.headquarters, {**opening(world, "ru"), "members": ["A" * 43]})
    refuses(world, Code.WRONG_VERSION, un.headquarters, {**opening(world, "ru"), "version": 2})
    refuses(world, Code.UNKNOWN_PARTY, un.headquarters, opening(world, "nobody"))


@pytest.mark.parametrize("missing", ["region", "purpose", "owner_agrees"])
def test_a_protected_site_without_what_protects_it_is_refused(world: World, un: Side, missing: str) -> None:
    said = {name: value for name, value in HOSPITAL.items() if name != missing}
    refuses(world, Code.MISSING_MEMBER, un.headquarters, {**said, "name": "site-2"}, [name for name in HIDE if name != missing])


def test_a_protected_site_with_its_place_in_the_open_is_refused(world: World, un: Side) -> None:
    word = refuses(world, Code.MISSING_MEMBER, un.headquarters, {**HOSPITAL, "name": "site-2"})
    assert str(PLACE[0]) not in word.sentence


def test_it_is_confirmed_again_or_shown_as_overdue(world: World, un: Side) -> None:
    late = START_MS + 31 * DAY_MS
    before = site(world, "ru", late).reconfirm
    assert before is not None
    assert (before.due_ms, before.overdue) == (START_MS + 30 * DAY_MS, True)
    world.clock.turn(29 * DAY_MS)
    world.admit(un.headquarters, {"type": "notice_step/1", "status": "actual", "notice": REF, "version": 1, "step": "confirm"})
    again = face(world.state, REF, late).reconfirm
    assert again is not None
    assert (again.last_ms, again.due_ms, again.overdue) == (START_MS + 29 * DAY_MS, START_MS + 59 * DAY_MS, False)
