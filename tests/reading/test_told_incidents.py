"""Incidents that the report tells itself, transcripts whose answers are somebody's, and accusations in a few words."""

import pytest

from tests.reading.asking import items, parties, who

INCIDENTS = [
    ("en", "An air strike on a market in the town of Marea killed nine on 3 May.", 1),
    ("fr", "Un drone survolait la base, où un missile l'a détruit.", 1),
    ("fr", "Des tirs d'obus ont empêché mardi toute sortie de civils.", 1),
    ("en", "Three shots rang out near Yaroun on Monday.", 1),
    ("fr", "Les tirs ont cessé mardi.", 0),
    ("en", "Shelling subsided on Monday.", 0),
    ("en", "Moscow said that a Turkish drone had killed two men.", 0),
]
CLAIMS = [
    ("en", "Ten Syrian rebel groups left the talks, citing violations by the Syrian army.", ["opp"], ["sy"]),
    ("fr", "Paris et Berlin imputent le désastre à la Syrie et à ses parrains russe et iranien.", ["de", "fr"], ["ir", "ru", "sy"]),
    ("en", "Turkish officials hold the regime responsible for an assault in Syria.", ["tr"], ["sy"]),
]
TRANSCRIPT = """Point de presse du ministère russe des Affaires étrangères
Moscou, 3 mai 2023

Question : Avez-vous touché un marché en Syrie ?

La porte-parole : Ces informations sont mensongères.

Les États-Unis ne laissent pas partir les réfugiés.

Question : Que fait la Turquie ?"""


@pytest.mark.parametrize(("language", "text", "count"), INCIDENTS)
def test_what_was_fired_hit_something(language: str, text: str, count: int) -> None:
    assert len(items(language, text, "incident")) == count


@pytest.mark.parametrize(("language", "text", "by", "against"), CLAIMS)
def test_accusations_in_a_few_words(language: str, text: str, by: list[str], against: list[str]) -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items(language, text, "claim")] == [(by, against)]


def test_an_answer_is_given_by_whose_transcript_it_is_until_the_next_question() -> None:
    assert [who(one, "by") for one in items("fr", TRANSCRIPT, "denial")] == [["ru"]]
    assert [(who(one, "by"), who(one, "against")) for one in items("fr", TRANSCRIPT, "claim")] == [(["ru"], ["us"])]


def test_a_title_tells_an_incident_of_which_the_text_tells_more() -> None:
    text = "Two soldiers killed in Donbas\n\nA mine killed two soldiers near Krymske on 3 May."
    assert len(items("en", text, "incident")) == 1


def test_an_accord_is_called_after_a_withdrawal_that_nobody_tells() -> None:
    assert items("fr", "Israël respecte l'accord de désengagement de 1974.", "withdrawal") == []


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "U.S.-backed fighters left the town of Tabqa in Syria.", ["?:military"]),
        ("fr", "L'opposition syrienne en rend responsables les forces gouvernementales.", ["opp", "sy:military"]),
        ("en", "The SDF and rebels met in northern Syria.", ["sdf", "opp"]),
        ("en", "The coalition blamed the militia.", ["coalition", "?:military"]),
    ],
)
def test_whose_forces_they_are(language: str, text: str, named: list[str]) -> None:
    assert [one for one in parties(language, text) if one != "sy"] == named
