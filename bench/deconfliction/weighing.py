"""What a live body weighs in memory, by kind of shape: all that making and keeping it allocates, arrays and Python's objects."""

import tracemalloc
from collections.abc import Callable, Iterator

from bench.deconfliction import areas, flights, ours


def text(count: int) -> str:
    """Measure so many of each kind, and give the lines."""
    return "\n".join(["\nMemory of what is live", *_lines(count)])


def _lines(count: int) -> Iterator[str]:
    for what, make in ours.kinds(areas.make(count), flights.make(count)).items():
        ours.index([make(0)])
        grown = _grown(lambda: ours.index(map(make, range(count))))  # noqa: B023 - it is called at once
        yield f"{what:66}{grown / count:>11,.0f} bytes each"


def _grown(work: Callable[[], object]) -> int:
    """Give the bytes that are kept of what something allocates."""
    tracemalloc.start()
    kept = work()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return grown
