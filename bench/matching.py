"""Measure: `python -m bench.matching [N]`: the match queue's proposals for two made-up books of N items each (10,000 by default).

Two sides report the same made-up events over a month, and over one day, each with its own errors in time, place and kind, and each with
events that the other does not have. Beside the time stands what came of it: how many of the pairs that are one event were proposed, and how
many of those proposed are one. The plain way, every item against every other one, stands below.
"""

import random
import sys
import time

from garant import instant
from garant.answers.matching import propose
from garant.answers.matching_score import Report, may_meet, score
from garant.gazetteer.names import key, sounds
from garant.instant import DAY_MS, MINUTE_MS, Window

START_MS = instant.parse("2017-03-01T00:00:00Z")
PLACES = 400
KINDS = ("mortar_fire", "artillery_fire", "small_arms_fire", "air_strike", "shelling")
SHARED, WITH_POSITION, WITH_TIME = 0.6, 0.5, 0.8


def books(count: int, days: int, seed: int = 7) -> tuple[list[Report], set[tuple[str, str]]]:
    """Make two books of so many items each, and tell which pairs are one event."""
    draw = random.Random(seed)
    places = [(_name(draw), (360_000_000 + draw.randrange(20_000_000), 340_000_000 + draw.randrange(25_000_000))) for _ in range(PLACES)]
    reports: list[Report] = []
    same: set[tuple[str, str]] = set()
    for number in range(count):
        place, at_ms, kind = draw.choice(places), START_MS + draw.randrange(days * DAY_MS), draw.choice(KINDS)
        first = _report(draw, "ru", number, place, at_ms, kind)
        shared = draw.random() < SHARED
        if not shared:
            place, at_ms, kind = draw.choice(places), START_MS + draw.randrange(days * DAY_MS), draw.choice(KINDS)
        second = _report(draw, "tr", number, place, at_ms, kind)
        reports += (first, second)
        if shared:
            same.add((first.thing, second.thing))
    return reports, same


def _name(draw: random.Random) -> str:
    """Make up the name of a village."""
    return "".join(draw.choice("bdfghjklmnqrstz") + draw.choice("aiu") for _ in range(draw.randrange(3, 6))).title()


def _report(draw: random.Random, side: str, number: int, place: tuple[str, tuple[int, int]], at_ms: int, kind: str) -> Report:
    name, (lon, lat) = place
    start = at_ms + draw.randrange(-30, 31) * MINUTE_MS
    window = Window(start, start + 20 * MINUTE_MS)
    if draw.random() > WITH_TIME:
        day = at_ms // DAY_MS * DAY_MS
        window = Window(day, day + DAY_MS)
    point = (lon + draw.randrange(-100_000, 100_001), lat + draw.randrange(-100_000, 100_001)) if draw.random() < WITH_POSITION else None
    form = kind if draw.random() < 0.8 else draw.choice(KINDS)
    return Report(f"item:{side}/march#{number}", side, f"{side}/march", "exercise", window, point, key(name), sounds(name), "", form)


def plain(reports: list[Report]) -> int:
    """Compare every item with every other one that lies within a day of it, and count the pairs that would be proposed."""
    ru, tr = ([report for report in reports if report.side == side] for side in ("ru", "tr"))
    found = 0
    for one in ru:
        for other in tr:
            if may_meet(one, other):
                scored = score(one, other)
                found += scored is not None and scored.score >= 600
    return found


def measured(count: int, days: int) -> str:
    """Measure the proposals for two books over so many days."""
    reports, same = books(count, days)
    began = time.perf_counter()
    found = propose(reports)
    took = time.perf_counter() - began
    proposed = {(one.pair.one, one.pair.other) for one in found.proposals}
    right = len(proposed & same)
    return (
        f"{count:,} against {count:,} items over {days} days: {took:.1f} s. Of {len(same):,} pairs that are one event"
        f" {right / len(same):.0%} are proposed; of {len(proposed):,} proposed {right / max(1, len(proposed)):.0%} are one."
    )


def main() -> None:
    """Measure, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for days in (30, 1):
        sys.stdout.write(f"{measured(count, days)}\n")
    few = min(count, 1_000)
    reports, _ = books(few, 30)
    began = time.perf_counter()
    plain(reports)
    took = (time.perf_counter() - began) * (count / few) ** 2
    sys.stdout.write(f"Every item against every other one, as measured on {few:,}: {took:,.0f} s.\n")


if __name__ == "__main__":
    main()
