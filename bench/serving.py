"""A served log under load: `python -m bench.serving`. What a receipt costs, how much can be read, what one party's flood does to others.

    receipts     200 statements a second, paced, by 32 officers: the time from when each should have gone out to its receipt
    a flood      the same, while one party hands in as fast as it is let, under the limits of `garant serve`; the two take turns
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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench import environment
from bench.disturbed import Disturbed, disturbed
from bench.serving_load import Came, Load, get, post, run
from bench.serving_peer import NAMES, peer
from bench.serving_theatre import Officer, bodies, found
from bench.table import progress, say

PARTIES, OFFICERS, FLOODING = 9, 4, 16
PER_S = 200
PACED = 2
"""Processes that hand in steadily."""

FLOOD_PER_S = 800
"""What a flood has to hand in: more than it is let."""

ONCE = 3_200
"""Entries that are asked for once each: as many as there are at least."""
ROOMY = ("--per-second", "1000000", "--statements-per-second", "1000000", "--connections-of-one", "1000")
HEAD = f"{'':52}{'per second':>12}{'median ms':>12}{'99 in 100':>12}{'longest':>12}"

CPU = f"{'CPU us':>12}"
"""What an answer costs the server: the figure that other work on the machine changes least."""


class Asked(NamedTuple):
    """For how long to hand in for each line, and in how many rounds."""

    seconds: float
    rounds: int

    @property
    def short_s(self) -> float:
        """For so long reads are measured."""
        return max(1.0, self.seconds / 8)


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
    per_s = sum(len(load.took_s) / load.seconds for load in came)
    return f"{what:52}{per_s:>12,.0f}{times(one for load in came for one in load.took_s)}"


def times(took_s: Iterable[float]) -> str:
    """Give the median, the time of 99 in 100, and the longest."""
    return "".join(f"{within(share, took_s) * 1_000:>12,.2f}" for took_s in [sorted(took_s)] for share in (0.5, 0.99, 1.0))


def within(share: float, took_s: Sequence[float]) -> float:
    """Give the time within which such a share was done; `took_s` is sorted."""
    return took_s[min(len(took_s) - 1, int(share * len(took_s)))]


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


class Receipts(NamedTuple):
    """What came of the receipts of one line, round after round; what the machine itself did meanwhile."""

    rounds: list[list[Came]]
    machine: Disturbed

    def lines(self, what: str) -> Iterator[str]:
        """Give its lines."""
        came = [_joined(one) for one in zip(*self.rounds, strict=True)]
        others, flood = came[:PACED], came[PACED:]
        yield row(what, others)
        yield f"{'  beside: a bare flush, meanwhile':52}{'':12}{times(self.machine.flushes_s)}"
        yield f"{'  beside: a sleep, late by':52}{'':12}{times(self.machine.late_s)}"
        yield f"{'':4}answers {statuses(others)}"
        if flood:
            yield f"{row('  the flood itself', flood)}\n{'':4}answers {statuses(flood)}"


def receipts(folder: Path, given: Asked) -> Iterator[str]:
    """Measure receipts without and with a flood, in turns, at one host."""
    each = f"{given.seconds:g} s each, in {given.rounds} rounds of both"
    yield f"\nreceipts, {PER_S} a second by {8 * OFFICERS} officers of 8 parties, {each}\n{HEAD}"
    flooding, *others = found(folder / "receipts", PARTIES, FLOODING)
    of_a_round = given.seconds / given.rounds
    officers, count = [one for party in others for one in party[:OFFICERS]], int(PER_S * of_a_round) // (8 * OFFICERS) + 2
    requests = signed(officers, 2 * given.rounds * count)
    many = int(FLOOD_PER_S * of_a_round) // FLOODING + 1
    floods = signed(flooding, given.rounds * many, len(officers))
    alone, beside = (Receipts([], Disturbed([], [])) for _ in range(2))
    with garant("serve", folder / "receipts", "--port", 0) as served:
        for at in range(given.rounds):
            for line, turn in ((alone, 2 * at), (beside, 2 * at + 1)):
                loads = paced(served.port, [of_one[turn * count :][:count] for of_one in requests], of_a_round)
                flood = Load(served.port, [of_one[at * many :][:many] for of_one in floods], 0, of_a_round, address="127.0.0.9")
                with disturbed(folder, line.machine):
                    line.rounds.append(run([*loads, flood] if line is beside else loads))
                progress(f"receipts, {'beside a flood' if line is beside else 'alone'}, round {at + 1} of {given.rounds}")
    yield from alone.lines("nobody else")
    yield from beside.lines("while a ninth party floods")
    ratios = sorted(late_s([beside.rounds[at]]) / late_s([alone.rounds[at]]) for at in range(given.rounds))
    yield (
        f"{'  ratio, 99 in 100 beside the flood to alone':52}{'':24}{late_s(beside.rounds) / late_s(alone.rounds):>12.2f}"
        f"    (of the rounds: {ratios[0]:.1f} to {ratios[-1]:.1f})"
    )


def late_s(rounds: Sequence[Sequence[Came]]) -> float:
    """Give the time within which 99 of 100 steady statements were answered."""
    return within(0.99, sorted(took for came in rounds for load in came[:PACED] for took in load.took_s))


def _joined(rounds: Sequence[Came]) -> Came:
    """Put the rounds of one load together, as if they were one long one."""
    answered = sum((one.statuses for one in rounds), Counter[int]())
    return Came([took for one in rounds for took in one.took_s], answered, sum(one.seconds for one in rounds))


def reads(folder: Path, given: Asked) -> Iterator[str]:
    """Measure reads from a host and from a replica of it."""
    officers = [one for party in found(folder / "host", 4, OFFICERS) for one in party]
    with garant("serve", folder / "host", "--port", 0, "--open", *ROOMY) as host:
        run([Load(host.port, signed(officers, 100), 0, 120.0)])
        yield f"\nreads of a log of some {2 * 100 * len(officers):,} entries, 32 connections\n{HEAD}{CPU}"
        yield from _reads("a host", host, given.short_s)
        with garant("follow", host.url, folder / "replica", "--key", _key(folder / "host"), "--serve", "--port", 0, "--open") as replica:
            yield from _reads("a replica", replica, given.short_s)


def _key(folder: Path) -> str:
    from garant.bootstrap import Place, verifier_key

    return str(verifier_key(Place(folder)))


def _reads(what: str, served: Served, seconds: float) -> Iterator[str]:
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


def peers(folder: Path, given: Asked) -> Iterator[str]:
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
                yield closed(f"{name}: {what}", running[1], [Load(running[0], [asked] * 16, 0, given.short_s, again=True)] * 2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.serving", description="Measure a served log.")
    ask.add_argument("--seconds", type=float, default=40, help="how long to hand in for each line (default 40); reads take an eighth of it")
    ask.add_argument("--rounds", type=int, default=4, help="how often the lines of the receipts take turns (default 4)")
    ask.add_argument("--only", choices=("receipts", "reads", "peers"), help="one of the three")
    given = ask.parse_args(arguments)
    parts = {"receipts": receipts, "reads": reads, "peers": peers}
    with tempfile.TemporaryDirectory(prefix="garant-bench-") as folder:
        say("\n".join(environment.describe(Path(folder))))
        for name, measure in parts.items():
            if given.only in {None, name}:
                for text in measure(Path(folder), Asked(given.seconds, given.rounds)):
                    say(text)


if __name__ == "__main__":
    main()
