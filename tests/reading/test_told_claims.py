"""Claims told by nouns and in passing, measures told by readiness and by texts, and lists whose lines look alike."""

import pytest

from tests.reading.asking import items, who


@pytest.mark.parametrize(
    ("language", "text", "by", "against"),
    [
        ("fr", "La RDC a signalé le franchissement de la frontière par des soldats rwandais.", ["cd"], ["rw"]),
        ("fr", "Le M23 se plaint de survols de drones imputés à l'armée congolaise.", ["m23"], ["cd"]),
        ("fr", "L'ELN dit avoir subi quatre attaques de l'armée colombienne.", ["eln"], ["co"]),
        ("fr", "Damas fait porter à la Turquie la responsabilité de l'escalade.", ["sy"], ["tr"]),
        ("fr", "Les affirmations israéliennes selon lesquelles le Hezbollah arme le Sud sont connues.", ["il"], ["hezbollah"]),
        ("en", "Statements by the TPLF that Eritrean troops had looted property were noted.", ["tplf"], ["er"]),
        ("en", "Yemen's government holds the Houthis responsible for the shelling.", ["ye"], ["houthis"]),
        ("en", "Mali said it had come under fire from Niger.", ["ml"], ["ne"]),
        ("fr", "La France déplore que des observateurs aient été arrêtés par l'armée soudanaise.", ["fr"], ["sd"]),
    ],
)  # fmt: skip
def test_an_accusation_in_passing_is_a_claim(language: str, text: str, by: list[str], against: list[str]) -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items(language, text, "claim")] == [(by, against)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée syrienne a perdu deux hommes dans une attaque menée par la Turquie."),
        ("en", "Serbia has not reacted."),
        ("fr", "Le porte-parole a rendu compte ce matin des pourparlers."),
    ],
)  # fmt: skip
def test_the_reports_own_word_is_no_claim(language: str, text: str) -> None:
    assert items(language, text, "claim", "denial", "measure") == []


@pytest.mark.parametrize(
    ("language", "text", "addressee", "words"),
    [
        ("fr", "L'Arménie a réaffirmé sa disposition à échanger les corps des soldats.", ["am"], "échanger les corps des soldats"),
        ("en", "The African Union renewed its readiness to dispatch monitors to Mekelle.", ["au"], "dispatch monitors to Mekelle"),
        ("fr", "Le texte prévoit le retour des déplacés dans leurs foyers.", [], "retour des déplacés dans leurs foyers"),
        ("en", "The renewal includes a commitment by both to intensify negotiations.", [], "intensify negotiations"),
    ],
)  # fmt: skip
def test_readiness_and_provisions_are_measures(language: str, text: str, addressee: list[str], words: str) -> None:
    found = items(language, text, "measure")
    assert [who(one, "addressee") for one in found] == [addressee]
    assert words in str(found[0].value("text"))


def test_a_list_ends_where_lines_look_otherwise() -> None:
    text = "3. Sudan undertook to:\n(a) halt all shelling;\n(b) open two roads.\n4. The Panel took note of the report."
    assert [str(one.value("text")) for one in items("en", text, "measure")] == ["halt all shelling", "open two roads"]


def test_who_will_meet_whom_is_no_measure() -> None:
    text = "Le président malien compte s'entretenir avec son homologue algérien."
    assert items("fr", text, "measure") == []
