"""The cluster's PostgreSQL: a server in a folder of the cluster's own, started again when it was killed, as its service manager would.

with server.down("immediate"):       nobody starts it meanwhile
    ...
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

import psycopg

from bench.deconfliction.peer import Absent
from bench.postgres import Server, at
from garant.storage.postgresql_migrating import Roles, migrate
from tests import postgres

DATABASE = "theatre"
STOP_S = 10


class Database:
    """A server with one database, which a host's role may use."""

    def __init__(self, folder: Path) -> None:
        """Describe it; nothing runs yet."""
        self.server: Server = at(folder)
        self._turn = RLock()
        self.stopped = True

    @property
    def url(self) -> str:
        """Give the database as a host sees it."""
        return self.server.url(postgres.HOST, DATABASE)

    def start(self) -> bool:
        """Start the server, and make the database if there is none; tell whether it was made."""
        fresh = not self.server.data.exists()
        if fresh:
            self.server.folder.mkdir(mode=0o755)
            self.server.make(postgres.SUPERUSER, postgres.SETTINGS)
        self.server.start()
        self.stopped = False
        if fresh:
            self._make()
        return fresh

    def _make(self) -> None:
        postgres.with_roles(self.server)
        with postgres.asking(self.server.url(postgres.SUPERUSER, "postgres")) as opened:
            opened.execute(f"CREATE DATABASE {DATABASE} OWNER {postgres.OWNER}".encode())
        migrate(self.server.url(postgres.OWNER, DATABASE), Roles())

    def stop(self, mode: str = "fast") -> None:
        """Stop it for good."""
        with self._turn:
            self.stopped = True
            if self.server.data.exists():
                self.server.stop(mode)

    def mend(self) -> None:
        """Start it again if its first process is gone."""
        with self._turn:
            if not self.stopped and not self._alive():
                self._start_again()

    def _start_again(self) -> None:
        """Try once. What a killed server left behind holds its memory until the last of its processes has gone."""
        try:
            self.server.run("pg_ctl", "start", "-w", "-t", str(STOP_S), "-D", self.server.data, "-l", self.server.folder / "log")
        except Absent:
            return

    @contextmanager
    def down(self, mode: str) -> Iterator[None]:
        """Stop it, and start it again afterwards: `fast` ends all sessions, `immediate` is a crash.

        A fast stop that comes while PostgreSQL 15 recovers from the loss of a process never ends (it waits for its checkpointer, which
        waits for nobody). A service manager loses its patience then, and so does this.
        """
        with self._turn:
            self.server.run("pg_ctl", "stop", "-w", "-t", str(STOP_S), "-D", self.server.data, "-m", mode, check=False)
            if self._alive():
                self.server.stop("immediate")
            yield
            self._start_again()  # or `mend` does, when the last process of the one before has gone

    def strike(self, *, whole: bool) -> None:
        """Kill the first process of the server, or another of them, at which it recovers by itself."""
        first = self._first()
        if first is not None:
            others = _children(first)
            with suppress(ProcessLookupError):  # it has ended by itself
                os.kill(first if whole or not others else others[-1], signal.SIGKILL)

    def look(self) -> str:
        """Say in a word or two how it is; empty when it is well."""
        try:
            with postgres.asking(self.url) as opened:
                opened.execute("SELECT 1")
        except psycopg.Error:
            return "does not answer"
        return ""

    def _first(self) -> int | None:
        try:
            return int((self.server.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None

    def _alive(self) -> bool:
        first = self._first()
        if first is None:
            return False
        try:
            return (Path("/proc") / str(first) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]) == parent:
                found.append(int(folder.name))
        except OSError:
            continue
    return sorted(found)
