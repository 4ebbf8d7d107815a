"""Notices in places: circles some metres east of a spot, during some minutes after the small world's clock began."""

from collections.abc import Mapping
from typing import Any

from garant import instant
from tests.world import NOTICE, START_MS, Side, World

SPOT = (366_100_000, 359_300_000)
UNITS_PER_M_EAST = 111.0
"""1e-7 degree of longitude in a metre, at the spot: about."""

CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name", "volumes")}
BOW_TIE = {"shape": {"is": "area", "polygons": [[[[0, 0], [90_000, 90_000], [90_000, 0], [0, 90_000], [0, 0]]]]}}
"""A polygon whose edges cross: well formed, so it is admitted, and nothing that anybody could compute."""


def circle(
    east_m: int = 0, *, radius_m: int = 500, minutes: tuple[int | None, int | None] = (None, None), **members: object
) -> dict[str, Any]:
    """Give a volume: a circle so far east of the spot, from so many minutes after the world began to so many."""
    centre = [SPOT[0] + round(east_m * UNITS_PER_M_EAST), SPOT[1]]
    window = {name: at(minute) for name, minute in zip(("start", "end"), minutes, strict=True) if minute is not None}
    return {"shape": {"is": "circle", "center": centre, "radius_cm": radius_m * 100}, **window, **members}


def at(minute: int) -> str:
    """Spell the instant so many minutes after the world began."""
    return instant.text(START_MS + minute * instant.MINUTE_MS)


def filed(name: str, *volumes: Mapping[str, Any], **members: object) -> dict[str, Any]:
    """Give a patrol's notice; without volumes it is at the spot."""
    return {**CONTENT, "type": "notice/1", "name": name, "volumes": list(volumes or (circle(),)), **members}


def amended(ref: str, version: int, *volumes: Mapping[str, Any], **members: object) -> dict[str, Any]:
    """Give a new version of a notice."""
    return {**CONTENT, "type": "notice_amendment/1", "notice": ref, "version": version, "volumes": list(volumes or (circle(),)), **members}


def stepped(ref: str, version: int, step: str) -> dict[str, Any]:
    """Give a step of a notice."""
    return {"type": "notice_step/1", "status": "exercise", "notice": ref, "version": version, "step": step}


def sides(world: World) -> tuple[Side, Side]:
    """Let two parties in."""
    return world.side("tr"), world.side("ru")
