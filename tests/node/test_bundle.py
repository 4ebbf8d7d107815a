"""Proof bundles: a good one for each thing worth proving, and every corruption refused with its own code word.

What a host could only do by breaking its own rules is shown too: `signed_log` signs a log of any entries, and the bundle of a wrong
entry is refused although its place in the tree is proven.
"""

from base64 import b64decode
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.log import Checkpoint, Tree, VerifierKey, leaf_hash, sign_checkpoint
from garant.node import bundle as bundles
from garant.node.bundle import Bundle, Item
from garant.node.checking import Finding, check
from garant.node.ledger import read
from garant.node.saying import SigningKey
from garant.statement import canonical, entry, envelope, host_word
from garant.statement.entry import Entry
from garant.statement.host_word import KeysAnswer, ReceiptsAnswer
from garant.statement.kinds import Agreement, Notice, Representation, kind_of
from garant.statement.kinds.base import Seen
from tests.world import (
    ACCEPTANCE,
    AGREEMENT,
    ANSWER,
    CHECKPOINT,
    HOST_ROOT,
    NOTICE,
    ORIGIN,
    START_MS,
    Member,
    Side,
    World,
    make_key,
    receipt,
    relay,
)

OTHER = make_key("somebody else")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    return world.side("tr")


def bundle_of(world: World, subject: int, words: tuple[envelope.Envelope, ...] = (), disclosures: tuple[str, ...] = ()) -> Bundle:
    return bundles.make(world.host.ledger, world.store, subject, words, disclosures)


def checked(bundle: Bundle, key: VerifierKey) -> Finding:
    return check(bundles.encode(bundle), key)


def refuses(bundle: Bundle | bytes, key: VerifierKey, code: Code) -> None:
    with pytest.raises(Refused) as caught:
        check(bundle if isinstance(bundle, bytes) else bundles.encode(bundle), key)
    assert caught.value.refusal.code == code, str(caught.value)


def kinds(bundle: Bundle) -> list[str]:
    return [kind_of(read(item.entry).signed.said).partition("/")[0] for item in bundle.items]


def without(bundle: Bundle, kind: str) -> Bundle:
    """Leave out the last item of a kind."""
    last = max(place for place, found in enumerate(kinds(bundle)) if found == kind)
    return msgspec.structs.replace(bundle, items=bundle.items[:last] + bundle.items[last + 1 :])


def with_item(bundle: Bundle, place: int, **changes: object) -> Bundle:
    items = list(bundle.items)
    items[place] = msgspec.structs.replace(items[place], **changes)
    return msgspec.structs.replace(bundle, items=tuple(items))


@pytest.fixture
def told(world: World, tr: Side, ru: Side) -> Bundle:
    """Prove a notice that was delivered, acknowledged by headquarters, and relayed to the unit."""
    filed = world.admit(tr.unit, NOTICE)
    world.admit(ru.desk, receipt("delivered", "headquarters"))
    world.admit(ru.headquarters, receipt("acknowledged", "headquarters"))
    world.admit(ru.sector, {**receipt(), "relay": relay()})
    return bundle_of(world, filed.index)


# Good ones


def test_a_notice_with_its_receipts(world: World, tr: Side, ru: Side, told: Bundle) -> None:
    finding = checked(told, world.key)
    assert isinstance(finding.subject.said, Notice)
    assert (finding.subject.t_ms, finding.subject.said.party) == (START_MS, "tr")
    assert [row.public_key for row in finding.subject.signers] == [tr.unit.public]
    levels = [(kind_of(one.said), one.signers[0].role, one.signers[0].level) for one in finding.others]
    assert levels == [("receipt/1", "desk", "headquarters"), ("receipt/1", "officer", "headquarters"), ("receipt/1", "officer", "sector")]
    assert (finding.checkpoint.size, finding.charter.log, finding.revealed) == (world.state.size, ORIGIN, None)


