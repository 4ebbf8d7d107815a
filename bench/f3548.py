"""UTM operators at the standard's door (ASTM F3548-21): `python -m bench.f3548`. What a flight costs, and what it costs where all meet.

The lines of a host take short turns, round after round, there and back, so that a machine that is slower for a while is so for each of
them. Meanwhile a bare file is flushed, and the two lines that are compared say how long that took: a disk that stands still, it shows.

    apart        ten operators, each far from the others: create, activate, end, again and again
    at one point the same with all volumes in one place and at one time: every key names the OVNs of all others
    a pool       two hosts over one PostgreSQL
    the floor    a bare endpoint that verifies the same token and inserts one row durably, in the same run

Each host is a `garant serve` of its own process, asked over HTTP with tokens signed with RS256. Clients share the machine's cores with it:
so a server's processor time a request stands beside the requests a second.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from bench import environment
from bench.deconfliction.peer import Absent
from bench.disturbed import Disturbed, disturbed
from bench.f3548_load import ROOT, Fleet, fly, intent, request
from bench.postgres import server
from bench.serving import Served, cpu_s, garant, row, statuses, times
from bench.serving_load import Came, Load, run
from bench.stores import fresh_database, roles
from bench.table import progress, say
from garant import bootstrap
from garant.bootstrap import HOME_VARIABLE, Place
from garant.storage.postgresql_address import disguised

OPERATORS = 10
STANDING = 100
"""Flights of one operator that stand where all meet, in the last line of each host."""
_SECONDS = 30
_ROUNDS = 12
_SCOPE = "utm.strategic_coordination"
_THEATRE = b"""
origin = "bench.garant.example/f3548"
title.en = "A theatre with UTM operators"
area.en = "Nowhere"
languages = ["en"]
time_zone = "UTC"
proofs_shown_by = "any_party"
gateway = true
"""
HEAD = f"{'':52}{'per second':>12}{'median ms':>12}{'99 in 100':>12}{'longest':>12}{'CPU ms':>9}{'refused':>9}"


class Asked(NamedTuple):
    """For how long to measure each line, in how many rounds, and among how many flights that stand."""

    seconds: float
    rounds: int
    standing: int


class Authority:
    """An authorisation server's key, and the tokens that it gives out."""

    def __init__(self, folder: Path) -> None:
        """Make the key, and write its public half."""
        self._key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
        self.file = folder / "authority.pem"
        self.file.write_bytes(self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))

    def tokens(self, count: int) -> tuple[str, ...]:
        """Give a token to each of so many operators."""
        secret = self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        claims = {"iss": "https://auth.example", "aud": "localhost", "scope": _SCOPE, "exp": int(time.time()) + 3_500}
        return tuple(jwt.encode({**claims, "sub": f"uss{number}"}, secret, algorithm="RS256") for number in range(count))


@contextmanager
def door(where: Path | str, authority: Authority) -> Iterator[Served]:
    """Serve a theatre with the standard's door."""
    with garant("serve", where, "--port", 0, "--dss-public-key", authority.file, "--dss-audience", "localhost") as served:
        yield served


def found(directory: Path) -> None:
    """Make a theatre whose host is a gateway."""
    bootstrap.found(Place(directory), bootstrap.parse_theatre(_THEATRE, "theatre.toml")).store.close()


class Flown(NamedTuple):
    """What came of flying: answers, and processor time of all hosts in seconds; how long a bare flush took beside it, in seconds."""

    came: Sequence[Came]
    used_s: float
    flushes_s: Sequence[float] = ()

    @property
    def per_s(self) -> float:
        """Accepted writes a second."""
        return sum(len(one.took_s) for one in self.came) / sum(one.seconds for one in self.came)

    @property
    def cpu_ms(self) -> float:
        """Processor time of all hosts for a request, in milliseconds."""
        return self.used_s / sum(statuses(self.came).values()) * 1_000


def flown(what: str, hosts: Sequence[Served], fleet: Fleet, folder: Path) -> Flown:
    """Fly once, while a file in a folder is flushed."""
    progress(what)
    began_s = sum(cpu_s(host.pid) for host in hosts)
    machine = Disturbed([], [])
    with disturbed(folder, machine):
        came = fly(fleet)
    return Flown([came], sum(cpu_s(host.pid) for host in hosts) - began_s, machine.flushes_s)


def together(rounds: Sequence[Flown]) -> Flown:
    """Put one line's rounds together: times one after the other, as if they were one long one."""
    came = [one for turn in rounds for one in turn.came]
    seconds, counted = sum(one.seconds for one in came), Counter[int](statuses(came))
    flushes_s = [took for turn in rounds for took in turn.flushes_s]
    return Flown([Came([took for one in came for took in one.took_s], counted, seconds)], sum(turn.used_s for turn in rounds), flushes_s)


def line(what: str, flown: Flown) -> str:
    """Give a line: accepted writes, processor time of all hosts for each request, and the share that was refused."""
    answered = statuses(flown.came)
    assert answered.keys() <= {200, 201, 409}, answered
    refused, all_of_them = answered.get(409, 0), sum(answered.values())
    return f"{row(what, flown.came)}{flown.cpu_ms:>9.2f}{refused / all_of_them:>9.0%}"


