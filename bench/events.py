"""Ten thousand who listen: `python -m bench.events [--listeners 10000]`. What they cost a host in memory, and when the last one is told.

    ours    `garant serve`, a session for each of 40 parties, notices handed in by one officer, durable before anybody is told
    peer    sse-starlette under uvicorn, with a queue for each subscriber, as its documentation does it; nothing is stored or signed

The server is one process and all listeners are another, so that what is measured last includes 10,000 reads by one client. In a burst 200
appends come as fast as one connection hands them in: we tell what is newest, a queue tells everything.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from bench import environment
from bench.serving_theatre import ORIGIN, Officer, bodies, found
from bench.table import progress, say
from garant.statement import session

PARTIES = 40
ONE_BY_ONE, BURST = 10, 200
PEER = """
import asyncio, sys
import uvicorn
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

queues, size = set(), 0

async def listen(request):
    queue = asyncio.Queue()
    queues.add(queue)
    async def events():
        try:
            while True:
                yield {"id": str(await queue.get()), "event": "head", "data": "x" * 100}
        finally:
            queues.discard(queue)
    return EventSourceResponse(events(), ping=15)

async def append(request):
    global size
    size += 1
    for queue in queues:
        queue.put_nowait(size)
    return PlainTextResponse(str(size))

app = Starlette(routes=[Route("/v1/events", listen), Route("/v1/statements", append, methods=["POST"])])
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="critical", backlog=2048, loop="asyncio")
"""


class Server(NamedTuple):
    """A process that serves."""

    process: "subprocess.Popen[bytes]"
    port: int

    def resident_mb(self) -> float:
        """Give the memory that it holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1_024


