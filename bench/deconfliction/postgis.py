"""PostGIS: every index that fits is tried, the fastest is taken; binary parameters, prepared statements, one round trip an area.

The table is unlogged, and its plans are generic ones: both are faster here. A row has no columns but those that its index needs.
"""

import statistics
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import shapely

from bench.deconfliction.areas import START_MS, UNIT, Areas
from bench.deconfliction.peer import Pairs
from bench.deconfliction.postgres import versions
from bench.table import progress

TRIALS = 100
LINE_4D = 3002
"""A line with Z and M in ISO well-known binary."""

_STAGED = {
    "id": "int4",
    "ground": "bytea",
    "box": "bytea",
    "lower_cm": "int4",
    "upper_cm": "int4",
    "start_ms": "int8",
    "end_ms": "int8",
}
"""What is handed over for an area, by its types in binary."""

_PLAIN = {"id": "{id}", "ground": "ST_GeomFromWKB({ground})", **{name: f"{{{name}}}" for name in list(_STAGED)[3:]}}
"""The columns that every index has beside it."""
_BOX = {"box": "ST_GeomFromWKB({box})"}
_DURING = {"during": "int8range({start_ms}, {end_ms})"}
_BAND = {"band": "int4range({lower_cm}, {upper_cm}, '[]')"}
_EXACT = "a.lower_cm <= {upper_cm} AND a.upper_cm >= {lower_cm} AND a.start_ms < {end_ms} AND a.end_ms > {start_ms}"
_GROUND = "ST_Intersects(a.ground, {ground})"


class Way(NamedTuple):
    """One index: the columns that it needs, what it is, and which of its columns a question compares by which operator."""

    name: str
    needs: Mapping[str, str]
    built: str
    operators: Mapping[str, str]

    def made(self, given: Mapping[str, str]) -> dict[str, str]:
        """Give every column of its table, and how it is made from what is handed over by these names."""
        return {name: made.format_map(given) for name, made in {**_PLAIN, **self.needs}.items()}

    def tests(self, other: Mapping[str, str]) -> str:
        """Give the condition under which row `a` meets another area, whose columns have these names."""
        by_index = [f"a.{name} {operator} {other[name]}" for name, operator in self.operators.items()]
        return " AND ".join([*by_index, _EXACT.format_map(other), _GROUND.format_map(other)])


_RANGES = {"ground": "&&", "during": "&&"}
WAYS = (
    Way("GiST (polygon)", {}, "gist (ground)", {}),
    Way("GiST (4D box)", _BOX, "gist (box gist_geometry_ops_nd)", {"box": "&&&"}),
    Way("SP-GiST (3D box)", _BOX, "spgist (box spgist_geometry_ops_3d)", {"box": "&/&"}),
    Way("GiST (polygon, window)", _DURING, "gist (ground, during)", _RANGES),
    Way("GiST (polygon, window, band)", {**_DURING, **_BAND}, "gist (ground, during, band)", {**_RANGES, "band": "&&"}),
)


