"""A sheet is a table where the paper is wide enough, and cards where it is not; nothing in it is ever cut off, whatever the text."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from garant.terminal.paper import ink, safe, word
from garant.terminal.sheet import Sheet, heads
from tests.terminal.prints import in_a_pipe, on_a_terminal

LONG = "Effective measures for a lasting ceasefire; strengthen the joint coordination centre."
HOSTILE = {
    "escapes": "\x1b[2J\x1b[31m",
    "turned": "\u202eevil",
    "one long word": "a" * 300,
    "right to left": "القطاع الشمالي " * 9,
    "wide": "漢字" * 40,
    "markup": "[bold]x[/bold]",
    "combining": "e\u0301" * 50,
    "newlines": "\n\n",
    "nothing": "",
    "joined": "👨\u200d👩\u200d👧" * 9,
}


def sheet(*cells: str) -> Sheet:
    made = Sheet("Measures", "measure!", "what", "deadline", "v#", note="A note below.")
    made.add("reg/idlib-2018#m10", cells[0] if cells else LONG, word("unknown"), "1")
    made.add("reg/idlib-2018#m5", cells[1] if len(cells) > 1 else "Short.", "2018-10-15", "12")
    return made


def test_a_wide_paper_gets_a_table() -> None:
    assert in_a_pipe(sheet()).splitlines() == [
        "Measures",
        "",
        "measure             what                                                                        deadline     v",
        "──────────────────────────────────────────────────────────────────────────────────────────────────────────────",
        "reg/idlib-2018#m10  Effective measures for a lasting ceasefire; strengthen the joint            unknown      1",
        "                    coordination centre.",
        "reg/idlib-2018#m5   Short.                                                                      2018-10-15  12",
        "",
        "A note below.",
        "",
    ]


def test_a_narrow_paper_gets_cards() -> None:
    assert [line.rstrip() for line in on_a_terminal(sheet(), 44).splitlines()] == [
        "Measures",
        "",
        " measure: reg/idlib-2018#m10",
        "    what: Effective measures for a lasting",
        "    ceasefire; strengthen the joint",
        "    coordination centre. · deadline: unknown",
        "    · v: 1",
        " measure: reg/idlib-2018#m5",
        "    what: Short. · deadline: 2018-10-15 · v:",
        "    12",
        "",
        "A note below.",
        "",
    ]


@pytest.mark.parametrize("width", range(20, 201, 9))
def test_nothing_is_cut_off_at_any_width(width: int) -> None:
    shown = on_a_terminal(sheet(), width)
    assert max(map(cell_len, shown.splitlines())) <= width
    letters = re.sub(r"[\s─·]", "", shown)
    for text in ("reg/idlib-2018#m10", "unknown", "2018-10-15", "12", "reg/idlib-2018#m5", "Short."):
        assert text in letters
    for part in LONG.split():
        assert part in letters


@pytest.mark.parametrize("width", [40, 60, 80, 110, 200])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_does_not_break_a_sheet(text: str, width: int) -> None:
    shown = on_a_terminal(sheet(text, text), width)
    assert not {mark for mark in shown if unicodedata.category(mark) == "Cc"} - {"\n"}
    assert "\u202e" not in shown
    assert max(map(cell_len, shown.splitlines())) <= width
    for line in shown.splitlines():
        assert line.count("\u2068") == line.count("\u2069")


@given(cells=st.lists(st.text(max_size=120), min_size=2, max_size=2), width=st.integers(8, 200))
@settings(max_examples=80, deadline=None)
def test_any_text_at_any_width_is_drawn_within_it(cells: list[str], width: int) -> None:
    shown = on_a_terminal(sheet(*cells), width)
    assert all(cell_len(line) <= width for line in shown.split("\n"))


def test_a_column_in_which_there_is_nothing_is_not_drawn() -> None:
    made = Sheet("", "a", "b", "c")
    made.add("1", "", "3")
    assert "b" not in in_a_pipe(made).split()


def test_a_sheet_without_rows_says_so() -> None:
    assert in_a_pipe(Sheet("Contacts", "a", note="Never seen.")) == "Contacts\n none yet\n\n"
    assert in_a_pipe(Sheet("", "a", empty="3 sealed")) == " 3 sealed\n\n"


def test_a_reference_is_not_broken_in_two() -> None:
    made = Sheet("", "agreement", "what")
    made.add("reg/communique-2019-02", LONG)
    for width in range(40, 120):
        assert "reg/communique-2019-02" in on_a_terminal(made, width)


def test_heads_leave_out_what_is_empty() -> None:
    assert in_a_pipe(heads((("until", ""), ("title", ink("A line")), ("in force", word("none"))))) == "title     A line\nin force  none\n"


def test_plain_strings_are_untrusted() -> None:
    made = Sheet("", "a")
    made.add("\x1b[31m")
    assert safe("\x1b[31m") in in_a_pipe(made)
