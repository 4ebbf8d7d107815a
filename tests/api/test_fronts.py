"""Fronts: processes before a host that speak HTTP for it. What comes of a statement is the same, whichever way it goes."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from garant.api import fronts as fronts_module
from garant.api import line as line_module
from garant.api.endpoint import Reply
from garant.api.front import Setting
from garant.api.fronts import Around, Fronts
from garant.api.host_statements import Quotas
from garant.api.line import FRAME_BYTES_MAX, Asked, Line, Told
from garant.api.metrics import Metrics
from garant.api.server import Connections, Place
from garant.log import TlogProof, leaf_hash
from garant.node.sequencer import Sequencer
from garant.node.submission import Submission
from garant.statement import envelope
from tests.api.hosting import MUCH, Hosted, handed, hosting, read
from tests.api.serve_process import serving_process
from tests.api.serving import Said, send
from tests.cli.desk import make_theatre
from tests.world import NOTICE, Side, World

UNTIL_S = 20.0


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@pytest.fixture
def hosted(world: World, tr: Side) -> Iterator[Hosted]:
    assert tr.name
    with hosting(world, fronts=1) as running:
        yield running


def pass_on(hosted: Hosted, *submissions: Submission, path: str = "/v1/statements") -> Said:
    """Hand in at the fronts' address."""
    body: Any = {"statements": [handed(one) for one in submissions]} if path.endswith("batch") else handed(submissions[0])
    return send(hosted.fronts, "POST", path, msgspec.json.encode(body))


def chained(world: World, side: Side, count: int) -> list[Submission]:
    made = [world.compose(side.unit, {**NOTICE, "name": "n0"})]
    for number in range(1, count):
        prev = envelope.decode(made[-1].envelope).id
        made.append(world.forge(side.unit, {**NOTICE, "name": f"n{number}"}, seq=number + 1, prev=prev))
    return made


def spoilt(submission: Submission) -> Submission:
    """Give the same statement with one bit of its signature changed."""
    given = envelope.decode(submission.envelope).envelope
    one = given.signatures[0]
    bad = envelope.Signature(keyid=one.keyid, sig=bytes([one.sig[0] ^ 1]) + one.sig[1:])
    return Submission(envelope.encode(envelope.Envelope(payload=given.payload, payload_type=given.payload_type, signatures=(bad,))))


def eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + UNTIL_S
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.05)


def test_a_statement_through_a_front_gets_the_host_s_receipt(hosted: Hosted, world: World, tr: Side) -> None:
    submission = world.compose(tr.unit, NOTICE)
    first, again, there = pass_on(hosted, submission), pass_on(hosted, submission), hosted.hand_in(submission)
    assert (first.status, again.status, there.status) == (201, 200, 200)
    assert first.body == again.body == there.body
    got = read(first)
    proof = TlogProof.parse(got["receipt"].encode())
    assert proof.verify(world.leaves()[got["index"]], world.key).size > got["index"]
    assert leaf_hash(world.leaves()[got["index"]])


@pytest.mark.parametrize("spoil", ["signature", "spelling", "form", "nothing"])
def test_what_is_refused_is_refused_in_the_same_words(spoil: str, hosted: Hosted, world: World, tr: Side) -> None:
    pass_on(hosted, world.compose(tr.unit, NOTICE))
    good = world.compose(tr.unit, {**NOTICE, "name": "second"})
    bad = {
        "signature": spoilt(good),
        "spelling": Submission(good.envelope.replace(b'{"payload"', b'{ "payload"', 1)),
        "form": Submission(b'{"payload":"e30=","payloadType":"application/vnd.garant.statement+json","signatures":[]}'),
        "nothing": Submission(b"[]"),
    }[spoil]
    size = world.host.head.size
    through, straight = pass_on(hosted, bad), hosted.hand_in(bad)
    assert (through.status, straight.status) == (422, 422)
    assert {**read(through), "word": None} == {**read(straight), "word": None}
    assert read(through)["word"]
    assert world.host.head.size == size


def test_a_batch_keeps_its_order(hosted: Hosted, world: World, tr: Side) -> None:
    outcomes = read(pass_on(hosted, *chained(world, tr, 40), path="/v1/statements/batch"))["outcomes"]
    indexes = [one["admitted"]["index"] for one in outcomes]
    assert len(indexes) == 40
    assert indexes == sorted(indexes)


def test_a_front_serves_statements_and_nothing_else(hosted: Hosted) -> None:
    assert send(hosted.fronts, "GET", "/checkpoint", b"").status == 404
    assert send(hosted.fronts, "GET", "/v1/statements", b"").status == 405
    assert send(hosted.fronts, "POST", "/v1/statements", b"{}").status == 400


