"""A piece: what a body is made of, as one record that the kernels read.

    AREA   one polygon with its holes (rows of `vertices`)
    DISC   a circle (its centre is the record's)
    LINE   one edge of a corridor, straight in longitude and latitude (two rows of `vertices`)
    LEG    one leg of a route, no longer than `LEG_M`: from one point of `fixes` to the next, during the record's window

`reach_m` is how far the piece reaches beyond itself (a buffer; of a disc its radius), `own_m` how much of that is its own body (a disc's
radius again). Altitudes may change along a leg: both bounds go evenly from their first to their last value.
"""

from typing import Any

import numpy as np

AREA, DISC, LINE, LEG = 0, 1, 2, 3

FAR_MS = 2**61
"""Unbounded time: beyond every instant that can be spelt, and from there to its opposite still less than 2^63."""
NEVER_MS = -FAR_MS
"""Before every instant: nothing has ended by then."""
FAR_CM = 2_000_000_000
"""Unbounded altitude, 20,000 km: beyond every altitude that can be said with every buffer."""
LEG_M = 20_000.0
"""Legs and edges are cut to this length: on it a straight line, lifted to the ground, runs evenly to within a decimetre."""

NEVER = np.float32(-1e9)
"""The inner radius of a piece that nobody can be sure to hit."""

PIECE = np.dtype(
    [
        ("x", "f8"), ("y", "f8"), ("z", "f8"),  # the centre, earth-centred, m
        ("start", "i8"), ("end", "i8"),  # ms, half-open
        ("outer", "f4"), ("inner", "f4"),  # m: the piece with its reach lies within the one, and covers the other
        ("reach", "f4"), ("own", "f4"),  # m
        ("lower_1", "i4"), ("lower_2", "i4"), ("upper_1", "i4"), ("upper_2", "i4"),  # cm
        ("first", "i4"), ("count", "i4"),  # rows of vertices, or of fixes
        ("owner", "i4"), ("kind", "i4"),
    ]
)  # fmt: skip
"""88 bytes."""

Piece = Any
"""One record of a PIECE array."""
Pieces = Any
Vertices = Any
"""int32 array, shape (n, 2): longitude and latitude in 1e-7 degree."""
Fixes = Any
"""float64 array, shape (n, 3): earth-centred metres."""
