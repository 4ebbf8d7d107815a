"""A file of notices, cut into the texts of its features.

    {"type": "FeatureCollection", "features": [...]}     an RFC 7946 collection          features[3]
    {"type": "Feature", ...}                             one feature                     feature
    {"type": "Feature", ...}\n{"type": "Feature", ...}   one feature a line              line 4
    RS {"type": "Feature", ...}\n RS ...                 an RFC 8142 text sequence       text 4

Each text is decoded only when its turn comes, so that a million features do not all stand in memory twice.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import msgspec

from garant.errors import Code, Refused
from garant.exchange import foreign, form, objections
from garant.limits import FEATURES_MAX, GEOJSON_BYTES_MAX

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_SEQUENCE = re.compile(rb"\s*\x1e")
_RECORD_SEPARATOR: Final = b"\x1e"
_AT_BYTE = re.compile(r"\(byte ([0-9]+)\)")


class FeatureTexts(NamedTuple):
    """The texts in their order, and what each is called in a refusal."""

    texts: Sequence[bytes | msgspec.Raw]
    label: Callable[[int], str]


def split(data: bytes) -> FeatureTexts:
    """Cut a file into the texts of its features. Refuses what is no such file: `not_json`, `too_large`, `too_deep`, `bad_value`."""
    if len(data) > GEOJSON_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(data)} bytes; a file of notices has at most {GEOJSON_BYTES_MAX}")
    body = data.removeprefix(_BYTE_ORDER_MARK)
    found = _sequence(body) if _SEQUENCE.match(body) else _whole(body)
    if len(found.texts) > FEATURES_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(found.texts)} features; a file has at most {FEATURES_MAX}: split it")
    return found


def _sequence(body: bytes) -> FeatureTexts:
    return FeatureTexts([text for text in body.split(_RECORD_SEPARATOR) if text.strip()], lambda at: f"text {at + 1}")


def _whole(body: bytes) -> FeatureTexts:
    """Read one GeoJSON object; where there is more behind it, and each line is an object, features line by line."""
    try:
        members = form.MEMBERS.decode(body)
    except msgspec.ValidationError:
        raise _no_geojson("no object") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if "trailing characters" in str(error) and _first_line_is_whole(body):
            return _lines(body)
        raise _with_line(objections.to_form(error), body) from None
    return _of_object(members, body)


def _of_object(members: dict[str, msgspec.Raw], body: bytes) -> FeatureTexts:
    kind = _value(members, "type")
    if kind == "Feature":
        return FeatureTexts([body], lambda _: "feature")
    if kind != "FeatureCollection":
        raise _no_geojson(f"a {kind[:40]!r}" if isinstance(kind, str) else "an object without a `type`")
    foreign.require_at_home_in_file(members, _value(members, "crs"))
    if body.count(b'"features"') > 1:
        foreign.require_single(body)
    return FeatureTexts(_features(members), "features[{}]".format)


def _features(members: dict[str, msgspec.Raw]) -> list[msgspec.Raw]:
    if "features" not in members:
        raise Refused(Code.MISSING_MEMBER, "a FeatureCollection has `features`, a list; add it")
    try:
        return form.FEATURES.decode(members["features"])
    except msgspec.ValidationError as error:
        raise objections.to_form(error, "features") from None


def _lines(body: bytes) -> FeatureTexts:
    numbered = [(number, line) for number, line in enumerate(body.split(b"\n"), 1) if line.strip()]
    return FeatureTexts([line for _, line in numbered], lambda at: f"line {numbered[at][0]}")


def _first_line_is_whole(body: bytes) -> bool:
    try:
        form.MEMBERS.decode(body.lstrip().partition(b"\n")[0])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _value(members: dict[str, msgspec.Raw], name: str) -> object:
    """Give a member's value; None where it is absent or cannot be read."""
    try:
        return form.ANY.decode(members[name]) if name in members else None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _no_geojson(what: str) -> Refused:
    return Refused(Code.BAD_VALUE, f"this is {what}; a file of notices is a GeoJSON FeatureCollection, one Feature, or a Feature a line")


def _with_line(refused: Refused, body: bytes) -> Refused:
    """Say the line and column in place of the byte."""
    was = refused.refusal
    found = _AT_BYTE.search(was.sentence)
    if found is None:
        return refused
    before = body[: int(found[1])]
    line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    return Refused(was.code, _AT_BYTE.sub(f"(line {line}, column {column})", was.sentence), was.where)
