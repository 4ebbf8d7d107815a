"""GeoJSON as it stands in a file (RFC 7946): its objects, typed, with the properties that are ours.

Members that are nobody's business here are passed over. What a member *means* is said in `volumes`; here is only its form.
"""

from typing import Annotated, Any, ClassVar, Final, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from garant.limits import RECIPIENTS_MAX
from garant.statement.kinds.notices import NoticeKind
from garant.statement.words import Status, Text, Texts, Word

Place = list[float]
"""A position as it stands there: longitude, latitude and perhaps an altitude, in degrees and metres."""


Party = Annotated[str, Meta(min_length=1, max_length=64)]
"""A party as a file names it; that it is an id of a theatre is asked only where the notice is filed."""


class Located(Struct, tag_field="type", gc=False):
    """A geometry. `TAKES`: the properties that give it its extent."""

    TAKES: ClassVar[frozenset[str]] = frozenset()


class Point(Located, tag="Point", gc=False):
    """With `radius_m`: a circle."""

    TAKES: ClassVar[frozenset[str]] = frozenset({"radius_m"})
    coordinates: Place


class MultiPoint(Located, tag="MultiPoint", gc=False):
    """Several circles of one radius."""

    TAKES: ClassVar[frozenset[str]] = frozenset({"radius_m"})
    coordinates: list[Place]


class LineString(Located, tag="LineString", gc=False):
    """With `buffer_m`: a corridor; with `times` too: a route."""

    TAKES: ClassVar[frozenset[str]] = frozenset({"buffer_m", "vertical_buffer_m", "times"})
    coordinates: list[Place]


class MultiLineString(Located, tag="MultiLineString", gc=False):
    """Several corridors of one width."""

    TAKES: ClassVar[frozenset[str]] = frozenset({"buffer_m"})
    coordinates: list[list[Place]]


class Polygon(Located, tag="Polygon", gc=False):
    """An area: its outer ring, then its holes."""

    coordinates: list[list[Place]]


class MultiPolygon(Located, tag="MultiPolygon", gc=False):
    """One area of several polygons."""

    coordinates: list[list[list[Place]]]


Simple = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon


class GeometryCollection(Located, tag="GeometryCollection", gc=False):
    """Several volumes of one notice; collections in collections are not taken."""

    geometries: list[Simple]


Geometry = Simple | GeometryCollection


class Terms(Struct, gc=False):
    """What gives a geometry its extent, its altitude band and its window; metres above WGS84, RFC 3339 times."""

    radius_m: float | None = None
    buffer_m: float | None = None
    vertical_buffer_m: float | None = None
    times: list[str] | None = None
    altitude_lower_m: float | None = None
    altitude_upper_m: float | None = None
    time_start: str | None = None
    time_end: str | None = None


class OwnTerms(Struct, gc=False, forbid_unknown_fields=True):
    """What one geometry of a collection has otherwise; null says: unbounded here."""

    radius_m: float | UnsetType | None = UNSET
    buffer_m: float | UnsetType | None = UNSET
    vertical_buffer_m: float | UnsetType | None = UNSET
    times: list[str] | UnsetType | None = UNSET
    altitude_lower_m: float | UnsetType | None = UNSET
    altitude_upper_m: float | UnsetType | None = UNSET
    time_start: str | UnsetType | None = UNSET
    time_end: str | UnsetType | None = UNSET

    def given(self) -> dict[str, Any]:
        """Give the members that are there."""
        return {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not UNSET}


class Properties(Terms, gc=False):
    """The properties that are ours; null is as good as absent."""

    kind: NoticeKind | None = None
    activity: Word | None = None
    purpose: Text | None = None
    party: Party | None = None
    to: Annotated[list[Party], Meta(max_length=RECIPIENTS_MAX)] | None = None
    status: Status | None = None
    text: Texts | None = None
    emergency: bool | None = None
    altitude_datum: str | None = None
    volumes: list[OwnTerms | None] | None = None


EXTENTS: Final = ("radius_m", "buffer_m", "vertical_buffer_m", "times")
BAND: Final = ("altitude_lower_m", "altitude_upper_m")
WINDOW: Final = ("time_start", "time_end")
OURS: Final = frozenset(Properties.__struct_fields__)


class FeatureForm(Struct, gc=False):
    """One Feature. The properties are typed by a second step, because names that are almost ours must be seen."""

    type: Literal["Feature"]
    geometry: Geometry | None
    id: Any = UNSET
    properties: dict[str, Any] | UnsetType | None = UNSET
    bbox: Any = UNSET


FEATURE: Final = msgspec.json.Decoder(FeatureForm)
MEMBERS: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
FEATURES: Final = msgspec.json.Decoder(list[msgspec.Raw])
ANY: Final = msgspec.json.Decoder()


class _Identified(Struct, gc=False):
    id: Any = None


ID: Final = msgspec.json.Decoder(_Identified)
"""The id alone, of a feature that may have anything wrong with it."""
