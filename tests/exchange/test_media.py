"""What a file is, by its bytes; and photos that tell more than they show: named, and taken out without touching a pixel."""

import struct
import zlib
from typing import Final

import pytest

from garant.errors import Code, Refused
from garant.exchange import media
from garant.exchange.media import sniff, stripped, told

SCAN: Final = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
JFIF: Final = b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
TABLE: Final = b"\xff\xdb\x00\x04\x00\x01"
EXIF: Final = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\x1a"


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(segments) + TABLE + SCAN + b"\xff\xd9" + after


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes, after: bytes = b"") -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + b"".join(chunks) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"") + after


SORTS: dict[str, tuple[bytes, str, str]] = {
    "jpeg": (jpeg(), "JPG", "image/jpeg"),
    "png": (png(), "png", "image/png"),
    "pdf": (b"%PDF-1.7\n", "pdf", "application/pdf"),
    "mp4": (b"\0\0\0\x18ftypisom", "mp4", "video/mp4"),
    "mov": (b"\0\0\0\x18ftypqt  ", "mov", "video/quicktime"),
    "heic": (b"\0\0\0\x18ftypheic", "heic", "image/heic"),
    "wav": (b"RIFF\0\0\0\0WAVEfmt ", "wav", "audio/wav"),
    "mp3": (b"ID3\4", "mp3", "audio/mpeg"),
    "text": (b"A log.\n", "txt", "text/plain"),
    "csv": ("имя,1\n".encode(), "csv", "text/csv"),
    "json": (b'{"a": 1}', "json", "application/json"),
}


@pytest.mark.parametrize(("data", "ending", "name"), SORTS.values(), ids=SORTS)
def test_a_file_is_what_its_bytes_say(data: bytes, ending: str, name: str) -> None:
    assert sniff(data, ending).name == name


NONE: dict[str, tuple[bytes, str]] = {
    "a program called a photo": (b"\x7fELF\2\1\1", "jpg"),
    "a script called a text": (b"#!/bin/sh\0", "txt"),
    "a page": (b"<html><script>", "html"),
    "a page called a text": (b"  <!doctype html>", "txt"),
    "a drawing with scripts": (b"<svg onload=alert(1)>", "svg"),
    "a drawing called a text": (b"\xef\xbb\xbf<svg/>", "txt"),
    "an archive": (b"PK\x03\x04", "zip"),
    "a workbook": (b"PK\x03\x04", "xlsx"),
    "a photo called a text": (jpeg(), "txt"),
    "a PDF called a photo": (b"%PDF-1.7", "jpg"),
    "no text": (b"\xff\xfe\x00\x00", "txt"),
    "nothing": (b"", "jpg"),
    "no ending": (jpeg(), ""),
}


@pytest.mark.parametrize(("data", "ending"), NONE.values(), ids=NONE)
def test_what_is_not_on_the_list_or_not_what_its_name_says_is_refused(data: bytes, ending: str) -> None:
    with pytest.raises(Refused) as refused:
        sniff(data, ending)
    assert refused.value.refusal.code == Code.BAD_VALUE


TELLING: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "nothing": (jpeg(), ()),
    "a position": (jpeg(segment(0xE1, EXIF)), ("Exif", "a position")),
    "XMP": (jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='1'/>")), ("XMP", "a position")),
    "a comment": (jpeg(segment(0xFE, b"taken by")), ("a comment",)),
    "IPTC": (jpeg(segment(0xED, b"Photoshop 3.0\0")), ("IPTC",)),
    "a second picture": (jpeg(segment(0xE2, b"MPF\0"), after=jpeg(segment(0xE1, EXIF))), ("bytes after its end", "second pictures")),
    "a maker's own": (jpeg(segment(0xE7, b"maker")), ("application data 7",)),
    "a profile is needed": (jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1x")), ()),
    "png, nothing": (png(), ()),
    "png, Exif and text": (png(chunk(b"eXIf", EXIF), chunk(b"tEXt", b"Author\0x")), ("Exif", "chunk tEXt")),
    "png, after its end": (png(after=b"more"), ("bytes after its end",)),
}


@pytest.mark.parametrize(("data", "what"), TELLING.values(), ids=TELLING)
def test_what_a_photo_tells_is_named_and_taken_out(data: bytes, what: tuple[str, ...]) -> None:
    kind = sniff(data, "png" if data.startswith(b"\x89") else "jpg")
    assert told(data, kind) == what
    bare = stripped(data, kind)
    assert told(bare, kind) == ()
    assert (bare == data) == (what == ())
    assert (SCAN if kind is media.JPEG else b"IDATx") in bare, "the picture itself is as it was"


@pytest.mark.parametrize(
    "data", [jpeg()[:-1], jpeg()[:12], b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\x00\x01", jpeg().replace(b"\xff\xdb", b"\0\0")]
)
def test_a_broken_photo_is_refused_not_mended(data: bytes) -> None:
    for ask in (told, stripped):
        with pytest.raises(Refused):
            ask(data, media.JPEG)


@pytest.mark.parametrize("data", [png()[:-5], png()[:20], b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR"])
def test_a_broken_png_is_refused_not_mended(data: bytes) -> None:
    with pytest.raises(Refused):
        told(data, media.PNG)


def test_of_other_types_it_is_said_that_nobody_looked() -> None:
    film = sniff(b"\0\0\0\x18ftypisom", "mp4")
    assert told(b"", film) != ()
    with pytest.raises(Refused):
        stripped(b"", film)
    assert told(b"A log.", media.TEXTS["txt"]) == ()
