"""Where and when a notice comes into the places to which a measure applies, under which readings, and where that cannot be told.

    no zone             everywhere: for as long as the notice and the measure last
    a zone              where the notice meets it under a reading, without what lies wholly within the parts that are taken out
    a zone of rings     the same; the innermost ring that it reaches is named
    round a notice      where it comes so near to a live notice that the rule means, whatever the altitude of that one

A notice is taken piece by piece: a polygon, a circle, an edge of a corridor, a leg of a route. A piece that lies wholly within a part that
is taken out, with all that it reaches, is not there; one that reaches out of it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from garant.answers.asked import Asked
from garant.answers.in_force import hull, shared
from garant.answers.outlines import band_of, distance_text
from garant.answers.rulebook import Rulebook
from garant.answers.zones import ZoneShape, covered, undrawn_parts
from garant.instant import Window
from garant.state.state import State
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Open
from garant.statement.zones import AroundNotice, Rings, Zone

if TYPE_CHECKING:
    from garant.space.body import Body
    from garant.space.index import Meeting

Around = Callable[[AroundNotice, "Body"], "Iterable[Meeting]"]
"""Gives the live notices that a rule means (by activity or reference) and that a body meets; the id of each is its reference.

The body is what is asked about, widened by the rule's radius, at every altitude. The asked notice itself is left out, and so is whatever
may not be named to everybody.
"""

_ALWAYS = Window(None, None)
_NAMED_MAX = 3
"""How many notices a reason names; the rest it counts."""


class Found(NamedTuple):
    """Where and when a notice comes into a place of a measure: the zone (None: everywhere), under which readings and under which not."""

    zone: str | None
    window: Window
    place: tuple[int, int] | None = None
    readings: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Seeking:
    """One question: a notice, what it covers (None: hidden, or nothing definite), in which state."""

    def __init__(self, state: State, asked: Asked, body: "Body | None", around: Around, book: Rulebook) -> None:
        """Ask."""
        self.state, self.asked, self.body, self.around, self.book = state, asked, body, around, book
        self._met: dict[str, Meeting] | None = None

    def met(self, shapes: Sequence[ZoneShape], body: "Body") -> "dict[str, Meeting]":
        """Give the meetings of what the notice covers with these shapes (and with others), by their keys."""
        if self.book.take_in(shapes) or self._met is None:
            self._met = self.book.meetings(body)
        return self._met

    def together(self, windows: Sequence[Window]) -> list[Window]:
        """Give the times that the notice shares with some windows; if its times are hidden, they may be any."""
        spans = [volume.window() for volume in self.asked.volumes] if self.asked.volumes else [_ALWAYS]
        return [both for window in windows for span in spans for both in shared(window, span)]


def places(seeking: Seeking, measure_ref: str, measure: Measure, windows: Sequence[Window]) -> Iterator[Found | str]:
    """Give every place of a measure into which a notice comes in these windows, and of other places why that cannot be told."""
    together = seeking.together(windows)
    if not together:
        return
    if measure.zone is None:
        yield Found(None, hull(together))
    elif isinstance(measure.zone, Open):
        yield f"the text leaves open where it applies ({measure.zone.__struct_config__.tag})"
    else:
        agreement = measure_ref.partition("#")[0]
        for name in measure.zone:
            yield from _in_zone(seeking, name if "#" in name else f"{agreement}#{name}", windows)


def _in_zone(seeking: Seeking, ref: str, windows: Sequence[Window]) -> Iterator[Found | str]:
    row, name = seeking.state.zones.get(ref), ref.partition("#")[2]
    if seeking.body is None:
        yield f"{name}: what the notice covers is not known here"
    elif row is not None and isinstance(row.zone.rule, AroundNotice):
        yield from _round_notices(seeking, seeking.body, (ref, row.zone), row.zone.rule, windows)
    else:
        area = covered(seeking.state, ref, seeking.asked.status, seeking.book.shapes)
        if area.because:
            yield f"{name}: {area.because}"
        if row is not None and area.shapes:
            yield from _in_readings(seeking, seeking.body, (ref, row.zone), area.shapes, windows)


def _in_readings(
    seeking: Seeking, body: "Body", zone: tuple[str, Zone], shapes: Sequence[ZoneShape], windows: Sequence[Window]
) -> Iterator[Found]:
    """Hold a notice against a zone under each reading."""
    from garant.space.region import joined

    known = seeking.met(shapes, body)
    met = [(shape, _meeting(body, shape, known.get(shape.key), windows)) for shape in shapes]
    hits = [(shape, there) for shape, there in met if there is not None]
    if hits:
        nearest = joined([there for _, there in hits])
        yield Found(
            zone=zone[0],
            window=Window(nearest.start_ms, nearest.end_ms),
            place=nearest.place,
            readings=tuple(shape.reading for shape, _ in hits),
            not_under=tuple(shape.reading for shape, there in met if there is None),
            notes=tuple(_notes(body, zone[1], [shape for shape, _ in hits])),
        )


def _meeting(body: "Body", shape: ZoneShape, known: "Meeting | None", windows: Sequence[Window]) -> "Meeting | None":
    """Give the meeting with a shape in these windows, without what lies wholly within the parts that are taken out."""
    from garant.space.region import left_over, meet_during

    if known is None:
        return None
    outside = body if shape.taken_out is None else left_over(body, shape.taken_out)
    if outside is None:
        return None
    settled = outside is body and any(_spans(window, known) for window in windows)
    return known if settled else meet_during(outside, shape.body, windows)


def _spans(window: Window, met: "Meeting") -> bool:
    """Tell whether a window holds all of a meeting."""
    return next(shared(window, Window(met.start_ms, met.end_ms)), None) == (met.start_ms, met.end_ms)


def _notes(body: "Body", zone: Zone, hits: Sequence[ZoneShape]) -> Iterator[str]:
    """Say which ring the notice reaches, and which parts the text takes out that nobody has drawn."""
    if isinstance(zone.rule, Rings):
        near = [(shape.reading, _innermost(body, zone.rule, shape)) for shape in hits]
        same = len({ring for _, ring in near}) == 1
        yield near[0][1] if same else "; ".join(f"{reading}: {ring}" for reading, ring in near)
    undrawn = dict.fromkeys(part for shape in hits for part in undrawn_parts(zone, shape))
    if undrawn:
        yield f"the text takes out {', '.join(undrawn)}, which is not drawn"


def _innermost(body: "Body", rule: Rings, shape: ZoneShape) -> str:
    from garant.space.index import meet

    reached = next(ring.out_to_m for ring in shape.rings if ring is shape.rings[-1] or meet(body, ring.body) is not None)
    rings = ", ".join(distance_text(out_to_m) for out_to_m in sorted(rule.out_to_m))
    where = f"within {distance_text(reached)} of {rule.around}" if reached else f"inside {rule.around}"
    return f"{where} (rings out to {rings})"


def _round_notices(
    seeking: Seeking, body: "Body", zone: tuple[str, Zone], rule: AroundNotice, windows: Sequence[Window]
) -> Iterator[Found]:
    """Find live notices that the rule means and to which this one comes so near, in these windows."""
    from garant.space.region import joined, levelled, reaching, widened

    there = reaching(body, band_of(zone[1]))
    if there is None:
        return
    met = [one for one in seeking.around(rule, levelled(widened(there, rule.radius_m), (None, None))) if one.id != seeking.asked.ref]
    times = [both for one in met for window in windows for both in shared(window, Window(one.start_ms, one.end_ms))]
    if times:
        refs = sorted(one.id for one in met)
        more = f" and {len(refs) - _NAMED_MAX} more" if len(refs) > _NAMED_MAX else ""
        note = f"within {distance_text(rule.radius_m)} of {', '.join(refs[:_NAMED_MAX])}{more}"
        yield Found(zone[0], hull(times), joined(met).place, notes=(note,))
