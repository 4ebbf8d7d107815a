"""The index over named places: candidates for a name, and the nearest to a position.

A name is looked up by its key first, so that 100,000 names are looked up in about a second; only when nothing has that key, by how it
sounds. What sounds alike is a guess and is marked as one.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from math import cos, radians
from typing import Literal, NamedTuple

from garant.gazetteer.names import key, sounds
from garant.gazetteer.places import NamedPlace, Point, distance_m

_CELL = 2_500_000
"""A cell of the grid for positions: a quarter of a degree."""
_ALIKE_MIN = 0.6
"""How alike (0 to 1) two spellings are that sound the same, so that one may be meant for the other."""
_CANDIDATES_MAX = 64


class Candidate(NamedTuple):
    """A place that a name may mean: `listed`, it bears this name; `alike`, one that sounds like it (`name` says which)."""

    place: NamedPlace
    how: Literal["listed", "alike"]
    name: str


class Nearest(NamedTuple):
    """A named place near a position, and how far its point lies from there."""

    place: NamedPlace
    distance_m: int


class PlaceIndex:
    """Named places, ready for questions. Later places (an operator's own) stand before earlier ones of the same id."""

    def __init__(self, places: Iterable[NamedPlace]) -> None:
        """Take places in."""
        self.places: tuple[NamedPlace, ...] = tuple({place.id: place for place in places}.values())
        self._by_key: dict[str, list[int]] = {}
        self._by_cell: dict[Point, list[int]] = {}
        self._by_sound: dict[str, list[tuple[int, str]]] | None = None
        for number, place in enumerate(self.places):
            for name in {key(name): None for name in place.names}:
                self._by_key.setdefault(name, []).append(number)
            self._by_cell.setdefault(_cell(place.point), []).append(number)

    def __len__(self) -> int:
        """Count the places."""
        return len(self.places)

    def listed(self, name: str) -> tuple[Candidate, ...]:
        """Give the places that bear a name, in the index's order."""
        return tuple(Candidate(self.places[number], "listed", name) for number in self._by_key.get(key(name), ()))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Give the places that a name may mean: those that bear it, and where none does, those whose name sounds like it, likest first."""
        return self.listed(name) or self.alike(name)

    def alike(self, name: str) -> tuple[Candidate, ...]:
        """Give the places with a name that sounds like this one, likest first."""
        sound, spelt = sounds(name), key(name)
        if not sound:
            return ()
        found = ((_likeness(spelt, other, sound), number, other) for number, other in self._sounding().get(sound, ()))
        ranked = sorted((one for one in found if one[0] >= _ALIKE_MIN), key=lambda one: (-one[0], one[1], one[2]))
        best = {number: other for _, number, other in reversed(ranked)}
        order = dict.fromkeys(number for _, number, _ in ranked)
        return tuple(Candidate(self.places[number], "alike", best[number]) for number in list(order)[:_CANDIDATES_MAX])

    def _sounding(self) -> dict[str, list[tuple[int, str]]]:
        """Give the names by their sound; made when it is asked for first."""
        if self._by_sound is None:
            by_sound: dict[str, list[tuple[int, str]]] = {}
            for spelt, numbers in self._by_key.items():
                if sound := sounds(spelt):
                    by_sound.setdefault(sound, []).extend((number, spelt) for number in numbers)
            self._by_sound = by_sound
        return self._by_sound

    def nearest(self, point: Point, count: int = 1, within_m: int = 50_000) -> tuple[Nearest, ...]:
        """Give the named places nearest to a position, nearest first; of those at one distance, in the index's order."""
        around = [self.places[number] for cell in _cells(point, within_m) for number in self._by_cell.get(cell, ())]
        measured = [Nearest(place, round(distance_m(point, place.point))) for place in around]
        return tuple(
            sorted((one for one in measured if one.distance_m <= within_m), key=lambda one: (one.distance_m, one.place.id))[:count]
        )


def _likeness(one: str, other: str, sound: str) -> float:
    """Give how alike two spellings are, 0 to 1. Between two scripts only the sound tells: enough if it is long."""
    if _script(one) == _script(other):
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    return _ALIKE_MIN if len(sound) >= _LONG_SOUND else 0.0


def _script(text: str) -> int:
    """Give the block of 256 characters that the first letter beyond Latin lies in; 0 for Latin."""
    return next((ord(mark) >> 8 for mark in text if ord(mark) > _LATIN_MAX), 0)


_LATIN_MAX = 0x24F
_LONG_SOUND = 4
"""Consonants that two spellings in different scripts must share."""


def _cell(point: Point) -> Point:
    return point[0] // _CELL, point[1] // _CELL


def _cells(point: Point, within_m: int) -> Sequence[Point]:
    """Give the cells that a circle may reach into. Not across the 180th meridian: no theatre lies there."""
    metres_a_degree = 110_500
    high = int(within_m / metres_a_degree * 1e7)
    wide = int(high / max(0.05, cos(radians(min(89.0, abs(point[1]) / 1e7 + within_m / metres_a_degree)))))
    columns = range((point[0] - wide) // _CELL, (point[0] + wide) // _CELL + 1)
    rows = range((point[1] - high) // _CELL, (point[1] + high) // _CELL + 1)
    return [(column, row) for column in columns for row in rows]
