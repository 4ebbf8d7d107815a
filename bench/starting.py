"""A cold start: how long until a host or a replica of a stored log can answer, from a snapshot and without one.

Each row is a fresh process, timed from outside it in the same way: from before the process is made until it says that it is done, which is
then not torn down yet. `garant serve` says so when /health/ready answers. The processor time is its own, and that of the processes that it
started. Nothing is dropped from the system's cache: the files were written or read just before.

    python -m bench.starting                  a log of 100,000 entries
    python -m bench.starting --million        one of 1,000,000 too
    python -m bench.starting --log FOLDER     what stands in this folder, which is prepared there once and stays (with --million: a million)
"""

import argparse
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench import environment
from bench.stored import verifier_key, write
from bench.table import progress, say
from bench.theatre import ORIGIN, seed
from garant.node import garbage
from garant.node.ledger import Ledger, read
from garant.node.opening import open_ledger
from garant.state import snapshot
from garant.state.state import TABLES
from garant.storage import keyfile, snapshot_file
from garant.storage.sqlite import SqliteStore

SMALL, LARGE = 100_000, 1_000_000
SINCE_MAX = 10_000
"""At most so many entries came after the snapshot: as many as a replica lets come before it writes another when it stops."""


Came = tuple[str, object]
"""What a start says that it was, and what it came to, which is held for as long as the process is looked at."""


class Start(NamedTuple):
    """How long a start took, how long all processors together worked for it, and how much memory the process then had."""

    what: str
    seconds: float
    cpu_s: float
    resident_mib: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.starting", description="Measure cold starts.")
    ask.add_argument("--million", action="store_true", help="measure a log of a million entries too: needs 5 GB of disk, 6 GB of memory")
    ask.add_argument("--log", metavar="FOLDER", type=Path, help="measure the log in this folder alone; made there if need be, and kept")
    ask.add_argument(
        "--without-fold", action="store_true", help="leave out the start without a snapshot, which takes minutes for a million"
    )
    ask.add_argument("--entries", type=int, help="measure a log of so many entries, and no other")
    ask.add_argument("--folder", help="where to write (default: the system's temporary folder)")
    ask.add_argument("--start", nargs=2, metavar=("HOW", "FILE"), help=argparse.SUPPRESS)
    given = ask.parse_args(arguments)
    if given.start:
        what, held = _STARTS[given.start[0]](Path(given.start[1]))
        say(what)
        sys.stdout.flush()
        sys.stdin.read()
        del held
        return
    with tempfile.TemporaryDirectory(prefix="garant-bench-", dir=given.folder) as folder:
        for text in _measure(Path(folder), given):
            say(text)


def _measure(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    yield "\n".join(environment.describe(given.log or folder))
    ways = [how for how in _STARTS if how != "fold" or not given.without_fold]
    if given.log:
        yield measure(given.log, given.entries or (LARGE if given.million else SMALL), ways)
        return
    for count in [given.entries] if given.entries else [SMALL, *([LARGE] if given.million else [])]:
        yield measure(folder / str(count), count, ways)


def measure(place: Path, count: int, ways: Sequence[str]) -> str:
    """Give the table of the log in a folder; of a new one with so many entries, where there is none."""
    rows = _prepared(place, count)
    with closing(SqliteStore(place / "log.db")) as store:
        head = store.head()
        assert head
    before = os.getloadavg()
    told = [_served(place), *(_elsewhere(how, place) for how in ways)]
    lines = [f"{one.what:58}{one.seconds:>10.1f} s{one.cpu_s:>10.1f} s{one.resident_mib:>12,.0f} MiB" for one in told]
    written = f"the snapshot has {(place / 'snapshot').stat().st_size / 1e6:,.0f} MB and {rows:,} rows, of {_size_of(place):,} entries"
    load = f"load of the machine meanwhile, its {os.cpu_count()} processors: {before[0]:.1f} before, {os.getloadavg()[0]:.1f} after"
    title = f"\nCold start of a log of {head.size:,} entries"
    return "\n".join([title, f"{'':58}{'it takes':>12}{'of work':>12}{'resident':>16}", *lines, written, load])


def _prepared(place: Path, count: int) -> int:
    """Make what is not there yet, the peers' rows last; give their number."""
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "log.db").exists():
        write(place / "new.db", count)
        (place / "new.db").rename(place / "log.db")
    if not (place / "rows.db").exists():
        _prepare(place)
    with closing(sqlite3.connect(place / "rows.db")) as database:
        return int(database.execute("SELECT count(*) FROM row").fetchone()[0])


def _prepare(place: Path) -> None:
    """Write the snapshot of an earlier head, and the peers' files."""
    with closing(SqliteStore(place / "log.db")) as store:
        ledger, head = Ledger(lambda *_: True), store.head()
        assert head
        covered = store.head_over(max(head.size - SINCE_MAX, 0))
        assert covered
        for record in store.records():
            if ledger.tree.size == covered.size:
                break
            ledger.take(record.data, read(record.data))
    progress(f"folded {covered.size:,} entries")
    began = time.perf_counter()
    snapshot_file.write(place / "snapshot", ledger)
    progress(f"wrote their snapshot in {time.perf_counter() - began:.1f} s")
    tables = {name: dict(ledger.state.table(name).items()) for name in TABLES}
    (place / "rows.pickle").write_bytes(pickle.dumps(tables, 5))
    (place / "rows.new").unlink(missing_ok=True)
    _write_rows(place / "rows.new", snapshot.pieces(ledger.state))
    (place / "rows.new").rename(place / "rows.db")


