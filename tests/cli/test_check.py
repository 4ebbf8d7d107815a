"""`garant check`: what a notice would meet and which measures would speak of it, told before anything is said, and nothing is written."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import Said, fine, garant, say
from tests.cli.drawn import ALWAYS, EVENING, NOON, Feature, box, circle, collection, feature, route, write

AT = "2027-02-28T12:00:00Z"
AGREEMENT: dict[str, Any] = {
    "type": "agreement/1", "status": "exercise", "name": "road", "capacity": "party", "form": "memorandum", "measure_count": 2,
    "concluded": {"is": "dated", "date": "2027-02-15"}, "text_status": "full_text_public", "title": {"en": "The road"},
    "between": [{"party": "north"}, {"party": "south"}], "in_force": {"is": "dated", "date": "2027-02-15"}, "end": {"is": "none"},
    "zones": [
        {
            "name": "band", "title": {"en": "Along the road"}, "status": "described",
            "rule": {"is": "road_band", "road": "the road", "left_m": 5000, "right_m": 5000},
            "drawing": {"course": [[365_000_000, 360_000_000], [368_000_000, 360_000_000]]},
        },
        {"name": "town", "title": {"en": "The town"}, "rule": {"is": "districts", "units": ["Town"]}, "status": "described"},
    ],
    "measures": [
        {
            "name": "m1", "form": "notice", "text": {"en": "Convoys are notified two days before."}, "standing": "agreed",
            "addressee": [{"party": "south"}], "deadline": {"is": "none"}, "verification": "yes", "zone": ["band"],
            "with_notice": [{"activities": ["aid_convoy"], "notice": "P2D"}],
        },
        {
            "name": "m2", "form": "ban", "text": {"en": "Nobody moves in the town."}, "standing": "agreed",
            "addressee": [{"party": "south"}], "deadline": {"is": "none"}, "verification": "yes", "zone": ["town"],
            "prohibited": ["ground_movement"],
        },
    ],
}  # fmt: skip
WORKS = box("works-1", 36.6, 36.0, NOON, kind="works", activity="road_works", party="north", to=["south"], status="exercise")
CONVOY = route(
    "convoy-1",
    (36.4, 36.0),
    (36.6, 36.0),
    (36.8, 36.0),
    start_hour=8,
    kind="movement",
    activity="aid_convoy",
    party="south",
    status="exercise",
)


@pytest.fixture(scope="module")
def theatre(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a theatre with an agreement that north has entered and south accepted, and with works of north's on the road."""
    import shutil

    desk = tmp_path_factory.mktemp("check") / "desk"
    shutil.copytree(shelf, desk)
    place = desk / "theatre"
    assert say(place, AGREEMENT, desk / "north-headquarters.key").code == 0
    accepting = {"type": "acceptance/1", "status": "exercise", "agreement": "north/road", "binds": "accepts"}
    assert say(place, accepting, desk / "south-headquarters.key").code == 0
    fine("notice", "file", place, write(desk, WORKS), "--key", desk / "north-headquarters.key", "--json")
    return place


def checked(theatre: Path, *features: Feature, party: str | None = None) -> Said:
    options = [] if party is None else ["--party", party]
    return garant("check", theatre, "-", "--at", AT, "--json", *options, stdin=collection(*features))


def one(theatre: Path, feature: Feature, party: str | None = None) -> Any:  # noqa: ANN401 - any JSON value
    [found] = checked(theatre, feature, party=party).json()["notices"]
    return found


def test_it_tells_with_whom_where_when_and_how_close(theatre: Path) -> None:
    [met] = one(theatre, CONVOY)["conflicts"]
    assert (met["notice"], met["version"], met["party"], met["kind"], met["news"]) == ("north/works-1", 1, "north", "works", "conflict")
    assert met["closest_m"] == 0
    assert met["place"] == [pytest.approx(36.6, abs=0.02), pytest.approx(36.0, abs=0.02)]
    assert met["from"] <= met["closest_at"] < met["to"]
    assert met["to"].startswith("2027-03-01T09:0")


def test_it_tells_which_measures_speak_of_it_and_how_much_notice_they_ask_for(theatre: Path) -> None:
    found = one(theatre, CONVOY)
    [hit] = found["hits"]
    assert (hit["measure"], hit["says"], hit["against"], hit["binds"]) == ("north/road#m1", "notice_required", True, True)
    assert (hit["zone"], hit["readings"], hit["required_s"]) == ("north/road#band", ["text"], 2 * 86_400)
    assert (found["lead_given_s"], found["lead_required_s"]) == (20 * 3_600, 2 * 86_400)


