"""Incidents, access and books by the command line: what each verb says, what `show` answers, and how mistakes end."""

from pathlib import Path

import pytest

from tests.cli.desk import fine, garant, say

REPORT = ("mortar_fire", "2027-03-01T06:12:00Z", "--name", "mill-1", "--status", "exercise", "--basis", "own_observation", "--to", "south")


@pytest.fixture
def told(desk: Path) -> Path:
    """Give a theatre with an incident that the north has reported."""
    where = ("--place", "Mill bridge", "--position", "35.93 36.61", "--district", "Upper valley", "--against", "south")
    words = ("--effect", "wounded", "--effect", "damage:2", "--seen", "heard", "--text", "Three rounds.")
    fine("incident", "report", desk / "theatre", *REPORT, *where, *words, "--key", desk / "north-headquarters.key")
    return desk


def test_a_report_is_told_with_what_is_not_known_as_that(told: Path) -> None:
    (data,) = fine("show", told / "theatre", "incidents", "north/mill-1", "--json").json()
    assert data["said"]["by"] == "undetermined"
    assert data["said"]["effects"] == [{"form": "wounded", "count": "undetermined"}, {"form": "damage", "count": 2}]
    assert data["said"]["place"]["position"] == [366_100_000, 359_300_000]
    assert data["nearby"]["found"][0]["notice"] == "north/patrol-1"


def test_whence_it_was_observed_is_hidden_unasked(told: Path) -> None:
    key, theatre = told / "north-headquarters.key", told / "theatre"
    report = (*REPORT[:3], "mill-2", *REPORT[4:])
    fine("incident", "report", theatre, *report, "--seen", "camera", "--from", "35.9512 36.6034", "--key", key)
    for who in ([], ["--as", "south"]):
        out = fine("show", theatre, "incidents", "north/mill-2", *who, "--json").out
        assert "366034000" not in out
    assert "366034000" in fine("show", theatre, "incidents", "north/mill-2", "--as", "north", "--json").out
    refused = garant("incident", "report", theatre, *report, "--from", "35.9 36.6", "--key", key)
    assert (refused.code, "--seen" in refused.err) == (2, True)


def test_positions_steps_and_what_is_owed(told: Path) -> None:
    theatre, north, south = told / "theatre", told / "north-headquarters.key", told / "south-headquarters.key"
    fine("incident", "share", theatre, "north/mill-1", "--key", north)
    fine("incident", "position", theatre, "north/mill-1", "does_not_confirm", "--text", "Nobody of ours.", "--key", south)
    owed = ("--name", "inquiry-1", "--owed-by", "south", "--by", "2027-04-01", "--agreed")
    fine("incident", "follow-up", theatre, "north/mill-1", "inquiry", "Its result.", *owed, "--key", south)
    shown = fine("show", theatre, "incidents", "north/mill-1", "--at", "2027-05-01T00:00:00Z").out
    for words in ("does not confirm", "Nobody of ours.", "inquiry: Its result.", "overdue", "shared"):
        assert words in shown
    assert "north/mill-1" in fine("show", theatre, "incidents").out


def test_a_monitors_way_from_a_task_to_a_ruling(told: Path) -> None:
    from tests.cli.desk import grant, new_key

    theatre, key = told / "theatre", told / "mission-headquarters.key"
    root, public = new_key(told, "mission-root")
    roots = {"version": 1, "keys": [public], "threshold": 1}
    joins = {"type": "party/1", "status": "exercise", "party": "mission", "title": {"en": "Mission"}, "category": "monitor", "roots": roots}
    assert say(theatre, joins, root, theatre / "keys" / "root-1.key").code == 0
    grant(theatre, told, root, "mission", "headquarters")
    fine("incident", "task", theatre, "north/mill-1", "--key", key)
    times = ("--arrived", "2027-03-01T12:00:00Z", "--left", "2027-03-01T13:30:00Z")
    kept = ("--name", "gate-3", "--status", "exercise", "--team", "team 2", *times)
    fine("access", "report", theatre, "refused", *kept, "--about", "incident:north/mill-1", "--refused-by", "south", "--key", key)
    fine("incident", "access-refused", theatre, "north/mill-1", "--about", "access:mission/gate-3", "--key", key)
    fine("incident", "verify", theatre, "north/mill-1", "--key", key)
    graded = ("--occurrence", "established", "--breach", "not_ruled", "--confidence", "medium", "--dissent", "the south: not so")
    fine("incident", "finding", theatre, "north/mill-1", "--name", "f-1", *graded, "--key", key)
    fine("incident", "rule", theatre, "north/mill-1", "--about", "finding:mission/f-1", "--key", key)
    shown = fine("show", theatre, "incidents", "north/mill-1").out
    for words in ("ruled", "established", "dissent", "90", "mission/gate-3"):
        assert words in shown
    assert fine("show", theatre, "access", "--json").json()["lost"] == {"events": 1, "minutes": 90, "unknown": 0}