def test_accounts_are_the_host_s_whichever_way_a_statement_comes(world: World, tr: Side) -> None:
    three = chained(world, tr, 3)
    with hosting(world, quotas=Quotas(0.001, 2, MUCH), fronts=1) as hosted:
        assert pass_on(hosted, three[0]).status == 201
        assert hosted.hand_in(three[1]).status == 201
        refused = pass_on(hosted, three[2])
        assert (refused.status, read(refused)["code"]) == (429, "too_many")
        assert int(refused.headers["retry-after"]) > 1


def test_what_the_host_was_passed_is_counted_there(hosted: Hosted, world: World, tr: Side) -> None:
    pass_on(hosted, world.compose(tr.unit, NOTICE))
    counted = b'garant_answers_total{method="POST",path="/v1/statements",status="201"} 1'
    assert counted in hosted.get("/metrics").body


def test_where_a_front_ends_another_begins(hosted: Hosted, world: World, tr: Side) -> None:
    first, second = chained(world, tr, 2)
    assert pass_on(hosted, first).status == 201
    os.kill(front_of(os.getpid()), signal.SIGKILL)
    eventually(lambda: bool(hosted.mistakes))
    assert "another one begins" in hosted.mistakes[0]
    assert pass_on(hosted, second).status == 201  # it waits at the socket, which the host holds, until the next one takes it


def test_a_command_s_fronts_end_with_it(tmp_path: Path) -> None:
    make_theatre(tmp_path)
    with serving_process(tmp_path / "theatre", "--fronts", "2", "--fronts-port", "0") as host:
        fronts = front_of(host.process.pid), front_of(host.process.pid, 1)
        host.process.kill()
        eventually(lambda: not any(map(is_front, fronts)))


# Between a host and its front


class Ended:
    """A front's process that is no more."""

    def terminate(self) -> None: ...

    def kill(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int:
        assert timeout is None or timeout > 0
        return 7


@contextmanager
def behind(world: World, mistakes: list[str]) -> Iterator[Fronts]:
    """Run a host's side of the lines, without a server."""
    sequencer = Sequencer(world.host, world.store, world.clock)
    turning = threading.Thread(target=sequencer.run)
    turning.start()
    try:
        yield Fronts(sequencer, Quotas(MUCH, MUCH, MUCH, strangers_per_s=MUCH), Around(lambda _: None, mistakes.append, Metrics()))
    finally:
        sequencer.stop()
        turning.join()


def told(world: World, mistakes: list[str], data: bytes) -> list[Told]:
    """Write bytes to a host as its front, end there, and give what the host said."""

    async def play(fronts: Fronts) -> bytes:
        ours, theirs = socket.socketpair()

        async def begin(line: Line[Asked]) -> Ended:
            await asyncio.get_running_loop().create_connection(lambda: line, sock=ours)
            return Ended()

        async with fronts.running(1, begin):
            reader, writer = await asyncio.open_connection(sock=theirs)
            writer.write(data)
            length = await reader.read(4)
            said = await reader.readexactly(int.from_bytes(length, "big")) if length else b""
            writer.close()
            await writer.wait_closed()
        return said

    with behind(world, mistakes) as fronts:
        said = asyncio.run(play(fronts))
    return msgspec.msgpack.decode(said, type=list[Told]) if said else []


def frame(*asked: object) -> bytes:
    data = msgspec.msgpack.encode(asked)
    return len(data).to_bytes(4, "big") + data


def asking(*submissions: Submission, together: bool = False) -> bytes:
    return frame(Asked(1, "192.0.2.1", urgent_only=False, together=together, statements=submissions))


@pytest.mark.parametrize("together", [False, True])
def test_a_front_that_was_taken_over_cannot_pass_on_what_nobody_signed(world: World, tr: Side, together: bool) -> None:
    size, bad = world.host.head.size, spoilt(world.compose(tr.unit, NOTICE))
    (answer,) = told(world, [], asking(bad, together=together))
    assert b'"code":"bad_signature"' in answer.reply.body
    assert world.host.head.size == size


@pytest.mark.parametrize("data", [b"[]", b"", b" {}", b'{"payload":"e30="}'])
def test_nor_what_is_no_statement_or_not_spelt_as_one(world: World, tr: Side, data: bytes) -> None:
    size, good = world.host.head.size, world.compose(tr.unit, NOTICE)
    for one in (Submission(data), Submission(good.envelope.replace(b'{"payload"', b'{ "payload"', 1))):
        (answer,) = told(world, [], asking(one))
        assert answer.reply.status == 422
    assert world.host.head.size == size


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff" + b"x" * 100_000,
        (FRAME_BYTES_MAX + 1).to_bytes(4, "big"),
        b"\x00\x00\x00\x01\xc1",
        frame({"number": 1}),
        frame([1, "a", False, False, []]),
        frame([1, "a" * 20_000, False, False, [[b"{}", [], None]]]),
        asking(*[Submission(b"{}")] * 257, together=True),
    ],
    ids=["endless", "too long", "no MessagePack", "no request", "without a statement", "from a long address", "too many"],
)
def test_what_is_no_frame_ends_the_line_and_nothing_else(world: World, tr: Side, data: bytes) -> None:
    mistakes: list[str] = []
    assert told(world, mistakes, data) == []
    assert mistakes == ["a front ended (exit code 7); another one begins"]
    assert told(world, mistakes, asking(world.compose(tr.unit, NOTICE)))[0].reply.status == 201


