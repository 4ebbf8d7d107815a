"""A served log under load: `python -m bench.serving`. What a receipt costs, how much can be read, what one party's flood does to others.

    receipts     200 statements a second, paced, by 32 officers: the time from when each should have gone out to its receipt
    a flood      the same, while one party hands in as fast as it is let, under the limits that `garant serve` has by itself
    reads        as much as 32 connections can ask, from a host and from a replica
    peers        the least that a framework does with a request of the same size, in the same run

The server has a process of its own, and so has each of the loads.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench import environment
from bench.serving_load import Came, Load, get, post, run
from bench.serving_peer import NAMES, peer
from bench.serving_theatre import Officer, bodies, found
from bench.table import progress, say

PARTIES, OFFICERS, FLOODING = 9, 4, 16
PER_S = 200
ONCE = 3_200
"""Entries that are asked for once each: as many as there are at least."""
ROOMY = ("--per-second", "1000000", "--statements-per-second", "1000000", "--connections-of-one", "1000")
HEAD = f"{'':52}{'per second':>12}{'median ms':>12}{'99 in 100':>12}{'longest':>12}"

CPU = f"{'CPU us':>12}"
"""What an answer costs the server: the figure that other work on the machine changes least."""


class Served(NamedTuple):
    """A process that serves: its address, its port, its number."""

    url: str
    port: int
    pid: int


@contextmanager
def garant(*words: object) -> Iterator[Served]:
    """Run a command of Garant's that serves, until the block ends."""
    command = [sys.executable, "-c", "from garant.cli.main import main; main()", *map(str, words), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            said = b""
            while not said.endswith(b"}\n") and (line := process.stdout.readline()):
                said += line
            url = json.loads(said)["url"]
            yield Served(url, int(url.rpartition(":")[2]), process.pid)
        finally:
            process.terminate()


def row(what: str, came: Sequence[Came]) -> str:
    """Give a line of a table."""
    took = sorted(one for load in came for one in load.took_s)
    per_s = sum(len(load.took_s) / load.seconds for load in came)
    at = [took[min(len(took) - 1, int(share * len(took)))] * 1_000 for share in (0.5, 0.99, 1.0)]
    return f"{what:52}{per_s:>12,.0f}" + "".join(f"{ms:>12,.2f}" for ms in at)


def cpu_s(pid: int) -> float:
    """Tell how much processor time a process has had, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def closed(what: str, pid: int, loads: Sequence[Load]) -> str:
    """Run loads that ask as fast as they are answered; give a line, with the server's processor time for each answer."""
    began_s = cpu_s(pid)
    came = run(loads)
    assert statuses(came).keys() <= {200, 429}, f"{what}: {statuses(came)}"
    return f"{row(what, came)}{(cpu_s(pid) - began_s) / sum(len(load.took_s) for load in came) * 1_000_000:>12,.0f}"


def statuses(came: Sequence[Came]) -> dict[int, int]:
    """Count answers by status."""
    return dict(sorted(sum((load.statuses for load in came), Counter()).items()))


def signed(officers: Sequence[Officer], count: int, first: int = 0) -> list[list[bytes]]:
    """Sign so many requests of each of these officers."""
    return [
        [post("/v1/statements", body) for body in bodies(officer, count, first + at, "p01" if officer.party == "p00" else "p00")]
        for at, officer in enumerate(officers)
    ]


def paced(port: int, requests: list[list[bytes]], seconds: float) -> list[Load]:
    """Give the others' load: half of them from one address, half from another."""
    half = len(requests) // 2
    return [
        Load(port, requests[:half], PER_S / 2, seconds, address="127.0.0.2"),
        Load(port, requests[half:], PER_S / 2, seconds, address="127.0.0.3"),
    ]


def receipts(folder: Path, seconds: int) -> Iterator[str]:
    """Measure receipts without and with a flood."""
    yield f"\nreceipts, {PER_S} a second by {8 * OFFICERS} officers of 8 parties, {seconds} s\n{HEAD}"
    quiet = _alone(folder / "quiet", seconds)
    yield row("nobody else", quiet)
    yield f"{'':4}answers {statuses(quiet)}"
    progress("a flood")
    others, flood = _flooded(folder / "flood", seconds)
    yield row("while a ninth party floods", others)
    yield f"{'':4}answers {statuses(others)}"
    yield row("the flood itself", flood)
    yield f"{'':4}answers {statuses(flood)}"


def _alone(folder: Path, seconds: int) -> list[Came]:
    officers = [one for party in found(folder, PARTIES, OFFICERS)[1:] for one in party]
    requests = signed(officers, PER_S * seconds // len(officers) + 1)
    with garant("serve", folder, "--port", 0) as served:
        return run(paced(served.port, requests, seconds))


def _flooded(folder: Path, seconds: int) -> tuple[list[Came], list[Came]]:
    flooding, *others = found(folder, PARTIES, FLOODING)
    officers = [one for party in others for one in party[:OFFICERS]]
    requests = signed(officers, PER_S * seconds // len(officers) + 1)
    flood = Load(0, signed(flooding, 1_000, len(officers)), 0, seconds, again=True, address="127.0.0.9")
    with garant("serve", folder, "--port", 0) as served:
        *came, flooded = run([*paced(served.port, requests, seconds), flood._replace(port=served.port)])
    return came, [flooded]


def reads(folder: Path, seconds: int) -> Iterator[str]:
    """Measure reads from a host and from a replica of it."""
    officers = [one for party in found(folder / "host", 4, OFFICERS) for one in party]
    with garant("serve", folder / "host", "--port", 0, "--open", *ROOMY) as host:
        run([Load(host.port, signed(officers, 100), 0, 120.0)])
        yield f"\nreads of a log of some {2 * 100 * len(officers):,} entries, 32 connections\n{HEAD}{CPU}"
        yield from _reads("a host", host, seconds)
        with garant("follow", host.url, folder / "replica", "--key", _key(folder / "host"), "--serve", "--port", 0, "--open") as replica:
            yield from _reads("a replica", replica, seconds)


def _key(folder: Path) -> str:
    from garant.bootstrap import Place, verifier_key

    return str(verifier_key(Place(folder)))


def _reads(what: str, served: Served, seconds: int) -> Iterator[str]:
    yield closed(f"{what}: an entry, the first time", served.pid, _once(served.port))
    mixed = [path for paths in _PATHS.values() for path in paths]
    for name, paths in [*_PATHS.items(), ("all of these in turn", tuple(mixed))]:
        asked = [[get(path) for path in paths]] * 16
        loads = [Load(served.port, asked, 0, seconds, again=True, address=f"127.0.{half}.{{}}") for half in (5, 6)]
        yield closed(f"{what}: {name}", served.pid, loads)


def _once(port: int) -> list[Load]:
    """Ask for each of some entries once, so that none of them is at hand."""
    asked = [[get(f"/v1/entries?start={index}&count=1") for index in range(first, ONCE, 32)] for first in range(32)]
    return [Load(port, asked[half * 16 :][:16], 0, 60.0, address=f"127.0.{half + 5}.{{}}") for half in (0, 1)]


_PATHS = {
    "the checkpoint": ("/checkpoint",),
    "a tile of hashes (8 KB)": tuple(f"/tile/0/{number:03d}" for number in range(8)),
    "an inclusion proof": tuple(f"/v1/proofs/inclusion?index={index}" for index in range(0, 3_000, 97)),
    "an entry, again": tuple(f"/v1/entries?start={index}&count=1" for index in range(0, 3_000, 97)),
}


def peers(folder: Path, seconds: int) -> Iterator[str]:
    """Measure what frameworks do with a request of the same size."""
    ((officer, *_), *_) = found(folder / "peers", 2, 1)
    (requests,) = signed([officer], 10)
    yield f"\npeers, 32 connections: a validated POST of the same body, and a GET of 32 bytes; nothing is signed or stored\n{HEAD}{CPU}"
    for name in NAMES:
        with peer(name) as running:
            if running is None:
                yield f"{name}: not installed here"
                continue
            for what, asked in (("POST", requests), ("GET", [get("/tile/0/000")])):
                yield closed(f"{name}: {what}", running[1], [Load(running[0], [asked] * 16, 0, seconds, again=True)] * 2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.serving", description="Measure a served log.")
    ask.add_argument(
        "--seconds", type=int, default=20, help="how long to hand in at a steady rate (default 20); reads take a quarter of it"
    )
    ask.add_argument("--only", choices=("receipts", "reads", "peers"), help="one of the three")
    given = ask.parse_args(arguments)
    quarter = max(1, given.seconds // 4)
    parts = {"receipts": (receipts, given.seconds), "reads": (reads, quarter), "peers": (peers, quarter)}
    with tempfile.TemporaryDirectory(prefix="garant-bench-") as folder:
        say("\n".join(environment.describe(Path(folder))))
        for name, (measure, seconds) in parts.items():
            if given.only in {None, name}:
                for text in measure(Path(folder), seconds):
                    say(text)


if __name__ == "__main__":
    main()
