"""A host over HTTP, whatever the request: wrong methods and paths, slow and large ones, too many, proxies, and what each answer carries."""

import asyncio
import socket
import time
from collections.abc import AsyncGenerator, Iterator

import pytest

from garant.api import bodies, server
from garant.api.application import Gate
from garant.api.endpoint import BYTES, Call, Endpoint, Needs, Reply, Stream
from garant.api.host_statements import BODY_BYTES_MAX
from garant.api.limits import Buckets
from garant.api.problems import STATUS
from garant.api.server import Connections
from garant.errors import Code, Fault, Refused
from tests.api.hosting import Hosted, hosting, read
from tests.api.serving import Said, send
from tests.world import World


async def beats(_: Call[None, None]) -> Stream:
    async def parts() -> AsyncGenerator[bytes, None]:
        while True:
            yield b": beat\n\n"
            await asyncio.sleep(0.02)

    return Stream(parts())


def mistaken(_: Call[None, None]) -> Reply:
    raise ZeroDivisionError("the words of a stranger")


def broken(_: Call[None, None]) -> Reply:
    raise Fault(Code.STORE_FAILED, "the disk is gone")


def none(_: Call[None, None]) -> Reply:
    raise Refused(Code.NOT_A_READER, "that is not for you", "$.x")


MORE = (
    Endpoint("GET", "/beats", beats, "Beats.", needs=Needs.NOTHING),
    Endpoint("GET", "/mistake", mistaken, "A mistake.", needs=Needs.NOTHING),
    Endpoint("GET", "/fault", broken, "A fault.", needs=Needs.NOTHING),
    Endpoint("GET", "/none", none, "None.", needs=Needs.NOTHING),
    Endpoint("POST", "/bytes", lambda call: Reply(call.takes, BYTES), "Bytes.", takes=bytes, needs=Needs.NOTHING),
)


@pytest.fixture
def hosted() -> Iterator[Hosted]:
    with hosting(World(), more=lambda _: (MORE,)) as running:
        yield running


def raw(hosted: Hosted, data: bytes) -> bytes:
    """Send bytes as they are, and read all that comes."""
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as line:
        line.sendall(data)
        came = b""
        try:
            while part := line.recv(65_536):
                came += part
        except ConnectionResetError:
            pass
        return came


def problem(said: Said) -> tuple[int, str]:
    assert said.headers["content-type"] == "application/problem+json"
    got = read(said)
    (code,) = [one for one in Code if one == got["code"]]
    assert (got["status"], got["type"], got["title"]) == (said.status, f"https://garant.example/codes/{code}", code.meaning)
    return said.status, got["code"]


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/checkpoint/", "//checkpoint", "/../checkpoint", "/v1/entries/", "/%00", "/tile/..%2f..", "/CHECKPOINT"]
)
def test_nothing_is_at_other_addresses(hosted: Hosted, path: str) -> None:
    assert problem(hosted.get(path)) in {(404, "not_found"), (400, "bad_request"), (400, "bad_tile")}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_another_method(hosted: Hosted, method: str) -> None:
    said = send(hosted.url, method, "/checkpoint")
    assert problem(said) == (405, "wrong_method")
    assert said.headers["allow"] == "GET, HEAD"
    assert send(hosted.url, "PUT", "/v1/statements").headers["allow"] == "POST"


@pytest.mark.parametrize("path", ["/checkpoint", "/nothing", "/beats", "/mistake", "/metrics"])
def test_every_answer_keeps_browsers_out_and_says_nothing_of_us(hosted: Hosted, path: str) -> None:
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: h\r\n\r\n".encode())
        head = line.recv(65_536).partition(b"\r\n\r\n")[0].lower()
    for header in (b"content-security-policy: default-src 'none'", b"x-content-type-options: nosniff", b"referrer-policy: no-referrer"):
        assert header in head
    assert b"server:" not in head
    assert b"cache-control: no-store" in head


@pytest.mark.parametrize("head", [b"x-more: ", b"", b"0;"])
def test_what_follows_a_body_in_chunks_has_a_bound(hosted: Hosted, head: bytes) -> None:
    """Trailers and chunk extensions belong to no body, so no endpoint's bound holds them."""
    start = b"POST /bytes HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"
    endless = head if head.startswith(b"0") else b"0\r\n" + head
    line = b"x-trailer: " + b"y" * 4_000 + b"\r\n"
    part = line * 16 if not head else b"y" * 65_536
    sent = 0
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as connection:
        connection.sendall(start + endless)
        try:
            while sent < 50_000_000:
                sent += connection.send(part)
        except (ConnectionResetError, BrokenPipeError):
            pass
    assert sent < 20_000_000, "cut off, with what was on its way in the buffers between"
    assert hosted.get("/checkpoint").status == 200


