"""Incidents and what follows from them: whose step is whose, where it may come, and what nobody may say of another or of a place."""

from typing import Any

import pytest

from garant.errors import Code, Refused
from garant.statement.kinds.incidents import IncidentStep
from tests.fold.refusing import refuses
from tests.world import AGREEMENT, CIRCLE, NOTICE, SOURCE, Side, World

OPEN = {"is": "unknown", "because": "not_stated"}
INCIDENT: dict[str, Any] = {
    "type": "incident/1",
    "status": "exercise",
    "name": "shots-1",
    "capacity": "party",
    "basis": "own_observation",
    "form": "small_arms_fire",
    "standing": "said",
    "when": {"is": "dated", "date": "2018-09-17", "utc": "2018-09-17T11:20:00Z"},
    "time_precision": "minute",
    "place": {"name": "Mill bridge", "position": [366_100_000, 359_300_000], "precision": "settlement"},
    "district": "Upper valley",
    "by": "undetermined",
    "to": ["ru"],
}
REPORTED: dict[str, Any] = {"capacity": "registrar", "sources": [SOURCE]}
THE = "tr/shots-1"


def step(word: str, incident: str = THE, **members: object) -> dict[str, Any]:
    return {"type": "incident_step/1", "status": "exercise", "incident": incident, "step": word, **members}


def position(says: str = "does_not_confirm", **members: object) -> dict[str, Any]:
    return {"type": "position/1", "status": "exercise", "about": f"incident:{THE}", "capacity": "party", "says": says, **members}


def finding(*by: str, **members: object) -> dict[str, Any]:
    return {
        "type": "finding/1", "status": "exercise", "name": "f-1", "incident": THE, "capacity": "party",
        "by": [{"party": party} for party in by], "occurrence": "established", "breach": "not_ruled", "attribution": "none",
        "confidence": "low", **members,
    }  # fmt: skip


def follow_up(**members: object) -> dict[str, Any]:
    return {
        "type": "follow_up/1", "status": "exercise", "name": "inquiry", "about": f"incident:{THE}", "capacity": "party",
        "form": "inquiry", "owed_by": [{"party": "ru"}], "deadline": {"is": "none"}, "text": {"en": "An inquiry."}, **members,
    }  # fmt: skip


def access(**members: object) -> dict[str, Any]:
    return {
        "type": "access_event/1", "status": "exercise", "name": "gate", "capacity": "party", "team": "team 2", "district": OPEN,
        "outcome": "refused", "refused_by": OPEN, "reason": {"is": "none"}, **members,
    }  # fmt: skip


def malformed(world: World, side: Side, members: dict[str, Any]) -> None:
    """Ask that a statement is refused before anybody can sign it."""
    with pytest.raises(Refused) as caught:
        world.compose(side.headquarters, members)
    assert caught.value.refusal.code == Code.BAD_VALUE


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


@pytest.fixture
def mission(world: World) -> Side:
    member = world.enrol("mission", category="monitor")
    headquarters, sector, unit = (world.grant(member, level) for level in ("headquarters", "sector", "unit"))
    return Side("mission", member.roots, headquarters, sector, unit, world.grant(member, "headquarters", "desk"))


@pytest.fixture
def told(world: World, tr: Side, ru: Side, mission: Side) -> None:
    world.admit(tr.unit, INCIDENT)


# Reporting


@pytest.mark.usefixtures("told")
def test_a_unit_reports_and_the_report_is_registered(world: World) -> None:
    assert world.state.incidents.rows[THE].standing == "registered"


def test_below_rules_level_3_there_are_no_incidents() -> None:
    world = World(rules_level=2)
    tr = world.side("tr")
    world.side("ru")
    refuses(world, Code.UNKNOWN_KIND, tr.headquarters, INCIDENT)


@pytest.mark.usefixtures("told")
def test_a_name_is_used_once(world: World, tr: Side) -> None:
    refuses(world, Code.NAME_TAKEN, tr.headquarters, INCIDENT)


