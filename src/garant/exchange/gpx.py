"""The door for GPX (1.0 and 1.1), inwards: waypoints, routes and tracks become features.

    wpt              circle, with a reach
    rte              corridor along its points
    trk              corridor along the points of each segment
    either, with a time at every point         something that moves, at each point at its time

Elevations are above the sea, not above WGS84: they are left out, told, and bound nothing. A track with times at some points only is
refused: where it was in between is nobody's guess.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from garant.errors import Code, Refused
from garant.exchange.drawn_xml import Drawing, Item, Json, Reach, drawing, few, local, place_of, read_tree, require_few, said

_SPACES: Final = frozenset({"http://www.topografix.com/GPX/1/1", "http://www.topografix.com/GPX/1/0"})
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,20})?")
_LEFT_OUT = "its elevations are left out: GPX counts them from the sea, and here altitudes count from the WGS84 ellipsoid"

Element = Any
"""lxml publishes no types."""


def read_gpx(data: bytes, reach: Reach | None = None) -> Drawing:
    """Read what a GPX file draws. Refuses with `unreadable` or `too_large` what is none."""
    root = read_tree(data, "GPX")
    if local(root, _SPACES) != "gpx":
        raise Refused(Code.UNREADABLE, "this is XML and no GPX: it does not begin with <gpx> of the namespace of GPX 1.0 or 1.1")
    return drawing(_items(root), reach or Reach())


def _items(root: Element) -> Iterator[Item]:
    numbers = {"wpt": 0, "rte": 0, "trk": 0}
    for element in root:
        kind = local(element, _SPACES)
        if kind in numbers:
            numbers[kind] += 1
            yield _item(element, kind, numbers[kind])


def _item(element: Element, kind: str, number: int) -> Item:
    name = said(_child(element, "name"))
    where, id_ = place_of(kind, number, name, element.sourceline), f"{kind}-{number}"
    try:
        notes: list[str] = []
        shapes = few(_shapes(element, kind, notes))
    except Refused as refused:
        return Item(where, id_, fault=refused.refusal)
    return Item(where, id_, name, shapes, {}, tuple(dict.fromkeys(notes)))


def _child(element: Element, name: str) -> Element:
    return next((child for child in element if local(child, _SPACES) == name), None)


def _shapes(element: Element, kind: str, notes: list[str]) -> Iterator[tuple[Json, Json]]:
    match kind:
        case "wpt":
            yield {"type": "Point", "coordinates": _place(element, "wpt", notes)}, {}
        case "rte":
            yield _line([child for child in element if local(child, _SPACES) == "rtept"], "rtept", notes)
        case _:
            segments = [child for child in element if local(child, _SPACES) == "trkseg"]
            for at, segment in enumerate(segments):
                points = [child for child in segment if local(child, _SPACES) == "trkpt"]
                yield _line(points, f"trkseg[{at}].trkpt", notes)


def _line(points: list[Element], where: str, notes: list[str]) -> tuple[Json, Json]:
    require_few(len(points), where)
    places = [_place(one, f"{where}[{at}]", notes) for at, one in enumerate(points)]
    times = [said(_child(one, "time")) for one in points]
    if any(times) and not all(times):
        raise Refused(
            Code.MISSING_MEMBER, "this point has no time, and others have; give all of them one, or none", f"{where}[{times.index('')}]"
        )
    return {"type": "LineString", "coordinates": places}, {"times": times} if all(times) and times else {}


def _place(element: Element, where: str, notes: list[str]) -> list[float]:
    lon, lat = element.get("lon"), element.get("lat")
    if lon is None or lat is None:
        raise Refused(Code.MISSING_MEMBER, "a point has `lat` and `lon`, in degrees", where)
    for text in (lon, lat):
        if _DEGREES.fullmatch(text) is None:
            raise Refused(Code.BAD_VALUE, f"{text[:20]!r} is no number of degrees", where)
    if said(_child(element, "ele")):
        notes.append(_LEFT_OUT)
    return [float(lon), float(lat)]
