"""From what a notice says to what the kernels compare: its volumes become a body.

A statement is admitted when its shapes are well formed; here they must also cover something definite (`space.validity`). What does not is
refused, never mended: whoever asks then answers `undetermined` (or, before anything is said, gives the refusal to the one who drew it).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from garant import instant
from garant.statement.shapes import Area, Circle, Corridor, Route, Volume

if TYPE_CHECKING:
    from garant.space.body import Body, Sketch


def body_of(volumes: Sequence[Volume], wider_cm: int = 0, *, judged: bool = False) -> "Body":
    """Give the body that volumes cover; with `wider_cm`, also everything so near to it, while distances stay those to the volumes.

    Refuses with `bad_shape`, at `volumes[i]...`, a shape that covers nothing definite. `judged`: they were judged at the door
    (`exchange`), and need not be again.
    """
    from garant.space.body import Sketch
    from garant.space.region import widened

    sketch = Sketch()
    draw(sketch, volumes, judged=judged)
    body = sketch.body()
    return widened(body, wider_cm / 100) if wider_cm else body


def draw(sketch: "Sketch", volumes: Sequence[Volume], *, judged: bool = True) -> None:
    """Add volumes to what is drawn already; refuses as `body_of` does."""
    for number, volume in enumerate(volumes):
        _draw(sketch, volume, "" if judged else f"volumes[{number}].shape")


def draw_area(sketch: "Sketch", area: Area, band: tuple[int | None, int | None], window: instant.Window, where: str) -> None:
    """Add each polygon of an area that covers something definite. Refuses with `bad_shape`, naming the vertex at fault."""
    from garant.space.validity import require_valid_area

    require_valid_area(area.polygons, f"{where}.polygons")
    for polygon in area.polygons:
        sketch.area(polygon, band, window)


def _draw(sketch: "Sketch", volume: Volume, where: str) -> None:
    """Add a volume; `where` is empty for one that was judged already."""
    shape, band = volume.shape, (volume.lower_cm, volume.upper_cm)
    match shape:
        case Area() if not where:
            for polygon in shape.polygons:
                sketch.area(polygon, band, volume.window())
        case Area():
            draw_area(sketch, shape, band, volume.window(), where)
        case Circle():
            sketch.circle(shape.center, shape.radius_cm, band, volume.window())
        case Corridor():
            sketch.corridor(shape.line, shape.buffer_cm, band, volume.window())
        case Route():
            _draw_route(sketch, shape, band, where)


def _draw_route(sketch: "Sketch", route: Route, band: tuple[int | None, int | None], where: str) -> None:
    from garant.space.validity import require_valid_route

    if where:
        require_valid_route(route.line, f"{where}.line")
    times_ms = [instant.parse(time) for time in route.times]
    sketch.route(route.line, times_ms, route.buffer_cm, route.vertical_buffer_cm or 0, route.altitudes_cm, band)
