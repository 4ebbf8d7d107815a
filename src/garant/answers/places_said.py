"""A place as somebody said it, compared with itself: its name, its position and its grid reference should be one place.

    name -- position      may lie as far apart as the name reaches (`gazetteer.places`), and as the stated precision allows
    name -- grid          the same, and half the diagonal of the reference's square
    position -- grid      half that diagonal, and 100 m for rounding

A name that the index does not have is told as that. One that sounds like a name it has, within 50 km, is taken for that one, and marked as
taken: a spelling in another script would otherwise go unchecked. Where several places bear a name, the nearest one is meant; a flag
therefore means that none of them fits. A flag is a question to whoever spoke, never a correction: what was said stays as it was said.

    compare(index, Place(name="Deir ez-Zor", position=(lon, lat))).discrepancies
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from garant.errors import Refused
from garant.gazetteer import grid
from garant.gazetteer.index import Candidate, PlaceIndex
from garant.gazetteer.names import key, sounds
from garant.gazetteer.places import NamedPlace, Point, distance_m
from garant.statement.values import Place

Said = Literal["name", "position", "mgrs"]
"""The ways in which a place is said."""

ROUNDING_M = 100
"""Position and grid reference of one place: people round to a thousandth of a degree."""

ALIKE_WITHIN_M = 50_000
"""A name that the index does not list is taken for one that sounds like it only so near: further off it is another place."""

BESIDE_M: dict[str, int | None] = {
    "exact": 0, "settlement": 0, "area": 10_000, "district": 30_000, "governorate": 120_000, "unknown": None,
}  # fmt: skip
"""How much further a place may lie from its name where it is known less precisely; None: no distance says anything."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two ways in which one place was said lie too far apart: how far, how far they may, and the place of that name that was compared."""

    between: tuple[Said, Said]
    distance_m: int
    allowed_m: int
    named: NamedPlace | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One place, compared: what disagrees; `unknown_name`, when the index does not know the name; `alike`, when it only sounds like one.

    `nearest` is the named place nearest to its position, for whoever must decide what was meant, and `nearest_m` how far that is.
    `bad_grid`: the reference names no square.
    """

    place: Place
    discrepancies: tuple[Discrepancy, ...]
    unknown_name: bool = False
    alike: NamedPlace | None = None
    bad_grid: bool = False
    nearest: NamedPlace | None = None
    nearest_m: int | None = None

    @property
    def agrees(self) -> bool:
        """Tell whether nothing is against it. What is unknown is not against it: look at `unknown_name` too."""
        return not self.discrepancies and not self.bad_grid


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One place as it was said, and the place of a read-back that answers it (None: it was not read back), and how far apart.

    `distance_m` is None where either was not said by position or grid; then only the names can be compared (`same_name`).
    `position_missing`: a position was said, and only a name came back.
    """

    said: Place
    back: Place | None
    distance_m: int | None
    allowed_m: int
    same_name: bool | None
    position_missing: bool

    @property
    def agrees(self) -> bool:
        """Tell whether it was read back as it was said."""
        near = self.distance_m is None or self.distance_m <= self.allowed_m
        return self.back is not None and near and not self.position_missing and self.same_name is not False


def compare(index: PlaceIndex, place: Place) -> Compared:
    """Compare a place with itself, by the place index."""
    square, bad_grid = _square(place)
    points: dict[Said, tuple[Point, int]] = {}
    if place.position is not None:
        points["position"] = (place.position, 0)
    if square is not None:
        points["mgrs"] = (square.point, square.reach_m)
    found = _meant(index, place.name, [point for point, _ in points.values()])
    against = [*_against_name(found, points, BESIDE_M[place.precision or "exact"]), *_against_grid(points)]
    near = index.nearest(next(iter(points.values()))[0]) if points else ()
    return Compared(
        place=place,
        discrepancies=tuple(against),
        unknown_name=place.name is not None and found is None,
        alike=found.place if found is not None and found.how == "alike" else None,
        bad_grid=bad_grid,
        nearest=near[0].place if near else None,
        nearest_m=near[0].distance_m if near else None,
    )


def compare_all(index: PlaceIndex, places: Iterable[Place] | None) -> tuple[Compared, ...]:
    """Compare each of several places with itself."""
    return tuple(compare(index, place) for place in places or ())


