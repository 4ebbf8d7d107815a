"""Health: whether the process lives, and whether it can be asked.

GET /health/live     200 as long as it answers at all
GET /health/ready    200, or 503 with a sentence: not ready for traffic (it has failed, or its picture is older than it may be)
"""

from collections.abc import Callable

import msgspec
from msgspec import Struct

from garant.api.endpoint import JSON, Call, Endpoint, Needs, Reply, Routes
from garant.errors import Fault
from garant.node.picture import Picture


class Live(Struct, frozen=True, kw_only=True):
    """It answers."""

    live: bool = True


class Ready(Struct, frozen=True, kw_only=True):
    """Whether it can be asked; how much of the log it has, and as of when (ms since 1970) that is known to be all."""

    ready: bool
    size: int
    as_of_ms: int
    sentence: str = ""


Unfit = Callable[[], str]
"""Tells why not to ask here, in one sentence; empty where there is no reason."""


def routes(picture: Picture, unfit: Unfit = lambda: "") -> Routes:
    """Give the endpoints that tell of health."""

    async def live(_: Call[None, None]) -> Live:
        return Live()

    def ready(_: Call[None, None]) -> Reply:
        sentence = unfit()
        try:
            as_of_ms = picture.as_of_ms()
        except Fault as fault:
            sentence, as_of_ms = sentence or fault.sentence, 0
        told = Ready(ready=not sentence, size=picture.head().size, as_of_ms=as_of_ms, sentence=sentence)
        return Reply(msgspec.json.encode(told), JSON, 503 if sentence else 200)

    return (
        Endpoint("GET", "/health/live", live, "Whether this process answers.", answers=Live, needs=Needs.NOTHING),
        Endpoint("GET", "/health/ready", ready, "Whether this can be asked.", answers=Ready, also=(503,), needs=Needs.NOTHING),
    )
