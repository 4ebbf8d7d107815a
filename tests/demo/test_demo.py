"""The demo, played whole: everything in the scenario's files gets into the log, the picture is theirs, and the story shows it.

What is expected is counted here from the TOML files, with nothing of Garant's in between.
"""

import io
import json
import re
import shutil
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
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
from garant.statement.values import Unknown
from tests.needs import need_program

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


def answered(says: list[Members]) -> int:
    """Count the statements that the host answers with a verdict, which stands right behind each."""
    return sum(say["statement"]["type"] in ("notice/1", "notice_amendment/1") for say in says)


TOLD = 5
"""What the story says itself, after everything in the files: the draft, the call, the host's word by its clock, two steps of the call."""


def test_everything_in_the_files_is_in_the_log(played: Played) -> None:
    before = FIRST + len(SAYS) + answered(SAYS)
    assert len(played.entries) == before + TOLD
    assert len(played.state.verdicts) == answered(SAYS)
    assert f"Played {before} statements" in played.told


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
        signed = {REPORT} if kind == "agreement/1" else set()
        assert set(played.state.table(table).rows) == {f"{party}/{said['name']}" for party, said in of(kind)} | signed, kind
    assert len(played.state.readouts) == sum(1 for _ in of("readout/1"))


def test_the_bonds_are_those_that_were_said(played: Played) -> None:
    expected = {(said["agreement"], said.get("on_behalf_of", party), said["binds"]) for party, said in of("acceptance/1")}
    found = {(row.said.agreement, row.said.on_behalf_of or row.said.party, row.said.binds) for row in played.state.acceptances.values()}
    assert found == expected
    for agreement, party, _ in expected:
        _, told, _ = garant("show", played.place.directory, "parties", party)
        assert f"{agreement} (exercise)" in told


REPORT = "reg/exercise-m4"
"""What is signed of the report of the story; the report says who, and neither what nor when."""
REPORTED: Members = {"name": "m1", **{place: {"is": "unknown"} for place in ("deadline", "content", "verification")}}


def measures() -> Iterator[tuple[str, Members]]:
    """Give each measure that is not sealed, by its name in the log."""
    yield f"{REPORT}#m1", REPORTED
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
    assert f"{1 + sum(1 for _ in of('agreement/1'))} agreements hold {open_} measures in the open and {sealed} sealed ones." in told
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
    "un/un-clinic-2": ("filed", {"ru": "amber", "tr": "amber", "us": "amber"}),
    "un/un-convoy-1": ("filed", {"opp": "green", "ru": "amber", "tr": "green"}),
    "un/un-convoy-2": ("filed", {"opp": "amber", "ru": "amber", "tr": "amber"}),
    "un/un-medevac-1": ("filed", {"ru": "green", "sy": "amber", "tr": "amber"}),
    "un/un-mission-1": ("filed", {"ru": "amber", "tr": "amber"}),
    "un/un-site-1": ("filed", {"ru": "amber", "tr": "amber"}),
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
    "un/un-clinic-2@000001": ("undetermined", [], []),
    "un/un-convoy-1@000001": ("undetermined", [], []),
    "un/un-convoy-2@000001": ("undetermined", [], [("m1", "notice_required", True)]),
    "un/un-medevac-1@000001": ("not_clear", [("ru/ru-uav-1", "conflict")], [("m4", "notice_required", True)]),
    "un/un-mission-1@000001": ("not_clear", [("tr/tr-patrol-1", "conflict")], [("m1", "notice_required", True)]),
    "un/un-mission-1@000002": ("undetermined", [], [("m1", "notice_required", True)]),
    "un/un-site-1@000001": ("undetermined", [], []),
}
"""What each version of a notice meets: the result, the other notices, and the measures of the exercise's terms that speak of it.

None is clear: two protected sites hide where they are, and what could not be computed is never taken for nothing.
"""


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


def hidden(kind: str, member: str) -> list[str]:
    """Give the refs of the statements of a kind that hide a member, in the order in which they are said."""
    says = [say for say in SAYS if say["statement"]["type"] == kind and member in say.get("hide", ())]
    return [f"{PARTY_OF[say['keys'][0]]}/{say['statement']['name']}" for say in says]


def test_only_what_is_hidden_keeps_anything_from_being_computed(played: Played) -> None:
    sites, sealed = hidden("notice/1", "volumes"), hidden("agreement/1", "measures")
    for version, row in played.state.verdicts.rows.items():
        unknown = {one.what: one.because for one in row.said.undetermined or ()}
        before = [site for site in sites if played.state.notice_versions.rows[f"{site}@000001"].index < row.index - 1]
        assert set(unknown) <= {version.partition("@")[0], "other notices", *sealed}
        assert (version.partition("@")[0] in unknown) == (version.partition("@")[0] in sites)
        assert unknown.get("other notices", "0").split()[0] == str(len(before))


