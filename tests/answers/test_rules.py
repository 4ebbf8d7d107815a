"""Rule hits: what a measure says about an activity, where it applies under whose reading, whom it binds, and what cannot be told."""

from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest

from garant import instant
from garant.answers.bodies import body_of
from garant.answers.rulebook import Rulebook
from garant.answers.rules import RuleHit, Undetermined
from garant.space.body import Body
from garant.space.index import Meeting, meet
from garant.statement.kinds.verdicts import Hit
from garant.statement.zones import AroundNotice
from tests.answers.asking import DAY_MS, agreement, asked, disc, found, measure, place, square, the_hit, volumes, zone
from tests.world import ACCEPTANCE, START_MS, Side, World

REF = "reg/zone-2018"
DISTRICTS = {"is": "districts", "units": ["the town"]}
TOWN = zone(DISTRICTS, drawing={"areas": [square(10_000)]})
UNDRAWN = zone(DISTRICTS)
UAV = asked("flight_uav", disc(0, 0))
AWAY = asked("flight_uav", disc(0, 30_000))
BAN: dict[str, Any] = {"prohibited": ["flight_uav", "flight_rotary"]}


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World, tr: Side, ru: Side) -> Side:
    return world.side("reg")


def enter(world: World, reg: Side, *measures: dict[str, Any], zones: tuple[dict[str, Any], ...] = (TOWN,), **members: object) -> None:
    world.admit(reg.headquarters, agreement(*measures, zones=zones, **members))


def accept(world: World, side: Side, **members: object) -> None:
    world.admit(side.headquarters, {**ACCEPTANCE, "status": "actual", **members})


def says(world: World, activity: str, *shown: dict[str, Any]) -> list[str]:
    return [hit.says for hit in found(world.state, asked(activity, *(shown or (disc(0, 0),)))).hits]


# What a measure says


def test_only_what_a_measure_names_concerns_it(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN))
    assert says(world, "flight_uav") == ["prohibited"]
    assert says(world, "flight_fixed_wing") == []
    assert says(world, "flight_uav", disc(0, 30_000)) == []


@pytest.mark.parametrize(("hours", "met"), [(25, True), (24, True), (23, False), (-1, False)])
def test_an_activity_that_is_allowed_with_notice_needs_that_much(world: World, reg: Side, hours: int, met: bool) -> None:
    """Even though the same measure prohibits it otherwise."""
    enter(world, reg, measure(**BAN, with_notice=[{"activities": ["flight_uav"], "notice": "PT24H"}]))
    start = START_MS + hours * instant.HOUR_MS
    notified = disc(0, 0, start=instant.text(start), end=instant.text(start + 1))
    hit = the_hit(world.state, asked("flight_uav", notified))
    assert (hit.says, hit.met, hit.required_ms, hit.is_against) == ("notice_required", met, DAY_MS, not met)
    assert found(world.state, asked("flight_uav", notified)).lead_required_ms == DAY_MS


def test_who_has_always_been_there_gave_no_notice(world: World, reg: Side) -> None:
    enter(world, reg, measure(with_notice=[{"activities": ["flight_uav"], "notice": "P1M"}]))
    hit = the_hit(world.state, asked("flight_uav", disc(0, 0, start=None)))
    assert (hit.met, hit.required_ms) == (False, 31 * DAY_MS)


def test_the_longest_notice_that_is_asked_for_is_required(world: World, reg: Side) -> None:
    times = [measure(f"m{hours}", with_notice=[{"activities": ["flight_uav"], "notice": f"PT{hours}H"}]) for hours in (6, 20, 12)]
    enter(world, reg, *times)
    assert found(world.state, UAV).lead_required_ms == 20 * instant.HOUR_MS
    assert found(world.state, AWAY).lead_required_ms is None


def test_consent_is_its_own_object_and_named(world: World, reg: Side) -> None:
    enter(world, reg, measure(with_consent=[{"activities": ["flight_uav"], "of": {"party": "ru"}}]))
    hit = the_hit(world.state, UAV)
    assert (hit.says, hit.consent_of and hit.consent_of.party, hit.is_against) == ("consent_required", "ru", True)


def test_notice_and_consent_may_both_be_asked_for(world: World, reg: Side) -> None:
    both: dict[str, Any] = {
        "with_notice": [{"activities": ["flight_uav"], "notice": "PT1H"}],
        "with_consent": [{"activities": ["flight_uav"], "of": {"party": "ru"}}],
    }
    enter(world, reg, measure(**BAN, **both))
    assert says(world, "flight_uav") == ["consent_required", "notice_required"]


