"""The officer's work over real HTTP: from a draft to our own copy, what a locked key stops, events, notes, bounds, a bad host."""

import base64
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from garant.api.server import Place
from garant.desk import telling, violations, work
from garant.errors import Code
from tests.api.reading import reading
from tests.desk.desks import PASSPHRASE, desk, until
from tests.desk.facing import AtWork, Faced, Page, facing
from tests.world import NOTICE, START_MS, Clock, World, receipt


def named(name: str) -> dict[str, Any]:
    return {**NOTICE, "name": name}


def unlock(page: Page) -> None:
    assert not page.post("/desk/v1/unlock", {"passphrase": PASSPHRASE})["key"]["locked"]


def drafted(page: Page, members: dict[str, Any], **more: object) -> Any:  # noqa: ANN401 - JSON
    return page.post("/desk/v1/drafted", {"members": members, **more})


def states(page: Page) -> dict[str, str]:
    return {one["id"]: one["state"] for one in page.get("/desk/v1/queue")["queued"]}


# From draft to log


def test_what_was_shown_is_what_is_signed_and_comes_into_the_log(at_work: AtWork, entered: Page) -> None:
    unlock(entered)
    draft = drafted(entered, named("shown-1"))
    assert json.loads(draft["text"]) == draft["payload"]
    assert draft["payload"]["party"] == "tr"
    queued = entered.post("/desk/v1/signed", {"draft": draft["draft"]})
    assert (queued["id"], queued["payload"], queued["by"]) == (draft["id"], draft["payload"], "officer")
    until(lambda: states(entered)[draft["id"]] == "admitted")
    assert at_work.world.store.find(draft["id"]) is not None
    (shown,) = (one for one in entered.get("/desk/v1/queue")["queued"] if one["id"] == draft["id"])
    assert entered.get(f"/v1/statements/{draft['id']}")["index"] == shown["index"]


def test_drafting_signs_nothing(at_work: AtWork, entered: Page) -> None:
    size, before = at_work.world.host.ledger.tree.size, states(entered)
    draft = drafted(entered, named("only-drafted"))
    assert states(entered) == before
    assert at_work.world.host.ledger.tree.size == size
    assert at_work.world.store.find(draft["id"]) is None


def test_a_locked_key_drafts_and_does_not_sign(entered: Page) -> None:
    draft = drafted(entered, named("locked-1"))
    assert entered.refused("POST", "/desk/v1/signed", {"draft": draft["draft"]}) == (423, "locked")
    assert draft["id"] not in states(entered)
    unlock(entered)
    assert entered.post("/desk/v1/signed", {"draft": draft["draft"]})["id"] == draft["id"]


def test_locking_is_told_and_holds(entered: Page) -> None:
    unlock(entered)
    draft = drafted(entered, named("locked-2"))
    told = entered.post("/desk/v1/lock", {})["key"]
    assert (told["locked"], told["locks_ms"]) == (True, None)
    assert entered.refused("POST", "/desk/v1/signed", {"draft": draft["draft"]}) == (423, "locked")


def test_a_wrong_passphrase_unlocks_nothing(entered: Page) -> None:
    assert entered.refused("POST", "/desk/v1/unlock", {"passphrase": "not this one"}) == (403, "wrong_passphrase")
    assert entered.refused("POST", "/desk/v1/unlock", {"passphrase": PASSPHRASE}) == (429, "too_many")
    assert entered.get("/desk/v1/standing")["key"]["locked"]


def test_what_the_fold_would_refuse_is_refused_before_it_is_signed(entered: Page) -> None:
    assert entered.refused("POST", "/desk/v1/drafted", {"members": receipt(notice="ru/nothing")}) == (404, "unknown_reference")
    assert entered.refused("POST", "/desk/v1/drafted", {"members": {**NOTICE, "kind": "attack"}})[1] == "bad_value"
    assert entered.refused("POST", "/desk/v1/drafted", {"members": {"type": "nonsense/1"}})[1] == "unknown_kind"


@pytest.mark.parametrize(
    "body",
    [
        {}, {"members": []}, {"members": {}, "hide": "volumes"}, {"members": {}, "blob": "not base64!"}, {"members": {}, "more": 1},
        {"members": {}, "hide": ["x" * 65]}, {"members": {}, "hide": ["x"] * 65}, b"{", b"\xff", b"null",
    ],
)  # fmt: skip
def test_drafting_has_one_form(entered: Page, body: object) -> None:
    assert entered.refused("POST", "/desk/v1/drafted", body) == (400, "bad_request")


