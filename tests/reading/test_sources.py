"""Files as they come: four sorts are read, each with what is set aside; everything else, and every trap, is refused with its reason."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.limits import SOURCE_BYTES_MAX, SOURCE_CHARACTERS_MAX, SOURCE_PAGES_MAX, SOURCE_UNPACKED_BYTES_MAX
from garant.reading.sources import DOCX, HTML, PDF, TEXT, Source, day_in, source_of
from garant.reading.sources_text import unwrapped
from tests.reading.papers import PARAGRAPHS, archive, docx, page, pdf


def refusal(data: bytes, encoding: str = "") -> Refused:
    with pytest.raises(Refused) as caught:
        source_of(data, "file", encoding)
    assert caught.value.refusal.where == "file"
    return caught.value


def aside(source: Source) -> dict[str, str]:
    return dict(source.aside)


# The four sorts


def test_plain_text_is_read_as_it_is() -> None:
    source = source_of("\n\n".join(PARAGRAPHS).encode(), "report.txt")
    assert source.kind == TEXT
    assert source.text == "\n\n".join(PARAGRAPHS)
    assert source.sha256 == "".join(source.sha256.split())


def test_of_a_page_the_article_is_read_and_the_rest_is_set_aside_with_its_reason() -> None:
    source = source_of(page(), "page.html")
    assert source.kind == HTML
    for paragraph in PARAGRAPHS:
        assert paragraph in source.text
    found = aside(source)
    assert found["Le monde entier"] == "the page's menu"
    assert found["Mentions obligatoires du site"] == "the page's foot"
    assert not any("never" in line for line in (source.text, *found))
    assert (source.title, source.published) == ("Accord à Moscou", date(2018, 12, 29))


def test_a_pdf_is_read_over_its_pages_and_running_heads_are_set_aside() -> None:
    lines = [
        "The Russian Federation and the Republic of Turkey have agreed today to coor-",
        "dinate their actions on the ground, with their allies, in the whole of",
    ]
    more = [
        "Syria, as the joint statement says, and to meet again before the end of the",
        "month. No date was given for it by either of the two sides so far.",
    ]
    head = "Ministry of Defence, bulletin"
    source = source_of(
        pdf([[head, *lines, "1"], [head, *more, "2"], [head, "Nothing else was said at the end of the long day in the capital.", "3"]]),
        "b.pdf",
    )
    assert source.kind == PDF
    assert "agreed today to coordinate their actions on the ground, with their allies, in the whole of Syria, as the" in source.text
    assert aside(source) == {head: "on every page", "1": "a page's number", "2": "a page's number", "3": "a page's number"}


def test_a_word_processors_file_is_read_without_its_head() -> None:
    source = source_of(docx(head="Draft, not for release"), "c.docx")
    assert source.kind == DOCX
    assert source.text == "\n".join(PARAGRAPHS)
    assert aside(source) == {"Draft, not for release": "a page's head"}


def test_a_file_is_what_its_bytes_say() -> None:
    assert source_of(page(), "x.pdf").kind == HTML
    assert source_of(b"Plain words here.", "x.docx").kind == TEXT


# Encodings


def test_utf_16_with_its_mark_is_read() -> None:
    assert source_of("Accord à Moscou".encode("utf-16"), "x").text == "Accord à Moscou"


def test_another_encoding_is_refused_until_it_is_named() -> None:
    data = "Accord à Moscou".encode("cp1252")
    assert "--encoding" in str(refusal(data))
    source = source_of(data, "x", "windows-1252")
    assert source.text == "Accord à Moscou"
    assert source.remarks == ("read as cp1252, as was said",)


@pytest.mark.parametrize("encoding", ["rot13", "base64", "zip", "utf-7", "idna", "no such", "x" * 200])
def test_only_encodings_of_texts_are_taken(encoding: str) -> None:
    assert refusal(b"words", encoding).refusal.code == Code.UNREADABLE


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    data = page().decode().replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")
    assert PARAGRAPHS[0] in source_of(data, "x").text
    assert refusal(page().replace(b"utf-8", b"x-mac-arabic")).refusal.code == Code.UNREADABLE


# Marks that nobody sees


def test_marks_that_turn_or_hide_are_taken_out_and_that_is_told() -> None:
    source = source_of("Ru\u00adssie \u202egnorw\u202c et\u200b Turquie\x07\ufeff".encode(), "x")
    assert source.text == "Russie gnorw et Turquie"
    assert source.remarks == ("6 invisible marks were taken out",)


def test_joiners_within_words_of_persian_stay() -> None:
    assert source_of("می\u200cخواهم".encode(), "x").text == "می\u200cخواهم"


def test_lines_cut_to_a_width_are_joined_and_no_offset_moves() -> None:
    lines = (
        "Russia and Turkey have agreed on Saturday to coordinate their",
        "actions on the ground in Syria, the Russian foreign minister",
        "said.",
    )
    cut = "\n".join([*lines, "", "TITLE", "", "- first", "- second"])
    whole = unwrapped(cut)
    assert len(whole) == len(cut)
    assert "coordinate their actions" in whole
    assert whole.endswith("said.\n\nTITLE\n\n- first\n- second")


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = "\n".join(PARAGRAPHS)
    assert unwrapped(text) == text


@given(st.text(alphabet=st.sampled_from("ab .\n-é1"), max_size=600))
def test_joining_lines_changes_breaks_alone(text: str) -> None:
    whole = unwrapped(text)
    assert len(whole) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, whole, strict=True))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-02-11-report.txt", date(2019, 2, 11)),
        ("tass_20180917.html", date(2018, 9, 17)),
        ("a-20181332.txt", None),
        ("001_a967.txt", None),
    ],
)
def test_a_day_in_a_files_name_is_found(name: str, day: date | None) -> None:
    assert day_in(name) == day


# What is refused, and traps


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no text"),
        (b"\n \t\n", "no text"),
        (b"1234 5678", "no text"),
        (b"words\0words", "NUL"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n....", "no text"),
        (b"\xd0\xcf\x11\xe0....", "old or an encrypted"),
        (b"%PDF-1.7 and nothing else", "PDF cannot be read"),
        (pdf([[]]), "scan"),
        (b"PK\x03\x04 and nothing else", "DOCX"),
        (archive({"xl/workbook.xml": b"<x/>"}), "no DOCX"),
        (docx(prolog='<!DOCTYPE x [<!ENTITY a "b">]>'), "declares entities"),
        (docx(parts={"word/vbaProject.bin": b"x"}), "macros"),
        (docx(["a & b"]), "broken inside"),
        (b"<html></html>", "no text"),
        (b"<html><body><script>if (1) { }</script></body></html>", "no text"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_what_cannot_be_read_says_why(data: bytes, says: str) -> None:
    refused = refusal(data).refusal
    assert refused.code == Code.UNREADABLE
    assert says in refused.sentence


@pytest.mark.parametrize(
    "data",
    [
        b"x" * (SOURCE_BYTES_MAX + 1),
        b"word " * (SOURCE_CHARACTERS_MAX // 5 + 1),
        docx(["x"], parts={"word/footnotes.xml": b" " * (SOURCE_UNPACKED_BYTES_MAX + 1)}),
        archive({f"word/part{number}.xml": b"" for number in range(2_001)}),
        page(body="<p>x</p>" * 600_000),
        pdf([["x"]] * (SOURCE_PAGES_MAX + 1)),
    ],
    ids=["bytes", "characters", "zip bomb", "parts", "page", "pages"],
)
def test_what_is_too_large_is_refused_whole_and_soon(data: bytes) -> None:
    begun = time.monotonic()
    assert refusal(data).refusal.code == Code.TOO_LARGE
    assert time.monotonic() - begun < 10


def test_a_line_of_fifty_megabytes_is_refused_by_its_size() -> None:
    assert refusal(b"a" * 50_000_000).refusal.code == Code.TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        page(body="<div>" * 20_000 + "deep" + "</b></div>" * 10),
        b"<html><body><p>La Russie <b>et la <i>Turquie</b> ont</i> convenu<p>de<table><tr>parler",
        b"<!doctype html><p>" + b"<a href='" * 500 + b">La Russie parle",
        b"<html><p>&#x202e;La Russie&#0; parle &bogus; &#xD800;</p>",
        b"<?xml version='1.0' encoding='utf-8'?><html><p>La Russie parle</p></html>",
    ],
    ids=["deep", "unclosed", "quotes", "entities", "xml"],
)  # fmt: skip
def test_broken_pages_are_read_as_far_as_there_is_text(data: bytes) -> None:
    source = source_of(data, "x")
    assert "Russie" in source.text
    assert all(char.isprintable() or char == "\n" for char in source.text)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_they_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>"):
        try:
            source = source_of(start + data, "x")
        except Refused as refused:
            assert refused.refusal.sentence  # noqa: PT017 - one of two good ends
        else:
            assert "\0" not in source.text
