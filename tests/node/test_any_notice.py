"""Whatever well-formed notice comes, wherever on earth: it is answered, the host goes on, and a replica computes the same."""

from random import Random
from typing import Any

import pytest

from garant import instant
from garant.node.again import Again
from garant.node.replay import replay
from tests.answers.around import amended, at, filed, sides
from tests.world import AGREEMENT, MEASURE, START_MS, World

PLACES = ((366_100_000, 359_300_000), (1_800_000_000, 0), (-1_800_000_000, 100), (0, 900_000_000), (100, -900_000_000))
"""A spot, both sides of the antimeridian, both poles."""

REACHES_CM = (0, 1, 100, 50_000, 2_000_000)
TRIANGLE = [[366_000_000, 359_200_000], [366_100_000, 359_200_000], [366_000_000, 359_300_000], [366_000_000, 359_200_000]]
RULES: tuple[dict[str, Any], ...] = (
    {"is": "polygon", "area": {"is": "area", "polygons": [[TRIANGLE]]}},
    {"is": "around_notice", "activities": ["joint_patrol"], "radius_m": 500},
    {"is": "rings", "around": "z0", "out_to_m": [500, 1_000]},
    {"is": "depth_from_line", "line": "a line nobody has drawn"},
)


class Filer:
    """Files at random."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.place = PLACES[0]

    def position(self) -> list[int]:
        east, north = (self.chance.randrange(-200_000, 200_000) for _ in range(2))
        return [max(-1_800_000_000, min(1_800_000_000, self.place[0] + east)), max(-900_000_000, min(900_000_000, self.place[1] + north))]

    def line(self) -> list[list[int]]:
        line = [self.position() for _ in range(self.chance.randrange(2, 5))]
        return [line[0], line[0], *line[2:]] if self.chance.random() < 0.2 else line

    def shape(self) -> dict[str, Any]:
        reach, line = self.chance.choice(REACHES_CM), self.line()
        match self.chance.choice(["area", "circle", "corridor", "route"]):
            case "circle":
                return {"is": "circle", "center": line[0], "radius_cm": reach}
            case "corridor":
                return {"is": "corridor", "line": line, "buffer_cm": reach}
            case "route":
                times = [instant.text(START_MS + 60_001 * number) for number in range(len(line))]
                return {"is": "route", "line": line, "times": times, "buffer_cm": reach, "vertical_buffer_cm": reach}
            case _:
                ring = [*line, self.position()]
                return {"is": "area", "polygons": [[[*ring, ring[0]]]]}

    def volume(self) -> dict[str, Any]:
        self.place = self.chance.choice(PLACES)
        volume: dict[str, Any] = {"shape": self.shape()}
        if volume["shape"]["is"] != "route":
            start, end = self.chance.choice([None, 0, 30]), self.chance.choice([None, 31, 500])
            volume |= {name: at(minute) for name, minute in (("start", start), ("end", end)) if minute is not None}
        if self.chance.random() < 0.3:
            volume["upper_cm"] = self.chance.choice([0, 60_000])
        return volume

    def volumes(self) -> list[dict[str, Any]]:
        return [self.volume() for _ in range(self.chance.choice([1, 1, 3]))]


def ruled(world: World) -> None:
    """Enter an agreement whose measures speak of patrols in zones of several kinds."""
    reg = world.side("reg")
    zones = [{"name": f"z{n}", "title": {"en": "A zone"}, "rule": rule, "status": "described"} for n, rule in enumerate(RULES)]
    measures = [{**MEASURE, "name": f"m{n}", "prohibited": ["joint_patrol"], "zone": [f"z{n}"]} for n in range(len(RULES))]
    agreement = {**AGREEMENT, "status": "exercise", "measure_count": len(RULES), "zones": zones, "measures": measures}
    world.admit(reg.headquarters, agreement)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_answered_and_computed_again(seed: int) -> None:
    world, filer = World(rules_level=2), Filer(seed)
    tr, _ = sides(world)
    ruled(world)
    for number in range(80):
        hide = ["volumes"] if filer.chance.random() < 0.05 else []
        admitted = world.admit(tr.unit, filed(f"n{number}", *filer.volumes()), hide)
        assert admitted.verdict == admitted.index + 1
        if filer.chance.random() < 0.2:
            world.admit(tr.unit, amended(f"tr/n{number}", 2, *filer.volumes()))
        if filer.chance.random() < 0.1:
            world.clock.turn(90_000)
            world.restart()
    again, records = Again(world.store), list(world.store.records())
    replay(records, len(records), take=again.take)
    assert (again.recomputed, again.objections) == (len(world.state.verdicts), [])
    assert {row.said.result for row in world.state.verdicts.values()} >= {"not_clear", "undetermined"}
