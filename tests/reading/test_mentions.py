"""Who is named: offices before and after names, coordination, pronouns, capitals as parties and as places."""

import pytest

from garant.reading.atoms import Mention
from garant.reading.dates import When
from garant.reading.lexicon import lexicon
from garant.reading.memory import Memory
from garant.reading.mentions import scan
from garant.reading.words import tokens
from tests.reading.asking import mentions, parties

FRENCH = [
    ("Le ministre russe de la Défense Sergueï Choïgou arrive.", ["ru:defence minister"]),
    ("Les ministres de la Défense américain et russe ont parlé.", ["us:defence minister", "ru:defence minister"]),
    ("Le ministre des Affaires étrangères de la Russie et de la Turquie", ["ru:foreign minister", "tr:foreign minister"]),
    ("Le président turc et son homologue russe", ["tr:president", "ru:president"]),
    ("les chefs de la diplomatie russe et américaine", ["ru:foreign minister", "us:foreign minister"]),
    ("le porte-parole du ministère russe de la Défense", ["ru:spokesperson"]),
    ("le porte-parole du Kremlin", ["ru:spokesperson"]),
    ("la Russie, la Turquie et l'Iran ont signé", ["ru", "tr", "ir"]),
    ("Moscou et Ankara ont signé", ["ru", "tr"]),
    ("les pourparlers russo-turcs", ["ru", "tr"]),
    ("la délégation de l'ONU", ["un:delegation"]),
    ("l'envoyé spécial de l'ONU pour la Syrie", ["un:envoy"]),
    ("les forces israéliennes", ["il:military"]),
    ("les Russes et les Américains", ["ru", "us"]),
    ("les Forces de soutien rapide (FSR) ont signé", ["rsf"]),
    ("le Quai d'Orsay a signé", ["fr"]),
    ("le secrétaire d'État américain", ["us:foreign minister"]),
    ("l'armée soudanaise", ["sd:military"]),
    ("le Conseil de sécurité de l'ONU", ["unsc"]),
    ("le secrétaire général de l'OTAN", ["nato:secretary-general"]),
]
ENGLISH = [
    ("Russian Defence Minister Sergei Shoigu arrived.", ["ru:defence minister"]),
    ("Turkey's Foreign Minister Mevlut Cavusoglu", ["tr:foreign minister"]),
    ("the foreign ministers of Russia, Turkey and Iran", ["ru:foreign minister", "tr:foreign minister", "ir:foreign minister"]),
    ("the Turkish and Russian foreign ministers", ["tr:foreign minister", "ru:foreign minister"]),
    ("Russian Foreign Minister Sergey Lavrov and his Turkish counterpart", ["ru:foreign minister", "tr:foreign minister"]),
    ("Sergey Lavrov, the Russian foreign minister, left.", ["ru:foreign minister"]),
    ("Kremlin spokesman Dmitry Peskov", ["ru:spokesperson"]),
    ("a spokesman for the Russian Defence Ministry", ["ru:spokesperson"]),
    ("the UN special envoy for Yemen", ["un:envoy"]),
    ("the Houthi delegation", ["houthis:delegation"]),
    ("Yemen's internationally recognised government", ["ye:government"]),
    ("Russian-Turkish talks", ["ru", "tr"]),
    ("Israel and Hamas agreed", ["il", "hamas"]),
    ("the U.S. Secretary of State", ["us:foreign minister"]),
    ("South Korean officials", ["kr:diplomacy"]),
    ("they told us about US troops", ["?", "us:military"]),
    ("the Rapid Support Forces (RSF)", ["rsf"]),
    ("the Turks and the Russians", ["tr", "ru"]),
    ("the Security Council", ["unsc"]),
    ("the NATO Secretary General", ["nato:secretary-general"]),
]


@pytest.mark.parametrize(("text", "wanted"), FRENCH)
def test_french_names(text: str, wanted: list[str]) -> None:
    assert parties("fr", text) == wanted


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english_names(text: str, wanted: list[str]) -> None:
    assert parties("en", text) == wanted


def test_a_name_beside_an_office_is_that_office_again() -> None:
    assert parties("en", "Russian Foreign Minister Sergey Lavrov arrived. Lavrov spoke.")[-1] == "ru:foreign minister"


def test_a_headline_may_name_somebody_before_the_text_says_who_it_is() -> None:
    text = "Lavrov hopes for talks.\nRussian Foreign Minister Sergey Lavrov arrived in Geneva on Monday."
    assert parties("en", text)[0] == "ru:foreign minister"


def test_the_two_countries_are_those_named_together() -> None:
    assert parties("fr", "La Russie et la Turquie ont signé. Les deux pays sont satisfaits.")[2:] == ["ru", "tr"]


def test_a_pronoun_is_never_sure() -> None:
    found = [mention for mention in mentions("en", "Russia and Turkey signed. They left.") if mention.sort == "who"]
    assert [mention.sure for mention in found] == [True, False]


def test_the_rebels_are_the_armed_group_that_was_named() -> None:
    assert parties("fr", "Le M23 avance. Les rebelles ont pris une ville.") == ["m23", "m23"]


def test_a_government_without_a_name_is_that_of_the_texts_own_state() -> None:
    assert parties("fr", "Le gouvernement colombien a signé. Le gouvernement est satisfait.")[-1] == "co:government"


def test_a_group_that_is_left_out_is_no_party() -> None:
    found = next(mention for mention in mentions("en", "Islamic State fighters fled.") if mention.sort == "who")
    assert found.people[0].party is None
    assert found.people[0].excluded


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [("fr", "ils sont à Moscou", "Moscou"), ("en", "they are in Ankara", "Ankara"), ("en", "fighting near Svitlodarsk", "Svitlodarsk")],
)
def test_behind_a_preposition_of_place_stands_a_place(language: str, text: str, place: str) -> None:
    assert [mention.text for mention in mentions(language, text) if mention.sort == "place"] == [place]


def test_a_place_is_sure_where_the_gazetteer_lists_it() -> None:
    class Listed:
        def listed(self, name: str) -> list[str]:
            return [name] if name == "Svitlodarsk" else []

    found = scan(lexicon("en"), Memory(), tokens("near Svitlodarsk and near Nowhereville"), When(None), Listed())
    assert [atom.sure for atom in found if isinstance(atom, Mention) and atom.sort == "place"] == [True, False]


def test_a_resolution_is_an_instrument_and_its_year_is_no_date() -> None:
    found = mentions("en", "They recalled resolution 2254 (2015).")
    assert [(mention.sort, mention.id) for mention in found if mention.sort in ("instrument", "date")] == [("instrument", "unsc-2254")]


@pytest.mark.parametrize(
    ("text", "sort", "value"),
    [
        ("at least 84 people", "number", "84"),
        ("3,000 troops", "number", "3000"),
        ("within 72 hours", "duration", "72"),
        ("a five-day truce", "duration", "5"),
    ],
)
def test_numbers_and_durations(text: str, sort: str, value: str) -> None:
    assert [mention.id for mention in mentions("en", text) if mention.sort == sort] == [value]
