"""What happened or was agreed: contacts held, planned, postponed; several measures of one sentence; lists; events; what is left open."""

import pytest

from garant.reading.values import Day
from tests.reading.asking import items, who

CONTACTS = [
    ("fr", "Le président français a reçu lundi à Paris son homologue égyptien.", ["eg", "fr"], "held"),
    ("fr", "Les ministres russe et turc se sont entretenus par téléphone.", ["ru", "tr"], "held"),
    ("fr", "Les ministres russe et turc s'entretiendront dimanche par téléphone.", ["ru", "tr"], "planned"),
    ("fr", "Des pourparlers entre la Russie et la Turquie se sont tenus à Moscou.", ["ru", "tr"], "held"),
    ("fr", "Un sommet réunissant les présidents russe, turc et iranien est prévu pour juin.", ["ir", "ru", "tr"], "planned"),
    ("fr", "La rencontre entre la Russie et la Turquie a été reportée.", ["ru", "tr"], "postponed"),
    ("fr", "La réunion entre la Russie et la Turquie a été annulée.", ["ru", "tr"], "called_off"),
    ("en", "Russian and Turkish officials met in Geneva on Monday.", ["ru", "tr"], "held"),
    ("en", "Iran's foreign minister met his Saudi counterpart in Beijing.", ["ir", "sa"], "held"),
    ("en", "The U.S. Secretary of State spoke by phone with the Azerbaijani president.", ["az", "us"], "held"),
    ("en", "Talks between Israel and Hamas, mediated by Qatar, ended on Monday.", ["hamas", "il"], "held"),
    ("en", "The foreign ministers of Armenia and Azerbaijan will meet in Geneva on Monday.", ["am", "az"], "planned"),
    ("en", "The meeting between Armenia and Azerbaijan was postponed.", ["am", "az"], "postponed"),
    ("en", "Russia called off talks with Turkey.", ["ru", "tr"], "called_off"),
    ("en", "Russian-Turkish talks on Syria were held in Moscow.", ["ru", "tr"], "held"),
]
KINDS = [
    ("fr", "La trêve a expiré vendredi.", "truce", "ends"),
    ("fr", "Le cessez-le-feu entrera en vigueur lundi.", "truce", "begins"),
    ("fr", "La trêve a été prolongée de deux mois.", "truce", "extended"),
    ("fr", "Les Etats-Unis ont entamé le retrait de leurs troupes.", "withdrawal", "withdrawal"),
    ("fr", "Un avion russe a été abattu.", "incident", "aircraft_shot_down"),
    ("fr", "Plus de 840 000 personnes ont été déplacées.", "count", "returns"),
    ("fr", "Une commission a été créée.", "body", "committee"),
    ("fr", "Le Front al-Nosra est exclu du cessez-le-feu.", "exclusion", "excluded"),
    ("en", "The truce expired on Friday.", "truce", "ends"),
    ("en", "The ceasefire will come into effect on Monday.", "truce", "begins"),
    ("en", "The parties extended the truce.", "truce", "extended"),
    ("en", "Turkish forces withdrew from the town.", "withdrawal", "withdrawal"),
    ("en", "The jet was shot down.", "incident", "aircraft_shot_down"),
    ("en", "1,142 refugees returned on Monday.", "count", "returns"),
    ("en", "A joint committee will be formed.", "body", "committee"),
    ("en", "The group is excluded from the ceasefire.", "exclusion", "excluded"),
]
GAPS = [
    ("fr", "Le communiqué ne précise pas quelles seraient les mesures."),
    ("fr", "Aucune date n'a été fixée."),
    ("fr", "La date exacte reste à déterminer."),
    ("fr", "Ces mesures ne seront pas rendues publiques."),
    ("en", "The statement did not say when the troops would leave."),
    ("en", "No date has been set for the meeting."),
    ("en", "It was not clear who had fired."),
    ("en", "The annex will remain confidential."),
]


@pytest.mark.parametrize(("language", "text", "between", "stands"), CONTACTS)
def test_contacts(language: str, text: str, between: list[str], stands: str) -> None:
    [found] = items(language, text, "contact", "meeting")
    assert (who(found, "between"), found.value("stands")) == (between, stands)


@pytest.mark.parametrize(("language", "text", "kind", "form"), KINDS)
def test_events(language: str, text: str, kind: str, form: str) -> None:
    assert form in [item.value("form") for item in items(language, text, kind)]


@pytest.mark.parametrize(("language", "text"), GAPS)
def test_what_a_text_leaves_open_is_told(language: str, text: str) -> None:
    assert items(language, text, "gap")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia called for talks with Turkey."),
        ("en", "Russia refused to meet Turkey."),
        ("fr", "La Russie n'a pas rencontré la Turquie."),
        ("fr", "La Russie a proposé des pourparlers avec la Turquie."),
    ],
)
def test_what_is_only_called_for_or_refused_was_not_held(language: str, text: str) -> None:
    assert [item for item in items(language, text, "contact", "meeting") if item.value("stands") == "held"] == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "fr",
            "La Russie a promis de libérer les prisonniers, d'ouvrir la route et de retirer ses chars.",
            ["libérer les prisonniers", "ouvrir la route", "retirer ses chars"],
        ),
        (
            "en",
            "Russia pledged to free the prisoners, to open the road and to withdraw its tanks.",
            ["free the prisoners", "open the road", "withdraw its tanks"],
        ),
        ("en", "Russia and Turkey agreed to open the road, according to Moscow.", ["open the road"]),
        ("fr", "La Russie et la Turquie ont convenu d'ouvrir la route, a annoncé le Kremlin.", ["ouvrir la route"]),
    ],
)
def test_each_thing_that_was_agreed_is_a_measure(language: str, text: str, words: list[str]) -> None:
    assert [item.value("text") for item in items(language, text, "measure")] == words


def test_the_lines_of_a_list_are_measures_of_its_head() -> None:
    text = "Russia and Turkey have agreed to:\n(a) open the road;\n(b) withdraw all heavy weapons by 1 June 2023.\nIt was useful."
    found = items("en", text, "measure")
    assert [who(item, "addressee") for item in found] == [["ru", "tr"], ["ru", "tr"]]
    deadline = found[1].value("deadline")
    assert isinstance(deadline, Day)
    assert deadline.date == "2023-06-01"


@pytest.mark.parametrize(
    ("language", "text", "deadline"),
    [
        ("en", "Both sides pledged to stop all broadcasts within 72 hours.", "72 hours"),
        ("fr", "Les parties s'engagent à libérer les otages sous 48 heures.", "48 heures"),
    ],
)
def test_a_deadline_may_be_a_duration(language: str, text: str, deadline: str) -> None:
    assert items(language, text, "measure")[0].value("deadline") == deadline


def test_effects_are_the_number_and_what_it_counts() -> None:
    [incident] = items("en", "A drone hit a market, wounding six people.", "incident")
    assert incident.value("effects") == "wounding six"


def test_a_request_has_who_asks_and_who_is_asked() -> None:
    [request] = items("fr", "Paris a appelé Israël à retirer ses troupes.", "request")
    assert (who(request, "by"), who(request, "to")) == (["fr"], ["il"])


def test_a_sentence_in_a_partys_voice_that_tells_nothing_else_is_a_readout() -> None:
    [readout] = items("en", "The situation is calm, the Kremlin said.")
    assert (readout.kind, who(readout, "by"), readout.is_high) == ("readout", ["ru"], False)
