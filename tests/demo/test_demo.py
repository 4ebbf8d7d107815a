"""The demo, played whole: everything in the scenario's files gets into the log, the picture is theirs, and the story shows it.

What is expected is counted here from the TOML files, with nothing of Garant's in between.
"""

import io
import json
import re
import shlex
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from garant import bootstrap, instant
from garant.bootstrap import Place
from garant.cli.main import run
from garant.demo import play
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.statement.shapes import Route

SCENARIO = Path(play.__file__).parent / "scenario"
PLACES = ("addressee", "deadline", "content", "zone", "verification")
CONVOY = "un-convoy-1"

Members = dict[str, Any]


def files() -> list[Members]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SCENARIO.glob("[0-9]*.toml"))]


def parties() -> list[Members]:
    return list(tomllib.loads((SCENARIO / "parties.toml").read_text(encoding="utf-8"))["party"])


SAYS: list[Members] = [say for file in files() for say in file["say"]]
PARTY_OF = {key["name"]: party["id"] for party in parties() for key in party["key"]}
FIRST = 1 + sum(1 + len(party["key"]) for party in parties())
"""Where the says begin: after the charter, and for each party its enrolment and its grants."""


def of(kind: str) -> Iterator[tuple[str, Members]]:
    """Give the party and the members of each statement of a kind."""
    return ((PARTY_OF[say["keys"][0]], say["statement"]) for say in SAYS if say["statement"]["type"] == kind)


def garant(*words: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(word) for word in words])
    return code, out.getvalue(), err.getvalue()


class Played:
    """One performance: where its log is, what it told, what its log folds to."""

    def __init__(self, place: Place, told: str) -> None:
        self.place, self.told = place, told
        store = bootstrap.open_store(place)
        self.entries = [record.statement_id for record in store.records()]
        self.ledger: Ledger = open_ledger(store, bootstrap.verifier_key(place))
        store.close()
        self.state = self.ledger.state


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demo") / "theatre"
    code, told, complaints = garant("demo", folder, "--once")
    assert (code, complaints) == (0, "")
    return Played(Place(folder), told)


def test_everything_in_the_files_is_in_the_log(played: Played) -> None:
    verdicts = sum(say["statement"]["type"] in ("notice/1", "notice_amendment/1") for say in SAYS)
    assert len(played.entries) == FIRST + len(SAYS) + verdicts
    assert len(played.state.verdicts) == verdicts
    assert f"Played {len(played.entries)} statements" in played.told


def test_the_log_is_good(played: Played) -> None:
    code, out, _ = garant("log", "verify", played.place.directory)
    assert code == 0
    assert out.startswith(f"size          {len(played.entries)}\n")


def test_the_parties_are_those_of_the_files(played: Played) -> None:
    assert set(played.state.parties.rows) == {party["id"] for party in parties()}
    granted = Counter(row.party for row in played.state.keys.rows.values() if row.role in ("officer", "desk"))
    assert granted == {party["id"]: len(party["key"]) for party in parties()}
    for party in parties():
        row = played.state.parties.rows[party["id"]]
        assert (len(row.roots.keys), row.roots.threshold) == (party["root_keys"], party["threshold"])


def test_agreements_contacts_meetings_and_proposals_are_those_of_the_files(played: Played) -> None:
    for kind, table in (("agreement/1", "agreements"), ("contact/1", "contacts"), ("meeting/1", "meetings"), ("proposal/1", "proposals")):
        assert set(played.state.table(table).rows) == {f"{party}/{said['name']}" for party, said in of(kind)}, kind
    assert len(played.state.readouts) == sum(1 for _ in of("readout/1"))


def test_the_bonds_are_those_that_were_said(played: Played) -> None:
    expected = {(said["agreement"], said.get("on_behalf_of", party), said["binds"]) for party, said in of("acceptance/1")}
    found = {(row.said.agreement, row.said.on_behalf_of or row.said.party, row.said.binds) for row in played.state.acceptances.values()}
    assert found == expected
    for agreement, party, _ in expected:
        _, told, _ = garant("show", played.place.directory, "parties", party)
        assert f"{agreement} (exercise)" in told


