"""All meetings within a set of bodies: everybody is put into one grid, and everybody is asked once.

Bodies are asked in the order of their cells, so that neighbours in space and time are neighbours in memory; each pair is found by its
first one alone. The work is proportional to the number of bodies and of meetings.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from garant.space import crowd
from garant.space.body import Body
from garant.space.grid import MEETING
from garant.space.holding import ROOM, Holding
from garant.space.index import Meeting, meeting_of

CHUNK = 4_096

Progress = Callable[[int], None]
"""progress(done): hears how many bodies were asked."""


class Pairs(NamedTuple):
    """All meetings, by first and second body (places in the sequence that was given, first < second): MEETING records beside."""

    first: Any
    second: Any
    records: Any

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.first)

    def meetings(self) -> Iterator[tuple[int, int, Meeting]]:
        """Give each pair with its meeting."""
        for first, second, one in zip(self.first.tolist(), self.second.tolist(), self.records, strict=True):
            yield first, second, meeting_of("", one)


def screen(bodies: Sequence[Body], progress: Progress = lambda _: None) -> Pairs:
    """Find every pair of bodies that meet."""
    holding = Holding()
    for owner, body in enumerate(bodies):
        holding.take_in(body, owner)
    return pairs_within(holding, progress)


def pairs_within(holding: Holding, progress: Progress = lambda _: None) -> Pairs:
    """Find every pair of a holding's owners that meet."""
    order = holding.order()
    firsts, found = [np.zeros(0, np.int32)], [np.zeros(0, MEETING)]
    near, room = np.zeros(ROOM, np.int32), 64 * ROOM
    asking, out = np.zeros(room, np.int32), np.zeros(room, MEETING)
    done = 0
    while done < len(order):
        until, n, listed = crowd.ask_some(order, done, min(done + CHUNK, len(order)), *holding.arrays, near, asking, out)
        firsts.append(asking[:n].copy())
        found.append(out[:n].copy())
        if listed > len(near):
            near = np.zeros(2 * listed, np.int32)
        if until == done:
            room *= 2
            asking, out = np.zeros(room, np.int32), np.zeros(room, MEETING)
        done = until
        progress(done)
    first, records = crowd.sorted_pairs(np.concatenate(firsts), np.concatenate(found), holding.owners)
    return Pairs(first, records["owner"], records)
