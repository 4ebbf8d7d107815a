"""`garant receipt`: the ladder from the command line, at each level's own word, and by relay."""

from pathlib import Path
from typing import Any

from tests.cli.desk import Said, fine, garant
from tests.cli.drawn import box, collection

WORKS = box("works-1", 36.6, 36.0, kind="works", activity="road_works", to=["south"])


def filed(desk: Path) -> None:
    command = ("notice", "file", desk / "theatre", "-", "--key", desk / "north-headquarters.key")
    assert garant(*command, stdin=collection(WORKS)).code == 0


def said(desk: Path, step: str, level: str, key: str, *more: str) -> Said:
    return garant("receipt", desk / "theatre", "north/works-1", step, "--level", level, "--key", desk / f"{key}.key", *more)


def ladder(desk: Path) -> dict[str, Any]:
    [found] = fine("show", desk / "theatre", "receipts", "north/works-1", "--json").json()
    [one] = found["ladders"]
    return dict(one)


def test_headquarters_knows_and_the_notice_stays_amber(desk: Path) -> None:
    filed(desk)
    assert said(desk, "acknowledged", "headquarters", "south-headquarters").code == 0
    assert ladder(desk)["light"] == "amber"


def test_a_unit_that_read_it_back_by_radio_has_the_word(desk: Path) -> None:
    filed(desk)
    relay = ("--relayed-to", "post-7", "--by", "radio", "--at", "2018-09-17T12:00:00Z")
    assert said(desk, "acknowledged", "unit", "south-headquarters", *relay).code == 0
    assert ladder(desk)["light"] == "amber", "it was not read back"
    assert said(desk, "acknowledged", "unit", "south-headquarters", *relay, "--read-back").code == 0
    assert ladder(desk)["light"] == "green"


def test_an_objection_says_why(desk: Path) -> None:
    filed(desk)
    assert said(desk, "objects", "headquarters", "south-headquarters", "--note", "Not on this bridge.").code == 0
    assert ladder(desk)["light"] == "red"


def test_a_level_that_is_not_the_keys_own_is_refused(desk: Path) -> None:
    filed(desk)
    got = said(desk, "acknowledged", "sector", "south-headquarters")
    assert got.code == 1
    assert "wrong_level" in got.err


def test_a_notice_that_is_not_there_is_no_notice(desk: Path) -> None:
    got = garant(
        "receipt", desk / "theatre", "north/none", "delivered", "--level", "headquarters", "--key", desk / "south-headquarters.key"
    )
    assert (got.code, "north/none" in got.err) == (1, True)
