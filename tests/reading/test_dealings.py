"""Meetings that no noun or verb of meeting tells: by an occasion, by whom one addressed and where, by what several did together."""

import pytest

from tests.reading.asking import items, who


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Turkish president told his Russian counterpart in a phone call on Monday that attacks must stop.", ["ru", "tr"]),
        ("fr", "Le roi du Maroc, lors d'un appel avec le président français, a confirmé que Rabat enverra un émissaire.", ["fr", "ma"]),
        ("fr", "À l'issue de leur entretien, qui s'est tenu à Sotchi, les présidents russe et turc ont salué un accord.", ["ru", "tr"]),
        ("en", "The Indian minister had raised the standoff with his Chinese counterpart in Dushanbe.", ["cn", "in"]),
        ("fr", "Le chef d'état-major israélien a exposé jeudi à Moscou, devant le ministre russe, ses conclusions.", ["il", "ru"]),
        ("en", "The presidents of Turkey and Russia struck a deal in Sochi on Tuesday.", ["ru", "tr"]),
        ("fr", "Les présidents turc et russe avaient inauguré ensemble une centrale mardi.", ["ru", "tr"]),
        ("en", "A summit on Friday brought together the presidents of Russia, Turkey and Iran.", ["ir", "ru", "tr"]),
        ("fr", "Un sommet a réuni vendredi à Téhéran les présidents de la Russie, de la Turquie et de l'Iran.", ["ir", "ru", "tr"]),
        ("en", "The Serbian president and his Kosovo counterpart were brought together in Brussels on Monday.", ["rs", "xk"]),
    ],
)  # fmt: skip
def test_what_people_did_with_each_other_tells_that_they_met(language: str, text: str, expected: list[str]) -> None:
    found = items(language, text, "contact", "meeting")
    assert [(who(one, "between"), one.value("stands")) for one in found] == [(expected, "held")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Turkish president told his Russian counterpart that attacks in Idlib must stop."),
        ("en", "Turkey and Russia struck a deal on grain."),
        ("fr", "Les dirigeants turc et russe ont convenu de coordonner leurs armées en Syrie."),
        ("en", "The prime ministers of Turkey and Qatar have yet to be brought into the process."),
        ("fr", "Le ministre russe a demandé au ministre turc de retirer ses troupes."),
    ],
)  # fmt: skip
def test_without_a_place_it_may_have_been_written(language: str, text: str) -> None:
    assert not items(language, text, "contact", "meeting")


