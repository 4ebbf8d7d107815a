"""Sentences and tokens."""

import pytest

from garant.reading.words import plain, sentences, tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Turkey's army", ["Turkey", "'s", "army"]),
        ("they didn't", ["they", "did", "n't"]),
        ("l'Élysée d'aujourd'hui", ["l'", "Élysée", "d'", "aujourd'hui"]),
        ("qu'elle", ["qu'", "elle"]),
        ("3,000 men", ["3,000", "men"]),
        ("la 12e session", ["la", "12e", "session"]),
        ("cessez-le-feu", ["cessez-le-feu"]),
    ],
)
def test_tokens(text: str, wanted: list[str]) -> None:
    assert [token.text for token in tokens(text)] == wanted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("M. Lavrov parle. Il part.", 2),
        ("The U.S. Army left. It is gone.", 2),
        ("1. Withdraw all troops. 2. Do it.", 2),
        ("One line\nAnother", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


def test_a_plain_word_has_no_case_no_accent_and_one_apostrophe() -> None:
    assert plain("L’Élysée") == "l'elysee"


def test_offsets_are_those_of_the_source() -> None:
    text = "La Russie et l’Iran"
    assert [text[token.start : token.end] for token in tokens(text)] == [token.text for token in tokens(text)]