def test_a_dissent_says_whose_it_is(told: Path) -> None:
    graded = ("--occurrence", "likely", "--breach", "no", "--confidence", "low", "--dissent", "not so")
    refused = garant(
        "incident", "finding", told / "theatre", "north/mill-1", "--name", "f", *graded, "--key", told / "north-headquarters.key"
    )
    assert (refused.code, "--dissent" in refused.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("position", "north/nothing", "confirms"), ("share", "north/nothing"), ("merge", "north/nothing", "north/mill-1"),
        ("position", "item:north/nothing#1", "confirms"),
        ("follow-up", "finding:north/none", "inquiry", "x", "--name", "x", "--owed-by", "south"),
    ],
    ids=str,
)  # fmt: skip
def test_a_name_that_the_log_does_not_have_is_told(told: Path, words: tuple[str, ...]) -> None:
    verb, *rest = words
    refused = garant("incident", verb, told / "theatre", *rest, "--key", told / "north-headquarters.key")
    assert (refused.code, "in this log" in refused.err) == (1, True)


# Books


@pytest.fixture
def listed(desk: Path) -> Path:
    """Give a theatre in which each side has entered a list of the same day."""
    for side, rows in (("north", "1,09:12,mortar fire,Mill bridge\n2,15:40,shots,Oak\n"), ("south", "a,09:15,shelling,Mill Bridge\n")):
        file = desk / f"{side}.csv"
        file.write_text(f"item,time,kind,place\n{rows}", encoding="utf-8")
        day = ("--date", "2027-03-01", "--status", "exercise")
        fine("book", "import", desk / "theatre", file, *day, "--key", desk / f"{side}-headquarters.key")
    return desk


PAIR = ("item:north/north-2027-03-01#1", "item:south/south-2027-03-01#a")


def test_two_lists_are_matched_by_signed_words_of_both(listed: Path) -> None:
    theatre = listed / "theatre"
    (pair,) = fine("show", theatre, "matches", "--json").json()["pairs"]
    assert ((pair["one"], pair["other"]), pair["stands"], pair["scored"]["score"]) == (PAIR, "proposed", 810)
    for side, stands in (("north", "same_by_one"), ("south", "confirmed")):
        fine("book", "match", theatre, *reversed(PAIR), "same", "--key", listed / f"{side}-headquarters.key")
        assert fine("show", theatre, "matches", "--json").json()["pairs"][0]["stands"] == stands
    (day,) = fine("show", theatre, "books", "--json").json()
    assert day["pairs"]["confirmed"] == 1
    assert [(book["side"], book["totals"][0]["count"]) for book in day["books"]] == [("north", 2), ("south", 1)]
    assert "confirmed by both 1" in " ".join(fine("show", theatre, "books").out.split())
    assert "confirmed by both" in " ".join(fine("show", theatre, "matches").out.split())


def test_the_other_side_replies_with_counts(listed: Path) -> None:
    theatre, south = listed / "theatre", listed / "south-headquarters.key"
    fine("book", "reply", theatre, "north/north-2027-03-01", "--confirms", "1", "--key", south)
    (data,) = fine("show", theatre, "books", "north/north-2027-03-01", "--json").json()
    assert (data["replies"][0]["counts"]["confirms"], data["replies"][0]["rest"]) == (1, 1)
    assert "no word on 1" in fine("show", theatre, "books", "north/north-2027-03-01").out


def test_a_row_that_cannot_be_read_enters_nothing(desk: Path) -> None:
    file, key = desk / "bad.csv", desk / "north-headquarters.key"
    file.write_text("item,time,place\n1,noon,Oak\n", encoding="utf-8")
    refused = garant("book", "import", desk / "theatre", file, "--date", "2027-03-01", "--key", key)
    assert (refused.code, "row 2, start" in refused.err) == (1, True)
    refused = garant("book", "import", desk / "theatre", file, "--key", key)
    assert (refused.code, "--date" in refused.err) == (2, True)
    assert fine("show", desk / "theatre", "books", "--json").json() == []


def test_bulletins_of_counts_are_a_registrars_to_enter(desk: Path) -> None:
    file = desk / "b.toml"
    file.write_text('[[bulletin]]\ndate = "2027-03-01"\nsource = "A paper"\nbooks.south = { total = 2 }\n', encoding="utf-8")
    refused = garant("book", "import", desk / "theatre", file, "--key", desk / "north-headquarters.key")
    assert (refused.code, "not_a_registrar" in refused.err) == (1, True)
    fine("book", "import", desk / "theatre", file, "--key", desk / "south-headquarters.key")
    assert "counts alone" in fine("show", desk / "theatre", "books").out
