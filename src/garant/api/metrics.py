"""What is counted, as Prometheus reads it (text format 0.0.4): nothing that names a party, an address or a statement.

garant_answers_total{method,path,status}     answers; `path` is the route's, so strangers cannot make new ones
garant_refusals_total{code}                  answers that were none, by code word
garant_answer_seconds                        histogram: from the head of a request to its answer
garant_appended_total                        entries that came into the log since this process began
garant_commit_seconds                        histogram: from a statement's arrival to its receipt
garant_waiting, garant_head_size, garant_head_age_seconds, garant_subscribers, garant_connections
garant_cosigned_age_seconds                  since a witness last cosigned; absent where none has
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Lock

from garant.api.endpoint import Call, Endpoint, Needs, Reply, Routed, Routes
from garant.errors import Code

TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8"
BOUNDS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

Gauge = Callable[[], int | float | None]
"""Tells a value as it is now; None where there is none."""


class Histogram:
    """How often something took how long."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts, self._sum_s, self._lock = [0] * (len(BOUNDS_S) + 1), 0.0, Lock()

    def add(self, seconds: float) -> None:
        """Count one."""
        with self._lock:
            self._counts[bisect_left(BOUNDS_S, seconds)] += 1
            self._sum_s += seconds

    def lines(self, name: str) -> Iterator[str]:
        """Give its lines."""
        with self._lock:
            counts, sum_s = tuple(self._counts), self._sum_s
        below = 0
        for bound, count in zip((*map(str, BOUNDS_S), "+Inf"), counts, strict=True):
            below += count
            yield f'{name}_bucket{{le="{bound}"}} {below}'
        yield f"{name}_sum {sum_s:.6f}"
        yield f"{name}_count {below}"


class Metrics:
    """All that is counted in one process. `gauges` tells what is looked up when somebody asks."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._answers: Counter[tuple[str, str, int]] = Counter()
        self._refusals: Counter[str] = Counter()
        self._seconds, self.commit_seconds = Histogram(), Histogram()
        self._gauges: dict[str, tuple[str, Gauge]] = {}

    def gauge(self, name: str, kind: str, tell: Gauge) -> None:
        """Tell a value under a name: `gauge` for one that goes up and down, `counter` for one that only rises."""
        self._gauges[name] = (kind, tell)

    def answered(self, endpoint: Routed | None, status: int, code: Code | None, seconds: float) -> None:
        """Count one answer."""
        self._answers[(endpoint.method, endpoint.path, status) if endpoint else ("", "", status)] += 1
        if code is not None:
            self._refusals[code] += 1
        self._seconds.add(seconds)

    def text(self) -> str:
        """Give everything as Prometheus reads it."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield "# TYPE garant_answers_total counter"
        for (method, path, status), count in sorted(self._answers.items()):
            yield f'garant_answers_total{{method="{method}",path="{path}",status="{status}"}} {count}'
        yield "# TYPE garant_refusals_total counter"
        for code, count in sorted(self._refusals.items()):
            yield f'garant_refusals_total{{code="{code}"}} {count}'
        for name, histogram in (("garant_answer_seconds", self._seconds), ("garant_commit_seconds", self.commit_seconds)):
            yield f"# TYPE {name} histogram"
            yield from histogram.lines(name)
        for name, (kind, tell) in sorted(self._gauges.items()):
            if (value := tell()) is not None:
                yield f"# TYPE {name} {kind}"
                yield f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"


def routes(metrics: Metrics) -> Routes:
    """Give the endpoint that shows what is counted."""

    async def show(_: Call[None, None]) -> Reply:
        return Reply(metrics.text().encode(), TEXT_FORMAT)

    summary = "What is counted, for Prometheus."
    return (Endpoint("GET", "/metrics", show, summary, answers=TEXT_FORMAT, needs=Needs.NOTHING),)
