"""Peers for flights: PyMEOS, which compares whole routes, and BlueSky, which compares everybody in the air at every step.

PyMEOS stands here twice: alone, as its own users have it, with its own index of the boxes of whole trips; and helped by an index of legs
that is ours, which names far fewer pairs to it.

PyMEOS works in a conformal projection here, whose lengths are within 0.04 % of the true ones in this theatre: its `tdwithin` for geodetic
points answers wrongly (it gives the whole time that two routes share). BlueSky measures on a sphere of its own making.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import shapely

from bench.deconfliction.areas import KM_PER_DEGREE, UNIT, Floats, Ints
from bench.deconfliction.flights import LEVEL_CM, NEAR_CM, Flights, at_instant
from bench.deconfliction.peer import Absent, Pairs, need
from bench.deconfliction.race import timed

NEAR_M = NEAR_CM / 100
LEVEL_M = LEVEL_CM / 100
PROJECTION = "+proj=lcc +lat_1=33.5 +lat_2=36.5 +lat_0=35 +lon_0=38 +ellps=WGS84"
MARGIN_M = 20.0
"""What a projected leg may bulge."""
CHUNK = 20_000
PART = 10
"""Alone, PyMEOS compares one trip of ten with all later ones: there nearly everything that flies at the same time is a candidate."""
EPOCH_2000_MS = 946_684_800_000
"""PostgreSQL and MEOS count from 2000."""
STEP_MS = 10_000


class Plane(NamedTuple):
    """Points of flights in the projection: metres east and north, altitude in metres."""

    east: Floats
    north: Floats
    height: Floats


class Trips(NamedTuple):
    """Flights as PyMEOS has them: its functions; each one's way and its heights in the course of time; and their points."""

    functions: Any
    ffi: Any
    routes: list[Any]
    heights: list[Any]
    plane: Plane
    flights: Flights


def trips(flights: Flights) -> Trips:
    """Make them, before anything is timed."""
    pymeos, functions, ffi = need("pymeos"), need("pymeos_cffi"), need("_meos_cffi").ffi
    east, north = need("pyproj").Proj(PROJECTION)(flights.points[:, 0] * UNIT, flights.points[:, 1] * UNIT)
    plane = Plane(east, north, flights.altitudes_cm / 100)
    pymeos.pymeos_initialize("UTC")
    routes = [_route(functions, ffi, flights, plane, at) for at in range(len(flights))]
    heights = [_heights(functions, flights, plane, at) for at in range(len(flights))]
    return Trips(functions, ffi, routes, heights, plane, flights)


def meos_helped(given: Trips) -> Callable[[], Pairs]:
    """Get ready to find pairs with our help: candidates by an STRtree of all legs' boxes, made while timed."""
    return lambda: _by_meos(given, _candidates(given.flights, given.plane).tolist())


def meos_alone(given: Trips) -> Callable[[], Pairs]:
    """Get ready to find pairs by MEOS alone, for one trip of `PART`: candidates by its own R-tree of the boxes of whole trips.

    A box has both directions, altitude and time; the tree is made before anything is timed.
    """
    functions, count = given.functions, len(given.routes)
    tree = functions.rtree_create_stbox()
    for at in range(count):
        functions.rtree_insert(tree, _box(given, at, 0.0, 0.0), at)
    asked = {at: _box(given, at, NEAR_M, LEVEL_M) for at in range(0, count, PART)}
    return lambda: _by_meos(given, _found_by(given, tree, asked))


def _box(given: Trips, at: int, wide: float, high: float) -> Any:  # noqa: ANN401 - see `peer.need`
    """Give the box of one trip, so much wider and higher."""
    east, north, height = (part[given.flights.of(at)] for part in given.plane)
    extent = (east.min() - wide, east.max() + wide, north.min() - wide, north.max() + wide, height.min() - high, height.max() + high)
    during = given.functions.temporal_to_tstzspan(given.routes[at])
    return given.functions.stbox_make(True, True, False, 0, *extent, during)  # noqa: FBT003 - it has a place, a height, and is flat