@pytest.mark.parametrize(
    "members",
    [{"measures": ["reg/zone-2018#m9"]}, {"notices": ["ru/nothing"]}, {"evidence": ["evidence:tr/nothing"]}],
    ids=lambda members: next(iter(members)),
)
def test_what_a_report_refers_to_is_there(world: World, tr: Side, ru: Side, members: dict[str, Any]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**INCIDENT, **members})


def test_a_report_may_name_a_measure_and_a_notice(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    world.admit(tr.headquarters, NOTICE)
    world.admit(tr.headquarters, {**INCIDENT, "measures": ["reg/zone-2018#m1"], "notices": ["tr/patrol-1"]})


def test_a_registrar_reports_with_a_source_and_nobody_else_is_one(world: World, tr: Side, ru: Side, reg: Side) -> None:
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, {**INCIDENT, **REPORTED})
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, {**INCIDENT, "capacity": "registrar"})
    world.admit(reg.headquarters, {**INCIDENT, **REPORTED})


def test_whoever_is_blamed_as_a_party_is_one(world: World, tr: Side, ru: Side) -> None:
    refuses(world, Code.UNKNOWN_PARTY, tr.headquarters, {**INCIDENT, "against": [{"party": "sy"}]})


@pytest.mark.parametrize(
    "observer",
    [
        {"place": {"position": [366_100_000, 359_300_000]}},
        {"place": {"mgrs": "37SBU9012345678"}},
        {"place": {"name": "Oak hill"}},
        {"distance_m": 1_200},
        {"direction": "north-west"},
    ],
    ids=["position", "grid", "name", "distance", "direction"],
)
def test_where_an_observer_is_stays_hidden(world: World, tr: Side, ru: Side, observer: dict[str, Any]) -> None:
    said = {**INCIDENT, "observer": {"means": "heard", **observer}}
    refuses(world, Code.NO_GEOMETRY, tr.unit, said)
    world.admit(tr.unit, said, hide=["observer"])


def test_means_and_district_of_an_observer_may_be_open(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, {**INCIDENT, "observer": {"means": "heard", "place": {"district": "Upper valley"}}})


@pytest.mark.parametrize("place", [{"position": [366_100_000, 359_300_000]}, {"name": "Oak", "mgrs": "37SBU9012345678"}])
def test_what_is_said_of_an_excluded_group_has_no_coordinates(world: World, tr: Side, ru: Side, place: dict[str, Any]) -> None:
    refuses(world, Code.NO_GEOMETRY, tr.unit, {**INCIDENT, "excluded_party": "a group", "place": place})
    world.admit(tr.unit, {**INCIDENT, "excluded_party": "a group", "place": {"name": "Oak"}})


@pytest.mark.parametrize("hidden", ["place", "observer", "text"])
def test_and_it_hides_nothing_in_which_they_could_be(world: World, tr: Side, ru: Side, hidden: str) -> None:
    said = {**INCIDENT, "excluded_party": "a group", "place": {"name": "Oak"}, "observer": {"means": "seen"}, "text": {"en": "Something."}}
    refuses(world, Code.NO_GEOMETRY, tr.unit, said, hide=[hidden])


# Steps


@pytest.mark.usefixtures("told")
def test_the_whole_way_to_a_ruling(world: World, tr: Side, mission: Side) -> None:
    world.admit(tr.unit, step("shared"))
    for word in ("assessed", "tasked", "access_refused", "tasked", "verified", "investigated"):
        world.admit(mission.unit, step(word))
    world.admit(mission.headquarters, finding("mission"))
    refuses(world, Code.MISSING_MEMBER, mission.headquarters, step("ruled"))
    refuses(world, Code.MISSING_MEMBER, mission.headquarters, step("ruled", about=[f"incident:{THE}"]))
    world.admit(mission.headquarters, step("ruled", about=["finding:mission/f-1"]))
    world.admit(tr.headquarters, step("closed"))
    world.admit(mission.headquarters, step("reopened"))
    assert world.state.incidents.rows[THE].standing == "reopened"


