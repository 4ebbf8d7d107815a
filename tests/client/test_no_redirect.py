"""No client follows a redirect: whoever is asked decides what it says, and never whom else this machine calls."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from garant.client.host import HttpHost, Known
from garant.client.host_events import HostEvents
from garant.client.remote_log import HttpLog
from garant.client.witnesses import Witnesses
from garant.errors import Fault, Refused
from garant.node.witness_asking import Asked
from tests.log import small_log
from tests.node.watching import WITNESS
from tests.world import CHARTER, HOST_ROOT, World, make_key

SUBMISSION = World().compose(HOST_ROOT, CHARTER)

SRC = Path(__file__).parents[2] / "src" / "garant"


class Pair(NamedTuple):
    """Two servers: one that sends everybody on to the other, and the paths that each was asked for."""

    url: str
    asked: list[str]
    other_asked: list[str]


def _server(answer: Callable[[BaseHTTPRequestHandler], None], asked: list[str]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers.get("content-length") or 0))
            answer(self)

        do_GET = do_POST = _any  # noqa: N815 - the names that the library calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


@pytest.fixture(params=[301, 302, 303, 307, 308])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    asked, other_asked = list[str](), list[str]()

    def welcome(one: BaseHTTPRequestHandler) -> None:
        one.send_response(200)
        one.end_headers()

    other = _server(welcome, other_asked)

    def send_on(one: BaseHTTPRequestHandler) -> None:
        one.send_response(request.param)
        one.send_header("location", f"http://127.0.0.1:{other.server_port}{one.path}")
        one.send_header("content-length", "0")
        one.end_headers()

    first = _server(send_on, asked)
    yield Pair(f"http://127.0.0.1:{first.server_port}", asked, other_asked)
    for server in (first, other):
        server.shutdown()
        server.server_close()


CALLS: dict[str, Callable[[str], object]] = {
    "checkpoint": lambda url: HttpLog(url, small_log.ORIGIN, deadline_s=5).checkpoint(),
    "cosigned checkpoint": lambda url: HttpLog(url, small_log.ORIGIN, cosigned=True, deadline_s=5).checkpoint(),
    "entries": lambda url: list(HttpLog(url, small_log.ORIGIN, deadline_s=5).entries(0, 3)),
    "disclosures": lambda url: HttpLog(url, small_log.ORIGIN, key=make_key("a desk"), deadline_s=5).disclosures("0" * 64),
    "blob": lambda url: HttpLog(url, small_log.ORIGIN, key=make_key("a desk"), deadline_s=5).blob("0" * 64),
    "statement": lambda url: HttpHost(url, small_log.ORIGIN, lambda: Known([], []), deadline_s=5).hand_in(SUBMISSION),
    "events": lambda url: HostEvents(url, small_log.ORIGIN, make_key("a desk"), lambda: None).run(lambda _: False, Random(1)),
    "witness": lambda url: Witnesses([Asked("w1", WITNESS, url)], 5).ask(small_log.note(5), 5, lambda old: ()),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_no_client_follows_a_redirect(pair: Pair, call: Callable[[str], object]) -> None:
    with suppress(Refused, Fault):
        call(pair.url)
    assert pair.asked, "it asked"
    assert pair.other_asked == [], "and went nowhere else"


def test_every_client_is_tried_here_and_nobody_else_calls_out() -> None:
    calling = re.compile(r"^\s*(?:from|import) (?:http\.client|urllib\.request|httpx|requests|aiohttp|ftplib|smtplib)", re.MULTILINE)
    found = {str(file.relative_to(SRC)) for file in SRC.rglob("*.py") if calling.search(file.read_text(encoding="utf-8"))}
    assert found == {"client/peer.py", "client/witnesses.py"}
