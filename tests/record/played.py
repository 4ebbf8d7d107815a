"""The reference scenario's statements, folded in memory: as the demo says them, without files and without its own clock."""

from collections.abc import Callable
from functools import cache

from garant.demo.play import EVE_MS
from garant.demo.scenario_files import Line, PartyPart, lines, parties
from garant.node.saying import SigningKey
from tests.world import HOST_ROOT, Clock, World, make_key


def everything(_: Line) -> bool:
    """Say every line."""
    return True


def agreements(line: Line) -> bool:
    """Say what enters agreements and their parts, and the meetings of the public record to which they refer."""
    kind = line.statement["type"]
    return kind in ("agreement/1", "agreement_part/1") or (kind == "meeting/1" and line.statement["status"] == "actual")


@cache
def played(which: Callable[[Line], bool] = everything) -> World:
    """Give a world in which these lines of the scenario were said. Nobody changes it."""
    world, keys = World(clock=Clock(EVE_MS), rules_level=3), dict[str, SigningKey]()
    for part in parties():
        _enrol(world, part, keys)
    for line in filter(which, lines()):
        world.admit([keys[name] for name in line.keys], line.statement, line.hide)
    return world


def _enrol(world: World, part: PartyPart, keys: dict[str, SigningKey]) -> None:
    roots = sorted((make_key(f"{part.party} root {number}") for number in range(part.root_keys)), key=lambda key: key.public)
    joining = {"version": 1, "keys": [key.public for key in roots], "threshold": part.threshold}
    signing = roots[: part.threshold]
    world.admit([*signing, HOST_ROOT], {**part.members, "type": "party/1", "party": part.party, "roots": joining})
    for key in part.keys:
        keys[key.name] = make_key(f"{part.party} {key.name}")
        world.admit(signing, {**key.members, "type": "grant/1", "key": keys[key.name].public})
