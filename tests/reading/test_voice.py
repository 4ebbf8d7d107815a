"""Who says a thing, and how it stands."""

import pytest

from tests.reading.asking import items

SPEAKERS = [
    ("fr", "La Turquie s'est engagée à retirer ses troupes, a annoncé le Kremlin.", "ru"),
    ("fr", "Selon Moscou, la Turquie s'est engagée à retirer ses troupes.", "ru"),
    ("fr", "D'après l'Élysée, la Turquie s'est engagée à retirer ses troupes.", "fr"),
    ("fr", "Le porte-parole turc a indiqué que la Russie avait promis de libérer les prisonniers.", "tr"),
    ("en", "Turkey pledged to withdraw its troops, the Kremlin said.", "ru"),
    ("en", "According to Moscow, Turkey pledged to withdraw its troops.", "ru"),
    ("en", "The UN envoy said that the Houthis had pledged to reopen the road.", "un"),
]
STANDINGS = [
    ("fr", "La Russie et la Turquie ont convenu de créer un comité.", "agreed"),
    ("fr", "L'Iran, la Russie et la Turquie ont souligné la nécessité de préserver le calme.", "stressed"),
    ("fr", "La Russie serait prête à retirer ses avions.", "conditional"),
    ("fr", "Selon un journal, la Russie et la Turquie ont convenu de créer un comité.", "proposed"),
    ("en", "Russia and Turkey agreed to form a committee.", "agreed"),
    ("en", "Russia, Iran and Turkey stressed the need to preserve calm.", "stressed"),
    ("en", "Russia would consider withdrawing its jets.", "conditional"),
    ("en", "According to a newspaper, Russia and Turkey agreed to form a committee.", "proposed"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_who_says_it(language: str, text: str, speaker: str) -> None:
    item = items(language, text, "measure")[0]
    assert item.speaker is not None
    assert item.speaker.party == speaker


@pytest.mark.parametrize(("language", "text", "standing"), STANDINGS)
def test_how_it_stands(language: str, text: str, standing: str) -> None:
    assert items(language, text, "measure")[0].standing == standing


def test_a_quotation_goes_on_in_the_voice_before_it() -> None:
    text = "« Nous voulons la paix », a déclaré le ministre russe. « La Turquie s'est engagée à retirer ses troupes », a-t-il ajouté."
    speaker = items("fr", text, "measure")[0].speaker
    assert speaker is not None
    assert speaker.party == "ru"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Russie et la Turquie n'ont pas convenu de créer un comité."),
        ("fr", "La Russie et la Turquie ont échoué à s'entendre sur un comité."),
        ("en", "Russia and Turkey failed to agree on a committee."),
        ("en", "Russia and Turkey have not agreed to form a committee."),
    ],
)
def test_what_is_denied_is_no_measure(language: str, text: str) -> None:
    assert items(language, text, "measure") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Si la Syrie en faisait la demande, la Russie serait prête à envoyer des troupes."),
        ("en", "If Syria asked for it, Russia would consider sending troops."),
        ("en", "According to a newspaper, Russia and Turkey agreed to form a committee."),
    ],
)
def test_a_condition_and_a_mere_report_are_never_of_high_confidence(language: str, text: str) -> None:
    assert not any(item.is_high for item in items(language, text, "measure", "proposal"))
