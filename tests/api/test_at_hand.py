"""Entries at hand: those given lately are given again without the store, in bounded room, and to nobody who may not read."""

from threading import Thread
from typing import Any

import pytest

from garant.api import at_hand
from garant.api.application import Gate
from garant.api.at_hand import AtHand
from tests.api.hosting import ROOMY, Hosted, hosting, read
from tests.world import NOTICE, World

ENTRY = b"x" * 800
ROOM = 10 * (len(ENTRY) + 200)
"""For ten such entries."""


def test_what_was_taken_in_is_given_again_in_any_range() -> None:
    kept = AtHand()
    kept.take(5, [b"five", b"six", b"seven"])
    assert kept.give(5, 3) == [b"five", b"six", b"seven"]
    assert kept.give(6, 1) == [b"six"]
    assert kept.give(9, 0) == []
    kept.take(8, [b"eight"])
    assert kept.give(7, 2) == [b"seven", b"eight"]


@pytest.mark.parametrize(("start", "count"), [(4, 1), (4, 2), (7, 2), (8, 1)])
def test_a_range_that_is_not_whole_is_not_given(start: int, count: int) -> None:
    kept = AtHand()
    kept.take(5, [b"five", b"six", b"seven"])
    assert kept.give(start, count) is None


def test_those_not_asked_for_longest_go() -> None:
    kept = AtHand(ROOM)
    kept.take(0, [ENTRY] * 10)
    assert kept.give(0, 1) == [ENTRY]
    kept.take(10, [ENTRY])
    assert [index for index in range(11) if kept.give(index, 1) is None] == [1]


def test_taking_the_same_in_again_takes_no_more_room() -> None:
    kept = AtHand(ROOM)
    for _ in range(20):
        kept.take(0, [ENTRY] * 9)
    kept.take(9, [ENTRY])
    assert kept.give(0, 10) == [ENTRY] * 10


def test_a_long_answer_puts_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "TAKEN_BYTES_MAX", 4_000)
    kept = AtHand(ROOM)
    kept.take(0, [ENTRY] * 5)
    kept.take(100, [ENTRY] * 6)
    assert kept.give(0, 5) == [ENTRY] * 5
    assert kept.give(100, 1) is None


def test_what_is_too_long_for_the_event_loop_is_left_to_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "GIVEN_BYTES_MAX", 4_000)
    kept = AtHand()
    kept.take(0, [ENTRY] * 6)
    assert kept.give(0, 5) == [ENTRY] * 5
    assert kept.give(0, 6) is None


def test_many_threads_may_take_in_and_the_room_stays_bounded() -> None:
    kept = AtHand(ROOM)

    def work(first: int) -> None:
        for round_ in range(200):
            kept.take(first + round_ % 20, [ENTRY, ENTRY])
            got = kept.give(first, 2)
            assert got in (None, [ENTRY] * 2)

    threads = [Thread(target=work, args=(first,)) for first in (0, 7, 14, 100)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    held = [index for index in range(200) if kept.give(index, 1)]
    assert len(held) == 10


# At a host


def served(count: int, gate: Gate = ROOMY) -> Any:  # noqa: ANN401 - a context of `Hosted`
    world = World(rules_level=3)
    world.side("ru")
    tr = world.side("tr")
    while len(world.leaves()) < count:
        world.admit(tr.unit, {**NOTICE, "name": f"patrol-{len(world.leaves())}"})
    return hosting(world, gate)


def without_store(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise AssertionError("the store was asked")

    monkeypatch.setattr(hosted.world.store, "records", gone)


@pytest.mark.parametrize("path", ["/v1/entries?start=3&count=4", "/v1/entries?start=20", "/tile/entries/000.p/17"])
def test_an_answer_is_the_same_from_the_store_and_at_hand(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(24) as hosted:
        first = hosted.get(path)
        without_store(hosted, monkeypatch)
        again = hosted.get(path)
        assert (again.status, again.body, again.headers["cache-control"]) == (200, first.body, first.headers["cache-control"])
        assert hosted.get("/v1/entries?start=1&count=24").status == 500, "what nobody asked for is in the store alone"


def test_entries_by_range_and_by_bundle_are_the_same_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(24) as hosted:
        bundle = hosted.get("/tile/entries/000.p/20").body
        one = read(hosted.get("/v1/entries?start=7&count=1"))
        without_store(hosted, monkeypatch)
        assert read(hosted.get("/v1/entries?start=7&count=1")) == one
        assert hosted.get("/tile/entries/000.p/20").body == bundle


def test_a_range_at_the_end_goes_on_when_the_log_grows() -> None:
    with served(24) as hosted:
        size = hosted.sequencer.head().size
        assert read(hosted.get(f"/v1/entries?start={size - 1}"))["size"] == size
        assert hosted.hand_in(hosted.world.compose(hosted.world.grant(hosted.world.enrol("later"), "unit"), NOTICE)).status == 201
        got = read(hosted.get(f"/v1/entries?start={size - 1}"))
        assert got["size"] == hosted.sequencer.head().size > size
        assert len(got["entries"]) == got["size"] - size + 1


def test_what_is_at_hand_is_for_readers_alone() -> None:
    """One who may read had it given; without a session it is refused before anybody looks for it."""
    with served(24, Gate(addresses=ROOMY.addresses, reader_of={"tr's": "tr"}.get)) as hosted:
        for path in ("/v1/entries?start=3&count=1", "/tile/entries/000.p/17"):
            assert hosted.get(path, authorization="Bearer tr's").status == 200
            assert hosted.get(path).status == 401
            assert hosted.get(path, authorization="Bearer other's").status == 401
