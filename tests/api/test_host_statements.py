"""Statements over HTTP: receipts, retries, batches, refusals with the host's word, limits, and capacity kept for STOP calls."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from garant.api.application import Gate
from garant.api.host_statements import Quotas
from garant.api.limits import Buckets
from garant.errors import Fault, Refused
from garant.log import TlogProof, leaf_hash, open_checkpoint
from garant.log.proof import verify_inclusion
from garant.node.intake import prepare
from garant.node.submission import Submission
from garant.node.waiting import Bounds
from garant.statement import envelope, host_word
from tests.api.hosting import Hosted, hosting, read
from tests.fold.calling import CALL, CHANNEL
from tests.world import ANSWER, NOTICE, Side, World


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    side = world.side("tr")
    world.admit(side.headquarters, CHANNEL)
    return side


@pytest.fixture
def hosted(world: World, tr: Side) -> Iterator[Hosted]:
    assert tr.name
    with hosting(world) as running:
        yield running


def notice(number: int) -> dict[str, object]:
    return {**NOTICE, "name": f"patrol-{number}"}


def notices(world: World, side: Side, count: int) -> list[Submission]:
    """Sign several notices one after the other, as a desk does that is cut off: each is chained on the one before."""
    made = [world.compose(side.unit, notice(0))]
    for number in range(1, count):
        made.append(world.forge(side.unit, notice(number), seq=number + 1, prev=envelope.decode(made[-1].envelope).id))
    return made


def test_a_statement_is_admitted_with_a_receipt_that_verifies(hosted: Hosted, world: World, tr: Side) -> None:
    said = hosted.hand_in(world.compose(tr.unit, NOTICE))
    assert said.status == 201
    got = read(said)
    proof = TlogProof.parse(got["receipt"].encode())
    checkpoint = open_checkpoint(proof.checkpoint, world.key)
    verify_inclusion(leaf_hash(world.leaves()[got["index"]]), proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    assert got["verdict"] == got["index"] + 1
    assert got["t_ms"] == world.clock()


def test_a_receipt_is_the_one_that_the_host_itself_gives(hosted: Hosted, world: World, tr: Side) -> None:
    got = read(hosted.hand_in(world.compose(tr.unit, NOTICE)))
    own = world.host.admission(got["index"])
    assert (got["id"], got["receipt"]) == (own.id, own.receipt.decode())
    again = hosted.get(f"/v1/statements/{got['id']}/receipt")
    assert again.body == own.receipt
    assert "immutable" in again.headers["cache-control"]


def test_a_retry_is_answered_alike(hosted: Hosted, world: World, tr: Side) -> None:
    submission = world.compose(tr.unit, NOTICE)
    first, second = hosted.hand_in(submission), hosted.hand_in(submission)
    assert (first.status, second.status) == (201, 200)
    assert first.body == second.body


def test_many_retries_at_once_are_one_statement(hosted: Hosted, world: World, tr: Side) -> None:
    submission, before = world.compose(tr.unit, NOTICE), len(world.leaves())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: hosted.hand_in(submission), range(16)))
    assert len({said.body for said in answers}) == 1
    assert len(world.leaves()) == before + 2, "the notice and its verdict"


def test_a_refusal_carries_the_host_s_signed_word(hosted: Hosted, world: World, tr: Side) -> None:
    said = hosted.hand_in(world.forge(tr.unit, NOTICE, log="another.example/log"))
    got = read(said)
    assert (said.status, got["code"], got["status"]) == (422, "wrong_log", 422)
    assert said.headers["content-type"] == "application/problem+json"
    word = host_word.open_word(msgspec_bytes(got["word"]), ANSWER.public)
    assert isinstance(word, host_word.RefusalWord)
    assert word.code == "wrong_log"


def msgspec_bytes(word: object) -> bytes:
    return json.dumps(word, separators=(",", ":"), sort_keys=True).encode()


def test_a_batch_keeps_its_order(hosted: Hosted, world: World, tr: Side) -> None:
    batch = notices(world, tr, 5)
    outcomes = read(hosted.hand_in_many(batch))["outcomes"]
    assert [one["status"] for one in outcomes] == [201] * 5
    assert [one["admitted"]["id"] for one in outcomes] == [envelope.decode(one.envelope).id for one in batch]
    indexes = [one["admitted"]["index"] for one in outcomes]
    assert indexes == sorted(indexes)


def test_each_of_a_batch_has_its_own_outcome(hosted: Hosted, world: World, tr: Side) -> None:
    good, bad = world.compose(tr.unit, NOTICE), world.forge(tr.sector, NOTICE, log="another.example/log")
    outcomes = read(hosted.hand_in_many([bad, good, good]))["outcomes"]
    assert [one["status"] for one in outcomes] == [422, 201, 201]
    assert outcomes[0]["problem"]["word"]
    assert outcomes[1] == outcomes[2], "one statement, one admission"
    assert [one["status"] for one in read(hosted.hand_in_many([good]))["outcomes"]] == [200]


# What does not fit


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"{",
        b"\xff",
        b'{"dsse":1,"more":2}',
        b'{"dsse":{},"disclosures":"x"}',
        b'{"dsse":{},"blob":"?"}',
        b"[" * 100_000,
        b'{"dsse":' + b"[" * 2_000 + b"]" * 2_000 + b"}",
    ],
)
def test_a_body_of_another_form(hosted: Hosted, body: bytes) -> None:
    said = hosted.post("/v1/statements", body)
    assert (said.status, read(said)["code"]) == (400, "bad_request")


@pytest.mark.parametrize("dsse", [b"1", b"null", b"{}", b'"x"', b'{ "payload": "" }'])
def test_what_is_no_envelope_is_refused_in_the_host_s_word(hosted: Hosted, dsse: bytes) -> None:
    said = hosted.post("/v1/statements", b'{"dsse":' + dsse + b"}")
    assert said.status == 422
    assert read(said)["word"]["payloadType"]


def test_another_media_type(hosted: Hosted) -> None:
    said = hosted.post("/v1/statements", b"{}", **{"content-type": "text/plain"})
    assert (said.status, read(said)["code"]) == (400, "bad_request")


def test_a_full_queue_is_answered_at_once(world: World, tr: Side) -> None:
    with hosting(world, bounds=Bounds(common=2, urgent=1), turning=False) as hosted, ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(hosted.hand_in, one) for one in notices(world, tr, 2)]
        while hosted.sequencer.waiting() < 2:
            time.sleep(0.01)
        said = hosted.hand_in(world.compose(tr.sector, NOTICE))
        assert (said.status, read(said)["code"], said.headers["retry-after"]) == (503, "busy", "1")
        assert said.headers.get("connection") != "close"
        hosted.sequencer.turn()
        assert {one.result().status for one in waiting} <= {201, 422}, "whichever came first"


def test_once_one_of_a_batch_finds_no_room_none_overtakes_it(world: World, tr: Side) -> None:
    with hosting(world, bounds=Bounds(common=2), turning=False) as hosted, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(hosted.hand_in_many, notices(world, tr, 5))
        while hosted.sequencer.waiting() < 2:
            time.sleep(0.01)
        hosted.sequencer.turn()
        outcomes = read(waiting.result())["outcomes"]
    assert [one["status"] for one in outcomes] == [201, 201, 503, 503, 503]


def test_a_party_that_hands_in_too_much_waits_and_others_do_not(world: World, tr: Side) -> None:
    ru_unit = world.grant(world.enrol("third"), "unit")
    with hosting(world, quotas=Quotas(per_s=0.01, most=2)) as hosted:
        answers = [hosted.hand_in(one) for one in notices(world, tr, 3)]
        assert [said.status for said in answers] == [201, 201, 429]
        assert int(answers[-1].headers["retry-after"]) > 10
        assert hosted.hand_in(world.compose(ru_unit, NOTICE)).status == 201


def test_a_crowd_of_one_party_s_comes_evenly_and_none_of_it_is_refused(world: World, tr: Side) -> None:
    """The first goes on at once, and the rest one after the other, up to three seconds' worth."""
    quotas = Quotas(per_s=10, most=30, now_s=lambda: 0.0)
    prepared = [prepare(one, world.host.ledger.state) for one in notices(world, tr, 31)]
    waits = [quotas.take(one, 1, "192.0.2.1") for one in prepared[:30]]
    assert waits == pytest.approx([at / 10 for at in range(30)])
    with pytest.raises(Refused):
        quotas.take(prepared[30], 1, "192.0.2.1")
    call = prepare(world.compose(tr.headquarters, CALL), world.host.ledger.state)
    assert quotas.take(call, 1, "192.0.2.1") == 0, "a STOP call waits for none of them"