@pytest.mark.parametrize(
    ("exempt", "fits"),
    [
        ({"activities": ["flight_uav"]}, True),
        ({"parties": ["tr"]}, True),
        ({"purposes": ["Search and  rescue"]}, True),
        ({"activities": ["flight_uav"], "parties": ["tr"], "purposes": ["search and rescue"]}, True),
        ({"activities": ["airliner"]}, False),
        ({"activities": ["flight_uav"], "parties": ["ru"]}, False),
        ({"purposes": ["mapping"]}, False),
    ],
)
def test_an_exemption_fits_when_all_that_it_gives_does(world: World, reg: Side, exempt: dict[str, Any], fits: bool) -> None:
    enter(world, reg, measure(**BAN, exempts=[exempt]))
    hit = the_hit(world.state, UAV._replace(purpose="search and rescue"))
    assert (hit.says, hit.is_against) == (("exempt", False) if fits else ("prohibited", True))


def test_an_exemption_names_its_reason(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN, exempts=[{"activities": ["airliner"], "note": "civil aviation, article 4"}]))
    hit = the_hit(world.state, asked("airliner", disc(0, 0)))
    assert (hit.says, hit.because.split("; ")[0]) == ("exempt", "exempt: civil aviation, article 4")


def test_a_purpose_that_is_not_known_exempts_from_nothing(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN, exempts=[{"purposes": ["mapping"]}]))
    hit = the_hit(world.state, UAV)
    assert hit.says == "prohibited"
    assert "the notice's purpose is not known" in hit.because


def test_what_a_text_says_in_words_is_quoted_not_computed(world: World, reg: Side) -> None:
    words: dict[str, Any] = {
        "exceptions": ["self-defence"],
        "condition": "the other side does so too",
        "standing": "proposed",
        "addressee": [{"party": "ru"}],
    }
    enter(world, reg, measure(**BAN, **words))
    because = the_hit(world.state, UAV).because
    assert because == "addressed to ru; the text excepts: self-defence; on condition: the other side does so too; it stands as proposed"


def test_exceptions_that_nobody_knows_are_said_to_be_unknown(world: World, reg: Side) -> None:
    enter(
        world, reg, measure(**BAN, exceptions={"is": "unknown", "because": "confidential"}), measure("m2", **BAN, exceptions={"is": "none"})
    )
    assert [hit.because for hit in found(world.state, UAV).hits] == ["what the text excepts is not known", ""]


def test_a_hit_says_what_a_verdict_can_hold() -> None:
    """Word for word, but for seconds instead of ms."""
    shared = {name.replace("_ms", "") for name in RuleHit.__dataclass_fields__}
    assert shared == {name.replace("_s", "") if name == "required_s" else name for name in Hit.__struct_fields__}


# Whom it binds


def test_a_measure_binds_who_accepted_it_and_is_claimed_by_who_entered_it(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, measure(**BAN))
    assert (the_hit(world.state, UAV).binds, the_hit(world.state, UAV).claimed_by) == (False, "reg")
    accept(world, tr)
    assert (the_hit(world.state, UAV).binds, the_hit(world.state, UAV).claimed_by) == (True, None)


def test_one_may_accept_some_measures(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, measure("m1", **BAN), measure("m2", **BAN))
    accept(world, tr, measures=["m2"])
    assert [(hit.measure, hit.binds) for hit in found(world.state, UAV).hits] == [(f"{REF}#m1", False), (f"{REF}#m2", True)]


def test_who_rejects_it_is_told_so(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, measure(**BAN))
    accept(world, tr, binds="rejects", reservation="Never.")
    assert (the_hit(world.state, UAV).binds, the_hit(world.state, UAV).because) == (
        False,
        "tr has rejected it; tr with the reservation: Never.",
    )


def test_what_a_represented_group_accepted_binds_its_representatives_notices_too(world: World, reg: Side, tr: Side) -> None:
    sna = world.side("sna")
    speaks = {"type": "representation/1", "status": "actual", "represented": "sna", "scope": {"en": "all"}}
    world.admit([tr.headquarters, sna.headquarters], {**speaks, "party": "tr"})
    enter(world, reg, measure(**BAN))
    accept(world, tr, on_behalf_of="sna")
    hit = the_hit(world.state, UAV)
    assert (hit.binds, hit.because) == (True, "accepted for sna")
    assert the_hit(world.state, UAV._replace(party="sna")).binds
    assert not the_hit(world.state, UAV._replace(party="ru")).binds


