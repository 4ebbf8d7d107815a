"""The map: everything that is drawn, as our party may see it, at an instant; and what of that another party had been told."""

from collections.abc import Iterator
from typing import Any

import pytest

from garant import instant
from tests.answers.around import amended, at, circle, filed, stepped
from tests.answers.asking import zone
from tests.answers.flying import GATEWAY, extent, flight, flight_id, landed, skies
from tests.answers.test_zones import DEPTH, DISTRICTS, EAST, NORTH, enter, reading
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import START_MS, Side, World, receipt

MAP = "/desk/v1/map"
INCIDENT = {
    "type": "incident/1", "status": "exercise", "capacity": "party", "basis": "own_observation", "form": "shelling",
    "standing": "alleged", "when": {"is": "dated", "date": "2018-09-16"}, "time_precision": "day", "district": "Idlib",
    "by": {"is": "unknown", "because": "not_stated"},
}  # fmt: skip
PLACE = {"position": [366_100_000, 359_300_000], "name": "Idlib", "precision": "exact"}


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
def un(world: World) -> Side:
    return world.side("un")


@pytest.fixture
def desk(world: World, tr: Side, ru: Side, un: Side) -> Iterator[DataDesk]:
    with data_desk(world, "tr") as one:
        yield one


def notice(told: dict[str, Any], ref: str) -> dict[str, Any]:
    [found] = [one for one in told["notices"] if one["ref"] == ref]
    return dict(found)


def refs(told: dict[str, Any]) -> list[str]:
    return [one["ref"] for one in told["notices"]]


# Notices


def test_a_circle_is_drawn_with_its_window_and_altitudes(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("post", circle(minutes=(10, 70), upper_cm=60_000)))
    told = desk.get(MAP)
    found = notice(told, "tr/post")
    [part] = found["parts"]
    assert (told["log_size"], told["party"], told["known_to"]) == (world.state.size, "tr", None)
    assert (part["is"], part["geometry"]["type"], part["center"], part["radius_m"]) == ("circle", "Polygon", [36.61, 35.93], 500)
    assert (part["start_ms"], part["end_ms"], part["lower_m"], part["upper_m"]) == (START_MS + 600_000, START_MS + 4_200_000, None, 600)
    assert (found["start_ms"], found["end_ms"], found["hidden"], found["life"]) == (
        START_MS + 600_000,
        START_MS + 4_200_000,
        False,
        "filed",
    )


def test_a_drone_operators_flight_is_drawn_until_it_is_over() -> None:
    world = skies()
    world.side("tr")
    world.side("ru")
    ref = f"host/{flight_id(1)}"
    with data_desk(world, "tr") as desk:
        world.admit(GATEWAY, flight(1, extent(minutes=(10, 20)), extent(300, minutes=(20, 30))))
        found = notice(desk.get(MAP), ref)
        assert (found["party"], found["kind"], found["activity"], found["life"]) == ("host", "flight", "flight_uav", "filed")
        assert (found["start_ms"], found["end_ms"]) == (START_MS + 600_000, START_MS + 1_800_000)
        assert [part["is"] for part in found["parts"]] == ["circle", "circle"]
        assert (found["recipients"], found["light"], found["hidden"], found["emergency"]) == ([], None, False, False)
        assert refs(desk.get(MAP, known_to="ru")) == [], "nobody was told of it"
        world.admit(GATEWAY, flight(1, extent(minutes=(10, 20)), version=2, state="Contingent"))
        found = notice(desk.get(MAP), ref)
        assert (found["version"], found["life"], found["emergency"]) == (2, "underway", True)
        world.admit(GATEWAY, landed(1, version=2))
        assert refs(desk.get(MAP)) == []


def test_a_route_tells_when_it_is_where(world: World, desk: DataDesk, tr: Side) -> None:
    line = [[366_000_000, 359_000_000], [376_000_000, 369_000_000], [376_000_000, 369_100_000]]
    shape = {"is": "route", "line": line, "times": [at(0), at(60), at(61)], "buffer_cm": 10_000, "altitudes_cm": [0, 10_000, 0]}
    world.admit(tr.unit, filed("flight", {"shape": {**shape, "vertical_buffer_cm": 1_000}}))
    [part] = notice(desk.get(MAP), "tr/flight")["parts"]
    assert part["line"][0] == [36.6, 35.9]
    assert part["line"][-1] == [37.6, 36.91]
    assert len(part["line"]) == len(part["times_ms"]) > 3
    assert part["times_ms"] == sorted(part["times_ms"])
    assert (part["times_ms"][0], part["times_ms"][-1]) == (START_MS, START_MS + 61 * 60_000)
    assert (part["lower_m"], part["upper_m"], part["buffer_m"]) == (-10, 110, 100)


