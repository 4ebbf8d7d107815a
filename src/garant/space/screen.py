"""All meetings within a set of bodies: cells of the ground, each swept once in the order of time.

The work is proportional to the number of bodies and of meetings, as long as bodies are of similar size; the width of a cell follows them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from garant.space import sweep
from garant.space.body import Body
from garant.space.grid import MEETING
from garant.space.index import Meeting, meeting_of
from garant.space.merging import sorted_pairs
from garant.space.piece import LEG
from garant.space.sweep import CELLS_MAX, WIDTH_M

ROOM = 1 << 20
CELLS_A_PIECE = 8
"""About so many cells may a piece touch, before cells are made wider."""
WIDER = 1.5
WIDTH_M_MAX = 2_000_000.0

Progress = Callable[[int], None]
"""progress(done): hears how far it is, up to the number of bodies."""


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


class _Crowd(NamedTuple):
    """The rows of all bodies, one after the other; a piece's owner is its body's place."""

    pieces: Any
    vertices: Any
    fixes: Any


def screen(bodies: Sequence[Body], progress: Progress = lambda _: None) -> Pairs:
    """Find every pair of bodies that meet."""
    if not bodies:
        return Pairs(np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0, MEETING))
    crowd = _together(bodies)
    firsts, width_m, counts = _layout(crowd.pieces)
    near_by = np.argsort(sweep.first_cells(crowd.pieces, firsts, width_m), kind="stable")  # neighbours in space lie near in memory
    crowd, counts = crowd._replace(pieces=crowd.pieces[near_by]), counts[near_by]
    found = _Found()
    large = np.flatnonzero(counts > CELLS_MAX)
    if len(large):
        everything = sweep.enter_all(crowd.pieces)
        found.gather(lambda at, room: sweep.hold_against_all(large, at, counts, *crowd, everything, *room), len(large), lambda _: None)
    small = np.flatnonzero(counts <= CELLS_MAX)
    order = small[np.argsort(crowd.pieces["start"][small], kind="stable")]
    ends, entries = sweep.spread(crowd.pieces, order, firsts, width_m, int(counts[small].sum()))
    share = len(bodies) / max(1, len(ends) - 1)
    found.gather(lambda at, room: sweep.sweep(ends, entries, at, *crowd, *room), len(ends) - 1, lambda at: progress(int(at * share)))
    first, records = sorted_pairs(*found.all(), len(bodies))
    progress(len(bodies))
    return Pairs(first, records["owner"], records)


Room = tuple[Any, Any]
"""Places for owners that ask, and for the meetings (MEETING records) that they have."""


class _Found:
    """Meetings, as kernels find them portion by portion."""

    def __init__(self) -> None:
        self._firsts, self._records = [np.zeros(0, np.int32)], [np.zeros(0, MEETING)]
        self._room: Room = (np.zeros(ROOM, np.int32), np.zeros(ROOM, MEETING))

    def gather(self, kernel: Callable[[int, Room], tuple[int, int]], until: int, progress: Progress) -> None:
        """Run a kernel from 0 on until it has come to the end, with more room when one step alone needs it."""
        done = 0
        while done < until:
            before = done
            done, n = kernel(before, self._room)
            self._firsts.append(self._room[0][:n].copy())
            self._records.append(self._room[1][:n].copy())
            if done == before:
                more = 2 * len(self._room[0])
                self._room = (np.zeros(more, np.int32), np.zeros(more, MEETING))
            progress(done)

    def all(self) -> Room:
        """Give everything found."""
        return np.concatenate(self._firsts), np.concatenate(self._records)


def _together(bodies: Sequence[Body]) -> _Crowd:
    """Put the rows of all bodies one after the other."""
    columns = tuple(zip(*bodies, strict=True))
    pieces, vertices, fixes = map(_joined, columns)
    sizes = np.stack([np.fromiter(map(len, rows), np.int64, len(bodies)) for rows in columns], axis=1)
    before = np.cumsum(sizes, axis=0) - sizes
    owners = np.repeat(np.arange(len(bodies)), sizes[:, 0])
    pieces["owner"] = owners
    pieces["first"] += np.where(pieces["kind"] == LEG, before[owners, 2], before[owners, 1]).astype(np.int32)
    return _Crowd(pieces, vertices, fixes)


def _joined(arrays: Sequence[Any]) -> Any:
    """Concatenate many small arrays of one type, as bytes: numpy would compare their types one by one."""
    width = arrays[0].shape[1:]
    return np.frombuffer(bytearray().join(arrays), arrays[0].dtype).reshape(-1, *width)


def _layout(pieces: Any) -> tuple[Any, float, Any]:
    """Choose cells so wide that pieces touch few of them; give their numbers by row, their width, and how many each piece touches."""
    width_m = WIDTH_M
    while True:
        firsts = sweep.layout(width_m)
        counts = sweep.touched(pieces, firsts, width_m, CELLS_MAX)
        if counts[counts <= CELLS_MAX].sum() <= CELLS_A_PIECE * len(pieces) + ROOM or width_m > WIDTH_M_MAX:
            return firsts, width_m, counts
        width_m *= WIDER
