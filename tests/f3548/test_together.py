"""Many at once, and several hosts over one PostgreSQL log: one pool, one truth, and no spurious refusal."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Semaphore
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from garant.bootstrap import Place, found, parse_theatre
from garant.node.ledger import read
from garant.storage.postgresql_address import disguised
from tests.api.serve_process import serving_process
from tests.api.serving import send
from tests.f3548.dss import ALL, INTENTS, SUBSCRIPTIONS, intent, new_id, notified, serving_dss, signing_key, square, volume
from tests.postgres import ready

THEATRE = b"""
origin = "exercise.garant.example/pool"
title.en = "Pool"
area.en = "Nowhere"
languages = ["en"]
time_zone = "Asia/Damascus"
proofs_shown_by = "any_party"
gateway = true
"""


def test_twenty_intents_by_ten_workers() -> None:
    """Apart by height, by time or by place: every one succeeds with a key that names nobody else."""
    apart = {
        "height": [volume(low=20 * number, high=20 * number + 19) for number in range(20)],
        "time": [volume(start=600 * number + 60, end=600 * number + 600) for number in range(20)],
        "place": [volume(square(46 + 0.1 * number)) for number in range(20)],
    }
    with serving_dss() as dss, ThreadPoolExecutor(10) as workers:
        for volumes in apart.values():
            names = [new_id() for _ in volumes]
            made = list(workers.map(lambda one: dss.put("uss1", f"{INTENTS}/{one[0]}", intent(one[1])), zip(names, volumes, strict=True)))
            assert [told.status for told in made] == [201] * 20
            assert [told.status for told in workers.map(lambda name: dss.get("uss1", f"{INTENTS}/{name}"), names)] == [200] * 20
            found = list(workers.map(lambda one: dss.query("uss1", INTENTS, one), volumes))
            assert [[name] for name in names] == found
            ovns = [told.body["operational_intent_reference"]["ovn"] for told in made]
            again = list(
                workers.map(
                    lambda one: dss.put("uss1", f"{INTENTS}/{one[0]}/{one[1]}", intent(one[2])), zip(names, ovns, volumes, strict=True)
                )
            )
            assert [told.status for told in again] == [200] * 20
            ovns = [told.body["operational_intent_reference"]["ovn"] for told in again]
            gone = list(workers.map(lambda one: dss.delete("uss1", f"{INTENTS}/{one[0]}/{one[1]}"), zip(names, ovns, strict=True)))
            assert [told.status for told in gone] == [200] * 20


def test_what_a_group_says_names_the_checkpoint_that_there_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several statements in one commit: each says that its signer had seen the newest checkpoint, and none that was never signed."""
    with serving_dss() as dss, ThreadPoolExecutor(6) as workers:
        sequencer, first, waiting = dss.hosted.sequencer, dss.size, Semaphore(0)
        hand_in = sequencer.hand_in

        def count(*handed: Any) -> None:  # noqa: ANN401 - as it is handed in
            hand_in(*handed)
            waiting.release()

        monkeypatch.setattr(sequencer, "hand_in", count)
        with sequencer.reading():  # nobody writes: they wait together
            filed = [workers.submit(dss.put, "uss1", f"{INTENTS}/{new_id()}", intent(volume(square(46 + 0.1 * one)))) for one in range(6)]
            assert all(waiting.acquire(timeout=20) for _ in filed)
        assert [one.result().status for one in filed] == [201] * 6
        seen = [read(record.data).signed.said.seen.size for record in sequencer.store.records(first)]
        heads = [sequencer.store.head_over(size - 1) for size in seen]
        assert [head.size for head in heads if head] == seen, "no such checkpoint"
        assert len(set(seen)) < len(seen), "no two of them were in one group"


def test_of_many_at_one_place_exactly_one_gets_in() -> None:
    """The key is checked where the statement is made, and nobody comes between."""
    with serving_dss() as dss, ThreadPoolExecutor(10) as workers:
        told = list(workers.map(lambda _: dss.put("uss1", f"{INTENTS}/{new_id()}", intent()), range(10)))
        assert sorted(one.status for one in told) == [201] + [409] * 9


