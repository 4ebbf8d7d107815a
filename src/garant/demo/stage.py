"""The stage of the tour: over the played theatre a host, its witnesses and three parties' desks, each a process of its own on loopback.

    with Stage(theatre, folder) as stage:       FOLDER is for what is not the host's: witnesses, desks, the policy
        stage.desks["tr"].told["enter"]         an address with a ticket
        stage.call()                            a Russian unit calls Türkiye's headquarters: STOP
        stage.cut(), stage.mend()               the host is gone, and answers again at the same address

It is run as users run it (`garant serve`, `garant witness serve`, `garant desk run`), and ends with the block.
"""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Final, Self

from garant import bootstrap
from garant.bootstrap import Place
from garant.demo.processes import COMMAND, WAIT_S, Running
from garant.desk.making import Made, make
from garant.desk.place import DeskPlace
from garant.errors import Code, Fault
from garant.log.cosignature import CosignerKey
from garant.storage import witness_files
from garant.storage.witness_files import WitnessPlace

PARTIES: Final = ("tr", "ru", "un")
"""Whose desks there are; each with its officer's key at headquarters and the desk's own."""
PASSPHRASE: Final = "this is only an exercise"  # noqa: S105 - printed for everybody: it seals keys of an exercise
WITNESSES, QUORUM = 3, 2
LINE = "tr/ru-tr-line"
STOP = "Stop: our patrol is on the road at Ariha, and your vehicles are turning onto it (exercise)."
STOP_PLACE = "Ariha @ 35.81500 36.60900"


class Stage:
    """All processes of one tour."""

    def __init__(self, theatre: Place, folder: Path, pages: Path | None = None) -> None:
        """Say where the theatre is, and where the rest may live; nothing runs yet. `pages`: another build of the pages."""
        self.theatre, self._folder = theatre, folder
        self._pages: list[str | Path] = ["--pages", pages] if pages else []
        self._key = bootstrap.verifier_key(theatre)
        self._running = ExitStack()
        self._port = "0"
        self._calls = count(1)
        self.host: Running | None = None
        self.witnesses: list[Running] = []
        self.desks: dict[str, Running] = {}

    def __enter__(self) -> Self:
        """Start everything, and wait until all of it is ready."""
        with self._running:
            self._start()
            self._running = self._running.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End everything: desks, host, witnesses."""
        self._running.close()

    def _start(self) -> None:
        places = [WitnessPlace(self._folder / f"witness-{number}") for number in range(1, WITNESSES + 1)]
        keys = [witness_files.make(place, f"exercise.garant.example/{place.directory.name}", (self._key,)) for place in places]
        self.witnesses = [self._run("witness", "serve", place.directory, "--port", "0") for place in places]
        self._policy.write_text(self._policy_text(keys), encoding="utf-8")
        self._running.callback(self.cut)
        self.mend()
        with ThreadPoolExecutor(len(PARTIES)) as sealing:  # a passphrase takes a second each, by design
            folders = [*sealing.map(self._make, PARTIES)]
        self.desks = {
            party: self._run("desk", "run", folder, "--port", "0", *self._pages) for party, folder in zip(PARTIES, folders, strict=True)
        }
        for desk in self.desks.values():
            _ = desk.told

    def _run(self, *words: str | Path) -> Running:
        return self._running.enter_context(Running(*words))

    @property
    def _policy(self) -> Path:
        return self._folder / "witnesses.policy"

    def _policy_text(self, keys: list[CosignerKey]) -> str:
        """Say who the witnesses are, where, and that any two are enough (C2SP tlog-policy)."""
        names = [f"w{number}" for number in range(1, len(keys) + 1)]
        told = [f"witness {name} {key} {one.told['url']}" for name, key, one in zip(names, keys, self.witnesses, strict=True)]
        lines = [f"log {self._key}", *told, f"group enough {QUORUM} {' '.join(names)}", "quorum enough"]
        return "".join(f"{line}\n" for line in lines)

    def _make(self, party: str) -> Path:
        """Make the desk of a party's headquarters."""
        folder, theatre = self._folder / f"desk-{party}", self.theatre
        make(
            DeskPlace(folder),
            Made(
                url=self.url, party=party, key=self._key, officer=theatre.key(f"{party}-hq"), passphrase=lambda: PASSPHRASE,
                machine=theatre.key(f"{party}-desk"), policy=self._policy.read_bytes(),
            ),
        )  # fmt: skip
        return folder

    @property
    def url(self) -> str:
        """Give the host's address. Raises a fault while the line is cut."""
        if self.host is None:
            raise Fault(Code.STOPPED, "the line is cut")
        return self.host.told["url"]

    def cut(self) -> None:
        """Stop the host, if it runs."""
        if self.host is not None:
            self.host.stop()
        self.host = None

    def mend(self) -> None:
        """Start the host, where it was before, if it does not run."""
        if self.host is None:
            self.host = Running("serve", self.theatre.directory, "--port", self._port, "--policy", self._policy)
            self._port = self.url.rpartition(":")[2].rstrip("/")

    def call(self) -> str:
        """Let a Russian unit make a STOP call to Türkiye, at a terminal beside the host; give the call's name in the log."""
        name = f"tour-stop-{next(self._calls)}"
        words = ["call", "make", self.theatre.directory, LINE, "stop", STOP, "--name", name, "--to", "tr", "--place", STOP_PLACE]
        words += ["--key", self.theatre.key("ru-unit")]
        done = subprocess.run(  # noqa: S603 - our own command, no shell
            [*COMMAND, *map(str, words)], capture_output=True, text=True, timeout=WAIT_S, check=False
        )
        if done.returncode:
            raise Fault(Code.STOPPED, f"the STOP call could not be made: {done.stderr.strip()}")
        return f"ru/{name}"

    def lost(self) -> str:
        """Say what ended by itself; nothing while all is well."""
        ran = {"the host": self.host, **{f"witness {at}": one for at, one in enumerate(self.witnesses, 1)}}
        ran |= {f"the desk of {party}": one for party, one in self.desks.items()}
        return "; ".join(f"{name} ended: {one.last_word}" for name, one in ran.items() if one is not None and one.ended)
