"""Verbs: every form of a verb from its infinitive, in both languages; and the classes that the reading asks for."""

import pytest

from garant.errors import Refused
from garant.reading.lexicon import LANGUAGES, lexicon
from garant.reading.verbs import verbs

FORMS = [
    ("en", "agree", {"agrees": "pres", "agreed": "pp", "agreeing": "ger"}),
    ("en", "deny", {"denies": "pres", "denied": "past", "denying": "ger"}),
    ("en", "withdraw", {"withdrew": "past", "withdrawn": "pp"}),
    ("en", "ship", {"shipped": "past", "shipping": "ger"}),
    ("en", "shell", {"shelled": "past", "shelling": "ger"}),
    ("fr", "convenir", {"convient": "pres", "convenus": "pp", "conviendront": "fut", "convenaient": "past", "convinrent": "past"}),
    ("fr", "rejeter", {"rejette": "pres", "rejetait": "past", "rejettera": "fut", "rejetées": "pp"}),
    ("fr", "enfreindre", {"enfreint": "pres", "enfreignait": "past"}),
    ("fr", "libérer", {"libère": "pres", "libérerait": "cond", "libérant": "ger"}),
    ("fr", "promettre", {"promettent": "pres", "promis": "pp", "promises": "pp", "promettrait": "cond"}),
    ("fr", "saisir", {"saisissent": "pres", "saisi": "pp"}),
    ("fr", "engager", {"engageait": "past", "engageant": "ger"}),
]
ASKED_FOR = ("say", "harm", "harmless", "plan", "postpone", "cancel", "happen", "hold", "go")


@pytest.mark.parametrize(("language", "verb", "forms"), FORMS)
def test_a_verb_has_its_forms(language: str, verb: str, forms: dict[str, str]) -> None:
    known = set(lexicon(language).verbs.printed[verb])
    assert set(forms.items()) <= known


def test_accents_tell_forms_apart() -> None:
    known = lexicon("fr").verbs.forms
    assert {form for _, form in known["accuse"]} == {"pres"}
    assert {form for _, form in known["accusé"]} == {"pp"}
    assert "à" not in known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_classes_that_the_reading_asks_for(language: str) -> None:
    tongue = lexicon(language)
    named = {*tongue.grammar["ways_to_meet"], *tongue.grammar["asking"], *ASKED_FOR}
    assert {name for name in named if not tongue.verbs.classes.get(name)} == set()


def test_both_languages_have_the_same_small_words_of_grammar() -> None:
    first, second = (set(lexicon(language).grammar) for language in LANGUAGES)
    assert first == second


def test_a_verb_without_a_model_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="'zut'"):
        verbs({"models": {"er": ["e", "ent", "-", "é", "er", "a"]}, "classes": {"odd": ["zut"]}})
