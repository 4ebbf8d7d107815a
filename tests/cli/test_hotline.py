"""`garant channel`, `garant roster`, `garant call`: a line is opened, staffed, called on; a STOP goes on by the clock."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import Said, fine, garant

LINE = "north/air-line"
OFF = "Deir ez-Zor @ 35.25470 40.14084"
RIGHT = "Deir ez-Zor @ 35.33588 40.14084 @ 37SFV0367810888"


def key(desk: Path, name: str) -> tuple[str, Path]:
    return "--key", desk / f"{name}.key"


@pytest.fixture
def line(desk: Path) -> Path:
    """Give a desk with a line on which a STOP rings for a second, and two of the south's on duty."""
    theatre = desk / "theatre"
    north, south = key(desk, "north-headquarters"), key(desk, "south-headquarters")
    number = ("--number", "headquarters=1021", "--answer-within", "PT1S", "--test-every", "P1D", "--status", "exercise")
    fine("channel", "new", theatre, "air-line", "Air line", "--with", "south", *number, *north)
    fine("roster", "set", theatre, LINE, "headquarters", "--duty", "duty officer=2001", "--duty", "deputy=2002", *south)
    return desk


def stop(line: Path, *options: object, name: str = "stop-1") -> Said:
    command = ("call", "make", line / "theatre", LINE, "stop", "Stop firing", "--name", name, "--to", "south")
    return fine(*command, *options, *key(line, "north-unit"))


