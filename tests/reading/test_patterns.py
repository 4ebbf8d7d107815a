"""Patterns over a row of words."""

import pytest

from garant.errors import Refused
from garant.reading.atoms import Word
from garant.reading.patterns import Pattern, Patterns
from garant.reading.words import tokens


def fits(pattern: str, text: str) -> bool:
    return any(True for _ in Patterns([(pattern, None)]).find([Word(token) for token in tokens(text)]))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("accord", "un Accord"),
        ("conv*", "ils conviennent"),
        ("(*ront|*era)", "ils signeront"),
        ("a ..2 annonce", "a hier soir annoncé"),
        ("ne (dit|precise) pas", "il ne précise pas"),
        ("(cease fire|truce) ends", "the cease fire ends"),
        ("agreed also? to", "agreed to"),
    ],
)
def test_it_fits(pattern: str, text: str) -> None:
    assert fits(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"), [("a ..2 annonce", "a, hier, annoncé"), ("accord", "accordé"), ("a ..1 annonce", "a hier soir annoncé")]
)
def test_it_does_not_fit(pattern: str, text: str) -> None:
    assert not fits(pattern, text)


@pytest.mark.parametrize("pattern", ["", "..2 a", "a? b"])
def test_a_pattern_begins_with_something_that_must_be_there(pattern: str) -> None:
    with pytest.raises(Refused):
        Pattern.of(pattern)