def test_a_route_over_the_edge_of_the_map_stays_together(world: World, desk: DataDesk, tr: Side) -> None:
    line = [[1_799_000_000, 0], [-1_799_000_000, 0]]
    world.admit(tr.unit, filed("far", {"shape": {"is": "route", "line": line, "times": [at(0), at(60)], "buffer_cm": 10_000}}))
    [part] = notice(desk.get(MAP), "tr/far")["parts"]
    lons = [lon for lon, _ in part["line"]]
    assert lons == sorted(lons)
    assert (lons[0], lons[-1]) == (179.9, 180.1)
    assert max(lon for lon, _ in part["geometry"]["coordinates"][0]) > 180


def test_the_word_goes_from_amber_to_green_and_the_worst_light_counts(world: World, desk: DataDesk, tr: Side, ru: Side, un: Side) -> None:
    world.admit(tr.unit, filed("patrol-1", to=["ru", "un"]))
    assert notice(desk.get(MAP), "tr/patrol-1")["light"] == "amber"
    world.admit(ru.unit, receipt())
    found = notice(desk.get(MAP), "tr/patrol-1")
    assert [(one["party"], one["light"], one["unit"]) for one in found["recipients"]] == [
        ("ru", "green", "acknowledged"),
        ("un", "amber", "sent"),
    ]
    assert found["light"] == "amber"
    world.admit(un.unit, receipt())
    assert notice(desk.get(MAP), "tr/patrol-1")["light"] == "green"
    world.admit(un.unit, receipt("objects"))
    assert notice(desk.get(MAP), "tr/patrol-1")["light"] == "red"


def test_what_the_clock_alone_changes_is_not_kept_too_long(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("post", circle(minutes=(10, 20))))
    lives = []
    for _ in range(5):
        told = desk.get(MAP)
        lives.append(notice(told, "tr/post")["life"])
        assert told["at"] == world.clock()
        world.clock.turn(5 * 60_000)
    assert lives == ["filed", "filed", "in force", "in force", "expired"]


def test_what_is_hidden_from_us_has_no_place_and_says_so(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=["volumes"])
    world.admit(tr.unit, filed("own", circle(9_000)), hide=["volumes"])
    told = desk.get(MAP)
    assert (notice(told, "ru/hidden")["hidden"], notice(told, "ru/hidden")["parts"]) == (True, [])
    assert notice(told, "tr/own")["hidden"] is False
    assert {"thing": "notice:ru/hidden", "because": "hidden"} in told["unplaced"]
    assert "notice:tr/own" not in [one["thing"] for one in told["unplaced"]]


# Conflicts


def test_two_notices_that_meet_are_a_conflict_where_and_when_they_do(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("theirs", circle(minutes=(0, 60)), to=["tr"]))
    world.admit(tr.unit, filed("ours", circle(200, minutes=(30, 90))))
    [found] = desk.get(MAP)["conflicts"]
    assert (found["a"], found["b"], found["says"], found["closest_m"]) == ("tr/ours", "ru/theirs", "conflict", 0)
    assert (found["from_ms"], found["to_ms"]) == (START_MS + 30 * 60_000, START_MS + 60 * 60_000)
    assert found["at"]["coordinates"] == pytest.approx([36.61, 35.93], abs=0.01)


@pytest.mark.parametrize("step", ["withdraw", "amend"])
def test_a_conflict_goes_when_one_of_both_does_not_stand_any_more(world: World, desk: DataDesk, tr: Side, ru: Side, step: str) -> None:
    world.admit(ru.unit, filed("theirs", to=["tr"]))
    world.admit(tr.unit, filed("ours"))
    assert len(desk.get(MAP)["conflicts"]) == 1
    world.admit(ru.unit, stepped("ru/theirs", 1, step) if step == "withdraw" else amended("ru/theirs", 2, circle(50_000), to=["tr"]))
    assert desk.get(MAP)["conflicts"] == []


@pytest.mark.parametrize("step", ["end", "withdraw"])
def test_what_is_over_says_since_when(world: World, desk: DataDesk, ru: Side, step: str) -> None:
    world.admit(ru.unit, filed("theirs", to=["tr"]))
    assert notice(desk.get(MAP), "ru/theirs")["over_ms"] is None
    if step == "end":
        world.admit(ru.unit, stepped("ru/theirs", 1, "start"))
    world.clock.turn(60_000)
    world.admit(ru.unit, stepped("ru/theirs", 1, step))
    assert notice(desk.get(MAP), "ru/theirs")["over_ms"] == desk.get(MAP)["at"]


def test_of_a_conflict_with_something_hidden_there_is_a_word_and_no_place(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=["volumes"])
    world.admit(tr.unit, filed("ours"))
    [found] = desk.get(MAP)["conflicts"]
    assert (found["says"], found["word"], found["at"], found["closest_m"]) == ("withheld", "coordinate by hotline", None, None)
    with data_desk(world, "un") as other:
        assert other.get(MAP)["conflicts"] == []


# Zones


