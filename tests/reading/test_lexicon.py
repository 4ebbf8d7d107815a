"""What the lexicons must keep: both languages know the same things, and nothing in them is unknown to the reading."""

import pytest
from babel import Locale

from garant.reading.drafts_people import party_names
from garant.reading.lexicon import LANGUAGES, Lexicon, Named, Phrases, lexicon
from garant.reading.words import tokens
from tests.reading.marked import corpus
from tests.reading.score import reading_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_can_be_compiled(language: str) -> None:
    """Reading compiles a pattern when it meets its first word, and no text meets them all."""
    for patterns in (lexicon(language).frames, lexicon(language).speech):
        assert all(patterns._compiled(number).pattern.elements for number in range(len(patterns._texts)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_passed_over_begin_no_mention(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [one for one in corpus("seen") if one.language == language]
    short = [reading_of(one) for one in texts]
    monkeypatch.setattr(Lexicon, "may_open", lambda *_: True)
    assert [one.mentions for one in short] == [reading_of(one).mentions for one in texts]


def test_both_languages_have_the_same_lists_of_small_words() -> None:
    first, second = (set(lexicon(language).small) for language in LANGUAGES)
    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("party", ["ru", "tr", "us", "un", "unsc", "houthis", "m23", "eln", "rsf", "taliban", "separatists"])
def test_a_party_is_known(language: str, party: str) -> None:
    assert any(named.id == party for named in _all(language))


# Texts of the years that Garant was made for say Turkey; Babel says what the state has asked for since 2022.
@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts_call_a_state_by_its_own_name_and_not_by_that_of_a_body_of_it(language: str) -> None:
    territories = Locale(language).territories
    states = {party: territories[party.upper()] for party in party_names(language) if party.upper() in territories and party != "tr"}
    known = {party: name for party, name in states.items() if _party(name, language) == party}
    assert {party: _plain(party_names(language)[party]) for party in known} == {party: _plain(name) for party, name in known.items()}
    assert len(known) > 100


def _plain(name: str) -> list[str]:
    return [token.plain for token in tokens(name)]


def _party(name: str, language: str) -> str | None:
    row = tokens(name)
    found = lexicon(language).phrases.at(row, 0)
    return found[0].id if found and found[1] == len(row) else None


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
