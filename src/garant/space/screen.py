"""All meetings within a crowd of bodies.

    crowd = Crowd.of(bodies)
    pairs = screen(crowd)          who meets whom, in order
    pairs.meetings()               and how: when, where, how close

Bodies become spans (`span`), spans lie in cells (`spread`), each cell is swept in the order of time (`sweep`), and what comes near is
decided exactly (`approach`). The work is proportional to the number of bodies and of meetings, as long as bodies are of similar size; the
width of a cell follows them. How a pair meets is worked out when somebody asks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from garant.space.body import Body
from garant.space.crowd import Crowd
from garant.space.index import Meeting, meeting_of
from garant.space.lanes import LANES, MOVING, STILL, WHOLES
from garant.space.pairing import in_order
from garant.space.span import Spans, spans_of
from garant.space.spread import spread
from garant.space.sweep import AT_ONCE, ROOM, hold_against_all, sweep
from garant.space.telling import tell

PORTIONS = 16
"""Progress is told about so many times."""
TOLD_AT_ONCE = 8_192

Progress = Callable[[int], None]
"""progress(done): hears how far it is, up to the number of bodies."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs that meet, by first and second body (places in the crowd, first < second), and what is needed to tell how."""

    first: Any
    second: Any
    _links: Any
    _begins: Any
    _spans: Any
    _crowd: Crowd

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.first)

    def records(self, which: Any) -> Any:
        """Tell how some pairs meet (RECORD records), by an array of their numbers."""
        return tell(which, self._links, self._begins, self._spans, self._crowd)

    def meetings(self) -> Iterator[tuple[int, int, Meeting]]:
        """Give each pair with its meeting."""
        for begin in range(0, len(self), TOLD_AT_ONCE):
            which = np.arange(begin, min(len(self), begin + TOLD_AT_ONCE))
            for first, second, one in zip(self.first[which].tolist(), self.second[which].tolist(), self.records(which), strict=True):
                yield first, second, meeting_of("", one)


def screen(given: Crowd | Sequence[Body], progress: Progress = lambda _: None) -> Pairs:
    """Find every pair of bodies that meet, in a crowd or in a sequence that is to be one."""
    crowd = given if isinstance(given, Crowd) else Crowd.of(given)
    known = spans_of(crowd)
    links = _links(known, crowd, progress) if len(known.spans) else np.zeros((0, 2), np.int32)
    links, first, second, begins = in_order(links, np.ascontiguousarray(known.spans["owner"]), crowd.size)
    progress(crowd.size)
    return Pairs(first, second, links, begins, known.spans, crowd)


def _links(known: Spans, crowd: Crowd, progress: Progress) -> Any:
    """Find every two spans of different bodies that meet."""
    cells = spread(known.spans)
    count, fullest = len(cells.ends), len(known.spans) if len(cells.large) else int(np.diff(cells.ends, prepend=0).max())
    reals = MOVING if len(known.motions) else STILL
    columns = np.empty((reals, fullest + LANES), np.float32), np.empty((WHOLES, fullest + LANES), np.int32)
    hits, out = np.empty((AT_ONCE + fullest + LANES, 2), np.int32), np.empty((max(ROOM, 2 * fullest), 2), np.int32)
    given = (*columns, hits, *known, *crowd[:3], out)
    found, done, cell, row = list[Any](), 0, 0, 0
    while done < len(cells.large):
        done, n = hold_against_all(cells.order, cells.large, done, *given)
        found.append(out[:n].copy())
    while cell < count:
        until = min(count, cell + count // PORTIONS + 1)
        cell, row, n = sweep(cells.ends, cells.entries, cell, row, until, *given)
        found.append(out[:n].copy())
        progress(crowd.size * cell // count)
    return np.concatenate(found)
