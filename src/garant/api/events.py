"""Events: each new head of the log, told to all who listen, as server-sent events (WHATWG HTML, section 9.2).

    GET /v1/events?since=<size>      or with `Last-Event-ID: <size>`

    id: 4711
    event: head
    data: {"size": 4711, "root": "<base64>", "t_ms": 1800000000000}

* Whoever knows another size than the newest is told the newest at once. An event says where the log stands, not what came: a listener that
  was slow, or away, gets the newest head alone, and fetches the entries that it misses.
* So nothing is kept for a listener but where it is. A round wakes them in groups, so that other requests have their turn in between. The
  next begins after as long again as this one took: telling takes half of the time at most, however fast the log grows.
* A comment every 15 s shows that the line is open. A listener's events end with its session.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from garant.api.endpoint import EVENTS, Call, Endpoint, Routes, Stream
from garant.api.limits import customer
from garant.api.sessions import Sessions
from garant.errors import Code, Refused
from garant.limits import INTEGER_MAX
from garant.node.picture import Picture
from garant.node.ports import Head

HEARTBEAT_S = 15.0
LISTENERS_MAX = 10_000
LISTENERS_OF_ONE_MAX = 256
"""Of a party, or of an address where nobody needs a session."""

_GROUPS = 64
_PAUSE = 1
"""How many times as long as a round took nobody is told: with 10,000 listeners some 0.4 s."""

_HEARTBEAT = b": here\n\n"
_SIZE_DIGITS_MAX = 15


class EventsAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The size that is known already."""

    since: Annotated[int, Meta(ge=0, le=INTEGER_MAX)] | None = None


class Events:
    """All who listen to one picture. Lives on one event loop; a picture grows in other threads."""

    def __init__(self, picture: Picture, sessions: Sessions, most: int = LISTENERS_MAX, of_one: int = LISTENERS_OF_ONE_MAX) -> None:
        """Listen to a picture on behalf of all."""
        self._sessions, self._most, self._of_one = sessions, most, of_one
        self._by: Counter[str] = Counter()
        self._came = 0
        self._groups = [asyncio.Event() for _ in range(_GROUPS)]
        self._waking = self._again = False
        self._began_s = 0.0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beating: asyncio.TimerHandle | None = None
        self._take(picture.head())
        picture.listen(self._grown)

    def __len__(self) -> int:
        """Count who listens."""
        return self._by.total()

    async def listen(self, call: Call[EventsAsked, None]) -> Stream:
        """Begin to tell a listener. Refuses with `busy` when all places are taken, with `too_many` when one has all that it may."""
        since = _since(call)
        who = call.party or customer(call.address)
        if self._by[who] >= self._of_one:
            raise Refused(Code.TOO_MANY, f"{self._of_one} listen on your account already; end one of them")
        if len(self) >= self._most:
            raise Refused(Code.BUSY, f"{self._most} listen here already; ask a replica, or poll /checkpoint")
        self._start()
        return Stream(self._parts(who, call, since), EVENTS)

    async def _parts(self, who: str, call: Call[EventsAsked, None], since: int | None) -> AsyncGenerator[bytes]:
        self._by[who] += 1
        self._came += 1
        group, told = self._came % _GROUPS, since
        try:
            yield b"retry: 3000\n\n"
            while call.party is None or self._sessions.party_in(call.headers) == call.party:
                size, text = self._newest
                yield text if size != told else _HEARTBEAT
                told = size
                if self._newest[0] == told:  # otherwise its group was woken while this listener was still being told
                    await self._groups[group].wait()
        finally:
            self._by[who] -= 1
            if not self._by[who]:
                del self._by[who]

    # Rounds

    def _start(self) -> None:
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
        if self._beating is None:
            self._beating = self._loop.call_later(HEARTBEAT_S, self._beat)

    def _beat(self) -> None:
        """Wake all so that each says that it is here; go on while somebody listens."""
        self._beating = None
        if self._by and self._loop is not None:
            self._wake()
            self._beating = self._loop.call_later(HEARTBEAT_S, self._beat)

    def _grown(self, head: Head) -> None:
        """Take a new head in, from whichever thread. Nobody who writes waits for those who listen."""
        self._take(head)
        if self._loop is not None and not self._again:
            self._again = True
            with suppress(RuntimeError):  # when the loop is gone nobody listens any more
                self._loop.call_soon_threadsafe(self._wake)

    def _take(self, head: Head) -> None:
        self._newest = head.size, _event(head)

    def _wake(self) -> None:
        """Begin a round, or let the one under way be followed by another."""
        if not self._waking:
            self._waking, self._again = True, False
            self._began_s = asyncio.get_running_loop().time()
            self._wake_group(0)

    def _wake_group(self, number: int) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - a round begins on it
        if number < _GROUPS:
            group, self._groups[number] = self._groups[number], asyncio.Event()
            group.set()
            loop.call_soon(self._wake_group, number + 1)
            return
        loop.call_later(_PAUSE * (loop.time() - self._began_s), self._end_round)

    def _end_round(self) -> None:
        self._waking = False
        if self._again:
            self._wake()


def _since(call: Call[EventsAsked, None]) -> int | None:
    """Give the size that a listener knows: what it last heard, or what it asks for."""
    last = call.headers.get("last-event-id", "")
    if not last:
        return call.asks.since
    if not (last.isascii() and last.isdecimal() and len(last) <= _SIZE_DIGITS_MAX):
        raise Refused(Code.BAD_REQUEST, "Last-Event-ID is the size of the log in the event that was heard last", "Last-Event-ID")
    return int(last)


def _event(head: Head) -> bytes:
    root = head.note.split(b"\n", 3)[2].decode()
    data = msgspec.json.encode({"size": head.size, "root": root, "t_ms": head.t_ms})
    return b"id: %d\nevent: head\ndata: %s\n\n" % (head.size, data)


def routes(events: Events) -> Routes:
    """Give the endpoint."""
    return (
        Endpoint(
            "GET", "/v1/events", events.listen, "The log's new heads as they come (server-sent events), with resume by Last-Event-ID.",
            asks=EventsAsked, answers=EVENTS,
        ),
    )  # fmt: skip