@pytest.mark.usefixtures("told")
def test_a_ruling_rests_on_a_finding_on_this_incident(world: World, tr: Side, mission: Side) -> None:
    world.admit(tr.unit, {**INCIDENT, "name": "shots-2"})
    world.admit(mission.headquarters, finding("mission", incident="tr/shots-2"))
    for word in ("tasked", "verified"):
        world.admit(mission.unit, step(word))
    refuses(world, Code.MISSING_MEMBER, mission.headquarters, step("ruled", about=["finding:mission/f-1"]))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("word", ["access_refused", "verified", "not_verified", "investigated", "ruled", "not_ruled", "reopened"])
def test_a_step_follows_only_from_where_it_may(world: World, mission: Side, word: str) -> None:
    refuses(world, Code.WRONG_STEP, mission.headquarters, step(word))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("word", ["assessed", "tasked"])
def test_no_side_judges_its_own_case_nor_the_others(world: World, tr: Side, ru: Side, word: str) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, step(word))
    refuses(world, Code.NOT_YOURS, ru.headquarters, step(word))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("word", ["shared", "closed"])
def test_the_other_side_does_not_handle_what_it_is_blamed_for(world: World, ru: Side, word: str) -> None:
    refuses(world, Code.NOT_YOURS, ru.headquarters, step(word))


@pytest.mark.usefixtures("told")
def test_a_commission_of_two_sides_is_a_party_of_its_own(world: World, tr: Side) -> None:
    commission = world.enrol("commission", keys=2, threshold=2, category="commission")
    world.admit(world.grant(commission, "headquarters"), step("assessed"))


@pytest.mark.usefixtures("told")
def test_who_reported_it_withdraws_it_and_nobody_else(world: World, tr: Side, ru: Side, mission: Side) -> None:
    world.admit(ru.headquarters, position())
    refuses(world, Code.NOT_YOURS, ru.headquarters, step("withdrawn"))
    refuses(world, Code.NOT_YOURS, mission.headquarters, step("withdrawn"))
    world.admit(tr.headquarters, step("withdrawn"))
    assert len(world.state.positions) == 1
    refuses(world, Code.NOT_YOURS, mission.headquarters, step("reopened"))
    world.admit(tr.headquarters, step("reopened"))


@pytest.mark.usefixtures("told")
def test_mergers_never_run_in_a_circle(world: World, tr: Side, ru: Side) -> None:
    for name in ("shots-2", "shots-3"):
        world.admit(tr.unit, {**INCIDENT, "name": name})
    refuses(world, Code.BAD_VALUE, tr.headquarters, step("merged", into=THE))
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, step("merged", into="tr/nothing"))
    refuses(world, Code.NOT_YOURS, ru.headquarters, step("merged", into="tr/shots-2"))
    world.admit(tr.headquarters, step("merged", into="tr/shots-2"))
    refuses(world, Code.WRONG_STEP, tr.headquarters, step("merged", "tr/shots-2", into=THE))
    world.admit(tr.headquarters, step("merged", "tr/shots-2", into="tr/shots-3"))
    refuses(world, Code.WRONG_STEP, tr.headquarters, step("merged", into="tr/shots-3"))
    world.admit(tr.headquarters, step("reopened"))
    assert world.state.incidents.rows[THE].into is None


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("members", [{"step": "merged"}, {"step": "shared", "into": "tr/shots-2"}], ids=["into nothing", "into too much"])
def test_what_it_is_merged_into_is_named_then_and_only_then(world: World, tr: Side, members: dict[str, str]) -> None:
    malformed(world, tr, {**step("shared"), **members})


@pytest.mark.usefixtures("told")
def test_a_step_of_nothing_is_refused(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, step("shared", "tr/nothing"))
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, step("shared", about=["finding:tr/nothing"]))


