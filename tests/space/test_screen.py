"""The screen finds what asking everybody about everybody would, and what the index finds when they come one by one."""

from itertools import combinations

import pytest

from garant.space.body import Body
from garant.space.index import Index, Meeting, meet
from garant.space.screen import screen
from tests.space.bodies import body_of
from tests.space.workloads import SPOTS, crowd

EACH = 26
"""At each spot; `make campaign` screens larger crowds."""
Found = dict[tuple[int, int], Meeting]


def by_brute_force(bodies: list[Body]) -> Found:
    pairs = ((i, j, meet(bodies[i], bodies[j])) for i, j in combinations(range(len(bodies)), 2))
    return {(i, j): meeting for i, j, meeting in pairs if meeting}


def by_index(bodies: list[Body]) -> Found:
    """Put them in from the last to the first, so that each is asked about the later ones."""
    index, found = Index(), {}
    for i in reversed(range(len(bodies))):
        found.update({(i, int(meeting.id)): meeting._replace(id="") for meeting in index.meetings(bodies[i])})
        index.put(f"{i}", bodies[i])
    return found


def by_screen(bodies: list[Body]) -> Found:
    return {(i, j): meeting for i, j, meeting in screen(bodies).meetings()}


def assert_same(found: Found, expected: Found) -> None:
    assert list(found) == sorted(expected)
    for pair, meeting in found.items():
        other = expected[pair]
        assert abs(meeting.closest_m - other.closest_m) < 0.01
        assert (meeting.start_ms, meeting.end_ms) == (other.start_ms, other.end_ms)


@pytest.mark.parametrize("name", SPOTS)
def test_screen_index_and_brute_force_agree(name: str) -> None:
    bodies = [body_of(thing) for thing in crowd(sum(name.encode()), SPOTS[name], EACH)]
    found = by_screen(bodies)
    assert_same(found, by_brute_force(bodies))
    assert_same(found, dict(sorted(by_index(bodies).items())))


def test_a_whole_world_at_once() -> None:
    bodies = [body_of(thing) for number, spot in enumerate(SPOTS.values()) for thing in crowd(number, spot, EACH)]
    found = by_screen(bodies)
    assert_same(found, dict(sorted(by_index(bodies).items())))
    assert len(found) > 250


def test_progress_is_told_up_to_the_end() -> None:
    bodies = [body_of(thing) for thing in crowd(1, SPOTS["town"], 40)]
    heard: list[int] = []
    screen(bodies, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] >= len(bodies)


def test_nobody_and_one_alone_meet_nobody() -> None:
    assert by_screen([]) == {}
    assert by_screen([body_of(crowd(1, SPOTS["town"], 1)[0])]) == {}
