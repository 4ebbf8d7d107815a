"""Who does it, to whom, with whom: subjects past parentheses and prepositions, agents, own subjects, mutual acts."""

import pytest

from tests.reading.asking import items, who

ADDRESSEES = [
    ("en", "Turkey, which backs the rebels, agreed to withdraw its tanks.", ["tr"]),
    ("en", "After talks with Russia, Turkey agreed to withdraw its tanks.", ["tr"]),
    ("en", "Turkey agreed with Russia to open a joint centre.", ["ru", "tr"]),
    ("en", "Russia and Turkey agreed on Monday to open a joint centre.", ["ru", "tr"]),
    ("en", "Russia and Turkey agreed that Turkish forces would leave the town.", ["tr"]),
    ("en", "Under the deal, Hamas will release 50 hostages.", ["hamas"]),
    ("en", "Turkey urged Russia to stop and pledged to open the road.", ["tr"]),
    ("fr", "La Turquie, qui soutient les rebelles, s'est engagée à retirer ses chars.", ["tr"]),
    ("fr", "La Russie et la Turquie sont convenues mardi à Sotchi de créer un centre.", ["ru", "tr"]),
    ("fr", "Les dirigeants turc et russe ont convenu de créer un centre, a annoncé le Kremlin.", ["ru", "tr"]),
    ("fr", "Aux termes de l'accord, le M23 devra quitter la ville.", ["m23"]),
    ("fr", "La Russie et la Turquie ont décidé que les forces turques quitteraient la ville.", ["tr"]),
]
CLAIMS = [
    ("en", "Israel accused Hezbollah of firing rockets.", ["il"], ["hezbollah"]),
    ("en", "Armenia blamed Azerbaijan for the attack.", ["am"], ["az"]),
    ("en", "Russia was accused by Ukraine of shelling the city.", ["ua"], ["ru"]),
    ("en", "Ukraine's military said Russian forces had shelled Kherson.", ["ua"], ["ru"]),
    ("en", "According to Baku, Armenian forces violated the ceasefire.", ["az"], ["am"]),
    ("fr", "Kinshasa accuse Kigali de soutenir les rebelles.", ["cd"], ["rw"]),
    ("fr", "L'Arménie a accusé l'Azerbaïdjan d'avoir violé la trêve.", ["am"], ["az"]),
    ("fr", "La Russie est accusée par l'Ukraine d'avoir bombardé la ville.", ["ua"], ["ru"]),
    ("fr", "Selon Bakou, les forces arméniennes ont violé le cessez-le-feu.", ["az"], ["am"]),
]
DENIALS = [
    ("en", "Israel accused Hezbollah of firing rockets; the group denied it.", ["hezbollah"]),
    ("en", "Moscow denied the allegation.", ["ru"]),
    ("en", "The claim was denied by Baku.", ["az"]),
    ("en", "Russia dismissed the accusations as baseless.", ["ru"]),
    ("fr", "Kinshasa accuse Kigali de soutenir le M23, ce que le Rwanda dément.", ["rw"]),
    ("fr", "Moscou a rejeté ces accusations.", ["ru"]),
    ("fr", "Ankara a démenti toute concession.", ["tr"]),
]


@pytest.mark.parametrize(("language", "text", "parties"), ADDRESSEES)
def test_whom_a_measure_obliges(language: str, text: str, parties: list[str]) -> None:
    assert who(items(language, text, "measure")[-1], "addressee") == parties


@pytest.mark.parametrize(("language", "text", "by", "against"), CLAIMS)
def test_a_claim_has_who_makes_it_and_against_whom(language: str, text: str, by: list[str], against: list[str]) -> None:
    [claim] = items(language, text, "claim")
    assert (who(claim, "by"), who(claim, "against")) == (by, against)


@pytest.mark.parametrize(("language", "text", "by"), DENIALS)
def test_a_denial_has_who_makes_it(language: str, text: str, by: list[str]) -> None:
    assert who(items(language, text, "denial")[0], "by") == by


def test_a_denial_keeps_the_words_of_the_claim_before_it() -> None:
    [denial] = items("en", "Israel accused Hezbollah of firing rockets. Hezbollah denied it.", "denial")
    assert "firing rockets" in str(denial.value("of"))


def test_what_rests_on_nobody_by_name_is_never_of_high_confidence() -> None:
    assert not any(item.is_high for item in items("en", "Both sides pledged to open the road.", "measure"))
