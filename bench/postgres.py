"""A PostgreSQL server of one's own, for a benchmark or a test: Debian's programs, a temporary folder, a Unix socket, no network.

It runs as a user without rights where the caller is root, which PostgreSQL refuses, and everything of it is gone afterwards.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.deconfliction.peer import Absent

_PROGRAMS = "usr/lib/postgresql/*/bin/initdb"
"""Where Debian puts every major version, beside each other."""
_USERS = ("postgres", "nobody")
"""Who runs it where we are root ourselves."""
Settings = Mapping[str, object]


class Server(NamedTuple):
    """A server: the folder of its programs, and its own folder, with its data, its socket and its log."""

    programs: Path
    folder: Path

    def url(self, role: str, database: str) -> str:
        """Give the URL of a database on it."""
        return f"postgresql://{role}@/{database}?host={self.folder}"

    @property
    def data(self) -> Path:
        """Give the folder of its data."""
        return self.folder / "data"

    def make(self, superuser: str, settings: Settings) -> None:
        """Make its data, and write its settings."""
        user = _user()
        if user is not None:
            shutil.chown(self.folder, user)
        self.run("initdb", "-D", self.data, "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C")
        self.set(listen_addresses="", unix_socket_directories=self.folder, **settings)

    def set(self, **settings: object) -> None:
        """Add settings; they hold from the next start on."""
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.folder / "log")

    def stop(self, mode: str = "immediate", *, check: bool = False) -> None:
        """Stop it; `immediate` is a crash: what is not on the disk then, is lost."""
        self.run("pg_ctl", "stop", "-w", "-D", self.data, "-m", mode, check=check)

    def run(self, program: str, *words: Path | str, check: bool = True) -> None:
        """Run one of its programs as its user. Raises `Absent` where that fails."""
        user = _user()
        done = subprocess.run(
            [self.programs / program, *words],
            cwd=self.folder,
            user=user,
            group=user and pwd.getpwnam(user).pw_gid,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if check and done.returncode != 0:
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            raise Absent(f"{program} failed: {lines[-1] if lines else 'it does not say why'}")


@contextmanager
def server(superuser: str, settings: Settings, extension: str | None = None) -> Iterator[Server]:
    """Start one, of the newest version that has the extension. Raises `Absent` where there is none."""
    programs = _programs(extension)
    # Not where TMPDIR says: the path of a socket may have 107 bytes.
    made = Server(programs, Path(tempfile.mkdtemp(prefix="garant-postgres-", dir="/tmp")))
    try:
        made.make(superuser, settings)
        made.start()
        yield made
    finally:
        if made.data.exists():
            made.stop()
        shutil.rmtree(made.folder, ignore_errors=True)


def at(folder: Path) -> Server:
    """Give the server whose folder this is, or will be; nothing is made or started. Raises `Absent` where there are no programs."""
    return Server(_programs(None), folder)


def _programs(extension: str | None) -> Path:
    found = sorted((path.parent for path in Path("/").glob(_PROGRAMS)), key=lambda path: int(path.parts[-2]))
    fit = [path for path in found if extension is None or _has(path, extension)]
    if not fit:
        what = "PostgreSQL" if extension is None else f"PostgreSQL with {extension}"
        package = "postgresql" if extension is None else f"postgresql-{extension}"
        raise Absent(f"no {what} is installed (Debian package {package})")
    return fit[-1]


def _has(programs: Path, extension: str) -> bool:
    return Path("/usr/share/postgresql", programs.parts[-2], f"extension/{extension}.control").exists()


def _user() -> str | None:
    """Give the user to run it as; None is ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _USERS if name in known)
