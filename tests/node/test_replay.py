"""Replay gives one answer, however it is done: in this process or with others, whole or in small chunks, from memory or a file.

The first bad entry is the one that is named, although later ones were read ahead.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from garant import signature
from garant.errors import Code, Fault
from garant.log import leaf_hash
from garant.node import replay
from garant.node.ports import Record
from garant.node.replay import Claim, Proven
from garant.statement import canonical, entry, envelope
from tests.node.scene import Scene, copy, flip, notice
from tests.world import make_key

SIZE = 60
Prove = Callable[[list[Claim]], list[bool]]


@cache
def scene() -> Scene:
    """Give a log in which keys are granted, speak at once, and are taken back."""
    made = Scene()
    for number in range(8):
        officer = made.world.grant(made.tr, "unit", name=f"late {number}")
        made.world.admit(officer, notice(f"first-word-{number}"))
        made.world.admit(made.tr.roots, {"type": "revoke/1", "key": officer.id, "because": "ended"})
        made.file(f"between-{number}")
    made.fill(SIZE)
    return made


def records() -> list[Record]:
    return list(scene().world.store._records)


class Here:
    """Stands for a pool of processes: does the work in this one, when it is asked for the result."""

    def __init__(self, *arguments: object, **more: object) -> None:
        self.claims: list[Claim] = []

    def shutdown(self, **_: bool) -> None:
        """End: nothing was begun that is not done."""

    def submit(self, work: Prove, claims: list[Claim]) -> "Future[list[bool]]":
        self.claims += claims
        future: Future[list[bool]] = Future()
        future.set_result(work(claims))
        return future


class Dying(Here):
    """A pool whose processes die: the second chunk never comes back, and a third is not taken."""

    def submit(self, work: Prove, claims: list[Claim]) -> "Future[list[bool]]":
        future = super().submit(work, claims)
        if len(self.claims) > 2 * len(claims):
            raise BrokenProcessPool
        if len(self.claims) > len(claims):
            future = Future()
            future.set_exception(BrokenProcessPool())
        return future


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every log a long one, in chunks of seven, without other processes."""
    monkeypatch.setattr(replay, "SHORT", 0)
    monkeypatch.setattr(replay, "CHUNK", 7)
    monkeypatch.setattr(replay, "ProcessPoolExecutor", Here)


def digest(several: list[Record]) -> str:
    return replay.replay(several, len(several)).state.digest()


def fault(several: list[Record]) -> str:
    with pytest.raises(Fault) as caught:
        replay.replay(several, len(several))
    assert caught.value.code == Code.LOG_CORRUPT
    return caught.value.sentence


# One answer


@pytest.mark.parametrize("chunk", [1, 2, 7, 16, SIZE, SIZE + 1])
@pytest.mark.parametrize("look_ahead", [0, 1, 4])
def test_chunks_make_no_difference(ahead: None, monkeypatch: pytest.MonkeyPatch, chunk: int, look_ahead: int) -> None:
    monkeypatch.setattr(replay, "CHUNK", chunk)
    monkeypatch.setattr(replay, "AHEAD", look_ahead)
    assert digest(records()) == scene().world.state.digest()


