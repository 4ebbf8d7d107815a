"""kill -9 of hosts that share a database, and of the server itself: nothing that was acknowledged may be missing.

    python -m tests.storage.postgresql_killing --rounds 100 [--seed 7] [--group 8] [--hosts 2] [--victim server]

`hosts`: one of several hosts over one database is killed at a random moment, the others go on. `server`: PostgreSQL is stopped as by a
crash (`immediate`: no buffer is written, its own recovery must find every commit), and started again; hosts that meet that stop.
What this shows of the disk is what PostgreSQL's own log promises: that the write has reached it rests on `fsync`, which the store demands.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.postgres import Server
from garant.node.opening import open_ledger
from garant.node.verdicts import missing
from garant.storage.postgresql import PostgresStore
from garant.storage.sqlite import SqliteStore
from tests import postgres
from tests.node.appender import found, host_over, line
from tests.storage.postgresql_appender import STORE_FAILED, copy
from tests.world import World

ROOT = Path(__file__).resolve().parents[2]
WAIT_S_MAX = 0.25


class Campaign(NamedTuple):
    """What is played: over which server and database, with how many hosts at once, in groups of how many statements, who is killed."""

    server: Server
    url: str
    hosts: int
    group: int
    victim: str


def start(server: Server, hosts: int = 2, group: int = 1, victim: str = "host") -> Campaign:
    """Make a log in a database of a server."""
    url = postgres.ready(server)
    with tempfile.TemporaryDirectory() as folder:
        found(Path(folder) / "log.db")
        with closing(SqliteStore(Path(folder) / "log.db")) as source, closing(PostgresStore(url)) as target:
            copy(source, target)
    return Campaign(server, url, hosts, group, victim)


def play(campaign: Campaign, rounds: int, seed: int) -> list[str]:
    """Kill so many times; give every receipt that was said aloud."""
    chance, acknowledged = Random(seed), list[str]()
    for number in range(rounds):
        said = _round(campaign, f"{seed}-{number}", chance)
        require_held(campaign.url, said)
        acknowledged += said
    require_all(campaign.url, acknowledged)
    return acknowledged


def _round(campaign: Campaign, label: str, chance: Random) -> list[str]:
    """Let hosts append, kill one or the server at a random moment, end the others, and give the receipts that they had said aloud."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        files = [Path(folder, str(number)) for number in range(campaign.hosts)]
        hosts = [stack.enter_context(_appending(campaign, f"{label}-{file.name}", file)) for file in files]
        _until_all_speak(files)
        time.sleep(chance.random() * WAIT_S_MAX)
        _strike(campaign, hosts, chance)
        ends = {host.wait(timeout=60) for host in hosts}
        assert ends <= {STORE_FAILED, -signal.SIGKILL}, "a host whose store failed stops, and says so"
        whole = [file.read_text(encoding="utf-8").rpartition("\n")[0] for file in files]
    return [said for part in whole for said in part.split("\n")]


def _until_all_speak(files: list[Path]) -> None:
    deadline = time.monotonic() + 60
    while not all(file.stat().st_size for file in files):
        assert time.monotonic() < deadline, "a host said nothing"
        time.sleep(0.005)


def _appending(campaign: Campaign, label: str, file: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.storage.postgresql_appender", campaign.url, label, str(campaign.group)]
    with file.open("wb") as out:
        return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.DEVNULL)


def _strike(campaign: Campaign, hosts: list[subprocess.Popen[bytes]], chance: Random) -> None:
    if campaign.victim == "server":
        campaign.server.stop("immediate")
        campaign.server.start()
    for host in chance.sample(hosts, len(hosts)):
        host.send_signal(signal.SIGKILL)
        time.sleep(chance.random() * WAIT_S_MAX / 4)


def require_held(url: str, acknowledged: list[str]) -> None:
    """Open the log again (its head must verify), and require these receipts, byte by byte."""
    with closing(PostgresStore(url)) as store:
        host = host_over(store)
        assert [line(host.admission(int(said.split()[0]))) for said in acknowledged] == acknowledged


def require_all(url: str, acknowledged: list[str]) -> None:
    """Require every receipt ever said aloud, at an index of its own, and a log that opens."""
    require_held(url, acknowledged)
    indexes = [int(said.split()[0]) for said in acknowledged]
    assert len(set(indexes)) == len(indexes), "no index was given out twice"
    with closing(PostgresStore(url)) as store:
        ledger = open_ledger(store, World(open=False).key)
        assert not missing(ledger.state), "every notice has its verdict"


def main() -> None:
    """Play as many rounds as somebody asks for."""
    ask = argparse.ArgumentParser(description="Kill hosts over one database, or its server, and look for what they had acknowledged.")
    ask.add_argument("--rounds", type=int, default=50)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--group", type=int, default=1)
    ask.add_argument("--hosts", type=int, default=2)
    ask.add_argument("--victim", choices=["host", "server"], default="host")
    given = ask.parse_args()
    with postgres.own_server() as server:
        said = play(start(server, given.hosts, given.group, given.victim), given.rounds, given.seed)
    sys.stdout.write(f"{given.rounds} times a {given.victim} was killed; all {len(said)} acknowledged statements are there\n")


if __name__ == "__main__":
    main()
