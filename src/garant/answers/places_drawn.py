"""What a notice's words name, against what it draws: a site "at Deir ez-Zor" should lie there.

Its texts are searched for names that the place index has, the longest first. If one of them reaches to what is drawn, the words fit. If
none does, each name is told with its distance: nine kilometres were enough, once. A name more than 200 km away is taken for part of
something else (the title of an agreement, a capital). It is a question to whoever draws, before anybody relies on it; nothing is refused.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from garant.answers.bodies import body_of
from garant.errors import Refused
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import NamedPlace, Point
from garant.instant import Window
from garant.statement.shapes import Volume

if TYPE_CHECKING:
    from garant.space.body import Body

FAR_M = 200_000
"""A name further away than this is about something else."""

_WORDS_MAX = 4
"""How many words a name has at most."""
_LETTERS_MIN = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")
_ENDS = re.compile(r"[.,;:!?()\[\]\"«»،؛؟]")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name in the words of a notice that does not reach what is drawn: the place that is nearest, how far off, how far it may be."""

    name: str
    place: NamedPlace
    distance_m: int
    allowed_m: int


def mentioned(index: PlaceIndex, texts: Iterable[str], volumes: Sequence[Volume]) -> tuple[Mentioned, ...]:
    """Give the names that do not fit what is drawn; nothing where one fits, none is named, or nothing definite is drawn."""
    found: dict[str, Mentioned] = {}
    try:
        body = body_of(volumes) if volumes else None
    except Refused:
        body = None
    if body is None:
        return ()
    for name in dict.fromkeys(name for text in texts for name in names_in(index, text)):
        near = _nearest(index, name, body)
        if near is not None and near.distance_m <= near.allowed_m:
            return ()
        if near is not None:
            found.setdefault(near.place.id, near)
    return tuple(found.values())


def names_in(index: PlaceIndex, text: str) -> Iterator[str]:
    """Give the names of the index that a text has, the longest first at each word. In scripts with capitals a name begins with one."""
    for clause in _ENDS.split(text):
        words = list(_WORD.finditer(clause))
        at = 0
        while at < len(words):
            length = next((n for n in range(min(_WORDS_MAX, len(words) - at), 0, -1) if _is_name(index, clause, words[at : at + n])), 0)
            if length:
                yield clause[words[at].start() : words[at + length - 1].end()]
            at += length or 1


def _is_name(index: PlaceIndex, clause: str, words: Sequence[re.Match[str]]) -> bool:
    name = clause[words[0].start() : words[-1].end()]
    begins = name[0].isupper() or not name[0].islower()
    return begins and len(name) >= _LETTERS_MIN and bool(index.listed(name))


def _nearest(index: PlaceIndex, name: str, body: "Body") -> Mentioned | None:
    """Give the place of this name that lies nearest to what is drawn."""
    found = [
        Mentioned(name, one.place, distance, one.place.reach_m)
        for one in index.listed(name)
        if (distance := _distance_m(one.place.point, body)) is not None
    ]
    return min(found, key=lambda one: one.distance_m - one.allowed_m, default=None)


def _distance_m(point: Point, body: "Body") -> int | None:
    """Give how far a point is from what is drawn (0 inside it); None beyond `FAR_M`."""
    from garant.space.body import Sketch
    from garant.space.index import meet

    sketch = Sketch()
    sketch.corridor([point, (point[0] + 1, point[1])], FAR_M * 100, (None, None), Window(None, None))
    met = meet(sketch.body(), body)
    return None if met is None else round(met.closest_m)
