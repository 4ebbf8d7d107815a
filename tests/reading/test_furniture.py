"""Lines of a page: what is content, and what is set aside, each with its reason; a paragraph stays one, however it begins."""

import pytest

from garant.limits import SOURCE_LINE_CHARACTERS_MAX
from garant.reading.furniture import blocks
from garant.reading.lexicon import lexicon

PARAGRAPH = "Russia and Turkey agreed on Saturday to coordinate their actions on the ground in northern Syria, the minister said."


def kinds(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(block.kind, block.because) for block in blocks(lexicon(language), text)]


def test_content_titles_and_furniture_are_told_apart() -> None:
    lines = (
        "Subscribe to our newsletter",
        "Two sides agree",
        PARAGRAPH,
        "(Photo by an agency)",
        PARAGRAPH,
        "Leave a comment",
        "What follows it.",
    )
    assert kinds("\n".join(lines)) == [
        ("furniture", "a page's own words"),
        ("title", ""),
        ("content", ""),
        ("caption", "a picture's caption"),
        ("furniture", "said before"),
        ("furniture", "a page's own words"),
        ("furniture", "behind the page's end"),
    ]


BEGINS_LIKE_A_CALL = (
    ("en", "Comments by the minister on Saturday made clear that both sides will meet again before the end of the month."),
    ("en", "Related to the ceasefire, the two ministers agreed to open three crossings for aid and to meet again."),
    ("en", "Published on Friday, the joint statement names no date."),
    ("fr", "Publié le jour même, le communiqué ne précise ni les mesures ni leur calendrier."),
)


@pytest.mark.parametrize(("language", "line"), BEGINS_LIKE_A_CALL)
def test_a_paragraph_stays_content_however_it_begins(language: str, line: str) -> None:
    assert kinds(line, language) == [("content", "")]


def test_many_short_lines_in_a_row_are_a_menu_and_a_few_are_not() -> None:
    menu = "World\nAfrica\nMiddle East\nOpinion\nSports"
    assert {because for _, because in kinds(menu)} == {"a menu"}
    assert kinds("GENEVA\nTwo sides agree") == [("title", ""), ("title", "")]


def test_a_line_that_no_paragraph_is_as_long_as_is_set_aside() -> None:
    assert kinds("a" * (SOURCE_LINE_CHARACTERS_MAX + 1)) == [("furniture", "too long for a paragraph")]


@pytest.mark.parametrize("line", ["https://example.org/a?b", "desk@example.org", "#Syria #Idlib"])
def test_addresses_are_no_content(line: str) -> None:
    assert kinds(line) == [("furniture", "an address")]


def test_every_line_is_shown_once_and_in_its_order() -> None:
    text = f"\n  Menu \n\n{PARAGRAPH}\n\t\n12\n"
    found = list(blocks(lexicon("en"), text))
    assert [text[block.span.start : block.span.end] for block in found] == ["Menu", PARAGRAPH, "12"]
