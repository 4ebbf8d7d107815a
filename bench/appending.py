"""Measure appending: `python -m bench.appending`, with `--million` also among a million live notices.

Ours and the peer run on two cores, clients over HTTP on the others, where there are any. Answers are asserted; time never is.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from bench import appending_peer, environment
from bench.appending_driver import Driven, drive
from bench.appending_load import Load
from bench.appending_meter import metered, postmaster
from bench.appending_ours import WARM_UP, Ours, served
from bench.deconfliction.peer import Absent, need, release
from bench.postgres import server
from bench.stores import fresh_database, roles
from bench.table import progress, rate, say
from garant.node.ports import Batch, EntryStore
from garant.storage.sqlite import SqliteStore

CLIENTS = (1, 4, 16)
FRONTS = (0, 1)
"""Processes before the host that read and verify (`garant serve --fronts`)."""

LIVE = 100_000
MILLION = 1_000_000
CORES = 2
_LIBRARIES = ("PyNaCl", "msgspec", "uvicorn", "starlette", "fastapi", "psycopg")
_SETTINGS = {"shared_buffers": "128MB", "max_wal_size": "4GB", "max_connections": 20}


class Cores(NamedTuple):
    """Where servers run, and where clients over HTTP do."""

    servers: frozenset[int]
    clients: frozenset[int]


class Size(NamedTuple):
    """How many notices are live at first, and how many each client hands in for one figure."""

    live: int
    each: int


class Line(NamedTuple):
    """One figure: what was measured, with how many clients, and what came of it; or why it was not."""

    what: str
    clients: int
    done: Driven | None
    note: str = ""
    cpu_us: float | None = None
    below: tuple[str, ...] = ()

    def text(self) -> str:
        """Give one line of the table."""
        if self.below:
            return "\n".join([f"{self.what}, for each notice: us", *self.below])
        if self.done is None:
            return f"{self.what:44}    not measured, {self.note}"
        took = sorted(self.done.took_s)
        median, late = (took[min(len(took) - 1, int(len(took) * share))] * 1e3 for share in (0.5, 0.99))
        cpu = "" if self.cpu_us is None else f"{self.cpu_us:,.0f}"
        return f"{self.what:44}{self.clients:>8}{self.done.per_s:>12,.0f}{median:>12.2f}{late:>10.2f}{cpu:>10}    {self.note}".rstrip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.appending", description="Measure appends beside FastAPI with PostGIS.")
    ask.add_argument("--live", type=int, default=LIVE, help=f"how many notices are live at first (default {LIVE})")
    ask.add_argument("--million", action="store_true", help="measure among a million live notices as well; 15 minutes and 9 GB more")
    ask.add_argument("--each", type=int, default=400, help="how many notices each client hands in for one figure (default 400)")
    ask.add_argument("--folder", help="where to write the logs, to measure another disk (default: the system's temporary folder)")
    given = ask.parse_args(arguments)
    cores = _bind()
    with tempfile.TemporaryDirectory(prefix="garant-bench-", dir=given.folder) as folder:
        for text in measure(Path(folder), [given.live, *([MILLION] if given.million else [])], given.each, cores):
            say(text)


def measure(folder: Path, lives: Sequence[int], each: int, cores: Cores) -> Iterator[str]:
    """Give the environment, then a table for each number of live notices."""
    yield "\n".join(_environment(folder, cores))
    for live in lives:
        yield from table(folder, Size(live, each), cores)


def table(folder: Path, size: Size, cores: Cores) -> Iterator[str]:
    """Measure ours on both stores, and the peer; give each line as soon as it is known."""
    yield f"\nNotices filed, {size.live:,} live; each checked, committed and acknowledged before its client files the next"
    yield f"{'':44}{'clients':>8}{'per second':>12}{'median ms':>12}{'p99 ms':>10}{'cpu us':>10}"
    for part in (_sqlite, _postgresql, _peer):
        yield from (line.text() for line in part(folder, size, cores))


def _sqlite(folder: Path, size: Size, cores: Cores) -> Iterator[Line]:
    path = folder / f"log-{size.live}.db"
    with closing(SqliteStore(path, create=True)) as store, closing(SqliteStore(path)) as reader:
        ours = _ready((store, reader), size)
        yield from _figures("SQLite", ours, size, cores, [os.getpid()], lambda: SqliteStore(_empty(folder / "bare.db"), create=True))


def _postgresql(folder: Path, size: Size, cores: Cores) -> Iterator[Line]:
    del folder
    try:
        psycopg = need("psycopg")
        with server("postgres", _SETTINGS) as started, ExitStack() as held:
            roles(psycopg, started)
            stores = [held.enter_context(closing(one)) for one in _two(psycopg, started)]
            ours, processes = _ready((stores[0], stores[1]), size), [os.getpid(), postmaster(started.data)]
            yield from _figures("PostgreSQL", ours, size, cores, processes, lambda: fresh_database(psycopg, started, "bare"))
    except Absent as absent:
        yield Line("Garant, PostgreSQL", 0, None, str(absent))


def _two(psycopg: Any, started: Any) -> Iterator[EntryStore]:  # noqa: ANN401 - psycopg may be absent when types are checked
    from garant.storage.postgresql import PostgresStore

    yield fresh_database(psycopg, started, "log")
    yield PostgresStore(started.url("garant_host", "log"))


def _ready(stores: tuple[EntryStore, EntryStore], size: Size) -> Ours:
    arrive = WARM_UP * (2 + len(FRONTS)) + (1 + len(FRONTS)) * size.each * sum(CLIENTS)
    return Ours(*stores, Load(size.live, arrive))


def _figures(name: str, ours: Ours, size: Size, cores: Cores, processes: list[int], bare: Callable[[], EntryStore]) -> Iterator[Line]:
    commit_us = 0.0
    with ours.running():
        for clients in CLIENTS:
            done, cpu_us = metered(processes, lambda n=clients: ours.inside(n, n * size.each))  # type: ignore[misc]
            yield Line(f"Garant, {name}, inside its process", clients, done, _grouped(ours.batches), cpu_us)
            stored, note = _bare(ours.batches, bare)
            commit_us = 1e6 / stored.per_s
            yield Line(f"  beside: {name} commits the same, bare", clients, stored, note)
            ours.batches.clear()
            progress(f"{size.live:,} live: {name}, {clients} clients inside")
        for fronts in FRONTS:
            with served(ours.sequencer, fronts) as port:
                ours.over_http(port, 1, WARM_UP, cores.clients)
                ours.batches.clear()
                for clients in CLIENTS:
                    filed = partial(ours.over_http, port, clients, clients * size.each, cores.clients)
                    done, cpu_us = metered(processes, filed)
                    before = f", {fronts} front{'s' if fronts > 1 else ''}" if fronts else ""
                    yield Line(f"Garant, {name}, over HTTP{before}", clients, done, _grouped(ours.batches), cpu_us)
                    ours.batches.clear()
                    progress(f"{size.live:,} live: {name}, {clients} clients over HTTP{before}")
    yield Line(f"What cannot be left out, {name}", max(CLIENTS), None, below=tuple(ours.floor(commit_us)))


def _bare(batches: Sequence[Batch], make: Callable[[], EntryStore]) -> tuple[Driven, str]:
    """Commit the same batches once more to an empty store, with no host above it; a notice is two entries."""
    took: list[float] = []
    with closing(make()) as store:
        first = batches[0].first
        moved = [one._replace(first=one.first - first, head=one.head._replace(size=one.head.size - first)) for one in batches]
        per_s = rate(1, lambda: took.extend(1 / rate(1, lambda one=one: store.commit(one)) for one in moved))  # type: ignore[misc]
    notices = sum(len(one.records) for one in batches) // 2
    return Driven([one for one, batch in zip(took, batches, strict=True) for _ in batch.records[::2]], 1 / per_s), f"{notices:,} notices"


def _grouped(batches: Sequence[Batch]) -> str:
    return f"{sum(len(one.records) for one in batches) / 2 / len(batches):.1f} a commit"


def _peer(folder: Path, size: Size, cores: Cores) -> Iterator[Line]:
    del folder
    load = Load(size.live, 2 * size.each * sum(CLIENTS) + 2 * WARM_UP)
    numbers = iter(range(size.live, size.live + load.arrive))
    try:
        with appending_peer.standing(load) as (url, database):
            for workers in (1, CORES):
                with appending_peer.served(url, workers) as (port, process):
                    _driven(load, numbers, port, (1, WARM_UP), cores)
                    for clients in CLIENTS:
                        shares = (clients, clients * size.each)
                        done, cpu_us = metered([process, database], lambda n=shares, to=port: _driven(load, numbers, to, n, cores))  # type: ignore[misc]
                        yield Line(f"FastAPI with PostGIS, {workers} worker{'s' if workers > 1 else ''}", clients, done, cpu_us=cpu_us)
                        progress(f"{size.live:,} live: the peer, {workers} workers, {clients} clients")
    except Absent as absent:
        yield Line("FastAPI with PostGIS", 0, None, str(absent))


def _driven(load: Load, numbers: Iterator[int], port: int, shares: tuple[int, int], cores: Cores) -> Driven:
    """Let so many clients file so many notices."""
    clients, count = shares
    bodies = [load.feature_bytes(next(numbers)) for _ in range(count)]
    done = drive(port, "/notices", [bodies[at::clients] for at in range(clients)], cores.clients)
    assert not done.refused, done.refused[:2_000]
    return done


def _bind() -> Cores:
    """Bind this process, and what it starts, to two cores; clients get the others, or share the two."""
    usable = sorted(os.sched_getaffinity(0))
    servers, others = frozenset(usable[:CORES]), frozenset(usable[CORES:])
    os.sched_setaffinity(0, servers)
    return Cores(servers, others or servers)


def _environment(folder: Path, cores: Cores) -> Iterator[str]:
    yield from environment.machine()
    apart = "clients over HTTP on others" if cores.clients != cores.servers else "clients over HTTP on the same"
    yield f"cores       servers, databases and hosts on {len(cores.servers)}, {apart}; logs on {environment.file_system(folder)}"
    yield "libraries   " + ", ".join(f"{name} {release(name)}" for name in _LIBRARIES)


def _empty(path: Path) -> Path:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    return path


if __name__ == "__main__":
    main()
