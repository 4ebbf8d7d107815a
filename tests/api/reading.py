"""A small world behind a host that is read: sessions of its parties, and what they ask.

with reading(world) as served:
    north = served.session(member.root)         a party that reads
    north.get("/v1/questions/parties")          status, headers, body
"""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlencode

from garant import bootstrap
from garant.api.cosigned import Newest
from garant.api.endpoint import Routes
from garant.api.events import Events
from garant.api.host import Face, read_application
from garant.api.metrics import Metrics
from garant.api.reading import routes
from garant.api.server import Place, Server
from garant.api.sessions import Sessions
from garant.gazetteer.index import PlaceIndex
from garant.log import VerifierKey
from garant.node.picture import Picture
from garant.node.ports import Clock
from garant.node.saying import SigningKey
from garant.statement import session
from tests.api import hosting as hosts
from tests.api.hosting import ROOMY, Hosted
from tests.api.serving import Said, send
from tests.world import ORIGIN, World


@cache
def places() -> PlaceIndex:
    return bootstrap.place_index(None)


@dataclass
class Party:
    """A party that has a session (or nobody, without a token)."""

    url: str
    token: str = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    def get(self, path: str, **headers: str) -> Said:
        return send(self.url, "GET", path, b"", **self.headers, **headers)

    def post(self, path: str, body: bytes) -> Said:
        return send(self.url, "POST", path, body, **self.headers)

    def ask(self, question: str, **asks: object) -> Any:  # noqa: ANN401 - JSON
        """Ask a question that must be answered, and give the whole answer."""
        said = self.get(f"/v1/questions/{question}?{urlencode(asks)}" if asks else f"/v1/questions/{question}")
        assert said.status == 200, said.body
        return json.loads(said.body)


@dataclass
class Served:
    """A picture that is read."""

    url: str
    sessions: Sessions
    events: Events
    log: str = ORIGIN

    @property
    def nobody(self) -> Party:
        return Party(self.url)

    def challenge(self) -> str:
        said = self.nobody.post("/v1/challenges", b"")
        assert said.status == 201, said.body
        return str(json.loads(said.body)["challenge"])

    def open(self, key: SigningKey, challenge: str, *, log: str = "", address: str = "", signed: bytes | None = None) -> Said:
        """Answer a challenge with a key, for a log and an address, or with a signature over something else."""
        asked_at = address or session.address(self.url)
        text = session.message(log or self.log, asked_at, challenge) if signed is None else signed
        body = {"challenge": challenge, "address": asked_at, "key": b64(key.public), "signature": b64(key.sign(text))}
        return self.nobody.post("/v1/sessions", json.dumps(body).encode())

    def session(self, key: SigningKey) -> Party:
        """Open a session."""
        said = self.open(key, self.challenge())
        assert said.status == 201, said.body
        return Party(self.url, json.loads(said.body)["token"])


@dataclass
class Host(Served):
    """A host that is read, and written to."""

    hosted: Hosted = field(kw_only=True)


def b64(data: bytes) -> str:
    return b64encode(data).decode()


def code(said: Said) -> str:
    """Give the code word of a refusal."""
    told = json.loads(said.body)
    assert said.headers["content-type"] == "application/problem+json", said
    assert told["status"] == said.status
    return str(told["code"])


class Known:
    """Sessions that are there once there is a picture: the gate asks them before anybody has made them."""

    sessions: Sessions | None = None

    def party_of(self, token: str) -> str | None:
        return self.sessions.party_of(token) if self.sessions else None


@contextmanager
def reading(world: World, *, open_to_all: bool = False, of_one: int = 256, proxies: int = 0, **given: Any) -> Iterator[Host]:  # noqa: ANN401 - `hosting`'s
    """Serve a small world's host, its reading half included."""
    known = Known()
    gate = replace(ROOMY, open_to_all=open_to_all, reader_of=known.party_of, proxies=proxies)
    made: dict[str, Any] = {}

    def more(picture: Picture) -> list[Routes]:
        made["sessions"] = known.sessions = Sessions(picture, world.clock)
        made["events"] = Events(picture, known.sessions, of_one=of_one)
        return routes(picture, known.sessions, places, world.clock, made["events"])

    with hosts.hosting(world, gate, more=more, **given) as hosted:
        made["sessions"].listens_at(hosted.url)
        yield Host(hosted.url, made["sessions"], made["events"], hosted=hosted)


@contextmanager
def pictured(picture: Picture, key: VerifierKey, clock: Clock, *, open_to_all: bool = False) -> Iterator[Served]:
    """Serve any picture, as a replica does."""
    sessions = Sessions(picture, clock)
    events = Events(picture, sessions)
    gate = replace(ROOMY, open_to_all=open_to_all, reader_of=sessions.party_of)
    mistakes: list[object] = []
    face = Face(gate, mistakes.append, mistakes.append, Metrics(), Newest())
    server = Server(
        read_application(picture, key, face, routes(picture, sessions, places, clock, events)),
        Place("127.0.0.1", 0),
        told=sessions.listens_at,
    )
    ready: SimpleQueue[str] = SimpleQueue()
    thread = threading.Thread(target=server.run, args=(ready.put,), daemon=True)
    thread.start()
    try:
        yield Served(ready.get(timeout=20), sessions, events, picture.log)
    finally:
        server.stop()
        thread.join(timeout=20)
        assert not mistakes, mistakes
