"""Crowds of all kinds of things, in ordinary and in tricky places: each pair's answer agrees with the oracle."""

from itertools import combinations

import pytest

from garant.space.index import meet
from tests.space.agreement import how_wrong
from tests.space.bodies import body_of
from tests.space.oracle_meeting import expected
from tests.space.workloads import SPOTS, crowd

COUNT = 40
"""780 pairs a crowd; `make campaign` holds more of them against the oracle."""


@pytest.mark.parametrize("name", SPOTS)
def test_every_pair_of_a_crowd_agrees_with_the_oracle(name: str) -> None:
    things = crowd(sum(name.encode()), SPOTS[name], COUNT)
    bodies = [body_of(thing) for thing in things]
    met = 0
    for i, j in combinations(range(COUNT), 2):
        found = meet(bodies[i], bodies[j])
        met += found is not None
        wrong = how_wrong(found, expected(things[i], things[j]), things[i], things[j])
        assert not wrong, f"{wrong}\n{things[i]}\n{things[j]}"
    assert 50 < met < 600
