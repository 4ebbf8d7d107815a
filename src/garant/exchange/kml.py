"""The door for KML (OGC 12-007r2), inwards: what placemarks draw becomes features.

    Polygon, LinearRing in it     area            Point        circle, with a reach          MultiGeometry     all of its parts
    LineString                    corridor        gx:Track     something that moves, with its times

Properties of ours stand in `ExtendedData`: `<Data name="kind"><value>movement</value></Data>`. A `TimeSpan` is the window. Altitudes of KML
are above the sea or the ground, not above WGS84: they are left out, told, and bound nothing. Pictures, models, links and styles draw
nothing that a notice could say; a link is never followed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from garant.errors import Code, Refusal, Refused
from garant.exchange.drawn_xml import Drawing, Item, Json, Reach, drawing, few, local, ours, place_of, read_tree, require_few, said

_SPACES: Final = frozenset(
    {
        "http://www.opengis.net/kml/2.2",
        "http://www.opengis.net/kml/2.3",
        "http://earth.google.com/kml/2.2",
        "http://earth.google.com/kml/2.1",
        "http://earth.google.com/kml/2.0",
        "http://www.google.com/kml/ext/2.2",
    }
)
_FOREIGN: Final = frozenset({"NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour"})
_GEOMETRIES: Final = frozenset({"Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack", "Model"})
_NUMBER = r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?"
_ALTITUDE = r"[+-]?[0-9]{1,7}(?:\.[0-9]{1,20})?"
_TUPLE = re.compile(rf"({_NUMBER}),({_NUMBER})(?:,({_ALTITUDE}))?")
_COORD = re.compile(rf"({_NUMBER}) ({_NUMBER})(?: ({_ALTITUDE}))?")
_LEFT_OUT = "its altitudes are left out: KML counts them from the sea or the ground, and here they count from the WGS84 ellipsoid"
_DEEP_MAX = 8

Element = Any
"""lxml publishes no types."""


def read_kml(data: bytes, reach: Reach | None = None) -> Drawing:
    """Read what a KML file draws. Refuses with `unreadable` or `too_large` what is none."""
    root = read_tree(data, "KML")
    if local(root, _SPACES) != "kml":
        raise Refused(Code.UNREADABLE, "this is XML and no KML: it does not begin with <kml> of a namespace of KML 2.0 to 2.3")
    return drawing(_items(root), reach or Reach())


def _items(root: Element) -> Iterator[Item]:
    numbers: Counter[str] = Counter()
    for element in root.iter():
        name = local(element, _SPACES)
        numbers[name] += 1
        if name == "Placemark":
            yield _placemark(element, numbers[name])
        elif name in _FOREIGN:
            yield _foreign(element, name, numbers[name])


def _foreign(element: Element, kind: str, number: int) -> Item:
    where = place_of(kind, number, _name(element), element.sourceline)
    why = "links are not followed; save what it links to" if kind == "NetworkLink" else "pictures and tours draw no notice; leave it out"
    return Item(where, "", fault=Refusal(Code.UNREADABLE, why))


def _placemark(element: Element, number: int) -> Item:
    name = _name(element)
    where = place_of("Placemark", number, name, element.sourceline)
    try:
        notes: list[str] = []
        shapes = few(shape for child in element if local(child, _SPACES) in _GEOMETRIES for shape in _shapes(child, notes, 0))
        properties = {**dict(ours(_extended(element))), **_window(element)}
    except Refused as refused:
        return Item(where, "", fault=refused.refusal)
    id_ = element.get("id") or f"placemark-{number}"
    return Item(where, id_, name, shapes, properties, tuple(dict.fromkeys(notes)))


def _name(element: Element) -> str:
    return next((said(child) for child in element if local(child, _SPACES) == "name"), "")


def _extended(element: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for data in (one for part in element if local(part, _SPACES) == "ExtendedData" for one in part.iter()):
        name = data.get("name") if local(data, _SPACES) in {"Data", "SimpleData"} else None
        if name is None:
            continue
        if name in found:
            raise Refused(Code.DUPLICATE_NAME, f"{name[:40]!r} stands there twice", "ExtendedData")
        value = next((child for child in data if local(child, _SPACES) == "value"), data)
        found[name] = said(value)
    return found


def _window(element: Element) -> Json:
    """Give the window. Refuses a moment: a notice lasts."""
    window: Json = {}
    for part in element:
        match local(part, _SPACES):
            case "TimeStamp":
                raise Refused(Code.BAD_TIME, "a TimeStamp is a moment, and a notice lasts; give a TimeSpan", "TimeStamp")
            case "TimeSpan":
                named = {local(child, _SPACES): said(child) for child in part}
                pairs = (("begin", "time_start"), ("end", "time_end"))
                window = {ours_: named[theirs] for theirs, ours_ in pairs if named.get(theirs)}
            case _:
                pass
    return window


# Geometries


def _shapes(element: Element, notes: list[str], depth: int) -> Iterator[tuple[Json, Json]]:
    """Give the geometries of an element with their own terms."""
    kind = local(element, _SPACES)
    match kind:
        case "Point":
            yield {"type": "Point", "coordinates": _single(_tuples(element, notes), kind)}, {}
        case "LineString":
            yield {"type": "LineString", "coordinates": _tuples(element, notes)}, {}
        case "LinearRing":
            yield {"type": "Polygon", "coordinates": [_tuples(element, notes)]}, {}
        case "Polygon":
            yield {"type": "Polygon", "coordinates": _rings(element, notes)}, {}
        case "Track":
            yield _track(element, notes)
        case "MultiGeometry" | "MultiTrack" if depth < _DEEP_MAX:
            for child in element:
                if local(child, _SPACES) in _GEOMETRIES:
                    yield from _shapes(child, notes, depth + 1)
        case _:
            raise Refused(Code.BAD_SHAPE, "models, and geometries in geometries in geometries, are not taken", kind)


def _single(places: list[list[float]], kind: str) -> list[float]:
    if len(places) != 1:
        raise Refused(Code.BAD_SHAPE, f"{len(places)} positions; a point has one", kind)
    return places[0]


def _tuples(element: Element, notes: list[str]) -> list[list[float]]:
    """Read `coordinates`: longitude,latitude and perhaps an altitude, with white space between."""
    listed = [child for child in element if local(child, _SPACES) == "coordinates"]
    if len(listed) != 1:
        raise Refused(Code.MISSING_MEMBER, f"{len(listed)} times `coordinates`; it stands there once", str(local(element, _SPACES)))
    texts = (listed[0].text or "").split()
    require_few(len(texts), "coordinates")
    return [_place(text, _TUPLE, at, notes) for at, text in enumerate(texts)]


def _place(text: str, form: re.Pattern[str], at: int, notes: list[str]) -> list[float]:
    found = form.fullmatch(text)
    if found is None:
        raise Refused(Code.BAD_VALUE, f"{text[:40]!r} is no position; write longitude,latitude without blanks", f"coordinates[{at}]")
    if found[3] is not None and float(found[3]):
        notes.append(_LEFT_OUT)
    return [float(found[1]), float(found[2])]


def _rings(element: Element, notes: list[str]) -> list[list[list[float]]]:
    """Give the outer ring of a polygon, then the inner ones."""
    sides: dict[str, list[list[list[float]]]] = {"outerBoundaryIs": [], "innerBoundaryIs": []}
    for side in element:
        for ring in side if local(side, _SPACES) in sides else ():
            if local(ring, _SPACES) == "LinearRing":
                sides[local(side, _SPACES)].append(_tuples(ring, notes))
    if len(sides["outerBoundaryIs"]) != 1:
        raise Refused(Code.BAD_SHAPE, f"{len(sides['outerBoundaryIs'])} outer rings; a polygon has one", "Polygon")
    return [*sides["outerBoundaryIs"], *sides["innerBoundaryIs"]]


def _track(element: Element, notes: list[str]) -> tuple[Json, Json]:
    """Give a track: a position for each `when`."""
    whens = [said(child) for child in element if local(child, _SPACES) == "when"]
    coords = [said(child) for child in element if local(child, _SPACES) == "coord"]
    if len(whens) != len(coords):
        raise Refused(Code.BAD_VALUE, f"{len(whens)} times for {len(coords)} positions; give one for each", "gx:Track")
    require_few(len(coords), "gx:Track")
    places = [_place(text, _COORD, at, notes) for at, text in enumerate(coords)]
    return {"type": "LineString", "coordinates": places}, {"times": whens}
