"""Guard-rail 1. A party declares its own; who controls which ground is never mapped, and people appear as duty roles."""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from garant.errors import Code
from garant.statement.kinds import KINDS, Agreement, Grant, Statement
from garant.statement.shapes import Shape
from garant.statement.values import Who
from garant.statement.zones import Control, Zone
from tests.fold.refusing import refuses, refuses_submission
from tests.world import AGREEMENT, CIRCLE, NOTICE, Side, World, make_key

SHAPES = set(get_args(Shape))
RING = [[366_000_000, 359_000_000], [367_000_000, 359_000_000], [367_000_000, 360_000_000], [366_000_000, 359_000_000]]
AREA = {"is": "area", "polygons": [[RING]]}
ZONE: dict[str, Any] = {"name": "z1", "title": {"en": "Where they are"}, "rule": {"is": "control"}, "status": "contested"}


def types_in(hint: object, seen: set[object]) -> Iterator[type]:
    """Give every type of ours that a type can hold, however deep."""
    for part in (hint, *get_args(hint)):
        if isinstance(part, type) and issubclass(part, msgspec.Struct) and part not in seen:
            seen.add(part)
            yield part
            for member in get_type_hints(part).values():
                yield from types_in(member, seen)
        elif part is not hint:
            yield from types_in(part, seen)


def holds_a_shape(hint: object) -> bool:
    return bool(set(types_in(hint, set())) & SHAPES)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Side:
    world.enrol("ru")
    return world.side("tr")


# Control of ground is not mapped


def test_a_zone_where_the_parties_are_has_no_member_at_all() -> None:
    assert Control.__struct_fields__ == ()


@pytest.mark.parametrize("member", ["area", "units", "line", "polygon", "depth_m", "note"])
def test_no_member_can_be_given_to_it(world: World, tr: Side, member: str) -> None:
    reg = world.side("reg")
    mapped = {**ZONE, "rule": {"is": "control", member: "here"}}
    refuses_submission(world, Code.UNKNOWN_MEMBER, world.forge(reg.headquarters, dict(AGREEMENT), zones=[mapped]))


def test_only_its_rule_and_a_drawing_give_a_zone_a_shape() -> None:
    members = {name: hint for name, hint in get_type_hints(Zone).items() if holds_a_shape(hint)}
    assert members.keys() == {"rule", "drawing"}


LATER: list[dict[str, Any]] = [{"drawing": {"areas": [AREA]}}, {"drawing": {"course": RING[:2]}}, {"lower_cm": 0}, {"upper_cm": 100_000}]


@pytest.mark.parametrize("members", LATER, ids=["areas", "course", "from a height", "to a height"])
def test_a_zone_where_the_parties_are_is_drawn_by_nobody(members: dict[str, Any]) -> None:
    later = World(rules_level=2)
    for name in ("ru", "tr"):
        later.enrol(name)
    reg = later.side("reg")
    refuses_submission(later, Code.NO_GEOMETRY, later.forge(reg.headquarters, dict(AGREEMENT), zones=[{**ZONE, **members}]))
    refuses(later, Code.BAD_DISCLOSURE, reg.headquarters, {**AGREEMENT, "zones": [{**ZONE, **members}]}, hide=["zones"])


def test_no_party_reads_one_into_the_ground() -> None:
    later = World(rules_level=2)
    later.enrol("ru")
    tr, reg = later.side("tr"), later.side("reg")
    later.admit(reg.headquarters, {**AGREEMENT, "zones": [ZONE]})
    reading = {"type": "zone_reading/1", "zone": "reg/zone-2018#z1", "capacity": "party", "drawing": {"areas": [AREA]}}
    refuses(later, Code.NO_GEOMETRY, tr.headquarters, reading)


def test_an_excluded_party_is_text_and_has_no_place() -> None:
    assert not holds_a_shape(get_type_hints(Agreement)["excluded"])
    assert set(Who.__struct_fields__) == {"party", "text", "office", "note"}


# One's own, and nobody else's


def test_only_one_s_own_notices_and_the_zones_of_agreements_are_drawn() -> None:
    assert {name for name, kind in KINDS.items() if holds_a_shape(kind)} == {
        "notice/1",
        "notice_amendment/1",
        "agreement/1",
        "agreement_part/1",
        "zone_reading/1",
        "probe/1",
    }


def test_nobody_declares_what_another_party_has_somewhere(world: World, tr: Side) -> None:
    refuses(world, Code.FOREIGN_KEY, tr.headquarters, {**NOTICE, "party": "ru", "to": ["tr"]})


@pytest.mark.parametrize("member", ["of", "about", "subject", "side", "affiliation", "observed_party"])
def test_a_notice_cannot_be_made_about_another_party(world: World, tr: Side, member: str) -> None:
    refuses_submission(world, Code.UNKNOWN_MEMBER, world.forge(tr.unit, dict(NOTICE), **{member: "ru"}))


def test_a_shape_carries_no_symbol(world: World, tr: Side) -> None:
    marked = {**CIRCLE, "shape": {**CIRCLE["shape"], "symbol": "SHG-UCIZ"}}
    refuses_submission(world, Code.UNKNOWN_MEMBER, world.forge(tr.unit, dict(NOTICE), volumes=[marked]))


# No words for the enemy, for rank, for persons

HOSTILE = re.compile(r"hostil|enem|threat|target|strike|suspect|score|rank(?!s)|priority|track", re.IGNORECASE)
PERSON = re.compile(r"person|surname|first_name|birth|passport|phone", re.IGNORECASE)


def members() -> set[str]:
    found = {part for kind in KINDS.values() for part in types_in(kind, set())}
    return {field.name for part in found for field in msgspec.structs.fields(part)}


def test_the_walk_finds_members_at_every_depth() -> None:
    assert {"seq", "radius_cm", "read_back", "depth_max_m", "finish_by"} <= members()


@pytest.mark.parametrize("pattern", [HOSTILE, PERSON], ids=["an enemy or a score", "a person"])
def test_no_member_is_about(pattern: re.Pattern[str]) -> None:
    assert not [name for name in members() if pattern.search(name)]


def test_an_officer_is_a_duty() -> None:
    assert set(Grant.__struct_fields__) - set(Statement.__struct_fields__) == {"key", "role", "level", "duty"}


@pytest.mark.parametrize("member", ["name", "rank", "person"])
def test_a_person_cannot_be_slipped_into_a_grant(world: World, tr: Side, member: str) -> None:
    grant = {"type": "grant/1", "key": make_key("an officer").public, "role": "officer", "level": "unit", "duty": {"en": "duty officer"}}
    refuses_submission(world, Code.UNKNOWN_MEMBER, world.forge(tr.roots, grant, **{member: "x"}))