class Full(asyncio.Transport):
    """A socket whose other end does not read, and then does."""

    heard = True

    def pause_reading(self) -> None:
        self.heard = False

    def resume_reading(self) -> None:
        self.heard = True

    def close(self) -> None:
        self.heard = False


@pytest.mark.parametrize("waits", [True, False])
def test_a_host_does_not_hear_a_front_that_does_not_hear(waits: bool) -> None:
    """Else its answers would wait in its memory, as many as a thief likes. A front goes on: if both waited, both would wait for ever."""
    line, under = Line(Told, lambda _: None, lambda: None, waits=waits), Full()
    line.connection_made(under)
    line.pause_writing()
    assert under.heard is not waits
    line.resume_writing()
    assert under.heard


def test_a_host_s_end_of_a_line_is_one_that_waits(world: World, tr: Side) -> None:
    assert tr.name
    lines = list[Line[Asked]]()

    async def begin(line: Line[Asked]) -> Ended:
        lines.append(line)
        line.connection_made(Full())
        return Ended()

    async def play(fronts: Fronts) -> None:
        async with fronts.running(2, begin):
            pass

    with behind(world, []) as fronts:
        asyncio.run(play(fronts))
    assert [line._waits for line in lines] == [True, True]


def test_a_front_that_the_system_has_no_room_for_is_begun_later(monkeypatch: pytest.MonkeyPatch, world: World, tr: Side) -> None:
    """It ended because memory ran out, say, and nothing can be started at that moment either."""
    assert tr.name
    monkeypatch.setattr(fronts_module, "AGAIN_S", 0.01)
    mistakes, begun, there = list[str](), list[Line[Asked]](), asyncio.Event()

    async def begin(line: Line[Asked]) -> Ended:
        begun.append(line)
        if len(begun) < 3:
            raise OSError(11, "Resource temporarily unavailable")
        ours, theirs = socket.socketpair()
        theirs.close()
        there.set()
        await asyncio.get_running_loop().create_connection(lambda: line, sock=ours)
        return Ended()

    async def play(fronts: Fronts) -> None:
        async with fronts.running(1, begin):
            await there.wait()

    with behind(world, mistakes) as fronts:
        asyncio.run(play(fronts))
    assert mistakes[:2] == ["a front does not begin (Resource temporarily unavailable); it is tried again"] * 2


def test_a_long_turn_of_a_loop_goes_out_in_frames_that_the_other_end_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_module, "FRAME_BYTES_MAX", 4_000)
    heard: list[Told] = []

    async def play() -> None:
        ours, theirs = socket.socketpair()
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        _, one = await loop.create_connection(lambda: Line(Told, heard.append, lambda: None), sock=ours)
        await loop.create_connection(lambda: Line(Told, heard.append, ended.set), sock=theirs)
        for number in range(100):
            one.say(Told(number, Reply(b"x" * 500)))
        loop.call_soon(one.close)
        await ended.wait()

    asyncio.run(play())
    assert [told.number for told in heard] == list(range(100))


def test_a_front_has_nothing_of_its_host_s_environment(monkeypatch: pytest.MonkeyPatch, world: World, tr: Side) -> None:
    assert tr.name
    monkeypatch.setenv("PGPASSWORD", "hidden-from-fronts")
    with hosting(world, fronts=1):
        environment = Path(f"/proc/{front_of(os.getpid())}/environ").read_bytes()
    assert [one.partition(b"=")[0] for one in environment.split(b"\0") if one] == [b"PYTHONPATH"]


def test_a_front_of_another_version_does_not_serve() -> None:
    """The package was replaced while its host runs: what the two say to each other may mean something else."""
    setting = Setting(version="0", listening=0, line=0, place=Place("127.0.0.1", 0), per_second=1, proxies=0, connections=Connections())
    words = [sys.executable, "-m", "garant.api.front", msgspec.json.encode(setting).decode()]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert "start the host again" in ended.stderr


def front_of(host: int, number: int = 0) -> int:
    """Give the process of a front, as the system knows it."""
    found: list[int] = []

    def all_there() -> bool:
        found[:] = sorted(one for one in processes() if parent(one) == host and is_front(one))
        return len(found) > number

    eventually(all_there)
    return found[number]


def processes() -> Iterator[int]:
    return (int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal())


def parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def is_front(process: int) -> bool:
    try:
        return b"garant.api.front" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
