"""What the lexicons must keep: both languages know the same things, and nothing in them is unknown to the reading."""

import pytest

from garant.reading.lexicon import LANGUAGES, Named, Phrases, lexicon
from garant.reading.words import tokens


def test_both_languages_have_the_same_lists_of_small_words() -> None:
    first, second = (set(lexicon(language).small) for language in LANGUAGES)
    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("party", ["ru", "tr", "us", "un", "unsc", "houthis", "m23", "eln", "rsf", "taliban", "separatists"])
def test_a_party_is_known(language: str, party: str) -> None:
    assert any(named.id == party for named in _all(language))


def _all(language: str) -> list[Named]:
    known = lexicon(language).phrases
    return [phrase.named for row in known._by_first.values() for phrase in row]


@pytest.mark.parametrize(("text", "found"), [("US", True), ("us", False), ("Us", False)])
def test_initials_need_their_capitals(text: str, found: bool) -> None:
    phrases = Phrases([("US", Named("party", "us", {}))], cased=True)
    assert (phrases.at(tokens(text), 0) is not None) == found


def test_the_longest_phrase_counts() -> None:
    phrases = Phrases([("Sudan", Named("party", "sd", {})), ("Sudan People", Named("party", "x", {}))])
    assert phrases.at(tokens("Sudan People"), 0) == (Named("party", "x", {}), 2)
