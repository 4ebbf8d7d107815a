"""One legal spelling: canonical JSON (RFC 8785, JCS) in a restricted profile, and the exact reason when bytes are not that.

    accepted  iff  bytes == JCS(parse(bytes))  and  the parse fits the type

The profile: integers only, no `null`, no member that spells out its default, ASCII member names (so that code-point order is
RFC 8785's UTF-16 order), depth at most 32, and no control characters in texts but the newline.

The way in is fast and has one question: decode into the frozen type, encode again with sorted members, compare bytes. Repeated
names, floats, spaces, other escapes, explicit defaults: whatever is not the one spelling differs. Only what is refused takes the
slow way, which looks for the precise code word and sentence.
"""

import json
import re
from itertools import accumulate
from typing import Any, Final, TypeVar

import msgspec

from garant import instant
from garant.errors import Code, Refused
from garant.limits import INTEGER_MAX, JSON_DEPTH_MAX

T = TypeVar("T")

_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_ESCAPED = re.compile(rb"(?<!\\)(?:\\\\)*\\[bfrtu]")
"""In canonical bytes: a control character but \\n."""

_FORBIDDEN = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xad\xae]")
"""DEL; C1 controls; the two direction overrides (U+202D, U+202E). They need no escape. Apart, because this scan is fast."""


def encode(value: object) -> bytes:
    """Spell a value (structs, dicts, lists, texts, integers, booleans; ASCII names) in the one legal way."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        raise Refused(Code.NOT_JSON, "a text holds half of a surrogate pair") from None
    except RecursionError:
        raise Refused(Code.TOO_DEEP, f"nested deeper than {JSON_DEPTH_MAX} levels") from None


def decode(data: bytes, decoder: msgspec.json.Decoder[T], limit_bytes: int) -> T:
    """Read the canonical bytes of a value that `decoder` types; refuse everything else with its reason."""
    if len(data) > limit_bytes:
        raise Refused(Code.TOO_LARGE, f"{len(data)} bytes; at most {limit_bytes} are allowed here")
    try:
        value = decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        require_plain(data)
        raise _against_the_type(str(error)) from None
    except Refused:
        require_plain(data)
        raise
    if (meant := _ENCODER.encode(value)) != data:
        require_plain(data)
        raise _difference(parse(data), parse(meant), "$")
    _require_characters(data)
    return value


def require_plain(data: bytes) -> None:
    """Refuse bytes that are not the canonical spelling of *some* JSON value of the profile."""
    if not _is_plain_at_a_glance(data) and encode(parse(data)) != data:
        raise Refused(
            Code.NOT_CANONICAL,
            "this is JSON, but not its canonical spelling (RFC 8785): sort members, drop spaces, escape only what must be",
        )
    _require_characters(data)


def _is_plain_at_a_glance(data: bytes) -> bool:
    """Tell in a fraction of the time, for most bytes, that `parse` would have nothing against them; False when it must look itself."""
    try:
        same = _ENCODER.encode(msgspec.json.decode(data)) == data
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False
    odd = _ODD_NUMBER.search(_TEXTS.sub(b"", data)) or (not data.isascii() and _FOREIGN_NAME.search(data))
    return same and not odd and _depth(data) <= JSON_DEPTH_MAX


def parse(data: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Read a JSON value of the profile in whatever spelling: repeated names, fractions, depth and broken texts are refused."""
    _require_depth(data)
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=_members, parse_float=_no_float, parse_int=_integer, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise Refused(Code.NOT_JSON, "these bytes are not UTF-8") from None
    except ValueError as error:
        raise Refused(Code.NOT_JSON, f"this is not JSON: {error}") from None
    encode(value)
    return value


def _require_characters(data: bytes) -> None:
    if data.isascii() and b"\\" not in data and b"\x7f" not in data:
        return
    if _FORBIDDEN.search(data) or (b"\\" in data and _ESCAPED.search(data)):
        raise Refused(Code.CONTROL_CHARACTER, "texts may hold no control character but the newline, and no direction override")