def test_the_authority_behind_every_signature_is_in_it(told: Bundle) -> None:
    assert kinds(told).count("grant") == 4
    assert kinds(told).count("party") == 2
    assert kinds(told)[0] == "charter"


def test_a_receipt_proves_the_notice_with_it(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, NOTICE)
    acknowledged = world.admit(ru.unit, receipt())
    finding = checked(bundle_of(world, acknowledged.index), world.key)
    assert [type(one.said) for one in finding.others] == [Notice]


def test_a_bundle_is_read_as_it_was_written(told: Bundle) -> None:
    assert bundles.decode(bundles.encode(told)) == told


@pytest.fixture
def sealed(world: World, tr: Side) -> tuple[int, tuple[str, ...]]:
    """Enter a sealed agreement, and give its index and its disclosures."""
    reg = world.side("reg")
    admitted = world.admit(reg.headquarters, AGREEMENT, hide=["title", "measures"])
    return admitted.index, world.store.disclosures(admitted.id)


def test_a_sealed_agreement_shows_that_it_exists(world: World, sealed: tuple[int, tuple[str, ...]]) -> None:
    bundle = bundle_of(world, sealed[0])
    finding = checked(bundle, world.key)
    assert isinstance(finding.subject.said, Agreement)
    assert (finding.subject.said.measure_count, finding.subject.said.measures, finding.revealed) == (1, None, None)
    assert not [item for item in bundle.items if b"Heavy weapons" in entry.decode(item.entry).signed.envelope.payload]


def test_a_sealed_agreement_is_opened_by_its_disclosures(world: World, sealed: tuple[int, tuple[str, ...]]) -> None:
    finding = checked(bundle_of(world, sealed[0], disclosures=sealed[1]), world.key)
    assert isinstance(finding.revealed, Agreement)
    assert finding.revealed.measures is not None
    assert finding.revealed.measures[0].text == {"en": "Heavy weapons leave the zone."}


def test_one_disclosure_opens_one_member(world: World, sealed: tuple[int, tuple[str, ...]]) -> None:
    finding = checked(bundle_of(world, sealed[0], disclosures=sealed[1][:1]), world.key)
    assert isinstance(finding.revealed, Agreement)
    assert (finding.revealed.title is None) != (finding.revealed.measures is None)


def test_an_acceptance_through_a_representative_shows_both_signatures_of_the_representation(world: World, tr: Side) -> None:
    sna, reg = world.side("sna"), world.side("reg")
    speaks = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "all"}}
    world.admit([tr.headquarters, sna.headquarters], speaks)
    world.admit(reg.headquarters, AGREEMENT)
    accepted = world.admit(tr.headquarters, {**ACCEPTANCE, "on_behalf_of": "sna"})
    finding = checked(bundle_of(world, accepted.index), world.key)
    (shown,) = (one for one in finding.authority if isinstance(one.said, Representation))
    assert sorted(row.party for row in shown.signers) == ["sna", "tr"]
    refuses(without(bundle_of(world, accepted.index), "representation"), world.key, Code.NOT_REPRESENTED)


def test_after_a_rotation_of_roots_old_and_new_grants_are_proven(world: World, tr: Side, ru: Side) -> None:
    before = world.admit(tr.unit, NOTICE)
    new = make_key("tr's new root")
    world.admit([*tr.roots, new], {"type": "root/1", "party": "tr", "roots": {"version": 2, "keys": [new.public], "threshold": 1}})
    after = world.admit(world.grant(Member("tr", [new]), "unit", name="second"), {**NOTICE, "name": "patrol-2"})
    for admitted in (before, after):
        assert kinds(bundle_of(world, admitted.index)).count("root") == 1
        assert checked(bundle_of(world, admitted.index), world.key).subject.id == admitted.id


