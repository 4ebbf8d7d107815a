"""Rows that lie side by side in bytes are found by their keys, each of them, and nothing else is."""

from random import Random

import pytest

from garant.state.packed import APART, Packed

BEFORE = b"garant-snapshot/v1\n0 0 x\nblobs\tz\t{}\n"
BEHIND = b"verdicts\ta\t{}\n"


def packed(rows: dict[str, bytes]) -> Packed:
    lines = [b"notices\t%s\t%s\n" % (key.encode(), row) for key, row in rows.items()]
    starts = [len(BEFORE)]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return Packed(BEFORE + b"".join(lines) + BEHIND, b"notices", starts[:-1:APART], starts[-1], len(rows))


@pytest.mark.parametrize("count", [1, 2, APART - 1, APART, APART + 1, 5 * APART, 1_000])
def test_each_row_is_found_by_its_key(count: int) -> None:
    chance = Random(count)
    keys = sorted({"".join(chance.choices("ab/é\U0001f600", k=chance.randrange(1, 9))) for _ in range(count)})
    rows = {key: b'{"index":%d}' % number for number, key in enumerate(keys)}
    found = packed(rows)
    assert [found.get(key) for key in keys] == list(rows.values())
    assert all(key in found for key in keys)
    assert list(found.items()) == list(rows.items())
    assert list(found) == keys
    assert list(reversed(found)) == keys[::-1]
    assert len(found) == len(keys)


@pytest.mark.parametrize(
    "key", ["", "a", "a0", "b", "c", "z", "{}", 'b\t{"n":1}\nnotices\tc', 'b\t{"n":1}', "notices\tb", "\ud800", "b\n", "\nb", "n\tb"]
)
def test_what_is_no_key_is_not_found(key: str) -> None:
    """Though its bytes stand there: a row and the next one's key, say."""
    found = packed({"a1": b"{}", "b1": b'{"n":1}', "c1": b"{}"}) if len(key) < 2 else packed({"b": b'{"n":1}', "c": b"{}"})
    wanted = {"b": b'{"n":1}', "c": b"{}"}.get(key) if len(key) > 1 else None
    assert found.get(key) == wanted
    assert (key in found) is (wanted is not None)
