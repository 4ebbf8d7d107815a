"""Proof of absence: the log as it was at an instant, to be folded by whoever doubts it, and the question whose answer is: nothing.

    {"absence": the question,
     "checkpoint": the signed note,                     of the newest log
     "entries": [base64, ...],                          all entries up to the instant, from the first on
     "growth": [base64, ...],                           that the newest log begins with exactly these (RFC 6962 consistency)
     "next": {"entry", "index", "proof"},               the first entry after the instant, where there is one
     "note": "absence of notice removes no protection and permits nothing",
     "v": 1,
     "words": [{"dsse"...}]}                            the host's word on the clock, signed by it and labelled as its word

An excerpt can always leave something out; a prefix cannot. Whoever checks it verifies every signature, folds every entry and asks the
question again. What hashes cannot show is that no entry came between the last one and the instant when there is none after it:
that is the host's word. `docs/spec/absence.md` tells how to check one without Garant.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from garant import instant
from garant.answers.absence import ABSENT, Absence, absence
from garant.errors import Code, Fault, Refused
from garant.limits import BUNDLE_BYTES_MAX, ENTRY_BYTES_MAX, NOTE_BYTES_MAX, PROOF_HASHES_MAX
from garant.log import Checkpoint, VerifierKey, leaf_hash, open_checkpoint, verify_consistency, verify_inclusion
from garant.node.bundle import Item
from garant.node.export import require_head
from garant.node.host import Host
from garant.node.ledger import Ledger, read
from garant.node.prefix import fold_until
from garant.state.state import CHARTER
from garant.statement import canonical, envelope, host_word
from garant.statement.absence import SENTENCE, Question, Sentence
from garant.statement.entry import Entry
from garant.statement.envelope import Envelope
from garant.statement.host_word import AbsenceAnswer, AnyWord
from garant.statement.kinds import Charter
from garant.statement.kinds.base import Seen


class AbsenceProof(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """The file."""

    v: Literal[1]
    absence: Question
    note: Sentence
    checkpoint: Annotated[str, Meta(max_length=NOTE_BYTES_MAX)]
    entries: Annotated[tuple[Annotated[bytes, Meta(max_length=ENTRY_BYTES_MAX)], ...], Meta(min_length=1)]
    growth: Annotated[tuple[Annotated[bytes, Meta(min_length=32, max_length=32)], ...], Meta(max_length=PROOF_HASHES_MAX)]
    next: Item | None = None
    words: Annotated[tuple[Envelope, ...], Meta(min_length=1, max_length=1)] | None = None


class AbsenceFinding(NamedTuple):
    """What a checked proof shows: of which log at which size, the question and its answer, and what stands behind the clock.

    `next_ms`: when the first entry after the instant was admitted; None where there is none, and the host's word alone says so.
    """

    checkpoint: Checkpoint
    charter: Charter
    question: Question
    answer: Absence
    entries: int
    last_ms: int
    next_ms: int | None
    words: tuple[AnyWord, ...]


_PROOF: msgspec.json.Decoder[AbsenceProof] = msgspec.json.Decoder(AbsenceProof)


class _Marked(Struct):
    absence: object = None


def is_absence(data: bytes) -> bool:
    """Tell whether bytes look like a proof of absence; nothing in them is verified."""
    try:
        return msgspec.json.decode(data, type=_Marked).absence is not None
    except msgspec.DecodeError:
        return False


# Making one


def make(host: Host, question: Question) -> AbsenceProof:
    """Make the proof; refuse when there is something, or when the answer is not known."""
    at_ms = instant.parse(question.at)
    head, ledger = require_head(host.store), fold_until(host.store, at_ms)
    size = ledger.tree.size
    if not size:
        raise Refused(Code.OUT_OF_RANGE, f"this log had no entry by {question.at}; it shows nothing of that time")
    _require_absent(absence(ledger.state, question), question)
    return AbsenceProof(
        v=1,
        absence=question,
        note=SENTENCE,
        checkpoint=head.note.decode(),
        entries=_entries(host, size),
        growth=tuple(host.ledger.tree.consistency(size, head.size)),
        next=_next(host, size, head.size),
        words=_words(host, question, ledger),
    )


def _require_absent(found: Absence, question: Question) -> None:
    if found.result in ABSENT:
        return
    told, asked = (found.read or found.told), f"{question.party!r}"
    if not told:
        hidden = ", ".join(found.hidden[:3])
        raise Refused(
            Code.PROOF_FAILED, f"the place of {len(found.hidden)} notices to {asked} is hidden ({hidden}): nothing is shown absent"
        )
    one, what = told[0], "had read" if found.read else "was told of"
    raise Refused(Code.PROOF_FAILED, f"{asked} {what} {one.notice}, entry {one.index}: `garant proof make` proves that")


def _entries(host: Host, size: int) -> tuple[bytes, ...]:
    held, entries = 0, list[bytes]()
    for record, _ in zip(host.store.records(), range(size), strict=False):
        held += len(record.data) * 4 // 3
        entries.append(record.data)
        if held > BUNDLE_BYTES_MAX:
            sentence = "the log up to then is larger than a proof file may be; hand over its export (`garant log export`) instead"
            raise Refused(Code.TOO_LARGE, sentence)
    return tuple(entries)


def _next(host: Host, size: int, newest: int) -> Item | None:
    record = host.store.record(size) if size < newest else None
    return None if record is None else Item(index=size, entry=record.data, proof=tuple(host.ledger.tree.inclusion(size, newest)))


def _words(host: Host, question: Question, ledger: Ledger) -> tuple[Envelope, ...] | None:
    """Give the host's word on the clock; none where its answer key is not the one that the log named by then."""
    if host.ledger.state.charters.rows[CHARTER].charter.answer_key != ledger.state.charters.rows[CHARTER].charter.answer_key:
        return None

    def word(log: str, head: Seen, time: str) -> AnyWord:
        return AbsenceAnswer(log=log, head=head, time=time, question=question, entries=ledger.tree.size)

    return (msgspec.json.decode(host.say(word), type=Envelope),)


