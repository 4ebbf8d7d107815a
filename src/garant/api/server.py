"""Serving an application to a network: uvicorn, told to say nothing of itself, to believe no proxy, and to wait for nobody.

a request's head       complete within 10 s of its first byte, or of the connection; at most 16 KiB; so is what is between chunks
an idle connection     closed after 15 s
an answer              read within 30 s, as far as it does not fit the buffers between
connections            256, and 64 from one address, if nothing else is said; more are answered 503, or cut off, at once
a stop                 requests under way have 5 s, streams of events end
"""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from garant.api.looking import Looking
from garant.errors import Code, Refused
from garant.node.floor import Floor

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HEAD_S_MAX = 10.0
IDLE_S_MAX = 15
READ_S_MAX = 30.0
STOP_S_MAX = 5
HEAD_BYTES_MAX = 16_384
CONNECTIONS_MAX = 256
CONNECTIONS_OF_ONE_MAX = 64
"""From one address: nobody alone takes all the places. A proxy in front keeps a few connections and uses them again."""

SWITCH_S = 0.000_2
"""How soon Python lets another thread go on. The thread that answers gives way at each of its many short waits for the network, and would
get 5 ms later, each time, what the one that folds does not give away."""

LONG_BYTES = 65_536
"""To put a head before a longer body would copy more than the packet is worth."""

STREAM = "garant.stream"
"""The mark in a request's scope by which a stop knows that its answer has no end of its own."""


Beside = AbstractAsyncContextManager[None]
"""What an event loop does beside serving."""


class Connections(NamedTuple):
    """How many connections there are at most, and from one address."""

    most: int = CONNECTIONS_MAX
    of_one: int = CONNECTIONS_OF_ONE_MAX


