"""A host asks its witnesses at once, with a deadline, believing nothing: real ones, and everything that a witness should not be."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from garant import signature
from garant.api.limits import Allowance
from garant.client import witnesses
from garant.client.witnesses import Address, Witnesses
from garant.client.witnesses_gate import Circle, require_current
from garant.errors import Code, Fault
from garant.log import parse_note
from garant.log.cosignature import CosignerKey, cosign, cosigned_at, with_lines
from garant.log.policy import Policy
from garant.node.witness import Witness
from garant.node.witness_asking import Ahead, Asked, Contradicted, Cosignature, Reply, Unanswered
from garant.state.state import CHARTER
from garant.statement.kinds import Charter
from garant.statement.kinds.authority import Witnesses as CharterWitnesses
from garant.storage.witness_state import SqliteWitnessState
from tests.api.serving import Served, serving
from tests.log.refusal import refused
from tests.log.small_log import KEY, checkpoint
from tests.node.watching import START_MS, WITNESS, WITNESS_SIGN, Watching, forked, honest, request, signed
from tests.world import World


@pytest.fixture
def scene(tmp_path: Path) -> Watching:
    return Watching(tmp_path)


@pytest.fixture
def served(scene: Watching) -> Iterator[Served]:
    with serving(scene.witness, Allowance(1_000_000)) as running:
        yield running


def at(url: str, key: CosignerKey = WITNESS) -> Asked:
    return Asked("w1", key, url)


def one(url: str, size: int = 7, key: CosignerKey = WITNESS, deadline_s: float = 10.0) -> Reply:
    (reply,) = Witnesses([at(url, key)], deadline_s).ask(signed(honest(size), size), size, lambda old: honest(size).consistency(old, size))
    return reply


# A witness as it should be


def test_a_cosignature_of_a_log_that_it_never_saw(served: Served) -> None:
    reply = one(served.url)
    assert isinstance(reply, Cosignature)
    assert reply.time_s == START_MS // 1_000
    assert cosigned_at(parse_note(with_lines(signed(honest(7), 7), [reply.line])), WITNESS) == reply.time_s


def test_a_slash_at_the_end_of_its_address_does_not_matter(served: Served) -> None:
    assert isinstance(one(f"{served.url}/"), Cosignature)


def test_its_size_is_learned_and_the_proof_sent_from_there(served: Served, scene: Watching) -> None:
    scene.ask(0, 5)
    assert isinstance(one(served.url), Cosignature)
    assert scene.size() == 7


def test_what_it_saw_last_is_remembered(served: Served, scene: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def prove(old: int) -> tuple[bytes, ...]:
        asked.append(old)
        return tuple(honest(9).consistency(old, size))

    client = Witnesses([at(served.url)])
    for size in (5, 7, 9):
        (reply,) = client.ask(signed(honest(size), size), size, prove)
        assert isinstance(reply, Cosignature)
    assert asked == [0, 5, 7]


def test_it_says_that_it_is_ahead(served: Served, scene: Watching) -> None:
    scene.ask(0, 9)
    assert one(served.url) == Ahead(at(served.url), 9)


@pytest.mark.parametrize(("size", "word"), [(7, "forked"), (5, "proof_failed")], ids=["at the same size", "at a smaller one"])
def test_it_says_that_it_saw_another_history(served: Served, scene: Watching, size: int, word: str) -> None:
    scene.ask(0, size, forked(size))
    reply = one(served.url)
    assert isinstance(reply, Contradicted)
    assert word in reply.sentence


def test_another_key_than_expected_does_not_count(served: Served) -> None:
    other = CosignerKey(WITNESS.name, signature.public_key_of(bytes(range(9, 41))))
    assert isinstance(one(served.url, key=other), Unanswered)


# What a witness should not be


Behave = Callable[[socket.socket], None]


@contextmanager
def bad(behave: Behave) -> Iterator[str]:
    """Listen on loopback, and behave badly to whoever comes."""
    listening = socket.create_server(("127.0.0.1", 0))

    def go() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=behaving, args=(line,), daemon=True).start()

    def behaving(line: socket.socket) -> None:
        with line:
            try:
                line.recv(65_536)
                behave(line)
            except OSError:
                pass

    threading.Thread(target=go, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def answer(status: str, body: bytes, media_type: str = "text/plain", more: str = "") -> Behave:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode()
    return lambda line: line.sendall(head + body)


def drip(line: socket.socket) -> None:
    while True:
        line.sendall(b"H")
        time.sleep(0.05)


def drip_headers(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"a: b\r\n")
        time.sleep(0.02)


def drip_body(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        line.sendall(b"a")
        time.sleep(0.02)


OTHER_TEXT = cosign(checkpoint(6).text(), WITNESS, 7, WITNESS_SIGN).line().encode()
BEHAVIOURS: dict[str, Behave] = {
    "nothing": lambda line: line.close(),
    "never": lambda line: time.sleep(30),
    "drips": drip,
    "drips headers": drip_headers,
    "drips a body": drip_body,
    "no HTTP": lambda line: line.sendall(b"hello\r\n\r\n"),
    "endless line": lambda line: line.sendall(b"HTTP/1.1 200 " + b"x" * 200_000),
    "too much": answer("200 OK", bytes(100_000)),
    "more than it says": answer("200 OK", b"x", more="Content-Length: 5\r\n"),
    "no lines": answer("200 OK", b"well done\n"),
    "nothing at all": answer("200 OK", b""),
    "no UTF-8": answer("200 OK", b"\xff\xfe\n"),
    "another checkpoint's cosignature": answer("200 OK", OTHER_TEXT),
    "no content": answer("204 No Content", b""),
    "redirect": answer("302 Found", b"", more="Location: http://127.0.0.1:9/\r\n"),
    "permanent redirect": answer("308 Permanent Redirect", b"", more="Location: /elsewhere\r\n"),
    "not found": answer("404 Not Found", b"\x1b[31mnothing\n"),
    "a fault": answer("500 Oh", b""),
    "our own size for ever": answer("409 Conflict", b"5\n", "text/x.tlog.size"),
    "a size that is none": answer("409 Conflict", b"05\n", "text/x.tlog.size"),
    "a size of a thousand digits": answer("409 Conflict", b"9" * 1_000 + b"\n", "text/x.tlog.size"),
}


@pytest.mark.parametrize("behave", BEHAVIOURS.values(), ids=BEHAVIOURS.keys())
def test_what_is_no_answer_does_not_count_and_costs_no_more_than_the_deadline(behave: Behave) -> None:
    began = time.monotonic()
    with bad(behave) as url:
        reply = one(url, deadline_s=1.0)
    assert isinstance(reply, Unanswered), reply
    assert reply.sentence.isprintable()
    assert time.monotonic() - began < 4


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert isinstance(one(f"http://127.0.0.1:{port}"), Unanswered)


def test_all_are_asked_at_once_and_the_slow_ones_cost_the_others_nothing(served: Served) -> None:
    with bad(lambda line: time.sleep(30)) as slow, bad(drip) as dripping:
        asked = [Asked(str(number), WITNESS, url) for number, url in enumerate([slow, served.url, dripping, ""])]
        began = time.monotonic()
        replies = Witnesses(asked, 1.0).ask(signed(honest(7), 7), 7, lambda old: honest(7).consistency(old, 7))
    assert time.monotonic() - began < 3
    assert [type(reply) for reply in replies] == [Unanswered, Cosignature, Unanswered, Unanswered]
    assert [reply.witness.name for reply in replies] == ["0", "1", "2", "3"]


def test_threads_end_with_the_deadline() -> None:
    before = threading.active_count()
    with bad(drip_headers) as url:
        one(url, deadline_s=0.3)
        end = time.monotonic() + 5
        while threading.active_count() > before + 2 and time.monotonic() < end:
            time.sleep(0.05)
        assert threading.active_count() <= before + 2, "the listener and its line are left, ours is gone"


@pytest.mark.parametrize(
    "url",
    [
        "", "w1", "ftp://w.example", "http://", "https://user@w.example", "https://w.example/?a=b", "https://w.example/#a", "https://w:x/",
        "http://a b/", "http://ü/", "http://a\n/",
    ],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with refused(Code.USAGE):
        Address.parse(url)


def test_what_is_one() -> None:
    assert Address.parse("https://w.example/a/b/") == Address(True, "w.example", None, "/a/b")
    assert Address.parse("http://[::1]:8417") == Address(False, "::1", 8417, "")


def test_the_path_is_the_specification_s() -> None:
    assert witnesses.PATH == "/add-checkpoint"


# The gate: may a host start?


def charter(*keys: CosignerKey, quorum: int) -> Charter:
    row = World().host.ledger.state.charters.get(CHARTER)
    assert row
    return msgspec.structs.replace(row.charter, witnesses=CharterWitnesses(keys=tuple(map(str, keys)), quorum=quorum))


def policy(*lines: tuple[str, CosignerKey, str], quorum: str = "w1") -> Policy:
    text = "".join(f"witness {name} {key} {url}\n" for name, key, url in lines)
    return Policy.parse(f"{text}quorum {quorum}\n".encode())


def gate(circle: Circle, size: int = 7, now_ms: int = START_MS) -> list[Reply]:
    return require_current(circle, signed(honest(size), size), honest(size), lambda: now_ms, 2.0)


def test_a_host_whose_witness_saw_no_more_starts(served: Served, scene: Watching) -> None:
    scene.ask(0, 5)
    circle = Circle.of(None, policy(("w1", WITNESS, served.url)))
    assert [type(reply) for reply in gate(circle)] == [Cosignature]


def test_a_host_that_was_restored_from_an_old_copy_does_not(served: Served, scene: Watching) -> None:
    scene.ask(0, 9)
    with refused(Code.BEHIND_WITNESS):
        gate(Circle.of(None, policy(("w1", WITNESS, served.url))))
    assert scene.size() == 9


def test_nor_one_that_went_on_from_an_old_copy(served: Served, scene: Watching) -> None:
    scene.ask(0, 5, forked(5))
    with refused(Code.FORKED):
        gate(Circle.of(None, policy(("w1", WITNESS, served.url))))


def test_one_witness_that_saw_more_is_enough_whatever_the_quorum(tmp_path: Path, served: Served) -> None:
    second = CosignerKey("witness.example/w2", signature.public_key_of(bytes(32)))
    state = SqliteWitnessState(tmp_path / "second", create=True)
    witness = Witness(second, signature.signer(bytes(32)), [KEY], state, lambda: START_MS)
    witness.add_checkpoint(request(0, 9))
    with serving(witness) as other:
        both = policy(("w1", WITNESS, served.url), ("w2", second, other.url))
        with refused(Code.BEHIND_WITNESS):
            gate(Circle.of(None, both))


@pytest.mark.parametrize("apart_ms", [3_600_000, -3_600_000])
def test_a_host_whose_clock_its_witnesses_do_not_share_does_not_start(served: Served, apart_ms: int) -> None:
    """What it stamps stays in the log, and the newest stamp is where every later one begins."""
    circle = Circle.of(None, policy(("w1", WITNESS, served.url)))
    assert gate(circle, now_ms=START_MS + 30_000)
    with pytest.raises(Fault) as fault:
        gate(circle, now_ms=START_MS + apart_ms)
    assert fault.value.code == Code.CLOCK_SKEW


@pytest.mark.parametrize("needed", ["any", "all"])
def test_one_witness_whose_clock_is_wrong_stops_nobody(tmp_path: Path, served: Served, needed: str) -> None:
    second = CosignerKey("witness.example/w2", signature.public_key_of(bytes(32)))
    state = SqliteWitnessState(tmp_path / "second", create=True)
    with serving(Witness(second, signature.signer(bytes(32)), [KEY], state, lambda: START_MS - 86_400_000)) as other:
        lines = f"witness w1 {WITNESS} {served.url}\nwitness w2 {second} {other.url}\n"
        circle = Circle.of(None, Policy.parse(f"{lines}group them {needed} w1 w2\nquorum them\n".encode()))
        assert [type(reply) for reply in gate(circle)] == [Cosignature, Cosignature]


def test_too_few_answers() -> None:
    with refused(Code.QUORUM_NOT_MET):
        gate(Circle.of(None, policy(("w1", WITNESS, ""))))


def test_the_charter_says_who_is_asked_and_the_policy_where(served: Served) -> None:
    stranger = CosignerKey("witness.example/w2", signature.public_key_of(bytes(32)))
    circle = Circle.of(charter(WITNESS, quorum=1), policy(("mine", WITNESS, served.url), ("other", stranger, served.url), quorum="other"))
    assert [one.name for one in circle.witnesses] == ["mine"]
    assert [type(reply) for reply in gate(circle)] == [Cosignature]
    with refused(Code.QUORUM_NOT_MET):
        gate(Circle.of(charter(WITNESS, stranger, quorum=2), policy(("mine", WITNESS, served.url), quorum="mine")))


def test_a_charter_that_names_what_is_no_witness() -> None:
    row = charter(WITNESS, quorum=1)
    named = msgspec.structs.replace(row, witnesses=CharterWitnesses(keys=(str(KEY),), quorum=1))
    with refused(Code.USAGE):
        Circle.of(named, None)


def test_nobody_to_ask() -> None:
    with refused(Code.USAGE):
        Circle.of(None, None)
    with refused(Code.USAGE):
        Circle.of(None, Policy.parse(b"quorum none\n"))
