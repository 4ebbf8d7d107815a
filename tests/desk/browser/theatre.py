"""A whole theatre on loopback for the tests of the pages: the reference scenario's host, and its parties' desks, each a real process.

    with Theatre(folder, played) as theatre:
        desk = theatre.desk("tr")           made and run when it is first asked for; the officer at headquarters, by default
        desk.address()                      with a ticket that was not used yet
        theatre.cut()                       the host is gone
        theatre.mend()                      and answers again, at the same address

`played` is a folder in which `play` has played the scenario: it is copied, never written to.
"""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

from garant.demo.play import Play
from garant.demo.processes import COMMAND, Running

PASSPHRASE = "four plain words here"
WAIT_S = 60.0
_COMMAND = COMMAND
_TICKET = re.compile(r"http://\S+/#enter=\S+")


def play(folder: Path) -> Path:
    """Play the reference scenario into a folder: log, keys, everything that `garant demo` leaves."""
    made = Play(folder)
    made.perform(lambda _done, _of, _what: None)
    made.host.store.close()
    return folder


class Desk(Running):
    """A party's desk."""

    def __init__(self, folder: Path) -> None:
        """Run the desk in a folder."""
        super().__init__("desk", "run", folder, "--port", "0")
        self.folder, self.url = folder, self.told["url"]
        self._used: set[str] = set()

    def address(self) -> str:
        """Give an address with a ticket that nobody used yet: the first one, or the one that was printed when the last was used."""
        end_s = time.monotonic() + WAIT_S
        while time.monotonic() < end_s:
            fresh = [address for address in self._tickets() if address not in self._used]
            if fresh:
                self._used.add(fresh[-1])
                return fresh[-1]
            time.sleep(0.02)
        raise AssertionError("the desk printed no new ticket")

    def _tickets(self) -> list[str]:
        return [self.told["enter"], *(match[0] for line in [*self.errors] if (match := _TICKET.search(line)))]


class Theatre:
    """A host, and the desks of its parties."""

    def __init__(self, folder: Path, played: Path) -> None:
        """Copy what was played; nothing runs yet."""
        self.home = folder / "theatre"
        shutil.copytree(played, self.home)
        self._folder = folder
        self._desks: dict[str, Desk] = {}
        self._host: Running | None = None
        self._port = "0"
        passphrase = folder / "passphrase"
        passphrase.touch(mode=0o600)
        passphrase.write_text(PASSPHRASE, encoding="utf-8")

    @property
    def url(self) -> str:
        """Give the host's address."""
        assert self._host, "the line is cut"
        return self._host.told["url"]

    def mend(self) -> None:
        """Start the host, where it was before."""
        self._host = Running("serve", self.home, "--port", self._port)
        self._port = self.url.rpartition(":")[2].rstrip("/")

    def cut(self) -> None:
        """Stop the host."""
        if self._host:
            self._host.stop()
        self._host = None

    def desk(self, party: str, level: str = "hq") -> Desk:
        """Give the desk of a party's officer at a level; it is made where there is none, and started where it does not run."""
        name = f"{party}-{level}"
        if name not in self._desks:
            folder = self._folder / f"desk-{name}"
            if not folder.exists():
                self._make(folder, party, level)
            self._desks[name] = Desk(folder)
        return self._desks[name]

    def close(self, party: str, level: str = "hq") -> None:
        """End a desk; its directory stays."""
        self._desks.pop(f"{party}-{level}").stop()

    def _make(self, folder: Path, party: str, level: str) -> None:
        keys = self.home / "keys"
        said = subprocess.run([*_COMMAND, "log", "key", str(self.home)], capture_output=True, text=True, check=True)
        words: list[str | Path] = ["desk", "new", self.url, folder, "--as", party, "--key", said.stdout.strip()]
        words += ["--officer-key", keys / f"{party}-{level}.key", "--passphrase-file", self._folder / "passphrase"]
        machine = keys / f"{party}-desk.key"
        machine = keys / f"{party}-desk.key" if level == "hq" else self._another_desk(party, level)
        words += ["--machine-key", machine] if machine.exists() else ["--no-machine-key"]
        done = subprocess.run([*_COMMAND, *map(str, words)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def _another_desk(self, party: str, level: str) -> Path:
        """Make and grant a desk key: each desk has one of its own."""
        keys, made = self.home / "keys", self.home / "keys" / f"{party}-{level}-desk.key"
        said = subprocess.run([*_COMMAND, "key", "new", made, "--json"], capture_output=True, text=True, check=True)
        grant = {"type": "grant/1", "status": "exercise", "key": json.loads(said.stdout)["public"], "role": "desk", "level": level}
        words = ["say", self.home, "-", "--key", keys / f"{party}-root-1.key", "--key", keys / f"{party}-root-2.key"]
        told = json.dumps({**grant, "duty": {"en": f"Desk, {level}"}})
        done = subprocess.run([*_COMMAND, *map(str, words)], input=told, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return made

    def __enter__(self) -> Self:
        """Start the host."""
        self.mend()
        return self

    def __exit__(self, *_: object) -> None:
        """End everything."""
        for desk in self._desks.values():
            desk.stop()
        self.cut()