def test_nobody_spends_another_s_account(world: World, tr: Side) -> None:
    forged = world.compose(tr.unit, NOTICE)
    at = forged.envelope.index(b'"sig":"') + 9
    bad = Submission(forged.envelope[:at] + (b"A" if forged.envelope[at : at + 1] != b"A" else b"B") + forged.envelope[at + 1 :])
    with hosting(world, quotas=Quotas(per_s=0.01, most=1)) as hosted:
        assert [hosted.hand_in(bad).status for _ in range(3)] == [422, 422, 422]
        assert hosted.hand_in(forged).status == 201


def test_nobody_spends_another_s_account_with_what_it_said_before(world: World, tr: Side) -> None:
    """Whoever reads the log can hand in all of it again, STOP calls too."""
    call = world.compose(tr.headquarters, CALL)
    old = [*notices(world, tr, 2), call]
    for one in old:
        world.host.submit([one])
    with hosting(world, quotas=Quotas(per_s=0.01, most=4, urgent_per_s=0.1)) as hosted:
        statuses = [hosted.hand_in(one).status for one in (*old, call, call, call)]
        assert statuses == [200, 200, 200, 200, 429, 429], "that is on the account of the address"
        assert hosted.hand_in(world.compose(tr.unit, notice(9))).status == 201
        assert hosted.hand_in(world.compose(tr.headquarters, {**CALL, "name": "stop-2"})).status == 201


