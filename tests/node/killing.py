"""kill -9: a host is killed at random moments, again and again over the same file, and nothing that it acknowledged may be missing.

    python -m tests.node.killing --rounds 500 [--seed 7] [--group 8]

What this shows is that a commit is whole when the *process* dies at any instruction. That it is on the disk when the *power* fails
rests on SQLite in WAL mode with `synchronous=FULL`, which `tests/storage` sees to be on.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import IO

from garant.node.opening import open_ledger
from garant.node.verdicts import missing
from garant.storage.sqlite import SqliteStore
from tests.node.appender import append, found, host_over, line
from tests.world import World

ROOT = Path(__file__).resolve().parents[2]
WAIT_S_MAX = 0.06


def play(path: Path, rounds: int, seed: int, group: int) -> int:
    """Kill so many hosts over one log; give how many statements were acknowledged in all."""
    chance, acknowledged = Random(seed), list[str]()
    found(path)
    for number in range(rounds):
        acknowledged += killed(path, f"{seed}-{number}", group, chance)
        acknowledged += go_on(path, f"{seed}-{number}-after", group, acknowledged)
    require_all(path, acknowledged)
    return len(acknowledged)


def killed(path: Path, label: str, group: int, chance: Random) -> list[str]:
    """Let a host append, kill it at a random moment, and give the receipts that it had said aloud."""
    with appending(path, label, group) as process:
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(chance.random() * WAIT_S_MAX)
        process.send_signal(signal.SIGKILL)
        said = first + rest(process.stdout)
        assert process.wait() == -signal.SIGKILL, said
    whole, _, _ = said.decode().rpartition("\n")
    return whole.split("\n")


def rest(stream: IO[bytes]) -> bytes:
    """Read what is left in a pipe."""
    return stream.read()


@contextmanager
def appending(path: Path, label: str, group: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the appender."""
    command = [sys.executable, "-m", "tests.node.appender", str(path), label, str(group)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def go_on(path: Path, label: str, group: int, acknowledged: list[str]) -> list[str]:
    """Open the same log again (its head must verify), look for the newest receipts, and append one group more."""
    with closing(SqliteStore(path)) as store:
        host = host_over(store)
        for said in acknowledged[-200:]:
            assert said == line(host.admission(int(said.split()[0])))
        return [line(answer) for answer in next(append(host, label, group))]


def require_all(path: Path, acknowledged: list[str]) -> None:
    """Require every receipt ever said aloud, byte by byte, and a log that opens."""
    with closing(SqliteStore(path)) as store:
        host = host_over(store)
        assert [line(host.admission(int(said.split()[0]))) for said in acknowledged] == acknowledged
        indexes = [int(said.split()[0]) for said in acknowledged]
        assert indexes == sorted(set(indexes))
        assert open_ledger(store, World(open=False).key).state.digest() == host.ledger.state.digest()
        assert not missing(host.ledger.state), "every notice has its verdict"


def main() -> None:
    """Play as many rounds as somebody asks for."""
    ask = argparse.ArgumentParser(description="Kill hosts over one log, and look for what they had acknowledged.")
    ask.add_argument("--rounds", type=int, default=100)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--group", type=int, default=1)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = play(Path(folder) / "log.db", given.rounds, given.seed, given.group)
    sys.stdout.write(f"{given.rounds} hosts killed; all {count} acknowledged statements are there\n")


if __name__ == "__main__":
    main()
