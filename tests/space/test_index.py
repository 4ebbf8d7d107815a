"""The index answers as if it looked at every live body: after any sequence of putting, amending, dropping and expiring."""

from dataclasses import replace
from random import Random

import pytest

from garant.instant import Window
from garant.space.body import Body
from garant.space.index import Index, Meeting, meet
from tests.space.bodies import body_of
from tests.space.volumes import Thing
from tests.space.workloads import HOUR_MS, SPOTS, START_MS, crowd

EVERYWHERE = tuple(SPOTS)


class Brute:
    """The index as it could be in ten lines: a dict, and `meet` with everyone."""

    def __init__(self) -> None:
        self.live: dict[str, Body] = {}

    def expire(self, now_ms: int) -> list[str]:
        gone = sorted(name for name, body in self.live.items() if (end := body.window.end_ms) is not None and end <= now_ms)
        for name in gone:
            del self.live[name]
        return gone

    def meetings(self, body: Body) -> list[Meeting]:
        found = ((name, meet(body, other)) for name, other in self.live.items())
        return sorted(meeting._replace(id=name) for name, meeting in found if meeting)

    def considered(self, body: Body) -> int:
        return sum(_overlap(body.window, other.window) for other in self.live.values())


def _overlap(one: Window, other: Window) -> bool:
    (start, end), (start_2, end_2) = one, other
    return (start is None or end_2 is None or start < end_2) and (start_2 is None or end is None or start_2 < end)


def same(found: list[Meeting], expected: list[Meeting]) -> bool:
    """Tell whether two lists of meetings are the same but for the last digits."""
    return [one.id for one in found] == [one.id for one in expected] and all(
        abs(one.closest_m - other.closest_m) < 0.01
        and (one.start_ms, one.end_ms) == (other.start_ms, other.end_ms)
        and (one.closest_at_ms is None) == (other.closest_at_ms is None)
        for one, other in zip(found, expected, strict=True)
    )


def things(seed: int, count: int) -> list[Thing]:
    """Give things from all spots, mixed, so that every level of the grid is in use."""
    random = Random(seed)
    made = [thing for name in EVERYWHERE for thing in crowd(random.randrange(2**32), SPOTS[name], count // len(EVERYWHERE))]
    random.shuffle(made)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_the_index_answers_as_brute_force_does(seed: int) -> None:
    random = Random(seed)
    index, brute = Index(), Brute()
    bodies = [body_of(thing) for thing in (things(seed, 192) if seed % 2 else crowd(seed, SPOTS[random.choice(EVERYWHERE)], 240))]
    for step, body in enumerate(bodies):
        names = sorted(brute.live)
        name = random.choice(names) if names and random.random() < 0.2 else f"{random.choice('abcAZä😀')}{step}"
        expected = brute.meetings(body)
        assert same(index.meetings(body), expected)
        assert index.considered(body) == brute.considered(body)
        assert index.check_and_put(name, body) == [meeting.id for meeting in expected]
        brute.live[name] = body
        if random.random() < 0.15:
            gone = random.choice(names or ["nobody"])
            index.drop(gone)
            brute.live.pop(gone, None)
        if random.random() < 0.03:
            now_ms = START_MS + HOUR_MS * random.randrange(12)
            assert index.expire(now_ms) == brute.expire(now_ms)
        assert len(index) == len(brute.live)


def test_what_has_ended_by_now_is_not_met_and_not_considered() -> None:
    random = Random(5)
    index = Index()
    bodies = [body_of(thing) for thing in things(5, 240)]
    for number, body in enumerate(bodies):
        index.put(f"{number}", body)
    for now_ms in (START_MS + HOUR_MS // 2 * k for k in range(20)):
        body = random.choice([body for body in bodies if body.window.end_ms is None or body.window.end_ms > now_ms])
        start_ms, end_ms = body.window
        ahead = Window(now_ms if start_ms is None else max(now_ms, start_ms), end_ms)
        assert index.considered(body, now_ms=now_ms) == sum(_overlap(ahead, other.window) for other in bodies)
        met = index.meetings(body, now_ms=now_ms)
        assert [one.id for one in met] == index.met(body, now_ms=now_ms)
        assert all((end := bodies[int(one.id)].window.end_ms) is None or end > now_ms for one in met)
        assert {one.id for one in met} >= {one.id for one in index.meetings(body) if one.end_ms is None or one.end_ms > now_ms}


def test_a_crowd_in_one_place_that_comes_and_goes() -> None:
    """Rows and cells are used again: a thousand bodies pass through, never more than forty at once."""
    made = crowd(6, SPOTS["town"], 1_000)
    index, brute = Index(), Brute()
    for number, thing in enumerate(made):
        body = body_of(thing)
        if number % 25 == 0:
            assert same(index.meetings(body), brute.meetings(body))
        index.put(f"{number % 40}", body)
        brute.live[f"{number % 40}"] = body
        if number % 7 == 0:
            index.drop(f"{number * 3 % 40}")
            brute.live.pop(f"{number * 3 % 40}", None)
    assert set(brute.live) == {name for name in (str(k) for k in range(40)) if name in index}


def test_an_amended_body_is_where_it_is_now() -> None:
    index = Index()
    here, there = crowd(7, SPOTS["town"], 1)[0], crowd(7, SPOTS["equator"], 1)[0]
    one = tuple(replace(volume, band_cm=(None, None), window_ms=(None, None), altitudes_cm=None) for volume in here)
    other = tuple(replace(volume, band_cm=(None, None), window_ms=(None, None), altitudes_cm=None) for volume in there)
    index.put("a", body_of(one))
    assert index.met(body_of(one)) == ["a"]
    index.put("a", body_of(other))
    assert index.met(body_of(one)) == []
    assert index.met(body_of(other)) == ["a"]
    index.drop("a")
    assert index.met(body_of(other)) == []
    assert "a" not in index
    index.drop("a")
    assert len(index) == 0
