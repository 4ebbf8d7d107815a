"""Ours, where everything is there from the start; beside `ours` the one module here that knows `garant.space`.

Peers begin with polygons, tables and routes that are made already, and with the bounds of each; ours with a crowd, which is the same:
arrays of corners and legs, and a box and a circle round each shape. What puts them in order or finds candidates is timed, here as there.
"""

from collections.abc import Callable, Iterable

from bench.deconfliction.peer import Pairs
from garant.space.body import Body
from garant.space.crowd import Crowd
from garant.space.screen import screen

WARM_UP = 50


def screening(bodies: Iterable[Body]) -> Callable[[], Pairs]:
    """Get ready to find all pairs that conflict."""
    made = list(bodies)
    screen(Crowd.of(made[:WARM_UP]))  # so that the kernels are compiled
    crowd = Crowd.of(made)

    def work() -> Pairs:
        found = screen(crowd)
        return Pairs(found.first, found.second)

    return work
