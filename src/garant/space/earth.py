"""The earth: WGS84, geodesics on it, and points as vectors.

Vectors are earth-centred (x, y, z) in metres. A distance along the ground is computed from the chord and the curvature of the ellipsoid
in the chord's direction: better than a centimetre up to 500 km (`tests/space` compares with Karney's geodesics). Where a course must be
followed rather than a distance known, Vincenty's formulae do it (Survey Review 23 (176), 1975).
"""

from math import asin, atan, atan2, cos, pi, radians, sin, sqrt, tan

from garant.space.compiled import kernel

A_M = 6_378_137.0
"""Equatorial radius (WGS84)."""
FLATTENING = 1 / 298.257223563
B_M = A_M * (1 - FLATTENING)
E2 = FLATTENING * (2 - FLATTENING)
RADIUS_M = 6_371_008.8
"""Mean radius."""
UNIT = pi / 180 / 1e7
"""One unit of a position (1e-7 degree) in radians."""

Vector = tuple[float, float, float]


@kernel
def ground(lon: float, lat: float) -> Vector:
    """Give the point of the ellipsoid at a longitude and latitude in radians."""
    sine, cosine = sin(lat), cos(lat)
    normal = A_M / sqrt(1 - E2 * sine * sine)
    return normal * cosine * cos(lon), normal * cosine * sin(lon), normal * (1 - E2) * sine


@kernel
def lon_lat(p: Vector) -> tuple[float, float]:
    """Give longitude and latitude, in radians, of a point on the ellipsoid or close to it."""
    return atan2(p[1], p[0]), atan2(p[2], (1 - E2) * sqrt(p[0] * p[0] + p[1] * p[1]))


@kernel
def plus(p: Vector, q: Vector) -> Vector:
    """Add."""
    return p[0] + q[0], p[1] + q[1], p[2] + q[2]


@kernel
def minus(p: Vector, q: Vector) -> Vector:
    """Subtract."""
    return p[0] - q[0], p[1] - q[1], p[2] - q[2]


@kernel
def times(p: Vector, factor: float) -> Vector:
    """Multiply by a number."""
    return p[0] * factor, p[1] * factor, p[2] * factor


@kernel
def dot(p: Vector, q: Vector) -> float:
    """Give the inner product."""
    return p[0] * q[0] + p[1] * q[1] + p[2] * q[2]


@kernel
def between(p: Vector, q: Vector, share: float) -> Vector:
    """Give the point at a share of the straight way from p to q."""
    return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share


@kernel
def onto_ground(p: Vector) -> Vector:
    """Lift a point to the ellipsoid, along its ray from the centre. The centre itself stays where it is."""
    squared = (p[0] * p[0] + p[1] * p[1]) / (A_M * A_M) + p[2] * p[2] / (B_M * B_M)
    return times(p, 1 / sqrt(squared)) if squared > 0 else p


@kernel
def up(p: Vector) -> Vector:
    """Give the unit normal of the ellipsoid at (or above, or below) a point."""
    n = (p[0] / (A_M * A_M), p[1] / (A_M * A_M), p[2] / (B_M * B_M))
    length = sqrt(dot(n, n))
    return times(n, 1 / length) if length > 0 else (0.0, 0.0, 1.0)


@kernel
def chord_m(p: Vector, q: Vector) -> float:
    """Give the straight distance."""
    d = minus(p, q)
    return sqrt(dot(d, d))


@kernel
def arc_m(p: Vector, q: Vector) -> float:
    """Give the distance along the ground between two points of the ellipsoid, from their chord and the normal curvature along it."""
    d = minus(q, p)
    chord = sqrt(dot(d, d))
    if chord < 1.0:
        return chord
    middle = onto_ground(between(p, q, 0.5))
    gradient = (middle[0] / (A_M * A_M), middle[1] / (A_M * A_M), middle[2] / (B_M * B_M))
    bent = (d[0] * d[0] + d[1] * d[1]) / (A_M * A_M) + d[2] * d[2] / (B_M * B_M)
    curvature = bent / (chord * chord * sqrt(dot(gradient, gradient)))
    return 2 / curvature * asin(min(1.0, curvature * chord / 2))


@kernel
def chord_of_arc_m(arc: float) -> float:
    """Give about the chord of a distance along the ground, never more than the earth is wide."""
    return 2 * RADIUS_M * sin(min(arc / (2 * RADIUS_M), pi / 2))


