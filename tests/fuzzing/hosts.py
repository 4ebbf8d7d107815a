"""Targets: a host that is handed statements, as it is and over its HTTP application, and a witness. A refusal changes nothing.

Statements are signed by keys that the log knows, so that they reach the law; their members, their bookkeeping and their disclosures are
spoilt. Every so often the whole log is folded again: whatever was admitted, everybody comes to the same state.
"""

import asyncio
import json
import tempfile
import threading
from base64 import b64decode, b64encode
from pathlib import Path
from random import Random
from typing import Any

from garant.errors import Refused
from garant.node.submission import SignedRefusal, Submission
from garant.statement import canonical, envelope
from tests.api.hosting import MUCH, ROOMY
from tests.fuzzing.mutating import AWKWARD, bytes_, lines, spelt, spoilt
from tests.fuzzing.running import Target
from tests.log.small_log import ORIGIN
from tests.node.watching import Watching, request
from tests.state.acts import ACTS, Stage
from tests.world import fold

FRESH = 150
"""After so many statements there is a new world: a small one is quick."""

_BOOKS: dict[str, Any] = {"seen": {"size": 0, "root": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}


class Handed:
    """A world that is handed one spoilt statement after the other."""

    def __init__(self, stage: Stage | None = None) -> None:
        """Start before the first, on a stage of one's own, or on one that stays."""
        self._stays, self._count = stage is not None, 0
        self._stage = stage or Stage()

    @property
    def stage(self) -> Stage:
        """Give the stage; every so often a new one, when all of the old one was folded again."""
        if self._count >= FRESH and not self._stays:
            world = self._stage.world
            assert fold(world.leaves()).state.digest() == world.state.digest()
            self._stage, self._count = Stage(), 0
        return self._stage

    def submission(self, rng: Random) -> Submission:
        """Make an act of the stage, and spoil it before it is signed, or its bytes afterwards."""
        stage = self.stage
        stage.number += 1
        stage.world.clock.turn(rng.choice((0, 1_000, 60_000, 3_600_000)))
        keys, members, hide = rng.choice(ACTS)(stage)
        several = keys if isinstance(keys, list) else [keys]
        try:
            honest = stage.world.compose(several, members, hide)
        except Refused:
            return Submission(spelt({"payload": "", "payloadType": "", "signatures": []}))
        if rng.random() < 0.25:
            return honest
        payload = json.loads(envelope.decode(honest.envelope).envelope.payload)
        payload = self._bookkeeping(rng, payload) if rng.random() < 0.2 else spoilt(rng, payload)
        try:
            data = canonical.encode(payload)
        except Refused:
            data = spelt(payload)
        signed = envelope.encode(envelope.seal(data, {key.public: key.sign for key in several}))
        disclosures = tuple(
            bytes_(rng, text.encode(), [b"W10"]).decode("latin-1") if rng.random() < 0.2 else text for text in honest.disclosures
        )
        return Submission(signed if rng.random() < 0.9 else bytes_(rng, signed, [signed]), disclosures)

    @staticmethod
    def _bookkeeping(rng: Random, payload: dict[str, Any]) -> dict[str, Any]:
        name = rng.choice(("seq", "prev", "seen", "not_after", "time", "party", "log", "joint", "to", "status", "share", "_sd"))
        value = rng.choice((*AWKWARD, *_BOOKS.values(), ["ru"], "host", "ru", 5, "f" * 64))
        return {**payload, name: value}

    def take(self, given: Submission) -> None:
        """Hand it in; when it is refused, all is as it was."""
        self._count += 1
        world = self.stage.world
        before = world.picture()
        answer = world.host.submit([given])[0]
        if isinstance(answer, SignedRefusal):
            assert world.picture() == before, "a refusal changed something"
            raise Refused(answer.refusal.code, answer.refusal.sentence, answer.refusal.where)
        world.host.admission(answer.index)


_HANDED: list[Handed] = []


def _begin_host() -> None:
    _HANDED[:] = [Handed()]


def _submission(rng: Random) -> bytes:
    given = _HANDED[0].submission(rng)
    return spelt({"envelope": b64encode(given.envelope).decode(), "disclosures": list(given.disclosures)})


def _hand_in(data: bytes) -> None:
    held = json.loads(data)
    _HANDED[0].take(Submission(b64decode(held["envelope"]), tuple(held["disclosures"])))


# Over HTTP: the application object, without a socket


class Served:
    """A small world's host behind its application; its sequencer turns in a thread of its own."""

    def __init__(self) -> None:
        """Start it."""
        from garant.api.cosigned import Newest
        from garant.api.host import Face, host_application
        from garant.api.host_statements import Quotas
        from garant.api.metrics import Metrics
        from garant.node.sequencer import Sequencer

        self.handed = Handed(Stage().play(range(len(ACTS))))
        world = self.handed.stage.world
        self.told: list[str] = []
        self.sequencer = Sequencer(world.host, world.store, world.clock, lambda: 0.0)
        face = Face(ROOMY, lambda fault: self.told.append(str(fault)), self.told.append, Metrics(), Newest())
        self.app = host_application(self.sequencer, world.key, face, Quotas(MUCH, MUCH, MUCH, strangers_per_s=MUCH))
        threading.Thread(target=self.sequencer.run, daemon=True).start()
        self.loop = asyncio.new_event_loop()

    def ask(
        self, method: str, path: str, query: bytes, headers: list[tuple[bytes, bytes]], body: bytes
    ) -> tuple[int, dict[bytes, bytes], bytes]:
        """Ask once; give status, headers and body. A stream is left as soon as it has begun."""
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path, "query_string": query,
            "raw_path": path.encode("utf-8", "surrogatepass"), "headers": headers, "client": ("127.0.0.1", 1), "server": ("x", 80),
            "scheme": "http", "root_path": "",
        }  # fmt: skip
        return self.loop.run_until_complete(asyncio.wait_for(self._ask(scope, body), 60))

    async def _ask(self, scope: dict[str, Any], body: bytes) -> tuple[int, dict[bytes, bytes], bytes]:
        sent: list[dict[str, Any]] = []
        given = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return given.pop() if given else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)  # type: ignore[arg-type]
        start = next(one for one in sent if one["type"] == "http.response.start")
        whole = b"".join(one.get("body", b"") for one in sent if one["type"] == "http.response.body")
        return int(start["status"]), dict(start["headers"]), whole