def test_after_an_amendment_the_charter_in_force_is_shown(world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "proofs_shown_by": "addressees"})
    finding = checked(bundle_of(world, world.admit(tr.unit, NOTICE).index), world.key)
    assert finding.charter.proofs_shown_by == "addressees"


def test_authority_itself_can_be_proven(world: World, tr: Side) -> None:
    for index in range(world.state.size):
        assert checked(bundle_of(world, index), world.key).subject.index == index


# The host's words


def keys_answer(world: World, index: int, key: SigningKey = ANSWER, log: str = ORIGIN) -> envelope.Envelope:
    """Sign the host's word that the keys behind an entry were in force."""
    keyids = read(world.leaves()[index]).signed.keyids
    word = KeysAnswer(log=log, head=world.host.head, time="2018-09-17T12:00:00Z", index=index, in_force=keyids)
    return msgspec.json.decode(host_word.sign(word, key.public, key.sign), type=envelope.Envelope)


def test_the_hosts_words_come_with_it_and_are_told_apart(world: World, told: Bundle) -> None:
    bundle = msgspec.structs.replace(told, words=(keys_answer(world, told.subject),))
    assert [type(word) for word in checked(bundle, world.key).words] == [KeysAnswer]


def test_a_word_on_receipts_says_that_absence_permits_nothing(world: World) -> None:
    word = ReceiptsAnswer(log=ORIGIN, head=Seen(size=1, root="0" * 64), time="2018-09-17T12:00:00Z", notice="tr/patrol-1", receipts=0)
    assert word.note == "absence of notice removes no protection and permits nothing"


def test_a_word_signed_by_somebody_else_is_refused(world: World, told: Bundle) -> None:
    refuses(msgspec.structs.replace(told, words=(keys_answer(world, told.subject, OTHER),)), world.key, Code.BAD_SIGNATURE)


def test_a_statement_is_no_word(world: World, told: Bundle) -> None:
    refuses(msgspec.structs.replace(told, words=(entry.decode(told.items[0].entry).signed.envelope,)), world.key, Code.WRONG_PAYLOAD_TYPE)


def test_after_a_change_of_the_answer_key_the_new_one_counts(world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "answer_key": OTHER.public})
    bundle = bundle_of(world, world.admit(tr.unit, NOTICE).index)
    checked(msgspec.structs.replace(bundle, words=(keys_answer(world, bundle.subject, OTHER),)), world.key)
    refuses(msgspec.structs.replace(bundle, words=(keys_answer(world, bundle.subject),)), world.key, Code.BAD_SIGNATURE)


def test_a_word_about_another_log_or_another_entry_is_refused(world: World, told: Bundle) -> None:
    for word in (keys_answer(world, 0), keys_answer(world, told.subject, log="other.example/log")):
        refuses(msgspec.structs.replace(told, words=(word,)), world.key, Code.BAD_PROOF)


def test_what_has_nothing_to_do_with_the_subject_is_refused(world: World, tr: Side, told: Bundle) -> None:
    other = world.admit(tr.unit, {**NOTICE, "name": "another"}).index
    told, strange = bundle_of(world, told.subject), bundle_of(world, other)
    items = {item.index: item for item in (*told.items, *strange.items)}
    both = msgspec.structs.replace(told, items=tuple(items[index] for index in sorted(items)))
    refuses(both, world.key, Code.BAD_PROOF)


def test_a_receipt_without_the_notice_that_it_is_about_is_refused(told: Bundle, world: World) -> None:
    bare = msgspec.structs.replace(told, subject=told.items[-1].index)
    refuses(without(bare, "notice"), world.key, Code.NOT_A_RECIPIENT)


# Corruptions of the file


def unlabelled(bundle: Bundle) -> Bundle:
    """Give a bundle without the one label that nobody signed: which of its entries it is about."""
    return msgspec.structs.replace(bundle, subject=0)


