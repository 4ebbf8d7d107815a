"""The host: puts statements into one order, and signs what it did.

    submit -> read -> judge -> append to tree and state -> sign checkpoint -> commit -> only then: receipts
                                notice at index i -> its verdict at i + 1, in the same commit (`verdicts`)

It orders; it does not decide: the law is the fold's, and the host holds no party's key. Three promises:

* a receipt is given out only after its entry, its hashes, the new head and the signed checkpoint are durable, in one transaction;
* a retry of the same statement gets the same receipt: the checkpoint that first covered it;
* after a storage error the host stops. "Written, but the answer was lost" is a state of the world: re-open and read.

Verdicts that are missing (from before the rules level that has them, or by a host that had none) come first in the first commit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

from garant import instant, signature
from garant.errors import Code, Fault, Refusal, Refused
from garant.log import Checkpoint, TlogProof, VerifierKey, leaf_hash, sign_checkpoint
from garant.node import beside, writing
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger, require_own_checkpoint
from garant.node.pending import Pending
from garant.node.ports import Batch, Clock, EntryStore, Head, Record, Salts
from garant.node.replay import Progress
from garant.node.verdicts import Verdicts, due, missing, version_of
from garant.state.state import CHARTER, Put, State
from garant.statement import compose, entry, envelope, host_word
from garant.statement.compose import Bookkeeping, Chain
from garant.statement.entry import Entry
from garant.statement.envelope import Signed
from garant.statement.host_word import RefusalWord
from garant.statement.kinds import Charter, CharterAmendment
from garant.statement.kinds.base import Seen
from garant.statement.words import HOST


class HostKeys(NamedTuple):
    """The two keys by which a host signs while it runs: checkpoints with one, refusals and answers with the other.

    `others`: further keys that it holds, for the day when the charter is amended to name them (or was already).
    """

    checkpoint: VerifierKey
    sign_checkpoint: signature.Sign
    answer: bytes
    sign_answer: signature.Sign
    others: Mapping[bytes, signature.Sign] = MappingProxyType({})

    def signer(self, public_key: bytes) -> signature.Sign:
        """Give the function that signs with a key; refuse one that is not held."""
        held = {**self.others, self.checkpoint.public_key: self.sign_checkpoint, self.answer: self.sign_answer}
        if public_key not in held:
            sentence = f"this host does not hold key {signature.keyid(public_key)[:16]}; give it the new key first"
            raise Refused(Code.KEY_NOT_HELD, sentence)
        return held[public_key]


class Submission(NamedTuple):
    """What a party hands in: the bytes of an envelope, the disclosures of its hidden members, and those of a blob that it names."""

    envelope: bytes
    disclosures: tuple[str, ...] = ()
    blob: bytes | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """A statement is in the log: its id, its index, its stamp, and the receipt, a `.tlog-proof` that anybody can verify.

    `verdict`: of a version of a notice, the index of the host's verdict on it.
    """

    id: str
    index: int
    t_ms: int
    receipt: bytes
    verdict: int | None = None


class SignedRefusal(NamedTuple):
    """A statement is not in the log: why, and the host's signed word for it."""

    refusal: Refusal
    word: bytes


Answer = Admission | SignedRefusal


