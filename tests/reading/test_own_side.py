"""Whose side somebody is on: its own things, its own sources where a sentence opens, what is still to come, and words that deny nothing."""

import pytest

from tests.reading.asking import items, who

CLAIMS = [
    ("fr", "À Damas, une source militaire accuse la Turquie d'avoir visé un poste.", ["sy"], ["tr"]),
    ("en", "Yerevan and Baku traded accusations.", ["am", "az"], ["am", "az"]),
    ("fr", "La Russie a accusé l'Ukraine. « Les Ukrainiens protègent des mercenaires », s'est indigné le ministre russe.", ["ru"], ["ua"]),
]
SANA = "State news agency SANA said rebels had shelled a district of Aleppo in Syria."
NO_CLAIMS = [
    ("en", "Its aircraft, a spokesman in Hmeimim insisted, strike only jihadists."),
    ("fr", "Le ministre russe a ajouté que la Turquie continuerait à neutraliser les terroristes."),
    ("en", "The Secretary-General said that those responsible must be held to account."),
]
DENIALS = [
    ("fr", "Ankara et Washington accusent les Forces démocratiques syriennes (FDS). Leur porte-parole a nié.", ["sdf"]),
    ("en", "Syria's envoy swore that his country had never used toxic gas.", ["sy"]),
]
NO_DENIALS = [
    ("fr", "Israël n'a ni confirmé ni démenti."),
    ("fr", "Washington, qui n'a pas participé aux discussions, a estimé qu'elles allaient dans le bon sens."),
    ("en", "Has Russia denied the report?"),
]


@pytest.mark.parametrize(("language", "text", "by", "against"), CLAIMS)
def test_whose_side_accuses(language: str, text: str, by: list[str], against: list[str]) -> None:
    found = items(language, text, "claim")[-1]
    assert (who(found, "by"), who(found, "against")) == (by, against)


@pytest.mark.parametrize(("language", "text"), NO_CLAIMS)
def test_what_is_ones_own_or_to_come_accuses_nobody(language: str, text: str) -> None:
    assert items(language, text, "claim") == []


@pytest.mark.parametrize(("language", "text", "by"), DENIALS)
def test_whose_side_denies(language: str, text: str, by: list[str]) -> None:
    assert [who(one, "by") for one in items(language, text, "denial")] == [by]


@pytest.mark.parametrize(("language", "text"), NO_DENIALS)
def test_what_denies_nothing(language: str, text: str) -> None:
    assert items(language, text, "denial") == []


def test_a_state_agency_speaks_for_its_state() -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items("en", SANA, "claim")] == [(["sy"], ["opp"])]
