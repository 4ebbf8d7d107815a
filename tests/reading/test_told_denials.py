"""Claims and denials that nouns, adjectives and quotations tell, and denials by verbs of insisting."""

import pytest

from tests.reading.asking import items, who

BLAMED = [
    ("fr", "Kiev tient Moscou pour comptable de la rupture.", ["ua"], ["ru"]),
    ("fr", "Israël fait porter la responsabilité du drame à la Syrie ainsi qu'à l'Iran.", ["il"], ["ir", "sy"]),
    ("fr", "Le Kremlin a dénoncé « une agression » de la Turquie.", ["ru"], ["tr"]),
    ("en", "Azerbaijan holds Armenia to account for the missile.", ["az"], ["am"]),
    ("en", 'Syria\'s government called the strike "blatant aggression".', ["sy"], []),
    ("en", "Tehran alleged that three villages had been shelled.", ["ir"], []),
]
DENIED = [
    ("fr", "L'ANL soutient n'avoir jamais visé de civils.", ["lna"]),
    ("fr", "Moscou maintient qu'elle n'est pas partie au conflit.", ["ru"]),
    ("fr", "Le Kremlin a répondu que cela ne correspondait pas à la réalité.", ["ru"]),
    ("en", "Kigali maintains it has no troops in Congo.", ["rw"]),
    ("en", "Ankara has described such statements as a smokescreen.", ["tr"]),
    ("en", "Damascus insists that the talks never stopped.", ["sy"]),
]
NOT_DENIED = [
    ("fr", "Israël n'a ni confirmé ni démenti."),
    ("en", "Islamabad has neither admitted nor denied carrying out the strikes."),
    ("en", "The armed formations confirmed that they would not obstruct the repair."),
]


@pytest.mark.parametrize(("language", "text", "by", "against"), BLAMED)
def test_who_is_blamed_by_nouns_adjectives_and_quotations(language: str, text: str, by: list[str], against: list[str]) -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items(language, text, "claim")] == [(by, against)]


@pytest.mark.parametrize(("language", "text", "by"), DENIED)
def test_who_insists_that_it_is_not_so(language: str, text: str, by: list[str]) -> None:
    assert [who(one, "by") for one in items(language, text, "denial")] == [by]


@pytest.mark.parametrize(("language", "text"), NOT_DENIED)
def test_what_is_neither_confirmed_nor_to_come_is_no_denial(language: str, text: str) -> None:
    assert items(language, text, "denial") == []


def test_a_parenthesis_between_commas_parts_no_pattern() -> None:
    text = "Le Rwanda s'est engagé, dans une lettre au Conseil de sécurité, à retirer ses troupes."
    assert [who(one, "addressee") for one in items("fr", text, "measure")] == [["rw"]]