def test_it_tells_what_it_looked_at(theatre: Path) -> None:
    said = checked(theatre, CONVOY).json()
    size = fine("replay", theatre, "--json").json()["size"]
    assert (said["at"], said["log_size"]) == (AT, size)
    assert said["notices"][0]["log_size"] == size
    assert said["notices"][0]["considered"] == 2, "the works, and a patrol without a window"


def test_what_cannot_be_computed_is_told_and_is_never_fine(theatre: Path) -> None:
    said = checked(
        theatre, box("truck", 30.0, 30.0, EVENING, kind="movement", activity="ground_movement", status="exercise"), party="south"
    )
    [found] = said.json()["notices"]
    assert (said.code, found["result"]) == (1, "undetermined")
    assert {"what": "north/road#m2", "because": "town: nobody has drawn it"} in found["undetermined"]


def test_a_notice_without_a_place_is_undetermined(theatre: Path) -> None:
    said = checked(theatre, feature("a", None, ALWAYS, kind="site", activity="school"), party="south")
    assert (said.code, said.json()["notices"][0]["result"]) == (1, "undetermined")


def test_nothing_against_it_ends_with_0(theatre: Path) -> None:
    said = checked(theatre, circle("a", 36.6, 36.0, kind="site", activity="school"), party="south")
    assert (said.code, said.json()["notices"][0]["result"]) == (0, "clear")
    assert said.json()["notices"][0]["conflicts"] == [], "statuses do not meet"


def test_the_next_version_of_a_notice_does_not_meet_the_one_before(theatre: Path) -> None:
    found = one(theatre, WORKS)
    assert (found["notice"], found["version"], found["conflicts"]) == ("north/works-1", 2, [])
    assert one(theatre, {**WORKS, "id": "north/works-1"})["version"] == 2


def test_each_notice_of_the_file_is_told_with_its_id(theatre: Path) -> None:
    said = checked(theatre, CONVOY, {**CONVOY, "id": "convoy-2"})
    assert [found["id"] for found in said.json()["notices"]] == ["convoy-1", "convoy-2"]
    assert all(len(found["conflicts"]) == 1 for found in said.json()["notices"]), "they are held against the log, not against each other"


def test_it_writes_nothing(theatre: Path) -> None:
    before = fine("replay", theatre, "--json").json()
    checked(theatre, CONVOY)
    assert fine("replay", theatre, "--json").json() == before


# For people


def test_people_are_told_all_of_it_and_that_it_is_no_permission(theatre: Path) -> None:
    said = garant("check", theatre, "-", "--at", AT, stdin=collection(CONVOY))
    told = " ".join(said.out.split())
    assert said.code == 1
    for words in (
        "south/convoy-1, version 1, exercise",
        "1 conflict, 1 measure against it",
        "20 h",
        "2 d",
        "north/works-1",
        "notice 2 d before: not given",
    ):
        assert words in told, words
    assert told.endswith("This informs; it is never a permission. What was not found may be there all the same.")


def test_of_several_people_are_told_those_that_something_stands_against(theatre: Path) -> None:
    fine_one = circle("a", 36.6, 36.0, kind="site", activity="school", party="south")
    said = garant("check", theatre, "-", "--at", AT, stdin=collection(CONVOY, fine_one))
    assert "south/convoy-1" in said.out
    assert "south/a" not in said.out
    assert "2 notices checked; something stands against 1, or could not be computed" in said.out


def test_it_draws_what_was_found(theatre: Path, tmp_path: Path) -> None:
    garant("check", theatre, write(tmp_path, CONVOY), "--at", AT, "--svg", tmp_path / "it.svg", "--html", tmp_path / "it.html")
    drawn = " ".join(ET.parse(tmp_path / "it.svg").getroot().itertext())  # noqa: S314 - our own file
    assert "What south/convoy-1 meets" in drawn
    assert "south/convoy-1 meets north/works-1" in drawn
    assert "north/road#band, as read by text" in drawn
    assert "<bdi>north/works-1</bdi>" in (tmp_path / "it.html").read_text(encoding="utf-8")


# What is not answered