def _write_rows(path: Path, pieces: Iterator[bytes]) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE row (name TEXT, key TEXT, value BLOB, PRIMARY KEY (name, key)) WITHOUT ROWID")
        next(pieces)
        database.executemany("INSERT INTO row VALUES (?, ?, ?)", (line[:-1].split(b"\t", 2) for line in pieces))
        database.commit()


def _elsewhere(how: str, place: Path) -> Start:
    """Start in a process of its own."""
    return _timed([sys.executable, "-m", "bench.starting", "--start", how, str(place)])


def _served(place: Path) -> Start:
    """Serve the log as its host does, until it is ready."""
    _furnish(place)
    return _timed([str(Path(sys.executable).with_name("garant")), "serve", str(place), "--port", "0", "--json"])


def _furnish(place: Path) -> None:
    """Give a log's directory what its host reads beside it: the theatre file, and the two keys that it signs with."""
    (place / "theatre.toml").write_text(f'origin = "{ORIGIN}"\n')
    (place / "keys").mkdir(exist_ok=True)
    for name in ("checkpoint", "answer"):
        file = place / "keys" / f"{name}.key"
        file.touch(mode=0o600)
        file.write_bytes(keyfile.spelled(seed(name)))


def _timed(command: list[str]) -> Start:
    """Time a process until it says a line, and look at it then; one that serves says where, and is asked whether it is ready."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            what = process.stdout.readline().rstrip("\n")
            if what.startswith("{"):
                _require_ready(json.loads(what + "".join(iter(process.stdout.readline, "}\n")) + "}")["url"])
                what = "garant serve, from the snapshot, until it is ready"
            seconds = time.perf_counter() - began
            start = Start(what, seconds, _worked_s(process.pid), _resident_mib(process.pid))
        finally:
            if "--start" in command:
                process.communicate()
            else:
                process.terminate()
    assert what, "it said nothing"
    progress(f"{what}: {seconds:.1f} s")
    return start


def _require_ready(url: str) -> None:
    with urllib.request.urlopen(f"{url}/health/ready", timeout=60) as answer:  # noqa: S310 - where our own process listens
        assert answer.status == 200, answer.status


def _worked_s(pid: int) -> float:
    """Give how long a process and those that it started and that ended have worked."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _resident_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _from_snapshot(place: Path) -> Came:
    ledger = _opened(place)
    return f"  of that, the ledger: the snapshot, and {ledger.tree.size - _size_of(place):,} entries since", ledger


def _with_live(place: Path) -> Came:
    from garant.node.verdicts import Verdicts

    ledger, verdicts = _opened(place), Verdicts(lambda _: ())
    with garbage.put_off():
        verdicts.make_ready(ledger.state)
    return "  of that, the ledger and the index of live notices", (ledger, verdicts)


def _opened(place: Path) -> Ledger:
    with closing(SqliteStore(place / "log.db")) as store:
        told: list[str] = []
        begin = snapshot_file.beginning(place / "snapshot", store, verifier_key(), told.append)
        assert begin, told
        return open_ledger(store, verifier_key(), begin=begin)


def _size_of(place: Path) -> int:
    with (place / "snapshot").open("rb") as file:
        file.readline()
        return int(file.readline())


def _snapshot(place: Path) -> Came:
    return "  of that, the snapshot alone, read and hashed", snapshot_file.read(place / "snapshot")


def _unhelped(place: Path) -> Came:
    snapshot_file.SHORT_BYTES = 1 << 62
    return "beside: the snapshot alone, by Python without kernels", snapshot_file.read(place / "snapshot")


def _unpickled(place: Path) -> Came:
    kept = pickle.loads((place / "rows.pickle").read_bytes())  # noqa: S301 - this module wrote it
    return "beside: pickle gives the same rows, unverified", kept


def _selected(place: Path) -> Came:
    with closing(sqlite3.connect(place / "rows.db")) as database:
        tables: dict[str, dict[str, bytes]] = {}
        for name, key, value in database.execute("SELECT name, key, value FROM row"):
            tables.setdefault(name, {})[key] = value
    return "beside: SQLite gives the same rows as bytes, unverified", tables


def _folded(place: Path) -> Came:
    with closing(SqliteStore(place / "log.db")) as store:
        return "without a snapshot: every entry verified and folded", open_ledger(store, verifier_key())


_STARTS = {
    "snapshot alone": _snapshot,
    "snapshot": _from_snapshot,
    "snapshot+live": _with_live,
    "unhelped": _unhelped,
    "pickle": _unpickled,
    "sqlite": _selected,
    "fold": _folded,
}


if __name__ == "__main__":
    main()
