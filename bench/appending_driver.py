"""Clients over HTTP: so many connections, each with one request under way at a time, from a process and cores of their own.

They speak just enough HTTP/1.1 to cost little: a request goes out whole, an answer is complete when its announced length is there.
"""

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter
from typing import NamedTuple

CREATED = b"HTTP/1.1 201 "


class Driven(NamedTuple):
    """How long each request took, how long all of them took together, and the first answer that was not 201, if there is one."""

    took_s: list[float]
    seconds: float
    refused: bytes = b""

    @property
    def per_s(self) -> float:
        """Give requests a second."""
        return len(self.took_s) / self.seconds


def drive(port: int, path: str, bodies: Sequence[Sequence[bytes]], cores: frozenset[int]) -> Driven:
    """Let one client for each list of bodies post them one after the other, from another process on these cores."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_drive, port, path, bodies, cores).result()


def _drive(port: int, path: str, bodies: Sequence[Sequence[bytes]], cores: frozenset[int]) -> Driven:
    os.sched_setaffinity(0, cores)
    made = [[_request(path, body) for body in several] for several in bodies]
    return asyncio.run(_all(port, made))


async def _all(port: int, requests: Sequence[Sequence[bytes]]) -> Driven:
    loop = asyncio.get_running_loop()
    clients = [(await loop.create_connection(_Client, "127.0.0.1", port))[1] for _ in requests]
    began = perf_counter()
    took = await asyncio.gather(*(client.post(several) for client, several in zip(clients, requests, strict=True)))
    seconds = perf_counter() - began
    refused = next((client.refused for client in clients if client.refused), b"")
    for client in clients:
        client.close()
    return Driven([one for several in took for one in several], seconds, refused)


class _Client(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self._data = b""
        self._answer: asyncio.Future[bytes] | None = None
        self._transport: asyncio.Transport | None = None
        self.refused = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._data += data
        if self._answer is not None and not self._answer.done() and _is_whole(self._data):
            self._answer.set_result(self._data)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionResetError("the server closed the connection"))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    async def post(self, requests: Sequence[bytes]) -> list[float]:
        took = []
        for request in requests:
            began = perf_counter()
            answer = await self._ask(request)
            took.append(perf_counter() - began)
            if not answer.startswith(CREATED):
                self.refused = self.refused or answer
        return took

    async def _ask(self, request: bytes) -> bytes:
        assert self._transport is not None
        self._data, self._answer = b"", asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer


def _request(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _is_whole(data: bytes) -> bool:
    head, gap, body = data.partition(b"\r\n\r\n")
    lengths = [line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return bool(gap) and bool(lengths) and len(body) >= int(lengths[0])