def shown(line: Path, what: str, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = fine("show", line / "theatre", what, *words, "--json").json()
    return found


def test_a_stop_is_made_taken_and_ended(line: Path) -> None:
    stop(line)
    fine("call", "take", line / "theatre", "north/stop-1", "--duty", "post commander", *key(line, "south-unit"))
    fine("call", "end", line / "theatre", "north/stop-1", *key(line, "north-unit"))
    told = fine("show", line / "theatre", "calls", "north/stop-1").out
    assert "south: post commander, unit level, at " in told
    assert "STOP" in fine("show", line / "theatre", "calls").out


def test_the_host_says_once_that_nobody_took_it(line: Path) -> None:
    stop(line)
    time.sleep(1.01)
    [said] = fine("call", "watch", line / "theatre", "--once", "--json").json()["escalations"]
    assert (said["call"], said["attempt"], said["level"], said["place"]) == ("north/stop-1", 1, "headquarters", 2)
    assert fine("call", "watch", line / "theatre", "--once", "--json").json() == {"escalations": []}
    assert "nothing is due" in fine("call", "watch", line / "theatre", "--once").out
    [call] = shown(line, "calls", "north/stop-1")
    first, second = call["attempts"]
    assert (first["outcome"], first["rung"]["duty"]["duty"], second["outcome"]) == ("missed", {"en": "duty officer"}, "ringing")


def test_watching_goes_on_until_ctrl_c_and_then_ends_well(line: Path) -> None:
    program = "from garant.cli.main import main; main()"
    command = [sys.executable, "-c", program, "call", "watch", str(line / "theatre"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        stop(line)
        assert watching.stdout is not None
        said = [json.loads(watching.stdout.readline()) for _ in range(2)]
        watching.send_signal(signal.SIGINT)
        _, errors = watching.communicate(timeout=30)
    assert [(one["attempt"], one["place"]) for one in said] == [(1, 2), (2, None)]
    assert said[1]["t_ms"] - said[0]["t_ms"] < 1_500
    assert (watching.returncode, errors) == (0, "")


def test_what_disagrees_in_a_place_is_told_and_the_call_is_made(line: Path) -> None:
    made = stop(line, "--place", OFF)
    assert "look again  the name Deir ez-Zor and the position are 9.01 km apart, more than 6.00 km" in made.out
    command = ("call", "read-back", line / "theatre", "north/stop-1", "I read back", *key(line, "south-unit"))
    assert "came back as Deir ez-Zor, 35.33588N 40.14084E, 37SFV0367810888, 9.01 km away" in " ".join(
        fine(*command, "--place", RIGHT).out.split()
    )
    assert "was not read back" in fine(*command).out
    got = fine(*command, "--place", OFF, "--json").json()["checked"]
    assert got["read_back"][0]["distance_m"] == 0


@pytest.mark.parametrize("place", ["", "@", "Here @ nowhere", "@ 91 181"])
def test_what_is_no_place_is_refused_before_anything_is_signed(line: Path, place: str) -> None:
    command = ("call", "make", line / "theatre", LINE, "stop", "--name", "s", "--to", "south", "--place", place, *key(line, "north-unit"))
    assert garant(*command).code == 1
    assert shown(line, "calls") == []


def test_words_translation_and_a_reply_that_was_promised(line: Path) -> None:
    theatre, north, south = line / "theatre", key(line, "north-unit"), key(line, "south-unit")
    stop(line)
    fine("call", "translate", theatre, "north/stop-1", "Прекратите огонь", "--lang", "ru", *north)
    fine("call", "say", theatre, "north/stop-1", "Still firing", "--reply-by", "2030-01-01T00:00:00Z", *north)
    fine("call", "reply", theatre, "north/stop-1", "We look", "--promise", "2030-01-01T01:00:00Z", *south)
    fine("call", "reply", theatre, "north/stop-1", "It has stopped", *south)
    [call] = shown(line, "calls", "north/stop-1")
    assert [one["form"] for one in call["words"]] == ["call", "translation", "word", "reply", "reply"]
    assert all(one["given"] for one in call["owed"])
    wrong = garant("call", "reply", theatre, "north/stop-1", "x", "--of", "zz", *south)
    assert (wrong.code, "have an id that begins with" in wrong.err) == (1, True)


def test_nothing_can_be_read_back_before_the_other_side_spoke(line: Path) -> None:
    stop(line)
    said = garant("call", "read-back", line / "theatre", "north/stop-1", "x", *key(line, "north-unit"))
    assert (said.code, "the other side has said nothing" in said.err) == (1, True)


def test_what_is_private_is_for_the_two_sides_alone(line: Path) -> None:
    stop(line, "--place", OFF, "--private")
    for words, reads in ((("--as", "south"), True), ((), False)):
        told = fine("show", line / "theatre", "calls", "north/stop-1", *words).out
        assert ("Deir ez-Zor" in told) is reads
        assert ("Stop firing" in told) is reads


def test_declared_suspended_and_in_use(line: Path) -> None:
    theatre = line / "theatre"
    fine("channel", "suspend", theatre, LINE, "Until further notice", *key(line, "south-headquarters"))
    stop(line)
    fine("call", "take", theatre, "north/stop-1", *key(line, "south-unit"))
    [found] = shown(line, "channels", LINE)
    assert found["declared"][0]["declares"] == "suspended"
    assert found["observed"]["observes"] == "in_use"
    fine("channel", "open", theatre, LINE, *key(line, "south-headquarters"))
    fine("channel", "observe", theatre, LINE, "silent", "Since noon", *key(line, "north-unit"))
    [found] = shown(line, "channels", LINE)
    assert (found["declared"][0]["declares"], found["observed"]["observes"]) == ("open", "silent")


def test_a_test_call_that_failed(line: Path) -> None:
    theatre = line / "theatre"
    fine("call", "make", theatre, LINE, "test", "--name", "test-1", "--to", "south", *key(line, "north-unit"))
    fine("call", "fail", theatre, "north/test-1", "No tone", *key(line, "north-unit"))
    told = fine("show", theatre, "channels", LINE).out
    assert "failed test" in told
    assert "No tone" in told
    fine("call", "make", theatre, LINE, "routine", "--name", "talk-1", "--to", "south", *key(line, "north-unit"))
    fine("call", "miss", theatre, "north/talk-1", *key(line, "north-unit"))
    assert "silent" in fine("show", theatre, "channels").out


def test_recorded_afterwards(line: Path) -> None:
    theatre, when = line / "theatre", ("--happened", "2026-01-01T00:00:00Z")
    command = ("call", "record", theatre, LINE, "stop", "Stop", "--name", "stop-9", "--to", "south", *key(line, "north-unit"))
    fine(*command, *when)
    assert "recorded afterwards" in fine("show", theatre, "calls", "north/stop-9").out
    assert fine("call", "watch", theatre, "--once", "--json").json() == {"escalations": []}
    assert garant(*command, "--happened", "2999-01-01T00:00:00Z").code == 1
    fine("call", "take", theatre, "north/stop-9", "--happened", "2026-01-01T00:00:40Z", *key(line, "south-unit"))
    assert "at 2026-01-01 00:00:40Z" in fine("show", theatre, "calls", "north/stop-9").out


def test_the_telephones_on_paper_hold_what_that_party_may_read(line: Path) -> None:
    theatre, page = line / "theatre", line / "telephones.html"
    told = fine("call", "telephones", theatre, "--as", "north", "--html", page).out
    assert "2001" in told
    assert "From the log of " in told
    html = page.read_text(encoding="utf-8")
    assert all(text in html for text in ("2001", "2002", "1021", "From the log", "duty officer"))
    assert "<script" not in html
    assert "http:" not in html
    assert garant("call", "telephones", theatre, "--as", "north", "--html", page).code == 2
    assert "1021" in fine("channel", "numbers", theatre, LINE, "--as", "south").out


def test_a_number_for_one_is_a_number_for_all(line: Path) -> None:
    command = ("roster", "set", line / "theatre", LINE, "unit", "--duty", "a=1", "--duty", "b", *key(line, "south-headquarters"))
    assert garant(*command).code == 2


@pytest.mark.parametrize("number", ["1021", "everywhere=1021", "unit="])
def test_a_number_stands_at_a_level(line: Path, number: str) -> None:
    command = ("channel", "new", line / "theatre", "b", "B", "--with", "south", "--number", number, *key(line, "north-headquarters"))
    assert garant(*command).code == 2


@pytest.mark.parametrize(
    "command",
    [("call", "take", "north/none"), ("channel", "open", "north/none"), ("call", "say", "north/none", "x")],
    ids=lambda command: " ".join(command[:2]),
)
def test_what_is_not_there_is_named(line: Path, command: tuple[str, ...]) -> None:
    verb, word, *rest = command
    said = garant(verb, word, line / "theatre", *rest, *key(line, "north-headquarters"))
    assert (said.code, "in this log" in said.err) == (1, True)


def test_rosters_are_shown_with_those_who_named_nobody(line: Path) -> None:
    told = fine("show", line / "theatre", "roster").out
    assert "nobody is named" in told
    assert told.index("duty officer") < told.index("deputy")


def test_an_operators_own_places_count(line: Path) -> None:
    (line / "theatre" / "places.tsv").write_text("own:hill\tsite\t-\t40.10000\t35.00000\tHill of the mast\n", encoding="utf-8")
    assert "look again" in stop(line, "--place", "Hill of the mast @ 35.1 40.1").out
    assert "look again" not in stop(line, "--place", "hill of the MAST @ 35.001 40.1", name="stop-2").out
