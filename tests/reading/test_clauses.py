"""Clauses: which words are verbs, when, and whose they are; who is said to tell what they tell."""

import pytest

from garant.reading.atoms import Mention
from garant.reading.clauses import Clauses
from garant.reading.dates import When
from garant.reading.groups import Group
from garant.reading.lexicon import lexicon
from garant.reading.memory import Memory
from garant.reading.mentions import scan
from garant.reading.words import tokens


def clauses(language: str, text: str) -> Clauses:
    tongue = lexicon(language)
    return Clauses(tongue.verbs, tongue.grammar, scan(tongue, Memory(), tokens(text), When(None)))


def verb(found: Clauses, name: str) -> Group:
    return next(group for group in found.groups if group.verb == name)


def told(who: object) -> str:
    return "/".join(str(one.party) for one in who.people) if isinstance(who, Mention) else "a thing" if who else "nobody"


SUBJECTS = [
    ("en", "Sudan, which backs the rebels, has released twelve prisoners.", "release", "sd"),
    ("en", "The convoy that Sudan had stopped in Kosti left on Monday.", "stop", "sd"),
    ("en", "The convoy that Sudan had stopped in Kosti left on Monday.", "leave", "a thing"),
    ("en", "Turkey accepted the offer and withdrew its tanks.", "withdraw", "tr"),
    ("en", "Turkey told Russia that Iran had closed the road.", "close", "ir"),
    ("en", "Pakistan, Kabul charges, shells its villages.", "shell", "pk"),
    ("en", "After Chad opened fire, Sudan closed the border.", "close", "sd"),
    ("en", "Meeting in Minsk, Russia and Ukraine signed a protocol.", "meet", "ru/ua"),
    ("en", "Rwanda said it would leave the town.", "leave", "rw"),
    ("fr", "Ankara a accepté de retirer ses blindés et promis de rouvrir la route.", "promettre", "tr"),
    ("fr", "La Serbie, qui soutient les maires, a rappelé son ambassadeur.", "rappeler", "rs"),
    ("fr", "Les barricades dressées par la Serbie doivent avoir disparu samedi.", "disparaître", "a thing"),
    ("fr", "Aux termes de l'accord, la Turquie s'est engagée à ouvrir la route.", "engager", "tr"),
    ("fr", "Aucun des soldats n'a franchi la ligne, assure le Rwanda.", "assurer", "nobody"),
]
WHEN = [
    ("en", "Russia and Turkey are to open a centre.", "open", "fut"),
    ("en", "Russia had opened a centre.", "open", "past"),
    ("en", "Russia would open a centre.", "open", "cond"),
    ("fr", "La Russie ouvrira un centre.", "ouvrir", "fut"),
    ("fr", "La Russie ouvrait un centre.", "ouvrir", "past"),
    ("fr", "La Russie s'est engagée à partir.", "engager", "past"),
]
NO_VERBS = [
    ("en", "The peace talks between both sides", "talk"),
    ("en", "The flag meeting in Chushul", "meet"),
    ("fr", "Le commandant de la Force des Nations unies", "forcer"),
    ("fr", "Une nouvelle rencontre des deux ministres", "rencontrer"),
]


@pytest.mark.parametrize(("language", "text", "name", "subject"), SUBJECTS)
def test_whose_verb_it_is(language: str, text: str, name: str, subject: str) -> None:
    found = clauses(language, text)
    assert told(found.doer(verb(found, name))) == subject


@pytest.mark.parametrize(("language", "text", "name", "when"), WHEN)
def test_when_it_is(language: str, text: str, name: str, when: str) -> None:
    assert verb(clauses(language, text), name).when == when


@pytest.mark.parametrize(("language", "text", "name"), NO_VERBS)
def test_a_noun_is_no_verb(language: str, text: str, name: str) -> None:
    assert all(group.verb != name for group in clauses(language, text).groups)


def test_passive_and_negated() -> None:
    found = clauses("en", "The offer was not accepted by Turkey.")
    assert verb(found, "accept").passive
    assert verb(found, "accept").negated
    assert not verb(clauses("fr", "Les ministres se sont réunis à Paris."), "réunir").passive


def test_who_tells_it() -> None:
    found = clauses("en", "According to Georgia shots were fired; Ankara said that Russia had closed the road.")
    assert told(found.teller(verb(found, "close"))) == "tr"
    assert found.teller(verb(found, "fire")) is None


def test_who_stands_behind_what_is_said() -> None:
    found = clauses("fr", "« La Serbie a massé des blindés », a déclaré le ministre kosovar de l'Intérieur.")
    assert [told(who) for who, _ in found.tellers()] == ["xk"]


def test_a_verb_that_nobody_lists_is_known_behind_its_auxiliary() -> None:
    found = clauses("en", "Turkey said that the YPG had tunnelled under the wall.")
    assert told(found.doer(verb(found, "tunnelled"))) == "ypg"
