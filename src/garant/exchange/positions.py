"""Rows of GeoJSON positions to integers in 1e-7 degree, and which vertex is at fault when they are none.

A file may have millions of positions: the happy way asks no more of each than it must, and only a refusal looks for the one at fault.
"""

from typing import NamedTuple

from garant.errors import Code, Refused
from garant.exchange.form import Place
from garant.exchange.quantities import altitude_cm
from garant.limits import COORDINATE_UNITS_PER_DEGREE, VERTICES_MAX
from garant.statement.words import Position

_LON_MAX = 180
_LAT_MAX = 90
_PER_DEGREE = float(COORDINATE_UNITS_PER_DEGREE)
_LINE_MIN = 2
_PLAIN, _WITH_ALTITUDE = 2, 3


class Course(NamedTuple):
    """Positions in 1e-7 degree, and the third numbers as they stood there (metres), where there are any."""

    positions: tuple[Position, ...]
    altitudes_m: tuple[float, ...] | None

    def altitudes_cm(self, where: str) -> tuple[int, ...] | None:
        """Give the altitudes in cm, rounded to the nearest."""
        if self.altitudes_m is None:
            return None
        return tuple(altitude_cm(metres, f"{where}[{at}][2]") for at, metres in enumerate(self.altitudes_m))


def course(places: list[Place], least: int, where: str) -> Course:
    """Read a line or ring of at least so many positions. Refuses with `bad_shape`, naming the vertex."""
    if not least <= len(places) <= VERTICES_MAX:
        what = "ring" if least > _LINE_MIN else "line"
        raise Refused(Code.BAD_SHAPE, f"{len(places)} positions; a {what} has {least} to {VERTICES_MAX}", where)
    try:
        if len(places[0]) == _PLAIN:
            return Course(_units([(lon, lat) for lon, lat in places]), None)
        return Course(_units([(lon, lat) for lon, lat, _ in places]), tuple([metres for _, _, metres in places]))
    except ValueError:
        raise _uneven(places, where) from None
    except OverflowError:
        raise _beyond(places, where) from None


def position(place: Place, where: str) -> Position:
    """Read one position; an altitude says nothing here. Refuses with `bad_shape`."""
    if not _PLAIN <= len(place) <= _WITH_ALTITUDE:
        raise _uneven([place], where, alone=True)
    try:
        return _units([(place[0], place[1])])[0]
    except OverflowError:
        raise _beyond([place], where, alone=True) from None


def _units(degrees: list[tuple[float, float]]) -> tuple[Position, ...]:
    """Round to 1e-7 degree. An `OverflowError` says that a position is beyond what a map has."""
    if [True for lon, lat in degrees if not (-_LON_MAX <= lon <= _LON_MAX and -_LAT_MAX <= lat <= _LAT_MAX)]:
        raise OverflowError
    return tuple([(round(lon * _PER_DEGREE), round(lat * _PER_DEGREE)) for lon, lat in degrees])


def _uneven(places: list[Place], where: str, *, alone: bool = False) -> Refused:
    """Name the first position that has too many numbers, too few, or an altitude where others have none."""
    odd = next((at for at, place in enumerate(places) if not _PLAIN <= len(place) <= _WITH_ALTITUDE), None)
    if odd is not None:
        sentence = f"{len(places[odd])} numbers; a position has two, longitude and latitude, or three with the altitude"
    else:
        odd = next(at for at, place in enumerate(places) if len(place) != len(places[0]))
        has = "has no altitude, but those before it do" if len(places[odd]) == _PLAIN else "has an altitude, but those before it do not"
        sentence = f"this position {has}; give one at every position, or at none"
    return Refused(Code.BAD_SHAPE, sentence, where if alone else f"{where}[{odd}]")


def _beyond(places: list[Place], where: str, *, alone: bool = False) -> Refused:
    odd, (lon, lat) = next((at, place[:2]) for at, place in enumerate(places) if abs(place[0]) > _LON_MAX or abs(place[1]) > _LAT_MAX)
    sentence = (
        f"({lon:.12g}, {lat:.12g}) is not on the earth; give the longitude first, from -180 to 180, then the latitude, from -90 to 90"
    )
    return Refused(Code.BAD_SHAPE, sentence, where if alone else f"{where}[{odd}]")