@pytest.mark.parametrize(
    "members", [{"type": 1}, {"x": 1.5}, {"type": "notice/1", "name": "\u202e"}, {"type": "notice/1", "a": {"b": [None]}}]
)
def test_members_that_are_none_are_refused_in_one_word(entered: Page, members: dict[str, Any]) -> None:
    status, code = entered.refused("POST", "/desk/v1/drafted", {"members": members})
    assert status in {400, 404}
    assert code in set(Code) - {"internal"}


def test_a_draft_that_is_none_is_not_signed(entered: Page) -> None:
    unlock(entered)
    assert entered.refused("POST", "/desk/v1/signed", {"draft": "nothing"})[1] == "not_found"


def test_a_draft_is_signed_once(entered: Page) -> None:
    unlock(entered)
    draft = drafted(entered, named("once-1"))
    entered.post("/desk/v1/signed", {"draft": draft["draft"]})
    assert entered.refused("POST", "/desk/v1/signed", {"draft": draft["draft"]})[1] == "not_found"


# The queue


def test_what_is_on_its_way_is_not_set_aside(entered: Page) -> None:
    unlock(entered)
    draft = drafted(entered, named("kept-1"))
    entered.post("/desk/v1/signed", {"draft": draft["draft"]})
    assert entered.refused("POST", "/desk/v1/queue/forget", {"id": draft["id"]})[1] == "wrong_step"
    assert entered.refused("POST", "/desk/v1/queue/forget", {"id": "0" * 64}) == (404, "not_found")
    assert entered.refused("POST", "/desk/v1/queue/forget", {"id": "x"}) == (400, "bad_request")


def test_what_has_expired_is_set_aside(tmp_path: Path) -> None:
    world = World(rules_level=4)
    tr = world.side("tr")
    world.side("ru")
    with reading(world) as host, desk(tmp_path, world, tr, host.url):
        url = host.url
    with desk(tmp_path, world, tr, url) as office, facing(world, office, tmp_path) as faced:
        page = faced.enter()
        unlock(page)
        draft = drafted(page, named("late-1"))
        page.post("/desk/v1/signed", {"draft": draft["draft"]})
        world.clock.turn(3 * 24 * 3_600_000)
        page.refused("POST", "/desk/v1/queue/forget", {"id": draft["id"]})
        until(lambda: states(page) == {draft["id"]: "expired"})
        assert page.get("/desk/v1/standing")["queue"] == {"waiting": 0, "refused": 0, "expired": 1}
        assert page.post("/desk/v1/queue/forget", {"id": draft["id"]}) == {"queued": []}


# Our own party reads


def test_questions_are_answered_as_our_own_party(entered: Page) -> None:
    for name in ("duty", "owed", "parties", "known?name=tr/x"):
        said = entered.send("GET", f"/v1/questions/{name}")
        told = json.loads(said.body)
        assert said.status in {200, 404}
        assert told.get("party", "tr") == "tr"
    assert entered.get("/v1/questions/duty")["party"] == "tr"


def test_the_log_is_read_as_of_a_host(at_work: AtWork, entered: Page) -> None:
    host = at_work.host.nobody
    assert entered.send("GET", "/key").body == host.get("/key").body
    assert (
        entered.get("/v1/entries?count=1")["entries"]
        == json.loads(at_work.host.session(at_work.tr.headquarters).get("/v1/entries?count=1").body)["entries"]
    )
    assert entered.get("/health/ready")["ready"]


def test_nothing_is_handed_in_at_a_desk(entered: Page) -> None:
    for path in ("/v1/statements", "/v1/statements/batch", "/v1/challenges", "/v1/sessions"):
        assert entered.refused("POST", path, {})[0] in {404, 405}


# Events


def test_a_change_is_told_as_it_comes(at_work: AtWork, entered: Page) -> None:
    with entered.listening() as heard:
        first = heard.standing()
        assert first["key"]["locked"]
        unlock(entered)
        assert not _next(heard.standing, lambda told: not told["key"]["locked"])["key"]["locked"]
        at_work.world.clock.turn(1_000)
        draft = drafted(entered, named("told-1"))
        entered.post("/desk/v1/signed", {"draft": draft["draft"]})
        grown = _next(heard.standing, lambda told: told["picture"]["size"] > first["picture"]["size"])
        assert grown["picture"]["root"] != first["picture"]["root"]


