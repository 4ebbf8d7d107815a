"""A snapshot is a state as bytes: it gives every row back, has one spelling, and any damage to it is a fault."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.errors import Code, Fault
from garant.state import snapshot
from garant.state.sleeping import Sleeping
from garant.state.state import TABLES, State
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
def test_a_table_s_rows_are_found_in_any_cut_of_whole_lines(length: int) -> None:
    lines, state = WHOLE.split(b"\n", 2)[2], snapshot.load(WHOLE)
    pieces, start = list[bytes](), 0
    while start < len(lines):
        end = lines.find(b"\n", min(start + length, len(lines) - 1)) + 1
        pieces.append(lines[start:end])
        start = end
    for name in TABLES:
        found = [one for piece in pieces for one in snapshot.rows_in(piece, name)]
        rows = state.table(name).rows
        assert isinstance(rows, Sleeping)
        assert found == [(key, rows.spelled(key)) for key in rows]


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
