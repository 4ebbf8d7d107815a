"""The host answers each version of a notice: at the next index, in the same commit, once, signed by the answer key."""

import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import pytest

from garant import limits
from garant.errors import Code, Fault
from garant.instant import HOUR_MS, MINUTE_MS
from garant.node.host import Host
from garant.node.ledger import read
from garant.node.submission import Admission
from garant.node.verdicts import missing
from garant.statement.kinds import Verdict
from tests.answers.around import BOW_TIE, amended, circle, filed, sides, stepped
from tests.node.scene import copy, require_receipt
from tests.world import AGREEMENT, ANSWER, HOST_ROOT, MEASURE, Side, World, fold, make_key, receipt, refused


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


def verdict_on(world: World, ref: str, version: int = 1) -> Verdict:
    return world.state.verdicts.rows[f"{ref}@{version:06d}"].said


def level(number: int) -> dict[str, Any]:
    return {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": number}


# When


def test_a_notice_has_its_verdict_at_the_next_index_and_in_the_same_commit(world: World, tr: Side) -> None:
    heads = len(world.store._heads)
    admitted = world.admit(tr.unit, filed("me"))
    assert admitted.verdict == admitted.index + 1 == world.state.size - 1
    assert len(world.store._heads) == heads + 1
    assert require_receipt(world, admitted).size == world.state.size, "one checkpoint covers both"
    stored = read(world.leaves()[admitted.verdict])
    said = stored.signed.said
    assert isinstance(said, Verdict)
    assert (stored.t_ms, stored.signed.keyids) == (admitted.t_ms, (ANSWER.id,))
    assert (said.party, said.status, said.notice, said.version, said.result) == ("host", "exercise", "tr/me", 1, "clear")
    assert said.log_size == said.seen.size == admitted.verdict


def test_its_root_is_the_one_that_it_has_seen(world: World, tr: Side) -> None:
    admitted = world.admit(tr.unit, filed("me"))
    assert verdict_on(world, "tr/me").seen.root == world.host.ledger.tree.root(admitted.index + 1).hex()


def test_the_answer_keys_chain_is_whole(world: World, tr: Side, ru: Side) -> None:
    for number in range(3):
        world.admit(tr.unit, filed(f"n{number}"))
        world.admit(ru.unit, filed(f"n{number}", circle(9_000), to=["tr"]))
    assert world.state.chains.rows[ANSWER.id].seq == 6
    assert len(world.state.chain_gaps) == 0


def test_an_amended_notice_gets_a_verdict_of_its_own(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other"))
    world.admit(tr.unit, filed("me", circle(5_000)))
    admitted = world.admit(tr.unit, amended("tr/me", 2, circle(100)))
    assert admitted.verdict == admitted.index + 1
    assert [verdict_on(world, "tr/me", version).result for version in (1, 2)] == ["clear", "not_clear"]


def test_what_was_withdrawn_is_in_nobodys_way(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("other", to=["tr"]))
    world.admit(tr.unit, filed("me"))
    world.admit(ru.unit, stepped("ru/other", 1, "withdraw"))
    world.admit(tr.unit, amended("tr/me", 2))
    assert [verdict_on(world, "tr/me", version).result for version in (1, 2)] == ["not_clear", "clear"]


def test_nothing_else_gets_a_verdict(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("me"))
    before = len(world.state.verdicts)
    renamed = {"type": "charter_amendment/1", "party": "host", "version": 2, "title": {"en": "Renamed"}}
    for key, members in ((tr.unit, stepped("tr/me", 1, "start")), (ru.unit, receipt("queried", notice="tr/me")), (HOST_ROOT, renamed)):
        admitted = world.admit(key, members)
        assert (admitted.verdict, admitted.index) == (None, world.state.size - 1)
    assert len(world.state.verdicts) == before


def test_a_refused_notice_gets_none(world: World, tr: Side) -> None:
    before = world.picture()
    assert refused(world.say(tr.unit, filed("me", activity="air_strike"))) == Code.ATTACK_ACTIVITY
    assert world.picture() == before


def test_a_retry_gets_the_same_receipt_with_the_same_verdict(world: World, tr: Side) -> None:
    submission = world.compose(tr.unit, filed("me"))
    first = world.host.submit([submission])
    before = world.picture()
    assert world.host.submit([submission]) == first
    assert world.restart().submit([submission]) == first
    assert world.picture() == before
    assert isinstance(first[0], Admission)
    assert first[0].verdict is not None


def test_in_a_group_each_is_answered_before_the_next_is_looked_at(world: World, tr: Side, ru: Side) -> None:
    group = [
        world.compose(tr.unit, filed("me")),
        world.compose(ru.unit, filed("other", to=["tr"])),
        world.compose(tr.sector, filed("me", circle(7))),
    ]
    first, second, third = world.host.submit(group)
    assert isinstance(first, Admission)
    assert isinstance(second, Admission)
    assert (first.verdict, second.index, second.verdict) == (first.index + 1, first.index + 2, first.index + 3)
    assert refused(third) == Code.NAME_TAKEN
    assert verdict_on(world, "tr/me").result == "clear", "the other one was not there yet"
    assert [pair.notice for pair in verdict_on(world, "ru/other").pairs or ()] == ["tr/me"]


def test_below_the_second_level_nothing_is_answered(tr: Side) -> None:
    world = World(rules_level=1)
    side, _ = sides(world)
    admitted = world.admit(side.unit, filed("me"))
    assert (admitted.verdict, admitted.index) == (None, world.state.size - 1)
    assert missing(world.state) == []


def test_the_new_answer_key_signs_once_the_charter_names_it(world: World, tr: Side) -> None:
    fresh = make_key("a fresh answer key")
    world.admit(tr.unit, filed("me"))
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "answer_key": fresh.public})
    admitted = world.admit(tr.unit, filed("other"))
    assert admitted.verdict is not None
    assert read(world.leaves()[admitted.verdict]).signed.keyids == (fresh.id,)
    assert (verdict_on(world, "tr/other").seq, verdict_on(world, "tr/other").prev) == (1, None)