def _next(standing: Callable[[], Any], holds: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - JSON
    """Give the first standing of the next few of which it holds."""
    return next(told for told in (standing() for _ in range(20)) if holds(told))


def test_a_page_that_comes_back_is_told_at_once(entered: Page) -> None:
    for _ in range(3):
        with entered.listening() as heard:
            assert heard.standing()["party"] == "tr"


def test_no_more_listen_than_may(faced: Faced, entered: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "LISTENERS_MAX", 1)
    with entered.listening() as heard:
        heard.standing()
        assert entered.refused("GET", "/desk/v1/events") == (503, "busy")


# Notes, reports, bounds


def test_a_note_stays_for_the_next_shift(entered: Page) -> None:
    text = "<b>بيان</b> \u2067 & 'quoted'"
    entered.post("/desk/v1/handover", {"text": "first"})
    notes = entered.post("/desk/v1/handover", {"text": text})["notes"]
    assert [one["text"] for one in notes[:2]] == [text, "first"]
    assert entered.get("/desk/v1/handover")["notes"] == notes
    assert entered.refused("POST", "/desk/v1/handover", {"text": ""}) == (400, "bad_request")
    assert entered.refused("POST", "/desk/v1/handover", {"text": "x" * (work.NOTE_CHARACTERS_MAX + 1)}) == (400, "bad_request")


def test_what_a_browser_reports_is_counted_and_the_last_are_kept(faced: Faced, entered: Page) -> None:
    before = entered.get("/desk/v1/csp")["count"]
    for number in range(violations.KEPT_MAX + 5):
        report = {"csp-report": {"effective-directive": "script-src", "blocked-uri": "inline", "line-number": number, "more": "x"}}
        said = faced.nobody.send("POST", "/desk/v1/csp", report, **{"Content-Type": "application/csp-report"})
        assert said.status == 200
    told = entered.get("/desk/v1/csp")
    assert told["count"] == before + violations.KEPT_MAX + 5
    assert [one["line-number"] for one in told["last"]] == list(range(5, violations.KEPT_MAX + 5))
    assert faced.nobody.refused("POST", "/desk/v1/csp", {"x": 1}) == (400, "bad_request")
    assert faced.nobody.refused("POST", "/desk/v1/csp", b"x" * (violations.BODY_BYTES_MAX + 1)) == (413, "too_large")


@pytest.mark.parametrize("path", ["/desk/v1/enter", "/desk/v1/unlock", "/desk/v1/signed", "/desk/v1/queue/forget", "/desk/v1/csp"])
def test_small_bodies_are_small(entered: Page, path: str) -> None:
    assert entered.refused("POST", path, {"x": "x" * 20_000}) == (413, "too_large")


def test_a_draft_s_body_is_bounded_before_it_is_read(entered: Page) -> None:
    said = entered.send("POST", "/desk/v1/drafted", b"{}", **{"Content-Length": str(work.DRAFT_BYTES_MAX + 1)})
    assert said.status == 413


def test_a_blob_travels_whole(entered: Page) -> None:
    blob = bytes(range(256)) * 8_000
    said = entered.send("POST", "/desk/v1/drafted", {"members": named("blob-1"), "blob": base64.b64encode(blob).decode()})
    assert said.status in {200, 400}
    assert json.loads(said.body).get("code") != "too_large"


# A host that is not good


def test_a_copy_that_failed_is_read_on_and_nothing_is_signed(tmp_path: Path) -> None:
    """The host comes back with another history under the same key."""
    world, other = World(rules_level=4), World(clock=Clock(START_MS + 5), rules_level=4)
    tr, _ = world.side("tr"), world.side("ru")
    for name in ("tr", "ru"):
        other.side(name)
    with ExitStack() as honest:
        host = honest.enter_context(reading(world))
        with desk(tmp_path, world, tr, host.url) as office, facing(world, office, tmp_path) as faced:
            page = faced.enter()
            unlock(page)
            draft = drafted(page, named("forked-1"))
            size = page.get("/desk/v1/standing")["picture"]["size"]
            honest.close()
            with reading(other, place=Place("127.0.0.1", host.hosted.port)):
                until(lambda: page.get("/desk/v1/standing")["picture"]["failed"] is not None)
            told = page.get("/desk/v1/standing")["picture"]
            assert (told["failed"]["code"], told["size"]) == ("forked", size)
            assert Path(told["failed"]["evidence"]).is_dir()
            assert page.refused("POST", "/desk/v1/signed", {"draft": draft["draft"]})[1] == "forked"
            assert page.get("/v1/questions/parties")["log_size"] == size
            with page.listening() as heard:
                assert heard.standing()["picture"]["failed"] == told["failed"]


def test_a_desk_whose_host_is_away_says_so_and_is_read(tmp_path: Path) -> None:
    world = World(rules_level=4)
    tr = world.side("tr")
    with reading(world) as host, desk(tmp_path, world, tr, host.url):
        url = host.url
    with desk(tmp_path, world, tr, url) as office, facing(world, office, tmp_path) as faced:
        page = faced.enter()
        until(lambda: page.get("/desk/v1/standing")["picture"]["away"] is not None)
        assert page.get("/desk/v1/standing")["picture"]["away"]["code"] == "unreadable"
        assert page.get("/v1/questions/parties")["log_size"] == world.state.size
