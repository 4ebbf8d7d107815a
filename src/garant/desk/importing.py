"""Drawings and lists from other programs: GeoJSON, KML, GPX, CSV and XLSX become features; a feature becomes what a notice says.

    POST /desk/v1/imported?name=FILE      the bytes of a file
    POST /desk/v1/members                 one GeoJSON Feature

Nothing is repaired: what is refused is told item by item, with its place in the file. Nothing is kept and nothing is said.
"""

from dataclasses import replace
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.errors import Code, Refusal, Refused
from garant.exchange import Drawing, Feature, Reach, members, read_statements, read_xml, write_features
from garant.exchange.drawn_xml import DRAWING_BYTES_MAX
from garant.exchange.reading import read_feature, sort_out
from garant.exchange.site_sheet import Draft, SiteSheet, Wanted, read_site_sheet
from garant.exchange.site_sheet_values import Doubtful, clock_of
from garant.limits import BUFFER_CM_MAX
from garant.node.naming import require_known
from garant.statement import canonical
from garant.statement.words import Duration, Language, PartyId, Ref, Status, Text

FEATURE_BYTES_MAX = 4 * 1024 * 1024
"""One feature that is drawn here."""

FEATURES_MAX = 2_000
"""Features that one file of GeoJSON brings, good or not: each is to be looked at. KML and GPX bring as many (`drawn_xml.ITEMS_MAX`)."""

_GEOJSON = frozenset({"geojson", "json", "geojsonl", "jsonl", "ndjson"})
_XML = frozenset({"kml", "gpx"})
_SHEETS = frozenset({"csv", "tsv", "xlsx"})
_DRAWN = frozenset({"type", "party", "status", "to", "name", "kind", "activity", "purpose", "text", "emergency", "volumes"})
"""What of a draft a feature says; the rest (protected, region and so on) is in the draft's own members."""

Distance = Annotated[float, Meta(ge=0, le=BUFFER_CM_MAX / 100)]


class ImportAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file's name; how far points and lines reach that say nothing themselves (m); and what holds for all rows of a sheet."""

    name: Annotated[str, Meta(min_length=1, max_length=255)]
    radius_m: Distance | None = None
    buffer_m: Distance | None = None
    clock: Annotated[str, Meta(max_length=8)] | None = None
    lang: Language = "en"
    status: Status = "actual"
    to: Annotated[str, Meta(max_length=2_200)] = ""
    protected: bool = False
    purpose: Text | None = None
    consent: Text | None = None
    reconfirm: Duration | None = None


class Doubted(Struct, frozen=True, kw_only=True, gc=False):
    """Something that was not taken, or left out: where in the file, and why."""

    where: str
    code: str
    sentence: str


class SheetDraft(Struct, frozen=True, kw_only=True, gc=False):
    """A good row of a sheet: the members of its notice, whole, and which of them are to be hidden when it is said."""

    id: str
    row: int
    members: dict[str, Any]
    hide: tuple[str, ...]


class Imported(Struct, frozen=True, kw_only=True):
    """The good features as a FeatureCollection (docs/spec/geojson.md), what was refused, what was left out; of a sheet its drafts."""

    form: str
    features: Raw
    refused: list[Doubted]
    notes: list[Doubted]
    drafts: list[SheetDraft]
    unread: tuple[str, ...]


class MembersAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The notice's name (the feature's id by default); or the notice (`party/name`) of which this is the next version."""

    name: Annotated[str, Meta(max_length=64)] | None = None
    amends: Ref | None = None


class MembersTold(Struct, frozen=True, kw_only=True):
    """What `/desk/v1/drafted` takes."""

    members: dict[str, Any]


# Files


def imported(basis: Basis, asked: ImportAsked, data: bytes) -> Imported:
    """Read a file by how its name ends. Refuses what is no such file."""
    ending = asked.name.rpartition(".")[2].lower()
    if ending in _GEOJSON:
        features, refused = sort_out(data, FEATURES_MAX)
        return _told("geojson", Drawing(tuple(features), tuple(refused)))
    if ending in _XML:
        return _told(ending, read_xml(data, Reach(asked.radius_m, asked.buffer_m)))
    if ending in _SHEETS:
        return _of_sheet(read_site_sheet(data, _wanted(asked), basis.index()))
    hint = "; unpack it, and give the KML in it" if ending == "kmz" else ""
    raise Refused(Code.UNREADABLE, f"files of notices are GeoJSON, KML, GPX, CSV and XLSX, by how their name ends{hint}", "?name")


def _told(form: str, drawing: Drawing) -> Imported:
    notes = [Doubted(where=one.where, code="left_out", sentence=one.sentence) for one in drawing.notes]
    return Imported(
        form=form, features=Raw(write_features(drawing.features)), refused=list(map(_refused, drawing.refused)), notes=notes, drafts=[],
        unread=(),
    )  # fmt: skip


def _refused(refusal: Refusal) -> Doubted:
    return Doubted(where=refusal.where, code=refusal.code, sentence=refusal.sentence)


def _of_sheet(found: SiteSheet) -> Imported:
    refused = [
        Doubted(where=f"row {one.row}, {one.column}", code=Code.BAD_VALUE, sentence=f"{one.value[:80]!r}: {one.why}; {one.mend}")
        for one in found.doubts
    ]
    drafts = [SheetDraft(id=one.name, row=one.row, members=dict(one.members), hide=one.hide) for one in found.drafts]
    features = [feature for one in found.drafts for feature in _drawn(one)]
    return Imported(form="sheet", features=Raw(write_features(features)), refused=refused, notes=[], drafts=drafts, unread=found.unread)


def _drawn(draft: Draft) -> list[Feature]:
    return read_statements(canonical.encode({name: value for name, value in draft.members.items() if name in _DRAWN}))


def _wanted(asked: ImportAsked) -> Wanted:
    try:
        clock = clock_of(asked.clock) if asked.clock else None
        to = tuple(msgspec.convert(one, PartyId) for one in asked.to.replace(",", " ").split())
    except Doubtful as doubtful:
        raise Refused(Code.BAD_VALUE, f"{doubtful.why}; {doubtful.mend}", "?clock") from None
    except msgspec.ValidationError:
        raise Refused(Code.BAD_VALUE, "`to` names parties by their ids, with blanks between", "?to") from None
    wanted = Wanted(
        to=to, status=asked.status, language=asked.lang, clock=clock, protected=asked.protected, purpose=asked.purpose,
        owner_agrees=asked.consent, reconfirm=asked.reconfirm,
    )  # fmt: skip
    if asked.radius_m is not None:
        wanted = replace(wanted, radius_m=round(asked.radius_m))
    return wanted if asked.buffer_m is None else replace(wanted, buffer_m=round(asked.buffer_m))


# What a notice says


def said_by(basis: Basis, asked: MembersAsked, data: bytes) -> MembersTold:
    """Give the members of the notice that a feature draws: a new one, or the next version of one of ours."""
    feature = read_feature(data, unlocated=True)
    if asked.amends is None:
        return MembersTold(members=members(feature, asked.name))
    rows = basis.still().state.notices.rows
    require_known(asked.amends, list(rows), "notice")
    row = rows[asked.amends]
    if row.party != basis.reader():
        raise Refused(Code.NOT_YOURS, f"{asked.amends} is a notice of {row.party!r}; each party amends its own", "?amends")
    said = members(feature, "amended")
    kept = {name: value for name, value in said.items() if name != "name"}
    amended = {"to": list(row.to), **kept, "type": "notice_amendment/1", "notice": asked.amends, "version": row.version + 1}
    return MembersTold(members=amended | {"status": row.status})


def routes(basis: Basis) -> Routes:
    """Give the endpoints."""

    def file(call: Call[ImportAsked, bytes]) -> Imported:
        return imported(basis, call.asks, call.takes)

    def feature(call: Call[MembersAsked, bytes]) -> MembersTold:
        return said_by(basis, call.asks, call.takes)

    return (
        Endpoint(
            "POST", "/desk/v1/imported", file, "What a file of another program draws: GeoJSON, KML, GPX, CSV or XLSX.", asks=ImportAsked,
            takes=bytes, answers=Imported, needs=Needs.PARTY, refuses=(*DRAWING, Code.UNREADABLE), body_bytes_max=DRAWING_BYTES_MAX,
        ),
        Endpoint(
            "POST", "/desk/v1/members", feature, "What a notice says that a GeoJSON Feature draws.", asks=MembersAsked, takes=bytes,
            answers=MembersTold, needs=Needs.PARTY, refuses=(*DRAWING, Code.UNKNOWN_REFERENCE, Code.NOT_YOURS),
            body_bytes_max=FEATURE_BYTES_MAX,
        ),
    )  # fmt: skip


DRAWING = (
    Code.TOO_LARGE, Code.NOT_JSON, Code.TOO_DEEP, Code.BAD_VALUE, Code.MISSING_MEMBER, Code.BAD_SHAPE, Code.BAD_TIME, Code.ATTACK_ACTIVITY,
    Code.DUPLICATE_ID, Code.DUPLICATE_NAME, Code.CONTROL_CHARACTER, Code.OTHER_DATUM, Code.UNKNOWN_MEMBER, Code.NOT_AN_INTEGER,
)  # fmt: skip
"""Refusals of what draws."""
