"""Between features and the statements of a log: what a file draws becomes what an officer says, and what was said becomes a drawing.

    feature             -> members of a `notice/1`, as `garant say` takes them    `members`, `write_statements`
    members             -> feature                                               `read_statements`
    a recorded notice   -> feature                                               `feature_of`

A `party` in a file goes with it: nobody says another's notice by mistake.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from garant.errors import Code, Refused
from garant.exchange import objections
from garant.exchange.feature import Feature, require_no_attack
from garant.limits import FEATURES_MAX, GEOJSON_BYTES_MAX
from garant.statement import canonical
from garant.statement.kinds.base import BOOKKEEPING, Parties
from garant.statement.kinds.notices import Notice, NoticeAmendment, NoticeKind, Volumes
from garant.statement.values import Part
from garant.statement.words import Name, PartyId, Status, Text, Texts, Word

_TYPE: Final = "notice/1"
_FILLED_IN: Final = frozenset(BOOKKEEPING) - {"party"}


class _Members(Part, tag_field="type", tag=_TYPE, frozen=True, kw_only=True):
    """A notice's own members, as its kind has them, and perhaps its party."""

    party: PartyId | None = None
    status: Status = "actual"
    to: Parties | None = None
    name: Name
    kind: NoticeKind
    activity: Word
    purpose: Text | None = None
    text: Texts | None = None
    emergency: bool = False
    volumes: Volumes | None = None


def members(feature: Feature, name: str | None = None) -> dict[str, Any]:
    """Give the members of the notice that says a feature, under `name` or its id, as plain JSON values.

    Refuses with `missing_member` a feature without kind or activity, with `bad_value` or `too_large` what no notice may hold (an id that is
    no name, parties that are no ids).
    """
    missing = [member for member in ("kind", "activity") if getattr(feature, member) is None]
    if missing:
        raise Refused(Code.MISSING_MEMBER, f"a notice says its `{missing[0]}`; add it to the properties", f"properties.{missing[0]}")
    said = {
        "type": _TYPE,
        "name": feature.id if name is None else name,
        "status": feature.status,
        "emergency": feature.emergency or None,
        "volumes": feature.volumes or None,
        **{member: getattr(feature, member) for member in ("party", "to", "kind", "activity", "purpose", "text")},
    }
    plain: dict[str, Any] = msgspec.json.decode(canonical.encode({member: value for member, value in said.items() if value is not None}))
    _typed(plain)
    return plain


def feature_of(ref: str, said: "Notice | NoticeAmendment | _Members") -> Feature:
    """Give the feature that draws a notice as it was recorded, or a later version of it; `ref` becomes its id. What is hidden is absent."""
    return Feature(
        id=ref,
        kind=said.kind,
        activity=said.activity,
        purpose=said.purpose,
        party=said.party,
        to=said.to,
        status=said.status,
        text=said.text,
        emergency=said.emergency,
        volumes=said.volumes or (),
    )


def write_statements(features: Iterable[Feature]) -> bytes:
    """Write the members of a notice for each feature: one JSON list, a notice a line. Refuses as `members` does."""
    return b"".join((b"[\n", b",\n".join(canonical.encode(said) for said in _each_said(features)), b"\n]\n"))


def read_statements(data: bytes) -> list[Feature]:
    """Read the members of notices, one JSON object or a list of them, each named once; what a signature fills in is passed over."""
    if len(data) > GEOJSON_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(data)} bytes; a file of notices has at most {GEOJSON_BYTES_MAX}")
    found = canonical.parse(data)
    canonical.require_plain(canonical.encode(found))
    listed = found if isinstance(found, list) else [found]
    if len(listed) > FEATURES_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(listed)} notices; a file has at most {FEATURES_MAX}: split it")
    return list(_each_read(listed))


def _each_said(features: Iterable[Feature]) -> Iterator[dict[str, Any]]:
    for feature in features:
        try:
            yield members(feature)
        except Refused as refused:
            raise _inside(refused, f'"{feature.id}"') from None


def _each_read(listed: list[Any]) -> Iterator[Feature]:
    first: dict[str, int] = {}
    for at, one in enumerate(listed):
        try:
            feature = _read(one)
            _require_new(first.setdefault(feature.id, at), at)
        except Refused as refused:
            raise _inside(refused, f"statements[{at}]") from None
        yield feature


def _require_new(before: int, at: int) -> None:
    if before != at:
        raise Refused(Code.DUPLICATE_ID, f"statements[{before}] has the same name; give each notice its own", "name")


def _read(one: object) -> Feature:
    if not isinstance(one, dict):
        raise Refused(Code.BAD_VALUE, "a statement is an object")
    if one.get("type") != _TYPE:
        raise Refused(Code.BAD_VALUE, f"only statements of type {_TYPE} are notices that can be drawn", "type")
    said = _typed({member: value for member, value in one.items() if member not in _FILLED_IN})
    require_no_attack(said.activity, "activity")
    return feature_of(said.name, said)


def _typed(plain: dict[str, Any]) -> _Members:
    try:
        return msgspec.convert(plain, _Members)
    except msgspec.ValidationError as error:
        raise objections.to_form(error) from None


def _inside(refused: Refused, place: str) -> Refused:
    was = refused.refusal
    return Refused(was.code, was.sentence, f"{place} {was.where}".rstrip())