def test_an_echo_is_the_meeting_of_the_next_sentence() -> None:
    text = "Les présidents russe et turc se sont entendus jeudi en Ouganda. Ils ont été reçus par le président ougandais à Entebbe."
    assert [who(one, "between") for one in items("fr", text, "contact")] == [["ru", "tr", "ug"]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Russia's minister told his Turkish and Iranian counterparts, whom he hosted on Tuesday, so.", ["ir", "ru", "tr"]),
        ("fr", "Le ministre français a alerté son homologue russe, qu'il a rencontré vendredi à Moscou.", ["fr", "ru"]),
    ],
)  # fmt: skip
def test_whom_a_relative_clause_met_takes_part(language: str, text: str, expected: list[str]) -> None:
    assert [who(one, "between") for one in items(language, text, "contact")] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A face-to-face between Serbia's president and Kosovo's is in the works."),
        ("fr", "Une rencontre entre le Premier ministre arménien et le président azerbaïdjanais est en préparation."),
        ("en", "Tehran will host a summit of the presidents of Russia, Turkey and Iran on September 7."),
    ],
)  # fmt: skip
def test_what_is_being_prepared_is_planned(language: str, text: str) -> None:
    assert [one.value("stands") for one in items(language, text, "contact", "meeting")] == ["planned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia and Turkey accuse each other. The Russian president left. The president and his Russian counterpart met on Monday."),
        ("fr", "La Russie et la Turquie s'accusent. Le président russe part. Le président et son homologue russe se sont vus lundi."),
    ],
)  # fmt: skip
def test_nobody_is_his_own_counterpart(language: str, text: str) -> None:
    assert [who(one, "between") for one in items(language, text, "contact")] == [["ru", "tr"]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Une éventuelle rencontre entre responsables syriens et turcs a été évoquée.", ["sy", "tr"]),
        ("en", "Both voiced support for an early meeting of the leaders of Russia, Turkey and Iran.", ["ir", "ru", "tr"]),
        ("fr", "Le président turc s'apprête à recevoir fin octobre à Istanbul les dirigeants russe et allemand.", ["de", "ru", "tr"]),
        ("en", "The UN's special envoy has invited the Russian minister to talks on September 11.", ["ru", "un"]),
        ("fr", "Le ministre iranien gagnera Ankara, où il doit faire part à son homologue turc de ses conclusions.", ["ir", "tr"]),
        ("fr", "Moscou et Ankara prévoient de réunir les rebelles syriens à Astana le 14 mars.", ["opp", "ru", "tr"]),
    ],
)  # fmt: skip
def test_what_may_be_is_a_meeting_of_those_named(language: str, text: str, expected: list[str]) -> None:
    found = items(language, text, "contact", "meeting")
    assert [(who(one, "between"), one.value("stands")) for one in found] == [(expected, "planned")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'émissaire de l'ONU venait de recevoir tour à tour le ministre syrien et le ministre turc.", ["sy", "tr", "un"]),
        ("fr", "Les ministres américain et russe sont en contact presque quotidien.", ["ru", "us"]),
        ("en", "The talks held in Geneva on 3 January are still spoken of.", []),
        ("fr", "Une précédente conférence, tenue dans la même ville le 3 janvier, avait été interrompue au bout de deux jours.", []),
        ("en", "The chairman of the Joint Chiefs of Staff and the head of Russia's General Staff spoke by phone.", ["ru", "us"]),
    ],
)  # fmt: skip
def test_what_was_is_held(language: str, text: str, expected: list[str]) -> None:
    found = items(language, text, "contact", "meeting")
    assert [(who(one, "between"), one.value("stands")) for one in found] == [(expected, "held")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Téhéran, troisième garant du processus d'Astana, n'a pas été associé à l'appel du 3 mai."),
        ("fr", "Damas et Téhéran ont convenu d'intensifier leurs consultations politiques."),
        ("en", "Russia and Turkey agreed to deepen their dialogue."),
        ("fr", "L'entretien a porté sur le prochain cycle du processus d'Astana."),
        ("fr", "L'émissaire doit rendre compte au Conseil de sécurité mercredi."),
    ],
)  # fmt: skip
def test_what_there_is_only_to_be_more_of_is_none(language: str, text: str) -> None:
    assert not items(language, text, "contact", "meeting")


def test_what_is_pointed_at_has_been_told() -> None:
    text = (
        "The UN envoy met the ministers of Iran and Turkey on Monday. After that meeting, the ministers of Iran and Turkey agreed to talk."
    )
    assert [who(one, "between") for one in items("en", text, "contact", "meeting")] == [["ir", "tr", "un"]]


def test_a_date_behind_a_semicolon_is_of_another_event() -> None:
    text = "Les présidents russe et turc se sont rencontrés à Sotchi ; un nouveau cycle s'ouvrira le 3 mai."
    assert "when" not in items("fr", text, "contact")[0].fields


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le président syrien a reçu le ministre iranien des Affaires étrangères. Le ministre a vu son homologue syrien."),
        ("en", "The UN envoy left. Syria's permanent representative criticised the envoy. The envoy met the Iranian minister."),
    ],
)  # fmt: skip
def test_who_holds_an_office_is_who_was_called_so(language: str, text: str) -> None:
    assert who(items(language, text, "contact")[-1], "between") == (["ir", "sy"] if language == "fr" else ["ir", "un"])