def test_other_processes_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real thing: processes are started, and prove signatures."""
    monkeypatch.setattr(replay, "SHORT", 0)
    monkeypatch.setattr(replay, "CHUNK", 16)
    started: list[int] = []
    elsewhere = replay._prove_elsewhere

    def watched(pool: ProcessPoolExecutor, claims: list[Claim]) -> "Future[list[bool]] | None":
        started.append(len(claims))
        return elsewhere(pool, claims)

    monkeypatch.setattr(replay, "_prove_elsewhere", watched)
    assert digest(records()) == scene().world.state.digest()
    assert started[0] == 0, "no key is known before the first chunk is folded"
    assert all(started[1:])


def test_processes_that_die_make_no_difference(ahead: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "ProcessPoolExecutor", Dying)
    assert digest(records()) == scene().world.state.digest()


def test_a_short_log_starts_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "ProcessPoolExecutor", None)
    assert digest(records()) == scene().world.state.digest()


@pytest.mark.parametrize("size", [0, 1, 7, 8, SIZE])
def test_every_length_can_be_replayed(ahead: None, size: int) -> None:
    ledger = replay.replay(records()[:size], size)
    assert (ledger.tree.size, ledger.state.size) == (size, size)


@pytest.mark.parametrize("expected", [0, SIZE, SIZE * 100])
def test_what_is_expected_decides_nothing_but_the_way(ahead: None, monkeypatch: pytest.MonkeyPatch, expected: int) -> None:
    monkeypatch.setattr(replay, "SHORT", SIZE)
    assert replay.replay(records(), expected).state.digest() == scene().world.state.digest()


def test_a_file_gives_the_same(tmp_path: Path) -> None:
    with closing(copy(scene().world.store, tmp_path / "log.db")) as store:
        assert replay.replay(store.records(), SIZE).state.digest() == scene().world.state.digest()


def test_progress_is_told_and_ends_with_the_size(ahead: None) -> None:
    told: list[int] = []
    replay.replay(records(), SIZE, told.append)
    assert told == sorted(told)
    assert told[-1] == SIZE


# What is proven ahead


def test_every_signature_is_verified_once(ahead: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """By another process where the key was known in time, by the fold where it was not; none is left out, none done twice."""
    pool = Here()
    asked: list[Claim] = []
    verify = signature.verify

    def watched(*claim: bytes) -> bool:
        asked.append(claim)  # type: ignore[arg-type]
        return verify(*claim)

    monkeypatch.setattr(signature, "verify", watched)
    monkeypatch.setattr(replay, "ProcessPoolExecutor", lambda *_, **__: pool)
    digest(records())
    signed = [one.sig for record in records() for one in entry.decode(record.data).signed.envelope.signatures]
    assert sorted(sig for _, _, sig in asked) == sorted(signed)
    assert 0 < len(pool.claims) < len(signed), "some keys became known too late to be proven ahead"


def test_a_claim_that_does_not_hold_is_not_remembered() -> None:
    key = make_key("one")
    good, bad = (key.public, b"m", key.sign(b"m")), (key.public, b"n", key.sign(b"m"))
    proven = Proven()
    proven.learn([good, bad], [True, False])
    assert proven(*good)
    assert not proven(*bad)
    proven.learn([bad], [])
    assert not proven(*bad)
    assert replay.prove([good, bad]) == [True, False]


# The first bad entry


def with_bad_signature(several: list[Record], index: int) -> list[Record]:
    """Change a signature, and hash the entry again."""
    stored = entry.decode(several[index].data)
    sealed = stored.signed.envelope
    first = sealed.signatures[0]
    bad = envelope.Signature(keyid=first.keyid, sig=flip(first.sig, 40))
    new = envelope.Envelope(payload=sealed.payload, payload_type=sealed.payload_type, signatures=(bad, *sealed.signatures[1:]))
    data = canonical.encode({"dsse": new, "t": stored.t_ms, "v": 1})
    return replaced(several, index, Record(several[index].statement_id, leaf_hash(data), data))


def replaced(several: list[Record], index: int, new: Record) -> list[Record]:
    return [*several[:index], new, *several[index + 1 :]]


def unreadable(several: list[Record], index: int) -> list[Record]:
    return replaced(several, index, several[index]._replace(leaf_hash=bytes(32)))


@pytest.mark.parametrize("index", range(0, SIZE, 7))
def test_a_bad_signature_is_named(ahead: None, index: int) -> None:
    sentence = fault(with_bad_signature(records(), index))
    assert sentence.startswith(f"entry {index} breaks the rules")
    assert "does not verify" in sentence


@pytest.mark.parametrize("index", [1, 20, SIZE - 1])
def test_a_bad_signature_is_named_by_other_processes_too(monkeypatch: pytest.MonkeyPatch, index: int) -> None:
    monkeypatch.setattr(replay, "SHORT", 0)
    monkeypatch.setattr(replay, "CHUNK", 16)
    assert fault(with_bad_signature(records(), index)).startswith(f"entry {index} breaks the rules")


@pytest.mark.parametrize("index", [0, 6, 7, 30, SIZE - 1])
def test_an_entry_that_cannot_be_read_is_named(ahead: None, index: int) -> None:
    assert fault(unreadable(records(), index)).startswith(f"entry {index} was changed")


@pytest.mark.parametrize("behind", [1, 5, 7, 20, 29])
def test_a_bad_signature_before_an_unreadable_entry_is_named(ahead: None, behind: int) -> None:
    """The unreadable one is met first, because chunks are read ahead; the first bad one is still the one that is named."""
    assert fault(unreadable(with_bad_signature(records(), 30), 30 + behind)).startswith("entry 30 breaks")


def test_a_gap_in_the_store_is_named_after_what_stands_before_it(ahead: None) -> None:
    def broken(several: list[Record]) -> Iterator[Record]:
        yield from several[:40]
        raise Fault(Code.LOG_CORRUPT, "entry 40 is missing")

    with pytest.raises(Fault, match="entry 40 is missing"):
        replay.replay(broken(records()), SIZE)
    with pytest.raises(Fault, match="entry 33 breaks"):
        replay.replay(broken(with_bad_signature(records(), 33)), SIZE)


def test_a_fault_in_the_first_chunk_reads_no_further(ahead: None) -> None:
    read: list[int] = []

    def watched(several: list[Record]) -> Iterator[Record]:
        for index, record in enumerate(several):
            read.append(index)
            yield record

    with pytest.raises(Fault, match="entry 3 was changed"):
        replay.replay(watched(unreadable(records(), 3)), SIZE)
    assert read[-1] == 3