BAD: dict[str, tuple[Feature, tuple[str, ...], int, str]] = {
    "nobody's": (circle("a", 0, 0, kind="site", activity="school"), (), 2, "missing_member"),
    "another's": (CONVOY, ("--party", "north"), 2, "bad_value"),
    "a stranger's": (circle("a", 0, 0, kind="site", activity="school", party="east"), (), 1, "unknown_reference"),
    "a party that is not there": (CONVOY, ("--party", "east"), 1, "unknown_reference"),
    "without kind": (circle("a", 0, 0, activity="school", party="south"), (), 2, "missing_member"),
    "without activity": (circle("a", 0, 0, kind="site", party="south"), (), 2, "missing_member"),
    "an unknown activity": (circle("a", 0, 0, kind="site", activity="tea", party="south"), (), 2, "unknown_activity"),
    "an attack": (circle("a", 0, 0, kind="site", activity="air_strike", party="south"), (), 2, "attack_activity"),
    "at no time": (CONVOY, ("--at", "tomorrow"), 2, "usage"),
}


@pytest.mark.parametrize(("given", "options", "code", "word"), BAD.values(), ids=BAD)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    theatre: Path, given: Feature, options: tuple[str, ...], code: int, word: str
) -> None:
    said = garant("check", theatre, "-", *options, stdin=collection(given))
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("refused: ")
    assert said.err.endswith(f"[{word}]\n")


def test_a_refusal_names_the_file_and_the_notice(theatre: Path, tmp_path: Path) -> None:
    file = write(tmp_path, CONVOY, circle("odd", 0, 0, kind="site", activity="tea", party="south"))
    assert f'(at {file} "odd" properties.activity)' in garant("check", theatre, file).err


def test_the_data_is_as_programs_read_it(theatre: Path) -> None:
    found = one(theatre, CONVOY)
    assert found.keys() == {
        "id", "notice", "version", "party", "status", "result", "conflicts", "hits", "undetermined", "lead_given_s", "lead_required_s",
        "considered", "log_size", "answers", "suggestions",
    }  # fmt: skip
    assert json.loads(json.dumps(found)) == found


# At the host


def hidden_works(theatre: Path, folder: Path) -> None:
    """Let north hide works on the road, and show them to the host."""
    circle_ = {"is": "circle", "center": [366_000_000, 360_000_000], "radius_cm": 100_000}
    works = {"type": "notice/1", "status": "exercise", "name": "secret", "kind": "works", "activity": "road_works", "to": ["south"],
             "volumes": [{"shape": circle_}]}  # fmt: skip
    assert say(theatre, works, folder / "north-headquarters.key", hide=("volumes",)).code == 0


def copied(shelf: Path, tmp_path: Path) -> Path:
    import shutil

    shutil.copytree(shelf, tmp_path / "desk")
    return tmp_path / "desk"


def test_the_host_is_asked_and_tells_no_more_than_to_call(shelf: Path, tmp_path: Path) -> None:
    desk = copied(shelf, tmp_path)
    hidden_works(desk / "theatre", desk)
    drawn = write(tmp_path, CONVOY)
    said = garant("check", desk / "theatre", drawn, "--at-host", "--key", desk / "south-headquarters.key", "--json")
    assert said.code == 1
    [host] = said.json()["host"]
    assert (host["result"], host["touched"], host["word"], host["looks_left"]) == (
        "not_clear",
        ["north/secret"],
        "coordinate by hotline",
        9,
    )
    assert not {"place", "closest_cm", "start", "suggested"} & host.keys()
    owner = fine("show", desk / "theatre", "probes", "--as", "north", "--json").json()
    assert [(one["by"], one["touched"]) for one in owner["looks"]] == [("south", ["north/secret"])]
    assert fine("show", desk / "theatre", "probes", "--json").json()["looks"] == []
    assert "coordinate by hotline" in garant("check", desk / "theatre", drawn, "--at-host", "--key", desk / "south-headquarters.key").out
    assert "south" in fine("show", desk / "theatre", "probes", "--as", "north").out
    assert fine("log", "verify", desk / "theatre").code == 0
    assert fine("replay", desk / "theatre").code == 0


@pytest.mark.parametrize("words", [["--at-host"], ["--key", "south-headquarters.key"]])
def test_asking_the_host_is_signed(shelf: Path, tmp_path: Path, words: list[str]) -> None:
    desk = copied(shelf, tmp_path)
    drawn = write(tmp_path, CONVOY)
    said = garant("check", desk / "theatre", drawn, *[desk / word if word.endswith(".key") else word for word in words])
    assert (said.code, "[usage]" in said.err) == (2, True)
