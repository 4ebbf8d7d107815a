"""Paper and ink: untrusted text cannot move a cursor, turn a direction or hide; right-to-left text stays in its place.

And colour says nothing alone.
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.terminal.paper import STYLES, WIDTH_WITHOUT_TERMINAL, assemble, clock, ink, paper, pick, safe, unbroken, word
from tests.terminal.prints import in_a_pipe, on_a_terminal

OPEN, CLOSE = "\u2068", "\u2069"
ARABIC = "القطاع الشمالي كما يسميه الاتفاق بين الجانبين"

HOSTILE = {
    "\x1b[31mred": "\\u001b[31mred",
    "\x1b]0;title\x07": "\\u001b]0;title\\u0007",
    "\x9b31m": "\\u009b31m",
    "a\rb": "a\\u000db",
    "a\x08b": "a\\u0008b",
    "a\tb": "a\\u0009b",
    "\u202eevil": "\\u202eevil",
    "\u2066in\u2069": "\\u2066in\\u2069",
    "a\u200bb": "a\\u200bb",
    "\ufeffa": "\\ufeffa",
    "a\u2028b": "a\\u2028b",
    "\U000e0041": "\\U000e0041",
    "\udcff": "\\udcff",
    "a\u200db": "a\\u200db",
    "one\ntwo": "one two",
}


@pytest.mark.parametrize(("given_", "shown"), HOSTILE.items(), ids=map(ascii, HOSTILE))
def test_what_could_act_is_spelt_out(given_: str, shown: str) -> None:
    assert safe(given_) == shown


@given(st.text(st.characters(), max_size=40))
def test_safe_text_is_all_to_be_seen(text: str) -> None:
    shown = safe(text)
    inside = shown[1:-1] if shown.startswith(OPEN) else shown
    hidden = [mark for mark in inside if unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} - {"Cf"}]
    assert not hidden
    assert all(mark in "\u200c\u200d" for mark in inside if unicodedata.category(mark) == "Cf")
    shown.encode()


@pytest.mark.parametrize("text", [ARABIC, "Idlib إدلب", "שלום", "Türkiye ٣", "می\u200cشود"])
def test_right_to_left_text_is_isolated(text: str) -> None:
    assert safe(text) == f"{OPEN}{text}{CLOSE}"


def test_left_to_right_text_stays_as_it_is() -> None:
    for text in ("Idlib", "Türkiye", "Сочи", "", "a [bold]b[/]", ":smile:", "{x}"):
        assert safe(text) == text
        assert in_a_pipe(ink(text)) == f"{text}\n", "no markup, no emoji"


@pytest.mark.parametrize("width", [10, 12, 20, 40])
def test_an_isolate_ends_with_its_line_and_goes_on_with_the_next(width: int) -> None:
    """Otherwise what stands to the right in the same line would be turned around as well."""
    shown = on_a_terminal(assemble("before ", ink(ARABIC), " after"), width)
    lines = shown.splitlines()
    assert len(lines) > 1
    for line in lines:
        assert line.count(OPEN) == line.count(CLOSE)
    assert " ".join("".join(lines).replace(OPEN, "").replace(CLOSE, "").split()).replace(" ", "") == f"before{ARABIC}after".replace(" ", "")


def test_what_fills_a_line_stays_outside_of_the_isolate() -> None:
    shown = ink(ARABIC)
    shown.justify = "left"
    first, *_ = on_a_terminal(shown, 23).splitlines()
    assert first == f"{OPEN}القطاع الشمالي كما{CLOSE}     "


@pytest.mark.parametrize("name", STYLES)
def test_a_word_with_a_colour_is_a_word_without_it(name: str) -> None:
    assert on_a_terminal(word(name), colour=True) != f"{name}\n"
    assert on_a_terminal(word(name)) == in_a_pipe(word(name)) == f"{name}\n"


def test_a_word_without_a_colour_is_just_a_word() -> None:
    assert on_a_terminal(word("filed"), colour=True) == "filed\n"


def test_in_a_pipe_lines_have_one_width_and_no_blanks_at_their_ends() -> None:
    shown = in_a_pipe(ink("word " * 60))
    assert max(map(len, shown.splitlines())) <= WIDTH_WITHOUT_TERMINAL
    assert all(line == line.rstrip() for line in shown.splitlines())


def test_what_is_unbroken_is_never_broken_nor_cut(capsys: pytest.CaptureFixture[str]) -> None:
    key = "k" * 300
    paper().print(unbroken("The key:\n", ink(key)))
    assert capsys.readouterr().out == f"The key:\n{key}\n"


def test_a_text_is_picked_by_language_then_english_then_whatever_there_is() -> None:
    texts = {"en": "line", "fr": "ligne"}
    assert [pick(texts, "fr"), pick(texts, "ar"), pick({"ar": "خط"}, "fr"), pick({}, "fr"), pick(None)] == ["ligne", "line", "خط", "", ""]


def test_the_clock_tells_utc_to_the_minute() -> None:
    assert [clock(1_537_193_100_250), clock(None)] == ["2018-09-17 14:05Z", ""]
