"""Drawings in XML (KML, GPX), as far as both are alike: strict and bounded reading, and from what was drawn to features.

What an item draws becomes one GeoJSON Feature, which goes through the door of GeoJSON (`reading`), so that everything is judged in one
place. An item that is refused is told with its place in the file; the others are read. Nothing is repaired, and nothing is guessed: a point
or line has the reach that the file or whoever reads it says, and none otherwise.

    where   Placemark[3] "Depot" (line 41) geometry.coordinates[0][17]
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from garant.errors import Code, Refusal, Refused
from garant.exchange.feature import Feature
from garant.exchange.form import OURS
from garant.exchange.reading import read_feature
from garant.limits import ITEMS_MAX as SHAPES_MAX
from garant.limits import VERTICES_MAX

Json = dict[str, Any]

DRAWING_BYTES_MAX = 16 * 1024 * 1024
"""A drawing of routes and areas; a day's track of a receiver has a megabyte or two."""

ITEMS_MAX = 2_000
"""Things that one drawing draws."""

NAMED_MAX = 64
_DECLARED = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_BEGINS = re.compile(r"<[A-Za-z_]")
_ENCODED = re.compile(r"\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
UNSAID = "und"
"""The language of a name in a drawing: no drawing says it (BCP 47, undetermined)."""


class Reach(NamedTuple):
    """How far points and lines reach that say nothing themselves, in metres; None: they are refused."""

    radius_m: float | None = None
    buffer_m: float | None = None


class Note(NamedTuple):
    """Something in a drawing that was left out, and where."""

    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a file draws: the features that are good, why the others are not, and what was left out."""

    features: tuple[Feature, ...]
    refused: tuple[Refusal, ...]
    notes: tuple[Note, ...] = ()

    def require_good(self) -> tuple[Feature, ...]:
        """Give the features; refuse the whole file with the first thing that is wrong in it."""
        if self.refused:
            first = self.refused[0]
            raise Refused(first.code, first.sentence, first.where)
        return self.features


class Item(NamedTuple):
    """One thing that a file draws: where it stands, its id and name, its geometries with their own terms, and properties for all of them.

    `fault`: why it is none.
    """

    where: str
    id: str
    name: str = ""
    shapes: tuple[tuple[Json, Json], ...] = ()
    properties: Mapping[str, object] = {}
    notes: tuple[str, ...] = ()
    fault: Refusal | None = None


def read_tree(data: bytes, what: str) -> Any:  # noqa: ANN401 - lxml publishes no types
    """Read a file's tree, without entities and without a network. Refuses what is not one XML text in UTF-8, and what declares anything."""
    if len(data) > DRAWING_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(data)} bytes; a drawing has at most {DRAWING_BYTES_MAX}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Code.UNREADABLE, f"this {what} file is not in UTF-8; save it again in that encoding") from None
    named = _ENCODED.match(text)
    if named is not None and named[1].lower() not in {"utf-8", "us-ascii", "ascii"}:
        raise Refused(Code.UNREADABLE, f"this {what} file says that it is in {named[1]}; save it again in UTF-8")
    begins = _BEGINS.search(text)
    if _DECLARED.search(text, 0, begins.start() if begins else len(text)):
        raise _declares(what)
    root = _parsed(text, what)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares(what)
    return root


def _declares(what: str) -> Refused:
    return Refused(Code.UNREADABLE, f"this {what} file declares entities or a document type; save it again without")


def _parsed(text: str, what: str) -> Any:  # noqa: ANN401 - lxml publishes no types
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(Code.UNREADABLE, f"this is no whole {what} file: {_plain(str(error))}") from None


def _plain(text: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in text)[:200]


