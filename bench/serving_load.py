"""Clients of a served log, in processes of their own: connections that are kept, each with one request under way at a time.

closed     each connection asks again as soon as it is answered: how much there can be
paced      requests come at a steady rate, whatever becomes of them; one that waits for its turn waits on the clock (no coordinated
           omission: a time is counted from when the request should have been sent)
"""

import asyncio
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter
from typing import NamedTuple


class Load(NamedTuple):
    """What one process asks: per connection its requests, in order, over and over again if `again`; at this rate (0: closed), so long.

    `address`: the address of loopback that connections come from; with {} in it, each from another one.
    """

    port: int
    requests: list[list[bytes]]
    per_s: float
    seconds: float
    again: bool = False
    address: str = "127.0.0.1"


class Came(NamedTuple):
    """How long answers took, in seconds; how many there were of each status; for how long it was asked."""

    took_s: list[float]
    statuses: Counter[int]
    seconds: float


def post(path: str, body: bytes) -> bytes:
    """Give a request with a body."""
    return b"POST %s HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        path.encode(),
        len(body),
        body,
    )


def get(path: str) -> bytes:
    """Give a request without one."""
    return b"GET %s HTTP/1.1\r\nHost: h\r\n\r\n" % path.encode()


def run(loads: Sequence[Load], cores: frozenset[int] | None = None) -> list[Came]:
    """Run loads side by side, each in its own process."""
    with ProcessPoolExecutor(len(loads), mp_context=get_context("spawn")) as pool:
        waiting: list[Future[Came]] = [pool.submit(_run, load, cores) for load in loads]
        return [one.result() for one in waiting]


def _run(load: Load, cores: frozenset[int] | None) -> Came:
    if cores:
        os.sched_setaffinity(0, cores)
    return asyncio.run(_load(load))


async def _load(load: Load) -> Came:
    loop = asyncio.get_running_loop()
    lines = []
    for number in range(len(load.requests)):
        _, line = await loop.create_connection(Line, "127.0.0.1", load.port, local_addr=(load.address.format(number + 1), 0))
        lines.append(line)
    began = perf_counter() + 0.2
    gap_s = len(lines) / load.per_s if load.per_s else 0.0
    took: list[float] = []
    tasks = [
        _ask(line, requests, took, began + number * gap_s / len(lines), gap_s, began + load.seconds, again=load.again)
        for number, (line, requests) in enumerate(zip(lines, load.requests, strict=True))
    ]
    await asyncio.gather(*tasks)
    seconds = perf_counter() - began
    for line in lines:
        line.close()
    return Came(took, sum((line.statuses for line in lines), Counter()), seconds)


async def _ask(line: "Line", requests: Sequence[bytes], took: list[float], due: float, gap_s: float, end: float, *, again: bool) -> None:
    await asyncio.sleep(max(0.0, due - perf_counter()))
    for request in _over(requests, again=again):
        now = perf_counter()
        if now >= end:
            return
        if gap_s and now < due:
            await asyncio.sleep(due - now)
        began = due if gap_s else perf_counter()
        await line.ask(request)
        took.append(perf_counter() - began)
        due += gap_s


def _over(requests: Sequence[bytes], *, again: bool) -> Iterable[bytes]:
    yield from requests
    while again:
        yield from requests


class Line(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        """Wait to be connected."""
        self._data = b""
        self._needed = 0
        self._whole: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None
        self.statuses: Counter[int] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take bytes of an answer."""
        self._data += data
        if not self._needed:
            head, gap, _ = self._data.partition(b"\r\n\r\n")
            if not gap:
                return
            self.statuses[int(self._data[9:12])] += 1
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            self._needed = len(head) + 4 + int(length)
        if len(self._data) >= self._needed and self._whole is not None and not self._whole.done():
            self._whole.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell who waits."""
        if self._whole is not None and not self._whole.done():
            self._whole.set_exception(exc or ConnectionResetError("the server closed the connection"))

    def close(self) -> None:
        """Close it."""
        if self._transport is not None:
            self._transport.close()

    async def ask(self, request: bytes) -> bytes:
        """Send a request, and give the whole answer."""
        assert self._transport is not None
        self._data, self._needed, self._whole = b"", 0, asyncio.get_running_loop().create_future()
        self._transport.write(request)
        await self._whole
        return self._data
