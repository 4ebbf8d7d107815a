"""A witness over HTTP: each status of the specification, strangers' requests of every kind, slow ones, many at once."""

import socket
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from garant.api import server
from garant.api import witness as face
from garant.api.limits import NAMES_MAX, Allowance, Buckets
from garant.errors import Code, Fault
from garant.log import Checkpoint, ConsistencyProof, Note, NoteSignature, parse_note, sign_checkpoint
from garant.log.cosignature import cosigned_at, read_lines
from garant.log.tree import EMPTY_ROOT
from garant.node.witness import Cosigned, Witness
from garant.storage.witness_state import SqliteWitnessState
from tests.api.serving import Served, post, send, serving
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, OTHER_SIGN, SIGN
from tests.node.watching import START_MS, WITNESS, WITNESS_SIGN, Watching, forked, honest, request


@pytest.fixture
def scene(tmp_path: Path) -> Watching:
    return Watching(tmp_path)


@pytest.fixture
def served(scene: Watching) -> Iterator[Served]:
    with serving(scene.witness, Allowance(1_000_000)) as running:
        yield running


TEXT = "text/plain; charset=utf-8"


# The statuses of C2SP tlog-witness


def test_200_with_a_line_that_verifies(served: Served) -> None:
    said = post(served.url, request(0, 5))
    assert (said.status, said.headers["content-type"]) == (200, TEXT)
    text = Checkpoint(ORIGIN, 5, honest(5).root()).text()
    lines = read_lines(text, said.body)
    assert said.body.startswith("— ".encode())
    assert said.body.endswith(b"\n")
    assert cosigned_at(Note(text, lines), WITNESS) == START_MS // 1_000


def test_404_for_a_log_that_is_not_watched(served: Served) -> None:
    note = sign_checkpoint(Checkpoint(OTHER_KEY.name, 0, EMPTY_ROOT), OTHER_KEY, OTHER_SIGN)
    assert post(served.url, ConsistencyProof(0, (), note).encode()).status == 404


def test_403_without_a_signature_of_the_log(served: Served) -> None:
    note = sign_checkpoint(Checkpoint(ORIGIN, 0, EMPTY_ROOT), OTHER_KEY, OTHER_SIGN)
    assert post(served.url, ConsistencyProof(0, (), note).encode()).status == 403


def test_403_with_a_bad_one(served: Served) -> None:
    made = NoteSignature(KEY.name, KEY.key_id, SIGN(b"something else\n"))
    note = Note(Checkpoint(ORIGIN, 5, honest(5).root()).text(), (made,)).encode()
    assert post(served.url, ConsistencyProof(0, (), note).encode()).status == 403


def test_409_with_the_size_that_was_seen_last(served: Served) -> None:
    post(served.url, request(0, 5))
    said = post(served.url, request(0, 7))
    assert (said.status, said.headers["content-type"], said.body) == (409, "text/x.tlog.size", b"5\n")


def test_409_for_the_same_size_with_another_root(served: Served) -> None:
    post(served.url, request(0, 5))
    said = post(served.url, request(5, 5, forked(5)))
    assert (said.status, said.headers["content-type"]) == (409, TEXT)
    assert b"[forked]" in said.body
    assert [one.code for one in served.doubts] == [Code.FORKED]


def test_422_for_a_proof_that_does_not_verify(served: Served) -> None:
    post(served.url, request(0, 5))
    assert post(served.url, request(5, 7, forked(7))).status == 422
    assert [one.code for one in served.doubts] == [Code.PROOF_FAILED]


def test_400_for_an_old_size_above_the_new_one(served: Served) -> None:
    post(served.url, request(0, 5))
    assert post(served.url, request(5, 4)).status == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"x", b"old 0\n", b"old 00\n\n", request(0, 5)[1:], request(0, 5)[:-1], request(0, 5).replace(b"\n", b"\r\n"), b"\n\n" * 50],
    ids=range(8),
)
def test_400_for_what_is_no_request(served: Served, body: bytes) -> None:
    said = post(served.url, body)
    assert said.status == 400
    assert said.body.endswith(b"]\n"), "one sentence and its code word"


