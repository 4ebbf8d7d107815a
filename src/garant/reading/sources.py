"""Sources: the bytes of a file to a text that can be read, and what was set aside on the way.

    plain text    UTF-8, or UTF-16 with its mark; another encoding only when it is named
    HTML          as it declares its encoding; what is no part of the article is set aside
    PDF           the text that is in it; what stands on every page is set aside. A scan has none
    DOCX          paragraphs and tables; headers, footers and notes are set aside

A file is what its bytes say, not what its name says. Nothing in it is run, nothing is fetched, and all of it is bounded (`limits`): what
is too large, broken or has no text is refused, with the reason, and never read in part. The text has no invisible marks; how many were
taken out is told. Lines that were cut to a width are joined, each break by one blank, so that offsets stay.
"""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.limits import SOURCE_BYTES_MAX, SOURCE_CHARACTERS_MAX
from garant.reading import sources_docx, sources_html, sources_pdf, sources_text
from garant.reading.sources_text import Found

_MARKUP = re.compile(rb"\s*(<!doctype html|<html|<\?xml|<!--|<head|<body|<div|<article|<p[ >])", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


class Kind(NamedTuple):
    """A sort of file that is read: its media type, how people call it, and the ending of a copy's name."""

    media_type: str
    word: str
    ending: str


TEXT = Kind("text/plain", "plain text", ".txt")
HTML = Kind("text/html", "HTML", ".html")
PDF = Kind("application/pdf", "PDF", ".pdf")
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX", ".docx")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was taken in: its name, hash and sort; the text; what was set aside, each line with its reason; remarks for people."""

    name: str
    sha256: str
    size_bytes: int
    kind: Kind
    text: str
    aside: tuple[tuple[str, str], ...]
    title: str
    url: str
    published: date | None
    remarks: tuple[str, ...]

    @property
    def dated_by_name(self) -> date | None:
        """Give the day in the file's name, as in `2019-02-11-report.txt`."""
        return day_in(PurePath(self.name).name)


def source_of(data: bytes, name: str, encoding: str = "") -> Source:
    """Take in a file. Refuses with `too_large` or `unreadable`, in a sentence that says why and what to do."""
    if len(data) > SOURCE_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"this has more than {SOURCE_BYTES_MAX} bytes; no text does", name)
    try:
        kind = kind_of(data)
        found = _read(data, kind, encoding)
    except Refused as refused:
        raise Refused(refused.refusal.code, refused.refusal.sentence, name) from None
    text, hidden = sources_text.cleaned(found.text)
    if not any(char.isalpha() for char in text):
        raise Refused(Code.UNREADABLE, _NO_TEXT.get(kind, "there is no text in this"), name)
    if len(text) > SOURCE_CHARACTERS_MAX:
        raise Refused(Code.TOO_LARGE, f"this text has more than {SOURCE_CHARACTERS_MAX} characters; cut it into parts", name)
    aside = tuple((sources_text.one_line(line), because) for line, because in found.aside if line.strip())
    remarks = (*found.remarks, f"{hidden} invisible marks were taken out") if hidden else found.remarks
    return Source(
        name=name, sha256=sha256(data).hexdigest(), size_bytes=len(data), kind=kind, text=text, aside=aside,
        title=sources_text.one_line(found.title), url=found.url, published=found.published, remarks=remarks,
    )  # fmt: skip


_NO_TEXT = {
    PDF: "there is no text in this PDF: it is a scan, or empty. Recognise its text first (OCR), and save that",
    HTML: "there is no text on this page",
}


def kind_of(data: bytes) -> Kind:
    """Tell what a file is by its first bytes. Refuses what is none of the four."""
    if data.lstrip()[:5] == b"%PDF-":
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return DOCX
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise Refused(Code.UNREADABLE, "this is an old or an encrypted document; save it as DOCX, PDF or plain text")
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"RIFF", b"ID3", b"OggS", b"\x7fELF")):
        raise Refused(Code.UNREADABLE, "this is no text; plain text, HTML, PDF and DOCX are read")
    return HTML if _MARKUP.match(data[:2_000].lstrip(b"\xef\xbb\xbf")) else TEXT


def _read(data: bytes, kind: Kind, encoding: str) -> Found:
    if kind == PDF:
        return sources_pdf.read(data)
    if kind == DOCX:
        return sources_docx.read(data)
    return sources_html.read(data, encoding) if kind == HTML else sources_text.read(data, encoding)


def day_in(words: str) -> date | None:
    """Give the first real day in a name, written `2019-02-11` or `20190211`."""
    for match in _DAY.finditer(words):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    return None