def test_a_body_in_small_chunks_is_taken(hosted: Hosted) -> None:
    said = send(hosted.url, "POST", "/bytes", iter([b"z"] * 20_000))
    assert (said.status, len(said.body)) == (200, 20_000)


def test_what_a_stranger_wrote_is_not_repeated_at_length(hosted: Hosted) -> None:
    said = hosted.post("/v1/statements", {"x" * 100_000: 1})
    assert problem(said) == (400, "bad_request")
    assert len(said.body) < 1_000


def test_a_mistake_of_ours_harms_no_other_answer_and_repeats_nobody(hosted: Hosted) -> None:
    assert problem(hosted.get("/mistake")) == (500, "internal")
    assert hosted.mistakes == ["ZeroDivisionError at GET /mistake"]
    assert hosted.get("/checkpoint").status == 200


def test_a_fault_is_told_to_whoever_runs_it(hosted: Hosted) -> None:
    assert problem(hosted.get("/fault")) == (503, "stopped")
    assert [fault.code for fault in hosted.faults] == [Code.STORE_FAILED]


def test_a_refusal_says_where(hosted: Hosted) -> None:
    said = hosted.get("/none")
    assert problem(said) == (403, "not_a_reader")
    assert read(said)["where"] == "$.x"


def test_every_status_in_the_table_is_one(hosted: Hosted) -> None:
    assert set(STATUS.values()) <= {401, 403, 404, 405, 413, 423, 429, 500, 503, 507}


# Bodies


def test_a_body_where_none_is_taken(hosted: Hosted) -> None:
    assert problem(send(hosted.url, "GET", "/checkpoint", b"x")) == (413, "too_large")


def test_a_large_body_is_refused_before_it_is_read(hosted: Hosted) -> None:
    head = f"POST /v1/statements HTTP/1.1\r\nHost: h\r\nContent-Length: {BODY_BYTES_MAX + 1}\r\n\r\n"
    came = raw(hosted, head.encode())
    assert came.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in came


def test_a_body_in_parts_is_counted(hosted: Hosted) -> None:
    assert send(hosted.url, "POST", "/bytes", iter([b"x" * 1_000] * 100)).body == b"x" * 100_000
    assert problem(send(hosted.url, "POST", "/bytes", iter([b"x" * 1_000] * 132))) == (413, "too_large")


def test_a_body_that_does_not_come(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "BODY_S_MAX", 0.2)
    came = raw(hosted, b"POST /bytes HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf")
    assert came.startswith(b"HTTP/1.1 408 ")
    assert b'"bad_request"' in came


def test_large_bodies_share_a_bounded_room(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "HELD_BYTES_MAX", 1_000_000)
    head = b"POST /v1/statements HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as line:
        line.sendall(head)
        time.sleep(0.3)
        said = hosted.post("/v1/statements", b" " * 200_000)
        assert problem(said) == (503, "busy")
        assert problem(hosted.post("/v1/statements", b"{}")) == (400, "bad_request"), "small ones need none of it"
    time.sleep(0.3)
    assert problem(hosted.post("/v1/statements", b" " * 900_000)) == (400, "bad_request"), "whoever leaves gives it back"


def test_who_leaves_in_the_middle_of_a_body_harms_nobody(hosted: Hosted) -> None:
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as line:
            line.sendall(b"POST /bytes HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf")
    assert hosted.get("/checkpoint").status == 200
    assert not hosted.mistakes


# Heads


