"""DOCX: the paragraphs and tables of a word processor's file. Headers, footers, notes and remarks are set aside; nothing in it is run.

A file that is too large inside, or whose XML declares anything, is refused whole: what an archive says of its parts is believed only as
far as it holds while they are unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from garant.errors import Code, Refused
from garant.limits import SOURCE_PARTS_MAX, SOURCE_UNPACKED_BYTES_MAX
from garant.reading.sources_text import Found

_MAIN = "word/document.xml"
_ASIDE = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml")
_BECAUSE = {
    "header": "a page's head", "footer": "a page's foot", "footnotes": "a footnote", "endnotes": "an endnote", "comments": "a remark",
}  # fmt: skip
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> Found:
    """Read the text of a DOCX file."""
    parts = _parts(data)
    if _MAIN not in parts:
        raise Refused(Code.UNREADABLE, "this archive is no DOCX file; plain text, HTML, PDF and DOCX are read")
    aside = [(line, _BECAUSE[name]) for part, name in _set_aside(parts) for line in _paragraphs(parts[part]) if line]
    return Found("\n".join(_paragraphs(parts[_MAIN])), tuple(dict.fromkeys(aside)))


def _set_aside(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for part in sorted(parts):
        match = _ASIDE.fullmatch(part)
        if match:
            yield part, match[1]


def _parts(data: bytes) -> dict[str, bytes]:
    """Unpack the parts that are read, as far as they may go."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.infolist()
            if len(names) > SOURCE_PARTS_MAX:
                raise Refused(Code.TOO_LARGE, f"this file has more than {SOURCE_PARTS_MAX} parts")
            if any(part.filename.lower().endswith("vbaproject.bin") for part in names):
                raise Refused(Code.UNREADABLE, "this document has macros; save it as DOCX, which has none")
            wanted = [part for part in names if part.filename == _MAIN or _ASIDE.fullmatch(part.filename)]
            return _unpacked(archive, wanted)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise Refused(Code.UNREADABLE, "this is no whole DOCX file, or it has a password; save it again") from error


def _unpacked(archive: zipfile.ZipFile, wanted: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    left, parts = SOURCE_UNPACKED_BYTES_MAX, dict[str, bytes]()
    for part in wanted:
        with archive.open(part) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            raise Refused(Code.TOO_LARGE, f"unpacked, this file has more than {SOURCE_UNPACKED_BYTES_MAX} bytes of text")
        if _DECLARED.search(data):
            raise Refused(Code.UNREADABLE, f"the part {part.filename[:64]!r} declares entities; save it again with another program")
        parts[part.filename] = data
    return parts


def _paragraphs(data: bytes) -> Iterator[str]:
    """Give the paragraphs of a part; the cells of a table's row stand on one line."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Code.UNREADABLE, "this DOCX file is broken inside; save it again") from error
    for paragraph in tree.iter(f"{_W}p"):
        yield " ".join("".join(_runs(paragraph)).split())


def _runs(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 - lxml publishes no types
    """Give the texts of a paragraph that stand in it: what was deleted while changes were tracked does not."""
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(node.iterancestors(f"{_W}p"), None) is not paragraph:
            continue  # of a paragraph within this one, as in a text box
        if node.tag == f"{_W}t":
            yield node.text or ""
        else:
            yield "-" if node.tag == f"{_W}noBreakHyphen" else " "