_SERVED: list[Served] = []


def _begin_http() -> None:
    for one in _SERVED:
        one.sequencer.stop()
    _SERVED[:] = [Served()]


PATHS = (
    "/checkpoint", "/checkpoint/cosigned", "/key", "/tile/0/000", "/tile/0/000.p/5", "/tile/entries/000", "/tile/entries/000.p/7",
    "/tile/9/x001/000",
    "/health/live", "/health/ready", "/metrics", "/openapi.json", "/v1/statements/" + "0" * 64, "/v1/statements/x/receipt",
    "/v1/entries", "/v1/proofs/inclusion", "/v1/proofs/consistency", "/v1/blobs/" + "0" * 64, "/", "//", "/../../etc/passwd", "/v1",
)  # fmt: skip
QUERIES = (
    b"",
    b"start=0&count=5",
    b"index=2&size=5",
    b"old=2&new=5",
    b"start=-1",
    b"start=99999999999999999999",
    b"count=",
    b"a=%zz",
    b"start=0&start=1",
)
METHODS = ("GET", "GET", "GET", "POST", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "BREW")
HEADERS = (
    (b"content-type", b"application/json"), (b"content-type", b"text/plain"), (b"content-type", b"\xff"), (b"authorization", b"Bearer x"),
    (b"authorization", b"Bearer " + b"A" * 9_000), (b"content-length", b"-1"), (b"content-encoding", b"gzip"), (b"accept", b"*/*;q=x"),
    (b"x-forwarded-for", b"1.2.3.4, ::1"), (b"last-event-id", b"-5"), (b"range", b"bytes=0-"), (b"if-none-match", b'"x"'),
)  # fmt: skip


