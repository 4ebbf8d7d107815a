"""A witness behind a real server on loopback, in a thread of this process; and what a client of it needs.

with serving(witness) as served:
    post(served.url, body)            status, headers, body
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from queue import SimpleQueue
from typing import NamedTuple
from urllib.parse import urlsplit

from garant.api.limits import Allowance
from garant.api.server import Place, Server
from garant.api.witness import application
from garant.errors import Fault, Refusal
from garant.node.witness import Witness


class Said(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Served:
    """A server that runs: its address, and what it told whoever runs it."""

    url: str
    port: int
    thread: threading.Thread
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Refusal] = field(default_factory=list)


@contextmanager
def serving(witness: Witness, allowance: Allowance | None = None) -> Iterator[Served]:
    """Serve a witness at a free port of loopback."""
    faults: list[Fault] = []
    doubts: list[Refusal] = []

    def on_fault(fault: Fault) -> None:
        faults.append(fault)
        server.stop()

    server = Server(application(witness, on_fault, doubts.append, allowance), Place("127.0.0.1", 0))
    ready: SimpleQueue[str] = SimpleQueue()
    thread = threading.Thread(target=server.run, args=(ready.put,), daemon=True)
    thread.start()
    url = ready.get(timeout=20)
    try:
        yield Served(url, urlsplit(url).port or 0, thread, faults, doubts)
    finally:
        server.stop()
        thread.join(timeout=20)


def send(url: str, method: str, path: str, body: bytes | Iterator[bytes] = b"", **headers: str) -> Said:
    """Send one request on a connection of its own."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return Said(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def post(url: str, body: bytes | Iterator[bytes]) -> Said:
    """Send a request to cosign."""
    return send(url, "POST", "/add-checkpoint", body)