def test_every_step_has_its_place_and_its_owner() -> None:
    from typing import get_args, get_type_hints

    from garant.fold.incidents import BY_BODY, BY_REPORTER, STEPS

    words = set(get_args(get_type_hints(IncidentStep)["step"]))
    assert set(STEPS) == words == BY_BODY | BY_REPORTER


# Positions


@pytest.mark.usefixtures("told")
def test_a_later_word_of_the_same_side_takes_the_place_of_its_earlier_one(world: World, ru: Side) -> None:
    world.admit(ru.headquarters, position())
    world.admit(ru.headquarters, position("confirms"))
    assert [row.said.says for row in world.state.positions.values()] == ["confirms"]


@pytest.mark.usefixtures("told")
def test_nobody_speaks_for_another_unless_it_represents_it(world: World, tr: Side, ru: Side) -> None:
    hill = world.side("hill")
    refuses(world, Code.NOT_REPRESENTED, ru.headquarters, position(on_behalf_of="hill"))
    speaks = {"type": "representation/1", "party": "ru", "represented": "hill", "scope": {"en": "all"}, "status": "exercise"}
    world.admit([ru.headquarters, hill.headquarters], speaks)
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, position(on_behalf_of="hill"))
    world.admit(ru.headquarters, position(on_behalf_of="hill"))
    world.admit(hill.headquarters, position("contests"))
    world.admit(ru.headquarters, position("confirms"))
    assert len(world.state.positions) == 3
    world.admit(hill.headquarters, {"type": "representation_end/1", "representative": "ru", "represented": "hill", "status": "exercise"})
    refuses(world, Code.NOT_REPRESENTED, ru.headquarters, position("denies", on_behalf_of="hill"))


@pytest.mark.usefixtures("told")
def test_a_reported_word_never_takes_the_place_of_a_signed_one(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(ru.headquarters, position())
    world.admit(reg.headquarters, position("confirms", **REPORTED, by={"party": "ru"}))
    assert sorted(row.said.says for row in world.state.positions.values()) == ["confirms", "does_not_confirm"]
    refuses(world, Code.BAD_VALUE, reg.headquarters, position(**REPORTED))
    refuses(world, Code.BAD_VALUE, ru.headquarters, position(by={"party": "tr"}))
    refuses(world, Code.BAD_VALUE, reg.headquarters, position(**REPORTED, by={"party": "ru"}, on_behalf_of="ru"))


@pytest.mark.usefixtures("told")
def test_a_described_speaker_is_never_taken_for_a_party(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(reg.headquarters, position("alleges", **REPORTED, by={"text": "ru"}))
    world.admit(reg.headquarters, position("denies", **REPORTED, by={"party": "ru"}))
    assert len(world.state.positions) == 2


@pytest.mark.usefixtures("told")
def test_what_one_takes_a_position_on(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(tr.headquarters, NOTICE)
    refuses(world, Code.BAD_VALUE, ru.headquarters, position(about="notice:tr/patrol-1"))
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, position(about="incident:tr/nothing"))
    refuses(world, Code.BAD_VALUE, ru.headquarters, position("not_kept"))
    refuses(world, Code.UNKNOWN_PARTY, ru.headquarters, position(against={"party": "sy"}))
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, position(evidence=["evidence:ru/nothing"]))
    world.admit(reg.headquarters, AGREEMENT)
    world.admit(ru.headquarters, position("not_kept", about="measure:reg/zone-2018#m1"))


@pytest.mark.usefixtures("told")
def test_a_unit_takes_no_position(world: World, ru: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, ru.unit, position())


# Findings


@pytest.mark.usefixtures("told")
def test_one_sides_view_is_no_finding(world: World, tr: Side, mission: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, tr.headquarters, finding("tr"))
    refuses(world, Code.NOT_AUTHORISED, tr.headquarters, finding("mission"))
    refuses(world, Code.NOT_YOURS, [tr.headquarters, mission.headquarters], finding("mission", party="tr"))


@pytest.mark.usefixtures("told")
def test_a_finding_of_several_sides_is_signed_by_each(world: World, tr: Side, ru: Side, mission: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, tr.headquarters, finding("tr", "ru", party="tr"))
    refuses(world, Code.FOREIGN_KEY, [tr.headquarters, mission.headquarters], finding("tr", "ru", party="tr"))
    refuses(world, Code.NOT_AUTHORISED, [tr.headquarters, ru.unit], finding("tr", "ru", party="tr"))
    world.admit([tr.headquarters, ru.headquarters], finding("tr", "ru", party="tr"))


@pytest.mark.usefixtures("told")
def test_a_registrar_reports_a_finding_of_whomever(world: World, reg: Side) -> None:
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, finding("ru", capacity="registrar"))
    world.admit(reg.headquarters, finding("ru", **REPORTED))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("members", [{"attribution": "side"}, {"attributed_to": {"party": "ru"}}], ids=["to nobody", "of nothing"])
