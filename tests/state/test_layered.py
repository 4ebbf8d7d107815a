"""A long table's copy is what the table was when it was copied, whatever was put since, and whichever way one looks at it."""

from random import Random

import msgspec
import pytest

from garant.state import snapshot, table
from garant.state.layered import Layered
from garant.state.rows import ChainRow
from garant.state.sleeping import Sleeping, chosen_in, glance, glances, looks, read
from garant.state.state import Put, State
from garant.state.table import Table

DECODER = msgspec.json.Decoder(ChainRow)


def row(seq: int) -> ChainRow:
    return ChainRow(index=seq, seq=seq, last="0" * 64)


@pytest.fixture(autouse=True)
def long_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every table for a long one."""
    monkeypatch.setattr(table, "LONG", 0)


def require_same(rows: dict[str, ChainRow], expected: dict[str, ChainRow]) -> None:
    """Look at rows in every way that there is."""
    assert list(rows) == list(rows.keys()) == list(expected)
    assert list(reversed(rows)) == list(reversed(expected))
    assert list(rows.items()) == list(expected.items())
    assert list(rows.values()) == list(expected.values())
    assert len(rows) == len(expected)
    assert {**rows} == dict(rows) == expected
    assert dict(glances(rows, DECODER)) == expected
    assert {"0", "no"} & rows.keys() == {"0", "no"} & expected.keys()
    for key, one in expected.items():
        assert rows[key] == rows.get(key) == glance(rows, key, DECODER) == one
        assert key in rows
    assert "no" not in rows
    assert rows.get("no") is None
    with pytest.raises(KeyError):
        rows["no"]


@pytest.mark.parametrize("share", [1, 4, 64, 10_000])
@pytest.mark.parametrize("seed", range(3))
def test_each_copy_stays_what_it_was(seed: int, share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_SHARE", share)
    chance, state, put = Random(seed), State(), dict[str, ChainRow]()
    copies = list[tuple[Table[ChainRow], dict[str, ChainRow]]]()
    for number in range(300):
        key = str(chance.randrange(100))
        put[key] = row(number)
        state.put(Put("chains", key, row(number)))
        if chance.random() < 0.2:
            copies.append((state.chains.copy(copies[-1][0] if copies else None), dict(put)))
    assert isinstance(copies[0][0].rows, Layered)
    for made, expected in copies:
        require_same(made.rows, expected)
        assert [key for key, _ in made.items()] == sorted(expected)
        assert list(made.items("1")) == [(key, expected[key]) for key in sorted(expected) if key.startswith("1")]


def test_what_came_lately_is_all_that_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_SHARE", 4)
    state = State()
    for number in range(100):
        state.put(Put("chains", str(number), row(number)))
    unders = []
    for number in range(100, 200):
        state.put(Put("chains", str(number), row(number)))
        made = state.chains.copy().rows
        assert isinstance(made, Layered)
        unders.append(made.under)
    assert len({id(one) for one in unders}) == 3, "all rows are copied anew when a quarter of them was put since"


def test_a_copy_may_be_written_to_and_copied_again() -> None:
    state = State()
    for number in range(10):
        state.put(Put("chains", str(number), row(number)))
    first = state.copy()
    state.put(Put("chains", "3", row(30)))
    ahead = state.copy(first)
    ahead.put(Put("chains", "4", row(40)))
    ahead.put(Put("chains", "new", row(50)))
    further = ahead.copy()
    ahead.put(Put("chains", "newer", row(60)))
    before = {str(number): row(number) for number in range(10)}
    require_same(first.chains.rows, before)
    require_same(state.chains.rows, {**before, "3": row(30)})
    require_same(further.chains.rows, {**before, "3": row(30), "4": row(40), "new": row(50)})
    require_same(ahead.chains.rows, {**before, "3": row(30), "4": row(40), "new": row(50), "newer": row(60)})
    assert [one.digest() for one in (state, ahead)] == [one.digest() for one in (state.copy(), ahead.copy())]


def test_what_sleeps_underneath_sleeps_on_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_SHARE", 1)
    state = State()
    for number in range(10):
        state.put(Put("chains", str(number), row(number)))
    whole = snapshot.dump(state)
    state = snapshot.load(whole)
    assert isinstance(state.chains.rows, Sleeping)
    state.chains.rows.chosen = [whole.index(b"chains\t7\t")]
    first = state.copy()
    state.put(Put("chains", "3", row(30)))
    state.put(Put("chains", "new", row(50)))
    rows = state.copy(first).chains.rows
    assert isinstance(rows, Layered)
    assert glance(rows, "5", DECODER) == row(5)
    assert chosen_in(rows) == [whole.index(b"chains\t7\t")]
    assert [(key, read(one, DECODER)) for key, one in looks(rows, chosen_in(rows))] == [("7", row(7)), ("3", row(30)), ("new", row(50))]
    assert isinstance(rows.under, Sleeping)
    assert not rows.under.awake()
    assert rows["5"] == row(5)
