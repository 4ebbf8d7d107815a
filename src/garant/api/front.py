"""A front: a process before a host that speaks HTTP with all who hand statements in, and passes on what they bring.

    network -> HTTP, limits, form (as at a host) -> line -> host: read strictly, verified, judged -> line -> network

It has an interpreter of its own, so the host's is left to the one that writes. It holds no key and no state of the log, and whatever it
says of a statement the host finds out for itself (ADR 0045).

It serves `POST /v1/statements` and `/v1/statements/batch`, as a host does, and nothing else. When the line is lost, it ends.
"""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from msgspec import Struct

from garant import __version__
from garant.api import host_statements, problems
from garant.api.application import Application, Gate
from garant.api.endpoint import Call, Reply
from garant.api.host_statements import Handed, HandedMany
from garant.api.limits import Buckets
from garant.api.line import Asked, Line, Told
from garant.api.metrics import Metrics
from garant.api.server import Connections, Place, Server
from garant.errors import Code, Refusal
from garant.node.submission import Submission

_STOPPED = Refusal(Code.STOPPED, "the host behind this front has stopped; what was acknowledged stands")


class Setting(Struct, frozen=True, kw_only=True):
    """What a host tells its front at birth: its version, numbers of two sockets, its place, and limits (each front counts by itself)."""

    version: str
    listening: int
    line: int
    place: Place
    per_second: int
    proxies: int
    connections: Connections


class Front:
    """What answers in a front."""

    def __init__(self) -> None:
        """Wait for a line."""
        self._asked: dict[int, asyncio.Future[Reply]] = {}
        self._line: Line[Told] | None = None
        self._number = 0

    def join(self, line: Line[Told]) -> None:
        """Ask by this line."""
        self._line = line

    def hear(self, told: Told) -> None:
        """Take an answer of the host's."""
        waiting = self._asked.pop(told.number, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(told.reply)

    def lost(self) -> None:
        """Answer all that wait: the host has ended."""
        self._line = None
        for number in tuple(self._asked):
            self.hear(Told(number, problems.reply(_STOPPED)))

    async def one(self, call: Call[None, Handed]) -> Reply:
        """Answer `POST /v1/statements`."""
        return await self._ask(call, (call.takes.submission(),), together=False)

    async def many(self, call: Call[None, HandedMany]) -> Reply:
        """Answer `POST /v1/statements/batch`."""
        return await self._ask(call, tuple(one.submission() for one in call.takes.statements), together=True)

    async def _ask(self, call: Call[None, Any], statements: tuple[Submission, ...], *, together: bool) -> Reply:
        if self._line is None:
            return problems.reply(_STOPPED)
        self._number += 1
        number = self._number
        waiting: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._asked[number] = waiting
        self._line.say(Asked(number, call.address, call.urgent_only, together, statements))
        try:
            return await waiting
        finally:
            self._asked.pop(number, None)


def application(front: Front, per_second: int, proxies: int = 0, now_s: Callable[[], float] = time.monotonic) -> Application:
    """Give what a front serves: so many requests a second from one address, and how many proxies of ours stand in front."""
    gate = Gate(addresses=Buckets(per_second, 10 * per_second, now_s), proxies=proxies)
    return Application([host_statements.rows(front.one, front.many)], gate, Metrics(), lambda _: None, _tell)


def main() -> None:
    """Be a front; `sys.argv[1]` is its `Setting`."""
    setting = msgspec.json.decode(sys.argv[1], type=Setting)
    if setting.version != __version__:
        sys.exit(f"this is {__version__}, and the host that begins it runs {setting.version}; start the host again")
    front = Front()
    server = Server(application(front, setting.per_second, setting.proxies), setting.place, setting.connections)

    def lost() -> None:
        front.lost()
        server.stop()

    @asynccontextmanager
    async def joined() -> AsyncIterator[None]:
        line = Line(Told, front.hear, lost)
        await asyncio.get_running_loop().create_connection(lambda: line, sock=socket.socket(fileno=setting.line))
        front.join(line)
        yield

    server.run(lambda _: None, socket.socket(fileno=setting.listening), joined())


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    main()
