"""The oracle for areas, centres and lines in the plane of longitude and latitude: GEOS, with the map laid beside itself to both sides.

Positions are integers, so GEOS is exact about them.
"""

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from tests.space.volumes import Volume

TURN = 3_600_000_000


def drawn(volume: Volume) -> BaseGeometry:
    """Give what a standing volume looks like on the map, without its reach."""
    first, *more = volume.lines
    if volume.shape == "area":
        return shapely.Polygon(first, more)
    return shapely.LineString(first) if len(first) > 1 else shapely.Point(first[0])


def touch(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Tell whether two geometries share a position; 180 east is 180 west."""
    return any(shapely.intersects(one, translate(other, shift)) for shift in (0, TURN, -TURN) if _boxes_meet(one, other, shift))


def _boxes_meet(one: BaseGeometry, other: BaseGeometry, shift: int) -> bool:
    west, south, east, north = one.bounds
    west_2, south_2, east_2, north_2 = other.bounds
    return bool(west <= east_2 + shift and west_2 + shift <= east and south <= north_2 and south_2 <= north)