class Place(NamedTuple):
    """Where to listen: an address, a port (0: any free one), and the files of a TLS certificate and its key, if it is not plain HTTP."""

    host: str
    port: int
    certificate: str | None = None
    certificate_key: str | None = None

    def url(self, port: int) -> str:
        """Give the address that clients use."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{port}"


class _Config(uvicorn.Config):
    """What every connection of one server knows: how many there may be of one address, and are."""

    of_one = CONNECTIONS_OF_ONE_MAX

    def count(self, connections: Connections) -> None:
        """Begin to count."""
        self.of_one = connections.of_one
        self.held: Counter[str] = Counter()


class Together(asyncio.Transport):
    """A transport that sends what is written in one turn of the event loop at one go: an answer's head and body, which come apart.

    Each send is a call of the system's, and a packet. What is long is sent as it is.
    """

    def __init__(self, under: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        """Send by another transport."""
        super().__init__()
        self._under, self._loop = under, loop
        self._held: list[bytes] = []

    def write(self, data: Any) -> None:  # noqa: ANN401 - as asyncio has it
        """Send, at the end of this turn."""
        if len(data) > LONG_BYTES:
            self._flush()
            self._under.write(data)
            return
        if not self._held:
            self._loop.call_soon(self._flush)
        self._held.append(data)

    def _flush(self) -> None:
        held, self._held = self._held, []
        if held:
            self._under.write(b"".join(held))

    def close(self) -> None:
        """Send what is held, and close."""
        self._flush()
        self._under.close()

    def abort(self) -> None:
        """Cut off."""
        self._held = []
        self._under.abort()

    def is_closing(self) -> bool:
        """Tell whether it is closed, or being closed."""
        return self._under.is_closing()

    def get_extra_info(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as asyncio has it
        """Tell of the socket."""
        return self._under.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """Read no more for now."""
        self._under.pause_reading()

    def resume_reading(self) -> None:
        """Read on."""
        self._under.resume_reading()


class Impatient(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, but whoever is slow with the head of a request, or makes it long, is cut off."""

    config: _Config  # type: ignore[mutable-override]  # `Server` gives no other
    cycle: RequestResponseCycle | None  # type: ignore[assignment]  # none before the first request, whatever the base class says
    _late: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None
    _loose_bytes = 0
    """What came since a request began, or since the last piece of its body: of head, chunk extensions and trailers."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the base class
        """Begin to wait."""
        super().connection_made(Together(transport, self.loop))
        self._wait()
        self.config.held[self._address] += 1
        if self.config.held[self._address] > self.config.of_one:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take data in; wait on while the head of a request is not complete."""
        self._loose_bytes += len(data)
        super().data_received(data)
        if self._loose_bytes > HEAD_BYTES_MAX:
            self.transport.abort()
        self._wait()

    def on_message_begin(self) -> None:
        """Begin to count a head's bytes."""
        super().on_message_begin()
        self._loose_bytes = 0

    def on_body(self, body: bytes) -> None:
        """Begin to count again: the endpoint counts the body."""
        super().on_body(body)
        self._loose_bytes = 0

    def on_headers_complete(self) -> None:
        """Cut off a long head that came all at once."""
        if sum(len(name) + len(value) for name, value in self.headers) + len(self.url) > HEAD_BYTES_MAX:
            self.transport.abort()
        super().on_headers_complete()

    def pause_writing(self) -> None:
        """Wait no longer than so long for whoever does not read its answer."""
        super().pause_writing()
        self._stuck = self.loop.call_later(READ_S_MAX, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on writing."""
        super().resume_writing()
        self._stop_being_stuck()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        self._stop_being_stuck()
        self.config.held[self._address] -= 1
        if not self.config.held[self._address]:
            del self.config.held[self._address]
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """End what has no end of its own."""
        super().shutdown()
        if self.cycle is not None and STREAM in self.cycle.scope:
            self.transport.close()

    @property
    def _address(self) -> str:
        return (self.client or ("",))[0]

    @property
    def _idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        if not self._idle:
            self._stop_waiting()
        elif self._late is None:
            self._late = self.loop.call_later(HEAD_S_MAX, self.transport.abort)

    def _stop_being_stuck(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class Server:
    """A server of one application; `stop` ends it, from any thread."""

    def __init__(
        self,
        app: "ASGIApp",
        place: Place,
        connections: Connections = Connections(),  # noqa: B008 - a tuple
        told: Callable[[str], object] = lambda _: None,
        floor: Floor | None = None,
    ) -> None:
        """Make ready; nothing is listened to yet. `told` is told the address first of all. `floor`: to be shared with who writes."""
        self._place, self._told, self._floor = place, told, floor or Floor()
        config = _Config(
            app,
            http=Impatient,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=connections.most,
            timeout_keep_alive=IDLE_S_MAX,
            timeout_graceful_shutdown=STOP_S_MAX,
            backlog=2_048,
            ssl_certfile=place.certificate,
            ssl_keyfile=place.certificate_key,
        )
        config.count(connections)
        self._server = uvicorn.Server(config)

    def run(self, ready: Callable[[str], None], listening: socket.socket | None = None, beside: Beside | None = None) -> None:
        """Listen, tell the address, and serve until somebody stops it. Refuses with `unreadable` an address that cannot be had.

        `listening`: a socket that listens already. `beside`: what runs on the event loop from before the first request on.
        """
        heard = listening or listen(self._place)
        url = self._place.url(heard.getsockname()[1])
        self._told(url)
        ready(url)
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(Looking(self._floor))) as runner:
            runner.run(self._serve(heard, beside or nullcontext()))

    async def _serve(self, listening: socket.socket, beside: Beside) -> None:
        async with beside:
            await self._server.serve(sockets=[listening])

    def stop(self) -> None:
        """End; what is under way is finished."""
        self._server.should_exit = True

    @property
    def connections(self) -> int:
        """Count the connections that there are."""
        return len(self._server.server_state.connections)


def listen(place: Place) -> socket.socket:
    """Listen. What is accepted inherits TCP_NODELAY, which asyncio does not set here: without it each answer waits 40 ms for an ACK."""
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        listening = socket.create_server((place.host, place.port), family=family, backlog=2_048)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"it cannot listen there: {error.strerror or error}", f"{place.host}:{place.port}") from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
