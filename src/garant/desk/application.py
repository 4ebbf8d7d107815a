"""The desk's whole local interface, put together from its route groups, and its server: on loopback, and nowhere else.

    read of our own verified copy      as a host's: the log, its proofs, questions, what travels beside the log; as our own party
    /desk/v1/...                       the officer's work, events, what the pages need beside
    /, /assets, /fonts                 the pages

Every group but the pages, entering and `/health/live` needs the token, whatever the same group needs at a host.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import replace
from inspect import iscoroutinefunction
from typing import Any, NamedTuple

from garant.api import disclosures, health, host_log, openapi, questions, questions_notices
from garant.api.application import Application, Gate, OnFault, OnMistake
from garant.api.endpoint import Answered, Call, Handler, Needs, Routes
from garant.api.limits import Buckets
from garant.api.metrics import Metrics
from garant.api.questions import Asking
from garant.api.server import Place, Server
from garant.api.turns import Turns
from garant.desk import telling, violations, work
from garant.desk.entering import Door
from garant.desk.own_page import OwnPage
from garant.desk.told import Office
from garant.log import VerifierKey
from garant.node.picture import Picture
from garant.node.ports import Clock
from garant.node.questions.asked import Places

LOOPBACK = "127.0.0.1"
LIVE = "/health/live"
PER_S, AT_ONCE = 1_000, 10_000
"""Requests: every program and page on this machine together."""

QUESTIONS_AT_ONCE = 48
"""Every page of the desk asks on one account, its party's."""

THREADS = 8
"""A desk's pages ask many things at once, and some of them take long: a report, a text that is read."""

_ENTER_BY = "this needs the desk's token: open the address that the desk printed, or give the officer's passphrase"


class Whole(NamedTuple):
    """What a desk's interface is made of: the office behind it, the log's key, named places, the clock, the pages, more routes."""

    office: Office
    key: VerifierKey
    places: Places
    clock: Clock
    pages: Routes
    more: Sequence[Routes] = ()


class Face:
    """A desk's interface: an application, the door to it, and where its own page is."""

    def __init__(self, whole: Whole, door: Door, on_fault: OnFault, on_mistake: OnMistake) -> None:
        """Put everything together."""
        self.own_page, self.door, self._office = OwnPage(), door, whole.office
        gate = Gate(reader_of=self._reader_of, addresses=Buckets(PER_S, AT_ONCE), admits=self.own_page.require, enter_by=_ENTER_BY)
        groups = [whole.pages, *_own(whole, door)]
        described = openapi.routes(groups, whole.office.picture.log, open_to_all=False)
        self.application = Application([*groups, _for_us(described)], gate, Metrics(), on_fault, on_mistake, THREADS)

    def _reader_of(self, token: str) -> str | None:
        return self._office.party() if self.door.knows(token) else None

    def server(self, port: int) -> Server:
        """Make its server; nothing is listened to yet."""
        return Server(self.application, Place(LOOPBACK, port))


def _own(whole: Whole, door: Door) -> list[Routes]:
    """Give the groups that need the token."""
    picture = whole.office.picture
    asking = Asking(picture, whole.places, whole.clock, Turns(QUESTIONS_AT_ONCE))
    read = [
        health.routes(picture),
        host_log.routes(picture, whole.key),
        questions.routes(asking),
        questions_notices.routes(asking),
        disclosures.routes(picture),
    ]
    own = [
        work.routes(work.Work(whole.office, door)),
        telling.routes(telling.Telling(whole.office)),
        violations.routes(violations.Reports()),
    ]
    return [*own, *(_once_there(picture, group) for group in (*map(_for_us, read), *whole.more))]


def _once_there(picture: Picture, group: Routes) -> Routes:
    """Give a group that refuses with `no_log` before the desk has reached its host for the first time."""
    return tuple(endpoint if endpoint.path == LIVE else replace(endpoint, handler=_headed(picture, endpoint.handler)) for endpoint in group)


def _headed(picture: Picture, handler: Handler) -> Handler:
    """Give a handler that asks for the head first. A coroutine stays one: it is answered on the event loop."""

    async def soon(call: Call[Any, Any]) -> Answered:
        picture.head()
        answer = handler(call)
        return await answer if isinstance(answer, Awaitable) else answer

    def here(call: Call[Any, Any]) -> Answered | Awaitable[Answered]:
        picture.head()
        return handler(call)

    return soon if iscoroutinefunction(handler) else here


def _for_us(group: Routes) -> Routes:
    """Give a group as it is asked on a desk: with the token alone, but for the question whether it lives."""
    return tuple(endpoint if endpoint.path == LIVE else replace(endpoint, needs=Needs.PARTY) for endpoint in group)