def encode(proof: AbsenceProof) -> bytes:
    """Give a proof's canonical bytes."""
    return canonical.encode(proof)


# Checking one


def check(data: bytes, key: VerifierKey) -> AbsenceFinding:
    """Check a proof of absence, alone and offline; refuse it with the first thing that does not hold.

    1. the checkpoint is signed by the log's key;
    2. the entries are, from the first on, those with which the log of that checkpoint begins;
    3. each is rightly signed, and breaks no rule;
    4. none was admitted after the instant, and the one after them was;
    5. the question, asked again, has the answer: nothing;
    6. the host's word is signed by the charter's answer key, and about this.
    """
    proof = canonical.decode(data, _PROOF, BUNDLE_BYTES_MAX)
    checkpoint = open_checkpoint(proof.checkpoint.encode(), key)
    ledger = _fold(proof.entries, checkpoint)
    size, at_ms = ledger.tree.size, instant.parse(proof.absence.at)
    if size > checkpoint.size:
        raise Refused(Code.PROOF_FAILED, f"it has {size} entries, and the checkpoint commits to {checkpoint.size}", "$.entries")
    verify_consistency(size, checkpoint.size, ledger.tree.root(), checkpoint.root, proof.growth)
    if ledger.state.t_ms > at_ms:
        raise Refused(Code.BAD_PROOF, f"its last entry was admitted after {proof.absence.at}", "$.entries")
    next_ms = _next_ms(proof, checkpoint, size, at_ms)
    found = absence(ledger.state, proof.absence)
    _require_absent(found, proof.absence)
    charter = ledger.state.charters.rows[CHARTER].charter
    words = tuple(host_word.open_word(envelope.encode(one), charter.answer_key) for one in proof.words or ())
    for word in words:
        _require_about(word, proof, checkpoint)
    return AbsenceFinding(checkpoint, charter, proof.absence, found, size, ledger.state.t_ms, next_ms, words)


def _fold(entries: Sequence[bytes], checkpoint: Checkpoint) -> Ledger:
    ledger = Ledger()
    for index, data in enumerate(entries):
        try:
            entry = read(data)
            _require_log(entry, checkpoint)
            ledger.take(data, entry)
        except Refused as refused:
            was = refused.refusal
            raise Refused(was.code, f"entry {index}: {was.sentence}", was.where or f"$.entries[{index}]") from refused
        except Fault as fault:
            raise Refused(Code.BAD_PROOF, fault.sentence, f"$.entries[{index}]") from fault
    return ledger


def _require_log(entry: Entry, checkpoint: Checkpoint) -> None:
    if entry.signed.said.log != checkpoint.origin:
        raise Refused(Code.WRONG_LOG, f"it was made for {entry.signed.said.log}; the checkpoint is of {checkpoint.origin}")


def _next_ms(proof: AbsenceProof, checkpoint: Checkpoint, size: int, at_ms: int) -> int | None:
    """Give when the entry after the prefix was admitted; refuse one that belongs into it, or that is missing."""
    item = proof.next
    if item is None:
        if size < checkpoint.size:
            raise Refused(Code.BAD_PROOF, f"entry {size} is not shown, so entries of that time may have been left out", "$.next")
        return None
    if item.index != size:
        raise Refused(Code.BAD_PROOF, f"the entry after the first {size} is entry {size}, not {item.index}", "$.next.index")
    verify_inclusion(leaf_hash(item.entry), item.index, checkpoint.size, item.proof, checkpoint.root)
    t_ms = read(item.entry).t_ms
    if t_ms <= at_ms:
        raise Refused(Code.BAD_PROOF, f"entry {size} was admitted by {proof.absence.at} and is left out of what is folded", "$.next")
    return t_ms


def _require_about(word: AnyWord, proof: AbsenceProof, checkpoint: Checkpoint) -> None:
    same = isinstance(word, AbsenceAnswer) and (word.question, word.entries) == (proof.absence, len(proof.entries))
    late = instant.parse(word.time) >= instant.parse(proof.absence.at)
    if not same or not late or word.log != checkpoint.origin:
        raise Refused(Code.BAD_PROOF, "the word of the host in this proof is about something else, or was said before", "$.words")