@kernel
def _reduced(lat: float) -> float:
    return atan((1 - FLATTENING) * tan(lat)) if abs(lat) < pi / 2 else lat


@kernel
def _series(cos2_alpha: float) -> tuple[float, float, float]:
    """Give Vincenty's A and B for the length, and C for the longitude."""
    u2 = cos2_alpha * (A_M * A_M - B_M * B_M) / (B_M * B_M)
    big_a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    big_b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    big_c = FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha))
    return big_a, big_b, big_c


@kernel
def _bend(big_b: float, sin_sigma: float, cos_sigma: float, cos_2m: float) -> float:
    inner = cos_sigma * (2 * cos_2m * cos_2m - 1) - big_b / 6 * cos_2m * (4 * sin_sigma * sin_sigma - 3) * (4 * cos_2m * cos_2m - 3)
    return big_b * sin_sigma * (cos_2m + big_b / 4 * inner)


@kernel
def _swing(big_c: float, sin_alpha: float, sigma: float, cos_2m: float) -> float:
    """Give by how much the longitude on the ellipsoid falls short of that on the auxiliary sphere."""
    inner = cos_2m + big_c * cos(sigma) * (2 * cos_2m * cos_2m - 1)
    return (1 - big_c) * FLATTENING * sin_alpha * (sigma + big_c * sin(sigma) * inner)


@kernel
def course(lon_1: float, lat_1: float, lon_2: float, lat_2: float) -> tuple[float, float]:
    """Give the length (m) and the first azimuth (radians) of the geodesic between two positions (radians); length -1 near antipodes."""
    u_1, u_2 = _reduced(lat_1), _reduced(lat_2)
    span = lon_2 - lon_1
    lam = span
    for _ in range(200):
        across = cos(u_2) * sin(lam)
        along = cos(u_1) * sin(u_2) - sin(u_1) * cos(u_2) * cos(lam)
        sin_sigma = sqrt(across * across + along * along)
        if sin_sigma == 0.0:
            return 0.0, 0.0
        cos_sigma = sin(u_1) * sin(u_2) + cos(u_1) * cos(u_2) * cos(lam)
        sigma = atan2(sin_sigma, cos_sigma)
        sin_alpha = cos(u_1) * cos(u_2) * sin(lam) / sin_sigma
        cos2_alpha = 1 - sin_alpha * sin_alpha
        cos_2m = cos_sigma - 2 * sin(u_1) * sin(u_2) / cos2_alpha if cos2_alpha > 1e-15 else 0.0
        big_a, big_b, big_c = _series(cos2_alpha)
        new = span + _swing(big_c, sin_alpha, sigma, cos_2m)
        if abs(new - lam) < 1e-13:
            return B_M * big_a * (sigma - _bend(big_b, sin_sigma, cos_sigma, cos_2m)), atan2(across, along)
        lam = new
    return -1.0, 0.0


@kernel
def follow(lon: float, lat: float, azimuth: float, length_m: float) -> tuple[float, float]:
    """Give the position (radians) that lies so far along the geodesic that starts with this azimuth."""
    u_1 = _reduced(lat)
    sigma_1 = atan2(sin(u_1), cos(u_1) * cos(azimuth))
    sin_alpha = cos(u_1) * sin(azimuth)
    big_a, big_b, big_c = _series(1 - sin_alpha * sin_alpha)
    sigma = length_m / (B_M * big_a)
    for _ in range(50):
        cos_2m = cos(2 * sigma_1 + sigma)
        new = length_m / (B_M * big_a) + _bend(big_b, sin(sigma), cos(sigma), cos_2m)
        change, sigma = abs(new - sigma), new
        if change < 1e-13:
            break
    cos_2m = cos(2 * sigma_1 + sigma)
    back = sin(u_1) * sin(sigma) - cos(u_1) * cos(sigma) * cos(azimuth)
    sine = sin(u_1) * cos(sigma) + cos(u_1) * sin(sigma) * cos(azimuth)
    lat_2 = atan2(sine, (1 - FLATTENING) * sqrt(sin_alpha * sin_alpha + back * back))
    lam = atan2(sin(sigma) * sin(azimuth), cos(u_1) * cos(sigma) - sin(u_1) * sin(sigma) * cos(azimuth))
    return lon + lam - _swing(big_c, sin_alpha, sigma, cos_2m), lat_2


DEGREE = radians(1.0)