def _found_by(given: Trips, tree: Any, asked: dict[int, Any]) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Ask a tree of boxes for those of later trips."""
    for one, box in asked.items():
        numbers, count = given.functions.rtree_search(tree, box)
        yield from ((one, other) for other in (given.ffi.unpack(numbers, count) if count else ()) if other > one)


def _by_meos(given: Trips, candidates: Iterable[Sequence[int]]) -> Pairs:
    """Ask for each pair when it is near, and how near in height meanwhile."""
    functions, routes, heights = given.functions, given.routes, given.heights
    first, second = list[int](), list[int]()
    for one, other in candidates:
        near = functions.tdwithin_tgeo_tgeo(routes[one], routes[other], NEAR_M, restr=True, atvalue=True)
        if near is None:
            continue
        meanwhile = functions.temporal_at_tstzspanset(heights[one], functions.tbool_when_true(near))
        if functions.nad_tfloat_tfloat(meanwhile, heights[other]) <= LEVEL_M:
            first.append(one)
            second.append(other)
    return Pairs(np.array(first, dtype=np.int64), np.array(second, dtype=np.int64))


def _route(functions: Any, ffi: Any, flights: Flights, plane: Plane, at: int) -> Any:  # noqa: ANN401
    rows = flights.of(at)
    times = (flights.times_ms[rows] - EPOCH_2000_MS) * 1000
    points = [ffi.from_buffer("double[]", part[rows]) for part in (plane.east, plane.north)]
    linear = functions.InterpolationType.LINEAR
    given = (*points, ffi.NULL, ffi.from_buffer("int64_t[]", times), len(times), 0)
    return functions.tpointseq_make_coords(*given, False, True, True, linear, False)  # noqa: FBT003 - geodetic, both ends, normalize


def _heights(functions: Any, flights: Flights, plane: Plane, at: int) -> Any:  # noqa: ANN401
    rows = flights.of(at)
    times = np.char.replace(np.datetime_as_string(flights.times_ms[rows].astype("datetime64[ms]")), "T", " ")
    spelled = ", ".join(f"{height}@{moment}+00" for height, moment in zip(plane.height[rows].tolist(), times.tolist(), strict=True))
    return functions.tfloatseq_in(f"[{spelled}]", functions.InterpolationType.LINEAR)


def _candidates(flights: Flights, plane: Plane) -> Ints:
    """Give the pairs of flights with legs whose boxes, widened, overlap; shape (count, 2)."""
    owner = np.repeat(np.arange(len(flights)), np.diff(flights.first))
    leg = np.flatnonzero(owner[:-1] == owner[1:])
    (west, east), (south, north), (low, high) = ((np.minimum(one[leg], one[leg + 1]), np.maximum(one[leg], one[leg + 1])) for one in plane)
    start, end = flights.times_ms[leg], flights.times_ms[leg + 1]
    wide = NEAR_M + MARGIN_M
    tree, asked = shapely.STRtree(shapely.box(west, start, east, end)), shapely.box(west - wide, start, east + wide, end)
    found = list[Ints]()
    for at in range(0, len(leg), CHUNK):
        one, other = tree.query(asked[at : at + CHUNK])
        one = one + at
        near = owner[leg[one]] < owner[leg[other]]
        for less, more, by in ((south, north, wide), (low, high, LEVEL_M)):
            one, other = one[near], other[near]
            near = (less[one] - by <= more[other]) & (more[one] + by >= less[other])
        found.append(owner[leg[one[near]]] * len(flights) + owner[leg[other[near]]])
    pairs = np.unique(np.concatenate(found))
    return np.column_stack([pairs // len(flights), pairs % len(flights)])


class Steps(NamedTuple):
    """What BlueSky saw: pairs that are too close at a step, when each was seen first, and the seconds that its detection alone took."""

    seen_ms: dict[tuple[int, int], int]
    took_s: float
    steps: int


def bluesky(flights: Flights, start_ms: int, end_ms: int) -> Steps:
    """Let BlueSky's compiled detection look at everybody in the air, every ten seconds."""
    detect = _detection()
    seen, took_s, steps = dict[tuple[int, int], int](), 0.0, 0
    for now_ms in range(start_ms, end_ms, STEP_MS):
        traffic, limits = _traffic(flights, now_ms)
        answers = list[Any]()
        took_s += timed(lambda: answers.append(detect(traffic, traffic, *limits)))  # noqa: B023 - it is called at once
        steps += 1
        for one, other in answers[0][1]:
            seen.setdefault((min(one, other), max(one, other)), now_ms)
    return Steps(seen, took_s, steps)


def _detection() -> Callable[..., Any]:
    """Load BlueSky's compiled module alone: the simulator round it wants much, and talks while it starts."""
    simulator = find_spec("bluesky")
    folders = simulator.submodule_search_locations if simulator else None
    found = [path for folder in folders or () for path in Path(folder, "traffic", "asas").glob(f"cstatebased*{EXTENSION_SUFFIXES[0]}")]
    if not found:
        raise Absent("the Python library bluesky-simulator is not installed, or has no compiled detection")
    loader = ExtensionFileLoader("cstatebased", str(found[0]))
    module = module_from_spec(ModuleSpec("cstatebased", loader, origin=str(found[0])))
    loader.exec_module(module)
    detect: Callable[..., Any] = module.detect
    return detect


def _traffic(flights: Flights, now_ms: int) -> tuple[SimpleNamespace, list[Floats]]:
    """Give the traffic at an instant as BlueSky wants it, and the limits of each: horizontal, vertical, look-ahead (one step)."""
    active, place, rates = at_instant(flights, now_ms)
    lon, lat, alt = np.ascontiguousarray(place.T)
    eastward = rates[:, 0] * np.cos(np.radians(lat)) * KM_PER_DEGREE * 1000
    northward = rates[:, 1] * KM_PER_DEGREE * 1000
    course = np.degrees(np.arctan2(eastward, northward)) % 360
    count = len(active)
    moving = {"trk": course, "gs": np.hypot(eastward, northward), "vs": np.ascontiguousarray(rates[:, 2])}
    limits = [np.full(count, limit) for limit in (NEAR_M, LEVEL_M, STEP_MS / 1000)]
    return SimpleNamespace(id=active.tolist(), ntraf=count, lat=lat, lon=lon, alt=alt, **moving), limits
