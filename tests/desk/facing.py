"""A desk's local interface on a real port of loopback, and a page that asks it.

with reading(world) as host, desk(tmp_path / "desk", world, tr, host.url) as office, facing(world, office, folder) as face:
    page = face.enter()                     by a ticket
    page.get("/desk/v1/standing")           a decoded answer of 200
    page.refused("POST", "/desk/v1/signed", {...})    the code word of a refusal
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

from garant.desk import pages
from garant.desk.application import Face, Whole
from garant.desk.basis import Basis
from garant.desk.data import data_routes
from garant.desk.entering import Door
from garant.desk.office import Office
from garant.errors import Fault
from tests.api.reading import Host, places
from tests.api.serving import Said, send
from tests.world import Side, World

FILES = {
    "index.html": b"<!doctype html><title>a desk</title>",
    "icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "assets/page-1a2b.js": b"'a page'",
    "assets/page-1a2b.js.br": b"as brotli has it",
    "assets/page-1a2b.js.gz": b"as gzip has it",
    "assets/page-1a2b.css": b"p{}",
}


@dataclass
class Steady:
    """A steady clock turned by hand."""

    s: float = 100.0

    def __call__(self) -> float:
        return self.s


@dataclass
class Page:
    """Whoever asks the desk: with a token, or with none."""

    url: str
    token: str = ""

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Said:
        """Send a request: `body` as it is where it is bytes, else as JSON."""
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        token = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return send(self.url, method, path, data, **token, **headers)

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON
        return self._good(self.send("GET", path))

    def post(self, path: str, body: object) -> Any:  # noqa: ANN401 - JSON
        return self._good(self.send("POST", path, body))

    def refused(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, str]:
        """Send what must be refused; give its status and code word."""
        said = self.send(method, path, body, **headers)
        told = json.loads(said.body)
        assert said.headers["content-type"] == "application/problem+json", said
        return said.status, str(told["code"])

    @staticmethod
    def _good(said: Said) -> Any:  # noqa: ANN401 - JSON
        assert said.status == 200, said
        return json.loads(said.body)

    @contextmanager
    def listening(self) -> Iterator["Heard"]:
        """Listen to events while the block lasts."""
        parts = urlsplit(self.url)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        connection.request("GET", "/desk/v1/events", headers={"authorization": f"Bearer {self.token}"})
        try:
            yield Heard(connection.getresponse())
        finally:
            connection.close()


@dataclass
class Heard:
    """A stream of events."""

    answer: HTTPResponse

    def standing(self) -> Any:  # noqa: ANN401 - JSON
        """Wait for the next standing."""
        lines: dict[str, str] = {}
        while not lines.get("data"):
            line = self.answer.readline().decode().rstrip("\n")
            name, _, value = line.partition(": ")
            lines[name] = value
        assert lines["event"] == "standing"
        return json.loads(lines["data"])


@dataclass
class Faced:
    """A face that is served: where, by what, and what it told whoever runs it."""

    url: str
    face: Face
    door: Door
    steady: Steady
    tickets: list[str]

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def nobody(self) -> Page:
        return Page(self.url)

    def enter(self) -> Page:
        """Enter by a ticket."""
        return Page(self.url, self.nobody.post("/desk/v1/enter", {"ticket": self.door.ticket()})["token"])


@dataclass
class AtWork:
    """A host, a desk of tr's, its directory, and its face."""

    world: World
    tr: Side
    host: Host
    office: Office
    folder: Path
    faced: Faced


def built(folder: Path) -> Path:
    """Make a folder of pages as a build leaves it."""
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@contextmanager
def facing(world: World, office: Office, folder: Path) -> Iterator[Faced]:
    """Serve an office at a free port, with pages built into a folder."""
    tickets: list[str] = []
    mistakes: list[str] = []
    faults: list[Fault] = []
    steady = Steady()
    door = Door(office.unlock, tickets.append, steady)
    basis = Basis(office.picture, office.party, places, world.clock, world.key, folder)
    whole = Whole(office, world.key, places, world.clock, pages.routes(built(folder / "pages")), (data_routes(basis),))
    face = Face(whole, door, faults.append, mistakes.append)
    server = face.server(0)
    ready: SimpleQueue[str] = SimpleQueue()

    def listening(url: str) -> None:
        face.own_page.port = urlsplit(url).port or 0
        ready.put(url)

    thread = threading.Thread(target=server.run, args=(listening,), daemon=True)
    thread.start()
    try:
        yield Faced(ready.get(timeout=20), face, door, steady, tickets)
    finally:
        server.stop()
        thread.join(timeout=20)
        assert not mistakes, mistakes
        assert not faults, faults