def measures() -> Iterator[tuple[str, Members]]:
    """Give each measure that is not sealed, by its name in the log."""
    for say in SAYS:
        said, party = say["statement"], PARTY_OF[say["keys"][0]]
        if "measures" in said and "measures" not in say.get("hide", ()):
            ref = said.get("agreement", f"{party}/{said.get('name')}")
            yield from ((f"{ref}#{one['name']}", one) for one in said["measures"])


def gaps() -> set[tuple[str, str, str]]:
    found = ((name, place, one.get(place)) for name, one in measures() for place in PLACES)
    return {(name, place, value["is"]) for name, place, value in found if isinstance(value, dict) and value["is"] in OPEN}


OPEN = {"unknown", "none", "disputed"}


def test_the_gaps_are_those_of_the_files_and_none_is_filled(played: Played) -> None:
    code, out, _ = garant("show", played.place.directory, "gaps", "--json")
    assert code == 0
    shown = json.loads(out)
    assert {(gap["measure"], gap["place"], gap["how"]) for gap in shown["gaps"]} == gaps()
    assert shown["counts"] == dict(Counter(f"{place} {how}" for _, place, how in gaps()))


def test_the_story_counts_as_the_files_do(played: Played) -> None:
    told = " ".join(played.told.split())
    sealed = sum(say["statement"]["measure_count"] for say in SAYS if "measures" in say.get("hide", ()))
    open_ = len(list(measures()))
    assert f"{sum(1 for _ in of('agreement/1'))} agreements hold {open_} measures in the open and {sealed} sealed ones." in told
    for place in ("addressee", "deadline", "content", "verification"):
        assert (
            f"{len({name for name, at, _ in gaps() if at == place})} " in told.partition(f"Of all {open_} measures, ")[2].partition(".")[0]
        )


LIGHTS = {
    "ru/ru-flight-1": ("filed", {"tr": "amber", "un": "amber"}),
    "ru/ru-uav-1": ("withdrawn", {"tr": "amber"}),
    "tr/tr-patrol-1": ("filed", {"ru": "amber"}),
    "tr/tr-patrol-2": ("filed", {"ru": "amber"}),
    "tr/tr-post-1": ("filed", {"ru": "amber"}),
    "tr/tr-supply-1": ("filed", {"ru": "amber"}),
    "un/un-convoy-1": ("filed", {"opp": "green", "ru": "amber", "tr": "green"}),
    "un/un-convoy-2": ("filed", {"opp": "amber", "ru": "amber", "tr": "amber"}),
    "un/un-medevac-1": ("filed", {"ru": "green", "sy": "amber", "tr": "amber"}),
    "un/un-mission-1": ("filed", {"ru": "amber", "tr": "amber"}),
}


def test_the_notices_have_their_lights(played: Played) -> None:
    code, out, _ = garant("show", played.place.directory, "notices", "--json")
    assert code == 0
    assert {line["ref"]: (line["standing"], {one["party"]: one["light"] for one in line["ladders"]}) for line in json.loads(out)} == LIGHTS
    assert len(LIGHTS) == sum(1 for _ in of("notice/1"))


def light(notice: str, party: str) -> str:
    """Tell a light from the receipts in the files: green once the unit has the newest version, itself or read back to its level above."""
    version = 1 + sum(said["notice"] == notice for _, said in of("notice_amendment/1"))
    receipts = [said for by, said in of("receipt/1") if (by, said["notice"], said["version"]) == (party, notice, version)]
    if any(said["step"] in ("objects", "unable") for said in receipts):
        return "red"
    reached = [said for said in receipts if said["level"] == "unit" and said["step"] in ("acknowledged", "disseminated")]
    return "green" if any(said.get("relay", {"read_back": True})["read_back"] for said in reached) else "amber"


def test_the_lights_follow_from_the_receipts_in_the_files() -> None:
    for ref, (_, lights) in LIGHTS.items():
        assert lights == {party: light(ref, party) for party in lights}, ref


