"""What a live body weighs in memory, by kind of shape: all that the index keeps of it, arrays and Python's objects, beside its id."""

import tracemalloc
from collections.abc import Callable, Iterator

from bench.deconfliction import areas, flights, ours

WARM_UP = 2_000
"""With so many every kernel was needed once; loading it takes memory too."""


def text(count: int) -> str:
    """Measure so many of each kind, and give the lines."""
    return "\n".join(["\nMemory of what is live", *_lines(count)])


def _lines(count: int) -> Iterator[str]:
    for what, make in ours.kinds(areas.make(count), flights.make(count)).items():
        names = list(map(ours.named, range(count)))
        ours.index(map(make, range(WARM_UP)), names)
        grown = _grown(lambda: ours.index(map(make, range(count)), names))  # noqa: B023 - it is called at once
        yield f"{what:66}{grown / count:>11,.0f} bytes each"


def _grown(work: Callable[[], object]) -> int:
    """Give the bytes that are kept of what something allocates."""
    tracemalloc.start()
    kept = work()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return grown
