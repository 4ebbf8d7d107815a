"""Ours: the one module here that knows `garant.space`."""

from collections.abc import Callable, Iterable, Sequence
from itertools import count

from bench.deconfliction.areas import Areas
from bench.deconfliction.flights import LEVEL_CM, NEAR_CM, Flights
from bench.deconfliction.peer import Pairs
from garant.instant import Window
from garant.space.body import Body, Sketch
from garant.space.index import Index
from garant.space.screen import screen

WARM_UP = 50
KM_CM = 100_000


def area(load: Areas, at: int) -> Body:
    """Make the body of one area."""
    sketch = Sketch()
    sketch.area([load.ring(at)], _band(load, at), _window(load, at))
    return sketch.body()


def circle(load: Areas, at: int) -> Body:
    """Make a circle of 1 km where an area has its first corner."""
    sketch = Sketch()
    sketch.circle(load.ring(at)[0], KM_CM, _band(load, at), _window(load, at))
    return sketch.body()


def corridor(load: Areas, at: int) -> Body:
    """Make a corridor of 1 km to each side, along the edge of an area."""
    sketch = Sketch()
    sketch.corridor(load.ring(at), KM_CM, _band(load, at), _window(load, at))
    return sketch.body()


def flight(flights: Flights, at: int) -> Body:
    """Make the body of one flight: half of what must be kept free lies round each of two."""
    rows = flights.of(at)
    line = [(lon, lat) for lon, lat in flights.points[rows].tolist()]
    sketch = Sketch()
    sketch.route(line, flights.times_ms[rows].tolist(), NEAR_CM // 2, LEVEL_CM // 2, flights.altitudes_cm[rows].tolist(), (None, None))
    return sketch.body()


def short_route(load: Areas, at: int) -> Body:
    """Make a route along the edge of an area, once round in its window, 500 m and 100 m kept free."""
    line = load.ring(at)
    start, end = int(load.start_ms[at]), int(load.end_ms[at])
    times = [start + (end - start) * step // (len(line) - 1) for step in range(len(line))]
    sketch = Sketch()
    sketch.route(line, times, KM_CM // 2, KM_CM // 10, None, _band(load, at))
    return sketch.body()


MIXED = (area, area, area, area, circle, circle, circle, corridor, corridor, short_route)
"""Of ten notices, so many of each kind."""


def mixed(load: Areas, at: int) -> Body:
    """Make one of every kind in turn."""
    return MIXED[at % len(MIXED)](load, at)


def kinds(load: Areas, flights: Flights) -> dict[str, Callable[[int], Body]]:
    """Give what makes each kind of shape."""
    return {
        "area of 8 to 16 corners": lambda at: area(load, at),
        "circle": lambda at: circle(load, at),
        "corridor of 9 to 17 points, 1 km to each side": lambda at: corridor(load, at),
        "route of 20 to 60 points": lambda at: flight(flights, at),
    }


def _band(load: Areas, at: int) -> tuple[int, int]:
    return int(load.lower_cm[at]), int(load.upper_cm[at])


def _window(load: Areas, at: int) -> Window:
    return Window(int(load.start_ms[at]), int(load.end_ms[at]))


def named(at: int) -> str:
    """Name a body so that names sort as numbers do."""
    return f"n{at:08d}"


def index(bodies: Iterable[Body], names: Iterable[str] | None = None) -> Index:
    """Put bodies into an index of their own, numbered if they have no names."""
    made = Index()
    for name, body in zip(map(named, count()) if names is None else names, bodies, strict=False):
        made.put(name, body)
    return made


class Checker:
    """The live index."""

    name = "Garant"

    def __init__(self, make: Callable[[Areas, int], Body] = area) -> None:
        """Hold bodies that are made so."""
        self._make = make

    def load(self, load: Areas, live: int) -> None:
        """Put what is live, and have the kernels compiled before anything is timed."""
        bodies = [self._make(load, at) for at in range(live, len(load))]
        warm = index(bodies[:WARM_UP])
        warm.check_and_put("another", bodies[-1])
        self.index = index(self._make(load, at) for at in range(live))
        self.arriving = {at: (named(at), body) for at, body in enumerate(bodies, live)}

    def check_and_insert(self, at: int) -> list[str]:
        """Ask and put in one step."""
        return self.index.check_and_put(*self.arriving[at])

    def numbers(self, found: list[str]) -> list[int]:
        """Read the names."""
        return [int(name[1:]) for name in found]

    def close(self) -> None:
        """Hold nothing outside the process."""


class FullChecker(Checker):
    """The live index, when the body is made in the same step, and of each meeting distance, time and place are told."""

    name = "Garant, the body made and each conflict told in full"

    def load(self, load: Areas, live: int) -> None:
        """Keep the areas too."""
        super().load(load, live)
        self.areas = load
        self.index.meetings(self.arriving[live][1])

    def check_and_insert(self, at: int) -> list[str]:
        """Make, ask and put."""
        body = self._make(self.areas, at)
        met = self.index.meetings(body)
        self.index.put(self.arriving[at][0], body)
        return [one.id for one in met]


def screening(bodies: Sequence[Body]) -> Callable[[], Pairs]:
    """Get ready to find all pairs that conflict."""
    screen(bodies[:WARM_UP])

    def work() -> Pairs:
        found = screen(bodies)
        return Pairs(found.first, found.second)

    return work
