"""A replica comes to what an honest host has, and stops at the first sign of one that is not. No answer stops nothing."""

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any

import pytest

from garant import signature
from garant.errors import Code, Refused
from garant.log import Checkpoint, VerifierKey, sign_checkpoint
from garant.log.cosignature import CosignerKey, cosign, with_lines
from garant.log.note import parse_note
from garant.log.policy import Policy
from garant.node import replay as replaying
from garant.node import replica as following_a_log
from garant.node.opening import open_ledger
from garant.node.ports import Head
from garant.node.replica import BEAT_MS, Trust
from garant.node.verdicts import Draft, Verdicts
from garant.state.state import State
from garant.statement import canonical, entry, envelope
from garant.storage.memory import MemoryStore
from tests.node.scene import notice
from tests.node.showing import Following, signed
from tests.world import CHECKPOINT, HOST_ROOT, ORIGIN, Side, World, make_key

NEW = make_key("second checkpoint key")
AMENDMENT = {"type": "charter_amendment/1", "party": "host", "version": 2, "checkpoint_key": NEW.public}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@pytest.fixture
def following(world: World, tr: Side) -> Following:
    """Follow a log with a notice and its verdict in it."""
    world.admit(tr.unit, notice("first"))
    made = Following(world)
    assert made.replica.step().grown == len(world.leaves())
    return made


def stopped(following: Following, code: Code) -> str:
    """Look once; the replica must stop, keep why, raise the same ever after, and commit nothing. Give the sentence."""
    before = following.store.head()
    with pytest.raises(Refused) as caught:
        following.replica.step()
    assert caught.value.refusal.code == code
    assert [doubt.refusal.code for doubt in following.memory.doubts] == [code]
    assert following.store.head() == before
    asked = following.shown.asked
    for again in (following.replica.step, following.replica.reading().__enter__):
        with pytest.raises(Refused) as once_more:
            again()
        assert once_more.value is caught.value
    assert following.shown.asked == asked, "it asks nobody any more"
    return caught.value.refusal.sentence


# An honest host


def test_the_copy_is_what_the_host_has(following: Following) -> None:
    assert following.same()


def test_it_follows_as_the_log_grows(following: Following, world: World, tr: Side) -> None:
    heads: list[Head] = []
    end = following.replica.listen(heads.append)
    world.admit(tr.unit, notice("second"))
    assert following.replica.step().grown == 2
    assert following.replica.step().grown == 0
    assert following.same()
    assert heads == [world.store.head()]
    end()
    world.admit(tr.unit, notice("third"))
    following.replica.step()
    assert len(heads) == 1


def test_it_goes_on_where_it_stopped(following: Following, world: World, tr: Side) -> None:
    world.admit(tr.unit, notice("second"))
    assert following.again().step().grown == 2
    assert following.same()


def test_each_checkpoint_that_it_took_is_kept(following: Following, world: World, tr: Side) -> None:
    first = following.replica.head()
    world.admit(tr.unit, notice("second"))
    following.replica.step()
    assert following.store.head_over(first.size - 1) == first
    assert open_ledger(following.store, world.key).state.digest() == world.state.digest()


def test_many_entries_at_once_are_verified_with_other_processes(world: World, tr: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "SHORT", 4)
    monkeypatch.setattr(replaying, "CHUNK", 3)
    following = Following(world)
    following.replica.step()
    for number in range(4):
        world.admit(tr.unit, notice(f"n{number}"))
    assert following.replica.step().grown == 8
    assert following.same()


def test_without_an_answer_it_keeps_its_picture_and_says_how_old_it_is(following: Following, world: World) -> None:
    heard_ms = world.clock()
    following.shown.away = True
    world.clock.turn(3_600_000)
    away = following.replica.step().away
    assert away is not None
    assert away.code == Code.UNREADABLE
    assert following.replica.as_of_ms() == heard_ms
    assert following.same()
    following.shown.away = False
    assert following.replica.step().away is None
    assert following.replica.as_of_ms() == world.clock()


def test_before_the_first_answer_there_is_no_head(world: World) -> None:
    following = Following(world)
    following.shown.away = True
    assert following.replica.step().away
    with pytest.raises(Refused) as caught:
        following.replica.head()
    assert caught.value.refusal.code == Code.NO_LOG


@pytest.mark.parametrize("note", [b"", b"<html>sign in to this network</html>", b"a\nb\nc\n\n"])
def test_what_is_no_checkpoint_is_no_answer(following: Following, note: bytes) -> None:
    following.shown.note = note or b"\n"
    assert following.replica.step().away
    following.shown.honest()
    assert following.replica.step().away is None


def test_another_log_s_checkpoint_is_no_answer(following: Following, world: World) -> None:
    following.shown.note = signed(world.leaves(), "other.example/log")
    away = following.replica.step().away
    assert away is not None
    assert away.code == Code.WRONG_LOG


