"""A front as a process: production `Front`, its application and its end of the line, on a loop of its own; clients' connections end here.

begun       it needs a while until it accepts; connections wait at the host's socket until then
taken over  what a thief makes of it (`thief`)
ended       clients lose their connections, the host loses the line; nobody knows how far a request had come
"""

import asyncio
from collections import deque
from collections.abc import Callable, MutableMapping
from subprocess import TimeoutExpired
from typing import Any, Final, NamedTuple

from garant.api.application import Application
from garant.api.front import Front, application
from garant.api.line import Line, Told
from garant.client.peer import Answer
from tests.simulation.loop import begin
from tests.simulation.parts import World
from tests.simulation.wire import End, pieces

BEGINS_MS: Final = (100, 900)
PER_SECOND: Final = 40
"""Requests from one address: so few that some are refused."""

LEAVES: Final = 0.03
"""How often a client leaves in the middle of its request."""

PIECE_S: Final = 0.002


class Request(NamedTuple):
    """One request of a client's, and whom to tell the answer, and whether a thief gave it; nobody, where the connection is lost."""

    path: str
    body: bytes
    address: str
    deliver: Callable[[Answer, bool], None]


class FrontProcess:
    """One front."""

    def __init__(self, name: str, world: World, left: "Callable[[FrontProcess, Answer], None]") -> None:
        """Be begun; `left` is told each answer that a client gets."""
        self.name, self.world, self._left = name, world, left
        self.loop = begin(world.agenda)
        self.front: Front = world.parts.front()
        self.accepts = False
        self.taken_over = False
        self.end: End | None = None
        self._app: Application
        self._line: Line[Told]

    def join(self, end: End, accepts: Callable[[], None]) -> None:
        """Start: be asked by this end of a line after a while; say when it accepts connections."""
        self.end = end

        def start() -> None:
            self._line = Line(Told, self._hear, self._lost)
            end.connect(self._line)
            self._serve_by(self.front)
            self.accepts = True
            accepts()

        self.loop.call_later(self.world.agenda.chance.randint(*BEGINS_MS) / 1_000, start)

    def _hear(self, told: Told) -> None:
        self.front.hear(told)

    def _serve_by(self, front: Front) -> None:
        self.front = front
        front.join(self._line)
        self._app = application(front, PER_SECOND, now_s=self.loop.time)

    def take_over(self, thief: Front) -> None:
        """Serve by a thief from now on. Whoever waits for an answer waits in vain."""
        if self.ready:
            self.taken_over = True
            self._serve_by(thief)

    @property
    def ready(self) -> bool:
        """Tell whether it accepts connections now."""
        return self.accepts and not self.loop.gone and self.loop.stopped_until_ms <= self.world.agenda.now_ms

    def take(self, request: Request) -> None:
        """Accept a connection that brings a request."""
        self.loop.start(self._serve(request))

    async def _serve(self, request: Request) -> None:
        chance = self.world.agenda.chance
        parts = deque(pieces(request.body, self.loop))
        leaves = chance.random() < LEAVES
        said: list[Any] = []

        async def receive() -> MutableMapping[str, Any]:
            await asyncio.sleep(PIECE_S)
            part = parts.popleft()
            if leaves and not parts:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": part, "more_body": bool(parts)}

        async def send(message: MutableMapping[str, Any]) -> None:
            said.append(message["status"] if message["type"] == "http.response.start" else message["body"])

        await self._app(_scope(request), receive, send)
        if said and not self.loop.gone:
            answer = Answer(*said)
            self._left(self, answer)
            request.deliver(answer, self.taken_over)

    def _lost(self) -> None:
        """End, once all that wait are told that the host has stopped."""
        self.front.lost()
        self.accepts = False
        self.loop.call_later(PIECE_S, self.kill)

    # As its host knows it, and the system

    def terminate(self) -> None:
        """End soon."""
        self.accepts = False

    def kill(self) -> None:
        """End now."""
        self.accepts = False
        if self.end is not None:
            self.end.die()
        self.loop.kill()

    def wait(self, timeout: float | None = None) -> int:
        """Give the exit code, once it has ended."""
        if not self.loop.gone:
            raise TimeoutExpired(self.name, timeout or 0)
        return -9


def _scope(request: Request) -> dict[str, Any]:
    return {
        "type": "http",
        "method": "POST",
        "path": request.path,
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(request.body))],
        "client": (request.address, 1),
    }
