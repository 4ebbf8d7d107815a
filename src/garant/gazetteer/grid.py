"""The Military Grid Reference System on WGS84: a reference names a square, from 1 m to 10 km wide.

    37SDV9012345678   zone 37, band S, square DV of 100 km, then as many digits of easting as of northing: 90,123 m and 45,678 m

What a reference means is the *middle* of its square; half its diagonal is how far off that may be. Transverse Mercator by Krüger's series
to the fourth order (better than 1 mm within a zone), after Karney, Journal of Geodesy 85 (2011). The poles (UPS) are not in it.
"""

import re
from math import asinh, atan, atan2, atanh, cos, cosh, degrees, floor, radians, sin, sinh, sqrt, tan
from typing import NamedTuple

from garant.errors import Code, Refused

_A_M, _FLATTENING = 6_378_137.0, 1 / 298.257223563
"""WGS84, as in `space.earth`, whose kernels need not be loaded to read a reference."""
_E2 = _FLATTENING * (2 - _FLATTENING)
_FORM = re.compile(r"([0-9]{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])([0-9]*)")
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE_M = 100_000
_CYCLE_M = 2_000_000
_DIGITS_MAX, _DIGITS_MIN = 5, 1
_SCALE, _FALSE_EASTING_M, _FALSE_NORTHING_M = 0.9996, 500_000.0, 10_000_000.0
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS_M = _A_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)