def test_entries_that_do_not_all_come_are_no_answer(following: Following, world: World, tr: Side) -> None:
    leaves = world.leaves()
    world.admit(tr.unit, notice("second"))
    following.shown.leaves = [*leaves, *world.leaves()[len(leaves) : -1]]
    assert following.replica.step().away
    following.shown.honest()
    assert following.replica.step().grown == 2


# A host that shows two histories


def test_another_root_at_the_same_size_stops_it(following: Following, world: World) -> None:
    following.shown.otherwise([*world.leaves()[:-1], b"another"])
    assert "another history" in stopped(following, Code.FORKED)


def test_another_root_at_a_smaller_size_stops_it(following: Following, world: World) -> None:
    following.shown.otherwise([*world.leaves()[:3], b"another"])
    assert "another history" in stopped(following, Code.FORKED)


def test_a_longer_log_that_does_not_begin_with_ours_stops_it(following: Following, world: World, tr: Side) -> None:
    """A host restored from an old copy that went on: everything in its second history is as it should be."""
    other = restored(world, len(world.leaves()) - 2)
    for number in range(3):
        other.admit(tr.unit, notice(f"other-{number}"))
    following.shown.world = other
    assert "another history" in stopped(following, Code.FORKED)
    (doubt,) = following.memory.doubts
    assert doubt.ours == following.replica.head().note
    assert doubt.theirs == other.store.head().note  # type: ignore[union-attr]
    assert doubt.entries == tuple(other.leaves()[doubt.first :])


def test_other_entries_than_it_signed_stop_it(following: Following, world: World, tr: Side) -> None:
    world.admit(tr.unit, notice("second"))
    following.shown.leaves = [*world.leaves()[:-1], b"another"]
    stopped(following, Code.PROOF_FAILED)


def restored(world: World, size: int) -> World:
    """Give the same theatre as it was with `size` entries."""
    store = MemoryStore()
    store._records = list(world.store._records[:size])
    store._heads = [head for head in world.store._heads if head.size <= size]
    assert store._heads[-1].size == size
    made = World(open=False, store=store)
    made.clock.ms = world.clock.ms + 5
    made.restart()
    return made


# A host that goes back


def test_a_shorter_log_is_waited_for_a_beat_and_no_longer(following: Following, world: World) -> None:
    following.shown.older(len(world.leaves()) - 2)
    away = following.replica.step().away
    assert away is not None
    assert away.code == Code.ROLLED_BACK
    world.clock.turn(BEAT_MS)
    assert "old copy" in stopped(following, Code.ROLLED_BACK)


def test_an_old_answer_that_was_under_way_is_forgotten(following: Following, world: World) -> None:
    for _ in range(3):
        following.shown.older(len(world.leaves()) - 2)
        assert following.replica.step().away
        following.shown.honest()
        assert following.replica.step().away is None
        world.clock.turn(BEAT_MS)
    assert not following.memory.doubts


# Signatures on checkpoints


def test_a_signature_that_is_not_good_stops_it(world: World, tr: Side) -> None:
    """By somebody between the host and the replica, for instance: it cannot be told from here."""
    for grown in (False, True):
        made = Following(world)
        made.replica.step()
        if grown:
            world.admit(tr.unit, notice("second"))
        line, _, last = signed(world.leaves()).rpartition(b" ")
        forged = b64decode(last)[:4] + make_key("a stranger").sign(b"something else")
        made.shown.note = line + b" " + b64encode(forged) + b"\n"
        stopped(made, Code.BAD_SIGNATURE)


def test_a_checkpoint_by_another_key_stops_it(following: Following, world: World) -> None:
    stranger = make_key("a stranger")
    checkpoint = Checkpoint(ORIGIN, len(world.leaves()), world.host.ledger.tree.root())
    following.shown.note = sign_checkpoint(checkpoint, VerifierKey(ORIGIN, stranger.public), stranger.sign)
    stopped(following, Code.UNKNOWN_LOG_KEY)


def test_with_a_wrong_key_nothing_begins_and_nothing_is_evidence(world: World) -> None:
    made = Following(world, trust=Trust((VerifierKey(ORIGIN, make_key("a stranger").public),)))
    with pytest.raises(Refused) as caught:
        made.replica.step()
    assert caught.value.refusal.code == Code.UNKNOWN_LOG_KEY
    assert not made.memory.doubts
    assert made.store.head() is None


@pytest.mark.parametrize("known", [CHECKPOINT, NEW], ids=["the first key", "the newest key"])
def test_a_log_whose_key_was_replaced_is_followed_from_its_beginning(world: World, tr: Side, known: Any) -> None:  # noqa: ANN401 - a key
    world.admit(HOST_ROOT, AMENDMENT)
    world.admit(tr.unit, notice("after"))
    following = Following(world, trust=Trust((VerifierKey(ORIGIN, known.public),)))
    assert following.replica.step().grown == len(world.leaves())
    assert following.same()
    following.again()
    world.admit(tr.unit, notice("later"))
    assert following.replica.step().grown == 2


