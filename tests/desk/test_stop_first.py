"""A STOP call against a host that hangs: over real HTTP, by a desk's own lanes, it is in the log while everything else still waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from garant.client.peer import DEADLINE_S
from garant.desk.opening import URGENT_DEADLINE_S
from tests.api.reading import Host, reading
from tests.api.serving import send
from tests.desk.desks import PASSPHRASE, desk, sign, standings, until
from tests.fold.calling import CALL, CHANNEL
from tests.node.scene import notice
from tests.world import Side, World

STOP = {name: value for name, value in CALL.items() if name != "at"}


@dataclass
class Hanging:
    """A host behind a thing that swallows statements while they are hung; `hung` tells which by their bodies, in a way that counts."""

    host: str
    most: int
    seen: list[bytes] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def hangs(self, body: bytes) -> bool:
        """Hang the first body that comes, so often: nothing else that is the same."""
        self.seen.append(body)
        return body == self.seen[0] and self.seen.count(body) <= self.most


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hanging: Hanging

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        if self.path == "/v1/statements" and self.hanging.hangs(body):
            self.hanging.released.wait(2 * DEADLINE_S)
            self.close_connection = True
        else:
            self._pass_on(body)

    def do_GET(self) -> None:
        if self.path == "/v1/events":
            self.close_connection = True
        else:
            self._pass_on(b"")

    def _pass_on(self, body: bytes) -> None:
        given = {name.lower(): value for name, value in self.headers.items() if name.lower() in {"content-type", "authorization"}}
        said = send(self.hanging.host, self.command, self.path, body, **given)
        self.send_response(said.status)
        self.send_header("content-type", said.headers["content-type"])
        self.send_header("content-length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hanging(host: Host, most: int) -> Iterator[tuple[str, Hanging]]:
    """Stand before a host, as a proxy of its own, and hang the first statement so often."""
    held = Hanging(host.url, most)
    handler: Any = type("Hanging", (_Handler,), {"hanging": held})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            url = f"http://127.0.0.1:{server.server_address[1]}"
            host.sessions.listens_at(url)
            yield url, held
        finally:
            held.released.set()
            server.shutdown()


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def tr(world: World) -> Side:
    tr = world.side("tr")
    world.side("ru")
    world.admit(tr.headquarters, CHANNEL)
    return tr


@pytest.mark.parametrize("most", [1, 1_000], ids=["the first post hangs", "whatever carries that statement hangs"])
def test_a_stop_call_passes_a_statement_on_which_the_host_hangs(world: World, tr: Side, tmp_path: Path, most: int) -> None:
    """The officer's notice hangs. On its own lane it has 30 s; in front of the call it has one, and not the 10 s of an urgent answer."""
    with reading(world) as host, hanging(host, most) as (url, held), desk(tmp_path, world, tr, url) as office:
        office.unlock(PASSPHRASE)
        sign(office, notice("a"))
        until(lambda: len(held.seen) > 0)
        stop = sign(office, STOP)
        until(lambda: world.store.find(stop.id) is not None, "the call waits for the notice", URGENT_DEADLINE_S / 2)
        until(lambda: standings(office)[1] == "admitted")
        notice_stands = "admitted" if most == 1 else "refused"
        until(lambda: standings(office)[0] == notice_stands)


def test_a_stop_call_passes_a_heavy_statement_that_is_on_its_way(world: World, tr: Side, tmp_path: Path) -> None:
    """A photograph of megabytes is being sent: it is not even tried in front of the call."""
    data = bytes(4_000_000)
    photograph = {
        "type": "blob/1", "status": "exercise", "sha256": sha256(data).hexdigest(), "size_bytes": len(data), "media_type": "image/png",
        "title": {"en": "The bridge"},
    }  # fmt: skip
    with reading(world) as host, hanging(host, 1_000) as (url, held), desk(tmp_path, world, tr, url) as office:
        office.unlock(PASSPHRASE)
        sign(office, photograph, blob=data)
        until(lambda: len(held.seen) > 0)
        stop = sign(office, STOP)
        until(lambda: world.store.find(stop.id) is not None, "the call waits for the photograph", URGENT_DEADLINE_S / 2)
        assert held.seen.count(held.seen[0]) == 1, "it was sent once, by its own lane"
        until(lambda: standings(office) == ["refused", "admitted"])
        (overtaken,) = (one for one in office.queue() if one.state == "refused")
        assert overtaken.refusal is not None
        assert "STOP" in overtaken.refusal.sentence