@given(data=st.binary(max_size=600))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_whatever_is_sent_is_answered_and_never_with_a_fault(served: Served, data: bytes) -> None:
    assert post(served.url, data).status == 400
    assert post(served.url, b"old 0\n\n" + data).status in {400, 404}


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/add-checkpoint", 405), ("PUT", "/add-checkpoint", 405), ("POST", "/", 404)]
)
def test_nothing_else_is_there(served: Served, method: str, path: str, status: int) -> None:
    assert send(served.url, method, path).status == status


# What no answer says, and what each says


@pytest.mark.parametrize("path", ["/add-checkpoint", "/nothing"])
def test_every_answer_keeps_browsers_out_and_names_no_software(served: Served, path: str) -> None:
    headers = send(served.url, "POST", path, b"x").headers
    assert "server" not in headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]


# Too large, too slow, too often


def test_413_for_a_body_that_says_it_is_too_large(served: Served) -> None:
    said = post(served.url, bytes(131_073))
    assert (said.status, said.headers["connection"]) == (413, "close")


def test_413_for_one_that_does_not_say_so(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n")
        part = b"10000\r\n" + bytes(0x10000) + b"\r\n"
        for _ in range(3):
            line.sendall(part)
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "99999999999999999999", "+5", "5, 5"])
def test_a_length_that_is_none(served: Served, length: str) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(f"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: {length}\r\n\r\nhello".encode())
        assert line.recv(100).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 413 "))


def test_408_for_a_body_that_does_not_come(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face, "BODY_S_MAX", 0.2)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 100\r\n\r\nold")
        assert line.recv(100).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("sent", [b"", b"POST /add-check"], ids=["nothing", "a part"])
