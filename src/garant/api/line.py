"""The line between a host and one of its fronts: two processes of one machine, which trust each other, and a socket that nobody else has.

    front -> host    Asked      a request that brings statements, read strictly; of each, the keys whose signatures were seen to hold
    host -> front    Told       the answer, and keys that the front did not know yet: it verifies their signatures from then on

What is said in one turn of an event loop goes out together, as one frame: its length in four bytes, and a list in MessagePack.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from garant.api.endpoint import Reply

_LENGTH_BYTES = 4
T = TypeVar("T")


class Passed(Struct, frozen=True, array_like=True, gc=False):
    """A statement as it was handed in. `good`: it was read strictly and is well formed; `holding`: ids of keys whose signatures hold."""

    envelope: bytes
    disclosures: tuple[str, ...]
    blob: bytes | None
    good: bool
    holding: tuple[str, ...]


class Asked(Struct, frozen=True, array_like=True, gc=False):
    """A request: its number on this line, where it came from, and what it brings; `together` where that is a batch."""

    number: int
    address: str
    urgent_only: bool
    together: bool
    statements: tuple[Passed, ...]


class Told(Struct, frozen=True, array_like=True, gc=False):
    """The answer to a request, and public keys for its front to know."""

    number: int
    reply: Reply
    keys: tuple[bytes, ...] = ()


class Line(asyncio.Protocol, Generic[T]):
    """One end of a line, on an event loop."""

    def __init__(self, kind: type[T], hear: Callable[[T], None], lost: Callable[[], None]) -> None:
        """Give each thing of this kind that the other end says to `hear`; tell once when there is no other end any more."""
        self._decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]  # known when it runs
        self._encoder = msgspec.msgpack.Encoder()
        self._hear, self._lost = hear, lost
        self._came, self._going = bytearray(), list[object]()
        self._transport: asyncio.Transport | None = None

    def say(self, thing: object) -> None:
        """Say one thing, with all else that is said in this turn. Nobody hears it on a line that is lost."""
        if not self._going:
            asyncio.get_running_loop().call_soon(self._flush)
        self._going.append(thing)

    def close(self) -> None:
        """Let go of the line."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - asyncio names the base class
        """Begin."""
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        del exc
        self._transport = None
        self._lost()

    def data_received(self, data: bytes) -> None:
        """Take bytes in, and hear what is complete."""
        self._came += data
        while len(self._came) >= _LENGTH_BYTES:
            end = _LENGTH_BYTES + int.from_bytes(self._came[:_LENGTH_BYTES], "big")
            if len(self._came) < end:
                return
            frame = bytes(self._came[_LENGTH_BYTES:end])
            del self._came[:end]
            for thing in self._decoder.decode(frame):
                self._hear(thing)

    def _flush(self) -> None:
        going, self._going = self._going, []
        if self._transport is not None:
            data = self._encoder.encode(going)
            self._transport.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
