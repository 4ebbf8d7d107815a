"""What a text leaves open, what deals lay down in nouns, what one says that its own will do, and how many: by classes of words."""

import pytest

from garant.reading.lexicon import lexicon
from garant.reading.quantities import quantity_at
from garant.reading.words import tokens
from tests.reading.asking import items, who

OPEN = [
    ("fr", "Le nombre des postes n'a pas été dévoilé."),
    ("fr", "Le jour n'en a pas été choisi."),
    ("fr", "La question des disparus a été renvoyée à une réunion ultérieure."),
    ("fr", "On ignore encore qui commandera la force."),
    ("fr", "Le ministère s'est retiré sans fixer d'échéance."),
    ("en", "The Government has yet to reply to the requests."),
    ("en", "Who would command it has not been spelled out."),
    ("en", "The sides remain far apart on who should form the government."),
    ("en", "Neither side would say from which day."),
    ("en", "The meeting will be held at a venue to be determined."),
]
NOT_OPEN = [
    ("fr", "Kiev n'a pas rendu les prisonniers."),
    ("fr", "Le Kosovo n'en publierait les statuts que si la Serbie livrait les fuyards."),
    ("en", "The army did not fire a single shot."),
]
LAID_DOWN = [
    (
        "fr",
        "L'accord, passé le 17 avril, prévoyait la création d'une zone, l'enlèvement des chars, puis le départ des combattants.",
        ["création d'une zone", "enlèvement des chars", "départ des combattants"],
    ),
    (
        "en",
        "The agreement provided for the evacuation of fighters, the release of detainees and the deployment of police.",
        ["evacuation of fighters", "release of detainees", "deployment of police"],
    ),
    (
        "fr",
        "Les belligérants devront renoncer à attaquer, cesser leurs tirs et laisser passer les convois.",
        ["renoncer", "cesser", "laisser"],
    ),
]
OWN_WILL = [
    ("en", "The Government of Turkey informed the Council that its forces would remain in Afrin.", ["tr"], "remain in Afrin"),
    ("en", "The Pentagon said that it would not expand its role.", ["us"], "not expand its role"),
    ("fr", "Le ministre turc a ajouté que la Turquie maintiendrait ses postes.", ["tr"], "maintiendrait ses postes"),
]
COUNTED = [
    ("fr", "Quelque quatre-vingt-dix mille personnes ont fui leur village.", 90_000),
    ("fr", "Une centaine de camions ont franchi la ligne.", 100),
    ("en", "A further 44,000 are staying in shelters.", 44_000),
    ("en", "Cross-border assistance reached 1.1 million people.", 1_100_000),
    ("en", "More than 6,400 people have been killed and 2.8 million people driven from their homes.", 2_800_000),
]
NUMBERS = [
    ("fr", "trente-deux mille cinq cents", 32_500, 4),
    ("fr", "trente et un", 31, 3),
    ("fr", "plus d'une centaine", 100, 4),
    ("fr", "deux et trois", 2, 1),
    ("en", "two hundred and fifty thousand", 250_000, 5),
    ("en", "two and a half", 2, 1),
    ("en", "a dozen", 12, 2),
]


@pytest.mark.parametrize(("language", "text"), OPEN)
def test_what_is_not_settled_or_not_told_is_open(language: str, text: str) -> None:
    assert len(items(language, text, "gap")) == 1


@pytest.mark.parametrize(("language", "text"), NOT_OPEN)
def test_what_was_not_done_is_not_left_open(language: str, text: str) -> None:
    assert items(language, text, "gap") == []


@pytest.mark.parametrize(("language", "text", "things"), LAID_DOWN)
def test_each_deed_that_a_noun_or_an_infinitive_tells_is_a_measure(language: str, text: str, things: list[str]) -> None:
    told = [str(one.value("text")) for one in items(language, text, "measure")]
    assert len(told) == len(things)
    assert all(thing in text_of for thing, text_of in zip(things, told, strict=True))


@pytest.mark.parametrize(("language", "text", "party", "words"), OWN_WILL)
def test_what_one_says_that_its_own_will_do_obliges_it(language: str, text: str, party: list[str], words: str) -> None:
    (told,) = items(language, text, "measure")
    assert who(told, "addressee") == party
    assert str(told.value("text")).endswith(words)


@pytest.mark.parametrize(("language", "text", "number"), COUNTED)
def test_people_and_goods_are_counted_by_the_verb_beside_them(language: str, text: str, number: int) -> None:
    assert number in [one.value("count") for one in items(language, text, "count")]


@pytest.mark.parametrize(("language", "text", "number", "length"), NUMBERS)
def test_numbers_in_words(language: str, text: str, number: int, length: int) -> None:
    found = quantity_at(lexicon(language), tokens(text), 0)
    assert found is not None
    assert (found.number, found.length) == (number, length)