def test_the_delay_that_the_story_suggests_is_the_one_that_version_2_takes(played: Played) -> None:
    versions = [played.state.notice_versions.rows[f"un/un-mission-1@{number:06d}"].said.volumes or () for number in (1, 2)]
    first, second = (instant.parse(volumes[0].shape.times[0]) for volumes in versions if isinstance(volumes[0].shape, Route))
    assert second - first == 4 * instant.HOUR_MS
    assert "might help  4 h later; 3 h 30 min earlier" in played.told
    assert "takes that delay" in played.told
    assert "nothing was found against it; not known, other notices: 2 live notices hide where they are" in " ".join(played.told.split())


def test_the_story_shows_the_rule_that_one_side_s_reading_of_a_zone_hits(played: Played) -> None:
    told = " ".join(played.told.split())
    assert "rule tr/exercise-terms#m2: consent of the other guarantor, as ru reads the zone; not as tr reads it" in told


RANG_MS = 69_000
"""How long the STOP of the story rings."""


@pytest.mark.parametrize("now", ["2026-11-01T00:00:00Z", "2027-06-01T00:00:00Z", "2040-01-01T00:00:00Z"])
def test_the_same_is_found_whenever_it_is_played(now: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "now_ms", lambda: instant.parse(now))
    code, told, _ = garant("demo", tmp_path / "then", "--once")
    assert code == 0
    then = Played(Place(tmp_path / "then"), told)
    assert verdicts(then) == MET
    assert then.state.t_ms == min(instant.parse(now), play.EVE_MS) - play.RESERVE_MS + RANG_MS
    assert then.state.t_ms <= instant.parse(now), "the log is never ahead of the time"


def test_the_eve_is_before_everything_that_is_announced() -> None:
    starts = re.findall(r'"(2027-[^"]+)"', "".join(path.read_text(encoding="utf-8") for path in sorted(SCENARIO.glob("9*.toml"))))
    relayed = "2027-02-28T17:40:00Z"
    assert min(instant.parse(one) for one in starts if one != relayed) > play.EVE_MS > instant.parse(relayed)


CHAPTERS = [
    "A French report becomes a draft",
    "An officer reviews it and signs",
    "What the texts leave open",
    "The register",
    "A notice that conflicts",
    "A STOP, taken by the next on duty",
    "A receipt ladder, still amber",
    "A proof, and a changed byte",
]


def test_the_story_has_its_chapters_in_order(played: Played) -> None:
    assert re.findall(r"^(\d)\. (.+?) ─+$", played.told, re.MULTILINE) == [(str(at), title) for at, title in enumerate(CHAPTERS, 1)]


def chapter(played: Played, number: int) -> str:
    """Give a chapter's words, with single blanks."""
    _, _, told = played.told.partition(f"\n{number}. ")
    return " ".join(told.partition(f"\n{number + 1}. ")[0].split())


def test_it_is_a_story_for_two_minutes(played: Played) -> None:
    lines = played.told.splitlines()
    assert len(lines) <= LINES_MAX
    lines = [line for line in lines if not line.startswith("The host's log is in ")]
    assert all(len(line) <= 110 and line == line.rstrip() for line in lines)


LINES_MAX = 190


def test_the_draft_rests_on_the_words_of_the_report(played: Played) -> None:
    told = chapter(played, 1)
    for words in ("les ministres russe et turc de la Défense", "mardi", "entretien téléphonique"):
        assert re.search(rf"\[\d+ {words}\]", told)
    assert "ru (defence minister)" in told
    assert "tr (defence" in told
    assert "2019-03-05" in told
    assert "unknown, as the text does not say: deadline, content, verification" in told


def test_the_signed_agreement_says_what_the_report_says_and_no_more(played: Played) -> None:
    data = (SCENARIO.parent / "text" / "report.fr.txt").read_bytes()
    said = played.state.agreements.rows[REPORT].said
    assert (said.party, said.status, said.capacity) == ("reg", "exercise", "registrar")
    (source,) = said.sources or ()
    assert (source.sha256, source.published, source.language) == (sha256(data).hexdigest(), "2019-03-05", "fr")
    assert source.title == data.decode().splitlines()[0]
    (measure,) = said.measures or ()
    assert "".join(measure.text["fr"].split()) in "".join(data.decode().split())
    assert "mesures fermes" in measure.text["fr"]
    assert isinstance(measure.addressee, tuple)
    assert [who.party for who in measure.addressee] == ["ru", "tr"]
    assert all(isinstance(value, Unknown) for value in (measure.deadline, measure.content, measure.verification))
    index = played.state.agreements.rows[REPORT].index
    assert f"entry {index}: agreement reg/exercise-m4, exercise" in chapter(played, 2)


