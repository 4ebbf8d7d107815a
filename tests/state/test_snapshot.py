"""A snapshot is a state as bytes: it gives every row back, has one spelling, and any damage to it is a fault."""

from collections import deque
from functools import partial
from itertools import pairwise, starmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.errors import Code, Fault
from garant.state import snapshot
from garant.state.state import State
from tests.state.acts import ACTS, Stage

PLAYED = Stage().play([*range(len(ACTS)), *range(len(ACTS))])
STATE = PLAYED.world.state
WHOLE = snapshot.dump(STATE)


def damaged(data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        snapshot.load(data)
    assert caught.value.code == Code.LOG_CORRUPT


def test_every_row_comes_back() -> None:
    back = snapshot.load(WHOLE)
    assert list(back.rows()) == list(STATE.rows())
    assert (back.size, back.t_ms, back.digest()) == (STATE.size, STATE.t_ms, STATE.digest())


def test_what_comes_back_is_spelled_the_same() -> None:
    assert snapshot.dump(snapshot.load(WHOLE)) == WHOLE


@pytest.mark.parametrize("length", [1, 700, 5_000, 10_000_000])
def test_it_may_be_looked_at_in_any_cut_of_whole_lines(length: int) -> None:
    loading = snapshot.Loading(WHOLE)
    start = loading.start
    while start < len(WHOLE):
        end = WHOLE.find(b"\n", min(start + length, len(WHOLE) - 1)) + 1
        loading.take(snapshot.look(WHOLE, start, end))
        start = end
    assert list(loading.finish().rows()) == list(STATE.rows())


@pytest.mark.parametrize("cut", [1, 3], ids=["within a piece", "between two"])
def test_rows_in_another_order_are_a_fault_though_they_have_the_digest(cut: int) -> None:
    head, lines = WHOLE[: snapshot.Loading(WHOLE).start], WHOLE[snapshot.Loading(WHOLE).start :].splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.split(b"\t")[0] == lines[at + 1].split(b"\t")[0])
    lines[at : at + 2] = lines[at + 1], lines[at]
    changed = head + b"".join(lines)
    damaged(changed)
    ends = [len(head), *(len(head) + len(b"".join(lines[: begin + cut])) for begin in range(0, len(lines), cut))]
    loading = snapshot.Loading(changed)
    with pytest.raises(Fault, match="not in order"):
        deque(map(loading.take, starmap(partial(snapshot.look, changed), pairwise(ends))), 0)


def test_an_empty_state_can_be_kept_too() -> None:
    assert snapshot.load(snapshot.dump(State())).digest() == State().digest()


def test_the_head_tells_size_time_and_digest() -> None:
    assert WHOLE.split(b"\n", 2)[:2] == [b"garant-snapshot/v1", f"{STATE.size} {STATE.t_ms} {STATE.digest()}".encode()]


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
@settings(max_examples=400, deadline=None)
def test_a_changed_byte_is_a_fault(place: int, change: int) -> None:
    damaged(WHOLE[:place] + bytes([WHOLE[place] ^ change]) + WHOLE[place + 1 :])


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 400))
@settings(max_examples=50, deadline=None)
def test_a_missing_piece_is_a_fault(place: int, length: int) -> None:
    damaged(WHOLE[:place] + WHOLE[place + length :])


@given(st.integers(0, len(WHOLE)), st.sampled_from([b"\n", b" ", b"0", b"_", b"x", b"\t"]))
@settings(max_examples=100, deadline=None)
def test_an_added_byte_is_a_fault(place: int, more: bytes) -> None:
    damaged(WHOLE[:place] + more + WHOLE[place:])


SMALL = snapshot.dump(State())
HEAD, NUMBERS, *LINES = WHOLE.split(b"\n")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"garant-snapshot/v1\n",
        SMALL.replace(b"v1", b"v2"),
        SMALL.replace(b"0 0 ", b"0 1 "),
        SMALL.replace(b"0 0 ", b"+0 0 "),
        SMALL + b"nothing\tx\t{}\n",
        SMALL + b"blobs\tx\t{}\n",
        SMALL + b"blobs x {}\n",
        SMALL[:-20] + b"\xff" + SMALL[-19:],
        b"\n".join([HEAD, NUMBERS, *LINES[1:-1], LINES[0], b""]),
        b"\n".join([HEAD, NUMBERS, LINES[0], *LINES]),
    ],
    ids=[
        "nothing",
        "no numbers",
        "another version",
        "another time",
        "a number spelled otherwise",
        "an unknown table",
        "a row without members",
        "no tabs",
        "a digest that is no text",
        "rows in another order",
        "a row twice",
    ],
)
def test_what_is_not_whole_is_a_fault(data: bytes) -> None:
    damaged(data)


def test_a_row_that_its_own_type_refuses_is_a_fault() -> None:
    damaged(WHOLE.replace(b'"threshold":1', b'"threshold":9', 1))
    damaged(WHOLE.replace(b'"threshold":1', b'"threshold":8', 1))
