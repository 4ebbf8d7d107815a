"""The officer's work: what is drafted is what is signed; what the fold would refuse is refused before that; the key locks itself."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from garant import instant
from garant.desk import drafting, office
from garant.desk.office import Office
from garant.desk.told import Note
from garant.errors import Code, Refused
from garant.node.outbox import Queued
from garant.storage.outbox import SqliteOutbox
from tests.api.reading import reading
from tests.desk.desks import PASSPHRASE, desk, locked, sign, standings, until
from tests.node.scene import notice
from tests.world import NOTICE, Side, World, receipt


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@pytest.fixture
def away(world: World, tr: Side, tmp_path: Path) -> Iterator[Office]:
    """Give an unlocked desk whose host does not answer."""
    with reading(world) as host, desk(tmp_path / "desk", world, tr, host.url):
        url = host.url
    with desk(tmp_path / "desk", world, tr, url) as one:
        one.unlock(PASSPHRASE)
        yield one


def held(tmp_path: Path, statement_id: str) -> Queued:
    """Give a statement as it is on the disk."""
    outbox = SqliteOutbox(tmp_path / "desk" / "outbox.db")
    found = outbox.find(statement_id)
    outbox.close()
    assert found is not None
    return found


def code_of(one: Office, members: Mapping[str, object], hide: tuple[str, ...] = (), blob: bytes | None = None) -> Code:
    with pytest.raises(Refused) as caught:
        one.draft(members, hide, blob)
    return caught.value.refusal.code


def test_what_is_signed_is_byte_for_byte_what_was_drafted_and_on_the_disk(away: Office, tmp_path: Path) -> None:
    drafted = away.draft(NOTICE)
    signed = away.sign(drafted.draft)
    assert signed.id == drafted.id
    envelope = json.loads(held(tmp_path, signed.id).submission.envelope)
    assert b64decode(envelope["payload"]).decode() == drafted.text
    assert json.loads(drafted.text) == drafted.payload == signed.payload
    assert drafted.key.level == "unit"
    with pytest.raises(Refused) as caught:
        away.sign(drafted.draft)
    assert caught.value.refusal.code == Code.NOT_FOUND


def test_the_chain_counts_what_waits(away: Office) -> None:
    first, second = sign(away, notice("a")), sign(away, notice("b"))
    assert (first.payload["seq"], second.payload["seq"]) == (1, 2)
    assert second.payload["prev"] == first.id


def test_a_draft_that_something_was_signed_after_is_drafted_again(away: Office) -> None:
    early, late = away.draft(notice("a")), away.draft(notice("b"))
    away.sign(late.draft)
    with pytest.raises(Refused) as caught:
        away.sign(early.draft)
    assert caught.value.refusal.code == Code.REPLAYED
    assert standings(away) == ["signed"]


def test_what_would_be_refused_is_refused_now(away: Office, world: World) -> None:
    assert code_of(away, {**NOTICE, "to": ["nobody"]}) == Code.UNKNOWN_PARTY
    assert code_of(away, {**NOTICE, "activity": "airstrike"}) == Code.UNKNOWN_ACTIVITY
    assert code_of(away, {"type": "contact/1", "name": "x"}) == Code.MISSING_MEMBER
    assert code_of(away, receipt()) == Code.UNKNOWN_REFERENCE
    assert code_of(away, {**NOTICE, "seq": 9}) == Code.USAGE
    assert code_of(away, dict(NOTICE), ("kind",)) in {Code.BAD_DISCLOSURE, Code.MISSING_MEMBER}
    assert code_of(away, {**NOTICE, "type": "channel/1"}) in {Code.UNKNOWN_MEMBER, Code.MISSING_MEMBER}
    assert away.queue() == ()


def test_what_waits_counts_as_if_it_were_in_the_log(away: Office) -> None:
    sign(away, NOTICE)
    assert code_of(away, dict(NOTICE)) == Code.NAME_TAKEN
    step = {"type": "notice_step/1", "status": "exercise", "notice": "tr/patrol-1", "version": 1, "step": "withdraw"}
    sign(away, step)
    assert code_of(away, {**step, "step": "start"}) == Code.WRONG_STEP


def test_an_officers_level_bounds_what_it_drafts(away: Office) -> None:
    members: dict[str, object] = {"type": "channel/1", "status": "exercise", "name": "line", "capacity": "party", "title": {"en": "Line"}}
    members |= {"means": "telephone", "between": ["ru", "tr"]}
    assert code_of(away, members) == Code.NOT_AUTHORISED


def test_what_is_hidden_travels_beside_and_is_shown_before_it_is_signed(away: Office, tmp_path: Path) -> None:
    drafted = away.draft({**NOTICE, "share": ["ru"]}, ("volumes",))
    assert "volumes" not in drafted.payload
    assert list(drafted.hidden) == ["volumes"]
    signed = away.sign(drafted.draft)
    assert len(held(tmp_path, signed.id).submission.disclosures) == 1


def test_a_blob_must_be_the_one_that_is_named(away: Office, tmp_path: Path) -> None:
    data = b"a photograph"
    members: dict[str, object] = {"type": "blob/1", "status": "exercise", "sha256": sha256(data).hexdigest(), "size_bytes": len(data)}
    members |= {"media_type": "image/png", "title": {"en": "The bridge"}}
    assert code_of(away, members, (), b"another") == Code.BAD_VALUE
    signed = away.sign(away.draft(members, (), data).draft)
    assert held(tmp_path, signed.id).submission.blob == data


def test_a_late_notice_says_by_how_much(away: Office, world: World) -> None:
    start_ms = world.clock() + 3_600_000
    volume = {**NOTICE["volumes"][0], "start": instant.text(start_ms), "end": instant.text(start_ms + 3_600_000)}
    drafted = away.draft({**NOTICE, "kind": "movement", "volumes": [volume]})
    assert drafted.late_ms == 47 * 3_600_000
    assert away.draft(NOTICE).late_ms == 0


def test_the_key_locks_itself_when_its_officer_has_gone_and_reading_goes_on(away: Office, world: World) -> None:
    draft = away.draft(NOTICE).draft
    world.clock.turn(10 * 60_000)
    away.awake()
    world.clock.turn(10 * 60_000)
    assert not locked(away)
    world.clock.turn(5 * 60_000)
    assert locked(away)
    with pytest.raises(Refused) as caught:
        away.sign(draft)
    assert caught.value.refusal.code == Code.LOCKED
    assert away.draft(NOTICE).id, "composing needs no key"
    away.unlock(PASSPHRASE)
    away.lock()
    assert locked(away)


def test_drafts_are_few_and_do_not_last(away: Office, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "DRAFTS_MAX", 3)
    handles = [away.draft(notice(name)).draft for name in "abcd"]
    with pytest.raises(Refused):
        away.sign(handles[0])
    world.clock.turn(drafting.DRAFT_LIFE_MS + 1)
    away.unlock(PASSPHRASE)
    with pytest.raises(Refused) as caught:
        away.sign(handles[3])
    assert caught.value.refusal.code == Code.NOT_FOUND


def test_nobody_signs_more_than_a_line_can_carry(away: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "WAITING_MAX", 2)
    sign(away, notice("a"))
    sign(away, notice("b"))
    with pytest.raises(Refused) as caught:
        sign(away, notice("c"))
    assert caught.value.refusal.code == Code.TOO_MANY


def test_what_waits_is_not_set_aside(away: Office) -> None:
    signed = sign(away, NOTICE)
    for statement_id, code in ((signed.id, Code.WRONG_STEP), ("0" * 64, Code.NOT_FOUND)):
        with pytest.raises(Refused) as caught:
            away.forget(statement_id)
        assert caught.value.refusal.code == code


def test_notes_for_the_next_shift_stay(away: Office, world: World, tr: Side, tmp_path: Path) -> None:
    away.note("The bridge is closed.")
    away.note("Call back at six.")
    assert [note.text for note in away.notes()] == ["Call back at six.", "The bridge is closed."]
    assert away.notes()[0] == Note(t_ms=world.clock(), level="unit", duty={"en": "officer at unit"}, text="Call back at six.")
    with pytest.raises(Refused):
        away.note(" ")
    with pytest.raises(Refused):
        away.note("x" * 10_001)
    with desk(tmp_path / "desk", world, tr, "http://127.0.0.1:9") as again:
        assert len(again.notes()) == 2


def test_the_standing_says_whose_desk_it_is_and_how_old_its_picture_is(world: World, tr: Side, tmp_path: Path) -> None:
    with reading(world) as host, desk(tmp_path, world, tr, host.url) as one:
        until(lambda: one.standing().picture.reached_ms == world.clock())
        standing = one.standing()
        assert (standing.party, standing.theatre, standing.time_zone) == ("tr", {"en": "Small world"}, "Asia/Damascus")
        assert standing.picture.size == world.state.size
        assert standing.picture.root == world.host.ledger.tree.root().hex()
        assert set(standing.parties) == {"tr", "ru"}
        assert standing.machine is not None
        assert standing.picture.witnesses is None


def test_everything_runs_on_a_clock_and_a_key_of_its_own(world: World, tr: Side, tmp_path: Path) -> None:
    """Two queues never sign one number: the second desk of one key is told when the first has signed."""
    with reading(world) as host, desk(tmp_path / "one", world, tr, host.url) as one, desk(tmp_path / "two", world, tr, host.url) as two:
        one.unlock(PASSPHRASE)
        two.unlock(PASSPHRASE)
        early = two.draft(notice("b"))
        sign(one, notice("a"))
        until(lambda: two.picture.head().size == world.state.size and standings(one) == ["admitted"])
        with pytest.raises(Refused) as caught:
            two.sign(early.draft)
        assert caught.value.refusal.code == Code.REPLAYED
        sign(two, notice("b"))
        until(lambda: standings(two) == ["admitted"])
