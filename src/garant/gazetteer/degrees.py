"""Positions as people write them: decimal degrees, or degrees, minutes and seconds, or a grid reference.

    35.33588 40.14084               latitude first, as maps and receivers say it
    35°20'09"N 40°08'27"E           letters say which is which, in any order
    35 20.15 N, 40 08.45 E
    37SFV0367810888                 MGRS

Latitude comes first in text (ISO 6709) and longitude first in statements and GeoJSON; this is the one place where they change over.
Seconds and minutes become 1e-7 degree without rounding anything away that was written.
"""

import re
from decimal import Decimal

from garant.errors import Code, Refused
from garant.gazetteer import grid
from garant.gazetteer.places import Point

_UNITS = 10**7
_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?")
_NUMBER = r"([0-9]{1,3}(?:\.[0-9]{1,12})?)"
_MINUTES = r"(?:\s*[°d:\s]\s*([0-9]{1,2}(?:\.[0-9]{1,12})?)(?:\s*['′’m:\s]\s*([0-9]{1,2}(?:\.[0-9]{1,12})?))?)?\s*[°'′’\"″”]*"
_ANGLE = re.compile(rf"\s*([NSEW])?\s*{_NUMBER}{_MINUTES}\s*([NSEW])?\s*", re.IGNORECASE)
_SIXTY = 60


def parse_degrees(text: str, most: int) -> int:
    """Read decimal degrees, `most` at most, as 1e-7 degree. Refuses anything else with `bad_value`."""
    if _DECIMAL.fullmatch(text.strip()) is None or abs(Decimal(text)) > most:
        raise Refused(Code.BAD_VALUE, f"{text[:20]!r} is not a number of degrees up to {most}")
    return round(Decimal(text) * _UNITS)


def parse_position(text: str) -> Point:
    """Read a position. Refuses with `bad_value` what is none, and what could be read in two ways."""
    found = _both(text.strip())
    if found is not None:
        return found
    try:
        return grid.parse(text).point
    except Refused:
        sentence = f"{text[:60]!r} is no position; write 35.33588 40.14084 (latitude first), 35°20'09\"N 40°08'27\"E, or a grid reference"
        raise Refused(Code.BAD_VALUE, sentence) from None


def _both(text: str) -> Point | None:
    halves = _halves(text)
    angles = [_angle(half) for half in halves] if halves else []
    if len(angles) != 2 or None in angles:  # noqa: PLR2004 - latitude and longitude
        return None
    named = {axis: value for axis, value in filter(None, angles) if axis}
    if not named:
        return _in_range(angles[1][1], angles[0][1]) if angles[0] and angles[1] else None
    return _in_range(named["lon"], named["lat"]) if len(named) == len(angles) else None


def _halves(text: str) -> list[str]:
    """Split a text into its two angles: at a comma or semicolon, after a letter, or in the middle of its words."""
    for pattern in (r"\s*[,;]\s*", r"(?<=[NSEWnsew])\s+(?=[0-9NSEWnsew+-])"):
        halves = re.split(pattern, text)
        if len(halves) == 2:  # noqa: PLR2004 - latitude and longitude
            return halves
    words = text.split()
    middle = len(words) // 2
    return [" ".join(words[:middle]), " ".join(words[middle:])] if len(words) in (2, 4, 6) else []


def _angle(text: str) -> tuple[str, int] | None:
    """Read one angle: `lat`, `lon` or nothing for the axis that its letter names, and 1e-7 degree."""
    if _DECIMAL.fullmatch(text):
        return "", round(Decimal(text) * _UNITS)
    found = _ANGLE.fullmatch(text)
    if found is None or (found[1] and found[5]):
        return None
    minutes, seconds = (Decimal(part or 0) for part in (found[3], found[4]))
    if minutes >= _SIXTY or seconds >= _SIXTY:
        return None
    letter = (found[1] or found[5] or "").upper()
    value = round((Decimal(found[2]) + minutes / _SIXTY + seconds / _SIXTY**2) * _UNITS)
    return {"N": "lat", "S": "lat", "E": "lon", "W": "lon"}.get(letter, ""), -value if letter in ("S", "W") else value


def _in_range(lon: int, lat: int) -> Point | None:
    return (lon, lat) if abs(lon) <= 180 * _UNITS and abs(lat) <= 90 * _UNITS else None
