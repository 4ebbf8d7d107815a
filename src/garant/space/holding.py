"""What the index holds: the rows of all live bodies in a few long arrays, and the grid over them.

Arrays grow by doubling. What is taken out leaves its rows behind until the arrays are full; if half of them is waste then, the live ones
are moved together instead.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from garant.space import grid
from garant.space.body import Body
from garant.space.grid import CELL, COUNTS, EMPTY, ENTRY, FREE, KEYS, MEETING, RUNS
from garant.space.piece import LEG, PIECE
from garant.space.shift import BLOCKED, body_blocked

ROOM = 1_024


Arrays = tuple[Any, Any, Any, Any, Any, Any]


class Place(NamedTuple):
    """Where a body's rows are: the first of its pieces, vertices and fixes, and how many of each."""

    first: tuple[int, int, int]
    counts: tuple[int, int, int]


class Holding:
    """Rows and cells."""

    def __init__(self) -> None:
        """Start empty."""
        self._rows: list[Any] = [np.zeros(ROOM, PIECE), np.zeros((ROOM, 2), np.int32), np.zeros((ROOM, 3), np.float64)]
        self._used = (0, 0, 0)
        self._live = 0
        self._near, self._out = np.zeros(ROOM, np.int32), np.zeros(ROOM, MEETING)
        self._new_grid(ROOM)

    def take_in(self, body: Body, owner: int) -> Place:
        """Keep a body's rows under an owner's number; what moved meanwhile is for `moved` to tell."""
        count = (len(body.pieces), len(body.vertices), len(body.fixes))
        if any(used + more > len(rows) for used, more, rows in zip(self._used, count, self._rows, strict=True)):
            self._rows = [_longer(rows, used + more) for used, more, rows in zip(self._used, count, self._rows, strict=True)]
        place = Place(self._used, count)
        grid.copy_rows(*body, owner, *place.first, *self._rows)
        self._used = (place.first[0] + count[0], place.first[1] + count[1], place.first[2] + count[2])
        self._live += count[0]
        self._place_cells(place.first[0], count[0])
        return place

    def take_out(self, place: Place) -> None:
        """Let a body's rows go."""
        grid.take_out(self._rows[0], place.first[0], place.counts[0], *self._grid)
        self._live -= place.counts[0]

    def ask(self, body: Body, now_ms: int, after: int = EMPTY) -> Any:
        """Give the meetings (MEETING records) of a body's pieces with those of owners above `after`; the array is used again."""
        while True:
            n = grid.body_meets(*body, *self.arrays, now_ms, after, self._near, self._out)
            if n <= len(self._out):
                return self._out[:n]
            self._near, self._out = np.zeros(2 * n, np.int32), np.zeros(2 * n, MEETING)

    def ask_shifts(self, body: Body, wide: Any, what: int, now_ms: int) -> Any:
        """Give the shifts (BLOCKED records) at which a body's pieces meet others; `wide`: its pieces with all shifts taken together."""
        near, out = np.zeros(ROOM, np.int32), np.zeros(ROOM, BLOCKED)
        while True:
            n = body_blocked(what, wide, *body, *self.arrays, now_ms, near, out)
            if n <= len(out):
                return out[:n]
            near, out = np.zeros(2 * n, np.int32), np.zeros(2 * n, BLOCKED)

    @property
    def arrays(self) -> Arrays:
        """Give the rows (pieces, vertices, fixes) and the grid (cells, entries, counts)."""
        pieces, vertices, fixes = self._rows
        return (pieces, vertices, fixes, *self._grid)

    @property
    def is_wasteful(self) -> bool:
        """Tell whether more than half of the rows are no longer live."""
        return self._used[0] > 2 * self._live + ROOM

    def gather(self, places: Iterable[Place]) -> list[Place]:
        """Move the rows of live bodies together, in this order, and give where they are now."""
        olds = [rows.copy() for rows in self._rows]
        used, moved = [0, 0, 0], []
        for place in places:
            for kind in (0, 1, 2):
                source, target = place.first[kind], used[kind]
                self._rows[kind][target : target + place.counts[kind]] = olds[kind][source : source + place.counts[kind]]
            pieces = self._rows[0][used[0] : used[0] + place.counts[0]]
            pieces["first"] += np.where(pieces["kind"] == LEG, used[2] - place.first[2], used[1] - place.first[1]).astype(np.int32)
            moved.append(Place((used[0], used[1], used[2]), place.counts))
            used = [used[kind] + place.counts[kind] for kind in (0, 1, 2)]
        self._rows[0]["owner"][used[0] :] = EMPTY
        self._used = (used[0], used[1], used[2])
        self._new_grid(2 * self._live)
        self._place_cells(0, self._used[0])
        return moved

    def bytes_held(self) -> dict[str, int]:
        """Give the bytes of the arrays, by what they are for."""
        names = ("pieces", "vertices", "fixes")
        return {**{name: rows.nbytes for name, rows in zip(names, self._rows, strict=True)}, "cells": sum(one.nbytes for one in self._grid)}

    def _place_cells(self, first: int, count: int) -> None:
        """Put pieces into their cells; make the table wider when it is full."""
        cells, _, counts = self._grid
        if 10 * (counts[KEYS] + count) > 7 * len(cells):
            self._new_grid(2 * min(int(counts[KEYS]) + count, self._live))
            first, count = 0, self._used[0]
        self._fill(first, first + count)

    def _new_grid(self, places: int) -> None:
        counts = np.zeros(COUNTS, np.int64)
        counts[FREE : FREE + RUNS] = EMPTY
        cells = np.zeros(1 << (max(places, ROOM) - 1).bit_length(), CELL)
        cells["key"] = EMPTY
        self._grid: tuple[Any, Any, Any] = (cells, np.zeros(ROOM, ENTRY), counts)

    def _fill(self, first: int, until: int) -> None:
        """Put the live pieces from `first` to before `until` into their cells, and make room for entries where there is none."""
        while (first := grid.add_all(self._rows[0], first, until, *self._grid)) < until:
            cells, entries, counts = self._grid
            self._grid = (cells, _longer(entries, len(entries) + 2 * (1 << 10)), counts)


def _longer(array: Any, need: int) -> Any:
    """Give the array itself if it is long enough, or a copy of at least twice its length."""
    if need <= len(array):
        return array
    longer = np.zeros((max(need, len(array) * 3 // 2), *array.shape[1:]), array.dtype)
    longer[: len(array)] = array
    return longer
