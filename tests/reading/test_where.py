"""Where something was: the place of what happened, and not that of the matter, nor that of another thing in the sentence."""

import pytest

from tests.reading.asking import items


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Les présidents russe et turc tiendront jeudi un sommet dans la ville côtière russe de Sotchi.", "Sotchi"),
        ("fr", "Les ministres russe et turc se sont réunis lundi dans la localité frontalière de Zoubin.", "Zoubin"),
        ("fr", "Le ministre turc a été reçu jeudi à Sotchi par son homologue russe pour parler d'Idleb.", "Sotchi"),
        ("fr", "Les ministres russe et turc se sont entretenus de la situation dans la province d'Idleb.", None),
        ("fr", "L'Iran, la Russie et la Turquie ont négocié un règlement pour Idleb.", None),
        ("fr", "Un sommet des présidents russe et turc se tiendra lundi sur le processus de paix en Syrie.", None),
        ("en", "On Thursday the UN envoy travelled to Jerusalem to see the Israeli defence minister.", "Jerusalem"),
        ("en", "The UN envoy met the Houthis in the port city of Hodeidah on Monday.", "Hodeidah"),
        ("en", "The Russian and Turkish ministers met on Monday in the Omani capital, Muscat.", "Muscat"),
        ("en", "Russian and Turkish officers met in Sochi on Monday, while shells fell in Saraqib.", "Sochi"),
        ("en", "Russian and Turkish officers met on Monday to discuss the ceasefire in Idlib.", None),
    ],
)
def test_a_meeting_is_where_it_was_and_not_where_its_matter_is(language: str, text: str, place: str | None) -> None:
    (met,) = items(language, text, "contact", "meeting")
    assert met.value("place") == place


def test_an_incident_is_not_where_others_will_meet() -> None:
    text = "Au moins neuf soldats ont été tués dans des tirs, alors que les présidents russe et turc se retrouveront vendredi à Sotchi."
    assert [one.value("place") for one in items("fr", text, "incident")] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les présidents russe et turc ont eu mardi à Ankara un entretien téléphonique."),
        ("fr", "Le ministre russe s'est entretenu dimanche par téléphone avec son homologue turc."),
        ("en", "The Russian foreign minister spoke by phone with his Turkish counterpart on Sunday."),
        ("en", "The Russian foreign minister held a telephone conversation with his Turkish counterpart on Sunday."),
    ],
)
def test_who_spoke_by_telephone_was_nowhere_together(language: str, text: str) -> None:
    (call,) = items(language, text, "contact")
    assert (call.value("form"), call.value("place")) == ("call", None)


def test_a_place_is_told_in_the_letters_of_the_text() -> None:
    (met,) = items("en", "The UN envoy met the Houthis in Sana'a on Monday.", "contact")
    assert met.value("place") == "Sana'a"