@pytest.mark.parametrize(
    "data",
    [
        b"\r\n\r\n", b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET  HTTP/1.1\r\n\r\n", b"GET /\xff HTTP/1.1\r\nHost: h\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"GET / HTTP/1.1\r\nA B: c\r\n\r\n", bytes(64) + b"\r\n\r\n",
        b"POST /bytes HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"POST /bytes HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n", b"GET * HTTP/1.1\r\n\r\n",
        b"CONNECT h:80 HTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request(hosted: Hosted, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEAD_S_MAX", 0.5)
    monkeypatch.setattr(server, "IDLE_S_MAX", 1)
    monkeypatch.setattr(bodies, "BODY_S_MAX", 0.5)
    came = raw(hosted, data)
    assert not came or came.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 404 ", b"HTTP/1.1 405 ", b"HTTP/1.1 408 ")), came
    assert hosted.get("/checkpoint").status == 200
    assert not hosted.mistakes
    assert not hosted.faults


@pytest.mark.parametrize("at_once", [True, False])
def test_a_long_head_is_cut_off(hosted: Hosted, *, at_once: bool) -> None:
    line = b"a: " + b"b" * 1_000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as connection:
        connection.sendall(b"GET /checkpoint HTTP/1.1\r\nHost: h\r\n")
        try:
            if at_once:
                connection.sendall(line * 40 + b"\r\n")
            else:
                for _ in range(400):
                    connection.sendall(line)
                    time.sleep(0.001)
            assert not connection.recv(100).startswith(b"HTTP/1.1 200 ")
        except (ConnectionResetError, BrokenPipeError):
            pass
    assert hosted.get("/checkpoint", **{"x-a": "b" * 8_000}).status == 200


def test_requests_in_a_row_are_answered_in_order(hosted: Hosted) -> None:
    first, second = b"GET /key HTTP/1.1\r\nHost: h\r\n\r\n", b"GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n"
    came = raw(hosted, first + second + b"GET /key HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
    assert [part[:3] for part in came.split(b"HTTP/1.1 ")[1:]] == [b"200", b"404", b"200"]


# Addresses


def test_an_address_has_so_many_requests(hosted: Hosted) -> None:
    with hosting(World(), Gate(open_to_all=True, addresses=Buckets(0.5, 3))) as other:
        answers = [other.get("/checkpoint") for _ in range(5)]
    assert [said.status for said in answers] == [200, 200, 200, 429, 429]
    assert problem(answers[-1]) == (429, "too_many")
    assert int(answers[-1].headers["retry-after"]) >= 2


@pytest.mark.parametrize(("proxies", "expected"), [(0, [200, 429, 429]), (1, [200, 200, 429])])
def test_a_proxy_is_believed_only_where_there_is_one(proxies: int, expected: list[int]) -> None:
    gate = Gate(open_to_all=True, addresses=Buckets(0.001, 1), proxies=proxies)
    with hosting(World(), gate) as hosted:
        seen = ["192.0.2.1", "192.0.2.2", "203.0.113.9, 192.0.2.2"]
        assert [hosted.get("/checkpoint", **{"x-forwarded-for": one}).status for one in seen] == expected


def test_each_of_two_proxies_may_write_a_line_of_its_own() -> None:
    """Some proxies add to the header, some write another: to HTTP that is the same."""
    gate = Gate(open_to_all=True, addresses=Buckets(0.001, 1), proxies=2)
    with hosting(World(), gate) as hosted:
        for asker, status in ((b"192.0.2.1", b"200"), (b"192.0.2.2", b"200"), (b"192.0.2.2", b"429")):
            head = b"x-forwarded-for: %b\r\nx-forwarded-for: 198.51.100.7\r\nconnection: close\r\n\r\n" % asker
            assert raw(hosted, b"GET /key HTTP/1.1\r\nHost: h\r\n" + head).split()[1] == status


def test_connections_have_bounds() -> None:
    with hosting(World(), connections=Connections(200, 5)) as hosted:
        held = [socket.create_connection(("127.0.0.1", hosted.port), timeout=20) for _ in range(5)]
        time.sleep(0.2)
        assert hosted.server.connections == 5
        assert not raw(hosted, b"GET /key HTTP/1.1\r\n\r\n"), "one too many is cut off"
        for one in held:
            one.close()
        time.sleep(0.2)
        assert hosted.get("/key").status == 200


# Streams


def test_a_stop_ends_streams_at_once() -> None:
    with hosting(World(), more=lambda _: (MORE,)) as hosted, socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as line:
        line.sendall(b"GET /beats HTTP/1.1\r\nHost: h\r\n\r\n")
        while b": beat" not in line.recv(4_096):
            pass
        began = time.monotonic()
        hosted.server.stop()
        while line.recv(4_096):
            pass
        assert time.monotonic() - began < 3


def test_who_leaves_a_stream_frees_it(hosted: Hosted) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", hosted.port), timeout=20) as line:
            line.sendall(b"GET /beats HTTP/1.1\r\nHost: h\r\n\r\n")
            assert line.recv(4_096)
    end = time.monotonic() + 5
    while hosted.server.connections and time.monotonic() < end:
        time.sleep(0.05)
    assert not hosted.server.connections
    assert not hosted.mistakes
