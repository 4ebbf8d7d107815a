"""JPEG files as a row of segments, so that what they tell beside the picture can be named and left out. No pixel is touched.

    FFD8  [FFxx length data]...  FFDA length header  scan data  ...  FFD9        ISO/IEC 10918-1, annex B

Kept are the segments that a picture needs: tables, frames, scans, JFIF, a colour profile, Adobe's colour transform. Left out are Exif, XMP,
IPTC, comments, previews, every other application segment, and what follows the end of the picture (where cameras put second pictures).
"""

from collections.abc import Iterator
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.limits import PHOTO_PARTS_MAX

_START, _SCAN, _END, _COMMENT = 0xD8, 0xDA, 0xD9, 0xFE
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_APPLICATION = range(0xE0, 0xF0)
_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_GPS_TAGS = (b"\x88\x25", b"\x25\x88")
_GPS_WORDS = (b"GPSLatitude", b"GPSPosition")


class Segment(NamedTuple):
    """A segment: its marker, its data, and all its bytes (of a scan, with the scan data behind it)."""

    marker: int
    data: bytes
    whole: bytes


def told(data: bytes) -> tuple[str, ...]:
    """Name what it tells beside the picture; `a position` where there is one."""
    found = [segment for segment in segments(data) if not _is_needed(segment)]
    names = {_name(segment) for segment in found}
    names |= {"a position"} if any(_has_position(segment) for segment in found) else set()
    names |= {"bytes after its end"} if _length(data) < len(data) else set()
    return tuple(sorted(names))


def stripped(data: bytes) -> bytes:
    """Give it without that."""
    return b"\xff\xd8" + b"".join(segment.whole for segment in segments(data) if _is_needed(segment)) + b"\xff\xd9"


def _length(data: bytes) -> int:
    """Give where the picture ends."""
    return 2 + sum(len(segment.whole) for segment in segments(data)) + 2


def segments(data: bytes) -> Iterator[Segment]:
    """Give the segments between start and end. Refuses what is not whole."""
    at = 2
    for _ in range(PHOTO_PARTS_MAX):
        if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
            raise _broken(at)
        while data[at + 1 : at + 2] == b"\xff":
            at += 1
        marker = data[at + 1] if at + 1 < len(data) else _END
        if marker == _END:
            return
        segment = Segment(marker, b"", data[at : at + 2]) if marker in _BARE else _segment(data, at, marker)
        yield segment
        at += len(segment.whole)
    raise Refused(Code.TOO_LARGE, f"this JPEG file has more than {PHOTO_PARTS_MAX} segments; save it again with another program")


def _segment(data: bytes, at: int, marker: int) -> Segment:
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    end = at + 2 + length
    if length < 2 or end > len(data):  # noqa: PLR2004 - the length counts its own two bytes
        raise _broken(at)
    inside = data[at + 4 : end]
    if marker == _SCAN:
        end = _scan_end(data, end)
    return Segment(marker, inside, data[at:end])


def _scan_end(data: bytes, at: int) -> int:
    """Find the marker that ends scan data: FF that is followed by neither a stuffed zero nor a restart marker."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _broken(len(data))
        if data[at + 1] != 0 and data[at + 1] not in _BARE:
            return at
        at += 2


def _broken(at: int) -> Refused:
    return Refused(Code.BAD_VALUE, f"this JPEG file is not whole: no segment starts at byte {at}")


def _is_needed(segment: Segment) -> bool:
    if segment.marker in _APPLICATION:
        return any(segment.marker == marker and segment.data.startswith(start) for marker, start in _KEPT)
    return segment.marker != _COMMENT


def _name(segment: Segment) -> str:
    starts = ((b"Exif", "Exif"), (b"http://ns.adobe.com", "XMP"), (b"Photoshop", "IPTC"), (b"MPF", "second pictures"))
    named = next((name for start, name in starts if segment.data.startswith(start)), None)
    return named or ("a comment" if segment.marker == _COMMENT else f"application data {segment.marker - _APPLICATION.start}")


def _has_position(segment: Segment) -> bool:
    """Tell whether Exif points to a GPS directory, or XMP names a position. In doubt, yes."""
    exif = segment.data.startswith(b"Exif") and any(tag in segment.data for tag in _GPS_TAGS)
    return exif or any(word in segment.data for word in _GPS_WORDS)
