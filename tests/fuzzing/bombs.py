"""Bombs: small files that would become very large, slow, deep, or a word from elsewhere. Each is read in a process of its own bounds.

    python -m tests.fuzzing.bombs lay DIR      writes them
    python -m tests.fuzzing.bombs light DIR    reads one after the other, and prints what came of each as JSON

What came: the refusal's code word (or `read`), how far the most memory that the process ever had grew meanwhile, and every file that was
opened and every address that was sought.
"""

import io
import json
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from garant.errors import Refused
from garant.exchange import bulletins, media, read_features, read_statements
from garant.exchange.sheet import read_rows
from garant.statement import canonical, envelope, tables
from tests.exchange.drawn import feature, file
from tests.exchange.test_media import chunk, jpeg, png
from tests.exchange.test_sheets import workbook
from tests.fuzzing.imports import text
from tests.reading.papers import archive, docx, page, pdf

MEBIBYTE = 1024 * 1024
LAUGHS = b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'lol'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9)
) + b"]><l>&j;</l>"  # fmt: skip
OUTSIDE = b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><l>&a;</l>"
ELSEWHERE = b"<?xml version='1.0'?><!DOCTYPE l SYSTEM 'http://198.51.100.7/x.dtd'><l/>"

STYLES = '<link rel=stylesheet href="http://198.51.100.7/x.css"><base href="http://198.51.100.7/">'
PICTURES = '<img src="http://198.51.100.7/p.png"><iframe src="file:///etc/passwd"></iframe>'


def parts_of(data: bytes, **changed: bytes) -> bytes:
    """Give an archive with some of its parts changed; `__` stands for a slash in their names."""
    names = {name.replace("__", "/"): part for name, part in changed.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return archive({**{name: old.read(name) for name in old.namelist()}, **names})


def lying(data: bytes, says: int) -> bytes:
    """Give an archive whose directory says that its first part unpacks to so many bytes."""
    at = data.rindex(b"PK\x01\x02") if data.count(b"PK\x01\x02") == 1 else data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", says) + data[at + 28 :]


def nested(depth: int) -> bytes:
    data = docx()
    for _ in range(depth):
        data = archive({"word/document.xml": data, "inner.docx": data})
    return data


def stream_pdf(inflated: int, filters: int = 1) -> bytes:
    """Give a PDF whose page's content inflates to so many bytes, through so many filters."""
    content = b"BT " + b" " * inflated + b" ET"
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b"/FlateDecode " * filters
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), names, content),
    ]
    return pdf_of(objects)


def pdf_of(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


def looping_pdf() -> bytes:
    """Give a PDF whose pages contain themselves."""
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])


def ring(count: int) -> list[list[float]]:
    """Give a ring of so many corners that turns back and forth."""
    return [[36 + at / count, 35 + (at % 2)] for at in range(count)] + [[36, 35]]


SHEET = workbook(["Name", "Type"], ["A", "clinic"])
CROSSING = file(feature({"type": "Polygon", "coordinates": [ring(30)]}))
Read = Callable[[bytes], object]


def drawing(data: bytes) -> object:
    return read_features(data, unlocated=True)


Bomb = tuple[str, Read, Callable[[], bytes]]