def test_a_key_is_replaced_while_it_follows(following: Following, world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, AMENDMENT)
    world.admit(tr.unit, notice("after"))
    assert following.replica.step().grown == 3
    assert following.same()


def test_a_key_that_was_replaced_long_ago_is_asked_for(world: World, tr: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can make a replica fetch without end by showing it a checkpoint that nobody signed."""
    monkeypatch.setattr(following_a_log, "UNSIGNED_MAX", 3)
    following = Following(world)
    world.admit(HOST_ROOT, AMENDMENT)
    away = following.replica.step().away
    assert away is not None
    assert "newest key" in away.sentence
    assert not following.memory.doubts
    both = Following(world, trust=Trust((world.key, VerifierKey(ORIGIN, NEW.public))))
    assert both.replica.step().grown == len(world.leaves())


def test_the_key_that_was_replaced_signs_nothing_more(following: Following, world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, AMENDMENT)
    following.replica.step()
    world.admit(tr.unit, notice("after"))
    following.shown.note = signed(world.leaves())
    assert "does not name" in stopped(following, Code.BAD_SIGNATURE)


# Entries


def test_an_entry_that_breaks_the_rules_stops_it(following: Following, world: World, tr: Side) -> None:
    """The host signs a tree over an entry that no honest host would have admitted: a notice signed by a stranger."""
    world.admit(tr.unit, notice("second"))
    *before, last, _ = world.leaves()
    stored = entry.decode(last)
    stranger = make_key("a stranger")
    sealed = stored.signed.envelope
    forged = envelope.Signature(keyid=sealed.signatures[0].keyid, sig=stranger.sign(stored.signed.pae))
    new = envelope.Envelope(payload=sealed.payload, payload_type=sealed.payload_type, signatures=(forged,))
    bad = canonical.encode({"dsse": new, "t": stored.t_ms, "v": 1})
    following.shown.otherwise([*before, bad])
    assert f"entry {len(before)} breaks the rules" in stopped(following, Code.LOG_CORRUPT)
    assert following.memory.doubts[0].entries == (bad,)


def test_bytes_that_are_no_entry_stop_it(following: Following, world: World) -> None:
    following.shown.otherwise([*world.leaves(), b"no entry"])
    assert "cannot be read" in stopped(following, Code.LOG_CORRUPT)


def test_a_kind_that_is_not_known_here_stops_it(following: Following, world: World, tr: Side) -> None:
    world.admit(tr.unit, notice("second"))
    stored = entry.decode(world.leaves()[-2])
    payload = canonical.parse(stored.signed.envelope.payload)
    sealed = envelope.seal(canonical.encode({**payload, "type": "notice/9"}), {tr.unit.public: tr.unit.sign})
    following.shown.otherwise([*world.leaves()[:-2], canonical.encode({"dsse": sealed, "t": stored.t_ms, "v": 1})])
    stopped(following, Code.UNKNOWN_KIND)


# Verdicts


def test_a_verdict_that_is_not_so_is_an_objection_and_it_goes_on(world: World, tr: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    following = Following(world)
    following.replica.step()
    honest = Verdicts.draft

    def lying(self: Verdicts, state: State, version: str) -> Draft:
        draft = honest(self, state, version)
        return draft._replace(answer=replace(draft.answer, considered=draft.answer.considered + 7))

    monkeypatch.setattr(world.host.verdicts, "draft", lying.__get__(world.host.verdicts))
    world.admit(tr.unit, notice("second"))
    step = following.replica.step()
    assert step.grown == 2
    assert [(one.index, one.version) for one in step.objections] == [(len(world.leaves()) - 1, "tr/second@000001")]
    assert "it considered" in step.objections[0].sentence
    assert following.memory.objections == list(step.objections)
    assert following.same()


# Witnesses


SEED = bytes(range(3, 35))
WITNESS = CosignerKey("witness.example/w1", signature.public_key_of(SEED))
POLICY = Policy.parse(f"witness w {WITNESS}\nquorum w\n".encode())


def cosigned(note: bytes) -> bytes:
    """Add the witness's line."""
    text = parse_note(note).text
    return with_lines(note, [cosign(text, WITNESS, 1_800_000_000, signature.signer(SEED))])


def test_with_a_policy_it_goes_no_further_than_the_witnesses(world: World, tr: Side) -> None:
    watched = Following(world, trust=Trust((world.key,), POLICY))
    away = watched.replica.step().away
    assert away is not None
    assert away.code == Code.QUORUM_NOT_MET
    assert watched.store.head() is None
    watched.shown.note = cosigned(watched.shown.checkpoint())
    assert watched.replica.step().grown
    watched.shown.honest()
    world.admit(tr.unit, notice("second"))
    assert watched.replica.step().away
    watched.shown.note = cosigned(watched.shown.checkpoint())
    assert watched.replica.step().grown == 2
    head = watched.store.head()
    assert head is not None
    assert POLICY.require(head.note, world.key)
