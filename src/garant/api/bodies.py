"""Bodies of requests: no more bytes than an endpoint takes, not for longer than it takes, and of all large ones together a bounded sum."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from garant.api.endpoint import JSON, SMALL_BODY_BYTES_MAX, Routed
from garant.errors import Code, Refused

if TYPE_CHECKING:
    from starlette.types import Receive

BODY_S_MAX = 10.0
"""For a small body; a large one has a second more for each megabyte."""

HELD_BYTES_MAX = 128_000_000
"""Of large bodies that are being read or answered; small ones are bounded by the number of connections."""

_BYTES_PER_S_MIN = 1_000_000


class Late(Refused):
    """A body that did not come in time."""

    def __init__(self) -> None:
        """Refuse with `bad_request`."""
        super().__init__(Code.BAD_REQUEST, "the request was not complete in time; send it again")


class Gone(Exception):  # noqa: N818 - it is no error of ours
    """Whoever asked has left."""


class Body:
    """One body to be read."""

    def __init__(self, bytes_max: int, length: int) -> None:
        """Read at most so many bytes; `length` is what the head says."""
        self._bytes_max, self._length = bytes_max, length

    async def read(self, receive: "Receive") -> bytes:
        """Read it to its end. Refuses with `too_large`, and with `Late` one that does not come; `Gone` when its sender leaves."""
        if not self._length:
            return b""
        try:
            async with asyncio.timeout(BODY_S_MAX + self._length / _BYTES_PER_S_MIN):
                return await self._read(receive)
        except TimeoutError as late:
            raise Late from late

    async def _read(self, receive: "Receive") -> bytes:
        held = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            held += message.get("body", b"")
            require_small(len(held), self._bytes_max)
            more = message.get("more_body", False)
        return bytes(held)


class Bodies:
    """All bodies that are being read or answered."""

    def __init__(self) -> None:
        """Begin with none."""
        self._held_bytes = 0

    @contextmanager
    def reading(self, endpoint: Routed, headers: Mapping[str, str]) -> Iterator[Body]:
        """Make room for a request's body while it is answered. Refuses with `too_large`, `bad_request` and `busy`."""
        bytes_max = endpoint.body_bytes_max if endpoint.takes is not None else 0
        length = _length(headers, bytes_max)
        require_small(length, bytes_max)
        if length:
            _require_type(endpoint, headers.get("content-type"))
        room = length if length > SMALL_BODY_BYTES_MAX else 0
        if self._held_bytes + room > HELD_BYTES_MAX:
            raise Refused(Code.BUSY, "more large requests are under way than this host holds at once; send it again in a second")
        self._held_bytes += room
        try:
            yield Body(min(bytes_max, max(length, SMALL_BODY_BYTES_MAX)), length)
        finally:
            self._held_bytes -= room


def _length(headers: Mapping[str, str], bytes_max: int) -> int:
    """Give what the head says of the body's length; of one in chunks, that it may be as long as any."""
    if "transfer-encoding" in headers:
        return bytes_max
    text = headers.get("content-length", "0")
    return int(text) if text.isdecimal() and len(text) < 19 else bytes_max + 1  # noqa: PLR2004 - digits of any length that there is


def require_small(size: int, bytes_max: int) -> None:
    """Refuse more bytes than may be."""
    if size > bytes_max:
        raise Refused(Code.TOO_LARGE, f"a request's body has at most {bytes_max} bytes here")


def _require_type(endpoint: Routed, given: str | None) -> None:
    kind = (given or JSON).partition(";")[0].strip().lower()
    if endpoint.takes is not bytes and kind != JSON:
        raise Refused(Code.BAD_REQUEST, f"the body is {JSON}, not {kind[:60]!r}", "content-type")
