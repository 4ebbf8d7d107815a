"""Guard-rails 1 and 5 for incidents: what is hidden leaks to nobody who may not read it, in answers, on the screen or in what is refused.

Every party asks every question, in words and as data; what it may not read is looked for in all that it gets, as text and as number.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import enrol, fine, garant, grant, make_theatre, say

SECRET_TEXT = "Behind the third olive press"
OBSERVER = [365_987_654, 359_876_543]
PLACE = [366_123_457, 359_312_349]
HIDDEN_NOTICE_PLACE = [366_123_999, 359_312_777]

NEEDLES = (
    SECRET_TEXT, "olive press", "365987654", "36.5987", "35.9876", "359876543", "366123457", "359312349", "36.6123", "35.9312",
    "366123999", "359312777",
)  # fmt: skip
"""All of what is hidden, as it could turn up."""

INCIDENT: dict[str, Any] = {
    "type": "incident/1",
    "status": "exercise",
    "name": "hidden-1",
    "capacity": "party",
    "basis": "own_observation",
    "form": "mortar_fire",
    "standing": "said",
    "when": {"is": "dated", "date": "2026-01-05"},
    "time_precision": "day",
    "place": {"name": "Olive press", "position": PLACE, "precision": "exact"},
    "district": "Upper valley",
    "observer": {"means": "seen", "place": {"position": OBSERVER}, "distance_m": 3_217, "direction": "south-east"},
    "by": "undetermined",
    "to": ["south"],
    "text": {"en": SECRET_TEXT},
    "evidence": ["evidence:north/recording-9"],
    "share": ["third"],
}
HIDDEN = ("place", "observer", "text")
QUESTIONS = ("incidents", "matches", "books", "access", "notices", "parties")


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a theatre in which the north has hidden where an incident was, whence it was seen, and what it says of it."""
    folder = tmp_path_factory.mktemp("hiding")
    theatre = make_theatre(folder)
    grant(theatre, folder, enrol(theatre, folder, "third"), "third", "headquarters")
    north, south = folder / "north-headquarters.key", folder / "south-headquarters.key"
    members = {name: value for name, value in INCIDENT.items() if name != "evidence"}
    assert say(theatre, members, north, hide=HIDDEN).code == 0
    notice = {
        "type": "notice/1", "status": "exercise", "name": "shelter", "kind": "site", "activity": "shelter_site", "to": ["third"],
        "share": ["third"], "volumes": [{"shape": {"is": "circle", "center": HIDDEN_NOTICE_PLACE, "radius_cm": 5_000}}],
    }  # fmt: skip
    assert say(theatre, notice, north, hide=("volumes",)).code == 0
    open_ = {**members, "name": "open-1", "place": {"name": "Oak", "position": [366_200_000, 359_400_000]}, "text": {"en": "At the oak."}}
    assert say(theatre, {**open_, "observer": {"means": "seen"}}, south).code == 0
    access = {
        "type": "access_event/1", "status": "exercise", "name": "gate-1", "capacity": "party", "team": "team 2", "district": "Upper valley",
        "place": {"name": "Olive press", "position": PLACE}, "text": {"en": SECRET_TEXT}, "outcome": "refused", "share": ["third"],
        "refused_by": [{"party": "south"}], "reason": {"is": "none"}, "about": ["incident:north/hidden-1"],
    }  # fmt: skip
    assert say(theatre, access, north, hide=("place", "text")).code == 0
    return theatre


def leaks(text: str) -> list[str]:
    return [needle for needle in NEEDLES if needle.casefold() in text.casefold()]


def asked(theatre: Path, party: str) -> list[str]:
    """Give all that a party gets to every question, in words and as data."""
    names = {"incidents": ["", "north/hidden-1", "south/open-1"], "access": ["", "north/gate-1"]}
    words = [(what, name) for what in QUESTIONS for name in names.get(what, [""])]
    who = ["--as", party] if party else []
    return [fine("show", theatre, what, *([name] if name else []), *who, *form).out for what, name in words for form in ([], ["--json"])]


