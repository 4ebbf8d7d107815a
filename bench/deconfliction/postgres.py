"""The bench's own PostgreSQL server with PostGIS: on the one core that the bench is bound to, and with no trouble taken over durability.

Ours keeps its index in memory as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.deconfliction.peer import need
from bench.postgres import server

_USER = "bench"
_SETTINGS = {
    "max_connections": 4,
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "4GB",
    "random_page_cost": 1.1,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": 0,
    "max_wal_size": "4GB",
    "jit": "off",
    "max_parallel_workers_per_gather": 0,
    "max_parallel_maintenance_workers": 0,
}


@contextmanager
def connection() -> Iterator[Any]:
    """Start a server with PostGIS, and give a psycopg connection to it. Raises `Absent` where one of the three is missing."""
    psycopg = need("psycopg")
    with (
        server(_USER, _SETTINGS, "postgis") as started,
        psycopg.connect(host=str(started.folder), user=_USER, dbname="postgres", autocommit=True) as opened,
    ):
        opened.execute("CREATE EXTENSION postgis")
        opened.execute("CREATE EXTENSION btree_gist")
        yield opened


def versions(opened: Any) -> str:  # noqa: ANN401 - psycopg may be absent when types are checked
    """Name PostgreSQL and PostGIS with their versions."""
    row = opened.execute("SELECT current_setting('server_version'), postgis_lib_version(), postgis_geos_version()").fetchone()
    return f"PostgreSQL {row[0].split()[0]}, PostGIS {row[1]}, its GEOS {row[2].split('-')[0]}"
