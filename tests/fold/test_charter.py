"""The charter: leaf 0 makes the host's keys; amendments replace members, rotate keys, and never lower the rules level."""

from typing import Any

import pytest

from garant.errors import Code
from garant.node.saying import SigningKey
from garant.node.submission import Admission
from garant.state.state import CHARTER as CHARTER_KEY
from garant.statement.kinds import Charter
from tests.fold.refusing import refuses
from tests.world import ANSWER, CHARTER, CHECKPOINT, HOST_ROOT, World, make_key, refused

SECOND = make_key("host root, the second")
FRESH = make_key("a fresh key of the host")


def amendment(version: int = 2, /, **members: object) -> dict[str, Any]:
    return {"type": "charter_amendment/1", "party": "host", "version": version, **members}


def roots(version: int, *keys: bytes, threshold: int = 1) -> dict[str, Any]:
    return {"version": version, "keys": sorted(keys), "threshold": threshold}


def charter_of(world: World) -> Charter:
    return world.state.charters.rows[CHARTER_KEY].charter


# Leaf 0


@pytest.fixture
def empty() -> World:
    return World(open=False)


def test_the_charter_makes_the_hosts_keys(empty: World) -> None:
    empty.admit(HOST_ROOT, {**CHARTER, "gateway_keys": [FRESH.public]})
    roles = {row.public_key: (row.party, row.role) for row in empty.state.keys.values()}
    assert roles == {
        HOST_ROOT.public: ("host", "root"),
        CHECKPOINT.public: ("host", "checkpoint"),
        ANSWER.public: ("host", "answer"),
        FRESH.public: ("host", "gateway"),
    }


def test_the_charter_is_the_hosts(empty: World) -> None:
    refuses(empty, Code.NOT_AUTHORISED, HOST_ROOT, {**CHARTER, "party": "tr"})


def test_the_charter_needs_its_own_threshold(empty: World) -> None:
    two = roots(1, HOST_ROOT.public, SECOND.public, threshold=2)
    refuses(empty, Code.THRESHOLD_NOT_MET, HOST_ROOT, {**CHARTER, "roots": two})
    empty.admit([HOST_ROOT, SECOND], {**CHARTER, "roots": two})


def test_the_charter_cannot_be_signed_by_a_stranger(empty: World) -> None:
    refuses(empty, Code.UNKNOWN_KEY, [HOST_ROOT, SECOND], CHARTER)


def test_the_first_root_keys_have_version_one(empty: World) -> None:
    refuses(empty, Code.WRONG_VERSION, HOST_ROOT, {**CHARTER, "roots": roots(2, HOST_ROOT.public)})


@pytest.mark.parametrize("member", ["checkpoint_key", "answer_key"])
def test_a_root_key_has_no_second_role(empty: World, member: str) -> None:
    refuses(empty, Code.KEY_IN_USE, HOST_ROOT, {**CHARTER, member: HOST_ROOT.public})


def test_checkpoints_and_answers_are_signed_by_two_keys(empty: World) -> None:
    refuses(empty, Code.KEY_IN_USE, HOST_ROOT, {**CHARTER, "answer_key": CHECKPOINT.public})


def test_a_gateway_has_a_key_of_its_own(empty: World) -> None:
    refuses(empty, Code.KEY_IN_USE, HOST_ROOT, {**CHARTER, "gateway_keys": [ANSWER.public]})


@pytest.mark.parametrize("member", ["checkpoint_key", "answer_key"])
def test_the_hosts_keys_are_keys(empty: World, member: str) -> None:
    refuses(empty, Code.BAD_KEY, HOST_ROOT, {**CHARTER, member: bytes(32)})


# Amendments


@pytest.fixture
def world() -> World:
    return World()


def test_an_amendment_replaces_what_it_gives_and_keeps_the_rest(world: World) -> None:
    before = charter_of(world)
    world.admit(HOST_ROOT, amendment(title={"en": "Renamed"}, registrars=["reg", "press"]))
    row = world.state.charters.rows[CHARTER_KEY]
    assert (row.version, row.history, row.charter.title, row.charter.registrars) == (2, (0, 1), {"en": "Renamed"}, ("reg", "press"))
    assert (row.charter.roots, row.charter.seq, row.charter.time_zone) == (before.roots, before.seq, before.time_zone)


def test_an_amendment_is_the_hosts(world: World) -> None:
    tr = world.side("tr")
    refuses(world, Code.NOT_AUTHORISED, tr.roots, {**amendment(title={"en": "Ours"}), "party": "tr"})


def test_an_amendment_needs_the_hosts_roots(world: World) -> None:
    refuses(world, Code.THRESHOLD_NOT_MET, ANSWER, amendment(title={"en": "Renamed"}))


@pytest.mark.parametrize("version", [1, 3])
def test_amendments_are_numbered_without_holes(world: World, version: int) -> None:
    refuses(world, Code.WRONG_VERSION, HOST_ROOT, amendment(version, title={"en": "Renamed"}))


