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
from typing import Any, Final, TypeVar

import msgspec

from garant.errors import Code, Refused
from garant.limits import INTEGER_MAX, JSON_DEPTH_MAX

T = TypeVar("T")

_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_FORBIDDEN = re.compile(rb"(?<!\\)(?:\\\\)*\\[bfrtu]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xad\xae]")
"""In canonical bytes: escaped control characters but \\n; DEL; C1 controls; the two direction overrides (U+202D, U+202E)."""


def encode(value: object) -> bytes:
    """Spell a value (structs, dicts, lists, texts, integers, booleans; ASCII names) in the one legal way."""
    return _ENCODER.encode(value)


def decode(data: bytes, decoder: msgspec.json.Decoder[T], limit_bytes: int) -> T:
    """Read the canonical bytes of a value that `decoder` types; refuse everything else with its reason."""
    if len(data) > limit_bytes:
        raise Refused(Code.TOO_LARGE, f"{len(data)} bytes; at most {limit_bytes} are allowed here")
    try:
        value = decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _why(data, str(error)) from None
    except Refused:
        _require_plain(data)
        raise
    if _ENCODER.encode(value) != data:
        raise _why(data, "a member spells out its default (null, false); leave it out")
    if _FORBIDDEN.search(data):
        raise Refused(Code.CONTROL_CHARACTER, "texts may hold no control character but the newline, and no direction override")
    return value


def _why(data: bytes, reason: str) -> Refused:
    """Say why bytes were refused: what is wrong with them as JSON, or else what the type has against them."""
    try:
        _require_plain(data)
    except Refused as refused:
        return refused
    return _against_the_type(reason)


def _require_plain(data: bytes) -> None:
    """Refuse bytes that are not the canonical spelling of *some* JSON value of the profile."""
    _require_depth(data)
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=_members, parse_float=_no_float, parse_int=_integer, parse_constant=_no_float
        )
    except UnicodeDecodeError:
        raise Refused(Code.NOT_JSON, "these bytes are not UTF-8") from None
    except ValueError as error:
        raise Refused(Code.NOT_JSON, f"this is not JSON: {error}") from None
    _require_texts(value)
    if _ENCODER.encode(value) != data:
        raise Refused(
            Code.NOT_CANONICAL,
            "this is JSON, but not its canonical spelling (RFC 8785): sort members, drop spaces, escape only what must be",
        )


def _require_depth(data: bytes) -> None:
    depth = deepest = 0
    for mark in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', data, re.DOTALL):
        first = mark[0]
        depth += (first in (b"[", b"{")) - (first in (b"]", b"}"))
        deepest = max(deepest, depth)
        if deepest > JSON_DEPTH_MAX:
            raise Refused(Code.TOO_DEEP, f"nested deeper than {JSON_DEPTH_MAX} levels")


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise Refused(Code.DUPLICATE_NAME, f"the member {name[:64]!r} stands twice in one object")
        members[name] = value
    return members


def _no_float(text: str) -> Any:  # noqa: ANN401 - the hook's own type; it never returns
    raise Refused(Code.NOT_AN_INTEGER, f"{text[:40]} is not an integer; give whole numbers in the unit that the member names")


def _integer(text: str) -> int:
    if len(text) > len(str(-INTEGER_MAX)) or abs(int(text)) > INTEGER_MAX:
        raise Refused(Code.NOT_AN_INTEGER, f"{text[:40]} is beyond 2^53-1, where JSON numbers stop being exact")
    return int(text)


def _require_texts(value: object) -> None:
    """Refuse texts that UTF-8 cannot carry (half surrogates)."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(Code.NOT_JSON, "a text holds half of a surrogate pair") from None


_REASONS: tuple[tuple[str, Code], ...] = (
    ("Object contains unknown field", Code.UNKNOWN_MEMBER),
    ("Object missing required field", Code.MISSING_MEMBER),
    ("Invalid base64", Code.BAD_BASE64),
    ("at `$.type`", Code.UNKNOWN_KIND),
    ("at `$.payloadType`", Code.WRONG_PAYLOAD_TYPE),
)


def _against_the_type(reason: str) -> Refused:
    """Turn the type's objection into a refusal: its code, its sentence, and the path to the member."""
    sentence, _, path = reason.partition(" - at ")
    code = next((code for start, code in _REASONS if start in reason), Code.BAD_VALUE)
    return Refused(code, f"{sentence[:300]}", path.strip("`"))