class PostGis:
    """One table of what is live."""

    def __init__(self, opened: Any) -> None:  # noqa: ANN401 - psycopg may be absent when types are checked
        """Work through an open connection."""
        self.opened = opened
        self.cursor = opened.cursor(binary=True)
        self.versions = versions(opened)
        self.way, self.statement = WAYS[0], ""

    @property
    def name(self) -> str:
        """Say which index it is."""
        return f"PostGIS, {self.way.name}"

    def load(self, areas: Areas, live: int) -> None:
        """Copy in what is live, and choose the index by asking what some meet."""
        self._given = list(_given(areas))
        self.opened.execute("SET plan_cache_mode = force_generic_plan; SET enable_hashjoin = off; SET enable_mergejoin = off")
        self._stage(live)
        took = [self._trial(way) for way in WAYS]
        self._make(WAYS[took.index(min(took))])
        given = self.way.made(_PARAMETERS)
        put = f"INSERT INTO live ({', '.join(given)}) SELECT {', '.join(given.values())}"
        self.statement = f"WITH put AS ({put}) {self._question()}"
        progress("PostGIS, median ms a question: " + "; ".join(f"{way.name} {one * 1e3:.2f}" for way, one in zip(WAYS, took, strict=True)))

    def check_and_insert(self, at: int) -> list[tuple[int]]:
        """Ask and insert in one statement, which sees what was there before it."""
        rows: list[tuple[int]] = self.cursor.execute(self.statement, self._given[at], prepare=True).fetchall()
        return rows

    def numbers(self, found: list[tuple[int]]) -> list[int]:
        """Give the one column of all rows."""
        return [row[0] for row in found]

    def pairs(self) -> Pairs:
        """Join what is live with itself."""
        tests = self.way.tests({name: f"b.{name}" for name in [*_STAGED, *self.way.needs]})
        rows = self.cursor.execute(f"SELECT a.id, b.id FROM live b JOIN live a ON a.id < b.id AND {tests}").fetchall()  # noqa: S608
        found = np.array(rows, dtype=np.int64).reshape(-1, 2)
        return Pairs(found[:, 0], found[:, 1])

    def close(self) -> None:
        """Leave the server to whoever started it."""
        self.opened.execute("DROP TABLE IF EXISTS live, staged")

    def _stage(self, live: int) -> None:
        self.opened.execute("DROP TABLE IF EXISTS live, staged")
        self.opened.execute(f"CREATE UNLOGGED TABLE staged ({', '.join(f'{name} {kind}' for name, kind in _STAGED.items())})")
        with self.cursor.copy("COPY staged FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(list(_STAGED.values()))
            for row in self._given[:live]:
                copy.write_row(tuple(row.values()))

    def _make(self, way: Way) -> None:
        """Make the table for one index, and the index."""
        self.way = way
        made = ", ".join(f"{made} AS {name}" for name, made in way.made({name: name for name in _STAGED}).items())
        self.opened.execute("DROP TABLE IF EXISTS live; DISCARD PLANS")
        self.opened.execute(f"CREATE UNLOGGED TABLE live AS SELECT {made} FROM staged")  # noqa: S608
        self.opened.execute(f"CREATE INDEX live_at ON live USING {way.built}")
        self.opened.execute("VACUUM ANALYZE live")

    def _trial(self, way: Way) -> float:
        """Give the median time of a question, in seconds."""
        self._make(way)
        took = []
        for row in self._given[-TRIALS:]:
            began = time.perf_counter()
            self.cursor.execute(self._question(), row, prepare=True).fetchall()
            took.append(time.perf_counter() - began)
        return statistics.median(took)

    def _question(self) -> str:
        return f"SELECT a.id FROM live a WHERE {self.way.tests({**_PARAMETERS, **self.way.made(_PARAMETERS)})}"  # noqa: S608


_PARAMETERS = {name: f"%({name})b::{kind}" for name, kind in _STAGED.items()}


def _given(areas: Areas) -> Iterator[dict[str, Any]]:
    """Give what is handed over for each area."""
    grounds, boxes = shapely.to_wkb(areas.shapes).tolist(), _boxes(areas)
    for number, (ground, box, row) in enumerate(zip(grounds, boxes, areas.rows[:, 4:].tolist(), strict=True)):
        yield dict(zip(_STAGED, (number, ground, box, *row), strict=True))


def _boxes(areas: Areas) -> list[bytes]:
    """Give every area's box as a diagonal in well-known binary: longitude, latitude, time in seconds, altitude in metres."""
    west, south, east, north, lower, upper, start, end = areas.rows.T.astype(np.float64)
    low = (west * UNIT, south * UNIT, (start - START_MS) / 1000, lower / 100)
    high = (east * UNIT, north * UNIT, (end - START_MS) / 1000, upper / 100)
    lines = np.zeros(len(areas), dtype=[("little", "u1"), ("kind", "<u4"), ("points", "<u4"), ("ends", "<f8", 8)])
    lines["little"], lines["kind"], lines["points"], lines["ends"] = 1, LINE_4D, 2, np.column_stack([*low, *high])
    return [line.tobytes() for line in lines]
