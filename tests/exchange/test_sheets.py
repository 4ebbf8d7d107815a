"""Spreadsheets: rows come as they stand, nothing is computed, and a hostile file is refused whole."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from garant.errors import Code, Refused
from garant.exchange import sheet
from garant.exchange.sheet import read_rows


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read_rows(data)]


def workbook(*rows: list[object], title: str = "Sites", hidden: bool = False) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = title
    if hidden:
        first.sheet_state = "hidden"
        first.append(["hidden"])
        first = book.create_sheet("Shown")
    for row in rows:
        first.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"name,lat\nA,1\n",
        b"name;lat\r\nA;1\r\n",
        b"name\tlat\nA\t1",
        "\ufeffname,lat\nA,1\n".encode(),
        "name,lat\nA,1\n".encode("utf-16"),
        b'"name","lat"\n" A ",1\n',
        workbook(["name", "lat"], ["A", 1]),
        workbook(["name", "lat"], ["A", 1], hidden=True),
    ],
)
def test_the_same_rows_however_they_come(data: bytes) -> None:
    assert texts(data) == [["name", "lat"], ["A", "1"]]


def test_a_line_break_in_a_cell_is_a_blank() -> None:
    assert texts(b'name,lat\n"A\nB",1\n')[1] == ["A B", "1"]


def test_numbers_and_dates_of_a_workbook_stay_what_they_are() -> None:
    moment = datetime(2019, 4, 3, 6, 30)  # noqa: DTZ001 - as a workbook has it
    [row] = read_rows(workbook([35.9306, 36, moment, True, None]))
    assert [cell.text for cell in row.cells[:4]] == ["35.9306", "36", "2019-04-03 06:30:00", "true"]
    assert row.cells[2].moment == moment


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-cmd", "+(1)"])
def test_what_would_be_computed_is_marked_and_not_computed(text: str) -> None:
    [csv_row] = read_rows(f'"{text.replace(chr(34), chr(34) * 2)}",x\n'.encode())
    [xlsx_row] = read_rows(workbook([text, "x"]))
    assert [row.cells[0].computed for row in (csv_row, xlsx_row)] == [True, True]
    assert not csv_row.cells[1].computed


@pytest.mark.parametrize("text", ["-35.2", "+36.1", "- see remarks", "a=b"])
def test_a_sign_before_a_number_is_a_sign(text: str) -> None:
    [row] = read_rows(f"{text},x\n".encode())
    assert row.cells[0].computed == (text == "- see remarks")


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        read_rows(data)
    return refused.value


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


HOSTILE = {
    "no archive": b"PK\x03\x04 and nothing behind",
    "an archive of something else": zipped({"a.txt": b"hello"}),
    "macros": zipped({"xl/vbaProject.bin": b"x"}),
    "entities": zipped({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "an old workbook": b"\xd0\xcf\x11\xe0" + b"\0" * 64,
    "no text": b"\x00\x01\x02",
    "not UTF-8": "é;è\n".encode("cp1252"),
    "half an archive": workbook(["a", "b"])[:-100],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_spreadsheet_is_unreadable(data: bytes) -> None:
    assert refusal(data).refusal.code == Code.UNREADABLE


def test_a_bomb_is_refused_by_what_it_says_it_unpacks_to() -> None:
    bomb = zipped({f"xl/worksheets/sheet{number}.xml": b"\0" * 30_000_000 for number in range(6)})
    assert len(bomb) < 1_000_000
    assert refusal(bomb).refusal.code == Code.TOO_LARGE


def test_many_parts_are_refused() -> None:
    assert refusal(zipped({f"{number}.xml": b"" for number in range(501)})).refusal.code == Code.TOO_LARGE


def test_bytes_rows_and_columns_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_rows(b"a," * 500)[0].cells) == 100
    monkeypatch.setattr(sheet, "SHEET_ROWS_MAX", 3)
    assert len(read_rows(b"a\nb\nc\n")) == 3
    assert refusal(b"a\nb\nc\nd\n").refusal.code == Code.TOO_LARGE
    monkeypatch.setattr(sheet, "SHEET_BYTES_MAX", 3)
    assert refusal(b"abcd").refusal.code == Code.TOO_LARGE


def test_a_part_whose_bytes_are_spoilt_is_unreadable() -> None:
    """The directory is whole, and what it points to does not inflate."""
    data = bytearray(workbook(["name", "lat"], ["A", 1]))
    start = data.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    data[start : start + 8] = b"\xff" * 8
    with pytest.raises(Refused) as refused:
        read_rows(bytes(data))
    assert refused.value.refusal.code == Code.UNREADABLE


def test_a_cell_is_bounded_by_the_csv_reader_too() -> None:
    assert refusal(b'"' + b"a" * 200_000 + b'"').refusal.code == Code.UNREADABLE
