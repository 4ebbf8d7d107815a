"""What the index holds: the rows of all live bodies in a few long arrays, and marks of them in cells.

Arrays grow by an eighth, the hash table by a quarter. What is taken out leaves its rows behind until half of the rows are waste; then the
live ones are moved together.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from garant.space import keeping, tally
from garant.space.body import Body
from garant.space.crowd import Crowd
from garant.space.handing import table_of
from garant.space.judging import MEETING
from garant.space.keeping import FIXES, LENGTH, LIVE, MARKS_WANTED, NEAR_WANTED, PIECES, SHORT, TALLY, VERTICES
from garant.space.kept import SPAN, Kept
from garant.space.mark import LANES, MARK
from garant.space.piece import PIECE
from garant.space.runs import CELL, EMPTY, FREE, KEYS, TOTALS
from garant.space.shift import BLOCKED, body_blocked

ROOM = 1_024
_SPANS = 256
_BLOCKS = 4
_MET = 64
_MANY = 16
"""From so many names on, numpy picks them out sooner than Python does; of fewer a loop does, since a comprehension is a call up to 3.11."""

Names = list[str]


class Holding:
    """Rows, marks, tallies and names."""

    def __init__(self, room: int = ROOM) -> None:
        """Start empty."""
        self._totals = np.zeros(LENGTH, np.int64)
        self._totals[TALLY + tally.SPARE], self._totals[TALLY + tally.USED] = EMPTY, tally.ENDS + 1
        self._pieces = np.zeros(room, PIECE)
        self._vertices, self._fixes = np.zeros((room, 2), np.int32), np.zeros((room, 3), np.float64)
        self._owners, self.names = np.zeros((room, 2), np.int32), np.empty(room, object)
        self._marks = np.zeros(room + LANES, MARK)
        self._spans, self._near, self._found = np.zeros((_SPANS, SPAN), np.int64), np.zeros(room, np.int32), np.zeros(room, np.int32)
        self._starts, self._ends = np.zeros((2 * _BLOCKS, 3), np.int64), np.zeros((2 * _BLOCKS, 3), np.int64)
        self._instants, self._whose = np.zeros((_BLOCKS, tally.BLOCK), np.int64), np.zeros((_BLOCKS, tally.BLOCK), np.int32)
        self._out = np.zeros(_MET, MEETING)
        self._clear(room)

    @classmethod
    def of(cls, names: Sequence[str], crowd: Crowd) -> "Holding":
        """Keep a crowd: its arrays are taken as they are, and are nobody else's from then on. The place of a body is its owner's number."""
        made, count = cls(1), len(crowd.pieces)
        made._pieces, made._vertices, made._fixes = crowd.pieces, crowd.vertices, crowd.fixes
        first = np.searchsorted(crowd.pieces["owner"], np.arange(crowd.size + 1))
        made._owners, made.names = np.stack([first[:-1], np.diff(first)], 1).astype(np.int32), np.array(names, object)
        for number, total in ((PIECES, count), (VERTICES, len(crowd.vertices)), (FIXES, len(crowd.fixes)), (LIVE, count)):
            made._totals[number] = total
        made._clear(max(ROOM, int(count / keeping.FULL) + 1))
        made._mark_all()
        made._count_all()
        return made

    def copy(self) -> "Holding":
        """Give the same once more, to go on by itself."""
        made = Holding(1)
        made.__dict__.update((name, held.copy()) for name, held in self.__dict__.items())
        made._tie()
        return made

    def put(self, body: Body, owner: int, name: str) -> None:
        """Keep a body under an owner's number and name."""
        while keeping.put(*body, owner, self._table) == SHORT:
            self._make_room(body, owner)
        self.names[owner] = name

    def find(self, body: Body, now_ms: int) -> Names:
        """Give the names of those that a body meets, in order."""
        while (n := keeping.find(*body, now_ms, self._table)) == SHORT:
            self._make_room(body, 0)
        return self._named(self._found[:n]) if n else []

    def find_and_put(self, body: Body, owner: int, name: str, now_ms: int) -> Names:
        """Give the names of those that a body meets, in order, and keep it."""
        pieces, vertices, fixes = body  # named one by one: a call with a star takes a fiftieth of all of this longer
        while (n := keeping.find_and_put(pieces, vertices, fixes, now_ms, owner, self._table)) == SHORT:
            self._make_room(body, owner)
        self.names[owner] = name
        return self._named(self._found[:n]) if n else []

    def take_out(self, owner: int) -> None:
        """Let a body go."""
        keeping.take_out(owner, self._table)
        self.names[owner] = ""
        if self._totals[PIECES] > 2 * self._totals[LIVE] + ROOM:
            self._gather()

    def meetings(self, body: Body, now_ms: int) -> Any:
        """Give the meetings (MEETING records) of a body's pieces; the array is used again."""
        while (n := keeping.find_meetings(*body, now_ms, self._out, self._table)) == SHORT:
            self._make_room(body, 0)
            self._out = np.zeros(max(len(self._out), int(self._totals[NEAR_WANTED])), MEETING)
        return self._out[:n]

    def shifts(self, body: Body, wide: Any, what: int, now_ms: int) -> Any:
        """Give the shifts (BLOCKED records) at which a body's pieces meet others; `wide`: its pieces with all shifts taken together."""
        out = np.zeros(ROOM, BLOCKED)
        while (n := body_blocked(what, wide, *body, now_ms, out, self._table)) == SHORT:
            self._make_room(body, 0)
            out = np.zeros(max(len(out), int(self._totals[NEAR_WANTED])), BLOCKED)
        return out[:n]

    def overlapping(self, start_ms: int, end_ms: int) -> int:
        """Count the live bodies whose windows overlap one."""
        counts = self._totals[TALLY:]
        started = tally.count_below(self._starts, self._instants, counts, tally.STARTS, end_ms)
        return started - tally.count_below(self._ends, self._instants, counts, tally.ENDS, start_ms + 1)

    def ended(self, now_ms: int) -> Names:
        """Name what has ended by now, in order."""
        counts = self._totals[TALLY:]
        n = tally.count_below(self._ends, self._instants, counts, tally.ENDS, now_ms + 1)
        if n == 0:
            return []
        out = np.zeros(n, np.int32)
        tally.owners_until(self._ends, self._instants, self._whose, counts, tally.ENDS, now_ms, out)
        return self._named(out)

    def bytes_held(self) -> dict[str, int]:
        """Give the bytes of the arrays, by what they are for."""
        kept = {"pieces": self._pieces, "vertices": self._vertices, "fixes": self._fixes, "owners": self._owners, "marks": self._marks}
        sizes = {name: array.nbytes for name, array in kept.items()}
        tallies = self._starts, self._ends, self._instants, self._whose
        return {**sizes, "cells": self._keys.nbytes + self._cells.nbytes, "tallies": sum(array.nbytes for array in tallies)}

    def _named(self, owners: Any) -> Names:
        """Give the names of owners, in order."""
        names = self.names
        if len(owners) < _MANY:
            found: Names = []
            for owner in owners.tolist():
                found.append(names[owner])
        else:
            found = names.take(owners).tolist()
        found.sort()
        return found

    def _tie(self) -> None:
        """Say where the arrays lie, after one of them was made anew."""
        self._table = table_of(
            Kept(
                totals=self._totals,
                pieces=self._pieces,
                vertices=self._vertices,
                fixes=self._fixes,
                owners=self._owners,
                names=np.frombuffer(self.names, np.int64),
                keys=self._keys,
                cells=self._cells,
                marks=self._marks,
                starts=self._starts,
                ends=self._ends,
                instants=self._instants,
                whose=self._whose,
                spans=self._spans,
                near=self._near,
                found=self._found,
            )
        )

    def _clear(self, places: int) -> None:
        """Start with empty cells."""
        self._totals[:TOTALS] = 0
        self._totals[FREE : KEYS - 1] = EMPTY
        self._keys = np.full(places, EMPTY, np.int64)
        self._cells = np.zeros((len(self._keys), CELL), np.int32)
        self._tie()

    def _make_room(self, body: Body, owner: int) -> None:
        """Make each array long enough for one body more."""
        totals, count = self._totals, len(body.pieces)
        self._pieces = _longer(self._pieces, int(totals[PIECES]) + count)
        self._vertices = _longer(self._vertices, int(totals[VERTICES]) + len(body.vertices))
        self._fixes = _longer(self._fixes, int(totals[FIXES]) + len(body.fixes))
        self._owners, self.names = _longer(self._owners, owner + 1), _longer(self.names, owner + 1)
        self._near = _longer(self._near, max(int(totals[NEAR_WANTED]), 2 * count))
        self._found = _longer(self._found, len(self._near))
        self._marks = _longer(self._marks, int(totals[MARKS_WANTED]) + LANES)
        self._widen_tallies()
        if totals[KEYS] + count > keeping.FULL * len(self._keys):
            self._widen_cells(count)
        self._tie()

    def _widen_tallies(self) -> None:
        blocks = int(self._totals[TALLY + tally.USED]) + 2
        self._instants, self._whose = _longer(self._instants, blocks), _longer(self._whose, blocks)
        self._starts, self._ends = _longer(self._starts, len(self._instants) + 2), _longer(self._ends, len(self._instants) + 2)

    def _widen_cells(self, more: int) -> None:
        old_keys, old_cells = self._keys, self._cells
        wanted = int((int(self._totals[KEYS]) + more) / keeping.FULL) + 1
        self._keys = np.full(max(wanted, len(self._keys) * 5 // 4), EMPTY, np.int64)
        self._cells = np.zeros((len(self._keys), CELL), np.int32)
        keeping.move_cells(old_keys, old_cells, self._keys, self._cells)

    def _gather(self) -> None:
        """Move the rows of what is live together, and put new marks."""
        keeping.gather(self._table)
        self._clear(len(self._keys))
        self._mark_all()

    def _mark_all(self) -> None:
        """Put marks of all pieces into empty cells."""
        done, count = 0, int(self._totals[PIECES])
        while (done := keeping.add_all(done, self._table)) < count:
            self._marks = _longer(self._marks, int(self._totals[MARKS_WANTED]) + LANES)
            self._tie()

    def _count_all(self) -> None:
        """Count the windows of all owners."""
        done = 0
        while (done := keeping.count_all(done, self._table)) < len(self._owners):
            self._widen_tallies()
            self._tie()


def _longer(array: Any, need: int) -> Any:
    """Give the array itself if it is long enough, or a copy that is longer by at least an eighth."""
    if need <= len(array):
        return array
    longer = np.empty((max(need, len(array) * 9 // 8), *array.shape[1:]), array.dtype)
    longer[: len(array)] = array
    return longer