class Square(NamedTuple):
    """What a reference means: the middle of its square in 1e-7 degree, and how wide the square is."""

    point: tuple[int, int]
    side_m: int

    @property
    def reach_m(self) -> int:
        """Give half its diagonal, rounded up: a position in it lies no further from its middle."""
        return -int(-self.side_m * sqrt(0.5) // 1)


def parse(reference: str) -> Square:
    """Read a reference. Refuses with `bad_value` one that names no square of the grid."""
    found = _FORM.fullmatch(reference.replace(" ", "").upper())
    if found is None or len(found[5]) % 2 or not _DIGITS_MIN <= len(found[5]) // 2 <= _DIGITS_MAX:
        raise Refused(Code.BAD_VALUE, f"{reference[:20]!r} is no grid reference; write it as 37SDV9012345678")
    zone, band, column, row = int(found[1]), found[2], found[3], found[4]
    columns = _COLUMNS[(zone - 1) % 3]
    if not 1 <= zone <= 60 or column not in columns:  # noqa: PLR2004 - zones are numbered from 1 to 60
        raise Refused(Code.BAD_VALUE, f"{reference[:20]!r} names a square that zone {zone} does not have")
    half = len(found[5]) // 2
    side = 10 ** (_DIGITS_MAX - half)
    easting = (columns.index(column) + 1) * _SQUARE_M + int(found[5][:half]) * side + side / 2
    within = _row_m(zone, row) + int(found[5][half:]) * side + side / 2
    lon, lat = _in_band(zone, band, easting, within, reference)
    return Square((round(lon * 1e7), round(lat * 1e7)), side)


def _row_m(zone: int, row: str) -> int:
    """Give the northing of a row of squares, within its cycle of 2,000 km. In even zones the letters begin with F."""
    return (_ROWS.index(row) - (0 if zone % 2 else 5)) % len(_ROWS) * _SQUARE_M


def _in_band(zone: int, band: str, easting: float, within: float, reference: str) -> tuple[float, float]:
    """Find the one cycle in which the square lies in its band of latitude; a square at a band's edge may reach over it."""
    lowest = _BANDS.index(band) * 8 - 80
    south = lowest < 0
    for cycle in range(5):
        northing = within + cycle * _CYCLE_M - (_FALSE_NORTHING_M if south else 0.0)
        lon, lat = _inverse(zone, easting, northing)
        if lowest - _EDGE <= lat <= lowest + (12 if band == "X" else 8) + _EDGE:
            return lon, lat
    raise Refused(Code.BAD_VALUE, f"{reference[:20]!r} names a square that does not lie in band {band}")


_EDGE = 1.0
"""Degrees: the height of a square of 100 km, about."""


def _central(zone: int) -> float:
    return zone * 6.0 - 183.0


def _inverse(zone: int, easting: float, northing: float) -> tuple[float, float]:
    """Give longitude and latitude in degrees of a point of the transverse Mercator grid; `northing` counts from the equator."""
    xi, eta = northing / (_SCALE * _RADIUS_M), (easting - _FALSE_EASTING_M) / (_SCALE * _RADIUS_M)
    xi_1 = xi - sum(beta * sin(2 * j * xi) * cosh(2 * j * eta) for j, beta in enumerate(_BETA, 1))
    eta_1 = eta - sum(beta * cos(2 * j * xi) * sinh(2 * j * eta) for j, beta in enumerate(_BETA, 1))
    conformal = sin(xi_1) / sqrt(sinh(eta_1) ** 2 + cos(xi_1) ** 2)
    return _central(zone) + degrees(atan2(sinh(eta_1), cos(xi_1))), degrees(atan(_geographic(conformal)))


def _geographic(conformal: float) -> float:
    """Give the tangent of a latitude from that of its conformal latitude, by Newton's method (Karney 2011, equations 19 to 21)."""
    tau = conformal
    for _ in range(5):
        back = _conformal(tau)
        slope = (1 + (1 - _E2) * tau * tau) / ((1 - _E2) * sqrt(1 + tau * tau))
        tau += (conformal - back) / sqrt(1 + back * back) * slope
    return tau


def _conformal(tau: float) -> float:
    e = sqrt(_E2)
    sigma = sinh(e * atanh(e * tau / sqrt(1 + tau * tau)))
    return tau * sqrt(1 + sigma * sigma) - sigma * sqrt(1 + tau * tau)


def reference(point: tuple[int, int], digits: int = 5) -> str:
    """Give the reference of the square that a position (1e-7 degree) lies in; `digits` of easting and of northing, 5 for 1 m.

    Refuses with `bad_value` a latitude beyond 84 degrees north or 80 degrees south, where the grid ends.
    """
    lon, lat = point[0] / 1e7, point[1] / 1e7
    if not -80 <= lat < 84:  # noqa: PLR2004 - the grid's ends
        raise Refused(Code.BAD_VALUE, f"latitude {lat} lies beyond the grid, which ends at 80 degrees south and 84 degrees north")
    band = _BANDS[min(19, floor((lat + 80) / 8))]
    zone = _zone(lon, band)
    easting, northing = _forward(zone, lon, lat)
    northing += _FALSE_NORTHING_M if lat < 0 else 0.0
    column = _COLUMNS[(zone - 1) % 3][int(easting // _SQUARE_M) - 1]
    row = _ROWS[(int(northing // _SQUARE_M) + (0 if zone % 2 else 5)) % len(_ROWS)]
    side = 10 ** (_DIGITS_MAX - digits)
    east, north = (int(value % _SQUARE_M // side) for value in (easting, northing))
    return f"{zone}{band}{column}{row}{east:0{digits}d}{north:0{digits}d}"


def _zone(lon: float, band: str) -> int:
    """Give the zone of a position; bands V and X have some of another width round Norway and Svalbard."""
    zone = int((lon + 180) // 6) % 60 + 1
    if band == "V" and zone == 31 and lon >= 3:  # noqa: PLR2004 - Norway's west coast is in zone 32
        return 32
    if band == "X" and 31 < zone < 37:  # noqa: PLR2004 - Svalbard has 31, 33, 35 and 37 alone
        return 31 + 2 * floor((lon + 3) / 12) if lon >= 0 else zone
    return zone


def _forward(zone: int, lon: float, lat: float) -> tuple[float, float]:
    """Give easting, and northing from the equator, in metres."""
    conformal, span = _conformal(tan(radians(lat))), radians(lon - _central(zone))
    xi_1, eta_1 = atan2(conformal, cos(span)), asinh(sin(span) / sqrt(conformal**2 + cos(span) ** 2))
    xi = xi_1 + sum(alpha * sin(2 * j * xi_1) * cosh(2 * j * eta_1) for j, alpha in enumerate(_ALPHA, 1))
    eta = eta_1 + sum(alpha * cos(2 * j * xi_1) * sinh(2 * j * eta_1) for j, alpha in enumerate(_ALPHA, 1))
    return _FALSE_EASTING_M + _SCALE * _RADIUS_M * eta, _SCALE * _RADIUS_M * xi
