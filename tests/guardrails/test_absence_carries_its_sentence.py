"""Guard-rail 3, tried: no form of a proof of absence goes without its sentence, and none of it, nor of a report, is a permission."""

import re
from importlib.resources import files

import msgspec
import pytest

from garant.errors import Refused
from garant.node import absence as absences
from garant.report.speech import LANGUAGES, phrases
from garant.statement import host_word
from garant.statement.absence import SENTENCE, Question
from garant.statement.host_word import AbsenceAnswer
from garant.terminal.absence import absent
from tests.terminal.prints import on_a_terminal
from tests.world import ANSWER, World

ASKED = Question(party="ru", at="2018-09-17T12:30:00Z", notice="tr/post-1")


@pytest.fixture
def world() -> World:
    world = World(rules_level=3)
    world.side("ru")
    world.clock.turn(3_600_000)
    return world


def test_the_file_the_signed_word_the_sheet_and_the_data_carry_it(world: World) -> None:
    data = absences.encode(absences.make(world.host, ASKED))
    found = absences.check(data, world.key)
    assert f'"note":"{SENTENCE}"'.encode() in data
    assert [word.note for word in found.words if isinstance(word, AbsenceAnswer)] == [SENTENCE]
    assert SENTENCE in " ".join(on_a_terminal(absent(found), 80).split()).lower()


@pytest.mark.parametrize("note", [None, "", "nobody may be blamed", SENTENCE.upper()])
def test_a_file_without_it_is_no_proof(world: World, note: str | None) -> None:
    held = msgspec.json.decode(absences.encode(absences.make(world.host, ASKED)))
    changed = {name: value for name, value in {**held, "note": note}.items() if value is not None}
    from garant.statement import canonical

    with pytest.raises(Refused):
        absences.check(canonical.encode(changed), world.key)


def test_the_hosts_word_cannot_be_signed_without_it(world: World) -> None:
    word = host_word.open_word(
        world.host.say(lambda log, head, time: AbsenceAnswer(log=log, head=head, time=time, question=ASKED, entries=1)), ANSWER.public
    )
    assert SENTENCE in msgspec.json.encode(word).decode(), "it is written out, although it is the default"


def test_every_language_of_reports_says_it_and_that_a_report_is_no_permission() -> None:
    for language in LANGUAGES:
        held = phrases(language)["head.informs"]
        assert len(re.split(r"[.؛;]", held)) >= 3, language
    assert SENTENCE in phrases("en")["head.informs"].lower()


def test_no_phrase_of_a_report_permits_anything() -> None:
    """The words for a permission stand in one place of each catalogue: in the sentence that denies it, or of what was granted late."""
    forbidden = {
        "en": r"\b(approv|cleared|permitted|authori[sz])",
        "fr": r"\b(approuv|autorisé)",
        "ru": r"(одобр|разрешен[оаы])",
        "tr": r"(onayland|izin verildi)",
        "ar": r"(مسموح|موافق عليه)",
    }
    for language, pattern in forbidden.items():
        text = files("garant.report").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
        lines = [
            line
            for line in text.splitlines()
            if re.search(pattern, line, re.IGNORECASE) and not line.startswith(("informs", "granted_late"))
        ]
        assert not lines, (language, lines)