def test_an_amendment_changes_something(world: World) -> None:
    refuses(world, Code.NOTHING_CHANGED, HOST_ROOT, amendment())


def test_the_rules_level_rises_and_never_falls(world: World) -> None:
    world.admit(HOST_ROOT, amendment(2, rules_level=3))
    refuses(world, Code.WRONG_VERSION, HOST_ROOT, amendment(3, rules_level=2))
    assert charter_of(world).rules_level == 3


def test_new_host_roots_need_the_old_ones_and_the_new_ones(world: World) -> None:
    new = amendment(roots=roots(2, SECOND.public))
    refuses(world, Code.THRESHOLD_NOT_MET, HOST_ROOT, new)
    refuses(world, Code.THRESHOLD_NOT_MET, SECOND, new)
    world.admit([HOST_ROOT, SECOND], new)
    refuses(world, Code.REVOKED_KEY, HOST_ROOT, amendment(3, title={"en": "By the old one"}))
    world.admit(SECOND, amendment(3, title={"en": "By the new one"}))


def test_new_host_roots_have_the_next_version(world: World) -> None:
    refuses(world, Code.WRONG_VERSION, [HOST_ROOT, SECOND], amendment(roots=roots(3, SECOND.public)))


def test_a_host_root_that_was_let_out_never_comes_back(world: World) -> None:
    world.admit([HOST_ROOT, SECOND], amendment(2, roots=roots(2, SECOND.public)))
    refuses(world, Code.KEY_IN_USE, SECOND, amendment(3, roots=roots(3, HOST_ROOT.public, SECOND.public)))


@pytest.mark.parametrize(("member", "old"), [("checkpoint_key", CHECKPOINT), ("answer_key", ANSWER)], ids=["checkpoint", "answer"])
def test_a_key_of_the_running_host_is_replaced_at_an_index(world: World, member: str, old: SigningKey) -> None:
    admitted = world.admit(HOST_ROOT, amendment(**{member: FRESH.public}))
    assert world.state.keys.rows[old.id].until == admitted.index
    row = world.state.keys.rows[FRESH.id]
    assert (row.index, row.role, row.until) == (admitted.index, member.removesuffix("_key"), None)


def test_a_replaced_key_never_comes_back(world: World) -> None:
    world.admit(HOST_ROOT, amendment(2, checkpoint_key=FRESH.public))
    refuses(world, Code.KEY_IN_USE, HOST_ROOT, amendment(3, checkpoint_key=CHECKPOINT.public))


def test_gateways_come_and_go(world: World) -> None:
    world.admit(HOST_ROOT, amendment(2, gateway_keys=[FRESH.public]))
    admitted = world.admit(HOST_ROOT, amendment(3, gateway_keys=[SECOND.public]))
    assert world.state.keys.rows[FRESH.id].until == admitted.index
    assert world.state.keys.rows[SECOND.id].role == "gateway"


@pytest.mark.parametrize("member", ["checkpoint_key", "answer_key"])
def test_a_new_key_is_a_key(world: World, member: str) -> None:
    refuses(world, Code.BAD_KEY, HOST_ROOT, amendment(**{member: bytes(32)}))


def test_a_partys_key_cannot_become_the_hosts(world: World) -> None:
    tr = world.side("tr")
    refuses(world, Code.KEY_IN_USE, HOST_ROOT, amendment(answer_key=tr.unit.public))


def test_two_roles_cannot_be_swapped(world: World) -> None:
    refuses(world, Code.KEY_IN_USE, HOST_ROOT, amendment(checkpoint_key=ANSWER.public, answer_key=CHECKPOINT.public))


def test_one_fresh_key_does_not_get_two_roles_in_one_amendment(world: World) -> None:
    refuses(world, Code.KEY_IN_USE, HOST_ROOT, amendment(checkpoint_key=FRESH.public, answer_key=FRESH.public))
    refuses(world, Code.KEY_IN_USE, HOST_ROOT, amendment(checkpoint_key=FRESH.public, gateway_keys=[FRESH.public]))


def test_a_fresh_root_does_not_get_a_second_role_in_one_amendment(world: World) -> None:
    both = amendment(roots=roots(2, HOST_ROOT.public, FRESH.public), answer_key=FRESH.public)
    refuses(world, Code.KEY_IN_USE, [HOST_ROOT, FRESH], both)


def test_only_registrars_that_the_charter_names_now_are_registrars(world: World) -> None:
    world.side("reg")
    world.admit(HOST_ROOT, amendment(registrars=["press"]))
    assert charter_of(world).registrars == ("press",)


def test_a_refused_charter_leaves_the_log_empty(empty: World) -> None:
    assert refused(empty.say(SECOND, CHARTER)) == Code.UNKNOWN_KEY
    assert isinstance(empty.say(HOST_ROOT, CHARTER), Admission)
