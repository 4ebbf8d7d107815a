"""What a zone covers under each reading: who has drawn it, and what its rule makes of that.

A text names a line, a road, districts; who entered it may have drawn that (the reading `text`), and each party may have drawn it
differently (a reading by the party's id). All are computed, none is preferred. Where the text itself gives two depths, each is a reading
of its own: `text, 15 km deep` and `text, 20 km deep`.

    polygon, districts, country, annex_map, depth_from_line, road_band, separation      as drawn (`outlines`)
    rings             everything within the outermost distance of another zone, that zone itself included
    along_boundary    everything within the width of the edges of other zones that are drawn as areas
    around_notice     what is round live notices; `rules` asks for those
    control           nothing, ever: who controls which ground is not mapped (guard-rail 1)

What nobody has drawn, or what a text leaves open, is open here too, with the reason. A zone's altitudes are those of its own rule.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from garant.answers.outlines import band_of, bodies_of, edges_of, taken_out
from garant.errors import Refused
from garant.state.state import State
from garant.statement.words import Status
from garant.statement.zones import AlongBoundary, AroundNotice, Control, Country, DepthFromLine, Drawing, Drawn, Rings, Zone

if TYPE_CHECKING:
    from garant.space.body import Body
    from garant.space.region import Parts

TEXT = "text"
"""The reading of who entered the agreement."""


class Ring(NamedTuple):
    """Everything within a distance of another zone; at no distance, that zone itself."""

    out_to_m: int
    body: "Body"


class ZoneShape(NamedTuple):
    """A zone under one reading. `key` names it for as long as the log lasts: what it is made of never changes."""

    key: str
    reading: str
    body: "Body"
    rings: tuple[Ring, ...] = ()
    taken_out: "Parts | None" = None


class Covered(NamedTuple):
    """What a zone covers under each reading, and why more (or anything) could not be computed; empty if all could."""

    shapes: tuple[ZoneShape, ...]
    because: str = ""


class ZoneShapes:
    """Keeps what zones cover, so that it is computed once. It serves every state of one log, and of no other log."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[str, Covered] = {}

    def get(self, key: str, make: Callable[[], Covered]) -> Covered:
        """Give what is kept under a key; what is not yet there is made."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


class _Source(NamedTuple):
    """Somebody's drawing of a zone: under which reading, and the entry that holds it."""

    reading: str
    entry: int
    drawing: Drawing


class _Asking(NamedTuple):
    """In which state, for which status, and what is kept; `within` are the zones on the way to the one that is asked about."""

    state: State
    status: Status
    kept: ZoneShapes
    within: tuple[str, ...] = ()


def readings_of(state: State, zone: str, status: Status, kept: ZoneShapes | None = None) -> list[ZoneShape]:
    """Give what a zone (`party/agreement#zone`) covers under each reading; empty if nobody has drawn it."""
    return list(covered(state, zone, status, kept).shapes)


def covered(state: State, zone: str, status: Status, kept: ZoneShapes | None = None) -> Covered:
    """Give what a zone covers under each reading, and what is open about that."""
    return _covered(_Asking(state, status, kept or ZoneShapes()), zone)


def undrawn_parts(zone: Zone, shape: ZoneShape) -> tuple[str, ...]:
    """Give the parts that a text takes out of a zone in words, where this reading has drawn none: they are not taken out here."""
    named = zone.rule.minus or () if isinstance(zone.rule, Country | DepthFromLine) else ()
    return () if shape.taken_out else tuple(named)


def _covered(asking: _Asking, ref: str) -> Covered:
    row = asking.state.zones.get(ref)
    if row is None:
        return Covered((), "the zone is sealed, or not entered")
    if ref in asking.within:
        return Covered((), "the zones lie round each other")
    match row.zone.rule:
        case Control():
            return Covered((), "where parties are is never mapped")
        case AroundNotice():
            return Covered((), "it lies round notices, wherever they are")
        case Rings() as rule:
            return _rings(asking, ref, row.zone, rule)
        case AlongBoundary() as rule:
            return _along(asking, ref, row.zone, rule)
        case _:
            return _as_drawn(asking, ref, row.zone)


