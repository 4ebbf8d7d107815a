"""Proofs at the desk: made from our own copy, without the host's word; checked offline, with reasons and with what they cannot show."""

import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from garant.log import TlogProof
from garant.node import absence, bundle
from garant.node.attesting import attested_bundle
from garant.statement.absence import Question
from tests.answers.around import at, filed
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import Side, World, make_key, receipt

PROOFS, VERIFY = "/desk/v1/proofs", "/desk/v1/verify"


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def desk(world: World, tr: Side, ru: Side) -> Iterator[DataDesk]:
    with data_desk(world, "tr") as one:
        yield one


def made(desk: DataDesk, subject: str | int, **more: object) -> bytes:
    said = desk.send("POST", PROOFS, json.dumps({"subject": subject, **more}).encode())
    assert said.status == 200, said
    assert said.headers["x-garant-left-out"] == "keys, receipts"
    return said.body


def checked(desk: DataDesk, data: bytes, **asks: object) -> Any:  # noqa: ANN401 - JSON
    return desk.post(f"{VERIFY}?{urlencode(asks)}" if asks else VERIFY, data)


def test_a_proof_of_our_own_copy_holds_and_says_what_the_host_alone_could_add(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    got = world.admit(tr.unit, filed("patrol-1"))
    world.admit(ru.unit, receipt())
    found = checked(desk, made(desk, got.id))
    assert (found["holds"], found["form"], found["ours"], found["subject"]["index"]) == (True, "bundle", True, got.index)
    assert [one["type"] for one in found["others"]] == ["verdict/1", "receipt/1"]
    assert found["subject"]["signed_by"][0]["party"] == "tr"
    assert found["subject"]["signed_by"][0]["level"] == "unit"
    assert found["words"] == []
    assert found["reasons"][0] == "checkpoint_signed"
    assert {"later_revocation", "further_receipts"} <= set(found["not_shown"])


def test_the_hosts_words_are_told_where_they_are(world: World, desk: DataDesk, tr: Side) -> None:
    got = world.admit(tr.unit, filed("patrol-1"))
    found = checked(desk, bundle.encode(attested_bundle(world.host, got.index)))
    assert [one["type"] for one in found["words"]] == ["keys/1", "receipts/1"]


def test_what_is_hidden_goes_into_a_proof_only_when_it_is_said_and_only_as_far_as_we_may_read_it(
    world: World, desk: DataDesk, tr: Side, ru: Side
) -> None:
    ours = world.admit(tr.unit, filed("ours"), hide=["volumes"])
    theirs = world.admit(ru.unit, filed("theirs", to=["tr"]), hide=["volumes"])
    assert checked(desk, made(desk, ours.index))["revealed"] is None
    assert "volumes" in checked(desk, made(desk, ours.index, disclose=True))["revealed"]
    assert checked(desk, made(desk, theirs.index, disclose=True))["revealed"] is None


@pytest.mark.parametrize("change", ["cut", "entry", "key"])
def test_a_proof_that_does_not_hold_says_why(world: World, desk: DataDesk, tr: Side, change: str) -> None:
    data = made(desk, world.admit(tr.unit, filed("patrol-1")).index)
    asks = {}
    if change == "cut":
        data = data[:-1]
    elif change == "entry":
        whole = bundle.decode(data)
        first = msgspec.structs.replace(whole.items[-1], entry=whole.items[0].entry)
        data = bundle.encode(msgspec.structs.replace(whole, items=(*whole.items[:-1], first)))
    else:
        asks["key"] = str(type(world.key)(world.key.name, make_key("another").public))
    found = checked(desk, data, **asks)
    assert found["holds"] is False
    assert found["ours"] is (change != "key")
    assert found["refused"]["code"] in {"not_json", "proof_failed", "unknown_log_key", "bad_signature"}
    assert "subject" not in {name for name, value in found.items() if value}


def test_a_proof_of_absence_carries_its_sentence(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("patrol-1", to=["ru"]))
    world.clock.turn(60_000)
    question = Question(party="tr", at=at(0), notice="ru/post-1", status="exercise")
    found = checked(desk, absence.encode(absence.make(world.host, question)))
    assert (found["holds"], found["form"]) == (True, "absence")
    assert found["absence"]["note"] == "absence of notice removes no protection and permits nothing"
    assert found["absence"]["question"]["notice"] == "ru/post-1"


def test_an_inclusion_proof_is_held_against_our_own_entry_or_the_one_that_is_given(world: World, desk: DataDesk, tr: Side) -> None:
    got = world.admit(tr.unit, filed("patrol-1"))
    head = world.store.head()
    assert head is not None
    data = TlogProof(got.index, tuple(world.host.ledger.tree.inclusion(got.index, head.size)), head.note).encode()
    own = checked(desk, data)
    assert (own["holds"], own["form"], own["subject"]["id"]) == (True, "tlog_proof", got.id)
    other = world.leaves()[got.index - 1]
    assert checked(desk, data, entry=b64encode(other).decode())["refused"]["code"] == "proof_failed"
    assert checked(desk, data, entry="?")["refused"]["code"] == "bad_base64"


def test_what_is_no_proof_holds_nothing(desk: DataDesk) -> None:
    assert checked(desk, b"{}")["holds"] is False
    assert desk.refused("POST", VERIFY, b"{}", {"key": "no key"}) == "bad_verifier_key"
    assert desk.refused("POST", PROOFS, {"subject": 999}) == "unknown_reference"
