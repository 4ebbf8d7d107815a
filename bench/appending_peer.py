"""The peer: FastAPI before PostgreSQL with PostGIS. It takes the same notice as GeoJSON, without any signature, and keeps it.

    POST /notices      one statement in the database: what meets it, and the durable insert. Answers 201 with the numbers of what it meets

As one would build it for speed: asynchronous, a pool of connections, binary results, prepared statements, one round trip, a plan that is
not made again; circles as circles, found by their boxes and windows in the kind of index that was fastest for areas of this spread
(`bench.deconfliction`), then held against each other on the ellipsoid. Its server keeps what was acknowledged.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from math import cos, radians
from typing import Any, Literal

from bench.appending_load import Load
from bench.appending_meter import postmaster
from bench.deconfliction.peer import Absent, need
from bench.postgres import server

ENVIRONMENT = "GARANT_BENCH_PEER"
"""Names the variable in which a worker finds its database."""
POOL = 16
START_S_MAX = 60
SETTINGS = {
    "max_connections": 100,
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "effective_cache_size": "4GB",
    "random_page_cost": 1.1,
    "max_wal_size": "4GB",
    "jit": "off",
    "max_parallel_workers_per_gather": 0,
}
"""More memory than by default, and nothing that would lose what was acknowledged."""
_COPIED = (
    "number", "party", "to_parties", "kind", "activity", "text", "center", "radius_m", "box",
    "lower_cm", "upper_cm", "start_ms", "end_ms", "during",
)  # fmt: skip

TABLE = """
CREATE TABLE notice (
    number int PRIMARY KEY, party text NOT NULL, to_parties text[] NOT NULL, kind text NOT NULL, activity text NOT NULL, text text NOT NULL,
    center geography(Point) NOT NULL, radius_m float8 NOT NULL, box geometry(Polygon) NOT NULL,
    lower_cm int NOT NULL, upper_cm int NOT NULL, start_ms int8 NOT NULL, end_ms int8 NOT NULL, during int8range NOT NULL,
    filed timestamptz NOT NULL DEFAULT now()
)
"""
INDEX = "CREATE INDEX notice_at ON notice USING gist (box, during)"
CHECK_AND_INSERT = """
WITH new AS MATERIALIZED (
    SELECT ST_MakePoint(%(lon)s, %(lat)s)::geography AS center, int8range(%(start_ms)s, %(end_ms)s) AS during,
        ST_MakeEnvelope(
            %(lon)s::float8 - %(wide)s, %(lat)s::float8 - %(high)s, %(lon)s::float8 + %(wide)s, %(lat)s::float8 + %(high)s
        ) AS box
), put AS (
    INSERT INTO notice
    SELECT %(number)s, %(party)s, %(to)s, %(kind)s, %(activity)s, %(text)s, center, %(radius_m)s, box,
        %(lower_cm)s, %(upper_cm)s, %(start_ms)s, %(end_ms)s, during
    FROM new
)
SELECT a.number FROM notice a, new
WHERE a.box && new.box AND a.during && new.during AND a.lower_cm <= %(upper_cm)s AND a.upper_cm >= %(lower_cm)s
  AND ST_DWithin(a.center, new.center, a.radius_m + %(radius_m)s)
"""
M_PER_DEGREE = 110_500
"""No degree of latitude is shorter, so that a box is never too small."""


def values(longitude: float, latitude: float, properties: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the statement takes of a notice."""
    high = properties["radius_m"] / M_PER_DEGREE
    wide = high / cos(radians(min(89.0, abs(latitude) + high)))
    return {**properties, "lon": longitude, "lat": latitude, "high": high, "wide": wide}