MET = {
    "ru/ru-flight-1@000001": ("not_clear", [], [("m3", "notice_required", False)]),
    "ru/ru-uav-1@000001": ("not_clear", [], [("m5", "prohibited", False)]),
    "tr/tr-patrol-1@000001": ("undetermined", [], []),
    "tr/tr-patrol-2@000001": ("not_clear", [], [("m2", "consent_required", False)]),
    "tr/tr-post-1@000001": ("undetermined", [("tr/tr-supply-1", "inform")], []),
    "tr/tr-supply-1@000001": ("not_clear", [("un/un-convoy-1", "conflict")], []),
    "tr/tr-supply-1@000002": ("undetermined", [("tr/tr-post-1", "inform")], []),
    "un/un-convoy-1@000001": ("clear", [], []),
    "un/un-convoy-2@000001": ("clear", [], [("m1", "notice_required", True)]),
    "un/un-medevac-1@000001": ("not_clear", [("ru/ru-uav-1", "conflict")], [("m4", "notice_required", True)]),
    "un/un-mission-1@000001": ("not_clear", [("tr/tr-patrol-1", "conflict")], [("m1", "notice_required", True)]),
    "un/un-mission-1@000002": ("clear", [], [("m1", "notice_required", True)]),
}
"""What each version of a notice meets: the result, the other notices, and the measures of the exercise's terms that speak of it."""


def verdicts(played: Played) -> dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str, bool]]]]:
    said = {version: row.said for version, row in played.state.verdicts.rows.items()}
    assert all(hit.measure.startswith("tr/exercise-terms#") for one in said.values() for hit in one.hits or ())
    return {
        version: (
            one.result,
            [(pair.notice, pair.news) for pair in one.pairs or ()],
            [(hit.measure.partition("#")[2], hit.says, hit.met) for hit in one.hits or ()],
        )
        for version, one in said.items()
    }


def test_the_verdicts_are_those_that_the_scenario_was_drawn_for(played: Played) -> None:
    assert verdicts(played) == MET


def test_the_zone_that_each_side_reads_for_itself_is_hit_under_one_reading_alone(played: Played) -> None:
    (hit,) = played.state.verdicts.rows["tr/tr-patrol-2@000001"].said.hits or ()
    assert (hit.zone, hit.readings, hit.not_under) == ("tr/exercise-terms#z-dmz", ("ru",), ("tr",))


def test_only_a_sealed_agreement_keeps_anything_from_being_computed(played: Played) -> None:
    unknown = {one.what for row in played.state.verdicts.rows.values() for one in row.said.undetermined or ()}
    assert unknown == {"tr/exercise-line"}


def test_the_delay_that_the_story_suggests_is_the_one_that_version_2_takes(played: Played) -> None:
    versions = [played.state.notice_versions.rows[f"un/un-mission-1@{number:06d}"].said.volumes or () for number in (1, 2)]
    first, second = (instant.parse(volumes[0].shape.times[0]) for volumes in versions if isinstance(volumes[0].shape, Route))
    assert second - first == 4 * instant.HOUR_MS
    assert "might help  4 h later; 3 h 30 min earlier" in played.told
    assert "takes that delay" in played.told
    assert "consent of the other" in played.told


@pytest.mark.parametrize("now", ["2026-11-01T00:00:00Z", "2027-06-01T00:00:00Z", "2040-01-01T00:00:00Z"])
def test_the_same_is_found_whenever_it_is_played(now: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "now_ms", lambda: instant.parse(now))
    code, told, _ = garant("demo", tmp_path / "then", "--once")
    assert code == 0
    then = Played(Place(tmp_path / "then"), told)
    assert verdicts(then) == MET
    assert then.state.t_ms == min(instant.parse(now), play.EVE_MS)


def test_the_eve_is_before_everything_that_is_announced() -> None:
    starts = re.findall(r'"(2027-[^"]+)"', "".join(path.read_text(encoding="utf-8") for path in sorted(SCENARIO.glob("9*.toml"))))
    relayed = "2027-02-28T17:40:00Z"
    assert min(instant.parse(one) for one in starts if one != relayed) > play.EVE_MS > instant.parse(relayed)


