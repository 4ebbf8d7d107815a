"""Guard-rails 1, 3, 5, 6 and 7 on the line: duties and no persons, no permission, what is private stays so, and unknown is unknown."""

from pathlib import Path
from typing import get_type_hints

import pytest

from garant.answers.hotline import channel
from garant.answers.places_said import compare
from garant.errors import Code
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import NamedPlace
from garant.statement.kinds import CallStep, Roster
from garant.statement.kinds.hotline import Duty
from garant.statement.values import Place
from tests.cli.desk import fine, garant, make_theatre
from tests.fold.calling import CALL, message, roster, staffed, step
from tests.fold.refusing import refuses
from tests.world import NOTICE

SECRET = "Behind the mill"


def test_1_a_roster_names_duties_and_has_no_room_for_a_person() -> None:
    assert set(get_type_hints(Duty)) == {"duty", "key"}
    assert not {"person", "name", "who", "officer"} & (set(get_type_hints(Roster)) | set(get_type_hints(CallStep)))


def test_1_the_place_index_says_where_a_name_lies_and_nothing_of_who_is_there() -> None:
    assert set(NamedPlace.__dataclass_fields__) == {"id", "sort", "country", "point", "names"}


@pytest.mark.parametrize("word", ["approved", "granted", "allowed", "permitted"])
def test_3_no_word_in_a_call_is_a_permission(word: str) -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, NOTICE)
    before = world.state.notices.rows["tr/patrol-1"]
    world.admit(tr.unit, {**CALL, "about": ["notice:tr/patrol-1"]})
    with pytest.raises(Exception, match="bad_value"):
        world.compose(ru.unit, step(word))
    with pytest.raises(Exception, match="bad_value"):
        world.compose(ru.unit, message(word))
    world.admit(ru.unit, step("taken", text={"en": word}))
    assert world.state.notices.rows["tr/patrol-1"] == before


def test_5_what_is_private_in_a_call_is_in_no_answer_to_anybody_else(tmp_path: Path) -> None:
    theatre = make_theatre(tmp_path)
    north, south = (("--key", tmp_path / f"{party}-headquarters.key") for party in ("north", "south"))
    fine("channel", "new", theatre, "line", "Line", "--with", "south", "--status", "exercise", "--number", "unit=777-888", *north)
    fine("roster", "set", theatre, "north/line", "unit", "--duty", "post=999-000", *south)
    call = (
        "call",
        "make",
        theatre,
        "north/line",
        "urgent",
        SECRET,
        "--name",
        "c",
        "--to",
        "south",
        "--place",
        f"{SECRET} @ 35.5 40.5",
        "--private",
    )
    fine(*call, *north)
    fine("call", "read-back", theatre, "north/c", SECRET, "--place", f"{SECRET} @ 35.6 40.5", "--private", *south)
    questions = [("show", theatre, what, *more) for what in ("calls", "channels", "roster") for more in ((), ("--json",))]
    questions += [("show", theatre, "calls", "north/c", "--json"), ("log", "verify", theatre, "--json")]
    for words in questions:
        told = garant(*words)
        assert not any(text in told.out + told.err for text in (SECRET, "355000000", "777-888", "999-000")), words
    assert SECRET in fine("show", theatre, "calls", "north/c", "--as", "south").out


def test_6_an_exercise_does_not_ring_on_an_actual_line() -> None:
    world, tr, ru = staffed()
    refuses(world, Code.OTHER_STATUS, tr.unit, {**CALL, "status": "actual"})
    refuses(world, Code.OTHER_STATUS, ru.headquarters, {**roster("unit", "post"), "status": "actual"})
    world.admit(tr.unit, CALL)
    refuses(world, Code.OTHER_STATUS, ru.unit, {**step("taken"), "status": "actual"})


def test_7_what_nobody_knows_is_shown_as_that() -> None:
    world, _, _ = staffed()
    line = channel(world.state, "tr/line-1", world.clock())
    assert (line.stands, line.observed) == ("unknown", None)
    found = compare(PlaceIndex([]), Place(name="Somewhere", position=(0, 0)))
    assert (found.unknown_name, found.discrepancies) == (True, ())
