"""T9. Moscow, 5 March 2020: a security corridor 6 km north and 6 km south of the M4, its parameters to be agreed within seven days.

The text names a road; no map came with it. Each side can draw the road, and the two will not draw it alike: through a village or round it.
So the corridor is a rule, and every reading of the road gives a corridor. Until somebody draws it nothing can be told, and that is what
the answer says; afterwards it says under whose reading something lies in the corridor, and under whose it does not.

The text itself prohibits nothing there: the measure of this story, that heavy weapons stay out, is made up.
"""

from typing import Any

import pytest

from garant import instant
from garant.statement.kinds import Verdict
from tests.answers.asking import DAY_MS, agreement, measure, place, zone
from tests.world import ACCEPTANCE, NOTICE, START_MS, Side, World

REF = "reg/m4-2020"
ZONE = f"{REF}#corridor"
SOURCE = {"name": "s1", "title": "Additional protocol, Moscow, 5 March 2020"}

TEXT = agreement(
    measure(zone=["corridor"], prohibited=["deploy_heavy_weapons"], sources=["s1"]),
    zones=(
        zone({"is": "road_band", "road": "M4", "left_m": 6_000, "right_m": 6_000, "start": "Trumba", "end": "Ain al-Havr"}, "corridor"),
    ),
    name="m4-2020",
    in_force={"is": "dated", "date": "2018-09-01"},
    end={"is": "none"},
    sources=[SOURCE],
)

THROUGH = [place(-30_000, 0), place(0, 0), place(30_000, 0)]
ROUND = [place(-30_000, 0), place(-2_000, 0), place(0, 1_500), place(2_000, 0), place(30_000, 0)]
"""The same road: through a village, or on the bypass north of it."""


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    tr, reg = world.side("tr"), world.side("reg")
    world.admit(reg.headquarters, TEXT)
    world.admit(tr.headquarters, {**ACCEPTANCE, "agreement": REF, "status": "actual"})
    return tr


def draw(world: World, side: Side, course: list[tuple[int, int]]) -> None:
    reading = {"type": "zone_reading/1", "status": "actual", "zone": ZONE, "capacity": "party", "drawing": {"course": course}}
    world.admit(side.headquarters, reading)


def verdict(world: World, side: Side, shape: dict[str, Any], activity: str = "deploy_heavy_weapons") -> Verdict:
    """Give notice of an activity tomorrow, and read the host's answer."""
    window = {"start": instant.text(START_MS + DAY_MS), "end": instant.text(START_MS + 2 * DAY_MS)}
    volumes = [{"shape": shape, **({} if shape["is"] == "route" else window)}]
    said = {**NOTICE, "name": "g1", "kind": "movement", "activity": activity, "status": "actual", "to": ["ru"], "volumes": volumes}
    world.admit(side.unit, said)
    return world.state.verdicts.rows[f"{side.name}/g1@000001"].said


def site(east_m: float, north_m: float) -> dict[str, Any]:
    return {"is": "circle", "center": place(east_m, north_m), "radius_cm": 5_000}


def test_until_somebody_draws_the_road_nothing_can_be_told(world: World, tr: Side) -> None:
    said = verdict(world, tr, site(0, 3_000))
    assert (said.result, said.hits) == ("undetermined", None)
    assert [(one.what, one.because) for one in said.undetermined or ()] == [(f"{REF}#m1", "corridor: nobody has drawn it")]


@pytest.mark.parametrize(("north_m", "hits"), [(5_900, 1), (-5_900, 1), (6_100, 0), (-6_100, 0), (0, 1)])
def test_six_kilometres_each_side_of_the_road(world: World, tr: Side, north_m: float, hits: int) -> None:
    draw(world, tr, THROUGH)
    said = verdict(world, tr, site(15_000, north_m))
    assert len(said.hits or ()) == hits
    assert said.result == ("not_clear" if hits else "clear")


def test_what_the_measure_does_not_name_is_free_to_be_there(world: World, tr: Side) -> None:
    draw(world, tr, THROUGH)
    assert verdict(world, tr, site(0, 0), "aid_distribution").result == "clear"


def test_two_drawings_of_one_road_are_two_corridors(world: World, tr: Side, ru: Side) -> None:
    draw(world, tr, THROUGH)
    draw(world, ru, ROUND)
    (hit,) = verdict(world, tr, site(0, 6_700)).hits or ()
    assert (hit.zone, hit.readings, hit.not_under) == (ZONE, ("ru",), ("tr",))
    assert (hit.binds, hit.claimed_by) == (True, None)


def test_for_who_has_not_accepted_it_is_a_claim(world: World, tr: Side, ru: Side) -> None:
    draw(world, tr, THROUGH)
    (hit,) = verdict(world, ru, site(0, 3_000)).hits or ()
    assert (hit.says, hit.binds, hit.claimed_by) == ("prohibited", False, "reg")


def test_a_column_that_crosses_the_corridor_is_in_it_from_edge_to_edge(world: World, tr: Side) -> None:
    """Two hours for 40 km from south to north; 6 km and its own 50 m on either side of the road take 36 minutes of them."""
    draw(world, tr, THROUGH)
    times = [instant.text(START_MS + DAY_MS + k * 2 * instant.HOUR_MS) for k in (0, 1)]
    column = {"is": "route", "line": [place(10_000, -20_000), place(10_000, 20_000)], "times": times, "buffer_cm": 5_000}
    (hit,) = verdict(world, tr, column).hits or ()
    assert hit.start is not None
    assert hit.end is not None
    minutes = (instant.parse(hit.end) - instant.parse(hit.start)) / instant.MINUTE_MS
    assert minutes == pytest.approx(12.1 / 40 * 120, abs=0.2)