def _request(rng: Random) -> bytes:
    """Make a request: mostly a statement to be taken in, else any address with anything beside it."""
    if rng.random() < 0.6:
        given = _SERVED[0].handed.submission(rng)
        held: Any = {"disclosures": list(given.disclosures), "blob": b64encode(b"x").decode()} if rng.random() < 0.2 else {}
        body = b'{"dsse":%s%s}' % (given.envelope, b"," + spelt(held)[1:-1] if held else b"")
        path = "/v1/statements"
        if rng.random() < 0.2:
            body, path = b'{"statements":[%s]}' % b",".join([body] * rng.randint(0, 3)), "/v1/statements/batch"
        body = body if rng.random() < 0.6 else bytes_(rng, body, [body])
        return spelt(
            {
                "method": "POST",
                "path": path,
                "query": "",
                "headers": [["content-type", "application/json"]],
                "body": b64encode(body).decode(),
            }
        )
    path = rng.choice(PATHS)
    path = path if rng.random() < 0.5 else bytes_(rng, path.encode(), [b"/v1"]).decode("utf-8", "replace")
    query = rng.choice(QUERIES) if rng.random() < 0.7 else bytes_(rng, rng.choice(QUERIES), [b"start=1"])
    headers = [[name.decode("latin-1"), value.decode("latin-1")] for name, value in rng.sample(HEADERS, rng.randint(0, 3))]
    body = b"" if rng.random() < 0.5 else spelt(rng.choice(AWKWARD))
    return spelt({"method": rng.choice(METHODS), "path": f"/{path.lstrip('/')}", "query": query.decode("latin-1"), "headers": headers,
                  "body": b64encode(body).decode()})  # fmt: skip


def _ask(data: bytes) -> None:
    """Every answer is a good one or problem+json with a code word; none is a mistake of ours."""
    held = json.loads(data)
    if held["path"].startswith("/v1/events"):
        raise Refused("not_found", "a stream has no end")  # type: ignore[arg-type]
    one = _SERVED[0]
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in held["headers"]]
    status, answered, body = one.ask(held["method"], held["path"], held["query"].encode("latin-1"), headers, b64decode(held["body"]))
    assert not one.told, one.told
    assert status < 500 or status == 503, (status, body[:300])
    if status >= 400 and held["method"] != "HEAD":
        assert answered[b"content-type"].startswith(b"application/problem+json"), answered
        problem = json.loads(body)
        raise Refused(problem["code"], problem["detail"])


# A witness


class Watched:
    """A witness over a file of its own; what it saw stays the newest, whatever it is asked."""

    def __init__(self) -> None:
        """Start it."""
        self._folder = tempfile.TemporaryDirectory()
        self.scene = Watching(Path(self._folder.name))
        self.scene.ask(0, 5)

    def ask(self, data: bytes) -> None:
        """Ask for a cosignature."""
        before = self.scene.state.newest(ORIGIN)
        try:
            self.scene.witness.add_checkpoint(data)
        except Refused:
            assert self.scene.state.newest(ORIGIN) == before
            raise


_WATCHED: list[Watched] = []


def _begin_witness() -> None:
    _WATCHED[:] = [Watched()]


def _witness(data: bytes) -> None:
    _WATCHED[0].ask(data)


REQUESTS = [request(old, new) for old, new in ((0, 5), (5, 7), (5, 5), (7, 9), (2, 300))]

TARGETS = (
    Target("host", 120, _submission, _hand_in, _begin_host),
    Target("http", 40, _request, _ask, _begin_http),
    Target("witness", 15, lambda rng: lines(rng, rng.choice(REQUESTS), REQUESTS), _witness, _begin_witness),
)
