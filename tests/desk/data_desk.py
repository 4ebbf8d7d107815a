"""A party's desk over a small world, with its routes of data alone, behind a real server: what the tests of `test_data_*` ask.

    with data_desk(world, "tr") as desk:
        desk.get("/desk/v1/map")            a decoded answer of 200
        desk.refused("GET", "/desk/v1/...") the code word of a refusal

Any picture serves: of a test it is mostly the small world's own host, held still; `test_data_replica` asks a replica.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlencode

from garant.api.application import Application
from garant.api.metrics import Metrics
from garant.api.server import Place, Server
from garant.desk.basis import Basis
from garant.desk.data import data_routes
from tests.api.hosting import ROOMY
from tests.api.reading import places
from tests.api.serving import Said, send
from tests.world import World

TOKEN = "a-token-of-this-page"


@dataclass
class DataDesk:
    """A desk's routes of data, served."""

    url: str
    basis: Basis

    def send(self, method: str, path: str, body: bytes = b"", asks: Mapping[str, object] | None = None) -> Said:
        """Send a request with the page's token."""
        query = f"?{urlencode(asks)}" if asks else ""
        return send(self.url, method, path + query, body, authorization=f"Bearer {TOKEN}")

    def get(self, path: str, **asks: object) -> Any:  # noqa: ANN401 - JSON
        return self._good(self.send("GET", path, b"", asks))

    def post(self, path: str, body: object, **asks: object) -> Any:  # noqa: ANN401 - JSON
        return self._good(self.send("POST", path, body if isinstance(body, bytes) else json.dumps(body).encode(), asks))

    def refused(self, method: str, path: str, body: object = b"", asks: Mapping[str, object] | None = None) -> str:
        """Send what must be refused, and give the code word."""
        said = self.send(method, path, body if isinstance(body, bytes) else json.dumps(body).encode(), asks)
        assert said.status >= 400, said
        return str(json.loads(said.body)["code"])

    def _good(self, said: Said) -> Any:  # noqa: ANN401 - JSON
        assert said.status == 200, said
        return json.loads(said.body)


@contextmanager
def over(basis: Basis, party: str) -> Iterator[DataDesk]:
    """Serve the routes over a picture."""
    mistakes: list[object] = []
    gate = replace(ROOMY, reader_of=lambda token: party if token == TOKEN else None)
    server = Server(Application([data_routes(basis)], gate, Metrics(), mistakes.append, mistakes.append), Place("127.0.0.1", 0))
    ready: SimpleQueue[str] = SimpleQueue()
    thread = threading.Thread(target=server.run, args=(ready.put,), daemon=True)
    thread.start()
    try:
        yield DataDesk(ready.get(timeout=20), basis)
    finally:
        server.stop()
        thread.join(timeout=20)
        assert not mistakes, mistakes


@contextmanager
def data_desk(world: World, party: str, directory: Path | None = None) -> Iterator[DataDesk]:
    """Serve the routes over a small world's host."""
    picture = HostPicture(world)
    basis = Basis(picture, lambda: party, places, world.clock, world.key, directory or Path("nowhere"))
    with over(basis, party) as desk:
        yield desk


class HostPicture:
    """A small world's host as a picture: nobody else writes to it while it is asked."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.store = world.store
        self.log = world.key.name

    def head(self) -> Any:  # noqa: ANN401 - a head
        return self.store.head()

    @contextmanager
    def reading(self) -> Iterator[Any]:
        yield self._world.host.ledger

    def live(self) -> None:
        return None

    def as_of_ms(self) -> int:
        return self._world.clock()

    def listen(self, grown: object) -> Any:  # noqa: ANN401 - ends it
        return lambda: None