@contextmanager
def _running(command: Sequence[object]) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen([sys.executable, *map(str, command)], stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """Serve a theatre as `garant serve` does, with room for all."""
    room = ("--connections", 50_000, "--connections-of-one", 50_000, "--per-second", 1_000_000, "--statements-per-second", 1_000_000)
    with _running(("-c", "from garant.cli.main import main; main()", "serve", folder, "--port", 0, *room, "--json")) as process:
        assert process.stdout
        told = b""
        while not told.endswith(b"}\n"):
            told += process.stdout.readline()
        yield Server(process, int(json.loads(told)["url"].rpartition(":")[2]))


@contextmanager
def theirs(port: int = 18_417) -> Iterator[Server]:
    """Serve the peer."""
    with _running(("-c", PEER, port)) as process:
        for _ in range(200):
            try:
                HTTPConnection("127.0.0.1", port).connect()
                break
            except OSError:
                time.sleep(0.05)
        yield Server(process, port)


def token(port: int, officer: Officer) -> str:
    """Open a session."""
    given = json.loads(_post(port, "/v1/challenges", b""))
    address = f"http://127.0.0.1:{port}"
    signed = officer.key.sign(session.message(ORIGIN, address, given["challenge"]))
    body = {
        "challenge": given["challenge"],
        "address": address,
        "key": b64encode(officer.key.public).decode(),
        "signature": b64encode(signed).decode(),
    }
    return str(json.loads(_post(port, "/v1/sessions", json.dumps(body).encode()))["token"])


def _post(port: int, path: str, body: bytes) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("POST", path, body, {"content-type": "application/json"})
    answer = connection.getresponse()
    said = answer.read()
    assert answer.status in {200, 201}, said
    connection.close()
    return said


class Listener(asyncio.Protocol):
    """Listens, and notes the newest id that it was told and when."""

    def __init__(self, head: bytes) -> None:
        """Ask with a request's head."""
        self._head, self.id, self.at_s, self.events = head, -1, 0.0, 0
        self._rest = self.answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        transport.write(self._head)  # type: ignore[attr-defined]

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that nobody answers."""
        self.answer = self.answer or f"cut off: {exc}".encode()

    def data_received(self, data: bytes) -> None:
        """Note the last id in what came."""
        self.answer = self.answer or data[:200]
        self._rest = (self._rest + data)[-400:]
        at = self._rest.rfind(b"id: ")
        end = self._rest.find(b"\n", at)
        if at >= 0 and end > 0:
            self.events += data.count(b"id: ")
            self.id, self.at_s = int(self._rest[at + 4 : end]), time.monotonic()


async def _listen(port: int, tokens: Sequence[str], count: int) -> list[Listener]:
    loop = asyncio.get_running_loop()
    made: list[Listener] = []
    for first in range(0, count, 500):
        heads = [_head(tokens[number % len(tokens)]) for number in range(first, min(count, first + 500))]
        opened = await asyncio.gather(*(loop.create_connection(partial(Listener, head), "127.0.0.1", port) for head in heads))
        made += [protocol for _, protocol in opened]
    return made


def _head(bearer: str) -> bytes:
    return f"GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bearer}\r\n\r\n".encode()


class Came(NamedTuple):
    """Memory before and with all listeners (MB); seconds to the receipt, the first, the median, the last; a burst, and its events each."""

    before_mb: float
    with_mb: float
    after_mb: float
    told_s: list[tuple[float, float, float, float]]
    burst_s: float
    last_s: float
    events: float


async def measure(server: Server, tokens: Sequence[str], requests: Sequence[bytes], count: int, grows: int) -> Came:
    """Let them listen, append one by one, then a burst. Each append makes the log longer by `grows`."""
    before = server.resident_mb()
    listeners = await _listen(server.port, tokens, count)
    await _quiet(listeners)
    held = server.resident_mb()
    told = []
    for body in requests[:ONE_BY_ONE]:
        known, began = max(one.id for one in listeners), time.monotonic()
        await asyncio.to_thread(_post, server.port, "/v1/statements", body)
        receipt_s = time.monotonic() - began
        await _all_above(listeners, known)
        ends = sorted(one.at_s - began for one in listeners)
        told.append((receipt_s, ends[0], ends[len(ends) // 2], ends[-1]))
        await asyncio.sleep(0.5)
    heard, newest, began = sum(one.events for one in listeners), max(one.id for one in listeners), time.monotonic()
    await asyncio.to_thread(_burst, server.port, requests[ONE_BY_ONE:])
    burst_s = time.monotonic() - began
    await _all_above(listeners, newest + BURST * grows - 1)
    last_s = max(one.at_s for one in listeners) - began
    return Came(before, held, server.resident_mb(), told, burst_s, last_s, (sum(one.events for one in listeners) - heard) / count)


def _burst(port: int, requests: Sequence[bytes]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    for body in requests:
        connection.request("POST", "/v1/statements", body, {"content-type": "application/json"})
        connection.getresponse().read()
    connection.close()


async def _quiet(listeners: Sequence[Listener]) -> None:
    """Wait until all listen: until each has been answered."""
    async with asyncio.timeout(180):
        while not all(one.answer for one in listeners):  # noqa: ASYNC110 - as below
            await asyncio.sleep(0.1)
    refused = [one.answer for one in listeners if b" 200 " not in one.answer]
    assert not refused, f"{len(refused)} were refused: {refused[0]!r}"
    await asyncio.sleep(3)


async def _all_above(listeners: Sequence[Listener], known: int) -> None:
    async with asyncio.timeout(180):
        while any(one.id <= known for one in listeners):  # noqa: ASYNC110 - ten thousand events would be part of what is measured
            await asyncio.sleep(0.02)


def text(name: str, came: Came, count: int) -> str:
    """Give the lines of a table."""
    middle = sorted(came.told_s, key=lambda one: one[-1])[len(came.told_s) // 2]
    per_kb = (came.with_mb - came.before_mb) * 1_024 / count
    memory = f"{came.before_mb:8.0f}{came.with_mb:10.0f}{came.after_mb:10.0f}{per_kb:12.1f}"
    times = "".join(f"{one * 1_000:10.0f}" for one in middle)
    return f"{name:8}{memory}{times}{came.burst_s * 1_000:12.0f}{came.last_s * 1_000:12.0f}{came.events:10.1f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both."""
    ask = argparse.ArgumentParser(prog="python -m bench.events", description="Measure events to many listeners.")
    ask.add_argument("--listeners", type=int, default=10_000)
    count = ask.parse_args(arguments).listeners
    with tempfile.TemporaryDirectory(prefix="garant-bench-") as folder:
        say("\n".join(environment.describe(Path(folder))))
        officers = [party[0] for party in found(Path(folder) / "theatre", PARTIES, 2)]
        requests = list(bodies(officers[0], ONE_BY_ONE + BURST, 0, "p01"))
        say(f"\n{count:,} listeners; the median of {ONE_BY_ONE} appends; a burst of {BURST}")
        say(f"{'':8}{'MB':>8}{'MB with':>10}{'MB after':>10}{'KB each':>12}{'receipt':>10}{'first':>10}{'median':>10}{'last ms':>10}"
            f"{'burst ms':>12}{'last ms':>12}{'events':>10}")  # fmt: skip
        with ours(Path(folder) / "theatre") as server:
            tokens = [token(server.port, one) for one in officers]
            say(text("ours", asyncio.run(measure(server, tokens, requests, count, 2)), count))
        progress("the peer")
        with theirs() as server:
            say(text("peer", asyncio.run(measure(server, [""], [b""] * len(requests), count, 1)), count))


if __name__ == "__main__":
    main()