def test_strangers_have_little(world: World) -> None:
    with hosting(world, quotas=Quotas(strangers_per_s=0.1)) as hosted:
        statuses = [hosted.post("/v1/statements", b'{"dsse":{}}').status for _ in range(5)]
    assert statuses == [422, 422, 422, 429, 429]


def test_a_stop_call_has_room_where_its_own_side_left_none(world: World, tr: Side) -> None:
    gate = Gate(open_to_all=True, addresses=Buckets(0.01, 1), kept=Buckets(1, 5))
    with hosting(world, gate, quotas=Quotas(per_s=0.01, most=1)) as hosted:
        assert hosted.hand_in(world.compose(tr.unit, NOTICE)).status == 201
        late = hosted.hand_in(world.compose(tr.sector, NOTICE))
        assert (late.status, read(late)["code"]) == (429, "too_many")
        assert hosted.get("/checkpoint").status == 429
        call = hosted.hand_in(world.compose(tr.headquarters, CALL))
        assert call.status == 201, call.body


def test_a_full_disk_takes_stop_calls_alone(world: World, tr: Side) -> None:
    with hosting(world, used=lambda: 0.95) as hosted:
        said = hosted.hand_in(world.compose(tr.unit, NOTICE))
        assert (said.status, read(said)["code"]) == (507, "disk_full")
        assert read(said)["word"]
        assert hosted.hand_in(world.compose(tr.headquarters, CALL)).status == 201


def test_a_fault_is_told_and_ends_it(world: World, tr: Side) -> None:
    with hosting(world) as hosted:
        world.store.fail_next = "before"
        said = hosted.hand_in(world.compose(tr.unit, NOTICE))
        assert (said.status, read(said)["code"]) == (503, "stopped")
        assert said.headers["connection"] == "close"
        assert isinstance(hosted.faults[0], Fault)


def test_an_outcome_in_a_batch_is_as_alone(hosted: Hosted, world: World, tr: Side) -> None:
    submission = world.compose(tr.unit, NOTICE)
    (outcome,) = read(hosted.hand_in_many([submission]))["outcomes"]
    assert outcome["admitted"] == read(hosted.hand_in(submission))


@pytest.mark.parametrize("count", [0, 257])
def test_a_batch_has_bounds(hosted: Hosted, count: int) -> None:
    said = hosted.post("/v1/statements/batch", {"statements": [{"dsse": {}}] * count})
    assert (said.status, read(said)["code"]) == (400, "bad_request")
