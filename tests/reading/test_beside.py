"""Whose an office is by what stands beside it, by whose text it is, and by the full name of a state."""

import pytest

from tests.reading.asking import items, parties, who


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The US envoy, Ambassador Gail Escott, left.", ["us:envoy"]),
        ("fr", "L'émissaire américain, l'ambassadeur Paul Roche, est parti.", ["us:envoy"]),
        ("en", "The Federal Democratic Republic of Ethiopia agreed.", ["et"]),
        ("fr", "La République d'Arménie a accepté.", ["am"]),
        ("en", "The Minister of Infrastructure of Ukraine spoke.", ["ua:minister"]),
        ("en", "President Goran Vulin of Serbia and Prime Minister Agim Krasniqi of Kosovo left.", ["rs:president", "xk:prime minister"]),
        ("en", "The Lebanese Prime Minister and the Army Commander left.", ["lb:prime minister", "lb:commander"]),
        ("en", "The Rwandan and Congolese chiefs of intelligence left.", ["rw:leader", "cd:leader"]),
        ("fr", "La Finul et le gouvernement libanais. La Mission a parlé.", ["un", "lb:government", "un"]),
    ],
)  # fmt: skip
def test_an_office_is_of_whoever_stands_beside_it(language: str, text: str, expected: list[str]) -> None:
    assert parties(language, text) == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("UNIFIL PRESS RELEASE\n\nThe Force Commander met Lebanon's president and Israel's minister on 3 May.", "un"),
        ("OSCE Mission to Moldova\nNEWS ITEM\n\nThe Head of Mission met Moldova's president on 3 May.", "osce"),
        ("Statement by the EU Special Representative\n\nThe Head of Mission met Serbia's president on 3 May.", "eu"),
        ("Ministry of External Affairs\nGovernment of India\n\nOur minister met Nepal's president on 3 May.", "in"),
    ],
)  # fmt: skip
def test_an_organisations_offices_are_its_own_in_its_text(text: str, by: str) -> None:
    assert by in who(items("en", text, "contact")[0], "between")


def test_mediators_are_those_who_mediate() -> None:
    text = "The talks were led by the EU and by the OSCE. Georgia and Russia spoke. The co-facilitators urged restraint on the Taliban."
    assert [who(one, "by") for one in items("en", text, "request")] == [["eu", "osce"]]


def test_a_capital_that_names_an_accord_acts_not() -> None:
    assert parties("en", "The Pretoria Agreement stands.") == []
    assert parties("fr", "Le processus d'Alger avance.") == []
    assert parties("en", "Pretoria agreed.") == ["za"]


def test_both_commanders_are_those_named_together() -> None:
    text = "The commanders of Sudan and of the Rapid Support Forces met on 3 May. The commanders pledged to open the road."
    assert [who(one, "addressee") for one in items("en", text, "measure")] == [["rsf", "sd"]]
