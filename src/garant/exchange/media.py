"""What a file is, by its first bytes and never by its name; and what in it tells where, when and by whom it was made.

Only types on a short list are taken as evidence, none of which can be run by looking at it. A file whose name says another type than its
bytes is refused. Nothing here draws, decodes or executes anything: bytes in, bytes or words out.

    photo (JPEG, PNG)        `told` names what it tells beside the picture, `stripped` gives it without that
    the others               may tell such things where nobody here looks: that is said, too
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.exchange import jpeg, png


class Media(NamedTuple):
    """A type of file: its media type, the endings that its names have, and how evidence of it is called."""

    name: str
    endings: tuple[str, ...]
    form: str


JPEG = Media("image/jpeg", ("jpg", "jpeg"), "photo")
PNG = Media("image/png", ("png",), "photo")
TEXTS: Mapping[str, Media] = MappingProxyType(
    {
        "txt": Media("text/plain", ("txt",), "document"),
        "csv": Media("text/csv", ("csv",), "document"),
        "json": Media("application/json", ("json",), "log"),
        "geojson": Media("application/geo+json", ("geojson",), "document"),
        "log": Media("text/plain", ("log",), "log"),
    }
)
"""Texts have no first bytes of their own: they are what their name says, if they are text at all."""

_KNOWN: tuple[tuple[re.Pattern[bytes], Media], ...] = (
    (re.compile(rb"\xff\xd8\xff"), JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), PNG),
    (re.compile(rb"(II\*\0|MM\0\*)"), Media("image/tiff", ("tif", "tiff"), "imagery")),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), Media("image/webp", ("webp",), "photo")),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), Media("audio/wav", ("wav",), "audio")),
    (re.compile(rb"OggS"), Media("audio/ogg", ("ogg", "oga", "opus"), "audio")),
    (re.compile(rb"fLaC"), Media("audio/flac", ("flac",), "audio")),
    (re.compile(rb"(ID3|\xff[\xfb\xf3\xf2])"), Media("audio/mpeg", ("mp3",), "audio")),
    (re.compile(rb"....ftyp(M4A|M4B) ", re.DOTALL), Media("audio/mp4", ("m4a",), "audio")),
    (re.compile(rb"....ftyp(heic|heix|mif1)", re.DOTALL), Media("image/heic", ("heic", "heif"), "photo")),
    (re.compile(rb"....ftypqt  ", re.DOTALL), Media("video/quicktime", ("mov",), "video")),
    (re.compile(rb"....ftyp", re.DOTALL), Media("video/mp4", ("mp4", "m4v"), "video")),
    (re.compile(rb"%PDF-1\.[0-7]|%PDF-2\.0"), Media("application/pdf", ("pdf",), "document")),
)
_ENDINGS = ", ".join(sorted({ending for _, media in _KNOWN for ending in media.endings} | TEXTS.keys()))
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKUP = re.compile(rb"\A(\xef\xbb\xbf)?\s*<", re.IGNORECASE)


def sniff(data: bytes, ending: str) -> Media:
    """Tell what a file is, and refuse what is not on the list, and a file whose name (its `ending`) says another type."""
    wanted = ending.lower()
    found = next((media for start, media in _KNOWN if start.match(data)), None) or _text(data, wanted)
    if found is None:
        raise Refused(Code.BAD_VALUE, f"its first bytes are of no type that is taken as evidence ({_ENDINGS})")
    if wanted not in found.endings:
        raise Refused(Code.BAD_VALUE, f"its bytes are {found.name}, and its name ends with {wanted[:16]!r}; name it as what it is")
    return found


def _text(data: bytes, ending: str) -> Media | None:
    if ending not in TEXTS or _CONTROLS.search(data) or _MARKUP.match(data):
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        return None
    return TEXTS[ending]


def told(data: bytes, media: Media) -> tuple[str, ...]:
    """Name what a file tells about its making beside what it shows: empty if nothing. Of types that are not looked into: that."""
    if media is JPEG:
        return jpeg.told(data)
    if media is PNG:
        return png.told(data)
    return () if media in TEXTS.values() else ("whatever a file of this type may hold: it is not looked into",)


def stripped(data: bytes, media: Media) -> bytes:
    """Give a photo without what it tells beside the picture. Refuses other types, and files that are not whole."""
    if media is JPEG:
        return jpeg.stripped(data)
    if media is PNG:
        return png.stripped(data)
    raise Refused(Code.BAD_VALUE, f"nothing can be taken out of a file of type {media.name} here; take it out with a tool that you trust")