def application() -> Any:  # noqa: ANN401 - FastAPI may be absent when types are checked
    """Make the application of one worker."""
    fastapi, pydantic, pools = need("fastapi"), need("pydantic"), need("psycopg_pool")

    async def ready(opened: Any) -> None:  # noqa: ANN401 - ditto
        opened.prepare_threshold = 0
        await opened.set_autocommit(True)
        await opened.execute("SET plan_cache_mode = force_generic_plan")

    pool = pools.AsyncConnectionPool(os.environ[ENVIRONMENT], min_size=POOL, max_size=POOL, configure=ready, open=False)

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        await pool.open(wait=True)
        yield
        await pool.close()

    point = pydantic.create_model("Point", type=(Literal["Point"], ...), coordinates=(tuple[float, float], ...))
    said = pydantic.create_model(
        "Properties", number=(int, ...), party=(str, ...), to=(list[str], ...), kind=(str, ...), activity=(str, ...), text=(str, ...),
        radius_m=(float, ...), lower_cm=(int, ...), upper_cm=(int, ...), start_ms=(int, ...), end_ms=(int, ...),
    )  # fmt: skip
    feature = pydantic.create_model("Feature", type=(Literal["Feature"], ...), geometry=(point, ...), properties=(said, ...))
    app = fastapi.FastAPI(lifespan=lifespan)

    async def file(notice: Any) -> dict[str, list[int]]:  # noqa: ANN401 - the model above
        longitude, latitude = notice.geometry.coordinates
        async with pool.connection() as opened, opened.cursor(binary=True) as cursor:
            rows = await (await cursor.execute(CHECK_AND_INSERT, values(longitude, latitude, notice.properties.__dict__))).fetchall()
        return {"meets": [row[0] for row in rows]}

    file.__annotations__["notice"] = feature
    app.post("/notices", status_code=201)(file)
    return app


@contextmanager
def standing(load: Load) -> Iterator[tuple[str, int]]:
    """Start a server of one's own, let a load stand in it, and give its URL and its process. Raises `Absent` where something is missing."""
    psycopg = need("psycopg")
    for module in ("fastapi", "uvicorn", "psycopg_pool"):
        need(module)
    with server("postgres", SETTINGS, "postgis") as started:
        url = started.url("postgres", "postgres")
        with psycopg.connect(url, autocommit=True) as opened:
            opened.execute("CREATE EXTENSION postgis")
            opened.execute(TABLE)
            with opened.cursor() as cursor, cursor.copy(f"COPY notice ({', '.join(_COPIED)}) FROM STDIN") as copy:
                for at in range(load.live):
                    copy.write_row(_row(load, at))
            opened.execute(INDEX)
            opened.execute("VACUUM ANALYZE notice")
            opened.execute("CHECKPOINT")
        yield url, postmaster(started.data)


@contextmanager
def served(url: str, workers: int) -> Iterator[tuple[int, int]]:
    """Serve the application with so many workers, and give the port and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = ["--factory", "bench.appending_peer:application", "--port", str(port), "--workers", str(workers), "--log-level", "critical"]
    running = subprocess.Popen([sys.executable, "-m", "uvicorn", *words, "--no-access-log"], env={**os.environ, ENVIRONMENT: url})
    try:
        _wait_for(port, running)
        yield port, running.pid
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    """Wait until every worker that will answer has begun to."""
    until = time.monotonic() + START_S_MAX
    while time.monotonic() < until and running.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/openapi.json", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            time.sleep(2)
            return
    raise Absent("the peer does not start")


def _row(load: Load, at: int) -> list[object]:
    feature = load.feature(at)
    longitude, latitude = feature["geometry"]["coordinates"]
    of = values(longitude, latitude, feature["properties"])
    lon, lat, wide, high = (of[name] for name in ("lon", "lat", "wide", "high"))
    west, south, east, north = lon - wide, lat - high, lon + wide, lat + high
    box = f"POLYGON(({west} {south},{west} {north},{east} {north},{east} {south},{west} {south}))"
    during = f"[{of['start_ms']},{of['end_ms']})"
    return [
        *(of["to" if name == "to_parties" else name] for name in _COPIED[:6]),
        f"POINT({lon} {lat})",
        of["radius_m"],
        box,
        *(of[name] for name in _COPIED[9:13]),
        during,
    ]
