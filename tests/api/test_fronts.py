"""Fronts: processes before a host that read statements and verify them. What comes of a statement is the same, whichever way it goes."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from garant import signature
from garant.api import problems
from garant.api.front import Front
from garant.api.host_statements import Handed, Quotas
from garant.api.line import Told
from garant.errors import Code, Refusal
from garant.log import TlogProof, leaf_hash
from garant.node.intake import prepare, prepare_read
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
    pass_on(hosted, world.compose(tr.unit, NOTICE))  # its front knows the key from now on
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


def test_a_front_learns_keys_and_verifies_by_them(world: World, tr: Side) -> None:
    first, second = (Handed(dsse=msgspec.Raw(one.envelope)) for one in chained(world, tr, 2))
    front, key = Front(), world.host.ledger.state.keys.rows[envelope.decode(bytes(first.dsse)).keyids[0]].public_key
    assert front._passed(first).holding == ()
    front.hear(Told(1, problems.reply(Refusal(Code.BUSY, "")), (key,)))
    assert front._passed(second).holding == (signature.keyid(key),)
    bad = spoilt(Submission(bytes(second.dsse)))
    assert front._passed(Handed(dsse=msgspec.Raw(bad.envelope))).holding == ()


def test_what_was_read_before_comes_to_the_same(world: World, tr: Side) -> None:
    submission, state = world.compose(tr.unit, NOTICE), world.host.ledger.state
    plain = prepare(submission, state)
    assert prepare_read(submission, state, plain.keyids) == plain
    bad = spoilt(submission)
    assert prepare_read(bad, state, ()) == prepare(bad, state)


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
