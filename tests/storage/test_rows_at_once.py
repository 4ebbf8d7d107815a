"""What the kernels find in a piece of a snapshot is what Python finds: the sum of the hashes, the runs, and the same faults."""

from hashlib import shake_256
from random import Random

import numpy as np
import pytest

from garant.errors import Code, Fault
from garant.state import snapshot
from garant.state.state import SUM_BYTES
from garant.storage import rows_at_once
from tests.state.acts import ACTS, Stage

NOW = "2018-09-17T16:05:00"
RATE_BYTES = 136
"""What a sponge of SHAKE-256 takes in at once."""


def look(lines: bytes, start: int = 0) -> snapshot.Found:
    return rows_at_once.look(np.frombuffer(bytearray(lines), np.uint8), start, len(lines), NOW).found


def row(table: str, number: int, length: int) -> bytes:
    """Give a line with a row of so many bytes, some of them beyond ASCII."""
    return b"%s\t%06d\t%s\n" % (table.encode(), number, Random(number).randbytes(length).translate(_NO_BREAKS))


_NO_BREAKS = bytes(byte if byte not in b"\t\n" else 32 for byte in range(256))


@pytest.mark.parametrize("length", [*range(2 * RATE_BYTES + 20), 1_000, 65_000])
def test_rows_of_each_length_have_the_hash_that_the_library_makes(length: int) -> None:
    lines = row("notices", 1, length)
    assert look(lines).total == int.from_bytes(shake_256(lines[:-1].replace(b"\t", b"\n", 2)).digest(SUM_BYTES), "big")


@pytest.mark.parametrize("key", [1, 60, 126, 127, 128, 129, 133, 134, 135, 136, 300])
def test_tabs_are_newlines_wherever_in_a_block_they_stand(key: int) -> None:
    lines = b"zones\t%s\t{}\n" % (b"k" * key) + b"zones\tl\t{\t}\n"
    assert look(lines) == snapshot.look(lines, 0, len(lines))


@pytest.mark.parametrize("lines_at_once", [1, 7, 8, 9, 8_192])
def test_whatever_is_looked_at_together_comes_to_the_same(lines_at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_at_once, "LINES", lines_at_once)
    chance = Random(lines_at_once)
    lines = b"".join(row(table, number, chance.randrange(1_200)) for table in ("keys", "notices", "verdicts") for number in range(60))
    found, expected = look(b"none of it\n" + lines, 11), snapshot.look(b"none of it\n" + lines, 11, 11 + len(lines))
    assert found.total == expected.total
    assert {run.table for run in found.runs} == {run.table for run in expected.runs}
    if lines_at_once > len(expected.runs) * 60:
        assert found.runs == expected.runs
    else:
        assert sum(run.lines for run in found.runs) == sum(run.lines for run in expected.runs)


def test_a_snapshot_of_everything_is_taken_as_it_is_by_python() -> None:
    whole = snapshot.dump(Stage().play(range(len(ACTS))).world.state)
    loading = snapshot.Loading(whole)
    loading.take(look(whole, loading.start))
    assert snapshot.dump(loading.finish()) == whole


def test_nothing_is_nothing() -> None:
    assert look(b"") == snapshot.Found(0, [])


@pytest.mark.parametrize(
    "lines",
    [
        b"\n",
        b"notices\ta\t{}",
        b"notices\ta\t{}\n\n",
        b"notices a {}\n",
        b"notices\ta {}\n",
        b"notices\ta {}\nnotices\tb\t{}\n",
        b"notices\tb\t{}\nnotices\ta\t{}\n",
        b"notices\ta\t{}\nnotices\ta\t{}\n",
        b"notices\tab\t{}\nnotices\ta\t{}\n",
        b"notices\ta\xff\t{}\nnotices\tab\t{}\n",
    ],
    ids=["empty", "cut", "empty behind", "no tabs", "one tab", "tabs of the next", "falling", "twice", "shorter", "beyond ASCII"],
)
def test_what_python_does_not_take_the_kernels_do_not_take(lines: bytes) -> None:
    for looks in (look, lambda some: snapshot.look(some, 0, len(some))):
        with pytest.raises(Fault) as caught:
            looks(lines)
        assert caught.value.code == Code.LOG_CORRUPT


@pytest.mark.parametrize(
    "lines",
    [
        b"notices\ta\t{}\nnotices\tab\t{}\n",
        b"notices\tab\t{}\nnotices\tb\t{}\n",
        b"notices\tb\t{}\nnoticet\ta\t{}\n",
        b"a\tb\t{}\nab\ta\t{}\n",
    ],
    ids=["longer", "greater", "another table", "a table that begins alike"],
)  # fmt: skip
def test_rows_in_order_are_taken(lines: bytes) -> None:
    assert look(lines) == snapshot.look(lines, 0, len(lines))
