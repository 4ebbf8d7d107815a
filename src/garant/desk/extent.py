"""Where a map begins: the box round what is drawn of the log's own things, or, before anything is, round nothing in particular."""

from collections.abc import Iterator

from msgspec import Struct

from garant.answers.incidents import incidents
from garant.answers.places_said import point_of
from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.errors import Code
from garant.node.still import Still
from garant.state.state import CHARTER
from garant.statement.shapes import Area, Circle, Shape
from garant.statement.words import Position, Texts
from garant.statement.zones import Drawing
from garant.terminal.picture.outlines import point

_MARGIN_DEGREES = 0.05


class Extent(Struct, frozen=True, kw_only=True):
    """The theatre's area in words, and a box in degrees: west, south, east, north; null before anything is drawn.

    `of`: what lies in it: zones and notices, for these are the theatre; incidents, where there is neither.
    """

    area: Texts
    box: tuple[float, float, float, float] | None
    of: str


def extent(basis: Basis) -> Extent:
    """Give where a map begins."""
    still = basis.still()
    area = still.state.charters.rows[CHARTER].charter.area
    box, of = _box([*_zones(still), *_notices(basis, still)]), "zones and notices"
    if box is None:
        box, of = _box(list(_incidents(basis, still))), "incidents"
    return Extent(area=area, box=box, of=of if box else "nothing")


def _box(places: list[Position]) -> tuple[float, float, float, float] | None:
    if not places:
        return None
    lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
    west, south = point((min(lons), min(lats)))
    east, north = point((max(lons), max(lats)))
    margin = _MARGIN_DEGREES
    box = max(-180.0, west - margin), max(-90.0, south - margin), min(180.0, east + margin), min(90.0, north + margin)
    west, south, east, north = (round(one, 4) for one in box)
    return west, south, east, north


def _notices(basis: Basis, still: Still) -> Iterator[Position]:
    see = basis.see(still)
    for ref, row in still.state.notices.items():
        if row.standing in {"filed", "started"}:
            for volume in see(still.state.notice_versions.rows[f"{ref}@{row.version:06d}"]).volumes or ():
                yield from _corners(volume.shape)


def _zones(still: Still) -> Iterator[Position]:
    drawings = [row.zone.drawing for row in still.state.zones.values()]
    drawings += [row.said.drawing for row in still.state.zone_readings.values()]
    for drawing in drawings:
        if drawing is not None:
            yield from _drawn(drawing)


def _drawn(drawing: Drawing) -> Iterator[Position]:
    yield from drawing.course or ()
    for area in drawing.areas or ():
        yield from _corners(area)


def _corners(shape: Shape) -> Iterator[Position]:
    match shape:
        case Area():
            yield from (place for polygon in shape.polygons for place in polygon[0])
        case Circle():
            yield shape.center
        case _:
            yield from shape.line


def _incidents(basis: Basis, still: Still) -> Iterator[Position]:
    for one in incidents(still.state, basis.clock(), basis.see(still)):
        place = None if one.said.place is None else point_of(one.said.place)
        if place is not None:
            yield place


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""

    def told(_: Call[None, None]) -> Extent:
        return extent(basis)

    return (Endpoint("GET", "/desk/v1/map/extent", told, "Where a map begins.", answers=Extent, needs=Needs.PARTY, refuses=(Code.NO_LOG,)),)
