"""Who met whom: by the verb before a meeting, in other words, told by a place, a rank, what somebody heads, or whose text it is."""

import pytest

from tests.reading.asking import day, items, parties, who


def met(language: str, text: str) -> list[list[str]]:
    """Give who took part in each encounter of a text."""
    return [who(one, "between") for one in items(language, text, "contact", "meeting")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Serbia received the Greek minister, who came for a tripartite meeting with Cyprus and Egypt.", ["cy", "eg", "gr"]),
        ("en", "Russia's president briefed the US president on his meeting in Sochi with the Syrian president.", ["ru", "sy"]),
        ("fr", "Le ministre russe s'est pour sa part entretenu jeudi avec l'envoyé spécial américain.", ["ru", "us"]),
        ("fr", "L'ambassadeur iranien a été reçu lundi soir par le chef de la diplomatie syrienne.", ["ir", "sy"]),
        ("fr", "Le général Barasi, chef de l'Armée nationale libyenne, a été reçu lundi à Paris.", ["fr", "lna"]),
        ("en", "Lieutenant General Ellery, who heads U.S. air operations, met the Jordanian minister on Monday.", ["jo", "us"]),
        ("en", "The UN envoy met with the members of the small group on Monday: Egypt, France and Jordan.", ["eg", "fr", "jo", "un"]),
        ("en", "The head of the UN Mission hosted a luncheon for the ambassadors of Norway and Sudan.", ["no", "sd", "un"]),
        ("fr", "Le président turc et son hôte, le ministre iranien, ont eu un entretien mardi.", ["ir", "tr"]),
        ("en", "The British and French ambassadors paid a joint call on the Sudanese minister.", ["fr", "gb", "sd"]),
    ],
)  # fmt: skip
def test_those_who_met_are_found(language: str, text: str, expected: list[str]) -> None:
    assert expected in met(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En marge du sommet du G20, le président turc a parlé de la Syrie."),
        ("en", "On the sidelines of the summit in Hangzhou, Turkey's president spoke of Syria."),
        ("en", "Saudi Arabia and Oman welcomed the extension."),
        ("fr", "Moscou devrait limiter, en échange, ses vols avec Damas."),
    ],
)
def test_where_others_met_or_what_was_welcomed_is_no_meeting(language: str, text: str) -> None:
    assert met(language, text) == []


def test_with_the_one_and_with_the_other_are_two() -> None:
    text = "The Russian delegation first sat down with the Iranians and later in the day with the team of the Syrian government."
    assert met("en", text) == [["ir", "ru"], ["ru", "sy"]]


def test_a_meeting_that_names_only_with_whom_is_that_of_who_was_spoken_of() -> None:
    text = "The Russian president called the US president on Monday. A conversation with the Israeli prime minister followed."
    assert ["il", "ru"] in met("en", text)


def test_a_ministry_without_its_state_is_that_of_its_language_where_the_text_names_that() -> None:
    text = (
        "Ministère des Affaires étrangères\nPoint de presse\n\nLe ministre recevra demain son homologue omanais. La France salue la trêve."
    )
    assert met("fr", text) == [["fr", "om"]]


def test_guarantors_are_known_where_the_text_names_them() -> None:
    text = "La Russie, la Turquie et l'Iran préparent un sommet. Damas se tait. Les trois garants se retrouveront à Sotchi en juin."
    assert ["ir", "ru", "tr"] in met("fr", text)


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("fr", "Les responsables turcs se sont entretenus à Ankara lundi.", "2023-05-08"),
        ("en", "The two will have gas consultations with the Commission on Monday.", "2023-05-15"),
        ("fr", "Il a fait savoir qu'il se rendrait lundi en Russie.", "2023-05-15"),
    ],
)
def test_a_name_is_no_verb_and_what_would_be_is_to_come(language: str, text: str, date: str) -> None:
    assert day(language, text)[0] == date


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le dirigeant de l'opposition syrienne, dont le coordinateur était absent, a parlé.", ["opp:leader", "opp:leader"]),
        ("en", "The special envoy arrived.", ["un:envoy"]),
        ("fr", "Ces derniers jours, Ankara a attendu.", ["tr"]),
    ],
)
def test_whose_an_office_is(language: str, text: str, expected: list[str]) -> None:
    assert parties(language, text) == expected
