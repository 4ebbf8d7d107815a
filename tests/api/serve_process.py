"""A real `garant serve`: started by the command line, at a free port of loopback.

with serving_process(theatre) as host:
    host.url, host.key, host.size         what it printed when it was ready
    host.process                          to send signals to
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-c", "from garant.cli.main import main; main()")


class Process(NamedTuple):
    """A host's process, its address, its key, its log's size when it began."""

    process: subprocess.Popen[bytes]
    url: str
    key: str
    size: int

    def ended(self) -> tuple[int, str]:
        """Wait until it ends; give its exit code, and what it said on standard error."""
        code = self.process.wait(timeout=30)
        assert self.process.stderr
        return code, self.process.stderr.read().decode()


@contextmanager
def serving_process(place: Path | str, *options: str, home: Path | None = None) -> Iterator[Process]:
    """Run a host over a theatre until the block ends."""
    words = ("serve", str(place), "--port", "0", "--json", "--open", *options)
    environment = os.environ | ({"GARANT_HOME": str(home)} if home else {})
    with subprocess.Popen([*COMMAND, *words], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            assert process.stdout
            said = b""
            while line := process.stdout.readline():
                said += line
                if line == b"}\n":
                    break
            ready = json.loads(said or b"{}")
            yield Process(process, ready.get("url", ""), ready.get("key", ""), ready.get("size", 0))
        finally:
            process.kill()