def test_statuses_never_meet(world: World, tr: Side) -> None:
    for status in ("actual", "exercise", "test"):
        world.admit(tr.unit, filed(status, status=status))
        world.admit(tr.unit, filed(f"{status}-hidden", status=status), hide=["volumes"])
    for status in ("actual", "exercise", "test"):
        said = verdict_on(world, f"tr/{status}")
        assert (said.status, said.result, said.considered, said.undetermined, said.withheld) == (status, "clear", 0, None, None)


# What is missing is supplied


@pytest.fixture
def unanswered(world: World, tr: Side, ru: Side) -> World:
    """Give a log whose host has answered nothing: two that meet, one amended, one hidden, one started, two that are closed."""
    world.silent = True
    world.restart()
    world.admit(tr.unit, filed("me"))
    world.admit(ru.unit, filed("other", to=["tr"]))
    world.admit(ru.unit, amended("ru/other", 2, circle(100), to=["tr"]))
    world.admit(tr.unit, filed("hides", circle(9_000)), hide=["volumes"])
    world.admit(tr.unit, filed("runs", circle(9_000)))
    world.admit(tr.unit, stepped("tr/runs", 1, "start"))
    for step in (["withdraw"], ["start", "end"]):
        world.admit(tr.unit, filed(f"closed-{len(step)}"))
        for one in step:
            world.admit(tr.unit, stepped(f"tr/closed-{len(step)}", 1, one))
    world.silent = False
    return world


MISSING = ["ru/other@000002", "tr/hides@000001", "tr/me@000001", "tr/runs@000001"]


def test_a_host_that_starts_supplies_what_is_missing_before_anything_else(unanswered: World, tr: Side) -> None:
    assert missing(unanswered.state) == MISSING
    unanswered.restart()
    size, heads = unanswered.state.size, len(unanswered.store._heads)
    admitted = unanswered.admit(tr.unit, filed("later", circle(20_000)))
    assert admitted.index == size + len(MISSING)
    assert len(unanswered.store._heads) == heads + 1
    assert [key for key, _ in unanswered.state.verdicts.items()] == sorted([*MISSING, "tr/later@000001"])
    assert missing(unanswered.state) == []
    assert verdict_on(unanswered, "ru/other", 2).result == verdict_on(unanswered, "tr/me").result == "not_clear"


def test_it_does_so_with_an_empty_group_too_and_once(unanswered: World) -> None:
    host = unanswered.restart()
    assert host.submit([]) == []
    assert missing(unanswered.state) == []
    before = unanswered.picture()
    assert host.submit([]) == []
    assert unanswered.restart().submit([]) == []
    assert unanswered.picture() == before


def test_what_is_supplied_late_counts_warning_from_when_it_was_given(world: World, tr: Side) -> None:
    world.silent = True
    world.restart()
    world.admit(tr.unit, filed("me", circle(minutes=(60, None))))
    world.silent = False
    world.clock.turn(90 * MINUTE_MS)
    world.restart().submit([])
    said, row = verdict_on(world, "tr/me"), world.state.verdicts.rows["tr/me@000001"]
    assert (said.lead_given_s, row.t_ms) == (3_600, world.clock())