def bombs() -> Iterator[Bomb]:  # noqa: PLR0915 - one line for each
    """Give each bomb: its name, who reads it, and what makes its bytes."""
    yield (
        "xml: a billion laughs in a word processor's file",
        text,
        lambda: archive({"word/document.xml": LAUGHS}),
    )
    yield "xml: an entity of a file", text, lambda: archive({"word/document.xml": OUTSIDE})
    yield "xml: a type from elsewhere", text, lambda: archive({"word/document.xml": ELSEWHERE})
    yield (
        "xml: laughs in a header",
        text,
        lambda: parts_of(docx(head="x"), **{"word__header1.xml": LAUGHS}),
    )
    yield "xml: laughs in a workbook", read_rows, lambda: parts_of(SHEET, **{"xl__workbook.xml": LAUGHS})
    yield "xml: an entity of a file in a workbook", read_rows, lambda: parts_of(SHEET, **{"xl__worksheets__sheet1.xml": OUTSIDE})
    yield "xml: a type from elsewhere in a workbook", read_rows, lambda: parts_of(SHEET, **{"xl__sharedStrings.xml": ELSEWHERE})
    yield "xml: deep", text, lambda: archive({"word/document.xml": b"<a>" * 200_000 + b"</a>" * 200_000})
    yield "xml: laughs as a page", text, lambda: LAUGHS
    yield "zip: ratio, document", text, lambda: archive({"word/document.xml": b" " * 70 * MEBIBYTE})
    yield "zip: ratio, workbook", read_rows, lambda: parts_of(SHEET, **{"xl__worksheets__sheet1.xml": b" " * 130 * MEBIBYTE})
    yield "zip: it lies about its size, document", text, lambda: lying(archive({"word/document.xml": b" " * 70 * MEBIBYTE}), 10)
    yield (
        "zip: it lies about its size, workbook",
        read_rows,
        lambda: lying(parts_of(SHEET, **{"xl__worksheets__sheet1.xml": b" " * 70 * MEBIBYTE}), 10),
    )
    yield "zip: parts, document", text, lambda: archive({f"p{number}": b"" for number in range(30_000)})
    yield "zip: parts, workbook", read_rows, lambda: archive({f"p{number}": b"" for number in range(30_000)})
    yield "zip: nested", text, lambda: nested(6)
    yield "zip: names that lead out", text, lambda: archive({"../../../tmp/garant-was-here": b"x", "/var/garant-was-here": b"x"})
    yield "zip: names that lead out, workbook", read_rows, lambda: parts_of(SHEET, **{"..__..__tmp__garant-was-here": b"x"})
    yield "csv: one cell", read_rows, lambda: b'"' + b"a" * 15 * MEBIBYTE + b'"'
    yield "csv: columns", read_rows, lambda: b"," * 15 * MEBIBYTE
    yield "csv: rows", read_rows, lambda: b"a\n" * 7 * MEBIBYTE
    yield "csv: quotes", read_rows, lambda: b'"' * 15 * MEBIBYTE
    yield "json: deep drawing", drawing, lambda: b'{"type":"FeatureCollection","features":' + b"[" * 5_000_000
    yield "json: deep statement", envelope.read_payload, lambda: b"[" * 46_000
    yield "json: deep envelope", envelope.decode, lambda: b'{"payload":' * 5_000
    yield "json: deep notices", read_statements, lambda: b'[{"type":"notice/1","volumes":' + b"[" * 5_000_000
    yield "json: wide", canonical.parse, lambda: b"[" + b"0," * 20_000 + b"0]"
    yield "json: deep bulletins", lambda data: bulletins.read(data, "b"), lambda: b"[" * 5_000_000
    yield "numbers: of a million figures, drawing", drawing, lambda: file(feature()).replace(b"36", b"9" * 1_000_000, 1)
    yield "numbers: of a million figures, statement", canonical.parse, lambda: b"[" + b"9" * 1_000_000 + b"]"
    yield "numbers: exponents", drawing, lambda: file(feature()).replace(b"36", b"1e999999999", 1)
    yield "numbers: bulletins", lambda data: bulletins.read(data, "b"), lambda: b'[{"date":' + b"9" * 5_000_000 + b"}]"
    yield "toml: a key of many parts", lambda data: tables.read(data, "t"), lambda: b"a" + b".a" * 130_000 + b" = 1"
    yield "toml: deep", lambda data: tables.read(data, "t"), lambda: b"a = " + b"[" * 200_000
    yield "polygon: a hundred thousand corners", drawing, lambda: file(feature({"type": "Polygon", "coordinates": [ring(100_000)]}))
    yield "polygon: as many corners as may be, crossing", drawing, lambda: file(feature({"type": "Polygon", "coordinates": [ring(1_990)]}))
    yield "polygon: many rings", drawing, lambda: file(feature({"type": "Polygon", "coordinates": [ring(4)] * 50_000}))
    yield "polygon: many parts", drawing, lambda: file(feature({"type": "MultiPolygon", "coordinates": [[ring(4)]] * 50_000}))
    yield "polygon: collections in collections", drawing, lambda: file(feature(collections(300)))
    yield "pdf: a stream", text, lambda: stream_pdf(90 * MEBIBYTE)
    yield "pdf: a stream in a stream", text, lambda: stream_pdf(90 * MEBIBYTE, filters=2)
    yield "pdf: pages in a ring", text, looping_pdf
    yield "pdf: cut off", text, lambda: pdf([["words"]])[:-40]
    yield "html: deep", text, lambda: page(body="<div>" * 100_000)
    yield "html: attributes", text, lambda: page(body="<p " + "a=b " * 500_000 + ">x</p>")
    yield "html: a picture and a style from elsewhere", text, lambda: page(head=STYLES, body=PICTURES)
    yield "text: one line", text, lambda: b"a" * 16 * MEBIBYTE
    yield "photo: a segment without end", photo("jpg"), lambda: jpeg()[:2] + b"\xff\xe1\xff\xff" + b"x" * 40_000
    yield "photo: many segments", photo("jpg"), lambda: jpeg()[:2] + b"\xff\xfe\x00\x03x" * 1_000_000 + jpeg()[2:]
    yield "photo: many chunks", photo("png"), lambda: png(*[chunk(b"tEXt", b"")] * 400_000)
    yield "photo: a chunk of four gigabytes", photo("png"), lambda: png()[:33] + b"\xff\xff\xff\xffIDAT" + b"x" * 1_000