@pytest.mark.parametrize(
    ("language", "text", "stands"),
    [
        ("fr", "Le Conseil de sécurité se réunira le 3 mai.", "planned"),
        ("en", "The Arab League convened in Cairo on 3 May.", "held"),
        ("en", "Pakistan has suggested that Indian and Pakistani advisers meet in Dubai.", "planned"),
        ("fr", "La septième rencontre sur la Syrie s'est refermée mardi.", "held"),
        ("fr", "Les deux pays ont parlé d'un congrès des peuples, qui se tiendrait le 20 août à Sotchi.", "planned"),
        ("fr", "Les présidents russe et turc conviennent de se revoir en décembre.", "planned"),
    ],
)  # fmt: skip
def test_how_a_meeting_stands_is_told_by_its_verb(language: str, text: str, stands: str) -> None:
    assert [one.value("stands") for one in items(language, text, "contact", "meeting")] == [stands]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Turkey's minister discussed it in separate calls with his Russian and Iranian counterparts.", [["ru", "tr"], ["ir", "tr"]]),
        ("en", "Russian minister Pavel Gusev received a delegation of the eastern House of Elders on Thursday.", [["ru"]]),
        ("fr", "Le chef de la diplomatie russe a reçu à Moscou des émissaires de l'Est libyen.", [["ru"]]),
        ("fr", "Les chefs d'état-major américain et turc se sont expliqués pendant une heure.", [["tr", "us"]]),
        ("fr", "On a parlé de la rencontre que les présidents russe et turc auront mercredi à Moscou.", [["ru", "tr"]]),
    ],
)  # fmt: skip
def test_each_encounter_is_told_once(language: str, text: str, expected: list[list[str]]) -> None:
    found = items(language, text, "contact", "meeting")
    assert sorted(who(one, "between") for one in found) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le président turc arriva. Reçu pendant quatre heures par son homologue russe, il a plaidé pour une trêve.", [["ru", "tr"]]),
        ("en", "Turkey's president came. Received for four hours by his Russian counterpart, he asked for a truce.", [["ru", "tr"]]),
        ("fr", "L'émissaire de l'ONU a reçu le ministre syrien, puis celui de la Turquie.", [["sy", "un"], ["tr", "un"]]),
        ("en", "The U.N. envoy received the Syrian government delegation, then that of Turkey.", [["sy", "un"], ["tr", "un"]]),
        ("fr", "C'est au cours d'un appel avec son homologue russe que le président turc a obtenu gain de cause.", [["ru", "tr"]]),
        ("en", "It was in a call with his Russian counterpart that Turkey's president got his way.", [["ru", "tr"]]),
        ("en", "Israel's premier flew to Moscow to make his case to the Russian president.", [["il", "ru"]]),
        ("fr", "Le ministre français s'en est ouvert à son homologue russe, lors d'un déplacement à Moscou.", [["fr", "ru"]]),
        ("en", "France's minister shared them with his Russian counterpart on Thursday.", [["fr", "ru"]]),
        ("fr", "Le ministre turc avait appelé le président russe pour lui présenter ses condoléances.", [["ru", "tr"]]),
        ("fr", "Les présidents russe et turc ont passé deux heures en tête-à-tête.", [["ru", "tr"]]),
        ("en", "The two ministers, Russia's Pavel Gusev and Turkey's Kemal Erdem, spoke for an hour.", [["ru", "tr"]]),
    ],
)  # fmt: skip
def test_who_took_part_whatever_the_sentence_is_like(language: str, text: str, expected: list[list[str]]) -> None:
    found = items(language, text, "contact", "meeting")
    assert sorted(who(one, "between") for one in found) == expected
    assert {one.value("stands") for one in found} == {"held"}


@pytest.mark.parametrize(
    ("language", "text", "stands"),
    [
        ("fr", "Une réunion entre les chefs d'état-major américain et russe s'est tenue vendredi.", "held"),
        ("fr", "Attendu depuis des semaines, le tête-à-tête entre les présidents turc et russe a eu lieu jeudi.", "held"),
        ("en", "A meeting between the Turkish and Russian presidents fell through.", "called_off"),
        ("fr", "Le sommet entre les présidents russe et turc n'aura finalement pas lieu.", "called_off"),
        ("fr", "Les présidents russe et turc se sont donné rendez-vous en juillet.", "planned"),
    ],
)  # fmt: skip
def test_whether_it_was_held_is_told_by_its_own_verb(language: str, text: str, stands: str) -> None:
    assert [one.value("stands") for one in items(language, text, "contact", "meeting")] == [stands]


def test_a_call_for_help_is_no_request_and_a_plea_is_no_call() -> None:
    assert not items("fr", "Le ministre turc avait appelé le président russe pour lui présenter ses condoléances.", "request")
    assert not items("fr", "Le ministre turc a appelé le président russe à respecter la trêve.", "contact", "meeting")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia will fly 21 tonnes of food to Deir ez-Zor."),
        ("fr", "Les ministres américain et russe ont examiné comment étendre le régime de calme."),
    ],
)  # fmt: skip
def test_goods_do_not_meet_and_calm_is_no_government(language: str, text: str) -> None:
    assert all("sy" not in who(one, "between") for one in items(language, text, "contact", "meeting"))


def test_whose_a_third_is_that_a_possessive_names_no_more() -> None:
    text = "Damas attend. Les présidents iranien, russe et turc organiseront leur quatrième réunion."
    assert [who(one, "between") for one in items("fr", text, "meeting")] == [["ir", "ru", "tr"]]
