"""A table gives its rows in the order of their keys, by code point, whenever they were put; and those under a prefix."""

from random import Random

import pytest

from garant.state.rows import ChainRow
from garant.state.state import Put, State
from garant.state.table import Table


def row(seq: int) -> ChainRow:
    return ChainRow(index=seq, seq=seq, last="0" * 64)


def table(*keys: str) -> Table[ChainRow]:
    state = State()
    for place, key in enumerate(keys):
        state.put(Put("chains", key, row(place)))
    return state.chains


def test_keys_come_in_order_of_code_points() -> None:
    assert [key for key, _ in table("b", "ä", "a", "Z", "a1", "_").items()] == ["Z", "_", "a", "a1", "b", "ä"]


def test_a_prefix_gives_those_that_start_with_it() -> None:
    rows = table("tr/a@2", "tr/a@1", "tr/ab@1", "tr/a", "ru/a@1")
    assert [key for key, _ in rows.items("tr/a@")] == ["tr/a@1", "tr/a@2"]
    assert [row.seq for row in rows.values("tr/a@")] == [1, 0]


def test_a_prefix_that_nothing_has_gives_nothing() -> None:
    assert not list(table("a", "c").items("b"))


def test_a_row_put_again_keeps_its_place() -> None:
    rows = table("b", "a", "b")
    assert len(rows) == 2
    assert [(key, row.seq) for key, row in rows.items()] == [("a", 1), ("b", 2)]


def test_a_row_put_later_stands_where_it_belongs() -> None:
    state = State()
    state.put(Put("chains", "b", row(0)))
    assert [key for key, _ in state.chains.items()] == ["b"]
    state.put(Put("chains", "a", row(1)))
    assert [key for key, _ in state.chains.items()] == ["a", "b"]


def test_what_is_there_is_found_and_what_is_not_is_none() -> None:
    rows = table("a")
    assert "a" in rows
    assert rows.get("a") == row(0)
    assert "b" not in rows
    assert rows.get("b") is None


def test_rows_do_not_change() -> None:
    with pytest.raises(AttributeError):
        row(1).seq = 2  # type: ignore[misc]


def test_a_long_table_asked_after_each_new_row_stays_in_order() -> None:
    """What came since the keys were last put together is kept apart; nobody sees that."""
    state, chance = State(), Random(1)
    keys = [f"{chance.randrange(40)}@{number:04d}" for number in range(1_000)]
    chance.shuffle(keys)
    for seq, key in enumerate(keys):
        state.put(Put("chains", key, row(seq)))
        prefix = f"{chance.randrange(40)}@"
        assert [name for name, _ in state.chains.items(prefix)] == sorted(name for name in keys[: seq + 1] if name.startswith(prefix))
    assert state.chains.in_order() == sorted(keys)


def test_rows_that_are_put_while_somebody_reads_do_not_disturb_the_reading() -> None:
    rows = table(*"bdf")
    reading = rows.items()
    assert next(reading)[0] == "b"
    rows.put("a", row(9))
    assert [key for key, _ in rows.items()] == ["a", "b", "d", "f"]
    assert [key for key, _ in reading] == ["d", "f"]
