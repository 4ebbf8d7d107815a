"""One row of the HTTP interface. The same table serves, limits, documents (OpenAPI) and is tested.

    Endpoint   method, path, what it takes, what it answers, who may ask, and the function that answers
    Call       one request as a handler sees it: decoded, bounded, its reader known
    Reply      bytes and their media type; `Stream` the same, in parts that come with time

A route group is a list of endpoints. Whoever adds a question adds one row:

    class NoticesAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
        party: str
        limit: Annotated[int, Meta(ge=1, le=1_000)] = 100

    def notices(call: Call[NoticesAsked, None]) -> Notices: ...

    Endpoint("GET", "/v1/questions/notices/{party}", notices, "The notices of a party.", asks=NoticesAsked, answers=Notices)

* `asks` names the parameters: those in {braces} come from the path, the others from the query. `{name:path}` takes slashes too.
* `takes` is the JSON type of the body, or `bytes` for a body as it is.
* `answers` is what comes with `status` (and with each of `also`): a JSON type, or a media type's name.
* `refuses` are the code words that this endpoint gives beside those that every endpoint may give (`problems.EVERYWHERE`).
* A handler that is a plain function runs in a worker thread, and may wait for `picture.reading()` or a store. One that is a
  coroutine runs on the event loop: it must be quick, and never wait for a lock or a disk that is slow.
* `at_hand` is asked before the handler, on the event loop: it gives the answer where that is in memory, and None where it is not.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypeVar

import msgspec

from garant.errors import Code

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"
EVENTS = "text/event-stream"
PROBLEM = "application/problem+json"

SMALL_BODY_BYTES_MAX = 131_072
"""What a request may send unless its endpoint says more."""

Header = tuple[bytes, bytes]

FOR_EVER: Header = (b"cache-control", b"public, max-age=31536000, immutable")
NO_STORE: Header = (b"cache-control", b"no-store")


class Needs(StrEnum):
    """Who may ask."""

    NOTHING = "nothing"
    """Everybody."""

    READING = "reading"
    """A session of a party's; without one, everybody where the host is open to all (`--open`)."""

    PARTY = "party"
    """A session of a party's, always: the answer depends on who asks."""


class Reply(NamedTuple):
    """An answer in bytes."""

    body: bytes
    media_type: str = JSON
    status: int = 200
    headers: tuple[Header, ...] = (NO_STORE,)


class Stream(NamedTuple):
    """An answer whose parts come with time, until they end or the asker leaves."""

    parts: AsyncGenerator[bytes]
    media_type: str = EVENTS
    headers: tuple[Header, ...] = (NO_STORE,)


Asks = TypeVar("Asks")
Takes = TypeVar("Takes")


@dataclass(frozen=True, slots=True)
class Call(Generic[Asks, Takes]):
    """One request: its parameters, its body, whose session it is (None: nobody's), the address it came from, its headers.

    Header names are in small letters. `urgent_only`: the address has had all that it may have, and this is from the room that is kept for
    STOP calls (`Endpoint.keeps_room`): anything else is to be refused with `too_many`.
    """

    asks: Asks
    takes: Takes
    party: str | None = None
    address: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    urgent_only: bool = False


Answered = Reply | Stream | msgspec.Struct
Handler = Callable[[Call[Any, Any]], Answered | Awaitable[Answered]]
"""Answers a call; raises `Refused` for every answer that is none. A Struct is sent as JSON, with the endpoint's `status`."""

AtHand = Callable[[Call[Any, Any]], Answered | None]
"""Answers a call with what is in memory, or not at all; refuses as the handler would."""


@dataclass(frozen=True, slots=True, eq=False)
class Endpoint:
    """A method at a path, and all that is to be known of it."""

    method: Literal["GET", "POST"]
    path: str
    handler: Handler
    summary: str
    at_hand: AtHand | None = None
    asks: Any = None
    takes: Any = None
    answers: Any = BYTES
    status: int = 200
    also: tuple[int, ...] = ()
    needs: Needs = Needs.READING
    refuses: tuple[Code, ...] = ()
    body_bytes_max: int = SMALL_BODY_BYTES_MAX
    keeps_room: bool = False


class Routed(Protocol):
    """What is to be known of any row of any interface, so that its answers are counted and its bodies bounded."""

    @property
    def method(self) -> str:
        """Give its method."""

    @property
    def path(self) -> str:
        """Give its path."""

    @property
    def takes(self) -> Any:  # noqa: ANN401 - a type, or a form that stands for one
        """Give the JSON type of its body, or `bytes` for one as it is, or None for none."""

    @property
    def body_bytes_max(self) -> int:
        """Give how long its body may be."""


Routes = Sequence[Endpoint]
"""A route group."""


def json(value: object, status: int = 200, *headers: Header) -> Reply:
    """Give a value as a JSON reply that nobody stores."""
    return Reply(msgspec.json.encode(value), JSON, status, headers or (NO_STORE,))
