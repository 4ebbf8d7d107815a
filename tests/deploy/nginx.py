"""A real nginx, run over a configuration of ours, at a free port of loopback."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.deploy.commands import ROOT
from tests.needs import need_program

UNPACKED = ROOT / "build" / "nginx" / "usr" / "sbin" / "nginx"
"""Where `scripts/debian-packages` unpacks it: nobody wants a web server installed for a test."""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def program() -> Path:
    """Give the nginx that is unpacked here, or one that is installed."""
    return UNPACKED if UNPACKED.is_file() else need_program("nginx")


@contextmanager
def running(configuration: str, folder: Path, port: int) -> Iterator[None]:
    """Run it until the block ends; what is behind it answers GET /checkpoint."""
    own = "user root root;\n" if os.geteuid() == 0 else ""  # its workers must get to the folder
    (folder / "nginx.conf").write_text(f"{own}daemon off;\n{configuration}", encoding="utf-8")
    words = [str(program()), "-p", str(folder), "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        deadline = time.monotonic() + 20
        try:
            while not _answers(port):
                assert process.poll() is None, process.stdout and process.stdout.read().decode()
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        line.request("GET", "/checkpoint")
        return line.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        line.close()
