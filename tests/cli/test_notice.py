"""`garant notice`: from a drawing to a signed notice and the host's verdict; amending it, and saying how it goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from garant.statement import host_word
from garant.storage import keyfile
from tests.cli.desk import Said, fine, garant
from tests.cli.drawn import ALWAYS, NOON, Feature, box, circle, collection, feature, write
from tests.cli.test_say import text_of

WORKS = box("works-1", 36.6, 36.0, kind="works", activity="road_works", to=["south"])
CONVOY = circle("convoy-1", 36.6, 36.0, NOON, kind="movement", activity="aid_convoy", to=["north"])


def filed(desk: Path, *features: Feature, key: str = "north-headquarters", name: str | None = None) -> Said:
    options = [] if name is None else ["--name", name]
    command = ("notice", "file", desk / "theatre", "-", "--key", desk / f"{key}.key", "--json", *options)
    return garant(*command, stdin=collection(*features))


def of(desk: Path, ref: str) -> Any:  # noqa: ANN401 - any JSON value
    [found] = fine("show", desk / "theatre", "notices", ref, "--json").json()
    return found


def size(desk: Path) -> int:
    found: int = fine("replay", desk / "theatre", "--json").json()["size"]
    return found


# Filing


def test_a_drawing_becomes_a_notice_with_its_verdict_beside_it(desk: Path) -> None:
    before = size(desk)
    [got] = filed(desk, WORKS).json()["filed"]
    assert (got["index"], got["verdict"]["index"]) == (before, before + 1)
    assert (got["verdict"]["result"], got["verdict"]["conflicts"]) == ("clear", [])
    assert size(desk) == before + 2
    assert of(desk, "north/works-1")["said"]["activity"] == "road_works"


def test_the_verdict_tells_what_it_meets(desk: Path) -> None:
    assert filed(desk, WORKS).code == 0
    [got] = filed(desk, CONVOY, key="south-headquarters").json()["filed"]
    verdict = got["verdict"]
    assert (verdict["result"], verdict["pair_count"], verdict["withheld"]) == ("not_clear", 1, 0)
    [met] = verdict["conflicts"]
    assert (met["notice"], met["from"], met["to"], met["closest_m"]) == ("north/works-1", NOON["time_start"], "2027-03-01T12:00:00Z", 0)
    assert verdict["suggestions"], "and what might help"


def test_it_is_filed_all_the_same(desk: Path) -> None:
    """A verdict is no permission, and a conflict takes none away."""
    filed(desk, WORKS)
    assert filed(desk, CONVOY, key="south-headquarters").code == 0
    assert of(desk, "south/convoy-1")["standing"] == "filed"


def test_people_are_told_the_entry_and_the_verdict(desk: Path) -> None:
    filed(desk, WORKS)
    said = fine("notice", "file", desk / "theatre", write(desk, CONVOY), "--key", desk / "south-headquarters.key")
    assert said.out.startswith("admitted as entry ")
    told = " ".join(said.out.split())
    for words in ("The host's verdict, entry", "1 conflict", "north/works-1", "overlap", "might help", "it is never a permission"):
        assert words in told, words


def test_the_receipt_of_a_notice_verifies(desk: Path) -> None:
    [got] = filed(desk, WORKS).json()["filed"]
    assert fine("show", desk / "theatre", "statement", got["index"], "--json").json()["id"] == got["id"]
    assert got["receipt"].startswith("c2sp.org/tlog-proof@v1")


def test_several_are_filed_one_after_the_other(desk: Path) -> None:
    got = filed(desk, WORKS, {**WORKS, "id": "works-2"}).json()["filed"]
    assert [one["verdict"]["notice"] for one in got] == ["north/works-1", "north/works-2"]
    assert [met["notice"] for met in got[1]["verdict"]["conflicts"]] == ["north/works-1"]


def test_a_name_is_for_one_notice(desk: Path) -> None:
    assert filed(desk, WORKS, name="other").json()["filed"][0]["verdict"]["notice"] == "north/other"
    refused = filed(desk, WORKS, {**WORKS, "id": "b"}, name="other")
    assert (refused.code, refused.json()["refused"]["code"]) == (2, "bad_value")


def test_when_one_is_refused_those_before_it_stay_and_are_told(desk: Path) -> None:
    before = size(desk)
    said = filed(desk, WORKS, {**WORKS, "properties": {**WORKS["properties"], "to": ["east"]}, "id": "works-2"}, {**WORKS, "id": "works-3"})
    refused = said.json()["refused"]
    assert (said.code, refused["code"]) == (1, "unknown_party")
    assert [one["verdict"]["notice"] for one in refused["filed"]] == ["north/works-1"]
    word = host_word.open_word(text_of(refused["word"]), keyfile.read(desk / "theatre" / "keys" / "answer.key").public)
    assert getattr(word, "code", "") == "unknown_party"
    assert size(desk) == before + 2


# Amending, and the steps


def test_a_new_version_is_whole_and_has_its_own_verdict(desk: Path) -> None:
    filed(desk, WORKS)
    moved = box("anything", 36.7, 36.0, kind="works", activity="road_works")
    command = ("notice", "amend", desk / "theatre", "north/works-1", "-", "--key", desk / "north-headquarters.key", "--json")
    got = garant(*command, stdin=collection(moved)).json()
    assert (got["verdict"]["notice"], got["verdict"]["version"]) == ("north/works-1", 2)
    found = of(desk, "north/works-1")
    assert (found["version"], found["said"]["to"]) == (2, ["south"]), "it stays addressed as it was"


@pytest.mark.parametrize(
    ("steps", "standing"),
    [(["start"], "started"), (["start", "end"], "ended"), (["withdraw"], "withdrawn"), (["start", "withdraw"], "withdrawn")],
    ids=" ".join,
)
def test_it_starts_ends_or_is_withdrawn(desk: Path, steps: list[str], standing: str) -> None:
    filed(desk, WORKS)
    for step in steps:
        said = fine(
            "notice", step, desk / "theatre", "north/works-1", "--key", desk / "north-headquarters.key", "--note", "as said", "--lang", "en"
        )
        assert said.out.startswith("admitted as entry ")
    assert of(desk, "north/works-1")["standing"] == standing


def test_a_step_has_the_status_of_its_notice(desk: Path) -> None:
    fine("notice", "start", desk / "theatre", "north/patrol-1", "--key", desk / "north-headquarters.key", "--json")
    assert of(desk, "north/patrol-1")["standing"] == "started"


# What is refused


TO_NOBODY = box("a", 0, 0, kind="works", activity="road_works")
OF_SOUTH = box("a", 0, 0, kind="works", activity="road_works", to=["south"], party="south")
ATTACK = circle("a", 0, 0, kind="site", activity="air_strike", to=["south"])
REFUSED: dict[str, tuple[str, bytes, int, str]] = {
    "no notice of this name": ("start @ north/nothing --key %", b"", 1, "unknown_reference"),
    "another's notice": ("start @ north/patrol-1 --key south", b"", 1, "not_yours"),
    "a step that does not follow": ("end @ north/patrol-1 --key %", b"", 1, "wrong_step"),
    "a step without a key": ("end @ north/patrol-1", b"", 2, "usage"),
    "a key that is none": ("end @ north/patrol-1 --key @", b"", 2, "usage"),
    "a note in no language": ("start @ north/patrol-1 --key % --note x --lang !", b"", 1, "bad_value"),
    "of another status": ("amend @ north/patrol-1 - --key %", collection(WORKS), 1, "other_status"),
    "amended by two": ("amend @ north/patrol-1 - --key %", collection(WORKS, CONVOY), 2, "bad_value"),
    "amended by none": ("amend @ north/patrol-1 - --key %", collection(), 2, "bad_value"),
    "filed from no GeoJSON": ("file @ - --key %", b"{}", 2, "bad_value"),
    "an id that is no name": ("file @ - --key %", collection({**WORKS, "id": "works 1"}), 2, "bad_value"),
    "without a place": ("file @ - --key %", collection(feature("a", None, ALWAYS)), 2, "missing_member"),
    "addressed to nobody": ("file @ - --key %", collection(TO_NOBODY), 1, "missing_member"),
    "in another's name": ("file @ - --key %", collection(OF_SOUTH), 1, "foreign_key"),
    "an attack": ("file @ - --key %", collection(ATTACK), 2, "attack_activity"),
}


@pytest.mark.parametrize(("words", "given", "code", "word"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_said_is_refused_in_a_sentence(shelf: Path, words: str, given: bytes, code: int, word: str) -> None:
    known = {"@": shelf / "theatre", "%": shelf / "north-headquarters.key", "south": shelf / "south-headquarters.key"}
    said = garant("notice", *(known.get(one, one) for one in words.split()), stdin=given)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("refused: ")
    assert said.err.endswith(f"[{word}]\n")
    assert said.err.count("\n") == 1


def test_a_refusal_in_json_carries_the_hosts_word(shelf: Path) -> None:
    said = garant("notice", "end", shelf / "theatre", "north/patrol-1", "--key", shelf / "north-headquarters.key", "--json")
    assert json.loads(said.out)["refused"].keys() == {"code", "sentence", "where", "word"}