def test_statuses_do_not_meet_until_somebody_accepts_in_that_status(world: World, reg: Side, ru: Side) -> None:
    enter(world, reg, measure(**BAN))
    played = UAV._replace(status="exercise")
    assert found(world.state, played).hits == ()
    accept(world, ru, status="exercise")
    assert [(hit.says, hit.binds) for hit in found(world.state, played).hits] == [("prohibited", False)]


# When


def test_a_measure_holds_in_its_time_only(world: World, reg: Side) -> None:
    """A flight that is over the town before and after the measure, and elsewhere meanwhile, does not break it."""
    enter(world, reg, measure(**BAN, valid_from="2018-09-20T00:00:00Z", valid_until="2018-09-21T00:00:00Z"))

    def flight(day: int, north_m: int) -> dict[str, Any]:
        return disc(0, north_m, start=f"2018-09-{day}T00:00:00Z", end=f"2018-09-{day + 1}T00:00:00Z")

    assert says(world, "flight_uav", flight(19, 0), flight(20, 30_000), flight(21, 0)) == []
    hit = the_hit(world.state, asked("flight_uav", flight(19, 0), flight(20, 0)))
    assert (hit.start_ms, hit.end_ms) == (instant.parse("2018-09-20T00:00:00Z"), instant.parse("2018-09-21T00:00:00Z"))


def test_what_has_ended_does_not_hit_and_what_is_unknown_does(world: World, reg: Side) -> None:
    unknown = {"is": "unknown", "because": "not_stated"}
    enter(world, reg, measure(**BAN), name="over", end={"is": "dated", "date": "2018-09-10"})
    enter(world, reg, measure(**BAN), name="open", in_force=unknown, end=unknown)
    hit = the_hit(world.state, UAV)
    assert (hit.measure, hit.because) == ("reg/open#m1", "in force: unknown; its end: unknown")


def test_a_measure_without_a_zone_holds_everywhere(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN, zone=None))
    hit = the_hit(world.state, AWAY)
    assert (hit.zone, hit.readings, hit.place) == (None, (), None)
    assert (hit.start_ms, hit.end_ms) == (START_MS + DAY_MS, START_MS + 2 * DAY_MS)
    assert [hit.says for hit in found(world.state, asked("flight_uav")).hits] == ["prohibited"]


# Where, under whose reading


def test_a_hit_says_under_which_readings_it_stands_and_under_which_not(world: World, reg: Side, tr: Side) -> None:
    depth = {"is": "depth_from_line", "line": "the line of contact", "depth_min_m": 15_000, "depth_max_m": 20_000}
    course = {"course": [place(-30_000, 0), place(30_000, 0)], "side": "left"}
    enter(world, reg, measure(**BAN), zones=(zone(depth, drawing=course),))
    other = {"course": [place(-30_000, 4_000), place(30_000, 4_000)], "side": "left"}
    drawn = {"type": "zone_reading/1", "status": "actual", "zone": f"{REF}#z1", "capacity": "party", "drawing": other}
    world.admit(tr.headquarters, drawn)
    hit = the_hit(world.state, asked("flight_uav", disc(0, 18_000)))
    assert hit.readings == ("text, 20 km deep", "tr, 15 km deep", "tr, 20 km deep")
    assert hit.not_under == ("text, 15 km deep",)
    assert hit.place == pytest.approx(place(0, 18_000), abs=1_000)


def test_each_zone_of_a_measure_has_its_own_hit_also_one_of_another_agreement(world: World, reg: Side) -> None:
    enter(world, reg, measure(zone=None), zones=(zone(DISTRICTS, "z2", drawing={"areas": [square(1_000, 40_000, 0)]}),), name="other")
    enter(world, reg, measure(**BAN, zone=["z1", "reg/other#z2"]))
    both = asked("flight_uav", disc(0, 0), disc(40_000, 0))
    assert [hit.zone for hit in found(world.state, both).hits] == ["reg/other#z2", f"{REF}#z1"]
    assert the_hit(world.state, UAV).zone == f"{REF}#z1"


@pytest.mark.parametrize(
    ("shown", "hits"),
    [(disc(0, 0, 900), 0), (disc(0, 0, 1_100), 1), (disc(5_000, 0), 1), (disc(900, 0, 200), 1)],
    ids=["wholly within", "reaching out", "elsewhere in the zone", "across the edge"],
)
def test_a_part_that_is_taken_out_is_no_hit_for_what_lies_wholly_within(world: World, reg: Side, shown: dict[str, Any], hits: int) -> None:
    out = {"is": "country", "units": ["Syria"], "minus": ["Qamishli city"]}
    enter(world, reg, measure(**BAN), zones=(zone(out, drawing={"areas": [square(10_000)], "minus": [square(1_000)]}),))
    assert len(says(world, "flight_uav", shown)) == hits


