"""Compile the kernels, those of the oracles too, once for all that comes: `python -m tests.space.compiling` (make test does it).

Several processes of the tests that found none would each compile them at the same moment, in a minute of processor time apiece.
What is not met here compiles where it is first called, as everywhere.
"""

from itertools import pairwise

from garant.space.index import Index, meet
from garant.space.region import left_over, parts_of, widened
from garant.space.screen import screen
from garant.space.shift import HIGHER, LATER
from garant.space.sides import one_side
from garant.space.validity import require_valid_area
from tests.space.bodies import body_of
from tests.space.oracle_meeting import expected
from tests.space.workloads import HOUR_MS, SPOTS, crowd

EACH = 4


def main() -> None:
    """Let every kind of thing meet every other, in each of the ways that there are."""
    things = [thing for number, spot in enumerate(SPOTS.values()) for thing in crowd(number, spot, EACH)]
    bodies = [body_of(thing) for thing in things]
    list(screen(bodies).meetings())
    index = Index()
    for number, body in enumerate(bodies):
        index.meetings(body)
        index.check_and_put(f"{number}", body)
        index.considered(body)
    index.put("0", bodies[1])
    index.drop("1")
    for body in bodies[:EACH]:
        index.met(body)
        index.blocked(body, LATER, -HOUR_MS, HOUR_MS)
        index.blocked(body, HIGHER, -100_000, 100_000)
    index.copy().expire(bodies[-1].window.start_ms or 0)
    for (one, body), (other, its) in pairwise(zip(things, bodies, strict=True)):
        expected(one, other)
        meet(body, its)
    for volume in (volume for thing in things for volume in thing if volume.shape == "area"):
        require_valid_area([volume.lines])
    side = one_side([(360_000_000, 350_000_000), (361_000_000, 351_000_000), (362_000_000, 350_000_000)], "left", 5_000)
    left_over(widened(bodies[EACH], 10), parts_of([[ring] for ring in side]))


if __name__ == "__main__":
    main()