def local(element: Any, spaces: frozenset[str]) -> str:  # noqa: ANN401 - lxml publishes no types
    """Give an element's name without its namespace; nothing where that is not one of these."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space.removeprefix("{") in spaces else ""


def said(element: Any) -> str:  # noqa: ANN401 - lxml publishes no types
    """Give the text of an element without what stands round it."""
    return " ".join((element.text or "").split()) if element is not None else ""


def place_of(what: str, number: int, name: str, line: int | None) -> str:
    """Name an item of a file: what it is, which of them, what it is called, in which line it begins."""
    shown = f' "{name[:NAMED_MAX]}"' if name and name.isprintable() else ""
    return f"{what}[{number}]{shown}" + (f" (line {line})" if line else "")


def drawing(items: Iterable[Item], reach: Reach) -> Drawing:
    """Take items in through the door of GeoJSON."""
    features, refused, notes = list[Feature](), list[Refusal](), list[Note]()
    first: dict[str, str] = {}
    for count, item in enumerate(items, 1):
        if count > ITEMS_MAX:
            refused.append(Refusal(Code.TOO_LARGE, f"a drawing has at most {ITEMS_MAX} things; cut it into several files", item.where))
            break
        try:
            feature = _feature(item, reach, first)
        except Refused as was:
            refused.append(Refusal(was.refusal.code, was.refusal.sentence, f"{item.where} {was.refusal.where}".rstrip()))
        else:
            features.append(feature)
            notes += [Note(item.where, sentence) for sentence in item.notes]
    return Drawing(tuple(features), tuple(refused), tuple(notes))


def _feature(item: Item, reach: Reach, first: dict[str, str]) -> Feature:
    if item.fault is not None:
        raise Refused(item.fault.code, item.fault.sentence, item.fault.where)
    if first.setdefault(item.id, item.where) != item.where:
        raise Refused(Code.DUPLICATE_ID, f"{first[item.id]} has the same id; give each its own", "id")
    if not item.shapes:
        raise Refused(Code.MISSING_MEMBER, "it draws nothing")
    named = {"text": {UNSAID: item.name}} if item.name else {}
    shapes = [(geometry, _reaching(geometry, {**item.properties, **own}, own, reach)) for geometry, own in item.shapes]
    if len(shapes) == 1:
        geometry, own = shapes[0]
        properties = {**named, **item.properties, **own}
    else:
        geometry = {"type": "GeometryCollection", "geometries": [one for one, _ in shapes]}
        properties = {**named, **item.properties, "volumes": [own for _, own in shapes]}
    return read_feature(msgspec.json.encode({"type": "Feature", "id": item.id, "geometry": geometry, "properties": properties}))


_TAKES = {"Point": "radius_m", "LineString": "buffer_m"}


def _reaching(geometry: Json, given: Mapping[str, object], own: Json, reach: Reach) -> Json:
    """Give a geometry's own terms, with the reach that was said for all where the file says none."""
    wanted = _TAKES.get(geometry["type"])
    most = None if wanted is None else getattr(reach, wanted)
    if wanted is None or wanted in given or most is None:
        return own
    return {**own, wanted: most}


def require_few(count: int, where: str) -> None:
    """Refuse more positions than a line or ring may have, before each is looked at."""
    if count > VERTICES_MAX:
        raise Refused(Code.BAD_SHAPE, f"{count} positions; a line or ring has at most {VERTICES_MAX}: draw it with fewer", where)


def few(shapes: Iterable[tuple[Json, Json]]) -> tuple[tuple[Json, Json], ...]:
    """Give geometries, and of too many one more than a notice may have: the door of GeoJSON refuses them."""
    return tuple(islice(shapes, SHAPES_MAX + 1))


def ours(given: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Give those of a file's own fields that are properties of ours, typed as their JSON would be: a number, true or false, a text."""
    for name, text in given.items():
        if name in OURS and text:
            yield name, _typed(name, text)


_NUMBERS = frozenset({"radius_m", "buffer_m", "vertical_buffer_m", "altitude_lower_m", "altitude_upper_m"})
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?")


def _typed(name: str, text: str) -> object:
    if name in _NUMBERS:
        if _NUMBER.fullmatch(text) is None:
            raise Refused(Code.BAD_VALUE, f"{text[:20]!r} is no number", f"properties.{name}")
        return float(text)
    if name == "to":
        return text.replace(",", " ").split()
    if name == "text":
        return {UNSAID: text}
    return text == "true" if name == "emergency" else text
