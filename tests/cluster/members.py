"""The processes of a cluster: each a command, an address, a folder for what it says; started, watched, and started again when it ends.

What systemd does for an operator is done here, by the same rules (`deploy/systemd`):

* a process that was killed, or that ended with 3 (a fault: its store failed, its clock jumped), is started again;
* one that ended with 1 or 2 (its log is behind its witnesses, it was called wrongly) is left alone: starting it again mends nothing;
* too many ends in a short time are the last.
"""

import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

FAULT = 3
STARTS_MAX = 200
"""Starts within `WINDOW_S`, after which a process is left alone: more than a database that is away for so long takes."""
WINDOW_S = 120.0
RESTART_S = 1.0
"""Between an end and the next start; two seconds with systemd."""
STOP_S = 20.0
LOOK_S = 2.0


class Answer(NamedTuple):
    """What a process said of itself: the status of its answer, and the first bytes of it. 0: it did not answer."""

    status: int
    body: bytes = b""


class Member:
    """One process of a cluster."""

    def __init__(self, name: str, url: str, command: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        """Describe it; nothing runs yet."""
        self.name, self.url, self.log = name, url, log
        self._command, self._environment = tuple(command), dict(environment)
        self.process: subprocess.Popen[bytes] | None = None
        self.starts: deque[float] = deque(maxlen=STARTS_MAX)
        self.ends: list[int] = []
        self.count = 0
        self._left_alone = False
        self._ended_s: float | None = None

    @property
    def health(self) -> str:
        """Give the address that says how it is."""
        return "/health/ready"

    @property
    def words(self) -> list[str]:
        """Give the words that start it."""
        return [sys.executable, "-c", "from garant.cli.main import main; main()", *self._command]

    @property
    def left_alone(self) -> bool:
        """Tell whether it ended in a way that starting it again would not mend."""
        return self._left_alone

    def well(self, said: Answer) -> bool:
        """Tell whether an answer from there means that it is well."""
        return said.status == 200

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C is for whoever runs the cluster."""
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                self.words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=self._environment, start_new_session=True
            )
        self.starts.append(time.monotonic())
        self.count += 1
        self._ended_s = None

    def mend(self) -> None:
        """Start it again, if it ended and that may help."""
        if self._left_alone or self.process is None or (code := self.process.poll()) is None:
            return
        if self._ended_s is None:
            self.ends.append(code)
            self._left_alone = (code >= 0 and code != FAULT) or self._too_often()
            self._ended_s = time.monotonic()
        if not self._left_alone and time.monotonic() - self._ended_s >= RESTART_S:
            self.start()

    def _too_often(self) -> bool:
        return len(self.starts) == STARTS_MAX and time.monotonic() - self.starts[0] < WINDOW_S

    def stop(self) -> int:
        """End it as an operator does; give its exit code."""
        self._left_alone = True
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def kill(self) -> None:
        """End it at once: no process can hear of it."""
        if self.process is not None:
            self.process.kill()

    def look(self) -> str:
        """Say in a word or two how it is; empty when it is well."""
        if self._left_alone:
            return f"left alone: {self.last_word()}"
        if self.process is None or self.process.poll() is not None:
            return "ended"
        said = ask(self.url, self.health)
        return "" if self.well(said) else f"not ready ({said.status})" if said.status else "does not answer"

    def last_word(self) -> str:
        """Give the last line that it wrote."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines() if self.log.exists() else []
        return lines[-1] if lines else "it said nothing"


class WitnessMember(Member):
    """A witness knows no address but the one that C2SP gives it: any answer means that it is there."""

    @property
    def health(self) -> str:
        """Give an address that it does not have."""
        return "/"

    def well(self, said: Answer) -> bool:
        """Tell whether it answered at all."""
        return said.status == 404


def ask(url: str, path: str, bytes_max: int = 65_536) -> Answer:
    """Ask for one address, and wait `LOOK_S` at most for each part of the answer."""
    parts = urlsplit(url)
    line = HTTPConnection(parts.hostname or "", parts.port, timeout=LOOK_S)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        return Answer(answer.status, answer.read(bytes_max))
    except (OSError, HTTPException):
        return Answer(0)
    finally:
        line.close()
