"""How long the map takes for 5,000 notices: printed, never judged (`pytest -s`). That all of them are drawn is judged."""

from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import msgspec

from garant.api.endpoint import Call
from garant.desk.basis import Basis
from garant.desk.map import Map, MapAsked
from garant.terminal.picture.outlines import geodesics
from tests.api.reading import places
from tests.desk.data_desk import HostPicture
from tests.world import NOTICE, World

COUNT = 5_000


def volume(random: Random, number: int) -> dict[str, Any]:
    """Give a circle, mostly; or a corridor, or a route."""
    lon, lat, hour = random.randint(350_000_000, 420_000_000), random.randint(330_000_000, 370_000_000), number % 24
    window = {"start": f"2018-09-18T{hour:02}:00:00Z", "end": f"2018-09-19T{hour:02}:00:00Z"}
    line = [[lon, lat], [lon + 2_000_000, lat], [lon + 3_000_000, lat + 1_000_000]]
    if number % 4 == 0:
        times = [f"2018-09-18T{hour:02}:{minute}:00Z" for minute in ("00", "20", "50")]
        return {"shape": {"is": "route", "line": line, "times": times, "buffer_cm": 50_000}}
    if number % 4 == 1:
        return {"shape": {"is": "corridor", "line": line, "buffer_cm": 100_000}, **window}
    return {"shape": {"is": "circle", "center": [lon, lat], "radius_cm": random.randint(10_000, 500_000)}, **window}


def test_five_thousand_notices() -> None:
    world, random = World(rules_level=2, silent=True), Random(1)
    sides = (world.side("tr"), "ru"), (world.side("ru"), "tr")
    for number in range(COUNT):
        side, other = sides[number % 2]
        world.admit(side.headquarters, {**NOTICE, "name": f"n-{number}", "to": [other], "volumes": [volume(random, number)]})
    geodesics([(36.0, 36.0), (37.0, 37.0)])  # the kernels are loaded once in a process, whoever needs them first
    drawn = Map(Basis(HostPicture(world), lambda: "tr", places, world.clock, world.key, Path("nowhere")))
    for what in ("first", "again", "after one more"):
        if what == "after one more":
            world.admit(sides[0][0].headquarters, {**NOTICE, "name": "one-more"})
        began_s = perf_counter()
        answer = drawn.answer(Call(MapAsked(), None, "tr"))
        print(f"{what}: {(perf_counter() - began_s) * 1000:.0f} ms, {len(answer.body):,} bytes")  # noqa: T201 - it is there to be read
    told = msgspec.json.decode(drawn.answer(Call(MapAsked(), None, "tr")).body)
    assert len(told["notices"]) == COUNT + 1
    assert all(one["parts"] for one in told["notices"])
