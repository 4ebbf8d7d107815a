"""Checking a proof bundle, alone and offline: nothing is needed but the file and the log's verifier key.

1. the checkpoint is signed by that key;
2. every entry is in the tree that it commits to;
3. the entries, in their order, give the keys that were in force (charter, enrolments, rotations, grants);
4. every other entry is signed by such keys, with the authority that its kind asks for;
5. the checkpoint key is the charter's own, so that the charter shown is this log's;
6. the host's words are signed by the charter's answer key.

What a bundle cannot show is absence. Whether a key had been revoked, and whether there are more receipts, is the host's word, and the
finding says so.
"""

from dataclasses import dataclass
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.fold.excerpt import AUTHORITY, witness
from garant.log import Checkpoint, VerifierKey, leaf_hash, open_checkpoint, verify_inclusion
from garant.node.bundle import Bundle, decode
from garant.node.ledger import read
from garant.state.rows import KeyRow
from garant.state.state import CHARTER, State
from garant.statement import disclosure, envelope, host_word
from garant.statement.entry import Entry
from garant.statement.host_word import AnyWord
from garant.statement.kinds import Charter, Hiding, Statement
from garant.statement.words import HOST


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement that the bundle shows: where it stands in the log, when it was admitted, what it says, who signed it."""

    index: int
    role: str
    t_ms: int
    id: str
    said: Statement
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
    return Finding(
        checkpoint, charter, subject,
        tuple(one for one in rest if not isinstance(one.said, AUTHORITY)),
        tuple(one for one in rest if isinstance(one.said, AUTHORITY)),
        tuple(host_word.open_word(envelope.encode(word), charter.answer_key) for word in bundle.words or ()),
        _reveal(subject.said, bundle.disclosures),
    )  # fmt: skip


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
    return Shown(item.index, item.role, entry.t_ms, case.id, case.said, case.signers)


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
    checkpoint_keys = {one.public_key for one in state.keys.values() if one.party == HOST and one.role == "checkpoint"}
    if key.public_key not in checkpoint_keys or row.charter.log != checkpoint.origin:
        raise Refused(Code.UNKNOWN_LOG_KEY, "the charter in this bundle names another checkpoint key than the one you gave")
    return row.charter


def _reveal(said: Statement, disclosures: tuple[str, ...] | None) -> Statement | None:
    if not disclosures:
        return None
    if not isinstance(said, Hiding):
        raise Refused(Code.BAD_DISCLOSURE, "this kind of statement hides nothing", "$.disclosures")
    return disclosure.reveal(said, disclosures)
