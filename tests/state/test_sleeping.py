"""Rows that sleep are seen by nobody: whoever asks in whatever way gets the row, and a copy sleeps on."""

import msgspec
import pytest

from garant.errors import Code, Fault
from garant.state import snapshot
from garant.state.packed import Packed
from garant.state.rows import ChainRow
from garant.state.sleeping import Sleeping, glances
from garant.state.state import Put
from tests.state.acts import ACTS, Stage
from tests.world import NOTICE, World, fold

PLAYED = Stage().play([*range(len(ACTS)), *range(len(ACTS))])
ONE, TWO = ChainRow(index=1, seq=1, last="a"), ChainRow(index=2, seq=7, last="b")


def rows(**more: bytes) -> Sleeping[ChainRow]:
    spelled = {"k1": msgspec.json.encode(ONE), "k2": msgspec.json.encode(TWO), **more}
    lines = b"".join(b"chains\t%s\t%s\n" % (key.encode(), row) for key, row in spelled.items())
    return Sleeping(msgspec.json.Decoder(ChainRow), Packed(lines, b"chains", [0], len(lines), len(spelled)))


def asleep(some: Sleeping[ChainRow]) -> set[str]:
    return {key for key, _ in some.all_asleep()}


def test_a_row_wakes_when_it_is_asked_for_and_stays_awake() -> None:
    some = rows()
    assert asleep(some) == {"k1", "k2"}
    assert some["k1"] == ONE
    assert some["k1"] is some["k1"]
    assert asleep(some) == {"k2"}
    assert some.awake() == {"k1": ONE}


def test_however_it_is_asked_for_it_is_a_row() -> None:
    assert rows().get("k1") == ONE
    assert rows().get("k9") is None
    assert list(rows().values()) == [ONE, TWO]
    assert list(rows().items()) == [("k1", ONE), ("k2", TWO)]
    assert list(reversed(rows())) == ["k2", "k1"]
    assert dict(rows()) == {**rows()} == {"k1": ONE, "k2": TWO}
    assert {"k1", "k9"} & rows().keys() == {"k1"}
    assert len(rows()) == 2
    assert "k1" in rows()
    with pytest.raises(KeyError):
        rows()["k9"]


def test_what_is_put_over_a_row_stands_in_its_place_and_what_is_new_behind_all() -> None:
    some = rows()
    some["k2"], some["k0"], some["k1"] = ONE, TWO, TWO
    assert list(some.items()) == [("k1", TWO), ("k2", ONE), ("k0", TWO)]
    assert list(reversed(some)) == ["k0", "k2", "k1"]
    assert len(some) == 3
    assert asleep(some) == set()
    assert some.copy().awake() == some.awake()
    assert list(some.copy()) == list(some)


def test_who_looks_through_them_sees_each_once_though_they_wake_meanwhile() -> None:
    some, seen = rows(), list[str]()
    for key, _ in glances(some, msgspec.json.Decoder(ChainRow)):
        seen.append(key)
        assert some["k2"] == TWO
    assert seen == ["k1", "k2"]


def test_a_copy_sleeps_on_and_is_a_table_of_its_own() -> None:
    some = rows()
    copy = some.copy()
    copy["k3"] = ONE
    assert asleep(copy) == {"k1", "k2"}
    assert "k3" not in some
    assert copy["k1"] == ONE
    assert asleep(some) == {"k1", "k2"}


def test_it_is_spelled_without_being_woken() -> None:
    some = rows()
    assert msgspec.json.decode(some.spelled("k1"), type=ChainRow) == ONE
    assert asleep(some) == {"k1", "k2"}
    assert some["k1"] == ONE
    assert msgspec.json.decode(some.spelled("k1"), type=ChainRow) == ONE


def test_a_row_that_cannot_be_read_is_a_fault() -> None:
    some = rows(k3=b"{}")
    with pytest.raises(Fault) as caught:
        some["k3"]
    assert caught.value.code == Code.LOG_CORRUPT
    with pytest.raises(Fault):
        list(glances(some, msgspec.json.Decoder(ChainRow)))


# In a state


def test_a_state_that_sleeps_folds_on_to_the_same_digest() -> None:
    """Every act, played on top of a state that came from a snapshot, does what it does to the one that was folded."""
    leaves = PLAYED.world.leaves()
    for cut in range(1, len(leaves), max(1, len(leaves) // 12)):
        begun = fold(leaves[:cut])
        begun.state = snapshot.load(snapshot.dump(begun.state))
        assert fold(leaves[cut:], begun).state.digest() == PLAYED.world.state.digest()


def test_a_state_that_sleeps_is_dumped_and_copied_like_any_other() -> None:
    whole = snapshot.dump(PLAYED.world.state)
    state = snapshot.load(whole)
    assert snapshot.dump(state) == whole
    assert list(state.copy().rows()) == list(PLAYED.world.state.rows())


def test_a_row_that_is_put_over_one_that_sleeps_takes_its_place_in_the_digest() -> None:
    world = World()
    world.side("ru")
    world.admit(world.side("tr").unit, NOTICE)
    state = snapshot.load(snapshot.dump(world.state))
    key, row = next(world.state.chains.items())
    state.put(Put("chains", key, msgspec.structs.replace(row, seq=99)))
    world.state.put(Put("chains", key, msgspec.structs.replace(row, seq=99)))
    assert state.digest() == world.state.digest()
