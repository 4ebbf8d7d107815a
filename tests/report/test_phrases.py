"""Five languages, one list of keys: no phrase is missing, every plural form is there, and every placeholder is in every language."""

from string import Formatter

import pytest
from babel import Locale

from garant.errors import Refused
from garant.report.document import Run
from garant.report.speech import LANGUAGES, Speech, phrases

OTHERS = [language for language in LANGUAGES if language != "en"]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_key_and_no_other(language: str) -> None:
    assert set(phrases(language)) == set(phrases("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_every_phrase_holds_what_the_english_one_holds(language: str) -> None:
    ours, theirs = phrases("en"), phrases(language)
    assert not {key for key, text in ours.items() if isinstance(text, str) and names(text) != names(theirs[key])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_has_the_plural_forms_that_its_language_asks_for(language: str) -> None:
    forms = set(Locale.parse(language).plural_form.tags) | {"other"}
    counts = {key: value for key, value in phrases(language).items() if key.startswith("count.")}
    assert {key: set(value) for key, value in counts.items()} == dict.fromkeys(counts, forms)
    assert all(names(text) == {"count"} for value in counts.values() for text in value.values())


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_was_left_in_english(language: str) -> None:
    """A few words are the same in two languages; a sentence never is."""
    same = {key for key, text in phrases(language).items() if isinstance(text, str) and text == phrases("en")[key] and text.count(" ") > 1}
    assert not same


def test_arabic_has_six_forms_and_russian_four() -> None:
    arabic, russian = Speech("ar"), Speech("ru")
    assert [arabic.count("incidents", number) for number in (0, 1, 2, 3, 11, 100)] == [
        "لا حوادث (0)", "حادث واحد (1)", "حادثان (2)", "3 حوادث", "11 حادثاً", "100 حادث",
    ]  # fmt: skip
    assert [russian.count("incidents", number) for number in (1, 3, 5, 21, 11)] == [
        "1 инцидент", "3 инцидента", "5 инцидентов", "21 инцидент", "11 инцидентов",
    ]  # fmt: skip


def test_dates_and_figures_as_people_write_them() -> None:
    days = {language: Speech(language).day("2018-09-17") for language in LANGUAGES}
    assert days == {
        "en": "17 September 2018", "fr": "17 septembre 2018", "ar": "17 أيلول 2018", "ru": "17 сентября 2018", "tr": "17 Eylül 2018",
    }  # fmt: skip
    assert Speech("en").day("2018-09") == "September 2018"
    assert Speech("tr").number(12_345) == "12.345"
    assert Speech("ar").number(12_345) == "12,345", "European digits: a figure can be held against the log"


def test_a_period_in_words() -> None:
    assert Speech("fr").period("P3M").split() == ["3", "mois"]
    assert Speech("ru").period("PT150H") == "150 часов"
    assert Speech("en").period("each meeting") == "each meeting"


def test_what_was_said_in_another_language_is_marked_with_it() -> None:
    line = Speech("ar").text({"en": "Six impacts.", "ru": "Шесть попаданий."})
    assert line[0] == Run("[en]", "exact", "faint")
    assert line[-1] == Run("Six impacts.", "quoted", language="en")
    assert Speech("ru").text({"en": "Six impacts.", "ru": "Шесть попаданий."}) == (Run("Шесть попаданий.", "quoted", language="ru"),)


def test_another_language_is_refused() -> None:
    with pytest.raises(Refused):
        Speech("de")


def test_a_word_that_nobody_translated_is_shown_as_it_is() -> None:
    assert Speech("fr").word("form", "cyber_incident") == "cyber incident"
