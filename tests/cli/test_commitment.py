"""`garant commitment`, `garant plan`, `garant zone`: everyday words on what was promised, and the questions about them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import fine, garant, say

AGREEMENT: dict[str, Any] = {
    "type": "agreement/1",
    "status": "exercise",
    "name": "pact",
    "capacity": "party",
    "form": "protocol",
    "concluded": {"is": "dated", "date": "2027-02-20"},
    "text_status": "full_text_public",
    "title": {"en": "A pact"},
    "between": [{"party": "north"}, {"party": "south"}],
    "in_force": {"is": "dated", "date": "2027-02-21"},
    "end": {"is": "none"},
    "measure_count": 2,
    "measures": [
        {"name": name, "form": "withdraw_weapons", "text": {"en": "The north leaves."}, "standing": "agreed",
         "addressee": [{"party": "north"}], "deadline": {"is": "by", "date": "2027-03-15"}, "verification": "yes"}
        for name in ("m1", "m2")
    ],
    "zones": [
        {"name": "z1", "title": {"en": "The strip"}, "status": "described",
         "rule": {"is": "depth_from_line", "line": "a line", "depth_m": 1000}},
    ],
}  # fmt: skip
PLAN: dict[str, Any] = {
    "name": "apart",
    "status": "exercise",
    "form": "withdrawal",
    "order": "reciprocal",
    "title": {"en": "Apart"},
    "standing": "agreed",
    "between": [{"party": "north"}, {"party": "south"}],
    "steps": [{"name": name, "text": {"en": name}, "of": {"party": party}} for name, party in (("a", "north"), ("b", "south"))],
}
LINE = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[36.6, 35.9], [36.7, 35.9]]}}
EXERCISE = ("--status", "exercise")


@pytest.fixture
def pact(desk: Path) -> Path:
    """Give the small theatre with a pact that both sides accepted, a plan, and a line drawn in a file."""
    assert say(desk / "theatre", AGREEMENT, desk / "north-headquarters.key").code == 0
    accepted = {"type": "acceptance/1", "status": "exercise", "agreement": "north/pact", "binds": "accepts"}
    for party in ("north", "south"):
        assert say(desk / "theatre", accepted, desk / f"{party}-headquarters.key").code == 0
    (desk / "plan.json").write_text(json.dumps(PLAN), encoding="utf-8")
    (desk / "line.geojson").write_text(json.dumps(LINE), encoding="utf-8")
    fine("plan", "say", desk / "theatre", desk / "plan.json", "--key", desk / "north-headquarters.key")
    return desk


def told(pact: Path, party: str, *words: str, level: str = "headquarters") -> None:
    group, verb, *rest = words
    fine(group, verb, pact / "theatre", *rest, "--key", pact / f"{party}-{level}.key")


def ask(pact: Path, *words: str) -> Any:  # noqa: ANN401 - what --json prints
    return json.loads(fine("show", pact / "theatre", *words, "--json").out)


def stages(pact: Path, at: str = "2027-04-01T00:00:00Z") -> list[str]:
    return [one["stage"] for one in ask(pact, "commitments", "north/pact", "--at", at)["commitments"]]


def test_a_commitment_is_reported_verified_extended_and_lapses(pact: Path) -> None:
    assert stages(pact) == ["overdue", "overdue"]
    told(pact, "north", "commitment", "report", "north/pact#m1", *EXERCISE, "--on", "2027-03-14", "--text", "Gone.")
    told(pact, "south", "commitment", "verify", "north/pact#m1", "3", *EXERCISE)
    assert stages(pact) == ["verified", "overdue"]
    told(pact, "north", "commitment", "extend", "north/pact#m2", "--to", "2027-05-01T09:00:00Z", *EXERCISE, "--on", "2027-03-14")
    assert stages(pact) == ["verified", "overdue"]
    told(pact, "south", "commitment", "extend", "north/pact#m2", "--to", "2027-05-01T09:00:00Z", *EXERCISE, "--on", "2027-03-14")
    assert stages(pact) == ["verified", "extended"]
    for party in ("north", "south"):
        told(pact, party, "commitment", "lapse", "north/pact#m2", "--superseded-by", "north/pact#m1", *EXERCISE, "--on", "2027-03-20")
    assert stages(pact) == ["verified", "superseded"]


def test_an_event_is_said_in_the_words_of_a_deadline(pact: Path) -> None:
    told(pact, "north", "commitment", "event", "north/pact", "Day D", "--on", "2027-03-01", *EXERCISE)
    assert garant("commitment", "event", pact / "theatre", "north/none", "Day D", "--key", pact / "north-headquarters.key").code == 1


def test_what_another_owes_is_not_reported_but_refused(pact: Path) -> None:
    done = garant("commitment", "report", pact / "theatre", "north/pact#m1", *EXERCISE, "--key", pact / "south-headquarters.key", "--json")
    assert (done.code, json.loads(done.out)["refused"]["code"]) == (1, "not_yours")


def test_a_plan_is_held_released_done_and_observed(pact: Path) -> None:
    told(pact, "south", "plan", "hold", "north/apart", "a", "--text", "Not yet.", level="unit")
    (plan,) = ask(pact, "plans")
    assert (plan["held"], [step["stage"] for step in plan["steps"]]) == (True, ["held", "held"])
    told(pact, "south", "plan", "release", "north/apart", "a", level="unit")
    told(pact, "north", "plan", "step", "north/apart", "a", "done", "--quantity", "4", level="unit")
    told(pact, "south", "plan", "observe", "north/apart", "a", "done", "--quantity", "3", level="unit")
    (plan,) = ask(pact, "plans", "north/apart")
    assert [step["differs"] for step in plan["steps"]] == [["declared: 4; observed by south: 3"], []]
    assert garant("plan", "step", pact / "theatre", "north/none", "a", "done", "--key", pact / "north-unit.key").code == 1


@pytest.mark.parametrize("data", [b"[]", b"no", b'"x"'])
def test_a_plan_that_is_none_is_refused(pact: Path, data: bytes) -> None:
    (pact / "bad.json").write_bytes(data)
    assert garant("plan", "say", pact / "theatre", pact / "bad.json", "--key", pact / "north-headquarters.key").code in (1, 2)


def test_a_line_is_drawn_taken_and_not_taken(pact: Path) -> None:
    told(pact, "north", "zone", "read", "north/pact#z1", str(pact / "line.geojson"), "--side", "left", *EXERCISE)
    told(pact, "south", "zone", "reject", "north/pact#z1", "--of", "north", *EXERCISE)
    assert [zone["standing"] for zone in ask(pact, "zones", "north/pact#z1")] == ["contested"]
    told(pact, "south", "zone", "accept", "north/pact#z1", "--of", "north", *EXERCISE)
    assert [zone["standing"] for zone in ask(pact, "zones", "north/pact#z1")] == ["delineated"]


@pytest.mark.parametrize("data", [b"", b"[1]", b'{"type": "Point", "coordinates": [1, 2]}', b'{"type": "LineString", "coordinates": 3}'])
def test_a_drawing_that_is_none_ends_with_2(pact: Path, data: bytes) -> None:
    (pact / "bad.geojson").write_bytes(data)
    words = ("zone", "read", pact / "theatre", "north/pact#z1", pact / "bad.geojson", "--key", pact / "north-headquarters.key")
    assert garant(*words).code == 2


def test_what_is_owed_is_asked_as_somebody(pact: Path) -> None:
    assert garant("show", pact / "theatre", "owed").code == 2
    north, south = (ask(pact, "owed", "--as", party) for party in ("north", "south"))
    assert ([len(north[name]) for name in ("owes", "owed")], [len(south[name]) for name in ("owes", "owed")]) == ([2, 0], [0, 2])


def test_gaps_are_counted_by_text_and_together(pact: Path) -> None:
    found = ask(pact, "gaps", "north/pact")
    assert [(one["of"], one["measures"], one["undated"]) for one in found["tallies"]] == [("north/pact", 2, 0), ("all", 2, 0)]
    assert (found["gaps"], found["counts"], found["questions"]) == ([], {}, [])


@pytest.mark.parametrize("what", ["commitments", "owed", "gaps", "plans", "zones"])
def test_every_question_is_printed(pact: Path, what: str) -> None:
    assert fine("show", pact / "theatre", what, "--as", "north").out


def test_what_is_sealed_is_owed_in_front_of_those_who_may_read_it_alone(desk: Path) -> None:
    for words, count in (((), 0), (("--as", "south"), 1)):
        found = ask(desk, "commitments", "north/line", *words)["commitments"]
        assert len(found) == count
        assert sum(one["measures"] for one in ask(desk, "gaps", "north/line", *words)["tallies"] if one["of"] == "all") == count
