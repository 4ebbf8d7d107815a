"""From the plain volumes of the generators to the bodies that `garant.space` works on: the one place where tests build them."""

from garant.instant import Window
from garant.space.body import Body, Sketch
from tests.space.volumes import Thing, Volume


def body_of(thing: Thing) -> Body:
    """Build the body of a thing."""
    sketch = Sketch()
    draw(sketch, thing)
    return sketch.body()


def draw(sketch: Sketch, thing: Thing) -> None:
    """Add a thing to what is drawn."""
    for volume in thing:
        _draw(sketch, volume)


def _draw(sketch: Sketch, volume: Volume) -> None:
    first = volume.lines[0]
    window = Window(*volume.window_ms)
    match volume.shape:
        case "area":
            sketch.area(volume.lines, volume.band_cm, window, volume.reach_cm)
        case "circle":
            sketch.circle(first[0], volume.reach_cm, volume.band_cm, window)
        case "corridor":
            sketch.corridor(first, volume.reach_cm, volume.band_cm, window)
        case "route":
            sketch.route(first, volume.times_ms, volume.reach_cm, volume.vertical_cm, volume.altitudes_cm, volume.band_cm)