def test_a_head_that_does_not_come_is_cut_off(served: Served, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(server, "HEAD_S_MAX", 0.2)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(sent)
        assert _ended(line)


def test_a_head_that_drips_is_cut_off(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEAD_S_MAX", 0.5)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        began = time.monotonic()
        with pytest.raises(OSError, match=r"reset|pipe"):  # noqa: PT012 - it ends somewhere in the loop
            while time.monotonic() - began < 10:
                line.sendall(b"P")
                time.sleep(0.05)
        assert time.monotonic() - began < 5


def test_so_is_the_head_of_a_second_request(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEAD_S_MAX", 0.3)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: w\r\n\r\n")
        assert line.recv(4_096).startswith(b"HTTP/1.1 404 ")
        line.sendall(b"GET / HT")
        assert _ended(line)


def _ended(line: socket.socket) -> bool:
    """Read whatever still comes, and tell whether the other side ends it."""
    try:
        while line.recv(4_096):
            pass
    except TimeoutError:
        return False
    except ConnectionResetError:
        pass
    return True


def test_a_connection_serves_several_requests(served: Served) -> None:
    line = HTTPConnection("127.0.0.1", served.port, timeout=20)
    line.connect()
    held = line.sock
    for size in range(5, 8):
        line.request("POST", "/add-checkpoint", request(size - 1 if size > 5 else 0, size))
        answer = line.getresponse()
        assert answer.read()
        assert (answer.status, line.sock) == (200, held)
    line.close()


def test_one_address_does_not_get_all_connections(served: Served) -> None:
    held = [socket.create_connection(("127.0.0.1", served.port), timeout=20) for _ in range(server.CONNECTIONS_OF_ONE_MAX)]
    time.sleep(0.2)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        assert _ended(line)
    for one in held:
        one.close()
    time.sleep(0.2)
    assert post(served.url, request(0, 5)).status == 200


def test_429_for_more_than_an_address_may(scene: Watching) -> None:
    with serving(scene.witness, Allowance(3)) as running:
        answers = [post(running.url, b"x") for _ in range(5)]
    assert [said.status for said in answers] == [400, 400, 400, 429, 429]
    assert answers[-1].headers["retry-after"] == "5"
    assert answers[-1].headers["x-content-type-options"] == "nosniff"


def test_tokens_come_back_with_time() -> None:
    now = [0.0]
    allowance = Allowance(60, lambda: now[0])
    assert [allowance.take("192.0.2.1") for _ in range(61)] == [True] * 60 + [False]
    now[0] = 2.0
    assert [allowance.take("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert allowance.take("192.0.2.2"), "another address has its own"


def test_threads_that_take_at_once_get_no_more_than_there_is() -> None:
    buckets, granted = Buckets(1e-9, 50), list[float]()
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=lambda: granted.extend(buckets.take("a") for _ in range(2_000))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(switched)
    assert granted.count(0.0) == 50


def test_what_is_taken_ahead_comes_one_after_the_other() -> None:
    now = [0.0]
    buckets = Buckets(10, 2, lambda: now[0])
    waits = [buckets.take("a", ahead_s=0.25) for _ in range(5)]
    assert waits == pytest.approx([0, 0, 0.1, 0.2, 0.3]), "the last one has to come again, and costs nothing"
    now[0] = 0.1
    assert buckets.take("a", ahead_s=0.25) == pytest.approx(0.2)
    assert buckets.take("b", ahead_s=0.25) == 0


def test_a_customer_s_network_counts_as_one() -> None:
    allowance = Allowance(1, lambda: 0.0)
    assert allowance.take("2001:db8::1")
    assert not allowance.take("2001:db8::ffff")
    assert allowance.take("2001:db8:0:1::1")


def test_addresses_are_forgotten_in_the_end() -> None:
    allowance = Allowance(1, lambda: 0.0)
    for number in range(NAMES_MAX + 100):
        assert allowance.take(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(allowance._buckets._held) == NAMES_MAX


# Several clients, and a disk that fails


def test_two_clients_at_once_get_one_history(served: Served, scene: Watching) -> None:
    """One shows the log, one a fork of it, at every size at once; what is answered 200 is of one of the two."""
    good: list[tuple[bool, int]] = []

    def go(*, fork: bool) -> None:
        for size in range(5, 25):
            tree = forked(size) if fork else honest(size)
            if post(served.url, request(0 if size == 5 else size - 1, size, tree)).status == 200:
                good.append((fork, size))

    threads = [threading.Thread(target=go, kwargs={"fork": fork}) for fork in (False, True)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len({fork for fork, _ in good}) == 1
    assert sorted(size for _, size in good) == list(range(5, 25))
    assert scene.state.evidence()


class _Failing(SqliteWitnessState):
    def keep(self, origin: str, old: Cosigned | None, new: Cosigned) -> None:
        raise Fault(Code.STORE_FAILED, "the disk is full")


def test_503_and_an_end_when_the_disk_fails(tmp_path: Path) -> None:
    witness = Witness(WITNESS, WITNESS_SIGN, [KEY], _Failing(tmp_path / "s", create=True), lambda: START_MS)
    with serving(witness) as running:
        said = post(running.url, request(0, 5))
        assert said.status == 503
        assert b"disk" not in said.body, "what failed is the operator's business"
        running.thread.join(timeout=20)
        assert not running.thread.is_alive()
        assert [one.code for one in running.faults] == [Code.STORE_FAILED]


def test_a_note_s_text_in_an_answer_is_only_ever_ours(served: Served) -> None:
    """What a stranger calls its log stands in the answer in quotation marks, cut short, and as plain text."""
    origin = "<script>alert(1)</script>" + "a" * 5_000
    note = sign_checkpoint(Checkpoint(origin, 0, EMPTY_ROOT), OTHER_KEY, OTHER_SIGN)
    said = post(served.url, ConsistencyProof(0, (), note).encode())
    assert (said.status, said.headers["content-type"]) == (404, TEXT)
    assert len(said.body) < 400
    assert parse_note(note).text.startswith(origin)
