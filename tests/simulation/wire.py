"""A socket pair between two processes of one machine: what one end writes comes at the other whole and in order, in pieces, a little later.

When a process is killed the system still has what it wrote; the last of it may not have got that far, in the middle of a frame.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

from tests.simulation.loop import Loop

COMES_MS: Final = (0, 4)
PIECES_MAX: Final = 3


def pair(one: Loop, other: Loop, tap: Callable[[bytes], None] = lambda _: None) -> "tuple[End, End]":
    """Make both ends; whatever the first one writes is shown to `tap` too."""
    ours, theirs = End(one, tap), End(other, lambda _: None)
    ours.other, theirs.other = theirs, ours
    return ours, theirs


class End(asyncio.Transport):
    """One end."""

    other: "End"

    def __init__(self, loop: Loop, tap: Callable[[bytes], None]) -> None:
        """Be read on a loop, once there is a protocol."""
        super().__init__()
        self._loop, self._tap = loop, tap
        self._protocol: asyncio.Protocol | None = None
        self._coming: deque[bytes | None] = deque()
        self._closed = self._lost = False

    def connect(self, protocol: asyncio.Protocol) -> None:
        """Be read by a protocol from now on."""
        self._protocol = protocol
        protocol.connection_made(self)
        for _ in tuple(self._coming):
            self._loop.call_soon(self._take)

    def write(self, data: bytes) -> None:  # type: ignore[override]
        """Send."""
        if self._closed:
            return
        self._tap(data)
        for piece in pieces(data, self._loop):
            self.other._comes(piece)

    def close(self) -> None:
        """End it; what was written still comes."""
        if not self._closed:
            self._closed = True
            self._loop.call_soon(self._lose)
            self.other._comes(None)

    abort = close

    def is_closing(self) -> bool:
        """Tell whether it was ended here."""
        return self._closed

    def die(self) -> None:
        """Be gone with the process: what was written last may not have been sent."""
        if not self._closed:
            self._closed = True
            for _ in range(self._loop.agenda.chance.randint(0, min(2, len(self.other._coming)))):
                self.other._coming.pop()
            self.other._comes(None)

    def _comes(self, piece: bytes | None) -> None:
        self._coming.append(piece)
        self._loop.call_later(self._loop.agenda.chance.randint(*COMES_MS) / 1_000, self._take)

    def _take(self) -> None:
        if self._protocol is None or self._closed or not self._coming:
            return
        piece = self._coming.popleft()
        if piece is None:
            self._closed = True
            self._lose()
        else:
            self._protocol.data_received(piece)

    def _lose(self) -> None:
        if not self._lost and self._protocol is not None:
            self._lost = True
            self._protocol.connection_lost(None)


def pieces(data: bytes, loop: Loop) -> list[bytes]:
    """Cut bytes into a few pieces, somewhere."""
    chance = loop.agenda.chance
    cuts = sorted(chance.randrange(len(data) + 1) for _ in range(chance.randrange(PIECES_MAX)))
    return [data[start:end] for start, end in zip((0, *cuts), (*cuts, len(data)), strict=True)]