def sqlite(folder: Path, authority: Authority, given: Asked) -> Iterator[str]:
    """Measure one host over SQLite."""
    found(folder / "theatre")
    with door(folder / "theatre", authority) as host:
        yield from _flights("one host, SQLite", [host], authority, given, folder)


def pool(folder: Path, authority: Authority, given: Asked) -> Iterator[str]:
    """Measure two hosts over one PostgreSQL."""
    what = "two hosts, one PostgreSQL"
    try:
        with _pool(folder, authority) as hosts:
            yield from _flights(what, hosts, authority, given, folder)
    except Absent as absent:
        yield f"{what}: not measured, {absent}"


def _flights(what: str, hosts: Sequence[Served], authority: Authority, given: Asked, folder: Path) -> Iterator[str]:
    """Measure each line for a part of its time in each round, so that what else the machine does is shared by all."""
    ports, tokens = tuple(host.port for host in hosts), authority.tokens(OPERATORS)
    apart = Fleet(ports, tokens, "apart", given.seconds / given.rounds)
    point = apart._replace(how="announced")
    lines = {
        "far apart": apart,
        "at one point": point,
        "and OVNs learned late": apart._replace(how="learned"),
        f"and {given.standing} more stand there": point._replace(standing=given.standing),
    }
    fly(apart._replace(seconds=min(2.0, apart.seconds)))
    turns: dict[str, list[Flown]] = {name: [] for name in lines}
    for at in range(given.rounds):
        for name in list(lines)[:: -1 if at % 2 else 1]:
            turns[name].append(flown(f"{what}: {name}", hosts, lines[name], folder))
    for name, rounds in turns.items():
        yield line(f"{what}: {name}", together(rounds))
    far, near = (turns[name] for name in ("far apart", "at one point"))
    yield from compared(far, near)


def compared(far: Sequence[Flown], near: Sequence[Flown]) -> Iterator[str]:
    """Give what a bare flush took beside each of two lines, and the ratios of the second to the first: of all rounds, and of each pair."""
    one, other = together(far), together(near)
    for name, flown in (("far apart", one), ("at one point", other)):
        yield f"{f'  beside: a bare flush, {name}':52}{'':12}{times(flown.flushes_s)}"
    pairs = sorted(second.per_s / first.per_s for first, second in zip(far, near, strict=True))
    yield (
        f"{'  ratio, at one point to far apart':52}{other.per_s / one.per_s:>12.2f}{'':36}{other.cpu_ms / one.cpu_ms:>9.2f}"
        f"    (of the rounds: {pairs[0]:.2f} to {pairs[-1]:.2f}, median {pairs[len(pairs) // 2]:.2f})"
    )


@contextmanager
def _pool(folder: Path, authority: Authority) -> Iterator[list[Served]]:
    if find_spec("psycopg") is None:
        raise Absent("psycopg is not installed")
    import psycopg

    with server("postgres", {"fsync": "on", "synchronous_commit": "on"}) as started, ExitStack() as held:
        roles(psycopg, started)
        fresh_database(psycopg, started, "theatre").close()
        held.enter_context(_home(folder / "home"))
        url = started.url("garant_host", "theatre")
        found(disguised(url))
        yield [held.enter_context(door(url, authority)) for _ in range(2)]


@contextmanager
def _home(directory: Path) -> Iterator[None]:
    """Let a host's keys lie here."""
    directory.mkdir()
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(directory)
    try:
        yield
    finally:
        del os.environ[HOME_VARIABLE]
        if before is not None:
            os.environ[HOME_VARIABLE] = before


def floor(folder: Path, authority: Authority, given: Asked) -> Iterator[str]:
    """Measure the bare endpoint, with bodies of the same size."""
    command = [sys.executable, "-m", "bench.f3548_peer", str(authority.file), str(folder / "floor.db")]
    body = intent(0, state="Accepted", subscription_id="0" * 36)
    asked = [
        [request("PUT", f"{ROOT}/{number}-{at}", token, body) for at in range(500)]
        for number, token in enumerate(authority.tokens(OPERATORS))
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            port = int(process.stdout.readline())
            began_s = cpu_s(process.pid)
            came = run([Load(port, asked, 0, given.seconds, again=True)])
            yield line("the floor: token verified, one row inserted", Flown(came, cpu_s(process.pid) - began_s))
        finally:
            process.terminate()


def measure(folder: Path, given: Asked) -> Iterator[str]:
    """Give the tables, line by line."""
    authority = Authority(folder)
    each = f"{given.seconds:g} s each, in {given.rounds} rounds of all lines"
    yield f"\n{OPERATORS} operators that create, activate and end flights, {each}; every write durable\n{HEAD}"
    yield from sqlite(folder, authority, given)
    yield from pool(folder, authority, given)
    yield from floor(folder, authority, given)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.f3548", description="Measure the door for UTM operators.")
    ask.add_argument("--seconds", type=float, default=_SECONDS, help=f"how long to fly for each line (default {_SECONDS})")
    ask.add_argument("--rounds", type=int, default=_ROUNDS, help=f"how often the lines take turns (default {_ROUNDS})")
    ask.add_argument("--standing", type=int, default=STANDING, help=f"how many flights stand where all meet (default {STANDING})")
    given = ask.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="garant-bench-") as folder:
        say("\n".join(environment.describe(Path(folder))))
        for text in measure(Path(folder), Asked(given.seconds, given.rounds, given.standing)):
            say(text)


if __name__ == "__main__":
    main()
