"""All conflicts within a file: features in, pairs out, in id order. No log is asked, and only equal statuses meet (guard-rail 6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from garant.answers.bodies import draw
from garant.errors import Refused
from garant.exchange import Feature
from garant.instant import Window
from garant.space.body import Sketch
from garant.space.index import meeting_of
from garant.space.piece import FAR_MS
from garant.space.screen import Pairs, Progress, screen
from garant.space.telling import RECORD, Records
from garant.statement.words import Position, Status
from garant.terminal.pairs import Pair

_BATCH = 8_192


class Screened(NamedTuple):
    """What a screening found: the ids in order, and pairs in id order: the places of both among the ids, a before b.

    How a pair meets is told by the screening of its status (`found`): which one, and the pair's number there. `statuses` counts the
    notices of each status.
    """

    ids: list[str]
    statuses: dict[Status, int]
    a: Any
    b: Any
    found: list[Pairs]
    status: Any
    number: Any

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.a)

    def pairs(self) -> Iterator[Pair]:
        """Give the pairs one by one."""
        ids = self.ids
        for first in range(0, len(self), _BATCH):
            records = self._records(first, first + _BATCH)
            rows = (column[first : first + _BATCH].tolist() for column in (self.a, self.b))
            told = (records[name].tolist() for name in ("start", "end", "closest"))
            for a, b, start, end, closest_m in zip(*rows, *told, strict=True):
                yield Pair(ids[a], ids[b], Window(_bounded(start), _bounded(end)), closest_m)

    def place(self, number: int) -> Position:
        """Give about where the pair with a number meets."""
        return meeting_of("", self._records(number, number + 1)[0]).place

    def _records(self, first: int, until: int) -> Records:
        status, number = self.status[first:until], self.number[first:until]
        records = np.empty(len(status), RECORD)
        for at, found in enumerate(self.found):
            records[status == at] = found.records(number[status == at])
        return records


class Crowd:
    """Takes in features, and keeps of each only what it covers: a million of them fit."""

    def __init__(self) -> None:
        """Start without any."""
        self._drawn: defaultdict[Status, tuple[list[str], Sketch]] = defaultdict(lambda: ([], Sketch()))

    def __len__(self) -> int:
        """Count the notices."""
        return sum(len(names) for names, _ in self._drawn.values())

    def take_in(self, features: Iterable[Feature]) -> None:
        """Take in features. Refuses a shape that covers nothing definite."""
        for feature in features:
            names, sketch = self._drawn[feature.status]
            names.append(feature.id)
            _draw(sketch, feature)

    def screened(self, progress: Progress) -> Screened:
        """Find every pair that meets; `progress` hears how many notices were compared, status by status."""
        ids = sorted(name for names, _ in self._drawn.values() for name in names)
        places = {name: place for place, name in enumerate(ids)}
        nothing = np.zeros(0, np.int64)
        columns, found = [(nothing, nothing, nothing, nothing)], list[Pairs]()
        for names, sketch in self._drawn.values():
            found.append(screen(sketch.crowd(), progress))
            among = np.array([places[name] for name in names], np.int64)
            one, other = among[found[-1].first], among[found[-1].second]
            which = np.full(len(one), len(found) - 1), np.arange(len(one))
            columns.append((np.minimum(one, other), np.maximum(one, other), *which))
        a, b, status, number = (np.concatenate(parts) for parts in zip(*columns, strict=True))
        order = np.lexsort((b, a))
        counts = {status: len(names) for status, (names, _) in self._drawn.items()}
        return Screened(ids, counts, a[order], b[order], found, status[order], number[order])


def _draw(sketch: Sketch, feature: Feature) -> None:
    """Add a feature's body to its crowd."""
    try:
        draw(sketch, feature.volumes)
    except Refused as refused:
        was = refused.refusal
        raise Refused(was.code, was.sentence, f'"{feature.id}" {was.where}'.strip()) from None
    sketch.end_of_body()


def _bounded(instant_ms: int) -> int | None:
    return instant_ms if -FAR_MS < instant_ms < FAR_MS else None
