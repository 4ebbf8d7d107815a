"""A whole cluster on one machine: PostgreSQL, two hosts over it, two replicas, three witnesses; each a process, all on loopback.

    with Cluster(folder) as cluster:          all started and well
        cluster.hosts[0].url                  where a client speaks
    FOLDER/postgres                           the database's own data directory
    FOLDER/host-1, host-2                     what GARANT_HOME names, one for each: the theatre's file, the keys, the witnesses' policy
    FOLDER/root                               the host's root key, which no process has
    FOLDER/officers                           the officers' keys
    FOLDER/witness-1 ... replica-1 ...        a directory each
    FOLDER/logs/host-1 ...                    what each process said

A folder that holds a cluster already is gone on with: the same log, the same keys, other ports.
"""

import os
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom
from threading import Event, Thread
from types import TracebackType
from typing import Self

from garant.bootstrap import HOME_VARIABLE
from garant.log import VerifierKey
from garant.log.cosignature import CosignerKey
from garant.storage.witness_files import WitnessPlace, public_key, replace
from garant.storage.witness_files import make as make_witness
from tests.cluster import theatre
from tests.cluster.members import Member, WitnessMember
from tests.cluster.server import Database

HOSTS, REPLICAS, WITNESSES = 2, 2, 3
BEAT_S = 0.1
PORTS = range(20_000, 32_000)
WELL_S = 240.0
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "NUMBA_CACHE_DIR", "PYTHONPATH")


class Cluster:
    """The processes of a cluster, and who starts them again."""

    def __init__(self, folder: Path) -> None:
        """Describe a cluster in a folder; nothing runs yet."""
        self.folder = folder
        self.database = Database(folder / "postgres")
        self.hosts: list[Member] = []
        self.replicas: list[Member] = []
        self.witnesses: list[Member] = []
        self.key: VerifierKey
        self.ends: dict[str, int] = {}
        self._over = Event()
        self._watch = Thread(target=self._mend_all, name="supervisor", daemon=True)

    @property
    def members(self) -> list[Member]:
        """Give all processes but the database's, in the order in which they are started."""
        return [*self.witnesses, *self.hosts, *self.replicas]

    @property
    def homes(self) -> list[Path]:
        """Give the directory that GARANT_HOME names, for each host: two processes never share one."""
        return [self.folder / f"host-{number + 1}" for number in range(HOSTS)]

    @property
    def officers(self) -> Path:
        """Give the folder of the officers' keys."""
        return self.folder / "officers"

    def __enter__(self) -> Self:
        """Start everything, and wait until all of it is well."""
        try:
            self._start()
            self.until_well()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End everything."""
        self.stop()

    def _start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o711)  # the database runs as another user where we are root, and must get to its own folder
        (self.folder / "logs").mkdir(exist_ok=True)
        fresh = self.database.start()
        places = [WitnessPlace(self.folder / f"witness-{number + 1}") for number in range(WITNESSES)]
        self.key = self._make(places) if fresh else self._known()
        self.witnesses = [self._witness(place) for place in places]
        self._write_policy([public_key(place) for place in places])
        self.hosts = [self._host(number + 1) for number in range(HOSTS)]
        self.replicas = [self._replica(number + 1) for number in range(REPLICAS)]
        for group in (self.witnesses, self.hosts, self.replicas):
            for member in group:
                member.start()
            self._until(group)
        self._watch.start()

    def _make(self, places: list[WitnessPlace]) -> VerifierKey:
        keys = [make_witness(place, f"cluster.example/{place.directory.name}", ()) for place in places]
        first, *others = self.homes
        key = theatre.make(self.database.url, first, self.officers, keys)
        (self.folder / "root").mkdir(mode=0o700)
        for root in (first / "keys").glob("root-*.key"):
            root.rename(self.folder / "root" / root.name)
        for home in others:
            shutil.copytree(first, home)
        for place in places:
            replace(place.logs, f"{key}\n".encode())
        replace(self.folder / "log.vkey", f"{key}\n".encode())
        return key

    def _known(self) -> VerifierKey:
        return VerifierKey.parse((self.folder / "log.vkey").read_text(encoding="utf-8").strip())

    def _write_policy(self, keys: list[CosignerKey]) -> None:
        names = [f"w{number + 1}" for number in range(len(keys))]
        told = [f"witness {name} {key} {one.url}" for name, key, one in zip(names, keys, self.witnesses, strict=True)]
        quorum = [f"group enough {theatre.QUORUM} {' '.join(names)}", "quorum enough"]
        for path in (self.policy, *(home / "witnesses.policy" for home in self.homes)):
            replace(path, "".join(f"{line}\n" for line in [f"log {self.key}", *told, *quorum]).encode())

    @property
    def policy(self) -> Path:
        """Give the policy that says who the witnesses are, and where."""
        return self.folder / "witnesses.policy"

    def _witness(self, place: WitnessPlace) -> Member:
        port, name = free_port(), place.directory.name
        words = ["witness", "serve", str(place.directory), "--port", str(port), "--per-minute", "60000"]
        return WitnessMember(name, _url(port), words, self._log(name), self._environment())

    def _host(self, number: int) -> Member:
        port, name = free_port(), f"host-{number}"
        words = ["serve", self.database.url, "--port", str(port), "--open", "--per-second", "20000"]
        return Member(name, _url(port), words, self._log(name), self._environment() | {HOME_VARIABLE: str(self.homes[number - 1])})

    def _replica(self, number: int) -> Member:
        port, name = free_port(), f"replica-{number}"
        host = self.hosts[(number - 1) % len(self.hosts)]
        words = ["follow", host.url, str(self.folder / name), "--key", str(self.key), "--serve", "--port", str(port), "--open"]
        return Member(name, _url(port), words, self._log(name), self._environment())

    def _log(self, name: str) -> Path:
        return self.folder / "logs" / name

    def _environment(self) -> dict[str, str]:
        return {name: os.environ[name] for name in PASSED_ON if name in os.environ}

    def _mend_all(self) -> None:
        while not self._over.wait(BEAT_S):
            self.database.mend()
            for member in self.members:
                member.mend()

    def unwell(self) -> Iterator[tuple[str, str]]:
        """Give the name of each process that is not well, and what is wrong with it."""
        yield from self._unwell(self.members)
        if said := self.database.look():
            yield "postgresql", said

    def _unwell(self, members: list[Member]) -> Iterator[tuple[str, str]]:
        for member in members:
            if said := member.look():
                yield member.name, said

    def until_well(self) -> None:
        """Wait until all processes are well."""
        self._until(self.members)

    def _until(self, members: list[Member]) -> None:
        deadline = time.monotonic() + WELL_S
        while unwell := list(self._unwell(members)):
            told = "; ".join(f"{name} {said}" for name, said in unwell)
            if time.monotonic() > deadline or "left alone" in told:
                raise RuntimeError(f"the cluster is not well: {told}")
            if not self._watch.is_alive():
                for member in members:
                    member.mend()
            time.sleep(BEAT_S)

    def stop(self) -> None:
        """End everything, who depends on others first, and note the exit codes."""
        self._over.set()
        if self._watch.is_alive():
            self._watch.join()
        self.ends = {member.name: member.stop() for member in reversed(self.members)}
        self.database.stop()


def free_port() -> int:
    """Give a port of loopback that is free now, and below those that the system gives to whoever calls out: nobody takes it by chance."""
    chance = SystemRandom()
    while True:
        port = chance.randrange(PORTS.start, PORTS.stop)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port


def _url(port: int) -> str:
    return f"http://127.0.0.1:{port}"
