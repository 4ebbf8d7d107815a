"""The bounds of a hazard area, the only way here to warn of danger (guard-rail 2): a neutral box with an end, and not a large one.

Bounds are checked on the integers of the statement, so that every replica judges alike. They hold for all volumes of a notice
together: many small boxes side by side are a large one, and week after week is no end. A hazard area hides nothing.
"""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.case import require
from garant.limits import HAZARD_DURATION_MS_MAX, HAZARD_EXTENT_UNITS_MAX, HAZARD_RADIUS_CM_MAX
from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.shapes import Area, Circle, Shape, Volume
from garant.statement.words import Position


def require_hazard_limits(said: Notice | NoticeAmendment) -> None:
    """Refuse a hazard area that hides itself, has no end, lasts too long or covers too much."""
    volumes = said.volumes or ()
    require(said.sd is None, Code.HAZARD_TOO_LARGE, "a hazard area is for everybody to see; hide nothing of it", "$._sd")
    require(_ends_soon(volumes), Code.HAZARD_TOO_LARGE, "a hazard area has a start and an end, at most seven days apart", "$.volumes")
    require(
        _is_small(volumes),
        Code.HAZARD_TOO_LARGE,
        "a hazard area is made of circles of at most 50 km, or areas, all within one degree",
        "$.volumes",
    )


def _ends_soon(volumes: tuple[Volume, ...]) -> bool:
    windows = [volume.window() for volume in volumes]
    starts = [start for start, _ in windows if start is not None]
    ends = [end for _, end in windows if end is not None]
    return len(starts) == len(ends) == len(windows) and max(ends) - min(starts) <= HAZARD_DURATION_MS_MAX


def _is_small(volumes: tuple[Volume, ...]) -> bool:
    shapes = [volume.shape for volume in volumes]
    plain = all(isinstance(shape, Area) or (isinstance(shape, Circle) and shape.radius_cm <= HAZARD_RADIUS_CM_MAX) for shape in shapes)
    positions = [position for shape in shapes for position in _positions(shape)]
    return plain and all(_extent(positions, axis) <= HAZARD_EXTENT_UNITS_MAX for axis in (0, 1))


def _positions(shape: Shape) -> Iterator[Position]:
    """Give a circle's centre, or the corners of an area."""
    if isinstance(shape, Circle):
        yield shape.center
    elif isinstance(shape, Area):
        yield from (position for polygon in shape.polygons for position in polygon[0])


def _extent(positions: list[Position], axis: int) -> int:
    values = [position[axis] for position in positions]
    return max(values, default=0) - min(values, default=0)