class Host:
    """One log's host, over one store."""

    def __init__(self, store: EntryStore, keys: HostKeys, clock: Clock, salts: Salts, progress: Progress = lambda _: None) -> None:
        """Read the store and fold it anew; a log that contradicts itself is a `Fault`."""
        self.store, self._keys, self._clock, self._salts = store, keys, clock, salts
        self.ledger: Ledger = open_ledger(store, keys.checkpoint, progress)
        self._stopped: Fault | None = None
        self._good: Head | None = None
        self._pending = Pending(self.ledger.tree.size)
        self._verdicts = Verdicts(self._kept)
        self._missing = missing(self.ledger.state)
        for key in (self.verifier_key.public_key, self._answer_key):
            keys.signer(key)

    @property
    def verifier_key(self) -> VerifierKey:
        """Give the key that the charter in force names for checkpoints."""
        row = self.ledger.state.charters.get(CHARTER)
        return VerifierKey(row.charter.log, row.charter.checkpoint_key) if row else self._keys.checkpoint

    @property
    def _answer_key(self) -> bytes:
        row = self.ledger.state.charters.get(CHARTER)
        return row.charter.answer_key if row else self._keys.answer

    @property
    def head(self) -> Seen:
        """Give the log's size and root, as a signer says what it has seen."""
        return Seen(size=self.ledger.tree.size, root=self.ledger.tree.root().hex())

    @property
    def log(self) -> str:
        """Give the log's origin."""
        return self.verifier_key.name

    def submit(self, submissions: Sequence[Submission]) -> list[Answer]:
        """Admit or refuse each one, in order, and commit them together. Answers come in the same order."""
        self._require_running()
        try:
            self._pending = Pending(self.ledger.tree.size)
            self._supply()
            outcomes = [self._take(submission) for submission in submissions]
            self._commit(self._pending)
            return [self._answer(outcome, submission) for outcome, submission in zip(outcomes, submissions, strict=True)]
        except BaseException as error:
            self._stop(error)
            raise

    def _require_running(self) -> None:
        if self._stopped:
            raise self._stopped

    def _stop(self, error: BaseException) -> None:
        """Never go on: the ledger may hold what the store does not, or the store what nobody was told."""
        self._stopped = error if isinstance(error, Fault) else Fault(Code.INTERNAL, f"the host stopped ({error!r}); open the log again")

    def _take(self, submission: Submission) -> int | Refusal:
        """Give the index of a statement that is in the log now or was already, or the refusal."""
        try:
            signed = envelope.decode(submission.envelope)
            known = self._pending.index_of(signed.id)
            index = self.store.find(signed.id) if known is None else known
            return self._admit(signed, submission) if index is None else index
        except Refused as refused:
            return refused.refusal

    def _admit(self, signed: Signed, submission: Submission) -> int | Refusal:
        beside.require_disclosures(signed.said, submission.disclosures)
        blobs = beside.blobs(signed.said, submission.blob)
        new = Entry(signed, max(self._clock(), self.ledger.state.t_ms))
        data = entry.encode(new)
        changes = self.ledger.judge(new)
        if isinstance(changes, Refusal):
            return changes
        self._require_held(signed)
        index = self._write(new, data, changes, submission.disclosures)
        self._pending.blobs.extend(blobs)
        for version in due(self.ledger.state, changes):
            self._answer_notice(version, new.t_ms)
        return index

    def _write(self, new: Entry, data: bytes, changes: tuple[Put, ...], disclosures: Iterable[str]) -> int:
        """Take an entry that was judged into the ledger and into what is to be committed; give its index."""
        leaf = leaf_hash(data)
        self.ledger.write(leaf, new, changes)
        index = self._pending.add(Record(new.signed.id, leaf, data), disclosures)
        self._verdicts.feed(self.ledger.state, changes)
        return index

    def _supply(self) -> None:
        """Say the verdicts that were missing when this host started."""
        waiting, self._missing = self._missing, []
        for version in waiting:
            self._answer_notice(version, max(self._clock(), self.ledger.state.t_ms))

    def say_due(self, due: Callable[[State, int], Iterable[Mapping[str, Any]]]) -> list[Admission]:
        """Say what the clock asks of the host, as `due` tells from the state and the time, and commit it together."""
        self._require_running()
        try:
            self._pending = Pending(self.ledger.tree.size)
            self._supply()
            t_ms = max(self._clock(), self.ledger.state.t_ms)
            indexes = [self._say(compose.payload(said, self._bookkeeping(t_ms)), t_ms) for said in tuple(due(self.ledger.state, t_ms))]
            self._commit(self._pending)
            return [self.admission(index) for index in indexes]
        except BaseException as error:
            self._stop(error)
            raise

    def _answer_notice(self, version: str, t_ms: int) -> None:
        """Say the verdict on a version of a notice."""
        written = writing.write(self._verdicts.draft(self.ledger.state, version), self._bookkeeping(t_ms), self._salts)
        self._say(written.payload, t_ms, written.disclosures)
        self._pending.blobs.extend(written.blobs)

    def _say(self, payload: bytes, t_ms: int, disclosures: Iterable[str] = ()) -> int:
        """Say a word of the host's own in the log: signed, judged and written like any other statement; give its index."""
        key = self._answer_key
        new = Entry(envelope.open_envelope(envelope.seal(payload, {key: self._keys.signer(key)})), t_ms)
        changes = self.ledger.judge(new)
        if isinstance(changes, Refusal):
            raise Fault(Code.INTERNAL, f"what the host would say itself breaks the rules: {changes}")
        return self._write(new, entry.encode(new), changes, disclosures)

    def _bookkeeping(self, t_ms: int) -> Bookkeeping:
        row = self.ledger.state.chains.get(signature.keyid(self._answer_key))
        chain = Chain(row.seq + 1, row.last) if row else Chain(1, None)
        return Bookkeeping(log=self.log, party=HOST, chain=chain, seen=self.head, now_ms=t_ms)

    def _kept(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures of a statement, be they stored or just handed in."""
        fresh = tuple(text for name, text in self._pending.disclosures if name == statement_id)
        return fresh or self.store.disclosures(statement_id)

    def _require_held(self, signed: Signed) -> None:
        """Refuse to let the charter name a key that this host could not sign with."""
        if isinstance(signed.said, Charter | CharterAmendment):
            for key in filter(None, (signed.said.checkpoint_key, signed.said.answer_key)):
                self._keys.signer(key)

    def _commit(self, batch: Pending) -> None:
        if batch.records:
            head = self._sign_head()
            self.store.commit(Batch(batch.first, tuple(batch.records), head, tuple(batch.disclosures), tuple(batch.blobs)))
            self._good = head

    def _sign_head(self) -> Head:
        tree, state = self.ledger.tree, self.ledger.state
        checkpoint = Checkpoint(self.log, tree.size, tree.root())
        note = sign_checkpoint(checkpoint, self.verifier_key, self._keys.signer(self.verifier_key.public_key))
        return Head(tree.size, note, state.digest(), state.t_ms)

    def _answer(self, outcome: int | Refusal, submission: Submission) -> Answer:
        return self.admission(outcome) if isinstance(outcome, int) else self._refuse(outcome, submission.envelope)

    def admission(self, index: int) -> Admission:
        """Give the admission of an entry, with the receipt that it was acknowledged with."""
        self._require_running()
        record, head = self.store.record(index), self.store.head_over(index)
        assert record is not None and head is not None  # noqa: S101, PT018 - an index that this host gave out itself
        self._require_good(head)
        proof = self.ledger.tree.inclusion(index, head.size)
        stored = entry.decode(record.data)
        verdict = self.ledger.state.verdicts.get(version_of(stored.signed.said))
        receipt = TlogProof(index, tuple(proof), head.note).encode()
        return Admission(record.statement_id, index, stored.t_ms, receipt, verdict.index if verdict else None)

    def _require_good(self, head: Head) -> None:
        """Give no receipt with a checkpoint that is not this log's own, as when an old one was changed on the disk."""
        if head != self._good:
            require_own_checkpoint(self.ledger, head)
            self._good = head

    def _refuse(self, refusal: Refusal, data: bytes) -> SignedRefusal:
        return SignedRefusal(refusal, self.say(lambda log, head, time: _refusal_word(refusal, data, log, head, time)))

    def say(self, word: Callable[[str, Seen, str], host_word.AnyWord]) -> bytes:
        """Sign a word of the host's, made from the log's origin, its head and the time."""
        self._require_running()
        said = word(self.log, self.head, instant.text(self._clock()))
        return host_word.sign(said, self._answer_key, self._keys.signer(self._answer_key))


def _refusal_word(refusal: Refusal, data: bytes, log: str, head: Seen, time: str) -> RefusalWord:
    return RefusalWord(
        log=log, head=head, time=time, sha256=_name_of(data), code=refusal.code, sentence=refusal.sentence[:1_000], where=refusal.where
    )


def _name_of(data: bytes) -> str:
    """Give the id of the statement in these bytes, or the hash of bytes that hold none."""
    try:
        return envelope.decode(data).id
    except Refused:
        return sha256(data).hexdigest()