def a_good_file() -> tuple[bytes, VerifierKey]:
    world = World()
    ru, tr = world.side("ru"), world.side("tr")
    filed = world.admit(tr.unit, NOTICE, hide=["volumes"])
    world.admit(ru.unit, receipt())
    disclosures = world.store.disclosures(filed.id)
    return bundles.encode(bundle_of(world, filed.index, words=(keys_answer(world, filed.index),), disclosures=disclosures)), world.key


FILE, KEY = a_good_file()


def test_the_file_is_good() -> None:
    assert check(FILE, KEY).revealed is not None


@given(st.integers(0, len(FILE) - 1), st.integers(0, 7))
@settings(max_examples=400, deadline=None)
def test_one_bit_changed_anywhere_is_refused_or_changes_a_label_only(place: int, bit: int) -> None:
    changed = FILE[:place] + bytes([FILE[place] ^ 1 << bit]) + FILE[place + 1 :]
    try:
        check(changed, KEY)
    except Refused:
        return
    assert unlabelled(bundles.decode(changed)) == unlabelled(bundles.decode(FILE))


@given(st.integers(0, len(FILE) - 1))
@settings(max_examples=50, deadline=None)
def test_a_file_that_was_cut_off_is_refused(place: int) -> None:
    refuses(FILE[:place], KEY, Code.NOT_JSON)


@pytest.mark.parametrize(("kind", "code"), [("charter", Code.NO_CHARTER), ("party", Code.UNKNOWN_KEY), ("grant", Code.UNKNOWN_KEY)])
def test_without_the_authority_behind_it_a_signature_is_nothing(world: World, told: Bundle, kind: str, code: Code) -> None:
    refuses(without(told, kind), world.key, code)


def test_a_bundle_without_its_subject_is_none(world: World, told: Bundle) -> None:
    refuses(without(told, "notice"), world.key, Code.BAD_PROOF)


def test_a_receipt_left_out_is_not_noticed_which_is_why_absence_is_the_hosts_word(world: World, told: Bundle) -> None:
    assert len(checked(without(told, "receipt"), world.key).others) == 2


def test_without_the_rotation_the_new_root_is_unknown(world: World, tr: Side) -> None:
    new = make_key("tr's new root")
    world.admit([*tr.roots, new], {"type": "root/1", "party": "tr", "roots": {"version": 2, "keys": [new.public], "threshold": 1}})
    said = world.admit(world.grant(Member("tr", [new]), "unit", name="second"), NOTICE)
    refuses(without(bundle_of(world, said.index), "party"), world.key, Code.UNKNOWN_KEY)


def test_items_stand_in_the_order_of_the_log(world: World, told: Bundle) -> None:
    first, second, *rest = told.items
    refuses(msgspec.structs.replace(told, items=(second, first, *rest)), world.key, Code.BAD_PROOF)
    refuses(msgspec.structs.replace(told, items=(first, first, second, *rest)), world.key, Code.BAD_PROOF)


def test_entries_that_change_places_are_refused(world: World, told: Bundle) -> None:
    swapped = with_item(with_item(told, 1, entry=told.items[2].entry), 2, entry=told.items[1].entry)
    refuses(swapped, world.key, Code.PROOF_FAILED)


def test_a_proof_of_another_index_is_refused(world: World, told: Bundle) -> None:
    refuses(with_item(told, 1, proof=told.items[2].proof), world.key, Code.PROOF_FAILED)


@pytest.mark.parametrize("change", ["one more", "one less"])
def test_a_proof_has_neither_more_nor_fewer_hashes(world: World, told: Bundle, change: str) -> None:
    proof = told.items[1].proof
    refuses(with_item(told, 1, proof=(*proof, b"x" * 32) if change == "one more" else proof[:-1]), world.key, Code.PROOF_FAILED)


