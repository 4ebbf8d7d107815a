"""The sample of one address before several hosts (`deploy/nginx.conf`), run as it is, but for its ports, by a real nginx."""

import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import ClassVar

import pytest

from garant.api.host_statements import BODY_BYTES_MAX
from tests.cluster.cluster import free_port
from tests.deploy.commands import DEPLOY
from tests.deploy.nginx import running


class Behind(BaseHTTPRequestHandler):
    """A stand-in for a host, which tells what reached it."""

    protocol_version = "HTTP/1.1"
    dead: ClassVar[set[object]] = set()

    def do_GET(self) -> None:
        """Answer events one by one, and everything else with what was seen."""
        if self.path == "/v1/events":
            self._events()
        else:
            self._tell(self.path)

    def do_POST(self) -> None:
        """Tell how long the body was."""
        length = len(self.rfile.read(int(self.headers["content-length"])))
        if self.connection.getsockname()[1] in self.dead:
            self.close_connection = True  # as a host that is killed with a statement in its hands
        else:
            self._tell(length)

    def _tell(self, what: object) -> None:
        body = json.dumps({"port": self.connection.getsockname()[1], "what": what, "for": self.headers["x-forwarded-for"]}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"id: 1\n\n")
        self.wfile.flush()
        Front.read_first.wait(20)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


@dataclass
class Front:
    """The front address, and the two servers behind it."""

    port: int
    behind: list[ThreadingHTTPServer] = field(default_factory=list)
    read_first = threading.Event()

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = MappingProxyType({})) -> dict[str, object]:
        """Ask by a connection of its own."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method, path, body, dict(headers))
            answer = line.getresponse()
            data = answer.read()
            return {"status": answer.status, **(json.loads(data) if answer.status == 200 else {})}
        finally:
            line.close()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Run nginx before two servers."""
    folder = tmp_path_factory.mktemp("nginx")
    behind = [ThreadingHTTPServer(("127.0.0.1", 0), Behind) for _ in range(2)]
    for one in behind:
        threading.Thread(target=one.serve_forever, daemon=True).start()
    made = Front(free_port(), behind)
    text = (
        (DEPLOY / "nginx.conf")
        .read_text(encoding="utf-8")
        .replace("/tmp/", f"{folder}/")  # noqa: S108 - this is what takes it away
        .replace("worker_processes auto", "worker_processes 1")
    )
    for number, one in enumerate(behind):
        text = text.replace(f"server host-{number + 1}:8416", f"server 127.0.0.1:{one.server_address[1]}")
    text = text.replace("listen 8416", f"listen 127.0.0.1:{made.port}").replace("error_log /dev/stderr", f"error_log {folder}/errors")
    with running(text, folder, made.port):
        yield made
    for one in behind:
        one.shutdown()
        one.server_close()
    shutil.rmtree(folder, ignore_errors=True)


def test_both_hosts_are_asked(front: Front) -> None:
    assert {front.ask("GET", "/checkpoint")["port"] for _ in range(8)} == {one.server_address[1] for one in front.behind}


def test_a_large_body_goes_through(front: Front) -> None:
    """As large as a host takes one."""
    size = BODY_BYTES_MAX
    assert front.ask("POST", "/v1/statements/batch", b"x" * size)["what"] == size


def test_the_address_is_the_clients_whatever_it_says_itself(front: Front) -> None:
    assert front.ask("GET", "/checkpoint", headers={"X-Forwarded-For": "192.0.2.1"})["for"] == "127.0.0.1"


def test_health_and_metrics_stay_inside(front: Front) -> None:
    assert [front.ask("GET", path)["status"] for path in ("/health/ready", "/health/live", "/metrics")] == [404] * 3


def test_an_event_is_there_before_the_next_one(front: Front) -> None:
    line = HTTPConnection("127.0.0.1", front.port, timeout=20)
    line.request("GET", "/v1/events")
    answer = line.getresponse()
    assert answer.readline() == b"id: 1\n", "while the server behind still writes"
    Front.read_first.set()
    answer.read()
    line.close()


def test_a_statement_reaches_the_other_host_when_one_is_dead(front: Front) -> None:
    gone, left = (one.server_address[1] for one in front.behind)
    Behind.dead.add(gone)
    told = [front.ask("POST", "/v1/statements", b"{}") for _ in range(6)]
    assert [one["port"] for one in told] == [left] * 6
