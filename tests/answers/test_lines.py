"""Lines: from described to delineated or contested, as those who are bound read them; and how far their readings are apart."""

from typing import Any

import pytest

from garant.answers.lines import ZoneLine, line, lines
from garant.errors import Code
from tests.answers.asking import agreement, measure, place, square, zone
from tests.fold.refusing import refuses
from tests.world import ACCEPTANCE, SOURCE, Side, World

ZONE = "reg/zone-2018#z1"
RULE = {"is": "depth_from_line", "line": "line of contact", "depth_m": 15_000}
OFF_M = 4_000


def course(north_m: float = 0) -> dict[str, Any]:
    """Give a line 20 km long, so far north of the town."""
    return {"course": [place(-10_000, north_m), place(10_000, north_m)], "side": "left"}


class Drawn:
    """An agreement with one zone, accepted by tr and ru."""

    def __init__(self, one: dict[str, Any], accept: tuple[str, ...] = ("tr", "ru"), **members: object) -> None:
        self.world = World(rules_level=3)
        self.sides: dict[str, Side] = {name: self.world.side(name) for name in ("reg", "tr", "ru", "un")}
        self.world.admit(self.sides["reg"].headquarters, agreement(measure(), zones=(one,), **members))
        for party in accept:
            self.world.admit(self.sides[party].headquarters, ACCEPTANCE)

    def read(self, party: str, drawing: dict[str, Any], **members: object) -> None:
        said = {"type": "zone_reading/1", "zone": ZONE, "capacity": "party", "drawing": drawing, **members}
        self.world.admit(self.sides[party].headquarters, said)

    def take(self, party: str, of: str, binds: str = "accepts") -> None:
        said = {"type": "zone_acceptance/1", "zone": ZONE, "reading_of": of, "binds": binds}
        self.world.admit(self.sides[party].headquarters, said)

    def line(self) -> ZoneLine:
        return line(self.world.state, ZONE, "actual")


def test_what_nobody_has_drawn_stands_as_the_text_says() -> None:
    found = Drawn(zone(RULE, status="map_to_follow")).line()
    assert (found.standing, found.bound, found.silent, found.apart_m) == ("map_to_follow", ("ru", "tr"), ("ru", "tr"), None)


def test_one_reading_alone_settles_nothing() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    assert (made.line().standing, made.line().silent) == ("described", ("ru",))


def test_two_readings_contest_it_with_their_distance() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.read("ru", course(OFF_M))
    found = made.line()
    assert (found.standing, found.silent) == ("contested", ())
    assert found.apart_m == pytest.approx(OFF_M, abs=20)


def test_one_reading_that_the_other_takes_delineates_it() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.read("ru", course(OFF_M))
    made.take("ru", "tr")
    assert made.line().standing == "delineated"
    assert {one.by: one.accepted_by for one in made.line().readings} == {"ru": (), "tr": ("ru",)}


def test_a_later_word_of_ones_own_takes_the_place_of_what_one_had_taken() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.take("ru", "tr")
    made.read("ru", course(OFF_M))
    assert made.line().standing == "contested"


def test_what_was_taken_is_not_what_is_drawn_afterwards() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.take("ru", "tr")
    assert made.line().standing == "delineated"
    made.read("tr", course(OFF_M))
    found = made.line()
    assert (found.standing, found.silent, found.readings[0].outdated_by) == ("described", ("ru",), ("ru",))


def test_the_same_drawing_twice_is_one_reading() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.read("ru", course())
    assert (made.line().standing, made.line().apart_m) == ("delineated", None)


def test_a_refused_reading_contests_it() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.take("ru", "tr", "rejects")
    assert made.line().standing == "contested"


def test_who_is_not_bound_settles_nothing_and_is_shown() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course())
    made.take("ru", "tr")
    made.read("un", course(OFF_M))
    found = made.line()
    assert (found.standing, [one.by for one in found.readings]) == ("delineated", ["tr", "un"])


def test_a_registrars_drawing_is_nobodys_reading() -> None:
    made = Drawn(zone(RULE), accept=("tr", "ru"))
    made.read("reg", course(), capacity="registrar", sources=[SOURCE])
    assert (made.line().standing, made.line().readings[0].registrar) == ("described", True)
    made = Drawn(zone(RULE, drawing=course()))
    assert (made.line().standing, made.line().silent) == ("described", ("ru", "tr"))


def test_a_drawing_in_the_text_of_the_sides_is_the_reading_of_all_who_accepted_it() -> None:
    world = World(rules_level=3)
    tr, ru = world.side("tr"), world.side("ru")
    world.admit(tr.headquarters, agreement(measure(), zones=(zone(RULE, drawing=course()),), capacity="party"))
    for side in (tr, ru):
        world.admit(side.headquarters, {**ACCEPTANCE, "agreement": "tr/zone-2018"})
    assert line(world.state, "tr/zone-2018#z1", "actual").standing == "delineated"


def test_an_exercise_settles_nothing_actual() -> None:
    made = Drawn(zone(RULE))
    made.read("tr", course(), status="exercise")
    assert made.line().readings == ()
    assert [one.status for one in lines(made.world.state)] == ["actual"]


def test_a_sealed_zone_stays_sealed_and_one_where_parties_are_is_never_drawn() -> None:
    made = Drawn(zone(RULE, status="sealed"))
    made.read("tr", course())
    made.read("ru", course(OFF_M))
    assert made.line().standing == "sealed"
    made = Drawn(zone({"is": "control"}))
    said = {"type": "zone_reading/1", "zone": ZONE, "capacity": "party", "drawing": {"areas": [square(100)]}}
    refuses(made.world, Code.NO_GEOMETRY, made.sides["tr"].headquarters, said)
    assert made.line().apart_m is None


def test_areas_are_apart_as_far_as_their_edges() -> None:
    made = Drawn(zone({"is": "districts", "units": ["the valley"]}))
    made.read("tr", {"areas": [square(1_000)]})
    made.read("ru", {"areas": [square(1_000, east_m=3_000)]})
    assert made.line().apart_m == pytest.approx(3_000, abs=20)
