"""Where a measure applies: a zone is a *rule*, as the text gives it; what it covers is computed from the rule.

No public text of the reference scenario gives the corner points of any zone. So a zone says what its text says: a depth from
a line, a band along a road, a list of districts. Its status says how far it has come: described, a map to follow, delineated,
contested, sealed. A zone "where the parties are" (`control`) has no geometry and never will: who controls which ground is
not mapped (guard-rail 1).

Distances are whole metres, as agreements give them.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.limits import BUFFER_CM_MAX, ITEMS_MAX
from garant.statement.shapes import Area
from garant.statement.values import Cited, Open, Part
from garant.statement.words import Name, Text, Texts

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


class AnnexMap(Part, tag_field="is", tag="annex_map", frozen=True, kw_only=True):
    """An area drawn on a map that is annexed to the text."""

    length_m: DistanceM | None = None
    width: Text | None = None


class Control(Part, tag_field="is", tag="control", frozen=True, kw_only=True):
    """Where certain parties are. It has no geometry."""


ZoneRule = Drawn | Districts | Country | DepthFromLine | RoadBand | Rings | Separation | AlongBoundary | AnnexMap | Control


class Zone(Part, frozen=True, kw_only=True):
    """A zone of an agreement: its rule, how far its lines are settled, and what the text leaves open about them."""

    name: Name
    title: Texts
    rule: ZoneRule
    status: Literal["described", "map_to_follow", "delineated", "contested", "sealed"]
    settled: Text | None = None
    units: Units | None = None
    note: Text | None = None
    sources: Cited | None = None
