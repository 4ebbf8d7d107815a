"""The bounds of a hazard area, the only way here to warn of danger (guard-rail 2): a neutral box with an end, and not a large one.

Bounds are checked on the integers of the statement, so that every replica judges alike. A hazard area hides nothing.
"""

from garant.errors import Code
from garant.fold.case import require
from garant.limits import HAZARD_DURATION_MS_MAX, HAZARD_EXTENT_UNITS_MAX, HAZARD_RADIUS_CM_MAX
from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.shapes import Area, Circle, Volume
from garant.statement.words import Position


def require_hazard_limits(said: Notice | NoticeAmendment) -> None:
    """Refuse a hazard area that hides itself, has no end, lasts too long or covers too much."""
    require(said.sd is None, Code.HAZARD_TOO_LARGE, "a hazard area is for everybody to see; hide nothing of it", "$._sd")
    for volume in said.volumes or ():
        _require_end(volume)
        require(
            _is_small(volume),
            Code.HAZARD_TOO_LARGE,
            "a hazard area is a circle of at most 50 km, or an area of at most one degree",
            "$.volumes",
        )


def _require_end(volume: Volume) -> None:
    start, end = volume.window()
    short = start is not None and end is not None and end - start <= HAZARD_DURATION_MS_MAX
    require(short, Code.HAZARD_TOO_LARGE, "a hazard area has a start and an end, at most seven days apart", "$.volumes")


def _is_small(volume: Volume) -> bool:
    if isinstance(volume.shape, Circle):
        return volume.shape.radius_cm <= HAZARD_RADIUS_CM_MAX
    if not isinstance(volume.shape, Area):
        return False
    positions = [position for polygon in volume.shape.polygons for position in polygon[0]]
    return all(_extent(positions, axis) <= HAZARD_EXTENT_UNITS_MAX for axis in (0, 1))


def _extent(positions: list[Position], axis: int) -> int:
    values = [position[axis] for position in positions]
    return max(values) - min(values)
