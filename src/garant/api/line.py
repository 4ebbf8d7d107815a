"""The line between a host and one of its fronts: two processes of one machine, and a socket that nobody else has.

    front -> host    Asked      a request that brings statements, as they were handed in
    host -> front    Told       the answer

What is said in one turn of an event loop goes out together, as one frame: its length in four bytes, and a list in MessagePack. What is
longer than a frame may be goes out as several. Whoever sends a longer one, or what is none of these, is heard no more: the line is cut.
A host does not hear a front that does not hear it.
"""

import asyncio
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct

from garant.api.endpoint import Reply
from garant.api.host_statements import BATCH_MAX, BODY_BYTES_MAX
from garant.api.server import HEAD_BYTES_MAX
from garant.node.submission import Submission

FRAME_BYTES_MAX = 2 * BODY_BYTES_MAX
"""One request fits, with all that may come in it."""

_LENGTH_BYTES = 4
T = TypeVar("T")


class Asked(Struct, frozen=True, array_like=True, gc=False):
    """A request: its number on this line, where it came from, and what it brings; `together` where that is a batch."""

    number: int
    address: Annotated[str, Meta(max_length=HEAD_BYTES_MAX)]
    urgent_only: bool
    together: bool
    statements: Annotated[tuple[Submission, ...], Meta(min_length=1, max_length=BATCH_MAX)]


class Told(Struct, frozen=True, array_like=True, gc=False):
    """The answer to a request."""

    number: int
    reply: Reply


class Line(asyncio.Protocol, Generic[T]):
    """One end of a line, on an event loop."""

    def __init__(self, kind: type[T], hear: Callable[[T], None], lost: Callable[[], None], *, waits: bool = False) -> None:
        """Give each thing of this kind that the other end says to `hear`; tell once when there is no other end any more.

        `waits`: hear nothing while the other end does not hear. One end of a line may be so; if both were, both could wait for ever.
        """
        self._waits = waits
        self._decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]  # known when it runs
        self._encoder = msgspec.msgpack.Encoder()
        self._hear, self._lost = hear, lost
        self._came, self._going = bytearray(), list[object]()
        self._transport: asyncio.Transport | None = None

    @property
    def open(self) -> bool:
        """Tell whether there is another end."""
        return self._transport is not None

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

    def pause_writing(self) -> None:
        """Hear no more until the other end has heard what was said."""
        if self._waits and self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        """Hear on."""
        if self._waits and self._transport is not None:
            self._transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        """Take bytes in, and hear what is complete."""
        self._came += data
        while self.open and len(self._came) >= _LENGTH_BYTES:
            length = int.from_bytes(self._came[:_LENGTH_BYTES], "big")
            if length > FRAME_BYTES_MAX:
                self._cut()
            if len(self._came) < (end := _LENGTH_BYTES + length):
                return
            frame = bytes(self._came[_LENGTH_BYTES:end])
            del self._came[:end]
            self._hear_all(frame)

    def _hear_all(self, frame: bytes) -> None:
        try:
            things = self._decoder.decode(frame)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            self._cut()
            return
        for thing in things:
            self._hear(thing)

    def _cut(self) -> None:
        """Hear no more."""
        self._came.clear()
        if self._transport is not None:
            self._transport.abort()

    def _flush(self) -> None:
        going, self._going = self._going, []
        for frame in self._frames(going):
            if self._transport is not None:
                self._transport.write(len(frame).to_bytes(_LENGTH_BYTES, "big") + frame)

    def _frames(self, going: list[object]) -> Iterator[bytes]:
        frame = self._encoder.encode(going)
        if len(frame) <= FRAME_BYTES_MAX or len(going) == 1:
            yield frame
        else:
            for half in (going[: len(going) // 2], going[len(going) // 2 :]):
                yield from self._frames(half)
