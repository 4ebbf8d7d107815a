"""What the story prints in its own way: marked passages, an answer in few lines, the attempts of a call."""

from dataclasses import replace

import pytest

from garant.answers.hotline_calls import Calls
from garant.answers.rules import RuleHit
from garant.answers.suggest import Suggestion
from garant.gazetteer.index import PlaceIndex
from garant.instant import HOUR_MS
from garant.node.escalating import escalate
from garant.statement.values import Who
from garant.terminal.answers_short import shortly
from garant.terminal.calls_short import rung
from garant.terminal.passage import Mark, passages
from tests.fold.calling import CALL, staffed, step
from tests.terminal.prints import on_a_terminal
from tests.terminal.test_answers import HIT, NOT_CLEAR, found

TEXT = "Title\nMoscow and Ankara agreed on Tuesday.\nNothing here.\nNo date was given."


def marked(text: str, *marks: Mark) -> list[str]:
    return [line.plain for line in passages(text, marks)]


def test_words_that_something_rests_on_stand_in_numbered_brackets() -> None:
    moscow, date = TEXT.index("Moscow"), TEXT.index("No date")
    shown = marked(TEXT, Mark(date, date + 7, 2), Mark(moscow, moscow + 6, 1))
    assert shown == ["[1 Moscow] and Ankara agreed on Tuesday.", "[2 No date] was given."]


def test_a_mark_ends_with_its_line() -> None:
    start = TEXT.index("Tuesday")
    assert marked(TEXT, Mark(start, len(TEXT), 1)) == ["Moscow and Ankara agreed on [1 Tuesday.]"]


def test_a_source_cannot_move_the_cursor() -> None:
    assert marked("one \x1b[2J two", Mark(0, 3, 1)) == ["[1 one] \\u001b[2J two"]


def short(*hits: RuleHit, suggested: tuple[Suggestion, ...] = ()) -> str:
    return " ".join(on_a_terminal(shortly(replace(NOT_CLEAR, hits=hits), suggested, "Six trucks."), 240).split())


def test_an_answer_says_what_is_met_and_what_is_not_known() -> None:
    told = short(HIT)
    (conflict,) = NOT_CLEAR.conflicts
    assert f"{conflict.news} {conflict.notice}, {conflict.kind}: {conflict.activity}" in told
    assert "not known reg/road#m2: town: nobody has drawn it" in told
    assert "Six trucks." in told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"says": "prohibited"}, ": prohibited"),
        ({"says": "notice_required", "required_ms": 24 * HOUR_MS, "met": True}, ": notice 1 d before: given"),
        ({"says": "notice_required", "required_ms": None, "met": False}, ": notice: not given"),
        ({"says": "consent_required", "consent_of": Who(party="tr")}, ": consent of tr"),
        ({"says": "consent_required", "consent_of": None}, ": consent of somebody"),
        ({"says": "exempt"}, ": exempt"),
        ({"says": "prohibited", "readings": ("ru",), "not_under": ("tr",)}, "prohibited, as ru reads the zone; not as tr reads it"),
    ],
)
def test_a_rule_says_what_it_says_and_under_whose_reading(changed: dict[str, object], told: str) -> None:
    assert told in short(replace(HIT, **changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("suggested", "told"),
    [
        (Suggestion("delay", 4 * HOUR_MS, None, "24 h"), "might help 4 h later"),
        (Suggestion("earlier", -HOUR_MS, None, "24 h"), "might help 1 h earlier"),
        (Suggestion("altitude", None, -50_000, "1000 m"), "might help 500 m lower"),
        (Suggestion("delay", None, None, "24 h"), "might help nothing later within 24 h"),
        (Suggestion("earlier", None, None, "24 h"), "might help nothing earlier within 24 h"),
        (Suggestion("altitude", None, None, "1000 m"), "might help no other altitude within 1000 m"),
    ],
)
def test_what_might_help_is_said_whole(suggested: Suggestion, told: str) -> None:
    assert told in short(suggested=(suggested,))


def test_nothing_found_is_not_said_to_be_clear() -> None:
    told = " ".join(on_a_terminal(shortly(found(), (), "Six trucks."), 240).split())
    assert "clear" not in told


def test_each_attempt_of_a_call_is_a_row() -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    world.clock.turn(60_000)
    escalate(world.host)
    world.clock.turn(5_000)
    world.admit(ru.unit, step("taken"))
    line = Calls(world.state, world.clock(), PlaceIndex([])).one("tr/stop-1")
    told = " ".join(on_a_terminal(rung(line, "A note."), 120).split())
    assert "1 duty officer headquarters 60 missed 2 deputy duty officer headquarters 5 taken" in told
    assert told.endswith("A note.")
