"""Parties and their roots: let in once by the host, rotated by the old and the new threshold, a key let out never back."""

from typing import Any

import pytest

from garant.errors import Code
from garant.node.saying import SigningKey
from tests.fold.refusing import refuses
from tests.world import CHECKPOINT, HOST_ROOT, NOTICE, Member, World, make_key

A, B, C, D, E = (make_key(f"root {letter}") for letter in "abcde")


def roots(version: int, *keys: SigningKey, threshold: int = 1) -> dict[str, Any]:
    return {"version": version, "keys": sorted(key.public for key in keys), "threshold": threshold}


def joining(name: str, held: dict[str, Any]) -> dict[str, Any]:
    return {"type": "party/1", "party": name, "title": {"en": name}, "category": "state", "roots": held}


def rotation(held: dict[str, Any]) -> dict[str, Any]:
    return {"type": "root/1", "party": "tr", "roots": held}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Member:
    """Let in a party with A and B, which must both sign."""
    world.admit([A, B, HOST_ROOT], joining("tr", roots(1, A, B, threshold=2)))
    return Member("tr", [A, B])


# Joining


def test_a_party_is_known_by_its_enrolment(world: World) -> None:
    admitted = world.admit([A, HOST_ROOT], {**joining("tr", roots(1, A)), "guarantor": True})
    row = world.state.parties.rows["tr"]
    assert (row.index, row.history, row.category, row.guarantor, row.roots.keys) == (1, (admitted.index,), "state", True, (A.public,))
    assert (world.state.keys.rows[A.id].party, world.state.keys.rows[A.id].role) == ("tr", "root")


def test_a_party_must_hold_the_keys_that_it_brings(world: World) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, [A, HOST_ROOT], joining("tr", roots(1, A, B, threshold=2)))


def test_nobody_lets_itself_in(world: World) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, A, joining("tr", roots(1, A)))


def test_the_host_cannot_make_up_a_party_without_its_key(world: World) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, HOST_ROOT, joining("tr", roots(1, A)))


def test_the_hosts_name_is_its_own(world: World) -> None:
    refuses(world, Code.RESERVED_NAME, [A, HOST_ROOT], joining("host", roots(1, A)))


def test_a_party_joins_once(world: World, tr: Member) -> None:
    refuses(world, Code.NAME_TAKEN, [C, HOST_ROOT], joining("tr", roots(1, C)))


def test_the_first_roots_have_version_one(world: World) -> None:
    refuses(world, Code.WRONG_VERSION, [A, HOST_ROOT], joining("tr", roots(2, A)))


def test_two_parties_do_not_share_a_root(world: World, tr: Member) -> None:
    refuses(world, Code.FOREIGN_KEY, [A, HOST_ROOT], joining("ru", roots(1, A)))
    refuses(world, Code.KEY_IN_USE, [C, HOST_ROOT], joining("ru", roots(1, A, C)))


def test_a_key_of_the_host_is_no_root_of_a_party(world: World) -> None:
    refuses(world, Code.KEY_IN_USE, [HOST_ROOT, CHECKPOINT], joining("tr", roots(1, CHECKPOINT)))


# Rotation


def test_new_roots_replace_the_old_ones_from_their_index_on(world: World, tr: Member) -> None:
    admitted = world.admit([A, B, C], rotation(roots(2, B, C, threshold=2)))
    row = world.state.parties.rows["tr"]
    assert (row.history, row.roots.version, row.roots.keys) == ((1, admitted.index), 2, tuple(sorted((B.public, C.public))))
    until = {key.id: world.state.keys.rows[key.id].until for key in (A, B, C)}
    assert until == {A.id: admitted.index, B.id: None, C.id: None}


@pytest.mark.parametrize("signers", [[A, B], [A, C], [C, D], [A, C, D]], ids=["old only", "one of each", "new only", "one old short"])
def test_a_rotation_needs_the_old_threshold_and_the_new_one(world: World, tr: Member, signers: list[SigningKey]) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, signers, rotation(roots(2, C, D, threshold=2)))


def test_a_key_in_both_sets_counts_for_both(world: World, tr: Member) -> None:
    world.admit([A, B], rotation(roots(2, A, B, C, threshold=2)))


def test_a_raised_threshold_must_be_met_at_once(world: World, tr: Member) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, [A, B], rotation(roots(2, A, B, C, threshold=3)))
    world.admit([A, B, C], rotation(roots(2, A, B, C, threshold=3)))


def test_a_root_key_that_was_let_out_never_comes_back(world: World, tr: Member) -> None:
    world.admit([A, B, C], rotation(roots(2, B, C, threshold=2)))
    refuses(world, Code.KEY_IN_USE, [B, C], rotation(roots(3, A, B, C, threshold=2)))
    refuses(world, Code.REVOKED_KEY, [A, B, C], rotation(roots(3, A, B, C, threshold=2)))


def test_a_root_key_that_was_let_out_signs_nothing_more(world: World, tr: Member) -> None:
    world.admit([A, B, C], rotation(roots(2, B, C, threshold=2)))
    grant = {"type": "grant/1", "key": E.public, "role": "officer", "level": "unit", "duty": {"en": "duty"}}
    refuses(world, Code.REVOKED_KEY, [A, B], grant)
    world.admit([B, C], grant)


def test_what_was_granted_before_a_rotation_stays(world: World, tr: Member) -> None:
    world.enrol("ru")
    grant = {"type": "grant/1", "key": E.public, "role": "officer", "level": "unit", "duty": {"en": "duty"}}
    world.admit([A, B], grant)
    world.admit([A, B, C, D], rotation(roots(2, C, D, threshold=2)))
    world.admit(E, NOTICE)


@pytest.mark.parametrize("version", [1, 3])
def test_versions_of_roots_have_no_holes(world: World, tr: Member, version: int) -> None:
    refuses(world, Code.WRONG_VERSION, [A, B], rotation(roots(version, A, B)))


def test_an_officers_key_does_not_become_a_root(world: World, tr: Member) -> None:
    world.admit([A, B], {"type": "grant/1", "key": E.public, "role": "officer", "level": "headquarters", "duty": {"en": "duty"}})
    refuses(world, Code.KEY_IN_USE, [A, B, E], rotation(roots(2, A, B, E)))


def test_roots_of_a_party_that_never_joined_are_refused(world: World) -> None:
    refuses(world, Code.UNKNOWN_PARTY, A, rotation(roots(2, A)))