_TEXTS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""Texts. One without end is taken to the end, not tried again at each mark inside it."""

_ODD_NUMBER = re.compile(rb"[0-9][.eE]|[0-9]{16}")
"""Outside of texts: a number that may not be an integer within 2^53-1 of zero."""

_FOREIGN_NAME = re.compile(rb'"(?=[^"]*[\x80-\xff])(?:[^"\\]++|\\.)*+":', re.DOTALL)
"""What may be a member name beyond ASCII."""

_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEP = tuple(1 if mark in b"[{" else -1 for mark in range(256))


def _depth(data: bytes) -> int:
    """Give how deep brackets nest outside of texts."""
    brackets = _TEXTS.sub(b"", data).translate(None, _NO_BRACKETS)
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


def _require_depth(data: bytes) -> None:
    if _depth(data) > JSON_DEPTH_MAX:
        raise Refused(Code.TOO_DEEP, f"nested deeper than {JSON_DEPTH_MAX} levels")


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise Refused(Code.DUPLICATE_NAME, f"the member {name[:64]!r} stands twice in one object")
        if not name.isascii():
            raise Refused(Code.UNKNOWN_MEMBER, f"the member {name[:64]!r} is not there in any statement: names are ASCII")
        members[name] = value
    return members


def _no_float(text: str) -> Any:  # noqa: ANN401 - the hook's own type; it never returns
    raise Refused(Code.NOT_AN_INTEGER, f"{text[:40]} is not an integer; give whole numbers in the unit that the member names")


def _no_constant(text: str) -> Any:  # noqa: ANN401 - the hook's own type; it never returns
    raise Refused(Code.NOT_JSON, f"this is not JSON: there is no number {text}")


def _integer(text: str) -> int:
    if len(text) > len(str(-INTEGER_MAX)) or abs(int(text)) > INTEGER_MAX:
        raise Refused(Code.NOT_AN_INTEGER, f"{text[:40]} is beyond 2^53-1, where JSON numbers stop being exact")
    return int(text)


def _difference(given: Any, meant: Any, path: str) -> Refused:  # noqa: ANN401 - any JSON value
    """Say where plain bytes differ from the spelling of the value that they were read as: a default spelt out, no tag, or base64."""
    if isinstance(given, dict):
        if missing := sorted(meant.keys() - given.keys()):
            return Refused(Code.MISSING_MEMBER, f"the member `{missing[0]}` is missing; add it", path)
        name = next(name for name, one in given.items() if name not in meant or one != meant[name])
        if name not in meant:
            return Refused(Code.BAD_VALUE, "a member spells out its default (null, false); leave it out", f"{path}.{name}")
        return _difference(given[name], meant[name], f"{path}.{name}")
    if isinstance(given, list):
        index = next(index for index, one in enumerate(given) if one != meant[index])
        return _difference(given[index], meant[index], f"{path}[{index}]")
    return Refused(Code.BAD_BASE64, "not canonical base64: the bits after the last byte must be zero", path)


_PATH = re.compile(r" - at (?:`key` in )?`(\$[\w.\[\]]{0,200})`\Z")
_NO_TIME = f"Expected `str` matching regex {instant.PATTERN!r}"
_NO_MICROS = f"Expected `str` matching regex {instant.MICROS_PATTERN!r}"
_REASONS: tuple[tuple[re.Pattern[str], Code, str], ...] = (
    (re.compile("Object contains unknown field (`.{0,80})", re.DOTALL), Code.UNKNOWN_MEMBER, "there is no member {0} here; leave it out"),
    (re.compile("Object missing required field (`.{0,80})", re.DOTALL), Code.MISSING_MEMBER, "the member {0} is missing; add it"),
    (re.compile("Invalid base64 ()"), Code.BAD_BASE64, "not base64; write bytes in the standard alphabet, with padding"),
    (re.compile("Expected (`(?:str|array|object)` of length <= .{1,40})"), Code.TOO_LARGE, "too long: expected {0}"),
    (
        re.compile(r"Invalid value (.{1,80}?) - at `\$\.type`\Z", re.DOTALL),
        Code.UNKNOWN_KIND,
        "there is no kind of statement {0}; `type` is one of those in docs/reference/kinds.md",
    ),
    (re.compile("(.{0,300})", re.DOTALL), Code.BAD_VALUE, "{0}; docs/reference/kinds.md says what this member takes"),
)
"""How the decoder begins its objections, and how we say them. It quotes what it was given, so a reason must match from its start."""


def _against_the_type(reason: str) -> Refused:
    """Turn the type's objection into a refusal: its code, its sentence, and the path to the member."""
    found = _PATH.search(reason)
    where = found[1] if found else ""
    if reason.startswith(_NO_TIME):
        return Refused(
            Code.BAD_TIME, "not a time, or no real one; write it as 2018-09-17T16:05:00Z, with milliseconds only if there are any", where
        )
    if reason.startswith(_NO_MICROS):
        return Refused(Code.BAD_TIME, "not a time, or no real one; write it as 2018-09-17T16:05:00.000000Z, with six decimals", where)
    start, code, sentence = next(row for row in _REASONS if row[0].match(reason))
    objection = start.match(reason)
    return Refused(code, sentence.format(objection[1].partition(" - at ")[0] if objection else ""), where)