def test_an_earlier_checkpoint_does_not_cover_it(world: World, told: Bundle) -> None:
    early, later = world.store._heads[told.subject - 1], world.store._heads[told.subject]
    refuses(msgspec.structs.replace(told, checkpoint=early.note.decode()), world.key, Code.PROOF_FAILED)
    only = msgspec.structs.replace(told, items=told.items[:1], subject=0, checkpoint=later.note.decode())
    refuses(only, world.key, Code.PROOF_FAILED)


def test_an_index_beyond_the_checkpoint_is_out_of_range(world: World, told: Bundle) -> None:
    refuses(with_item(told, len(told.items) - 1, index=10_000), world.key, Code.OUT_OF_RANGE)


def test_a_checkpoint_by_another_key_is_refused(world: World, told: Bundle) -> None:
    size, root = world.state.size, world.host.ledger.tree.root()
    foreign = sign_checkpoint(Checkpoint(ORIGIN, size, root), VerifierKey(ORIGIN, OTHER.public), OTHER.sign)
    refuses(msgspec.structs.replace(told, checkpoint=foreign.decode()), world.key, Code.UNKNOWN_LOG_KEY)


def test_a_checkpoint_of_another_log_is_refused(world: World, told: Bundle) -> None:
    size, root = world.state.size, world.host.ledger.tree.root()
    foreign = sign_checkpoint(Checkpoint("another.example/log", size, root), world.key, CHECKPOINT.sign)
    refuses(msgspec.structs.replace(told, checkpoint=foreign.decode()), world.key, Code.BAD_CHECKPOINT)


@pytest.mark.parametrize("key", [VerifierKey(ORIGIN, OTHER.public), VerifierKey("another.example/log", CHECKPOINT.public)])
def test_a_verifier_that_expects_another_log_refuses_it(told: Bundle, key: VerifierKey) -> None:
    refuses(told, key, Code.UNKNOWN_LOG_KEY)


def test_disclosures_must_belong_to_the_subject(world: World, sealed: tuple[int, tuple[str, ...]], tr: Side) -> None:
    other = world.admit(tr.unit, NOTICE, hide=["volumes"])
    refuses(bundle_of(world, sealed[0], disclosures=world.store.disclosures(other.id)), world.key, Code.BAD_DISCLOSURE)
    refuses(bundle_of(world, 0, disclosures=sealed[1]), world.key, Code.BAD_DISCLOSURE)


def test_there_is_one_spelling(told: Bundle, world: World) -> None:
    refuses(bundles.encode(told).replace(b'"v":1', b'"v": 1'), world.key, Code.NOT_CANONICAL)
    refuses(bundles.encode(told).replace(b'"v":1', b'"v":1,"w":1'), world.key, Code.UNKNOWN_MEMBER)
    refuses(bundles.encode(told).replace(b'"v":1', b'"v":2'), world.key, Code.BAD_VALUE)


def test_what_is_not_there_cannot_be_proven(world: World) -> None:
    with pytest.raises(Refused) as caught:
        bundle_of(world, 99)
    assert caught.value.refusal.code == Code.OUT_OF_RANGE


# What only a host that breaks its own rules could show


def signed_log(leaves: Sequence[bytes], key: SigningKey = CHECKPOINT) -> Bundle:
    """Sign a log of any entries, and give the bundle of all of them about the last."""
    tree = Tree.from_leaves(map(leaf_hash, leaves))
    note = sign_checkpoint(Checkpoint(ORIGIN, tree.size, tree.root()), VerifierKey(ORIGIN, key.public), key.sign)
    items = tuple(Item(index=index, entry=leaf, proof=tuple(tree.inclusion(index, tree.size))) for index, leaf in enumerate(leaves))
    return Bundle(v=1, subject=tree.size - 1, checkpoint=note.decode(), items=items)


def forged(world: World, keys: SigningKey | list[SigningKey], members: dict[str, Any], **bookkeeping: object) -> bytes:
    """Give an entry that the host's own rules would refuse."""
    submission = world.forge(keys, members, **bookkeeping)
    return entry.encode(Entry(envelope.decode(submission.envelope), START_MS))