def test_a_part_that_the_text_takes_out_and_nobody_has_drawn_is_said(world: World, reg: Side) -> None:
    out = {"is": "country", "units": ["Syria"], "minus": ["Qamishli city"]}
    enter(world, reg, measure(**BAN), zones=(zone(out, drawing={"areas": [square(10_000)]}),))
    assert the_hit(world.state, UAV).because == "the text takes out Qamishli city, which is not drawn"


@pytest.mark.parametrize(
    ("north_m", "because"),
    [
        (0, "inside z1 (rings out to 10 km, 20 km)"),
        (19_000, "within 10 km of z1 (rings out to 10 km, 20 km)"),
        (21_000, "within 20 km of z1 (rings out to 10 km, 20 km)"),
    ],
)
def test_the_innermost_ring_that_is_reached_is_named(world: World, reg: Side, north_m: int, because: str) -> None:
    rings = zone({"is": "rings", "around": "z1", "out_to_m": [20_000, 10_000]}, "z2")
    enter(world, reg, measure(**BAN, zone=["z2"]), zones=(TOWN, rings))
    assert the_hit(world.state, asked("flight_uav", disc(0, north_m))).because == because
    assert says(world, "flight_uav", disc(0, 30_100)) == []


# Round a notice

ROUND = zone({"is": "around_notice", "activities": ["aid_convoy"], "radius_m": 5_000}, lower_cm=0, upper_cm=100_000)


class Convoys:
    """Stands for the index of live notices: three convoys at one place, on the ground."""

    def __init__(self, *refs: str) -> None:
        self.refs, self.body, self.asked = refs, body_of(volumes(disc(0, 0, 100, upper_cm=300))), 0

    def __call__(self, rule: AroundNotice, near: Body) -> list[Meeting]:
        self.asked += 1
        met = meet(near, self.body) if "aid_convoy" in (rule.activities or ()) else None
        return [met._replace(id=ref) for ref in self.refs] if met else []


def test_a_zone_round_notices_goes_where_they_are(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN), zones=(ROUND,))
    convoys = Convoys("un/a", "un/b")
    near, far = asked("flight_uav", disc(0, 5_090, lower_cm=50_000)), asked("flight_uav", disc(0, 5_110, lower_cm=50_000))
    hit = the_hit(world.state, near, convoys)
    assert (hit.zone, hit.readings, hit.because) == (f"{REF}#z1", (), "within 5 km of un/a, un/b")
    assert found(world.state, far, convoys).hits == ()


def test_a_zone_round_notices_has_its_altitudes_and_leaves_out_the_notice_itself(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN), zones=(ROUND,))
    assert found(world.state, asked("flight_uav", disc(0, 0, lower_cm=100_001)), Convoys("un/a")).hits == ()
    assert found(world.state, UAV, Convoys("tr/asked")).hits == ()


def test_of_many_notices_three_are_named(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN), zones=(ROUND,))
    assert the_hit(world.state, UAV, Convoys(*(f"un/{k}" for k in range(9)))).because == "within 5 km of un/0, un/1, un/2 and 6 more"


def test_live_notices_are_asked_for_only_where_a_measure_needs_them(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN), measure("m2", prohibited=["airliner"]), zones=(ROUND,))
    convoys = Convoys("un/a")
    found(world.state, asked("civil_flight", disc(0, 0)), convoys)
    assert convoys.asked == 0


# What cannot be told


@pytest.mark.parametrize(
    ("where", "because"),
    [
        ({"zone": ["z1"]}, "z1: nobody has drawn it"),
        ({"zone": {"is": "unknown", "because": "not_stated"}}, "the text leaves open where it applies (unknown)"),
        ({"zone": {"is": "none"}}, "the text leaves open where it applies (none)"),
        ({"zone": {"is": "disputed", "readings": [{"by": "tr", "says": "here"}]}}, "the text leaves open where it applies (disputed)"),
    ],
)
def test_where_nobody_knows_where_it_is_undetermined(world: World, reg: Side, where: dict[str, Any], because: str) -> None:
    enter(world, reg, measure(**BAN, **where), zones=(UNDRAWN,))
    assert found(world.state, UAV) == ((), (Undetermined(f"{REF}#m1", because),), None)
    assert found(world.state, asked("airliner", disc(0, 0))).undetermined == ()


def test_a_notice_whose_place_is_hidden_is_undetermined_in_every_zone(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN))
    assert found(world.state, asked("flight_uav")).undetermined == (
        Undetermined(f"{REF}#m1", "z1: what the notice covers is not known here"),
    )


