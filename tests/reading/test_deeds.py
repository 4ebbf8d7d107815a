"""Deeds: what one says that another did is an accusation, that its own side did not do it a denial; a monitor's report is neither."""

import pytest

from tests.reading.asking import items, who

ACCUSED = [
    ("en", "Juba maintains that Khartoum had armed the gunmen.", ["ss"], ["sd"]),
    ("en", "Turkey's defence ministry reported that YPG fighters had tunnelled under the wall.", ["tr"], ["ypg"]),
    ("en", "A bridge was mined by Russian forces, Kyiv said.", ["ua"], ["ru"]),
    ("en", "FARC maintains that the Colombian government has failed to buy land.", ["farc"], ["co"]),
    ("fr", "Le Premier ministre kosovar affirme que la Serbie a fait voler deux avions au ras de la frontière.", ["xk"], ["rs"]),
    ("fr", "L'Iran aurait fourni les drones, selon l'ambassadeur saoudien.", ["sa"], ["ir"]),
]
NO_ACCUSATIONS = [
    ("en", "The Kremlin said that Turkey had opened the road."),
    ("en", "Kyiv said that Russia would shell the town if the talks failed."),
    ("en", "If Hezbollah attacks, Israel says, its army will answer."),
    ("en", "The UN envoy said Greek Cypriot negotiators had wrapped up three days of talks."),
    ("fr", "Le Kremlin a déclaré que la Turquie avait libéré les prisonniers."),
]
DISOWNED = [
    ("en", "Kinshasa accused Rwanda of shelling the town. Kigali said that no shell had been fired.", ["rw"]),
    ("en", '"We have not shelled a single village," the Armenian defence minister said.', ["am"]),
    ("fr", "Le gouvernement érythréen assure qu'aucun de ses soldats n'a franchi la frontière.", ["er"]),
]
NOT_DISOWNED = [
    ("en", "Seoul said it had not yet answered the proposal."),
    ("fr", "La France a indiqué qu'elle n'avait pas encore reçu la liste."),
]


@pytest.mark.parametrize(("language", "text", "by", "against"), ACCUSED)
def test_what_another_is_said_to_have_done(language: str, text: str, by: list[str], against: list[str]) -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items(language, text, "claim")] == [(by, against)]


@pytest.mark.parametrize(("language", "text"), NO_ACCUSATIONS)
def test_what_is_harmless_to_come_or_a_condition_is_no_accusation(language: str, text: str) -> None:
    assert items(language, text, "claim") == []


@pytest.mark.parametrize(("language", "text", "by"), DISOWNED)
def test_what_ones_own_side_did_not_do(language: str, text: str, by: list[str]) -> None:
    assert [who(one, "by") for one in items(language, text, "denial")] == [by]


@pytest.mark.parametrize(("language", "text"), NOT_DISOWNED)
def test_what_is_not_done_yet_is_no_denial(language: str, text: str) -> None:
    assert items(language, text, "denial") == []