def test_an_amendment_that_brings_verdicts_brings_those_that_are_missing() -> None:
    world = World(rules_level=1)
    tr, _ = sides(world)
    world.admit(tr.unit, filed("me"))
    raised = world.admit(HOST_ROOT, level(2))
    assert world.state.verdicts.rows["tr/me@000001"].index == raised.index + 1
    assert fold(world.leaves()).state.digest() == world.state.digest()


def test_opening_a_log_writes_nothing(unanswered: World) -> None:
    before = unanswered.picture()
    unanswered.restart()
    assert unanswered.picture() == before


# When something fails


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_notice_and_its_verdict_are_written_together_or_not_at_all(world: World, tr: Side, moment: Literal["before", "after"]) -> None:
    submission, size = world.compose(tr.unit, filed("me")), world.state.size
    world.store.fail_next = moment
    with pytest.raises(Fault):
        world.host.submit([submission])
    host = world.restart()
    assert world.state.size == (size if moment == "before" else size + 2)
    assert missing(world.state) == []
    (answer,) = host.submit([submission])
    assert isinstance(answer, Admission)
    assert (answer.index, answer.verdict) == (size, size + 1)


def test_a_notice_without_its_verdict_does_not_stay_unnoticed(world: World, tr: Side) -> None:
    """A store that loses the second of two entries of a commit: its head does not open. One that was cut by an honest hand is supplied."""
    world.admit(tr.unit, filed("me"))
    del world.store._records[-1]
    with pytest.raises(Fault) as caught:
        world.restart()
    assert caught.value.code == Code.LOG_CORRUPT