@pytest.mark.parametrize("party", ["", "south"])
def test_what_a_party_may_not_read_it_does_not_get(theatre: Path, party: str) -> None:
    assert [leaks(text) for text in asked(theatre, party) if leaks(text)] == []


@pytest.mark.parametrize("party", ["north", "third"])
def test_its_owner_and_those_with_whom_it_was_shared_do(theatre: Path, party: str) -> None:
    found = {needle for text in asked(theatre, party) for needle in leaks(text)}
    assert {SECRET_TEXT, "365987654", "366123457"} <= found


def test_to_the_others_the_place_is_its_district_and_nothing_is_computed_from_it(theatre: Path) -> None:
    (data,) = fine("show", theatre, "incidents", "north/hidden-1", "--as", "south", "--json").json()
    assert (data["where"], data["hidden"], data["said"]["district"]) == ("hidden", 3, "Upper valley")
    assert data["nearby"]["found"] == []
    assert data["nearby"]["undetermined"] == ["its place is hidden, or has no coordinates"]
    assert data["concerned"]["hits"] == []


def test_hidden_notices_in_force_then_are_counted_and_not_named_near_an_open_incident(theatre: Path) -> None:
    later = {"is": "dated", "date": "2099-01-01"}
    folder = theatre.parent
    said = {**INCIDENT, "name": "open-2", "when": later, "place": {"name": "Oak", "position": [366_124_000, 359_312_800]}, "to": None}
    members = {name: value for name, value in said.items() if value and name not in ("evidence", "observer", "text", "share")}
    assert say(theatre, members, folder / "south-headquarters.key").code == 0
    (data,) = fine("show", theatre, "incidents", "south/open-2", "--as", "south", "--json").json()
    assert data["nearby"]["hidden"] == 1
    assert "north/shelter" not in json.dumps(data)
    (data,) = fine("show", theatre, "incidents", "south/open-2", "--as", "third", "--json").json()
    assert [near["notice"] for near in data["nearby"]["found"]] == ["north/patrol-1", "north/shelter"]


def test_a_refusal_tells_nothing_of_what_is_hidden(theatre: Path) -> None:
    folder = theatre.parent
    again = say(theatre, {name: value for name, value in INCIDENT.items() if name != "evidence"}, folder / "south-headquarters.key")
    step = {"type": "incident_step/1", "status": "exercise", "incident": "north/hidden-1", "step": "verified"}
    for refused in (again, say(theatre, step, folder / "south-headquarters.key")):
        assert refused.code == 1
        assert leaks(refused.out + refused.err) == []
    match = garant(
        "book", "match", theatre, "incident:north/hidden-1", "incident:south/nothing", "same", "--key", folder / "south-headquarters.key"
    )
    assert leaks(match.out + match.err) == []


def test_an_excluded_group_has_no_coordinates_whoever_asks(theatre: Path) -> None:
    folder = theatre.parent
    position = {
        "type": "position/1",
        "status": "exercise",
        "about": "incident:south/open-1",
        "capacity": "party",
        "says": "says_excluded_party",
    }
    before = fine("show", theatre, "incidents", "south/open-1", "--json").out
    assert "366200000" in before
    assert say(theatre, position, folder / "north-headquarters.key").code == 0
    for party in ("", "north", "south", "third"):
        who = ["--as", party] if party else []
        for form in ([], ["--json"]):
            for name in ([], ["south/open-1"]):
                out = fine("show", theatre, "incidents", *name, *who, *form).out
                assert "366200000" not in out
                assert "36.62" not in out
        (data,) = fine("show", theatre, "incidents", "south/open-1", *who, "--json").json()
        assert (data["where"], data["nearby"]["found"]) == ("uncoordinated", [])
        assert "km apart" not in fine("show", theatre, "matches", *who, "--json").out
