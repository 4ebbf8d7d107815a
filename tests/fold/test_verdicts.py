"""Verdicts: the host's answer key says them, once for each version of a notice, and what they say comes to their result."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.errors import Code
from garant.fold.verdicts import result_of
from garant.statement.kinds import Verdict
from tests.answers.flying import GATEWAY, flight, flight_id, landed, skies
from tests.fold.refusing import refuses
from tests.fold.test_zones import DISTRICTS, entered, zone
from tests.world import ANSWER, CHECKPOINT, HOST_ROOT, NOTICE, Side, World, make_key, refused, verdict

PLACE = [366_100_000, 359_300_000]
PAIR: dict[str, Any] = {"notice": "ru/works-1", "version": 1, "news": "conflict", "closest_cm": 0, "place": PLACE}
INFORM = {**PAIR, "news": "inform"}
HIT: dict[str, Any] = {"measure": "reg/zone-2018#m1", "says": "prohibited"}
LATE = {**HIT, "says": "notice_required", "required_s": 3_600}
GIVEN = {**LATE, "met": True}
UNDETERMINED = {"what": "reg/zone-2018#z1", "because": "Nobody has drawn this zone."}
CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
AMENDMENT = {**CONTENT, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2}


def amendment(**members: object) -> dict[str, Any]:
    return {"type": "charter_amendment/1", "party": "host", "version": 2, **members}


@pytest.fixture
def world() -> World:
    """Give a world with an agreement and two notices."""
    return furnished(World(rules_level=2, silent=True))


def furnished(world: World) -> World:
    tr, ru, reg = (world.side(name) for name in ("tr", "ru", "reg"))
    world.admit(reg.headquarters, entered(zone(DISTRICTS)))
    world.admit(ru.unit, {**NOTICE, "name": "works-1", "to": ["tr"]})
    world.admit(tr.unit, NOTICE)
    return world


@pytest.fixture
def tr(world: World) -> Side:
    """Give back the officers of the side that filed the notice."""
    keys = {level: make_key(f"tr {level} officer ") for level in ("headquarters", "sector", "unit")}
    return Side("tr", [make_key("tr root 0")], **keys, desk=make_key("tr headquarters desk "))


def on(world: World, **members: object) -> dict[str, Any]:
    return verdict(**{"log_size": world.state.size, **members})


# Who says it, and when


def test_the_answer_key_says_it(world: World) -> None:
    admitted = world.admit(ANSWER, on(world))
    row = world.state.verdicts.rows["tr/patrol-1@000001"]
    assert (row.index, row.id, row.said.result, row.said.party) == (admitted.index, admitted.id, "clear", "host")


def test_no_other_key_of_the_hosts_says_it(world: World) -> None:
    for key in (HOST_ROOT, CHECKPOINT):
        refuses(world, Code.NOT_AUTHORISED, key, on(world))
    refuses(world, Code.NOT_AUTHORISED, [ANSWER, HOST_ROOT], on(world))


def test_no_party_says_it(world: World, tr: Side) -> None:
    for key in (tr.headquarters, tr.unit, tr.desk, tr.roots[0]):
        refuses(world, Code.FOREIGN_KEY, key, on(world))
        refuses(world, Code.NOT_AUTHORISED, key, on(world, party="tr"))
    refuses(world, Code.FOREIGN_KEY, ANSWER, on(world, party="tr"))
    refuses(world, Code.UNKNOWN_KEY, make_key("a stranger"), on(world))


def test_an_answer_key_that_was_replaced_says_nothing_more(world: World) -> None:
    fresh = make_key("a fresh answer key")
    world.admit(HOST_ROOT, amendment(answer_key=fresh.public))
    assert refused(world.say(ANSWER, on(world))) == Code.REVOKED_KEY
    world.admit(fresh, on(world))


def test_verdicts_wait_for_the_second_level() -> None:
    world = furnished(World(silent=True))
    refuses(world, Code.UNKNOWN_KIND, ANSWER, on(world))
    world.admit(HOST_ROOT, amendment(rules_level=2))
    world.admit(ANSWER, on(world))


# About which notice


def test_a_version_has_one_verdict(world: World, tr: Side) -> None:
    world.admit(ANSWER, on(world))
    refuses(world, Code.NOTHING_CHANGED, ANSWER, on(world, considered=3))
    world.admit(tr.unit, AMENDMENT)
    world.admit(ANSWER, on(world, version=2))


def test_an_earlier_version_may_get_its_verdict_late(world: World, tr: Side) -> None:
    world.admit(tr.unit, AMENDMENT)
    world.admit(ANSWER, on(world))
    world.admit(ANSWER, on(world, version=2))
    assert [key for key, _ in world.state.verdicts.items("tr/patrol-1@")] == ["tr/patrol-1@000001", "tr/patrol-1@000002"]


def test_the_notice_and_its_version_are_there(world: World) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, ANSWER, on(world, notice="tr/nothing"))
    refuses(world, Code.WRONG_VERSION, ANSWER, on(world, version=2))


def test_a_verdict_has_its_notices_status(world: World) -> None:
    refuses(world, Code.OTHER_STATUS, ANSWER, on(world, status="actual"))


def test_it_rests_on_what_the_log_had_and_on_its_notice(world: World) -> None:
    notice = world.state.notices.rows["tr/patrol-1"].index
    refuses(world, Code.SEEN_AHEAD, ANSWER, on(world, log_size=world.state.size + 1))
    refuses(world, Code.BAD_VALUE, ANSWER, on(world, log_size=notice))
    world.admit(HOST_ROOT, amendment(time_zone="Asia/Amman"))
    world.admit(ANSWER, on(world, log_size=notice + 1))


# What it says

SAYINGS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("clear", {}),
    ("clear", {"pairs": [INFORM], "pair_count": 1}),
    ("clear", {"hits": [GIVEN]}),
    ("clear", {"hits": [{**HIT, "says": "exempt"}]}),
    ("undetermined", {"undetermined": [UNDETERMINED]}),
    ("undetermined", {"undetermined": [UNDETERMINED], "hits": [GIVEN], "pairs": [INFORM], "pair_count": 1}),
    ("not_clear", {"pairs": [INFORM, PAIR], "pair_count": 2}),
    ("not_clear", {"hits": [HIT]}),
    ("not_clear", {"hits": [{**HIT, "says": "consent_required", "consent_of": {"party": "ru"}}]}),
    ("not_clear", {"hits": [LATE]}),
    ("not_clear", {"hits": [GIVEN, HIT], "undetermined": [UNDETERMINED]}),
    ("not_clear", {"pairs": [PAIR], "pair_count": 1, "undetermined": [UNDETERMINED]}),
    ("not_clear", {"withheld": ["A" * 43]}),
    ("not_clear", {"withheld": ["A" * 43], "undetermined": [UNDETERMINED]}),
)


@pytest.mark.parametrize(("result", "members"), SAYINGS)
def test_the_result_is_what_the_content_comes_to(world: World, result: str, members: Mapping[str, Any]) -> None:
    for other in {"clear", "not_clear", "undetermined"} - {result}:
        refuses(world, Code.BAD_VALUE, ANSWER, on(world, result=other, **members))
    world.admit(ANSWER, on(world, result=result, **members))
    row: Verdict = world.state.verdicts.rows["tr/patrol-1@000001"].said
    assert result_of(row) == result


@pytest.mark.parametrize(
    "members",
    [
        {"pairs": [PAIR], "pair_count": 0},
        {"pairs": [PAIR], "pair_count": 2},
        {"pairs": [PAIR], "pair_count": 1, "pairs_blob": "ab" * 32},
        {"hits": [HIT], "hit_count": 1},
        {"undetermined": [UNDETERMINED, UNDETERMINED], "undetermined_count": 1, "hits": [HIT]},
        {"hits": [{**HIT, "met": True}]},
        {"pairs": [{**PAIR, "notice": "tr/patrol-1"}], "pair_count": 1},
    ],
    ids=["fewer pairs", "no blob", "a blob too many", "hits", "undetermined", "met without notice", "itself"],
)
def test_counts_and_kinds_of_hits_are_consistent(world: World, members: Mapping[str, Any]) -> None:
    refuses(world, Code.BAD_VALUE, ANSWER, on(world, result="not_clear", **members))


def test_what_is_not_listed_is_counted(world: World) -> None:
    more = {"pair_count": 70, "pairs_blob": "ab" * 32, "hit_count": 2, "undetermined_count": 5}
    listed = {"pairs": [PAIR], "hits": [HIT], "undetermined": [UNDETERMINED]}
    world.admit(ANSWER, on(world, result="not_clear", **listed, **more))


@pytest.mark.parametrize(
    ("code", "members"),
    [
        (Code.UNKNOWN_REFERENCE, {"pairs": [{**PAIR, "notice": "ru/nothing"}], "pair_count": 1}),
        (Code.UNKNOWN_REFERENCE, {"pairs": [{**PAIR, "version": 2}], "pair_count": 1}),
        (Code.UNKNOWN_REFERENCE, {"hits": [{**HIT, "measure": "reg/zone-2018#m9"}]}),
        (Code.UNKNOWN_REFERENCE, {"hits": [{**HIT, "zone": "reg/zone-2018#z9"}]}),
        (Code.UNKNOWN_PARTY, {"hits": [{**HIT, "claimed_by": "un"}]}),
        (Code.UNKNOWN_PARTY, {"hits": [{**HIT, "says": "consent_required", "consent_of": {"party": "un"}}]}),
    ],
    ids=["notice", "version", "measure", "zone", "claimed by", "consent of"],
)
def test_what_a_verdict_names_is_there(world: World, code: Code, members: Mapping[str, Any]) -> None:
    refuses(world, code, ANSWER, on(world, result="not_clear", **members))


def test_a_notice_of_another_status_is_never_met(world: World) -> None:
    tr = world.side("jo")
    world.admit(tr.unit, {**NOTICE, "name": "drill", "status": "test"})
    pair = {**PAIR, "notice": "jo/drill"}
    refuses(world, Code.OTHER_STATUS, ANSWER, on(world, result="not_clear", pairs=[pair], pair_count=1))


# Flights of drone operators


def test_a_pair_may_name_a_flight_that_stands_from_the_rules_level_on() -> None:
    pair = {**PAIR, "notice": f"host/{flight_id(1)}"}

    def said(world: World, **members: object) -> dict[str, Any]:
        return on(world, result="not_clear", pair_count=1, pairs=[{**pair, **members}])

    old = furnished_sky(4)
    refuses(old, Code.UNKNOWN_REFERENCE, ANSWER, said(old))
    world = furnished_sky(5)
    refuses(world, Code.UNKNOWN_REFERENCE, ANSWER, said(world, notice=f"host/{flight_id(9)}"))
    refuses(world, Code.WRONG_VERSION, ANSWER, said(world, version=2))
    refuses(world, Code.OTHER_STATUS, ANSWER, said(world, notice=f"host/{flight_id(2)}"))
    refuses(world, Code.WRONG_VERSION, ANSWER, said(world, notice=f"host/{flight_id(3)}"))
    world.admit(ANSWER, said(world))


def furnished_sky(rules_level: int) -> World:
    """Give a world with a notice, a flight that stands, one of another status, and one that has landed."""
    world = furnished(skies(rules_level, silent=True))
    world.admit(GATEWAY, flight(1))
    world.admit(GATEWAY, flight(2, status="actual"))
    world.admit(GATEWAY, flight(3))
    world.admit(GATEWAY, landed(3))
    return world
