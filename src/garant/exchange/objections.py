"""What the typed decoder has against a GeoJSON text, said as a refusal: its code word, one sentence, and the path to the member."""

import re
from typing import Final, get_args

from garant.errors import Code, Refused
from garant.exchange.form import OwnTerms
from garant.statement.kinds.notices import NoticeKind
from garant.statement.words import Status

_PATH = re.compile(r" - at (?:`key` in )?`\$\.?([^`]{0,200})`\Z")

_WORDS: Final = {
    " | null`": "`",
    "`float`": "a number",
    "`str`": "a text",
    "`array`": "a list",
    "`object`": "an object",
    "`bool`": "true or false",
    "`int`": "a whole number",
    "`null`": "null",
}
_TAKES: Final = {
    "kind": ", ".join(get_args(NoticeKind)),
    "status": ", ".join(get_args(Status)),
    "activity": "a word of the vocabulary of activities, such as aid_convoy",
    "text": 'texts by language, as in {"en": "Flour for the town."}',
    "to": 'a list of party ids, as in ["north", "monitor"]',
    "times": "a list of times, one for each position",
    "coordinates": "positions as its geometry has them, nested as RFC 7946 says",
    "geometry": "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon, or one GeometryCollection of these",
    "name": "up to 64 letters, digits, `.`, `_` and `-`, a letter or digit first; the id of a feature becomes the name of its notice",
    "party": "the id of a party, such as north: small letters, digits and `-`",
    "type": "Feature: one for each notice",
    "volumes": "a list with an object (or null) for each geometry of the GeometryCollection",
}
"""What a member takes, by its name."""

_REASONS: tuple[tuple[re.Pattern[str], Code, str], ...] = (
    (re.compile("Object missing required field `(.{0,80})`"), Code.MISSING_MEMBER, "the member `{0}` is missing; add it"),
    (
        re.compile("Object contains unknown field `(.{0,80})`", re.DOTALL),
        Code.UNKNOWN_MEMBER,
        f"there is no member `{{0}}` here; there are {', '.join(OwnTerms.__struct_fields__)}",
    ),
    (re.compile("Invalid (?:enum )?value (.{1,80})", re.DOTALL), Code.BAD_VALUE, "there is no {0} here"),
    (re.compile("Expected (`str` of length <= [0-9]+)"), Code.TOO_LARGE, "too long: expected {0}"),
    (re.compile("Expected `str` (of length >= 1)"), Code.BAD_VALUE, "an empty text says nothing; leave it out"),
    (re.compile("Expected `str` (matching regex)"), Code.BAD_VALUE, "not a word of the right form"),
    (re.compile("(Number out of range)"), Code.BAD_VALUE, "a number that is too large for any use"),
    (re.compile("(.{0,200})", re.DOTALL), Code.BAD_VALUE, "{0}"),
)
"""How the decoder begins its objections, and how we say them."""


def to_form(error: Exception, inside: str = "") -> Refused:
    """Turn what a decoder raised into a refusal; `inside` is the path of what it decoded."""
    if isinstance(error, RecursionError):
        return Refused(Code.TOO_DEEP, "nested too deeply for a notice")
    if isinstance(error, UnicodeDecodeError):
        return Refused(Code.NOT_JSON, "these bytes are not UTF-8")
    reason = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in str(error))
    if reason.startswith(("JSON is malformed", "Input data was truncated")):
        return Refused(Code.NOT_JSON, f"this is not JSON: {reason.removeprefix('JSON is malformed: ').lower()}")
    found = _PATH.search(reason)
    path = ".".join(filter(None, (inside, found[1].replace("[...]", "") if found else "")))
    return _worded(_PATH.sub("", reason), path)


def _worded(reason: str, path: str) -> Refused:
    code, sentence = next((code, sentence.format(match[1])) for form, code, sentence in _REASONS if (match := form.match(reason)))
    for ours, words in _WORDS.items():
        sentence = sentence.replace(ours, words)
    about = _about(sentence, code, path)
    hint = f"; `{about}` takes {_TAKES[about]}" if about in _TAKES and code != Code.UNKNOWN_MEMBER else ""
    return Refused(code, f"{sentence[0].lower()}{sentence[1:]}{hint}", path)


def _about(sentence: str, code: Code, path: str) -> str:
    """Give the name of the member that an objection is about: the one that is missing, or else the last on the path that has one."""
    missing = sentence.split("`")[1:2] if code == Code.MISSING_MEMBER else []
    names = [*re.split(r"[.\[]", path), *missing]
    name = missing[0] if missing else next((name for name in reversed(names) if name in _TAKES), "")
    return "geometry" if name == "type" and "geometry" in names else name