def test_a_host_that_cannot_answer_stops(world: World, tr: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    submission, size = world.compose(tr.unit, filed("me")), world.state.size

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("garant.node.verdicts.answer", fails)
    with pytest.raises(ZeroDivisionError):
        world.host.submit([submission])
    with pytest.raises(Fault):
        world.host.submit([])
    assert len(world.leaves()) == size
    monkeypatch.undo()
    assert isinstance(world.restart().submit([submission])[0], Admission)


def test_of_two_hosts_over_one_store_the_second_answers_on_top_of_the_first(tmp_path: Path, tr: Side, world: World) -> None:
    from garant.storage.sqlite import SqliteStore

    copy(world.store, tmp_path / "log.db").close()
    submissions = [world.compose(tr.unit, filed("me")), world.compose(tr.sector, filed("other"))]
    with closing(SqliteStore(tmp_path / "log.db")) as one, closing(SqliteStore(tmp_path / "log.db")) as other:
        first, second = (Host(store, world.host._keys, world.clock, world.host._salts) for store in (one, other))
        first.submit(submissions[:1])
        (answer,) = second.submit(submissions[1:])
        assert isinstance(answer, Admission)
        again = Host(other, world.host._keys, world.clock, world.host._salts)
        assert again.ledger.state.digest() == second.ledger.state.digest()
        assert (again.ledger.state.chains.rows[ANSWER.id].seq, len(again.ledger.state.chain_gaps)) == (2, 0)
        assert [pair.notice for pair in again.ledger.state.verdicts.rows["tr/other@000001"].said.pairs or ()] == ["tr/me"]


# What it says


def test_figures_are_those_of_the_log(world: World, tr: Side, ru: Side) -> None:
    route = {"is": "route", "line": [[366_000_000, 359_300_000], [366_200_000, 359_300_000]], "buffer_cm": 30_000}
    times = ["2018-09-17T13:00:00Z", "2018-09-17T14:00:00.250Z"]
    world.admit(ru.unit, filed("convoy", {"shape": {**route, "times": times}}, kind="movement", activity="ground_movement", to=["tr"]))
    world.admit(tr.unit, filed("me", circle(radius_m=200, minutes=(30, 180))))
    said = verdict_on(world, "tr/me")
    ((pair,), given) = said.pairs or (), said.lead_given_s
    assert (said.result, said.pair_count, said.considered, given) == ("not_clear", 1, 1, 1_800)
    assert (pair.notice, pair.version, pair.news, pair.closest_cm) == ("ru/convoy", 1, "conflict", 0)
    assert (pair.start or "") < (pair.closest_at or "") <= (pair.end or "")


def test_rules_and_unknown_things_are_in_it(world: World, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    measures = [
        {**MEASURE, "prohibited": ["joint_patrol"]},
        {**MEASURE, "name": "m2", "with_notice": [{"activities": ["joint_patrol"], "notice": "PT2H"}]},
        {**MEASURE, "name": "m3", "prohibited": ["joint_patrol"], "zone": {"is": "unknown", "because": "not_stated"}},
    ]
    world.admit(reg.headquarters, {**AGREEMENT, "status": "exercise", "measure_count": 3, "measures": measures})
    world.admit(tr.unit, filed("bow", BOW_TIE))
    world.admit(tr.unit, filed("me", circle(minutes=(60, 120))))
    said = verdict_on(world, "tr/me")
    assert said.result == "not_clear"
    assert [(hit.measure, hit.says, hit.met, hit.required_s) for hit in said.hits or ()] == [
        ("reg/zone-2018#m1", "prohibited", False, None),
        ("reg/zone-2018#m2", "notice_required", False, 2 * HOUR_MS // 1_000),
    ]
    assert [one.what for one in said.undetermined or ()] == ["tr/bow", "reg/zone-2018#m3"]
    assert (said.lead_given_s, said.lead_required_s) == (3_600, 7_200)


@pytest.fixture
def crowd(world: World, tr: Side, ru: Side) -> list[str]:
    """Give a place where many have filed before: flights, of which a patrol is only informed, and patrols after them by name."""
    names = [f"a{number:03d}" for number in range(limits.VERDICT_ITEMS_MAX)] + [f"b{number:03d}" for number in range(6)]
    for name in names:
        kind = {"kind": "flight", "activity": "flight_uav"} if name < "b" else {}
        world.admit(ru.unit, filed(name, to=["tr"], **kind))
    return [f"ru/{name}" for name in names]


def test_of_many_pairs_the_first_are_listed_conflicts_before_the_rest_and_all_are_a_blob(world: World, tr: Side, crowd: list[str]) -> None:
    world.admit(tr.unit, filed("me"))
    said = verdict_on(world, "tr/me")
    listed = [pair.notice for pair in said.pairs or ()]
    assert (said.result, said.pair_count, len(listed)) == ("not_clear", len(crowd), limits.VERDICT_ITEMS_MAX)
    assert listed == sorted([*crowd[-6:], *crowd[: limits.VERDICT_ITEMS_MAX - 6]])
    data = world.store.blob(said.pairs_blob or "")
    assert data is not None
    assert sha256(data).hexdigest() == said.pairs_blob
    assert [pair["notice"] for pair in json.loads(data)] == sorted(crowd)


def test_a_blob_is_there_as_soon_as_the_verdict_is(world: World, tr: Side, crowd: list[str]) -> None:
    submission = world.compose(tr.unit, filed("me"))
    world.store.fail_next = "after"
    with pytest.raises(Fault):
        world.host.submit([submission])
    world.restart()
    assert world.store.blob(verdict_on(world, "tr/me").pairs_blob or "") is not None


def test_a_blob_holds_no_more_than_a_blob_may(world: World, tr: Side, crowd: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("garant.node.writing.BLOB_BYTES_MAX", 1_000)
    world.admit(tr.unit, filed("me"))
    said = verdict_on(world, "tr/me")
    data = world.store.blob(said.pairs_blob or "")
    assert data is not None
    assert len(data) <= 1_000
    assert 0 < len(json.loads(data)) < said.pair_count


def test_more_than_there_is_room_for_is_counted(world: World, tr: Side, crowd: list[str]) -> None:
    """Long texts would fill several statements: they are cut, fewer are listed, none is forgotten."""
    reg, text = world.side("reg"), "停" * 300
    consent = {"activities": ["joint_patrol"], "of": {"text": text, "office": text, "note": text}}
    for part in range(10):
        measures = [{**MEASURE, "name": f"m{part}-{number}", "with_consent": [consent] * 8} for number in range(2)]
        agreement = {**AGREEMENT, "status": "exercise", "name": f"zone-{part}", "measure_count": 2, "measures": measures}
        world.admit(reg.headquarters, agreement)
    world.admit(tr.unit, filed("me"))
    said = verdict_on(world, "tr/me")
    assert said.hit_count == 160
    assert 0 < len(said.hits or ()) < limits.VERDICT_ITEMS_MAX
    assert len(said.pairs or ()) == len(said.hits or ()), "one measure for all lists"
    assert said.pairs_blob is not None
    assert all(len(hit.consent_of.text or "") == limits.BRIEF_CHARACTERS_MAX for hit in said.hits or () if hit.consent_of)


def test_every_replica_folds_the_same(world: World, tr: Side, crowd: list[str]) -> None:
    world.admit(tr.unit, filed("me"))
    assert fold(world.leaves()).state.digest() == world.state.digest()
