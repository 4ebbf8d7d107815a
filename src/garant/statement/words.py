"""The words that statements are made of: names, references, texts, hashes, and their limits.

A thing that a statement creates gets a `Name` from its party; everybody else calls it by its `Ref`, `party/name`, as in
`reg/idlib-2018`. Names of one party can therefore never collide with, or be squatted by, another's. A part of an agreement
(a measure, a zone) is a `PartRef`: `reg/idlib-2018#m5`, or `m5` within the same agreement.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant import instant
from garant.limits import (
    ALTITUDE_CM_MAX,
    BRIEF_CHARACTERS_MAX,
    BUFFER_CM_MAX,
    COORDINATE_UNITS_PER_DEGREE,
    INTEGER_MAX,
    LANGUAGES_MAX,
    TEXT_CHARACTERS_MAX,
)

_PARTY = "[a-z][a-z0-9-]{0,31}"
_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"

HOST = "host"
"""The party id under which the host speaks; no other party may take it."""

PartyId = Annotated[str, Meta(pattern=rf"^{_PARTY}\Z")]
Name = Annotated[str, Meta(pattern=rf"^{_NAME}\Z")]
Ref = Annotated[str, Meta(pattern=rf"^{_PARTY}/{_NAME}\Z")]
PartRef = Annotated[str, Meta(pattern=rf"^({_PARTY}/{_NAME}#)?{_NAME}\Z")]
"""A part of the same agreement by its bare name, or another agreement's by `party/name#part`."""
ZoneRef = Annotated[str, Meta(pattern=rf"^{_PARTY}/{_NAME}#{_NAME}\Z", description="a zone")]
"""A zone of an agreement, whole: `party/agreement#zone`."""
MeasureRef = Annotated[str, Meta(pattern=rf"^{_PARTY}/{_NAME}#{_NAME}\Z", description="a measure")]
"""A measure of an agreement, whole: `party/agreement#measure`."""
_THINGS = (
    "access|agreement|body|book|call|channel|contact|count|evidence|finding|follow_up|incident|inspection|item|measure|meeting|notice"
    "|plan|proposal|request|storage|zone"
)
Thing = Annotated[str, Meta(pattern=rf"^({_THINGS}):{_PARTY}/{_NAME}(#{_NAME})?\Z", description="anything on record")]
"""Anything on record, by its sort and its reference: `incident:tr/shelling-7`, `measure:reg/idlib-2018#m5`, `item:ru/2017-01-22#3`."""
Origin = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]{0,251}(/[A-Za-z0-9._~-]{1,64}){0,8}\Z")]
"""A log's name: a URL without scheme and trailing slash (C2SP tlog-checkpoint)."""

Word = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,63}\Z")]
"""A term of a vocabulary."""

Text = Annotated[str, Meta(min_length=1, max_length=TEXT_CHARACTERS_MAX)]
Brief = Annotated[str, Meta(min_length=1, max_length=BRIEF_CHARACTERS_MAX)]
"""One line, where many of them must fit into one statement."""
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")]
"""A BCP 47 tag."""

Texts = Annotated[dict[Language, Text], Meta(min_length=1, max_length=LANGUAGES_MAX)]
"""One text in several languages."""

Url = Annotated[str, Meta(pattern=r"^https?://[!-~]{1,1000}\Z")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""Hex SHA-256: a statement id, a key id, a root, a blob."""

PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
"""An Ed25519 public key; base64 on the wire."""

Mgrs = Annotated[str, Meta(pattern=r"^[0-9]{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10})\Z")]
"""A position on the Military Grid Reference System, without spaces: `37SBU9012345678`."""
LocalTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""A time of day as the text gives it, on the theatre's clocks: `12:00`."""

Count = Annotated[int, Meta(ge=0, le=INTEGER_MAX)]
Positive = Annotated[int, Meta(ge=1, le=INTEGER_MAX)]
Instant = Annotated[str, Meta(pattern=instant.PATTERN)]
Micros = Annotated[str, Meta(pattern=instant.MICROS_PATTERN)]
"""An instant in UTC with six decimals, always: so instants compare as texts (ASTM F3548-21)."""

Uuid = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")]
"""A UUID of version 4 in its canonical spelling."""

PartialDate = Annotated[str, Meta(pattern=rf"^((?!0000)[0-9]{{4}}(-(0[1-9]|1[0-2]))?|{instant.DAY})\Z")]
"""A day, a month or a year, as precise as the source is: `2016-07-15`, `2017-01`, `2019`."""

Duration = Annotated[
    str,
    Meta(pattern=r"^P(?=.)([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}S)?)?\Z"),
]
"""ISO 8601: `P7D`, `PT150H`, `P6M`."""

Longitude = Annotated[int, Meta(ge=-180 * COORDINATE_UNITS_PER_DEGREE, le=180 * COORDINATE_UNITS_PER_DEGREE)]
Latitude = Annotated[int, Meta(ge=-90 * COORDINATE_UNITS_PER_DEGREE, le=90 * COORDINATE_UNITS_PER_DEGREE)]
Position = tuple[Longitude, Latitude]
"""Longitude and latitude on WGS84, in 1e-7 degree, in GeoJSON's order."""

AltitudeCm = Annotated[int, Meta(ge=-ALTITUDE_CM_MAX, le=ALTITUDE_CM_MAX)]
DistanceCm = Annotated[int, Meta(ge=0, le=BUFFER_CM_MAX)]

Status = Literal["actual", "exercise", "test"]
"""Every message carries one, and only equal ones meet (guard-rail 6)."""

Level = Literal["headquarters", "sector", "unit"]
LEVELS: tuple[Level, ...] = ("unit", "sector", "headquarters")
"""From the ground up."""

Standing = Literal["said", "agreed", "announced", "objective", "stressed", "proposed", "conditional", "hoped", "alleged", "denied"]
"""How a thing that somebody said stands (guard-rail 7); `said` is a plain word, of fact or view."""
