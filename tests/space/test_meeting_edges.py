"""Pairs on the edge of an answer: two centimetres beyond the metre, shared edges, companions on the way, climbs into a band."""

from random import Random

import pytest

from garant.space.index import meet
from tests.space import pairs
from tests.space.agreement import difference
from tests.space.bodies import body_of

EACH = 400
"""Of each kind; `make campaign` makes more."""


def test_two_centimetres_beyond_the_metre_decide() -> None:
    random = Random(1)
    for _ in range(EACH):
        for one, other, meets in pairs.at_the_threshold(random):
            assert (meet(body_of(one), body_of(other)) is not None) == meets, f"{one}\n{other}"
            wrong = difference(one, other)
            assert not wrong, f"{wrong}\n{one}\n{other}"


@pytest.mark.parametrize("maker", [pairs.neighbours, pairs.beside_long_edges, pairs.companions, pairs.by_altitude])
def test_pairs_on_the_edge_agree_with_the_oracle(maker: pairs.PairMaker) -> None:
    random = Random(2)
    for _ in range(EACH):
        for one, other in maker(random):
            wrong = difference(one, other) or difference(other, one)
            assert not wrong, f"{wrong}\n{one}\n{other}"