def test_what_stands_against_nothing_is_not_undetermined(world: World, reg: Side) -> None:
    """An exemption, and notice that was given, settle it wherever the zone may be; too little notice does not."""
    exempt = measure("m1", **BAN, exempts=[{"parties": ["tr"]}])
    given = measure("m2", with_notice=[{"activities": ["flight_uav"], "notice": "PT24H"}])
    short = measure("m3", with_notice=[{"activities": ["flight_uav"], "notice": "PT25H"}])
    enter(world, reg, exempt, given, short, zones=(UNDRAWN,))
    assert [one.what for one in found(world.state, UAV).undetermined] == [f"{REF}#m3"]


def test_what_is_known_to_be_over_is_not_undetermined(world: World, reg: Side) -> None:
    enter(world, reg, measure(**BAN), zones=(UNDRAWN,), end={"is": "dated", "date": "2018-09-10"})
    assert found(world.state, UAV).undetermined == ()


def test_a_reading_that_cannot_be_computed_is_undetermined_beside_those_that_can(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, measure(**BAN))
    bow = {"is": "area", "polygons": [[[place(0, 0), place(9, 9), place(9, 0), place(0, 9), place(0, 0)]]]}
    drawn = {"type": "zone_reading/1", "status": "actual", "zone": f"{REF}#z1", "capacity": "party", "drawing": {"areas": [bow]}}
    world.admit(tr.headquarters, drawn)
    answer = found(world.state, UAV)
    assert [hit.readings for hit in answer.hits] == [("text",)]
    assert [one.because[:12] for one in answer.undetermined] == ["z1: tr: the "]


def test_sealed_measures_are_undetermined_for_those_who_have_a_part_in_them(world: World, reg: Side, tr: Side) -> None:
    sealed = agreement(measure(**BAN, zone=None), capacity="party", share=["ru"])
    del sealed["sources"]
    world.admit(tr.headquarters, sealed, hide=["measures"])
    expected = (Undetermined("tr/zone-2018", "1 of its 1 measures are sealed, or not entered"),)
    assert found(world.state, UAV).undetermined == expected
    assert found(world.state, UAV._replace(party="ru")).undetermined == expected
    assert found(world.state, UAV._replace(party="reg")).undetermined == ()
    assert found(world.state, UAV._replace(status="exercise")).undetermined == ()


# One rulebook, many measures


def test_a_rulebook_answers_as_one_would_without_it(world: World, reg: Side, tr: Side) -> None:
    book = Rulebook()
    enter(world, reg, measure(**BAN))
    assert found(world.state, UAV, book=book) == found(world.state, UAV)
    enter(world, reg, measure(**BAN), name="later")
    drawn = {"type": "zone_reading/1", "status": "actual", "zone": "reg/later#z1", "capacity": "party", "drawing": {"areas": [square(50)]}}
    world.admit(tr.headquarters, drawn)
    assert found(world.state, UAV, book=book) == found(world.state, UAV)
    assert [hit.readings for hit in found(world.state, UAV, book=book).hits] == [("text", "tr"), ("text",)]
    other = World(rules_level=2)
    assert found(other.state, UAV, book=book).hits == ()


def test_an_answer_costs_what_the_measures_cost_that_name_the_activity(world: World, reg: Side) -> None:
    """Four hundred measures, three of which name what is asked about: far below the millisecond that is asked for, on a quiet machine."""
    course = {"course": [place(1_000 * k - 30_000, 3_000 * (k % 2)) for k in range(60)], "side": "left"}
    winding = zone({"is": "depth_from_line", "line": "the line", "depth_m": 15_000}, drawing=course)
    for number in range(20):
        others = [measure(f"m{k}", prohibited=["deploy_heavy_weapons"]) for k in range(20)]
        name = {"name": f"zone-{number}"}
        enter(world, reg, *others[: 19 if number < 3 else 20], *([measure("uav", **BAN)] if number < 3 else []), zones=(winding,), **name)
    book, there = Rulebook(), asked("flight_uav", disc(0, 9_000))
    assert len(found(world.state, there, book=book).hits) == 3
    times = []
    for _ in range(50):
        start = perf_counter()
        found(world.state, there, book=book)
        times.append(perf_counter() - start)
    assert min(times) < 0.002


def test_a_hit_is_a_value() -> None:
    hit = RuleHit("reg/a#m1", "prohibited", None, (), (), False, "reg", False, None, None, "", None, None, None)
    assert replace(hit, met=True) != hit
    with pytest.raises(AttributeError):
        hit.met = True  # type: ignore[misc]
