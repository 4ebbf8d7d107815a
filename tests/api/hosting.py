"""A small world's host behind a real server on loopback, in threads of this process; and what a client of it needs.

with hosting(world) as hosted:
    hosted.hand_in(world.compose(...))      POST /v1/statements
    hosted.get("/checkpoint")               status, headers, body
"""

import json
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

import msgspec

from garant.api.application import Application, Gate
from garant.api.cosigned import Newest
from garant.api.endpoint import Routes
from garant.api.front_process import Entrance, Limits
from garant.api.fronts import Around, Fronts
from garant.api.host import Face, host_application
from garant.api.host_statements import Quotas
from garant.api.limits import Buckets
from garant.api.metrics import Metrics
from garant.api.server import Connections, Place, Server
from garant.errors import Fault
from garant.node.sequencer import Sequencer, Used
from garant.node.submission import Submission
from garant.node.waiting import Bounds
from tests.api.serving import Said, send
from tests.world import World

MUCH = 1e9
MANY = 1_000_000
ROOMY = Gate(open_to_all=True, addresses=Buckets(MUCH, MUCH))
"""Open to all, and no limit by address: every test comes from one."""


@dataclass
class Hosted:
    """A host that is served: where, by what, and what it told whoever runs it."""

    url: str
    world: World
    sequencer: Sequencer
    app: Application
    server: Server
    newest: Newest
    faults: list[Fault] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    fronts: str = ""

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def get(self, path: str, **headers: str) -> Said:
        return send(self.url, "GET", path, b"", **headers)

    def post(self, path: str, body: object, **headers: str) -> Said:
        return send(self.url, "POST", path, body if isinstance(body, bytes) else msgspec.json.encode(body), **headers)

    def hand_in(self, submission: Submission, **headers: str) -> Said:
        return self.post("/v1/statements", handed(submission), **headers)

    def hand_in_many(self, submissions: Sequence[Submission]) -> Said:
        return self.post("/v1/statements/batch", {"statements": [handed(one) for one in submissions]})


def handed(submission: Submission) -> dict[str, Any]:
    """Give a submission as a client writes it."""
    beside: dict[str, Any] = {"disclosures": submission.disclosures} if submission.disclosures else {}
    blob = {} if submission.blob is None else {"blob": b64encode(submission.blob).decode()}
    return {"dsse": msgspec.Raw(submission.envelope), **beside, **blob}


def read(said: Said) -> Any:  # noqa: ANN401 - whatever JSON there is
    """Read an answer's JSON."""
    return json.loads(said.body)


@contextmanager
def hosting(
    world: World,
    gate: Gate = ROOMY,
    *,
    quotas: Quotas | None = None,
    bounds: Bounds = Bounds(),  # noqa: B008 - a tuple
    used: Used = lambda: 0.0,
    connections: Connections = Connections(),  # noqa: B008 - a tuple
    turning: bool = True,
    place: Place = Place("127.0.0.1", 0),  # noqa: B008 - a tuple
    more: Callable[[Sequencer], Sequence[Routes]] = lambda _: (),
    door: Callable[[Sequencer, Application], Any] = lambda _, app: app,
    fronts: int = 0,
) -> Iterator[Hosted]:
    """Serve a small world's host at a free port; `turning`: its sequencer takes turns by itself. `door`: what is before it.

    `fronts`: so many processes before it, at an address of theirs.
    """
    sequencer = Sequencer(world.host, world.store, world.clock, used, bounds)
    faults: list[Fault] = []
    mistakes: list[str] = []

    def fail(fault: Fault) -> None:
        faults.append(fault)
        server.stop()

    newest = Newest()
    quotas = quotas or Quotas(MUCH, MUCH, MUCH, strangers_per_s=MUCH)
    face = Face(gate, fail, mistakes.append, Metrics(), newest)
    app = host_application(sequencer, world.key, face, quotas, more(sequencer))
    server = Server(door(sequencer, app), place, connections)
    ready: SimpleQueue[str] = SimpleQueue()
    entrance = Entrance(place._replace(port=0))
    before = Fronts(sequencer, quotas, Around(fail, mistakes.append, face.metrics))
    beside = before.running(fronts, entrance.begin(Limits(MANY, connections)))
    threads = [threading.Thread(target=server.run, args=(ready.put, None, beside), daemon=True)]
    threads += [threading.Thread(target=sequencer.run, daemon=True)] if turning else []
    for thread in threads:
        thread.start()
    url = ready.get(timeout=20)
    try:
        yield Hosted(url, world, sequencer, app, server, newest, faults, mistakes, entrance.url)
    finally:
        server.stop()
        sequencer.stop()
        for thread in threads:
            thread.join(timeout=20)
        entrance.close()
