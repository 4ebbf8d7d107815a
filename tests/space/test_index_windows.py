"""Windows are counted and let go exactly: many at one instant, none with an end, before and beyond what the index keeps in seconds."""

from random import Random

import pytest

from garant.instant import Window
from garant.space.body import Body, Sketch
from garant.space.index import Index

HOUR_MS = 3_600_000
NOW_MS = 1_767_225_600_000
YEAR_1_MS, YEAR_9999_MS = -62_135_596_800_000, 253_402_300_799_000
CENTER = (366_000_000, 359_000_000)
COUNT = 3_000


def circle(start_ms: int | None, end_ms: int | None, band: tuple[int | None, int | None] = (None, None)) -> Body:
    sketch = Sketch()
    sketch.circle(CENTER, 100_000, band, Window(start_ms, end_ms))
    return sketch.body()


def _window(random: Random) -> Window:
    """Give a window on the hour, most of them among the same few."""
    start = NOW_MS + HOUR_MS * random.choice((0, 0, 0, 1, 2, random.randrange(200)))
    start += random.choice((0, 0, 1, -1))
    return random.choice((Window(start, start + HOUR_MS), Window(start, start + 30 * HOUR_MS), Window(None, start), Window(start, None)))


def _overlap(one: Window, other: Window) -> bool:
    (start, end), (start_2, end_2) = one, other
    return (start is None or end_2 is None or start < end_2) and (start_2 is None or end is None or start_2 < end)


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd_of_equal_windows_is_counted_and_expires(seed: int) -> None:
    random = Random(seed)
    index, live = Index(), dict[str, Window]()
    for step in range(COUNT):
        name = f"{random.randrange(COUNT)}"
        live[name] = _window(random)
        index.put(name, circle(*live[name]))
        if step % 3 == 0:
            gone = f"{random.randrange(COUNT)}"
            index.drop(gone)
            live.pop(gone, None)
        if step % 250 == 0:
            asked = _window(random)
            assert index.considered(circle(*asked)) == sum(_overlap(asked, window) for window in live.values())
    for now_ms in (NOW_MS - 1, NOW_MS, NOW_MS + HOUR_MS, NOW_MS + 40 * HOUR_MS, YEAR_9999_MS):
        ended = sorted(name for name, (_, end_ms) in live.items() if end_ms is not None and end_ms <= now_ms)
        assert index.expire(now_ms) == ended
        for name in ended:
            del live[name]
        assert len(index) == len(live) == index.considered(circle(None, None))


@pytest.mark.parametrize("at_ms", [YEAR_1_MS, NOW_MS - 1, NOW_MS, NOW_MS + 999, NOW_MS + 2**31 * 1_000, YEAR_9999_MS - HOUR_MS])
@pytest.mark.parametrize("length_ms", [1, HOUR_MS])
def test_a_millisecond_apart_is_apart_whenever_it_is(at_ms: int, length_ms: int) -> None:
    index = Index()
    index.put("a", circle(at_ms, at_ms + length_ms))
    assert index.met(circle(at_ms, at_ms + 1)) == ["a"]
    assert index.met(circle(at_ms + length_ms - 1, None)) == ["a"]
    assert index.met(circle(at_ms + length_ms, None)) == []
    assert index.met(circle(None, at_ms)) == []
    assert index.met(circle(None, at_ms + 1)) == ["a"]


@pytest.mark.parametrize("at_cm", [-2_000_000, 0, 99, 3_276_650, 3_276_799, 90_000_000])
def test_a_centimetre_apart_is_apart_at_every_height(at_cm: int) -> None:
    index = Index()
    index.put("a", circle(None, None, (at_cm, at_cm + 50)))
    assert index.met(circle(0, 1, (at_cm + 50, None))) == ["a"]
    assert index.met(circle(0, 1, (None, at_cm))) == ["a"]
    assert index.met(circle(0, 1, (at_cm + 51, None))) == []
    assert index.met(circle(0, 1, (None, at_cm - 1))) == []


def _passing(reach_cm: int = 50_000) -> Body:
    """Give a route that passes the circle within the first twenty minutes of two hours."""
    sketch = Sketch()
    line = [(CENTER[0] - 300_000, CENTER[1]), (CENTER[0] + 2_700_000, CENTER[1])]
    sketch.route(line, [NOW_MS, NOW_MS + 2 * HOUR_MS], reach_cm, 10_000, None, (None, None))
    return sketch.body()


@pytest.mark.parametrize("is_asked_by_the_route", [True, False])
def test_a_passage_that_is_over_is_no_meeting_any_more(is_asked_by_the_route: bool) -> None:
    index = Index()
    there, asked = (circle(None, None), _passing()) if is_asked_by_the_route else (_passing(), circle(None, None))
    index.put("a", there)
    (before,) = index.meetings(asked)
    assert before.start_ms is not None
    assert before.end_ms is not None
    assert NOW_MS < before.start_ms < before.end_ms < NOW_MS + HOUR_MS // 3
    middle = (before.start_ms + before.end_ms) // 2 + 60_000
    (rest,) = index.meetings(asked, now_ms=middle)
    assert rest.start_ms == middle
    assert rest.end_ms is not None
    assert abs(rest.end_ms - before.end_ms) < 10
    assert rest.closest_at_ms is not None
    assert rest.closest_at_ms >= middle
    for now_ms in (before.end_ms + 1_000, NOW_MS + HOUR_MS):
        assert index.meetings(asked, now_ms=now_ms) == []
        assert index.met(asked, now_ms=now_ms) == []


def test_what_stands_still_has_met_since_it_began() -> None:
    index = Index()
    index.put("a", circle(NOW_MS, NOW_MS + 2 * HOUR_MS))
    (one,) = index.meetings(circle(None, None), now_ms=NOW_MS + HOUR_MS)
    assert (one.start_ms, one.end_ms) == (NOW_MS, NOW_MS + 2 * HOUR_MS)