def test_what_is_attributed_is_attributed_to_somebody(world: World, mission: Side, members: dict[str, Any]) -> None:
    malformed(world, mission, finding("mission", **members))


@pytest.mark.usefixtures("told")
def test_what_a_finding_refers_to_is_there(world: World, mission: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, mission.headquarters, finding("mission", incident="tr/nothing"))
    refuses(world, Code.UNKNOWN_REFERENCE, mission.headquarters, finding("mission", measures=["reg/nothing#m1"]))
    refuses(world, Code.UNKNOWN_REFERENCE, mission.headquarters, finding("mission", evidence=["evidence:mission/nothing"]))
    world.admit(mission.headquarters, finding("mission"))
    refuses(world, Code.NAME_TAKEN, mission.headquarters, finding("mission"))


# What is owed, and who was kept away


@pytest.mark.usefixtures("told")
def test_only_who_owes_it_says_that_it_is_agreed(world: World, tr: Side, ru: Side) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, follow_up(agreed=True))
    world.admit(tr.headquarters, follow_up())
    world.admit(ru.headquarters, follow_up(agreed=True))
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, follow_up(name="more", about="finding:ru/nothing"))
    refuses(world, Code.NAME_TAKEN, ru.headquarters, follow_up())


@pytest.mark.usefixtures("told")
def test_a_team_leaves_after_it_has_arrived(world: World, mission: Side) -> None:
    refuses(world, Code.BAD_VALUE, mission.unit, access(arrived="2018-09-17T12:00:00.500Z", left="2018-09-17T12:00:00Z"))
    world.admit(mission.unit, access(arrived="2018-09-17T12:00:00Z", left="2018-09-17T12:00:00.500Z"))
    refuses(world, Code.NAME_TAKEN, mission.unit, access())


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "members", [{"zone": "reg/zone-2018#z1"}, {"measures": ["reg/zone-2018#m1"]}, {"about": ["incident:tr/nothing"]}], ids=str
)
def test_what_an_access_event_refers_to_is_there(world: World, mission: Side, members: dict[str, Any]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, mission.unit, access(**members))


# One status


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("members", [step("shared"), position(), finding("mission"), follow_up()], ids=lambda members: str(members["type"]))
def test_what_is_about_an_incident_has_its_status(world: World, tr: Side, mission: Side, members: dict[str, Any]) -> None:
    key = mission.headquarters if members["type"] == "finding/1" else tr.headquarters
    refuses(world, Code.OTHER_STATUS, key, {**members, "status": "actual"})


def test_a_notice_of_another_status_is_not_the_incidents(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**NOTICE, "status": "actual", "volumes": [CIRCLE]})
    refuses(world, Code.OTHER_STATUS, tr.headquarters, {**INCIDENT, "notices": ["tr/patrol-1"]})
