"""Metres and degrees as people write them, and the integers of statements: centimetres and 1e-7 degree.

What is read is rounded so that nothing shrinks: distances up, a band's lower bound down and its upper bound up. Positions and the
altitudes of a route are rounded to the nearest. What is written is exact: reading it again gives the same integers.
"""

import math
from collections.abc import Callable
from decimal import Decimal

from garant.errors import Code, Refused
from garant.limits import ALTITUDE_CM_MAX, BUFFER_CM_MAX, COORDINATE_UNITS_PER_DEGREE

CM_PER_M = 100


def distance_cm(metres: float, where: str) -> int:
    """Give a radius or buffer in cm, rounded up. Refuses with `bad_value` what is negative or wider than the limit."""
    if not 0 <= metres <= BUFFER_CM_MAX / CM_PER_M:
        raise Refused(Code.BAD_VALUE, f"{metres:.12g} m is no distance from 0 to {BUFFER_CM_MAX // CM_PER_M} m", where)
    return _cm(metres, math.ceil)


def floor_cm(metres: float, where: str) -> int:
    """Give the lower bound of a band in cm, rounded down. Refuses with `bad_value` what is beyond the limit."""
    return _cm(_altitude(metres, where), math.floor)


def ceiling_cm(metres: float, where: str) -> int:
    """Give the upper bound of a band in cm, rounded up. Refuses with `bad_value` what is beyond the limit."""
    return _cm(_altitude(metres, where), math.ceil)


def altitude_cm(metres: float, where: str) -> int:
    """Give an altitude in cm, rounded to the nearest. Refuses with `bad_value` what is beyond the limit."""
    return round(_altitude(metres, where) * CM_PER_M)


def metres(cm: int) -> float:
    """Give cm in metres: the shortest decimal that is the same."""
    return cm / CM_PER_M if cm % CM_PER_M else cm // CM_PER_M


def degrees(units: int) -> float:
    """Give 1e-7 degrees in degrees: the shortest decimal that is the same."""
    return units / COORDINATE_UNITS_PER_DEGREE if units % COORDINATE_UNITS_PER_DEGREE else units // COORDINATE_UNITS_PER_DEGREE


def _altitude(metres: float, where: str) -> float:
    limit_m = ALTITUDE_CM_MAX // CM_PER_M
    if not -limit_m <= metres <= limit_m:
        raise Refused(Code.BAD_VALUE, f"{metres:.12g} m is no altitude from -{limit_m} to {limit_m} m", where)
    return metres


def _cm(metres: float, rounding: Callable[[Decimal], int]) -> int:
    """Round what stands behind the second decimal, as the number is written: 0.29 m are 29 cm, although 0.29 * 100 is less."""
    nearest = round(metres * CM_PER_M)
    return nearest if nearest / CM_PER_M == metres else rounding(Decimal(repr(metres)).scaleb(2))