class Client:
    """A client of one host of a pool."""

    def __init__(self, url: str, name: str) -> None:
        claims = {"sub": name, "iss": "https://auth.example", "aud": "localhost", "scope": ALL, "exp": int(time.time()) + 3_000}
        self._url, self._token = url, jwt.encode(claims, signing_key(), algorithm="RS256")

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Ask."""
        data = b"" if body is None else json.dumps(body).encode()
        said = send(self._url, method, f"/dss/v1{path}", data, authorization=f"Bearer {self._token}")
        return said.status, json.loads(said.body)


def now_volume(lat: float = 46.0) -> dict[str, Any]:
    """Give a volume of the next hour, by the machine's clock."""
    whole = volume(square(lat))
    for name, seconds in (("time_start", 60), ("time_end", 3_600)):
        text = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() + seconds))
        whole[name] = {"value": f"{text}.123456Z", "format": "RFC3339"}
    return whole


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Run two hosts over one PostgreSQL log, as an operator starts them."""
    home, url = tmp_path_factory.mktemp("pool"), ready()
    key = home / "tokens.pem"
    key.write_bytes(signing_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GARANT_HOME", str(home))
        found(Place(disguised(url)), parse_theatre(THEATRE, "theatre.toml")).store.close()
    options = ("--dss-public-key", str(key), "--dss-audience", "localhost")
    with ExitStack() as held:
        hosts = [held.enter_context(serving_process(url, *options, home=home)) for _ in range(2)]
        yield hosts[0].url, hosts[1].url


def test_what_one_host_took_in_stands_on_the_other(pool: tuple[str, str]) -> None:
    a, b, other = Client(pool[0], "uss1"), Client(pool[1], "uss1"), Client(pool[1], "uss2")
    name = new_id()
    body = {**intent(now_volume()), "new_subscription": {"uss_base_url": "https://uss.example"}}
    status, made = a.ask("PUT", f"{INTENTS}/{name}", body)
    assert status == 201
    told = made["operational_intent_reference"]
    assert b.ask("GET", f"{INTENTS}/{name}") == (200, {"operational_intent_reference": told}), "times, version and OVN are the same"
    bound = told["subscription_id"]
    assert b.ask("GET", f"{SUBSCRIPTIONS}/{bound}") == a.ask("GET", f"{SUBSCRIPTIONS}/{bound}")
    assert [
        one["id"] for one in b.ask("POST", f"{INTENTS}/query", {"area_of_interest": now_volume()})[1]["operational_intent_references"]
    ] == [name]
    assert "ovn" not in other.ask("GET", f"{INTENTS}/{name}")[1]["operational_intent_reference"]
    assert other.ask("PUT", f"{INTENTS}/{name}/{told['ovn']}", body)[0] == 403
    assert other.ask("GET", f"{SUBSCRIPTIONS}/{bound}")[0] == 403
    assert other.ask("PUT", f"{INTENTS}/{new_id()}", intent(now_volume()))[0] == 409
    status, changed = b.ask("PUT", f"{INTENTS}/{name}/{told['ovn']}", {**body, "new_subscription": None, "subscription_id": bound})
    assert (status, changed["operational_intent_reference"]["version"]) == (200, 2)
    assert notified(changed) == {bound: 2}
    ovn = changed["operational_intent_reference"]["ovn"]
    assert a.ask("DELETE", f"{INTENTS}/{name}/{told['ovn']}")[0] == 409
    assert a.ask("DELETE", f"{INTENTS}/{name}/{ovn}")[0] == 200
    assert b.ask("GET", f"{INTENTS}/{name}")[0] == 404
    assert b.ask("GET", f"{SUBSCRIPTIONS}/{bound}")[0] == 404


def test_availability_is_the_pools(pool: tuple[str, str]) -> None:
    a, b = Client(pool[0], "arbiter"), Client(pool[1], "arbiter")
    told = a.ask("PUT", "/uss_availability/uss7", {"old_version": "", "availability": "down"})
    assert b.ask("GET", "/uss_availability/uss7") == told
    assert b.ask("PUT", "/uss_availability/uss7", {"old_version": "", "availability": "normal"})[0] == 409
    assert b.ask("PUT", "/uss_availability/uss7", {"old_version": told[1]["version"], "availability": "normal"})[0] == 200


def test_many_at_once_on_both(pool: tuple[str, str]) -> None:
    clients = [Client(url, "uss1") for url in pool]

    def one(number: int) -> list[int]:
        name, here, there = new_id(), clients[number % 2], clients[(number + 1) % 2]
        body = intent(now_volume(10 + 0.1 * number))
        status, made = here.ask("PUT", f"{INTENTS}/{name}", body)
        ovn = made["operational_intent_reference"]["ovn"]
        return [status, there.ask("GET", f"{INTENTS}/{name}")[0], there.ask("DELETE", f"{INTENTS}/{name}/{ovn}")[0]]

    with ThreadPoolExecutor(10) as workers:
        assert list(workers.map(one, range(20))) == [[201, 200, 200]] * 20


def test_a_long_flight_is_one_on_both(pool: tuple[str, str]) -> None:
    a, b = Client(pool[0], "uss1"), Client(pool[1], "uss1")
    volumes = [now_volume(60 + 0.02 * number) for number in range(300)]
    name = new_id()
    status, made = a.ask("PUT", f"{INTENTS}/{name}", {**intent(), "extents": volumes})
    assert status == 201
    told = b.ask("POST", f"{INTENTS}/query", {"area_of_interest": volumes[-1]})[1]["operational_intent_references"]
    assert [one["id"] for one in told] == [name]
    ovn = made["operational_intent_reference"]["ovn"]
    assert b.ask("DELETE", f"{INTENTS}/{name}/{ovn}")[0] == 200
