"""A command of Garant's that runs until it is stopped, as a user runs it: a process, its first words, and what it complains of.

with Running("serve", theatre, "--port", "0") as host:
    host.told["url"]
"""

import json
import subprocess
import sys
from collections import deque
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import IO, Self

from garant.errors import Code, Fault

COMMAND = (sys.executable, "-c", "from garant.cli.main import main; main()")
"""What runs the command line, whatever is on the path."""
WAIT_S = 60.0


class Running:
    """One such process. It shares the terminal's Ctrl-C with whoever started it, and ends cleanly by it."""

    def __init__(self, *words: str | Path) -> None:
        """Start it."""
        self.errors: deque[str] = deque(maxlen=200)
        self._words = " ".join(map(str, words[:2]))
        self.process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            [*COMMAND, *map(str, words), "--json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stderr  # noqa: S101 - a pipe, as asked for
        self._hearing = Thread(target=self._hear, args=(self.process.stderr,), daemon=True)
        self._hearing.start()

    @cached_property
    def told(self) -> dict[str, str]:
        """Give what it told when it was ready; wait for that. Raises a fault when it ends before."""
        assert self.process.stdout  # noqa: S101 - a pipe, as asked for
        said = b""
        while line := self.process.stdout.readline():
            said += line
            if line == b"}\n":
                told: dict[str, str] = json.loads(said)
                if told.keys() & {"refused", "fault"}:
                    break
                return told
        self.process.wait(WAIT_S)
        self._hearing.join(WAIT_S)
        raise Fault(Code.STOPPED, f"garant {self._words} ended before it was ready: {self.last_word}")

    @property
    def ended(self) -> bool:
        """Tell whether it has ended."""
        return self.process.poll() is not None

    @property
    def last_word(self) -> str:
        """Give the last line that it complained with."""
        return self.errors[-1] if self.errors else "it said nothing"

    def stop(self) -> int:
        """End it as an operator does, at once where it does not end in time; give its exit code."""
        self.process.terminate()
        try:
            code = self.process.wait(WAIT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._hearing.join(WAIT_S)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream  # noqa: S101 - pipes, as asked for
            stream.close()
        return code

    def _hear(self, stream: IO[bytes]) -> None:
        for line in stream:
            self.errors.append(line.decode(errors="replace").rstrip())

    def __enter__(self) -> Self:
        """Give it, started."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.stop()