def _sources(asking: _Asking, ref: str) -> Iterator[_Source]:
    """Give the drawings of a zone: the text's own first, then the parties' readings of this status, by party."""
    row = asking.state.zones.rows[ref]
    if row.zone.drawing is not None:
        yield _Source(TEXT, row.index, row.zone.drawing)
    elif isinstance(row.zone.rule, Drawn):
        yield _Source(TEXT, row.index, Drawing(areas=(row.zone.rule.area,)))
    for reading in asking.state.zone_readings.values(f"{ref}>"):
        if reading.said.status == asking.status:
            yield _Source(reading.said.party, reading.index, reading.said.drawing)


def _as_drawn(asking: _Asking, ref: str, zone: Zone) -> Covered:
    """Cover what each source has drawn."""
    sources = _sources(asking, ref)
    found = [asking.kept.get(f"{ref}@{source.entry}", partial(_from_source, ref, zone, source)) for source in sources]
    return _together(found) if found else Covered((), "nobody has drawn it")


def _together(found: list[Covered]) -> Covered:
    """Put what several drawings cover side by side."""
    reasons = dict.fromkeys(one.because for one in found if one.because)
    return Covered(tuple(shape for one in found for shape in one.shapes), "; ".join(reasons))


def _from_source(ref: str, zone: Zone, source: _Source) -> Covered:
    """Apply the rule to one drawing."""
    try:
        parts = taken_out(source.drawing)
        bodies = [(f"{source.reading}, {what}" if what else source.reading, body) for what, body in bodies_of(zone, source.drawing)]
    except Refused as refused:
        return Covered((), f"{source.reading}: {refused.refusal.sentence}")
    return Covered(tuple(ZoneShape(f"{ref}@{source.entry}, {name}", name, body, taken_out=parts) for name, body in bodies))


def _rings(asking: _Asking, ref: str, zone: Zone, rule: Rings) -> Covered:
    """Cover everything out to the outermost distance, under each reading of the zone in the middle."""
    middle = _covered(asking._replace(within=(*asking.within, ref)), _beside(ref, rule.around))
    found = [asking.kept.get(f"{ref}<{shape.key}", partial(_ringed, ref, zone, rule, shape)) for shape in middle.shapes]
    because = f"{rule.around}: {middle.because}" if middle.because else ""
    return Covered(_together(found).shapes, because)


def _ringed(ref: str, zone: Zone, rule: Rings, middle: ZoneShape) -> Covered:
    from garant.space.region import levelled, widened

    inside = levelled(middle.body, band_of(zone))
    rings = [Ring(0, inside), *(Ring(out_to_m, widened(inside, out_to_m)) for out_to_m in sorted(rule.out_to_m))]
    return Covered((ZoneShape(f"{ref}<{middle.key}", middle.reading, rings[-1].body, tuple(rings)),))


def _along(asking: _Asking, ref: str, zone: Zone, rule: AlongBoundary) -> Covered:
    """Cover a strip along the edges, under each reading of the zones whose edges they are."""
    if rule.width_m is None:
        return Covered((), "the text gives no width")
    drawn = {name: _edged(asking, _beside(ref, name)) for name in rule.of}
    missing = [f"{name}: its edges are not drawn as areas" for name, sources in drawn.items() if not sources]
    readings = dict.fromkeys(source.reading for sources in drawn.values() for source in sources)
    found = [
        _strip(asking, ref, zone, rule.width_m, [one for sources in drawn.values() for one in sources if one.reading == reading])
        for reading in readings
    ]
    return Covered(_together(found).shapes, "; ".join([*missing, *(one.because for one in found if one.because)]))


def _edged(asking: _Asking, ref: str) -> list[_Source]:
    """Give the drawings of a zone that consist of areas."""
    return [source for source in _sources(asking, ref) if source.drawing.areas] if ref in asking.state.zones else []


def _strip(asking: _Asking, ref: str, zone: Zone, width_m: int, sources: list[_Source]) -> Covered:
    reading = sources[0].reading
    key = f"{ref}<{reading}@{'+'.join(str(source.entry) for source in sources)}"

    def make() -> Covered:
        try:
            body = edges_of(zone, [area for source in sources for area in source.drawing.areas or ()], width_m)
        except Refused as refused:
            return Covered((), f"{reading}: {refused.refusal.sentence}")
        return Covered((ZoneShape(key, reading, body),))

    return asking.kept.get(key, make)


def _beside(ref: str, name: str) -> str:
    """Give the reference of another zone of the same agreement."""
    return f"{ref.partition('#')[0]}#{name}"