def collections(depth: int) -> Any:  # noqa: ANN401 - a JSON value
    inner: Any = {"type": "Point", "coordinates": [36, 35]}
    for _ in range(depth):
        inner = {"type": "GeometryCollection", "geometries": [inner]}
    return inner


def photo(ending: str) -> Read:
    def read(data: bytes) -> object:
        kind = media.sniff(data, ending)
        return media.told(data, kind), media.stripped(data, kind)

    return read


_TOUCHED: list[str] = []
_OURS = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]))


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what is opened and sought, but for the program's own modules and data."""
    if event == "open" and isinstance(arguments[0], str) and not arguments[0].startswith((*_OURS, "/proc/self", "/dev/null")):
        _TOUCHED.append(f"open {arguments[0]}")
    elif event.startswith(
        ("socket.connect", "socket.getaddrinfo", "socket.gethost", "subprocess.Popen", "os.exec", "os.system", "os.mkdir", "os.rename")
    ):
        _TOUCHED.append(f"{event} {arguments!r}"[:200])


def lay(folder: Path) -> None:
    """Write every bomb to a file, under its number."""
    for number, (_, _, make) in enumerate(bombs()):
        (folder / str(number)).write_bytes(make())


def light(folder: Path) -> None:
    """Read every bomb from its file; print what came of it."""
    for warm, good in ((text, docx()), (text, page()), (text, pdf([["warm"]])), (read_rows, SHEET), (drawing, CROSSING)):
        with suppress(Refused):
            warm(good)
    sys.addaudithook(watch)
    for number, (name, read, _) in enumerate(bombs()):
        data = (folder / str(number)).read_bytes()
        _TOUCHED.clear()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        came = outcome(read, data)
        grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        sys.stdout.write(json.dumps({"name": name, "bytes": len(data), "came": came, "grew": grew, "touched": list(_TOUCHED)}) + "\n")


def outcome(read: Read, data: bytes) -> str:
    try:
        read(data)
    except Refused as refused:
        return str(refused.refusal.code)
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}"[:200]
    return "read"


if __name__ == "__main__":
    {"lay": lay, "light": light}[sys.argv[1]](Path(sys.argv[2]))
