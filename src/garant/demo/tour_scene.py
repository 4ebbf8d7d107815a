"""What the tour needs in the played theatre besides the scenario: road works to meet, and two books of one day that nobody has matched.

All of it is set by today's date, so that the tour is a live one on whatever day it is taken. The convoy that meets the works is a drawing,
left in the theatre's directory for whoever files it.
"""

import json
from typing import Any, Final

from garant import bootstrap, instant
from garant.demo.play import Play

CONVOY_FILE: Final = "tour-convoy.geojson"
CONVOY: Final = "un/tour-convoy"
"""What the notice is called that is made of it."""
WORKS: Final = "tr/tour-works"
BOOK_DAY: Final = "yesterday"
_ARIHA, _JISR = (36.609, 35.815), (36.317, 35.812)
_AHEAD_DAYS = 3
"""Further ahead than any notice that a measure of the theatre asks for."""


def prepare(play: Play) -> None:
    """Say it, with the keys of units and sectors, and leave the drawing."""
    now_ms = bootstrap.now_ms()
    first_ms, yesterday_ms = (_midnight(now_ms) + days * instant.DAY_MS for days in (_AHEAD_DAYS, -1))
    play.speak("tour-works", "tr-sector", _works(first_ms))
    for party, items in (("tr", _OF_TR), ("ru", _OF_RU)):
        play.speak(f"tour-book-{party}", f"{party}-hq", _book(party, yesterday_ms, items))
    drawing = json.dumps(_convoy(first_ms), ensure_ascii=False, indent=1)
    (play.place.directory / CONVOY_FILE).write_text(f"{drawing}\n", encoding="utf-8")


def _midnight(t_ms: int) -> int:
    return t_ms - t_ms % instant.DAY_MS


def _at(midnight_ms: int, clock: str) -> str:
    hours, minutes = map(int, clock.split(":"))
    return instant.text(midnight_ms + hours * instant.HOUR_MS + minutes * instant.MINUTE_MS)


def _works(day_ms: int) -> dict[str, Any]:
    """Give the notice of road works at Ariha, from morning to noon."""
    west, south, east, north = 365_950_000, 358_080_000, 366_150_000, 358_220_000
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    volume = {"shape": {"is": "area", "polygons": [[ring]]}, "start": _at(day_ms, "06:00"), "end": _at(day_ms, "10:00")}
    text = {"en": "Engineers repair the road at Ariha. Area indicative, exercise.", "tr": "İstihkâm Eriha'da yolu onarıyor (tatbikat)."}
    return {
        "type": "notice/1", "status": "exercise", "to": ["ru", "un"], "name": WORKS.partition("/")[2],
        "kind": "works", "activity": "road_works", "text": text, "volumes": [volume],
    }  # fmt: skip


def _convoy(day_ms: int) -> dict[str, Any]:
    """Give the drawing of a convoy that drives through the works (docs/spec/geojson.md)."""
    properties = {
        "kind": "movement", "activity": "aid_convoy", "status": "exercise", "party": "un", "to": ["tr", "ru"],
        "text": {"en": "Six trucks with medical supplies, marked. Route indicative, exercise."},
        "times": [_at(day_ms, clock) for clock in ("07:30", "09:00")], "buffer_m": 300,
    }  # fmt: skip
    geometry = {"type": "LineString", "coordinates": [_ARIHA, _JISR]}
    return {"type": "Feature", "id": CONVOY.partition("/")[2], "geometry": geometry, "properties": properties}


_Item = tuple[str, str, str, str, str, tuple[int, int]]
"""When it began and ended, what it was, the place's name and district, its position in 1e-7 degrees."""

_OF_TR: tuple[_Item, ...] = (
    ("06:10", "06:20", "mortar_fire", "Kafr Nabl", "Idlib", (365_640_000, 356_140_000)),
    ("13:35", "13:45", "small_arms_fire", "Ariha", "Idlib", (366_090_000, 358_150_000)),
)
_OF_RU: tuple[_Item, ...] = (
    ("06:15", "06:25", "shelling", "Kafr Nabl", "Idlib", (365_650_000, 356_150_000)),
    ("19:05", "19:10", "explosion", "Jisr al-Shughur", "Idlib", (363_170_000, 358_120_000)),
)


def _book(party: str, day_ms: int, items: tuple[_Item, ...]) -> dict[str, Any]:
    """Give a side's book of a day."""
    return {
        "type": "book/1", "status": "exercise", "to": [*{"tr", "ru", "un"} - {party}], "name": "tour-book", "capacity": "party",
        "by": {"party": party}, "start": _at(day_ms, "00:00")[:10], "total": len(items),
        "items": [_item(str(number), day_ms, item) for number, item in enumerate(items, 1)],
    }  # fmt: skip


def _item(name: str, day_ms: int, item: _Item) -> dict[str, Any]:
    start, end, form, place, district, position = item
    where = {"name": place, "district": district, "position": position, "precision": "settlement"}
    return {"name": name, "start": _at(day_ms, start), "end": _at(day_ms, end), "form": form, "place": where}
