"""Grants and revocations: a key gets one role, for ever; it is taken back from an index on, and what it signed before stays."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.world import HOST_ROOT, NOTICE, Member, Side, World, make_key

OFFICER = make_key("an officer")


def grant(level: str = "unit", role: str = "officer") -> dict[str, Any]:
    return {"type": "grant/1", "key": OFFICER.public, "role": role, "level": level, "duty": {"en": "duty"}}


def revoke(key_id: str) -> dict[str, Any]:
    return {"type": "revoke/1", "key": key_id, "because": "lost"}


@pytest.fixture
def world() -> World:
    world = World()
    world.enrol("ru")
    return world


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


def test_a_granted_key_has_its_role_level_and_duty(world: World, tr: Side) -> None:
    admitted = world.admit(tr.roots, grant("sector"))
    row = world.state.keys.rows[OFFICER.id]
    assert (row.index, row.party, row.role, row.level, row.duty, row.until) == (
        admitted.index,
        "tr",
        "officer",
        "sector",
        {"en": "duty"},
        None,
    )


@pytest.mark.parametrize("level", ["headquarters", "sector", "unit", "desk"])
def test_no_officer_and_no_desk_grants_keys(world: World, tr: Side, level: str) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, getattr(tr, level), grant())


def test_a_key_is_granted_once(world: World, tr: Side) -> None:
    world.admit(tr.roots, grant())
    refuses(world, Code.KEY_IN_USE, tr.roots, grant("headquarters"))


def test_one_key_does_not_serve_two_parties(world: World, tr: Side) -> None:
    world.admit(tr.roots, grant())
    sy = world.enrol("sy")
    refuses(world, Code.KEY_IN_USE, sy.roots, grant())


def test_a_root_key_is_no_officers_key(world: World, tr: Side) -> None:
    refuses(world, Code.KEY_IN_USE, tr.roots, {**grant(), "key": tr.roots[0].public})


# Taking back


def test_a_revoked_key_is_refused_from_its_index_on(world: World, tr: Side) -> None:
    world.admit(tr.unit, NOTICE)
    admitted = world.admit(tr.roots, revoke(tr.unit.id))
    assert world.state.keys.rows[tr.unit.id].until == admitted.index
    refuses(world, Code.REVOKED_KEY, tr.unit, {**NOTICE, "name": "patrol-2"})


def test_what_a_revoked_key_said_before_stays(world: World, tr: Side) -> None:
    world.admit(tr.unit, NOTICE)
    world.admit(tr.roots, revoke(tr.unit.id))
    assert world.state.notices.rows["tr/patrol-1"].standing == "filed"


def test_what_was_signed_before_but_comes_after_the_revocation_is_refused(world: World, tr: Side) -> None:
    signed_in_time = world.compose(tr.unit, NOTICE)
    world.admit(tr.roots, revoke(tr.unit.id))
    answer = world.host.submit([signed_in_time])[0]
    assert getattr(answer, "refusal").code == Code.REVOKED_KEY  # noqa: B009 - an Admission has none


def test_any_one_root_key_revokes(world: World) -> None:
    board = world.enrol("board", keys=3, threshold=3)
    world.admit(board.roots, grant())
    world.admit(board.roots[1], revoke(OFFICER.id))


@pytest.mark.parametrize("level", ["headquarters", "sector", "unit", "desk"])
def test_no_officer_and_no_desk_revokes(world: World, tr: Side, level: str) -> None:
    refuses(world, Code.NOT_AUTHORISED, getattr(tr, level), revoke(tr.unit.id))


def test_a_key_is_taken_back_once(world: World, tr: Side) -> None:
    world.admit(tr.roots, revoke(tr.unit.id))
    refuses(world, Code.NOTHING_CHANGED, tr.roots, revoke(tr.unit.id))


def test_a_revoked_key_never_comes_back(world: World, tr: Side) -> None:
    world.admit(tr.roots, revoke(tr.unit.id))
    refuses(world, Code.KEY_IN_USE, tr.roots, {**grant(), "key": tr.unit.public})


@pytest.mark.parametrize("whose", ["nobody's", "another party's", "a root", "the host's"])
def test_a_party_takes_back_what_it_granted_and_nothing_else(world: World, tr: Side, whose: str) -> None:
    other: Member = world.enrol("sy")
    keys = {
        "nobody's": OFFICER.id,
        "another party's": world.grant(other, "unit").id,
        "a root": tr.roots[0].id,
        "the host's": HOST_ROOT.id,
    }
    refuses(world, Code.UNKNOWN_REFERENCE, tr.roots, revoke(keys[whose]))


def test_a_desk_is_revoked_like_an_officer(world: World, tr: Side) -> None:
    world.admit(tr.roots, revoke(tr.desk.id))
    assert world.state.keys.rows[tr.desk.id].until is not None