def test_each_reading_of_a_zone_stands_side_by_side(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    enter(world, reg, zone(DEPTH, drawing=NORTH))
    world.admit(tr.headquarters, reading(EAST | {"side": "right"}))
    [found] = desk.get(MAP)["zones"]
    assert [(one["whose"], one["geometry"]["type"], one["edge"]["type"]) for one in found["readings"]] == [
        ("", "Polygon", "LineString"), ("tr", "Polygon", "LineString"),
    ]  # fmt: skip
    assert (found["described"]["is"], found["because"]) == ("depth_from_line", "")


def test_a_zone_that_nobody_has_drawn_is_told_in_words(world: World, desk: DataDesk) -> None:
    enter(world, world.side("reg"), zone(DISTRICTS))
    told = desk.get(MAP)
    [found] = told["zones"]
    assert (found["readings"], found["described"]) == ([], {"is": "districts", "units": ["the town"]})
    assert {"thing": "zone:reg/zone-2018#z1", "because": "nobody has drawn it"} in told["unplaced"]


def test_where_parties_are_is_never_drawn(world: World, desk: DataDesk) -> None:
    enter(world, world.side("reg"), zone({"is": "control"}))
    [found] = desk.get(MAP)["zones"]
    assert (found["readings"], found["because"]) == ([], "where parties are is never mapped")


# Incidents


def test_an_incident_stands_where_it_was_and_says_how_well_that_is_known(world: World, desk: DataDesk, ru: Side) -> None:
    world.admit(ru.unit, {**INCIDENT, "name": "one", "place": PLACE})
    world.admit(ru.unit, {**INCIDENT, "name": "hidden", "place": PLACE}, hide=["place"])
    told = desk.get(MAP)
    one, hidden = sorted(told["incidents"], key=lambda each: str(each["ref"]), reverse=True)
    assert (one["point"], one["where"], one["precision"], one["district"]) == ([36.61, 35.93], "open", "exact", "Idlib")
    assert (hidden["point"], hidden["where"], hidden["district"]) == (None, "hidden", "Idlib")
    assert [one["thing"] for one in told["unplaced"]] == ["incident:ru/hidden"]


def test_what_is_said_of_an_excluded_group_has_no_coordinates(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, {**INCIDENT, "name": "one", "place": PLACE})
    world.admit(
        tr.headquarters,
        {"type": "position/1", "status": "exercise", "about": "incident:ru/one", "capacity": "party", "says": "says_excluded_party"},
    )
    [found] = desk.get(MAP)["incidents"]
    assert (found["point"], found["where"], found["place"]) == (None, "uncoordinated", "Idlib")


# The past, and other eyes


def test_the_past_is_drawn_as_the_log_had_it(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("first"))
    before = instant.text(world.clock())
    world.clock.turn(60_000)
    world.admit(tr.unit, filed("second", circle(9_000)))
    assert refs(desk.get(MAP)) == ["tr/first", "tr/second"]
    then = desk.get(MAP, at=before)
    assert refs(then) == ["tr/first"]
    assert then["log_size"] < world.state.size
    assert desk.refused("GET", MAP, asks={"at": "2018-09-17T11:00:00Z"}) == "out_of_range"


def test_another_party_knew_what_it_was_told_or_said_and_no_more(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("to-ru", to=["ru"]))
    world.admit(tr.unit, filed("to-un", circle(9_000), to=["un"]))
    world.admit(ru.unit, filed("own", circle(19_000), to=["un"]))
    told = desk.get(MAP, known_to="ru")
    assert refs(told) == ["ru/own", "tr/to-ru"]
    assert told["left_out"]["notices"] == 1
    assert desk.refused("GET", MAP, asks={"known_to": "nobody"}) == "unknown_party"


def test_who_looks_through_anothers_eyes_sees_no_more_with_them(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("own", to=["un"]), hide=["volumes"])
    world.admit(tr.unit, filed("ours", circle(9_000), to=["ru"]), hide=["volumes"])
    told = desk.get(MAP, known_to="ru")
    assert (notice(told, "ru/own")["hidden"], notice(told, "tr/ours")["hidden"]) == (True, True)
    assert notice(desk.get(MAP), "tr/ours")["hidden"] is False


def test_a_version_that_was_not_sent_on_is_not_known(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("moved", to=["ru", "un"]))
    world.admit(tr.unit, amended("tr/moved", 2, circle(9_000), to=["un"]))
    assert notice(desk.get(MAP, known_to="ru"), "tr/moved")["version"] == 1
    assert notice(desk.get(MAP, known_to="un"), "tr/moved")["version"] == 2


def test_the_map_begins_where_something_is(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    assert desk.get(f"{MAP}/extent")["box"] is None
    world.admit(ru.unit, filed("hidden", circle(900_000), to=["tr"]), hide=["volumes"])
    world.admit(tr.unit, filed("post"))
    assert desk.get(f"{MAP}/extent")["box"] == pytest.approx([36.56, 35.88, 36.66, 35.98])