def test_a_log_signed_like_the_hosts_is_the_hosts(world: World, told: Bundle) -> None:
    assert checked(signed_log(world.leaves()), world.key).subject.index == world.state.size - 1


@pytest.mark.parametrize(("level", "code"), [("sector", Code.WRONG_LEVEL), ("desk", Code.NOT_AUTHORISED)])
def test_a_receipt_by_a_key_of_another_level_proves_nothing(world: World, told: Bundle, ru: Side, level: str, code: Code) -> None:
    wrong = forged(world, getattr(ru, level), receipt("acknowledged", "unit"))
    refuses(signed_log([*world.leaves(), wrong]), world.key, code)


def test_a_relay_receipt_by_the_level_itself_proves_nothing(world: World, told: Bundle, ru: Side) -> None:
    wrong = forged(world, ru.unit, {**receipt(), "relay": relay()})
    refuses(signed_log([*world.leaves(), wrong]), world.key, Code.WRONG_LEVEL)


def test_an_agreement_by_a_unit_proves_nothing(world: World, tr: Side) -> None:
    wrong = forged(world, tr.unit, dict(AGREEMENT))
    refuses(signed_log([*world.leaves(), wrong]), world.key, Code.NOT_AUTHORISED)


def test_one_partys_key_in_anothers_name_proves_nothing(world: World, tr: Side) -> None:
    wrong = forged(world, tr.unit, {**NOTICE, "party": "ru", "to": ["tr"]})
    refuses(signed_log([*world.leaves(), wrong]), world.key, Code.FOREIGN_KEY)


def test_a_signature_that_does_not_verify_proves_nothing(world: World, tr: Side) -> None:
    wrong = forged(world, SigningKey(tr.unit.public, OTHER.sign), dict(NOTICE))
    refuses(signed_log([*world.leaves(), wrong]), world.key, Code.BAD_SIGNATURE)


def test_a_party_that_the_host_did_not_let_in_proves_nothing(world: World) -> None:
    roots = {"version": 1, "keys": [OTHER.public], "threshold": 1}
    party = {"type": "party/1", "party": "xx", "title": {"en": "x"}, "category": "state", "roots": roots}
    refuses(signed_log([*world.leaves(), forged(world, OTHER, party)]), world.key, Code.THRESHOLD_NOT_MET)


def test_a_statement_for_another_log_proves_nothing(world: World, tr: Side) -> None:
    wrong = forged(world, tr.unit, dict(NOTICE), log="another.example/log")
    refuses(signed_log([*world.leaves(), wrong]), world.key, Code.WRONG_LOG)


def test_a_second_charter_proves_nothing(world: World) -> None:
    refuses(signed_log([*world.leaves(), world.leaves()[0]]), world.key, Code.NO_CHARTER)


def test_bytes_that_are_no_entry_prove_nothing(world: World) -> None:
    refuses(signed_log([*world.leaves(), b"{}"]), world.key, Code.MISSING_MEMBER)


def test_a_log_whose_charter_names_another_checkpoint_key_is_not_this_one(world: World) -> None:
    refuses(signed_log(world.leaves(), OTHER), VerifierKey(ORIGIN, OTHER.public), Code.UNKNOWN_LOG_KEY)


def test_a_new_checkpoint_key_counts_once_the_charter_names_it(world: World) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "checkpoint_key": OTHER.public})
    finding = checked(signed_log(world.leaves(), OTHER), VerifierKey(ORIGIN, OTHER.public))
    assert finding.charter.checkpoint_key == OTHER.public


def test_base64_has_one_spelling_too() -> None:
    item = FILE.index(b'"entry":"') + len(b'"entry":"')
    end = FILE.index(b'"', item)
    assert canonical.encode(b64decode(FILE[item:end]))[1:-1] == FILE[item:end]
