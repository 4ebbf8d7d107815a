"""The long run: the same comparisons as the tests make, with other seeds, for as many rounds as one likes.

    python -m tests.space.campaign --rounds 20 --seed 7

A round is a crowd at every spot and at a few random ones, pair by pair and screened whole, and a thousand pairs from each generator of
`pairs`: about 80,000 comparisons. Each difference is printed with what makes it again; the run ends with their number, and with exit code 1
if there is one.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import combinations
from random import Random
from time import perf_counter

from garant.space.index import Meeting, meet
from garant.space.screen import screen
from tests.space import pairs
from tests.space.agreement import difference, how_wrong
from tests.space.bodies import body_of
from tests.space.oracle_meeting import expected
from tests.space.volumes import Thing
from tests.space.workloads import SPOTS, Spot, crowd

CROWD = 70
EACH = 1_000


def of_crowd(seed: int, spot: Spot) -> Iterator[str]:
    """Yield what is wrong, or nothing, for each pair of a crowd."""
    things = crowd(seed, spot, CROWD)
    bodies = [body_of(thing) for thing in things]
    alone = {(i, j): meet(bodies[i], bodies[j]) for i, j in combinations(range(CROWD), 2)}
    for (i, j), found in alone.items():
        yield _with(how_wrong(found, expected(things[i], things[j]), things[i], things[j]), things[i], things[j])
    together = {(i, j): found for i, j, found in screen(bodies).meetings()}
    for i, j in combinations(range(CROWD), 2):
        yield _with(_unlike(together.get((i, j)), alone[i, j]), things[i], things[j])


def _unlike(found: Meeting | None, other: Meeting | None) -> str:
    """Say that two meetings of the same pair, found in two ways, are not the same; nothing if they are, but for the last digits."""
    if found is None or other is None:
        return "" if found is other else f"the screen finds {found}, and the two alone {other}"
    same = abs(found.closest_m - other.closest_m) < 0.01 and (found.start_ms, found.end_ms) == (other.start_ms, other.end_ms)
    return "" if same else f"the screen finds {found}, and the two alone {other}"


def of_pairs(seed: int) -> Iterator[str]:
    """Yield what is wrong, or nothing, for pairs on the edge of an answer."""
    random = Random(seed)
    for maker in (pairs.neighbours, pairs.beside_long_edges, pairs.companions, pairs.by_altitude):
        for _ in range(EACH):
            yield from (_with(difference(one, other), one, other) for one, other in maker(random))
    for _ in range(EACH):
        for one, other, meets in pairs.at_the_threshold(random):
            wrong = "" if (meet(body_of(one), body_of(other)) is not None) == meets else f"should meet: {meets}"
            yield _with(wrong or difference(one, other), one, other)


def _with(wrong: str, one: Thing, other: Thing) -> str:
    return wrong and f"{wrong}\n    one = {one}\n    other = {other}"


def of_round(seed: int) -> Iterator[str]:
    """Yield what is wrong, or nothing, for each pair of one round."""
    random = Random(seed)
    spots = [*SPOTS.items(), *((f"random {k}", pairs.anywhere(random)) for k in range(4))]
    for name, spot in spots:
        yield from (wrong and f"{name}: {wrong}" for wrong in of_crowd(random.randrange(2**32), spot))
    yield from of_pairs(random.randrange(2**32))


def main() -> int:
    """Run, print the differences, and give the exit code."""
    parser = argparse.ArgumentParser(description="Compare the meeting test with the oracles.")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first round; the next one has the next seed")
    options = parser.parse_args()
    compared, differences = 0, 0
    for seed in range(options.seed, options.seed + options.rounds):
        start = perf_counter()
        for wrong in of_round(seed):
            compared += 1
            if wrong:
                differences += 1
                print(f"seed {seed}: {wrong}", flush=True)  # noqa: T201 - this is what it is for
        print(f"seed {seed}: {compared:,} pairs so far, {differences} differences ({perf_counter() - start:.0f} s)", flush=True)  # noqa: T201
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
