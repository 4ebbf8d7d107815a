"""Spreadsheets, inwards: the bytes of a CSV or XLSX file to rows of texts. Nothing in them is ever computed.

    CSV     UTF-8 or UTF-16, with , ; or tab between cells
    XLSX    the first visible sheet that has anything in it; dates stay dates

A cell that a spreadsheet program would compute (it begins with = or @, or with + or - before a word) is marked as that; its stored result
is not used. A file beyond the limits, an archive that unpacks to more than it may, one with macros, and XML that declares entities of its
own are refused whole.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from garant.errors import Code, Refused
from garant.limits import (
    SHEET_BYTES_MAX,
    SHEET_COLUMNS_MAX,
    SHEET_PARTS_MAX,
    SHEET_ROWS_MAX,
    SHEET_UNPACKED_BYTES_MAX,
    TEXT_CHARACTERS_MAX,
)

_COMPUTED = re.compile(r"[=@]|[+-]\s*[^\W\d]|[+-]\s*\(")
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_DELIMITERS = ";\t,"


class Cell(NamedTuple):
    """A cell: its text, the date that it is where the file says so, and whether it would be computed."""

    text: str
    moment: datetime | date | None = None
    computed: bool = False


class Row(NamedTuple):
    """A row by its number in the file, from 1 on."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not any(cell.text for cell in self.cells)


def read_rows(data: bytes) -> list[Row]:
    """Read the rows of a CSV or XLSX file. Refuses with `unreadable` or `too_large`."""
    if len(data) > SHEET_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(data)} bytes; a spreadsheet has at most {SHEET_BYTES_MAX}")
    if data.startswith(b"PK"):
        rows = _xlsx(data)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(Code.UNREADABLE, "this is an old or an encrypted workbook; save it as XLSX without a password, or as CSV")
    else:
        rows = _csv(data)
    found = [Row(number, cells) for number, cells in enumerate(islice(rows, SHEET_ROWS_MAX + 1), 1)]
    if len(found) > SHEET_ROWS_MAX:
        raise Refused(Code.TOO_LARGE, f"more than {SHEET_ROWS_MAX} rows; cut it into several files")
    return found


def _cells(values: Iterator[Cell]) -> tuple[Cell, ...]:
    """Give a row's cells, without the empty ones at its end."""
    cells = list(islice(values, SHEET_COLUMNS_MAX))
    while cells and not cells[-1].text:
        cells.pop()
    return tuple(cells)


def _text(text: str) -> Cell:
    plain = " ".join(text.split())[: TEXT_CHARACTERS_MAX + 1]
    return Cell(plain, computed=_COMPUTED.match(plain) is not None)


# CSV


def _csv(data: bytes) -> Iterator[tuple[Cell, ...]]:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield _cells(_text(value) for value in row)
    except csv.Error as error:
        raise Refused(Code.UNREADABLE, f"this is no CSV file: {error}") from None


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Code.UNREADABLE, "this is neither XLSX nor text in UTF-8; save it as XLSX, or as CSV in UTF-8") from None
    if "\0" in text:
        raise Refused(Code.UNREADABLE, "this is no text; save it as XLSX, or as CSV in UTF-8")
    return text


# XLSX


def _xlsx(data: bytes) -> Iterator[tuple[Cell, ...]]:
    """Read a workbook's cells as they are stored. Whatever goes wrong inside of it is the file's fault, never ours to guess."""
    _require_harmless(data)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            yield from _of_book(book)
    except Refused:
        raise
    except Exception as error:
        raise Refused(
            Code.UNREADABLE, f"this workbook cannot be read ({type(error).__name__}); save it again as XLSX, or as CSV"
        ) from error


def _of_book(book: Any) -> Iterator[tuple[Cell, ...]]:  # noqa: ANN401 - openpyxl is not typed
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        rows = [_cells(map(_stored, row)) for row in islice(sheet.iter_rows(max_col=SHEET_COLUMNS_MAX), SHEET_ROWS_MAX + 1)]
        if any(cell.text for row in rows for cell in row):
            yield from rows
            return


def _stored(cell: Any) -> Cell:  # noqa: ANN401 - openpyxl is not typed
    value = cell.value
    if isinstance(value, datetime | date):
        return Cell(value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat(), value)
    if cell.data_type == "f":
        return Cell(" ".join(str(value).split())[:TEXT_CHARACTERS_MAX] or "=", computed=True)
    if isinstance(value, bool) or value is None:
        return _text("" if value is None else str(value).lower())
    return Cell(f"{value:.12g}") if isinstance(value, float) else Cell(str(value)) if isinstance(value, int) else _text(str(value))


def _require_harmless(data: bytes) -> None:
    """Refuse an archive that is too large inside, has macros, or whose XML declares anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > SHEET_PARTS_MAX or sum(part.file_size for part in parts) > SHEET_UNPACKED_BYTES_MAX:
                sentence = f"unpacked, this workbook has more than {SHEET_UNPACKED_BYTES_MAX} bytes or {SHEET_PARTS_MAX} parts"
                raise Refused(Code.TOO_LARGE, sentence)
            for part in parts:
                _require_harmless_part(part.filename, archive.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise Refused(Code.UNREADABLE, "this is no whole XLSX file, or it has a password; save it again") from error


def _require_harmless_part(name: str, data: bytes) -> None:
    if name.lower().endswith("vbaproject.bin"):
        raise Refused(Code.UNREADABLE, "this workbook has macros; save it as XLSX, which has none")
    if name.lower().endswith((".xml", ".rels")) and _DECLARED.search(data):
        raise Refused(Code.UNREADABLE, f"the part {name[:64]!r} of this workbook declares entities; save it again with another program")
