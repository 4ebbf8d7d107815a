"""Checking a proof bundle, alone and offline: nothing is needed but the file and the log's verifier key.

1. the checkpoint is signed by that key;
2. every entry is in the tree that it commits to;
3. the entries, in their order, give the keys that were in force (charter, enrolments, rotations, grants);
4. every other entry is signed by such keys, with the authority that its kind asks for (a verdict by the host's answer key);
5. the checkpoint key is the charter's own, so that the charter shown is this log's;
6. the host's words are signed by the charter's answer key.

What a bundle cannot show is absence. Whether a key had been revoked, and whether there are more receipts, is the host's word, and the
finding says so.
"""

from dataclasses import dataclass
from typing import NamedTuple

from garant.answers.evidence import belongs, subject_of
from garant.errors import Code, Refused
from garant.fold.excerpt import AUTHORITY, witness
from garant.log import Checkpoint, VerifierKey, leaf_hash, open_checkpoint, verify_inclusion
from garant.node.bundle import Bundle, decode
from garant.node.ledger import read
from garant.state.rows import KeyRow
from garant.state.state import CHARTER, State
from garant.statement import disclosure, envelope, host_word
from garant.statement.entry import Entry
from garant.statement.host_word import AnyWord, KeysAnswer, ReceiptsAnswer
from garant.statement.kinds import Charter, Hiding, Notice, NoticeAmendment, Receipt, Statement, Verdict
from garant.statement.words import HOST


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement that the bundle shows: where it stands in the log, when it was admitted, what it says, who signed it."""

    index: int
    t_ms: int
    id: str
    said: Statement
    keyids: tuple[str, ...]
    signers: tuple[KeyRow, ...]


class Finding(NamedTuple):
    """What a bundle proves at its checkpoint, the host's words, and what was hidden and is shown (`revealed`)."""

    checkpoint: Checkpoint
    charter: Charter
    subject: Shown
    others: tuple[Shown, ...]
    authority: tuple[Shown, ...]
    words: tuple[AnyWord, ...]
    revealed: Statement | None


def check(data: bytes, key: VerifierKey) -> Finding:
    """Check a bundle; refuse it with the first thing that does not hold."""
    bundle = decode(data)
    checkpoint = open_checkpoint(bundle.checkpoint.encode(), key)
    state = State()
    shown = [_show(state, bundle, checkpoint, place) for place in range(len(bundle.items))]
    charter = _require_own_charter(state, checkpoint, key)
    subject = next(one for one in shown if one.index == bundle.subject)
    rest = [one for one in shown if one is not subject]
    others = tuple(one for one in rest if not isinstance(one.said, AUTHORITY))
    behind = tuple(one for one in rest if isinstance(one.said, AUTHORITY))
    _require_of_one_thing(subject, others)
    words = tuple(host_word.open_word(envelope.encode(word), charter.answer_key) for word in bundle.words or ())
    for word in words:
        _require_about(word, checkpoint, subject)
    return Finding(checkpoint, charter, subject, others, behind, words, _reveal(subject.said, bundle.disclosures))


def _show(state: State, bundle: Bundle, checkpoint: Checkpoint, place: int) -> Shown:
    """Check one item: its place in the tree, its form, its signatures and authority."""
    item = bundle.items[place]
    try:
        verify_inclusion(leaf_hash(item.entry), item.index, checkpoint.size, item.proof, checkpoint.root)
        entry = read(item.entry)
        _require_log(entry, checkpoint, item.index)
        case = witness(state, entry, item.index)
    except Refused as refused:
        was = refused.refusal
        raise Refused(was.code, f"entry {item.index}: {was.sentence}", was.where or f"$.items[{place}]") from refused
    keyids = entry.signed.keyids
    signers = tuple(row for row in map(state.keys.get, keyids) if row is not None)
    return Shown(item.index, entry.t_ms, case.id, case.said, keyids, signers)


def _require_of_one_thing(subject: Shown, others: tuple[Shown, ...]) -> None:
    """Refuse what is about another thing than the subject, a receipt by somebody who was not addressed, a verdict on what is not shown."""
    thing = subject_of(subject.said)
    for one in (subject, *others):
        if one is not subject and not belongs(one.said, thing):
            raise Refused(Code.BAD_PROOF, f"entry {one.index} has nothing to do with the subject of this proof", "$.items")
        if isinstance(one.said, Receipt):
            _require_recipient(one.said, (subject, *others))
        if isinstance(one.said, Verdict):
            _require_answered(one.said, (subject, *others))


def _require_recipient(receipt: Receipt, shown: tuple[Shown, ...]) -> None:
    told = [one.said for one in shown if _is_version(one.said, receipt.version)]
    if not told or receipt.party not in (told[0].to or ()) or receipt.status != told[0].status:
        raise Refused(
            Code.NOT_A_RECIPIENT, f"version {receipt.version} of {receipt.notice} shows no {receipt.party!r} among its recipients"
        )


def _require_answered(verdict: Verdict, shown: tuple[Shown, ...]) -> None:
    told = [one.said for one in shown if _is_version(one.said, verdict.version)]
    if not told or verdict.status != told[0].status:
        raise Refused(
            Code.BAD_PROOF, f"it shows a verdict on version {verdict.version} of {verdict.notice}, and not that version", "$.items"
        )


def _is_version(said: Statement, version: int) -> bool:
    return (isinstance(said, Notice) and version == 1) or (isinstance(said, NoticeAmendment) and said.version == version)


def _require_about(word: AnyWord, checkpoint: Checkpoint, subject: Shown) -> None:
    """Refuse a word of the host about another log or subject; a refusal belongs in no proof of what was admitted."""
    about = isinstance(word, KeysAnswer) and (word.index, word.in_force) == (subject.index, subject.keyids)
    about = about or (isinstance(word, ReceiptsAnswer) and f"notice:{word.notice}" == subject_of(subject.said))
    if not about or word.log != checkpoint.origin:
        raise Refused(Code.BAD_PROOF, "a word of the host in this bundle is about something else", "$.words")


def _require_log(entry: Entry, checkpoint: Checkpoint, index: int) -> None:
    said = entry.signed.said
    if said.log != checkpoint.origin:
        raise Refused(Code.WRONG_LOG, f"it was made for {said.log}; the checkpoint is of {checkpoint.origin}")
    if isinstance(said, Charter) != (index == 0):
        raise Refused(Code.NO_CHARTER, "the charter is entry 0, and only there")


def _require_own_charter(state: State, checkpoint: Checkpoint, key: VerifierKey) -> Charter:
    row = state.charters.get(CHARTER)
    if row is None:
        raise Refused(Code.NO_CHARTER, "the bundle does not show the charter, so no signature in it can be judged", "$.items")
    checkpoint_keys = {
        one.public_key for one in state.keys.values() if one.party == HOST and one.role == "checkpoint" and one.until is None
    }
    if key.public_key not in checkpoint_keys or row.charter.log != checkpoint.origin:
        raise Refused(Code.UNKNOWN_LOG_KEY, "the charter in this bundle names another checkpoint key than the one you gave")
    return row.charter


def _reveal(said: Statement, disclosures: tuple[str, ...] | None) -> Statement | None:
    if not disclosures:
        return None
    if not isinstance(said, Hiding):
        raise Refused(Code.BAD_DISCLOSURE, "this kind of statement hides nothing", "$.disclosures")
    return disclosure.reveal(said, disclosures)
