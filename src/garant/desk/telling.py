"""The standing as server-sent events: told at once, then whenever something in it changes.

    event: standing
    data: {...}                 `told.Standing`

* What changes every moment alone (the clock, as of when the copy is whole) is told every 5 s.
* Many changes at once are told once: a listener hears of them at most ten times a second.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any

import msgspec

from garant.api.endpoint import EVENTS, Call, Endpoint, Needs, Routes, Stream
from garant.desk.told import Office, Standing
from garant.errors import Code, Refused

LISTENERS_MAX = 64
QUIET_S = 5.0
_PAUSE_S = 0.1


class Telling:
    """All who listen to one desk. Lives on one event loop; a desk changes in other threads."""

    def __init__(self, office: Office) -> None:
        """Listen to a desk on behalf of all."""
        self._office = office
        self._waking: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        office.listen(self._changed)

    def __len__(self) -> int:
        """Count who listens."""
        return len(self._waking)

    async def listen(self, _: Call[None, None]) -> Stream:
        """Begin to tell a listener. Refuses with `busy` when there are too many."""
        if len(self) >= LISTENERS_MAX:
            raise Refused(Code.BUSY, f"{LISTENERS_MAX} pages listen to this desk already; close one of them")
        self._loop = asyncio.get_running_loop()
        return Stream(self._parts(), EVENTS)

    async def _parts(self) -> AsyncGenerator[bytes]:
        woken = asyncio.Event()
        self._waking.add(woken)
        told: dict[str, Any] | None = None
        try:
            yield b"retry: 1000\n\n"
            while True:
                quiet = not woken.is_set()
                woken.clear()
                standing = await asyncio.to_thread(self._office.standing)
                if quiet or told != lasting(standing):
                    told = lasting(standing)
                    yield b"event: standing\ndata: %s\n\n" % msgspec.json.encode(standing)
                await asyncio.sleep(_PAUSE_S)
                with suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), QUIET_S)
        finally:
            self._waking.discard(woken)

    def _changed(self) -> None:
        """Take in, from whichever thread, that something changed. Nobody who works waits for those who listen."""
        if self._loop is not None:
            with suppress(RuntimeError):  # when the loop is gone nobody listens any more
                self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for woken in self._waking:
            woken.set()


def lasting(standing: Standing) -> dict[str, Any]:
    """Give what of a standing does not change with every moment."""
    told: dict[str, Any] = msgspec.to_builtins(standing)
    for moment in ("as_of_ms", "reached_ms"):
        del told["picture"][moment]
    del told["now_ms"]
    return told


def routes(telling: Telling) -> Routes:
    """Give the endpoint."""
    return (
        Endpoint("GET", "/desk/v1/events", telling.listen, "The standing, whenever it changes.", answers=EVENTS, needs=Needs.PARTY),
    )  # fmt: skip