def test_the_story_has_six_chapters_in_order(played: Played) -> None:
    chapters = re.findall(r"^(\d)\. (.+?) ─+$", played.told, re.MULTILINE)
    assert chapters == [
        ("1", "Who is party to what"),
        ("2", "What the texts leave open"),
        ("3", "A notice and its receipts"),
        ("4", "What would it collide with"),
        ("5", "A proof, made and verified"),
        ("6", "One byte changed on disk"),
    ]


def test_the_story_shows_what_a_newcomer_should_see(played: Played) -> None:
    for told in (
        "nothing in Garant is ever a permission",
        "acknowledged by relay",
        "Headquarters knowing is not the unit knowing",
        "verified  log exercise.garant.example/syria",
        "absence of",
        "A registrar's entry binds nobody",
    ):
        assert told in played.told
    lines = [line for line in played.told.splitlines() if not line.startswith("The host's log is in ")]
    assert all(len(line) <= 110 and line == line.rstrip() for line in lines)


def index_of(entry: str) -> int:
    return FIRST + next(place for place, say in enumerate(SAYS) if say["entry"] == entry)


def test_the_changed_byte_is_found_in_the_right_entry_and_the_log_itself_stays_good(played: Played) -> None:
    *_, bad, good = [line for line in played.told.splitlines() if line]
    assert bad.startswith(f"bad   in the copy: entry {index_of(CONVOY)} was changed")
    assert good.startswith("good  in the log itself")


def test_the_proof_that_the_story_made_still_verifies(played: Played) -> None:
    key = str(bootstrap.verifier_key(played.place))
    code, out, _ = garant("proof", "verify", played.place.directory / "convoy.proof", "--key", key)
    assert code == 0
    assert f"entry {index_of(CONVOY)} " in out


def test_the_sealed_line_is_open_to_both_its_sides_alone(played: Played) -> None:
    for party, shown in (("tr", True), ("ru", True), ("ir", False)):
        _, out, _ = garant("show", played.place.directory, "agreements", "tr/exercise-line", "--as", party)
        assert ("radio frequency" in out) is shown


def test_every_question_is_answered_in_every_language(played: Played) -> None:
    for what in ("parties", "agreements", "gaps", "contacts", "meetings", "proposals", "notices", "receipts"):
        for language in ("en", "fr", "ar", "ru", "xx"):
            assert garant("show", played.place.directory, what, "--lang", language)[0] == 0


def test_it_plays_again_elsewhere_with_other_keys_and_the_same_words(played: Played, tmp_path: Path) -> None:
    code, told, _ = garant("demo", tmp_path / "again")
    assert code == 0
    again = Played(Place(tmp_path / "again"), told)
    assert len(again.entries) == len(played.entries)
    assert not set(again.entries) & set(played.entries)
    assert "Try next" in told
    assert "Try next" not in played.told, "--once ends before it"


def test_what_to_try_next_can_be_tried(played: Played, tmp_path: Path) -> None:
    _, told, _ = garant("demo", tmp_path / "a place")
    commands = [shlex.split(line, comments=True)[1:] for line in told.partition("Try next\n")[2].splitlines() if line]
    assert len(commands) == 6
    for words in commands:
        assert garant(*(tmp_path / word if word == "public-copy" else word for word in words))[0] == 0, words


def test_it_does_not_play_over_a_log(played: Played) -> None:
    before = sorted(path.name for path in played.place.directory.rglob("*"))
    code, out, err = garant("demo", played.place.directory, "--once")
    assert (code, out) == (2, "")
    assert "choose another directory" in err
    assert sorted(path.name for path in played.place.directory.rglob("*")) == before


def test_without_a_directory_it_makes_one_and_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, told, _ = garant("demo", "--once")
    assert code == 0
    [where] = tmp_path.glob("garant-demo-*")
    assert f"The host's log is in {where}.\n" in told
