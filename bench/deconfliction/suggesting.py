"""Suggestions for a flight with a hundred conflicts, among others that go on around it: ours alone, for no peer has them.

The state is as the fold would leave it, without the log: a charter, and notices of flights in the areas of the load. A hundred more lie
where and when the new one is meant to be. Every suggestion was verified by answering the shifted notice anew.
"""

import time
from collections.abc import Iterator
from typing import Any

import msgspec

from bench.deconfliction import areas
from bench.deconfliction.areas import START_MS, Areas
from bench.deconfliction.race import Lap, many
from bench.theatre import ORIGIN, Planner
from garant import instant
from garant.answers.asked import Asked
from garant.answers.deconflict import Answer, answer
from garant.answers.live import Live
from garant.answers.suggest import Suggestion, suggestions
from garant.log import Tree
from garant.state.rows import CharterRow, NoticeRow, Recorded
from garant.state.state import CHARTER, Put, State
from garant.statement.kinds import Charter, Notice, NoticeAmendment
from garant.statement.shapes import Volume

CONFLICTS = 100
TIMES = 20
PARTY = "p00"
MIDDLE = [380_000_000, 350_000_000]
BEGINS_MS = START_MS + 3 * instant.DAY_MS
HOUR_MS = 3_600_000
RADIUS_CM = 500_000
BAND_CM = (50_000, 150_000)
_BOOKS = {
    "log": ORIGIN, "party": PARTY, "seq": 1, "seen": {"size": 0, "root": Tree().root().hex()}, "not_after": "2027-01-01T00:00:00Z",
    "time": "2026-01-01T00:00:00Z", "status": "actual",
}  # fmt: skip


def table(count: int) -> str:
    """Measure among so many notices."""
    state = _state(areas.make(count))
    live = Live.of(state)
    asked = Asked("p01/new", 1, "p01", "flight", "flight_uav", None, "actual", msgspec.convert([_meant(0)], tuple[Volume, ...]))
    answers, ideas = list[Answer](), list[tuple[Suggestion, ...]]()
    answered, suggested = Lap("Garant, the answer"), Lap("Garant, its suggestions: later, earlier, higher or lower")
    for _ in range(TIMES + 1):
        began = time.perf_counter()
        answers.append(answer(state, live, asked, START_MS))
        halfway = time.perf_counter()
        ideas.append(suggestions(state, live, answers[-1], START_MS))
        answered.took_s.append(halfway - began)
        suggested.took_s.append(time.perf_counter() - halfway)
    del answered.took_s[0], suggested.took_s[0]
    assert len(answers[-1].conflicts) >= CONFLICTS
    head = f"\nSuggestions for a flight with {len(answers[-1].conflicts)} conflicts, among {count:,} notices; {_told(ideas[-1])}"
    return "\n".join([head, *many([answered, suggested])])


def _told(ideas: tuple[Suggestion, ...]) -> str:
    """Say what was suggested."""
    parts = []
    for idea in ideas:
        by = f"{(idea.by_ms or 0) / 60_000:+.0f} min" if idea.by_ms is not None else f"{(idea.by_cm or 0) / 100:+.0f} m"
        parts.append(f"{idea.change} {by if idea.is_found else f'none within {idea.within}'}")
    return ", ".join(parts)


def _state(load: Areas) -> State:
    """Make a state in which these areas, and a hundred circles where the new one is meant to be, are flights."""
    state = State()
    said = next(iter(Planner().opening()))
    charter = msgspec.convert({**_BOOKS, **said.members}, Charter)
    state.put(Put("charters", CHARTER, CharterRow(index=0, t_ms=START_MS, version=1, history=(0,), charter=charter)))
    state.advance(START_MS)
    for at, volume in enumerate([*_volumes(load), *(_meant(number) for number in range(CONFLICTS))]):
        _put(state, at, volume)
    return state


def _volumes(load: Areas) -> Iterator[dict[str, Any]]:
    for at in range(len(load)):
        start, end = int(load.start_ms[at]), int(load.end_ms[at])
        shape = {"is": "area", "polygons": [[load.ring(at)]]}
        yield _volume(shape, (int(load.lower_cm[at]), int(load.upper_cm[at])), (start, end))


def _meant(number: int) -> dict[str, Any]:
    """Give a circle where the new one is meant to be, for two hours that begin within minutes of it."""
    begins = BEGINS_MS + number * 30_000
    return _volume({"is": "circle", "center": MIDDLE, "radius_cm": RADIUS_CM}, BAND_CM, (begins, begins + 2 * HOUR_MS))


def _volume(shape: dict[str, Any], band_cm: tuple[int, int], window_ms: tuple[int, int]) -> dict[str, Any]:
    start, end = map(instant.text, window_ms)
    return {"shape": shape, "lower_cm": band_cm[0], "upper_cm": band_cm[1], "start": start, "end": end}


def _put(state: State, at: int, volume: dict[str, Any]) -> None:
    members = {"type": "notice/1", "name": f"n{at}", "kind": "flight", "activity": "flight_uav", "to": ["p01"], "volumes": [volume]}
    said: Notice | NoticeAmendment = msgspec.convert({**_BOOKS, **members}, Notice)
    ref = f"{PARTY}/n{at}"
    row = NoticeRow(index=at + 1, party=PARTY, version=1, standing="filed", status="actual", to=("p01",))
    state.put(Put("notices", ref, row))
    state.put(Put("notice_versions", f"{ref}@000001", Recorded(index=at + 1, t_ms=START_MS, id=f"{at:064x}", said=said)))
    state.advance(START_MS)
