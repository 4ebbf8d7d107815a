"""The benchmark of appending runs, and everybody files the same notices. What it costs is nobody's test.

The peer is not installed for the tests: then this is the test that it is named as missing.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.appending_driver import _is_whole
from bench.appending_load import Load, by_client
from bench.appending_peer import M_PER_DEGREE, values
from bench.stored import verifier_key
from garant.answers.live import Live
from garant.node.ledger import Ledger, read
from garant.node.opening import require_head
from garant.statement import envelope
from garant.storage.memory import MemoryStore

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def shown() -> str:
    """Give what the bench prints; in a process of its own, because it binds itself to two cores."""
    command = [sys.executable, "-m", "bench.appending", "--live", "60", "--each", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def stood() -> tuple[Load, MemoryStore, Ledger]:
    """Give a load of forty notices, the store in which they stand, and their ledger."""
    load, store = Load(40, 30), MemoryStore()
    return load, store, load.stand(store)


@pytest.mark.parametrize(
    "what", ["Garant, SQLite, inside its process", "SQLite commits the same, bare", "Garant, SQLite, over HTTP", "60 live"]
)
def test_every_figure_is_there(shown: str, what: str) -> None:
    assert what in shown


@pytest.mark.parametrize("what", ["PostgreSQL", "FastAPI with PostGIS"])
def test_what_may_be_missing_is_measured_or_said_to_be_missing(shown: str, what: str) -> None:
    lines = [line for line in shown.splitlines() if line.startswith((what, f"Garant, {what}"))]
    assert lines
    assert all("not measured, " in line or line.split()[-1][0].isdigit() or "a commit" in line for line in lines)


def test_the_environment_names_no_place_on_this_machine(shown: str) -> None:
    assert "msgspec" in shown
    assert str(ROOT) not in shown


def test_what_stands_is_a_log_whose_notices_are_live_and_answered(stood: tuple[Load, MemoryStore, Ledger]) -> None:
    _, store, ledger = stood
    again = Ledger(lambda *_: True)
    for record in store.records():
        again.take(record.data, read(record.data))
    head = store.head()
    assert head is not None
    require_head(again, head, verifier_key())
    assert len(ledger.state.notices) == len(ledger.state.verdicts) == 40
    live = Live.of(ledger.state)
    assert live.has_known("test")
    assert len(live._shelves["test"].known) == 40


def test_what_arrives_is_signed_chained_and_shared_out_by_officers(stood: tuple[Load, MemoryStore, Ledger]) -> None:
    load, _, ledger = stood
    requests = load.requests(ledger)
    assert len(requests) == 30
    shares = by_client(requests, 4)
    assert sorted(one.envelope for share in shares for one in share) == sorted(one.envelope for one in requests)
    owners = [{one.officer for one in share} for share in shares]
    assert all(a.isdisjoint(b) for place, a in enumerate(owners) for b in owners[:place])
    assert all(envelope.decode(one.envelope).said.status == "test" for one in requests)


def test_the_peer_gets_the_same_circle(stood: tuple[Load, MemoryStore, Ledger]) -> None:
    load, _, _ = stood
    center, radius_cm = load.circle(7)
    feature = load.feature(7)
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (round(longitude * 10_000_000), round(latitude * 10_000_000)) == center
    of = values(longitude, latitude, feature["properties"])
    assert of["radius_m"] * 100 == radius_cm
    assert of["high"] * M_PER_DEGREE == pytest.approx(of["radius_m"])
    assert of["wide"] > of["high"]


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}", True),
        (b"HTTP/1.1 201 Created\r\ncontent-length: 3\r\n\r\n{}", False),
        (b"HTTP/1.1 201 Created\r\ncontent-length: 0\r\n", False),
    ],
)
def test_an_answer_is_whole_when_its_length_is_there(data: bytes, whole: bool) -> None:
    assert _is_whole(data) is whole
