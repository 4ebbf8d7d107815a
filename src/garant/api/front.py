"""A front: a process before a host that reads statements off the network, verifies their signatures, and passes them on.

    network -> HTTP, limits, form (as at a host) -> read strictly, signatures verified -> line -> host -> line -> network

It has an interpreter of its own, so the host's is left to the one that writes. It holds no key that signs and no state of the log. Which
keys there are it learns as it goes: the host tells them with its answers, and a key's id is its hash. What it cannot verify, or could not
read, it passes on as it is: the host then does it itself, and refuses with its signed word.

It serves `POST /v1/statements` and `/v1/statements/batch`, as a host does, and nothing else. When the line is lost, it ends.
"""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from msgspec import Struct

from garant import signature
from garant.api import host_statements, problems
from garant.api.application import Application, Gate
from garant.api.endpoint import Call, Reply
from garant.api.host_statements import Handed, HandedMany
from garant.api.limits import Buckets
from garant.api.line import Asked, Line, Passed, Told
from garant.api.metrics import Metrics
from garant.api.server import Connections, Place, Server
from garant.errors import Code, Refusal, Refused
from garant.statement import envelope
from garant.statement.envelope import Signed

KEYS_MAX = 100_000
"""Keys that are remembered: more than any theatre has."""

_STOPPED = Refusal(Code.STOPPED, "the host behind this front has stopped; what was acknowledged stands")


class Setting(Struct, frozen=True, kw_only=True):
    """What a host tells its front at birth: numbers of two open sockets, its place, and limits (each front counts by itself)."""

    listening: int
    line: int
    place: Place
    per_second: int
    proxies: int
    connections: Connections


class Front:
    """What answers in a front."""

    def __init__(self) -> None:
        """Know no key yet."""
        self._keys: dict[str, bytes] = {}
        self._asked: dict[int, asyncio.Future[Reply]] = {}
        self._line: Line[Told] | None = None
        self._number = 0

    def join(self, line: Line[Told]) -> None:
        """Ask by this line."""
        self._line = line

    def hear(self, told: Told) -> None:
        """Take an answer of the host's."""
        if len(self._keys) < KEYS_MAX:
            self._keys.update((signature.keyid(key), key) for key in told.keys)
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
        return await self._ask(call, (self._passed(call.takes),), together=False)

    async def many(self, call: Call[None, HandedMany]) -> Reply:
        """Answer `POST /v1/statements/batch`."""
        passed = await asyncio.to_thread(lambda: tuple(map(self._passed, call.takes.statements)))
        return await self._ask(call, passed, together=True)

    async def _ask(self, call: Call[None, Any], passed: tuple[Passed, ...], *, together: bool) -> Reply:
        if self._line is None:
            return problems.reply(_STOPPED)
        self._number += 1
        number = self._number
        waiting: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._asked[number] = waiting
        self._line.say(Asked(number, call.address, call.urgent_only, together, passed))
        try:
            return await waiting
        finally:
            self._asked.pop(number, None)

    def _passed(self, handed: Handed) -> Passed:
        """Read a statement strictly, and verify the signatures by keys that are known here."""
        data = bytes(handed.dsse)
        try:
            signed = envelope.decode(data)
        except Refused:
            return Passed(data, handed.disclosures, handed.blob, good=False, holding=())
        return Passed(data, handed.disclosures, handed.blob, good=True, holding=self._holding(signed))

    def _holding(self, signed: Signed) -> tuple[str, ...]:
        known = ((one, self._keys.get(one.keyid)) for one in signed.envelope.signatures)
        return tuple(one.keyid for one, key in known if key is not None and signature.verify(key, signed.pae, one.sig))


def application(front: Front, setting: Setting) -> Application:
    """Give what a front serves."""
    gate = Gate(addresses=Buckets(setting.per_second, 10 * setting.per_second), proxies=setting.proxies)
    return Application([host_statements.rows(front.one, front.many)], gate, Metrics(), lambda _: None, _tell)


def main() -> None:
    """Be a front; `sys.argv[1]` is its `Setting`."""
    setting = msgspec.json.decode(sys.argv[1], type=Setting)
    front = Front()
    server = Server(application(front, setting), setting.place, setting.connections)

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
