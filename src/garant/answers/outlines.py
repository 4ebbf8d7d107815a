"""A zone's rule, applied to one drawing of what it names, gives a body; where the text gives two depths, a body for each.

rule                                     what it covers
polygon, districts, country, annex_map   the areas
depth_from_line                          the given side of the course, out to the depth (`space.sides`)
road_band                                everything within the width of the course; where the sides differ, the wider one as a depth
separation                               everything within the distance of the course, on both sides

Parts taken out do not change the body: what is held against it may lie wholly within them (`space.region`). Altitudes are the zone's.
What a text or a drawing leaves open is refused, with the reason.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from garant import instant
from garant.answers.bodies import draw_area
from garant.errors import Code, Refused
from garant.statement.shapes import Area
from garant.statement.values import is_open
from garant.statement.words import Position
from garant.statement.zones import AnnexMap, Country, DepthFromLine, Districts, Drawing, Drawn, RoadBand, Separation, Zone

if TYPE_CHECKING:
    from garant.space.body import Body, Sketch
    from garant.space.region import Parts

T = TypeVar("T")
ALWAYS = instant.Window(None, None)
KILOMETRE_M = 1_000


def band_of(zone: Zone) -> tuple[int | None, int | None]:
    """Give the altitudes of a zone (cm; None is unbounded)."""
    return zone.lower_cm, zone.upper_cm


def distance_text(metres: int) -> str:
    """Spell a distance as texts do: `457 m`, `6 km`, `1.5 km`."""
    return f"{metres} m" if metres < KILOMETRE_M else f"{metres / KILOMETRE_M:g} km"


def bodies_of(zone: Zone, drawing: Drawing) -> Iterator[tuple[str, "Body"]]:
    """Give the body, or several with what tells them apart. Refuses what is left open, and a drawing that covers nothing definite."""
    match zone.rule:
        case Drawn() | Districts() | Country() | AnnexMap():
            yield "", _areas(zone, _required(drawing.areas, "areas"))
        case DepthFromLine() as rule:
            depths = _depths(rule)
            for depth_m in depths:
                yield f"{distance_text(depth_m)} deep" if len(depths) > 1 else "", _depth(zone, drawing, depth_m)
        case RoadBand() as rule:
            yield "", _both_sides(zone, drawing, *_widths(rule))
        case Separation() as rule:
            yield "", _both_sides(zone, drawing, rule.distance_m, rule.distance_m)
        case _:
            raise Refused(Code.NO_GEOMETRY, "what this rule names is not drawn")


def edges_of(zone: Zone, areas: Iterable[Area], width_m: int) -> "Body":
    """Give everything within a width of the edges of areas, at the altitudes of a zone."""
    from garant.space.body import Sketch

    sketch = Sketch()
    for number, area in enumerate(areas):
        draw_area(Sketch(), area, band_of(zone), ALWAYS, f"areas[{number}]")
        for polygon in area.polygons:
            for ring in polygon:
                sketch.corridor(ring, width_m * 100, band_of(zone), ALWAYS)
    return sketch.body()


def taken_out(drawing: Drawing) -> "Parts | None":
    """Give what a drawing takes out. Refuses an area that covers nothing definite."""
    from garant.space.body import Sketch
    from garant.space.region import parts_of

    for number, area in enumerate(drawing.minus or ()):
        draw_area(Sketch(), area, (None, None), ALWAYS, f"minus[{number}]")
    polygons = [polygon for area in drawing.minus or () for polygon in area.polygons]
    return parts_of(polygons) if polygons else None


def _areas(zone: Zone, areas: Iterable[Area]) -> "Body":
    from garant.space.body import Sketch

    sketch = Sketch()
    for number, area in enumerate(areas):
        draw_area(sketch, area, band_of(zone), ALWAYS, f"areas[{number}]")
    return sketch.body()


def _depth(zone: Zone, drawing: Drawing, depth_m: int) -> "Body":
    from garant.space.body import Sketch

    sketch = Sketch()
    course, side = _required(drawing.course, "a course"), _required(drawing.side, "the side of its course")
    _draw_side(sketch, zone, course if side == "left" else course[::-1], depth_m)
    return sketch.body()


def _both_sides(zone: Zone, drawing: Drawing, left_m: int, right_m: int) -> "Body":
    """Give everything within the narrower width of the course, and the wider side out to its own."""
    from garant.space.body import Sketch

    sketch, course = Sketch(), _required(drawing.course, "a course")
    sketch.corridor(course, min(left_m, right_m) * 100, band_of(zone), ALWAYS)
    if left_m != right_m:
        _draw_side(sketch, zone, course if left_m > right_m else course[::-1], max(left_m, right_m))
    return sketch.body()


def _draw_side(sketch: "Sketch", zone: Zone, course: tuple[Position, ...], depth_m: int) -> None:
    """Add what lies to the left of a course; at no depth that is the course itself."""
    from garant.space.sides import one_side

    if depth_m == 0:
        sketch.corridor(course, 0, band_of(zone), ALWAYS)
        return
    for ring in one_side(course, "left", depth_m):
        sketch.area([ring], band_of(zone), ALWAYS)


def _depths(rule: DepthFromLine) -> list[int]:
    """Give the depths that a text gives: one, or the two between which it lies."""
    given = [rule.depth_m] if rule.depth_m is not None else [rule.depth_min_m, rule.depth_max_m]
    depths = sorted({depth for depth in given if depth is not None})
    if not depths:
        raise Refused(Code.BAD_VALUE, "the text gives no depth")
    return depths


def _widths(rule: RoadBand) -> tuple[int, int]:
    """Give the widths to the left and to the right; one that is not given is the road itself."""
    if is_open(rule.left_m) or is_open(rule.right_m):
        raise Refused(Code.BAD_VALUE, "the text leaves the width open")
    left, right = (width if isinstance(width, int) else 0 for width in (rule.left_m, rule.right_m))
    return left, right


def _required(value: T | None, what: str) -> T:
    if value is None:
        raise Refused(Code.BAD_VALUE, f"the drawing lacks {what}")
    return value
