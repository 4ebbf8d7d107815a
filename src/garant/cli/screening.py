"""All conflicts within a file: features in, pairs out, in id order. No log is asked, and only equal statuses meet (guard-rail 6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from garant.answers.bodies import body_of
from garant.errors import Refused
from garant.exchange import Feature
from garant.instant import Window
from garant.space.body import Body
from garant.space.grid import MEETING
from garant.space.index import meeting_of
from garant.space.piece import FAR_MS
from garant.space.screen import Progress, screen
from garant.statement.words import Position, Status
from garant.terminal.pairs import Pair

_BATCH = 8_192


class Screened(NamedTuple):
    """What a screening found: the ids in order, and pairs in id order: the places of both among the ids, a before b, and MEETING records.

    `statuses` counts the notices of each status.
    """

    ids: list[str]
    statuses: dict[Status, int]
    a: Any
    b: Any
    records: Any

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.a)

    def pairs(self) -> Iterator[Pair]:
        """Give the pairs one by one."""
        ids = self.ids
        columns = (self.a, self.b, *(self.records[name] for name in ("start", "end", "closest")))
        for first in range(0, len(self), _BATCH):
            rows = (column[first : first + _BATCH].tolist() for column in columns)
            for a, b, start, end, closest_m in zip(*rows, strict=True):
                yield Pair(ids[a], ids[b], Window(_bounded(start), _bounded(end)), closest_m)

    def place(self, number: int) -> Position:
        """Give about where the pair with a number meets."""
        return meeting_of("", self.records[number]).place


class Crowd:
    """Takes in features, and keeps of each only what it covers: a million of them fit."""

    def __init__(self) -> None:
        """Start without any."""
        self._bodies: defaultdict[Status, list[tuple[str, Body]]] = defaultdict(list)

    def __len__(self) -> int:
        """Count the notices."""
        return sum(map(len, self._bodies.values()))

    def take_in(self, features: Iterable[Feature]) -> None:
        """Take in features. Refuses a shape that covers nothing definite."""
        for feature in features:
            self._bodies[feature.status].append((feature.id, _body(feature)))

    def screened(self, progress: Progress) -> Screened:
        """Find every pair that meets; `progress` hears how many notices were compared, status by status."""
        ids = sorted(name for listed in self._bodies.values() for name, _ in listed)
        places = {name: place for place, name in enumerate(ids)}
        nothing = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, MEETING))
        columns = [nothing, *(_within(listed, places, progress) for listed in self._bodies.values())]
        a, b, records = (np.concatenate(parts) for parts in zip(*columns, strict=True))
        order = np.lexsort((b, a))
        return Screened(ids, {status: len(listed) for status, listed in self._bodies.items()}, a[order], b[order], records[order])


def _within(listed: list[tuple[str, Body]], places: dict[str, int], progress: Progress) -> tuple[Any, Any, Any]:
    """Find the pairs of one status, their places among all ids."""
    listed.sort(key=lambda one: one[0])
    found = screen([body for _, body in listed], progress)
    among = np.array([places[name] for name, _ in listed], np.int64)
    return among[found.first], among[found.second], found.records


def _body(feature: Feature) -> Body:
    try:
        return body_of(feature.volumes, judged=True)
    except Refused as refused:
        was = refused.refusal
        raise Refused(was.code, was.sentence, f'"{feature.id}" {was.where}'.strip()) from None


def _bounded(instant_ms: int) -> int | None:
    return instant_ms if -FAR_MS < instant_ms < FAR_MS else None
