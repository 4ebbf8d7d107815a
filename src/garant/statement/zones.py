"""Where a measure applies: a zone is a *rule*, as the text gives it; what it covers is computed from the rule.

No public text of the reference scenario gives the corner points of any zone. So a zone says what its text says: a depth from
a line, a band along a road, a list of districts. Its status says how far it has come: described, a map to follow, delineated,
contested, sealed. A zone "where the parties are" (`control`) has no geometry and never will: who controls which ground is
not mapped (guard-rail 1).

A rule names things: a line, a road, districts. A *drawing* is how somebody draws what the rule names; whoever enters the zone may
add one, and any party may say its own reading of it (`zone_reading/1`). Nothing of the text is changed by either.

Distances are whole metres, as agreements give them. Altitudes and positions are those of `shapes`.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.errors import Code, Refused
from garant.limits import BUFFER_CM_MAX, ITEMS_MAX
from garant.statement.shapes import Area, Line
from garant.statement.values import Cited, Open, Part, Words
from garant.statement.words import AltitudeCm, Name, Ref, Text, Texts

DistanceM = Annotated[int, Meta(ge=0, le=BUFFER_CM_MAX // 100)]
Units = Annotated[tuple[Text, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
"""Administrative units or named places, in the words of the text."""


class Drawn(Part, tag_field="is", tag="polygon", frozen=True, kw_only=True):
    """An area by its corners."""

    area: Area


class Districts(Part, tag_field="is", tag="districts", frozen=True, kw_only=True):
    """Administrative units, or parts of them, or named towns."""

    units: Units


class Country(Part, tag_field="is", tag="country", frozen=True, kw_only=True):
    """A whole country, its airspace and waters included where the text says so; `minus` what the text takes out."""

    units: Units
    minus: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None


class DepthFromLine(Part, tag_field="is", tag="depth_from_line", frozen=True, kw_only=True):
    """From a line to a depth on one side of it, or between two depths."""

    line: Text
    depth_m: DistanceM | None = None
    depth_min_m: DistanceM | None = None
    depth_max_m: DistanceM | None = None
    extent: Text | None = None
    minus: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None


class RoadBand(Part, tag_field="is", tag="road_band", frozen=True, kw_only=True):
    """A band on both sides of a road, or the road itself when no width is given."""

    road: Text
    left_m: DistanceM | Open | None = None
    right_m: DistanceM | Open | None = None
    start: Text | None = None
    end: Text | None = None


class Rings(Part, tag_field="is", tag="rings", frozen=True, kw_only=True):
    """Bands around another zone, each out to a distance."""

    around: Name
    out_to_m: Annotated[tuple[DistanceM, ...], Meta(min_length=1, max_length=16)]


class Separation(Part, tag_field="is", tag="separation", frozen=True, kw_only=True):
    """The least distance between two sides, for a class of weapons; the lines may differ by side."""

    distance_m: DistanceM
    line: Text | None = None


class AlongBoundary(Part, tag_field="is", tag="along_boundary", frozen=True, kw_only=True):
    """A strip along the edges of other zones of the same agreement."""

    of: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
    width_m: DistanceM | None = None


class AroundNotice(Part, tag_field="is", tag="around_notice", frozen=True, kw_only=True):
    """Round what is notified, wherever that is or moves: notices of certain activities, or certain notices."""

    activities: Words | None = None
    notices: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    radius_m: DistanceM

    def __post_init__(self) -> None:
        """Refuse a zone round nothing in particular."""
        if self.activities is None and self.notices is None:
            raise Refused(Code.BAD_VALUE, "say round what: notices of certain activities, or certain notices")


class AnnexMap(Part, tag_field="is", tag="annex_map", frozen=True, kw_only=True):
    """An area drawn on a map that is annexed to the text."""

    length_m: DistanceM | None = None
    width: Text | None = None


class Control(Part, tag_field="is", tag="control", frozen=True, kw_only=True):
    """Where certain parties are. It has no geometry."""


ZoneRule = Drawn | Districts | Country | DepthFromLine | RoadBand | Rings | Separation | AlongBoundary | AroundNotice | AnnexMap | Control

Areas = Annotated[tuple[Area, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Drawing(Part, frozen=True, kw_only=True):
    """How somebody draws what a rule names: the course of its line or road, or its areas.

    `side` is where the zone lies for somebody who goes along the course; `minus` is taken out.
    """

    course: Line | None = None
    side: Literal["left", "right"] | None = None
    areas: Areas | None = None
    minus: Areas | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        """Refuse a drawing that draws nothing, or two things, and a side of no course."""
        if (self.course is None) == (self.areas is None):
            raise Refused(Code.BAD_VALUE, "draw either a course (of a line or road) or areas")
        if self.side is not None and self.course is None:
            raise Refused(Code.BAD_VALUE, "a side is that of a course; draw the course too")


def require_mappable(rule: ZoneRule) -> None:
    """Refuse to give a zone where parties are any geometry (guard-rail 1)."""
    if isinstance(rule, Control):
        raise Refused(Code.NO_GEOMETRY, "a zone where parties are is never drawn: who controls which ground is not mapped")


class Zone(Part, frozen=True, kw_only=True):
    """A zone of an agreement: its rule, how far its lines are settled, and what the text leaves open about them."""

    name: Name
    title: Texts
    rule: ZoneRule
    drawing: Drawing | None = None
    lower_cm: AltitudeCm | None = None
    upper_cm: AltitudeCm | None = None
    status: Literal["described", "map_to_follow", "delineated", "contested", "sealed"]
    settled: Text | None = None
    units: Units | None = None
    note: Text | None = None
    sources: Cited | None = None

    def __post_init__(self) -> None:
        """Refuse an inverted altitude band, and whatever would draw where parties are: hidden or not, it is never mapped."""
        if (self.drawing, self.lower_cm, self.upper_cm) != (None, None, None):
            require_mappable(self.rule)
        if self.lower_cm is not None and self.upper_cm is not None and self.lower_cm > self.upper_cm:
            raise Refused(Code.BAD_VALUE, f"zone {self.name}: lower_cm must not be above upper_cm")
