"""The page on zone rules: every example on it is admitted as it stands, and the answer to a flight reads as the page says."""

import json
import re
from typing import Any

import pytest

from garant.answers.zones import covered
from tests.answers.asking import asked, found
from tests.docs.console import ROOT
from tests.world import AGREEMENT, CHARTER, HOST_ROOT, Side, World

PAGE = ROOT / "docs" / "reference" / "zone-rules.md"
EXAMPLES: list[dict[str, Any]] = [
    json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
]
ZONES = [one for one in EXAMPLES if "rule" in one]
MEASURES = [one for one in EXAMPLES if "form" in one]
(READING,) = (one for one in EXAMPLES if "type" in one)
REF = "registrar/line-2027"


@pytest.fixture
def world() -> World:
    world = World(open=False)
    world.admit(HOST_ROOT, {**CHARTER, "rules_level": 2, "registrars": ["registrar"]})
    return world


@pytest.fixture
def north(world: World) -> Side:
    north, _, registrar = world.side("north"), world.side("south"), world.side("registrar")
    whole = {**AGREEMENT, "name": "line-2027", "status": "exercise", "between": [{"party": "north"}, {"party": "south"}]}
    world.admit(registrar.headquarters, {**whole, "zones": ZONES, "measures": MEASURES, "measure_count": len(MEASURES)})
    return north


def test_every_example_has_its_use() -> None:
    assert len(ZONES) + len(MEASURES) + 1 == len(EXAMPLES)


def test_what_was_entered_can_be_drawn_and_computed(world: World, north: Side) -> None:
    assert covered(world.state, f"{REF}#far-line", "exercise").because == "nobody has drawn it"
    world.admit(north.headquarters, READING)
    assert [one.reading for one in covered(world.state, f"{REF}#far-line", "exercise").shapes] == ["north, 15 km deep", "north, 20 km deep"]
    assert [one.reading for one in covered(world.state, f"{REF}#round-town", "exercise").shapes] == ["text"]


def test_a_flight_near_the_line_hits_as_the_page_says(world: World, north: Side) -> None:
    world.admit(north.headquarters, READING)
    shape = {"is": "circle", "center": [366_400_000, 360_680_000], "radius_cm": 10_000}
    window = {"start": "2027-03-02T00:00:00Z", "end": "2027-03-02T01:00:00Z"}
    (hit,) = found(world.state, asked("flight_rotary", {"shape": shape, **window}, party="north", status="exercise")).hits
    assert (hit.says, hit.readings, hit.not_under) == ("prohibited", ("north, 20 km deep",), ("north, 15 km deep",))
    assert hit.because == "the text excepts: self-defence"
