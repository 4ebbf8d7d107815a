"""A PostgreSQL server of the bench's own, in a temporary folder, as a user without rights, reached by a Unix socket alone.

It inherits the one core that the bench is bound to, and takes no trouble over durability: ours keeps its index in memory as well.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.deconfliction.peer import Absent, need

_PROGRAMS = "usr/lib/postgresql/*/bin/initdb"
"""Where Debian puts every major version, beside each other."""
_SETTINGS = {
    "listen_addresses": "",
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
_USERS = ("postgres", "nobody")
"""Who runs it where the bench itself runs as root, which PostgreSQL refuses."""


@contextmanager
def connection() -> Iterator[Any]:
    """Start a server with PostGIS, and give a psycopg connection to it. Raises `Absent` where one of the three is missing."""
    psycopg = need("psycopg")
    programs = _programs()
    # Not where TMPDIR says: the path of a socket may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="garant-postgres-", dir="/tmp"))
    try:
        _start(programs, folder)
        with psycopg.connect(host=str(folder), user="bench", dbname="postgres", autocommit=True) as opened:
            opened.execute("CREATE EXTENSION postgis")
            opened.execute("CREATE EXTENSION btree_gist")
            yield opened
    finally:
        _as_user([programs / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate"], folder, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def versions(opened: Any) -> str:  # noqa: ANN401 - psycopg may be absent when types are checked
    """Name PostgreSQL and PostGIS with their versions."""
    row = opened.execute("SELECT current_setting('server_version'), postgis_lib_version(), postgis_geos_version()").fetchone()
    return f"PostgreSQL {row[0].split()[0]}, PostGIS {row[1]}, its GEOS {row[2].split('-')[0]}"


def _programs() -> Path:
    """Give the folder of the newest installed version that has PostGIS."""
    found = sorted(Path("/").glob(_PROGRAMS), key=lambda path: int(path.parts[-3]))
    fit = [path.parent for path in found if Path("/usr/share/postgresql", path.parts[-3], "extension/postgis.control").exists()]
    if not fit:
        raise Absent("no PostgreSQL with PostGIS is installed (Debian package postgresql-postgis)")
    return fit[-1]


def _start(programs: Path, folder: Path) -> None:
    user = _user()
    if user is not None:
        shutil.chown(folder, user)
    _as_user([programs / "initdb", "-D", folder / "data", "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"], folder)
    settings = "".join(f"{name} = '{value}'\n" for name, value in {**_SETTINGS, "unix_socket_directories": folder}.items())
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(settings)
    _as_user([programs / "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log"], folder)


def _user() -> str | None:
    """Give the user to run it as; None is ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _USERS if name in known)


def _as_user(command: list[Path | str], folder: Path, *, check: bool = True) -> None:
    user = _user()
    done = subprocess.run(
        command,
        cwd=folder,
        user=user,
        group=user and pwd.getpwnam(user).pw_gid,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if check and done.returncode != 0:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise Absent(f"{Path(command[0]).name} failed: {lines[-1] if lines else 'it does not say why'}")
