"""Flights that drone operators file, near the spot of `around`: statements of a gateway's, signed in a small world that has one."""

from typing import Any

from garant import instant
from tests.answers.around import SPOT, UNITS_PER_M_EAST
from tests.world import CHARTER, HOST_ROOT, START_MS, World, make_key

GATEWAY = make_key("host gateway")
URL = "https://uss.example"


def skies(rules_level: int = 5, *, silent: bool = False) -> World:
    """Make a small world with a gateway."""
    world = World(open=False, silent=silent)
    world.admit(HOST_ROOT, {**CHARTER, "rules_level": rules_level, "gateway_keys": [GATEWAY.public]})
    return world


def flight_id(number: int) -> str:
    """Give the id of a flight."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def extent(east_m: int = 0, minutes: tuple[int, int] = (0, 600), radius_m: int = 200, **members: object) -> dict[str, Any]:
    """Give a circle so far east of the spot, between 0 and 500 m above the ellipsoid."""
    start, end = (instant.micros_text((START_MS + minute * instant.MINUTE_MS) * 1_000) for minute in minutes)
    center = [SPOT[0] + round(east_m * UNITS_PER_M_EAST), SPOT[1]]
    return {"center": center, "radius_cm": radius_m * 100, "lower_cm": 0, "upper_cm": 50_000, "start": start, "end": end, **members}


def flight(number: int = 1, *extents: dict[str, Any], version: int = 1, state: str = "Accepted", **members: object) -> dict[str, Any]:
    """Give a flight, or a version of it; without extents it is at the spot."""
    return {
        "type": "operational_intent/1", "party": "host", "client": "uss1", "status": "exercise", "id": flight_id(number),
        "version": version, "state": state,
        "base_url": URL, "extents": list(extents or (extent(),)), "ovn_sha256": f"{number:02x}" * 32, **members,
    }  # fmt: skip


def landed(number: int = 1, version: int = 1) -> dict[str, Any]:
    """Give the end of a flight."""
    ended = {"type": "operational_intent_end/1", "party": "host", "client": "uss1", "status": "exercise"}
    return {**ended, "id": flight_id(number), "version": version}
