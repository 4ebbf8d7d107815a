"""Serving an application to a network: uvicorn, told to say nothing of itself, to believe no proxy, and to wait for nobody.

a request's head       complete within 10 s of its first byte, or of the connection
an idle connection     closed after 15 s
connections            256, and 64 from one address; more are answered 503, or cut off, at once
a stop                 requests under way have 5 s
"""

import asyncio
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from garant.errors import Code, Refused

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HEAD_S_MAX = 10.0
IDLE_S_MAX = 15
CONNECTIONS_MAX = 256
CONNECTIONS_OF_ONE_MAX = 64
"""From one address: nobody alone takes all the places. A proxy in front keeps a few connections and uses them again."""

STOP_S_MAX = 5
HEAD_BYTES_MAX = 16_384


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


class Impatient(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, but whoever is slow with the head of a request is cut off."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the base class
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()
        if self._of_one() > CONNECTIONS_OF_ONE_MAX:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take data in; wait on while the head of a request is not complete."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _of_one(self) -> int:
        """Count the connections from this one's address."""
        address = (self.client or ("",))[0]
        return sum((getattr(one, "client", None) or ("",))[0] == address for one in self.connections)

    def _wait(self) -> None:
        complete = getattr(self.cycle, "response_complete", True)  # there is no cycle before the first request
        if not complete:
            self._stop_waiting()
        elif self._late is None:
            self._late = self.loop.call_later(HEAD_S_MAX, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class Server:
    """A server of one application; `stop` ends it, from any thread."""

    def __init__(self, app: "ASGIApp", place: Place) -> None:
        """Make ready; nothing is listened to yet."""
        self._place = place
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=Impatient,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                limit_concurrency=CONNECTIONS_MAX,
                timeout_keep_alive=IDLE_S_MAX,
                timeout_graceful_shutdown=STOP_S_MAX,
                h11_max_incomplete_event_size=HEAD_BYTES_MAX,
                ssl_certfile=place.certificate,
                ssl_keyfile=place.certificate_key,
            )
        )

    def run(self, ready: Callable[[str], None]) -> None:
        """Listen, tell the address, and serve until somebody stops it. Refuses with `unreadable` an address that cannot be had."""
        listening = _listen(self._place)
        ready(self._place.url(listening.getsockname()[1]))
        self._server.run(sockets=[listening])

    def stop(self) -> None:
        """End; what is under way is finished."""
        self._server.should_exit = True


def _listen(place: Place) -> socket.socket:
    """Listen. What is accepted inherits TCP_NODELAY, which asyncio does not set here: without it each answer waits 40 ms for an ACK."""
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        listening = socket.create_server((place.host, place.port), family=family)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"it cannot listen there: {error.strerror or error}", f"{place.host}:{place.port}") from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
