"""Meetings that no frame names: by what takes place, by a verb of meeting, by a relative clause; and what only sounds like one."""

import pytest

from tests.reading.asking import items, who

MET = "The presidents of Serbia and Kosovo met on Monday. "


@pytest.mark.parametrize(
    ("language", "text", "stands"),
    [
        ("en", "Another session, devoted to prisoners, is pencilled in for 6 November.", "planned"),
        ("en", "A further meeting will be called on 3 March.", "planned"),
        ("fr", "Une réunion ministérielle, la quatrième depuis janvier, est convoquée à Luanda pour le 20 août.", "planned"),
        ("en", "A video conference between Russia and Turkey, planned for 15 October, did not take place.", "called_off"),
        ("fr", "La deuxième session des pourparlers entre le Hamas et le Fatah doit s'achever dimanche.", "held"),
        ("en", "The ceasefire commission convened in Juba on 3 May.", "held"),
        ("fr", "La date des pourparlers sera fixée plus tard.", "planned"),
    ],
)  # fmt: skip
def test_what_takes_place_is_a_meeting(language: str, text: str, stands: str) -> None:
    found = [*items(language, text, "meeting"), *items(language, text, "contact")]
    assert [one.value("stands") for one in found] == [stands]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le ministre algérien avait réuni à Alger les chefs de la CMA et de la Plateforme.", ["cma", "dz", "plateforme"]),
        ("fr", "Le président malien a reçu dimanche, dans sa résidence, deux chefs de la CMA.", ["cma", "ml"]),
        ("en", "The emir of Qatar, with whom Rwanda's president held a meeting on Monday, left.", ["qa", "rw"]),
        ("fr", "La France a prévenu le ministre israélien, que la ministre française a eu au téléphone jeudi.", ["fr", "il"]),
        ("fr", "On a évoqué la rencontre que les présidents arménien et azerbaïdjanais avaient eue à Davos le 22 janvier.", ["am", "az"]),
        ("en", "The US envoy, Ambassador Gail Escott, who also saw Serbia's president on Sunday, left.", ["rs", "us"]),
        ("en", "The US minister met President Vulin of Serbia and Prime Minister Krasniqi of Kosovo on 3 May.", ["rs", "us", "xk"]),
        ("en", "The French minister paid courtesy calls on the Lebanese Prime Minister and the Army Commander in Beirut.", ["fr", "lb"]),
        ("en", "ASEAN's envoy arrived in Myanmar on 3 May and was received by the foreign minister.", ["asean", "mm"]),
        ("en", "In Moscow, Foreign Minister Pavel Gusev received the Syrian foreign minister on 3 May.", ["ru", "sy"]),
        ("en", "Officials from the Islamic Republic of Iran and the Republic of Türkiye met on 3 May.", ["ir", "tr"]),
        ("en", "The Turkish ambassador had a separate exchange with the Russian border guard commander.", ["ru", "tr"]),
    ],
)  # fmt: skip
def test_who_took_part_is_told_by_what_stands_around(language: str, text: str, expected: list[str]) -> None:
    assert [sorted(set(who(one, "between"))) for one in items(language, text, "contact")] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'échange de détenus opéré samedi entre Moscou et Kiev a réussi."),
        ("en", "Russia and Turkey committed to setting up a contact line between their commanders."),
        ("en", "Was there any contact between India and Pakistan?"),
        ("en", "No such meeting has been scheduled."),
        ("fr", "L'Union européenne a appelé Belgrade et Pristina à revenir à la table du dialogue."),
        ("en", "Belgrade-Pristina Dialogue: Statement by the EU Special Representative"),
        ("fr", "Les observateurs se sont vu refuser l'accès par l'armée syrienne le 12 juin."),
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_meeting_is_none(language: str, text: str) -> None:
    assert [*items(language, text, "contact"), *items(language, text, "meeting")] == []


def test_the_how_manyeth_it_was_is_no_other_meeting() -> None:
    assert len(items("en", MET + "It was their first encounter since February.", "contact")) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy, who was in Baku on 2 May, met Armenia's president in Yerevan.", None),
        ("À l'issue de leur entretien, Moscou et Ankara ont annoncé un sommet à Genève le 5 mai.", None),
    ],
)  # fmt: skip
def test_a_date_of_something_else_is_not_the_meetings(text: str, day: str | None) -> None:
    language = "en" if text.startswith("The") else "fr"
    found = items(language, text, "contact")
    assert [one.value("when") for one in found] == [day] * len(found)


@pytest.mark.parametrize(
    ("language", "text", "between"),
    [
        ("en", "The Amir of Qatar spoke by telephone on Saturday with Pakistan's Prime Minister.", ["pk", "qa"]),
        ("fr", "L'ambassadeur de Russie a été convoqué lundi au ministère turc des Affaires étrangères.", ["ru", "tr"]),
    ],
)
def test_who_took_part_is_told_by_the_clause_where_nothing_nearer_tells_it(language: str, text: str, between: list[str]) -> None:
    (met,) = items(language, text, "contact")
    assert who(met, "between") == between


def test_a_month_to_come_is_in_the_year_in_which_it_comes() -> None:
    (met,) = items("fr", "Les présidents russe et turc pourraient se voir en janvier.", "meeting")
    assert met.value("when").date == "2024-01"  # type: ignore[union-attr]