def test_a_draft_that_nobody_signed_is_a_file_and_no_entry(played: Played) -> None:
    drafts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((played.place.directory / "drafts").glob("*.json"))]
    assert f"one of {len(drafts)} " in chapter(played, 2)
    assert {draft["type"] for draft in drafts} >= {"agreement/1", "contact/1", "incident/1", "position/1"}
    assert {draft["status"] for draft in drafts} == {"exercise"}
    names = {f"reg/{draft['name']}" for draft in drafts if "name" in draft}
    assert not any(names & set(played.state.table(table).rows) for table in ("agreements", "contacts", "incidents", "requests"))


def test_the_gap_of_the_report_and_the_question_without_answer_are_shown(played: Played) -> None:
    told = chapter(played, 3)
    assert "reg/exercise-m4#m1 Take" in told
    (asked,) = (said for _, said in of("request/1") if said["form"] == "clarification")
    assert asked["text"]["en"] in told
    assert "no answer by ru or tr" in told
    assert not any(said["request"] == f"un/{asked['name']}" for _, said in of("reply/1"))


def test_the_register_shows_two_books_two_positions_and_what_is_owed(played: Played) -> None:
    told = chapter(played, 4)
    books = {said["by"]["party"]: said["total"] for _, said in of("book/1") if said["start"] == "2017-01-22"}
    (reply,) = (said for _, said in of("book_reply/1") if said["book"] == "reg/tr-2017-01-22")
    assert books == {"ru": 2, "tr": 12}
    assert "2017-01-22 ru 2 " in told
    assert "tr 12 " in told
    assert f"ru confirms {reply['confirms']}, does not confirm {reply['does_not_confirm']} (reported)" in told
    for _, said in of("position/1"):
        if said["about"] == "incident:reg/i-2016-strikes":
            assert f"{said['by']['party']} {said['says']} (reported)" in told
            assert said["text"]["en"] in told
    assert "by whom: undetermined" in told
    assert "Transit traffic on M4 and M5 restored. overdue 2018-12-31" in told


def test_the_stop_is_missed_for_a_minute_and_taken_by_the_deputy(played: Played) -> None:
    told = chapter(played, 6)
    (roster,) = (said for _, said in of("roster/1") if (said["level"], said["order"][0]["duty"].get("ru")) == ("headquarters", RU_DUTY))
    first, second = (duty["duty"]["en"] for duty in roster["order"])
    assert f"1 {first} headquarters 60 missed" in told
    assert f"2 {second} headquarters 9 taken" in told
    (said,) = (row for row in played.state.escalations.values() if row.said.call == "tr/tr-stop-2")
    assert f"entry {said.index}" in told


RU_DUTY = "Дежурный офицер штаба"


def test_the_story_shows_what_a_newcomer_should_see(played: Played) -> None:
    for told in (
        "nothing in Garant is ever a permission",
        "acknowledged by relay",
        "Headquarters knowing is not the unit knowing",
        "a registrar's entry binds nobody",
    ):
        assert told in " ".join(played.told.split())


def index_of(entry: str) -> int:
    place = next(place for place, say in enumerate(SAYS) if say["entry"] == entry)
    return FIRST + place + answered(SAYS[:place])


def test_openssl_checks_the_proof_and_the_changed_byte_is_found_in_the_right_entry(played: Played) -> None:
    need_program("openssl")
    index = index_of(CONVOY)
    told = chapter(played, 8)
    assert f"good OpenSSL: so it is: entry {index} of {len(played.entries)} in exercise.garant.example/syria" in told
    assert f"bad OpenSSL: not so: these bytes are not entry {index} of the log" in told
    assert f"bad Garant, in the copy: entry {index} was changed" in told
    assert "good Garant, in the log itself" in told


def test_the_openssl_check_can_be_said_again_in_the_kept_directory(played: Played) -> None:
    need_program("openssl")
    words = ["sh", "check-a-proof.sh", "convoy.entry", "convoy.tlog-proof", str(bootstrap.verifier_key(played.place))]
    done = subprocess.run(words, cwd=played.place.directory, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_openssl_the_story_goes_on_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    code, told, _ = garant("demo", tmp_path / "bare", "--once")
    assert code == 0
    assert "not checked OpenSSL: there is no OpenSSL here" in " ".join(told.split())
    assert "Garant, in the copy: entry" in told


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
    code, told, _ = garant("demo", tmp_path / "again", "--once")
    assert code == 0
    again = Played(Place(tmp_path / "again"), told)
    assert len(again.entries) == len(played.entries)
    assert not set(again.entries) & set(played.entries)
    assert "9. Where to go on" not in told, "--once ends before it"


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
