"""A crowd: the rows of many bodies in a few long arrays, as a screening wants them.

    crowd = Crowd.of(bodies)               who has bodies
    sketch.end_of_body(); sketch.crowd()   who draws them one after the other

Like a table of shapes in a database it keeps the bounds of each outline beside it. A piece's owner is the place of its body.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from garant.instant import Window
from garant.space.compiled import maker
from garant.space.outline import NOT_PLAIN, plain_box
from garant.space.piece import AREA, FAR_MS, LEG, PIECE, Pieces, Vertices

Boxes = Any
"""int32 array, shape (n, 4): west, south, east, north of each piece that is a plain area (`outline`), in 1e-7 degree."""


Rows = tuple[Any, Any, Any]
"""Pieces, vertices and fixes."""


class Crowd(NamedTuple):
    """So many bodies: their pieces in the order of owners, rows of `vertices` and `fixes`, and the boxes of areas."""

    pieces: Any
    vertices: Any
    fixes: Any
    boxes: Any
    size: int

    @classmethod
    def of(cls, bodies: Sequence[Rows]) -> "Crowd":
        """Put the rows of bodies one after the other."""
        owners = np.repeat(np.arange(len(bodies), dtype=np.int32), [len(pieces) for pieces, _, _ in bodies])
        crowd = cls.joined(bodies, len(bodies))
        crowd.pieces["owner"] = owners
        return crowd

    def windows(self) -> list[Window]:
        """Give the time from each body's first instant to its last."""
        start, end = np.full(self.size, FAR_MS, np.int64), np.full(self.size, -FAR_MS, np.int64)
        np.minimum.at(start, self.pieces["owner"], self.pieces["start"])
        np.maximum.at(end, self.pieces["owner"], self.pieces["end"])
        return [window_of(*span) for span in zip(start.tolist(), end.tolist(), strict=True)]

    @classmethod
    def joined(cls, parts: Sequence[Rows], size: int) -> "Crowd":
        """Put the rows of parts one after the other; together they are so many bodies."""
        if not parts:
            return cls(np.zeros(0, PIECE), np.zeros((0, 2), np.int32), np.zeros((0, 3)), np.zeros((0, 4), np.int32), size)
        columns = tuple(zip(*parts, strict=True))
        pieces, vertices, fixes = map(_joined, columns)
        sizes = np.stack([np.fromiter(map(len, rows), np.int64, len(parts)) for rows in columns], axis=1)
        before = np.cumsum(sizes, axis=0) - sizes
        part = np.repeat(np.arange(len(parts)), sizes[:, 0])
        pieces["first"] += np.where(pieces["kind"] == LEG, before[part, 2], before[part, 1]).astype(np.int32)
        return cls(pieces, vertices, fixes, _boxes(pieces, vertices), size)


def window_of(start_ms: int, end_ms: int) -> Window:
    """Give the window of a body whose pieces have these first and last instants."""
    return Window(None if start_ms <= -FAR_MS else start_ms, None if end_ms >= FAR_MS else end_ms)


def _joined(arrays: Sequence[Any]) -> Any:
    """Concatenate many small arrays of one type, as bytes: numpy would compare their types one by one."""
    width = arrays[0].shape[1:]
    return np.frombuffer(bytearray().join(arrays), arrays[0].dtype).reshape(-1, *width)


@maker
def _boxes(pieces: Pieces, v: Vertices) -> Boxes:
    boxes = np.zeros((pieces.shape[0], 4), np.int32)
    for i in range(pieces.shape[0]):
        piece = pieces[i]
        its = plain_box(v, piece.first, piece.count) if piece.kind == AREA else NOT_PLAIN
        boxes[i, 0], boxes[i, 1], boxes[i, 2], boxes[i, 3] = its
    return boxes