def read_back(said: Sequence[Place] | None, back: Sequence[Place] | None) -> tuple[ReadBack, ...]:
    """Hold a read-back against what was said: each place that was said, with the one read back that fits it best, or with none.

    Each place that was read back answers one at most; those that answer none are what `added` gives.
    """
    pairs = _paired(said or (), back or ())
    return tuple(pairs.get(number) or _unanswered(place) for number, place in enumerate(said or ()))


def added(said: Sequence[Place] | None, back: Sequence[Place] | None) -> tuple[Place, ...]:
    """Give the places of a read-back that answer none of those that were said."""
    answering = [pair.back for pair in _paired(said or (), back or ()).values()]
    return tuple(place for place in back or () if not any(place is one for one in answering))


def point_of(place: Place) -> Point | None:
    """Give where a place lies, by its position, or else by its grid reference; None where neither says."""
    square, _ = _square(place)
    return place.position if place.position is not None else square.point if square is not None else None


def _square(place: Place) -> tuple[grid.Square | None, bool]:
    """Give the square of a place's grid reference, and whether the reference is no good."""
    try:
        return (grid.parse(place.mgrs) if place.mgrs is not None else None), False
    except Refused:
        return None, True


def _meant(index: PlaceIndex, name: str | None, points: Sequence[Point]) -> Candidate | None:
    """Give the place that a name means: of those that bear it, or else sound like it nearby, the nearest to where one points."""
    if name is None:
        return None
    if listed := index.listed(name):
        return min(listed, key=lambda one: _furthest(one, points))
    alike = [one for one in index.alike(name) if points and _furthest(one, points) <= ALIKE_WITHIN_M]
    return min(alike, key=lambda one: _furthest(one, points), default=None)


def _furthest(one: Candidate, points: Sequence[Point]) -> float:
    return max((distance_m(one.place.point, point) for point in points), default=0.0)


def _against_name(found: Candidate | None, points: dict[Said, tuple[Point, int]], beside_m: int | None) -> Iterator[Discrepancy]:
    if found is None or beside_m is None:
        return
    for said, (point, reach_m) in points.items():
        distance, allowed = round(distance_m(found.place.point, point)), found.place.reach_m + beside_m + reach_m
        if distance > allowed:
            yield Discrepancy(("name", said), distance, allowed, found.place)


def _against_grid(points: dict[Said, tuple[Point, int]]) -> Iterator[Discrepancy]:
    if len(points) == 1 or not points:
        return
    (position, _), (middle, reach_m) = points["position"], points["mgrs"]
    distance, allowed = round(distance_m(position, middle)), reach_m + ROUNDING_M
    if distance > allowed:
        yield Discrepancy(("position", "mgrs"), distance, allowed, None)


def _paired(said: Sequence[Place], back: Sequence[Place]) -> dict[int, ReadBack]:
    """Pair what was said with what was read back, the best fit first; give the pairs by the place in what was said."""
    held = sorted(
        ((_held(one, other), here, there) for here, one in enumerate(said) for there, other in enumerate(back)),
        key=lambda pair: (_rank(pair[0]), pair[1:]),
    )
    pairs, taken = dict[int, ReadBack](), set[int]()
    for pair, here, there in held:
        if here not in pairs and there not in taken:
            pairs[here] = pair
            taken.add(there)
    return pairs


def _rank(one: ReadBack) -> tuple[bool, bool, int]:
    """Put what agrees first, then what bears the same name, then what lies nearest."""
    return not one.agrees, one.same_name is not True, one.distance_m or 0


def _held(said: Place, back: Place) -> ReadBack:
    here, there = point_of(said), point_of(back)
    distance = None if here is None or there is None else round(distance_m(here, there))
    reach_m = sum(square.reach_m for square in (_square(said)[0], _square(back)[0]) if square is not None)
    return ReadBack(said, back, distance, ROUNDING_M + reach_m, _same_name(said, back), here is not None and there is None)


def _unanswered(said: Place) -> ReadBack:
    return ReadBack(said, None, None, ROUNDING_M, None, position_missing=point_of(said) is not None)


def _same_name(said: Place, back: Place) -> bool | None:
    """Tell whether both bear one name, as far as spelling tells; None where either has none."""
    if said.name is None or back.name is None:
        return None
    return key(said.name) == key(back.name) or (sounds(said.name) == sounds(back.name) != "")
