"""The host: puts statements into one order, and signs what it did.

    submit -> read -> judge -> append to tree and state -> sign checkpoint -> commit -> only then: receipts
                                notice at index i -> its verdict at i + 1, in the same commit (`verdicts`)

It orders; it does not decide: the law is the fold's, and the host holds no party's key. Three promises:
* a receipt is given out only after its entry, its hashes, the new head and the signed checkpoint are durable, in one transaction;
* a retry of the same statement gets the same receipt: the checkpoint that first covered it;
* after a storage error the host stops. "Written, but the answer was lost" is a state of the world: re-open and read.

Several hosts may write to one store, each in its turn: what the others appended is verified and folded first.
Verdicts that are missing (from before the rules level that has them, or by a host that had none) come first in the first commit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, overload

from garant import instant, signature
from garant.errors import Code, Fault, Refusal, Refused
from garant.log import Checkpoint, TlogProof, VerifierKey, leaf_hash, sign_checkpoint
from garant.log.edge import Edge
from garant.node import beside, probing, writing
from garant.node.host_keys import HostKeys, OwnSignatures
from garant.node.intake import Make, Prepared, prepare
from garant.node.ledger import Ledger, read
from garant.node.opening import open_ledger, require_head, require_own_checkpoint
from garant.node.pending import Pending
from garant.node.ports import Clock, EntryStore, Head, Record, Salts
from garant.node.refusing import refusal_word
from garant.node.replay import Progress
from garant.node.submission import Admission, Answer, Made, SignedRefusal, Submission, Taken
from garant.node.verdicts import Verdicts, due, missing, version_of
from garant.state.state import CHARTER, Put, State
from garant.statement import compose, entry, envelope, host_word
from garant.statement.compose import Bookkeeping, Chain, Spoken
from garant.statement.entry import Entry
from garant.statement.envelope import Signed
from garant.statement.kinds.base import Seen
from garant.statement.words import HOST


class Host:
    """One log's host, over one store."""

    def __init__(
        self, store: EntryStore, keys: HostKeys, clock: Clock, salts: Salts, progress: Progress = lambda _: None,
        begin: Ledger | None = None,
    ) -> None:  # fmt: skip
        """Read the store and fold it anew, or on top of a ledger to `begin` with; a log that contradicts itself is a `Fault`."""
        self.store, self._keys, self._clock, self._salts = store, keys, clock, salts
        self.ledger: Ledger = open_ledger(store, keys.checkpoint, progress, begin=begin)
        self._stopped: Fault | None = None
        self.silent: Callable[[], AbstractContextManager[None]] = nullcontext  # around what waits for others, or for the disk
        self.own = OwnSignatures(keys.signer)
        self._good: Head | None = None
        self._newest = store.head_over(self.ledger.tree.size - 1) if self.ledger.tree.size else None  # not one that came meanwhile
        self._edge, self._pending = Edge.of(self.ledger.tree), Pending(self.ledger.tree.size)
        self.verdicts = Verdicts(self._kept)
        self._missing = missing(self.ledger.state)
        self.followers: list[Callable[[State, tuple[Put, ...]], None]] = []
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
    def newest(self) -> Head | None:
        """Give the newest head that this host has made durable or held its ledger against; None before the first."""
        return self._newest

    @property
    def log(self) -> str:
        """Give the log's origin."""
        return self.verifier_key.name

    def make_ready(self) -> None:
        """Do now what the first notice would wait for."""
        self.verdicts.make_ready(self.ledger.state)

    @overload
    def submit(self, submissions: Sequence[Submission | Prepared]) -> list[Answer]: ...
    @overload
    def submit(self, submissions: Sequence[Submission | Prepared | Make]) -> list[Answer | Made]: ...
    def submit(self, submissions: Sequence[Submission | Prepared | Make]) -> list[Any]:
        """Admit or refuse each one, in order, and commit them together. Answers come in the same order.

        Each may have been read before, or not yet; or it is made only now, from the ledger as it stands at its place.
        """
        return self.submit_in_turn(lambda: submissions)

    def submit_in_turn(self, group: Callable[[], Sequence[Submission | Prepared | Make]]) -> list[Answer | Made]:
        """Submit what `group` gives once the store's turn is held: to wait for that may take a while, and more may come."""
        with self._turn():
            taken = [prepare(one, self.ledger.state) if isinstance(one, Submission) else one for one in group()]
            ids = [one.read.id for one in taken if isinstance(one, Prepared) and isinstance(one.read, Signed)]
            self._pending.know(self.store.find_all(ids))
            outcomes = [self._take(one) for one in taken]
            self._commit(self._pending)
            return [self._answer(outcome, one) for outcome, one in zip(outcomes, taken, strict=True)]

    def catch_up(self) -> int:
        """Take in what other hosts appended to the same store, verified like everything else; give the log's size."""
        self._require_running()
        try:
            if (head := self.store.head()) is not None and head.size > self.ledger.tree.size:
                self._follow(head)
            return self.ledger.tree.size
        except BaseException as error:
            self._stop(error)
            raise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the store's turn, with all that others appended taken in. Whatever goes wrong meanwhile ends this host."""
        self._require_running()
        try:
            with self.silent():
                size = self.store.begin()
            if size != self.ledger.tree.size:
                self.catch_up()
            self._pending = Pending(self.ledger.tree.size)
            self._supply()
            yield
            self.store.leave()
        except BaseException as error:
            if not isinstance(error, Refused) or self._pending.records:
                self._stop(error)
            with suppress(Fault):
                self.store.leave()
            raise

    def _follow(self, head: Head) -> None:
        """Fold the entries up to a head that another host signed, and hold the ledger against it."""
        for record in self.store.records(self.ledger.tree.size, head.size):
            self._feed(self.ledger.take(record.data, read(record.data), self.own.counts))
            self._edge.append(leaf_hash(record.data))
        require_head(self.ledger, head, self.verifier_key, self.own.counts)
        self._good = self._newest = head

    def _require_running(self) -> None:
        if self._stopped:
            raise self._stopped

    def _stop(self, error: BaseException) -> None:
        """Never go on: the ledger may hold what the store does not, or the store what nobody was told."""
        self._stopped = error if isinstance(error, Fault) else Fault(Code.INTERNAL, f"the host stopped ({error!r}); open the log again")

    def _take(self, one: Prepared | Make) -> int | Refusal:
        """Give the index of a statement that is in the log now or was already, or the refusal."""
        size = self.ledger.tree.size
        try:
            made = one if isinstance(one, Prepared) else one(self.ledger)
            prepared = made if isinstance(made, Prepared) else prepare(made, self.ledger.state)
            signed = prepared.read
            if isinstance(signed, Refusal):
                return signed
            index = self._pending.index_of(signed.id)
            several = [(each.read, each) for each in (*prepared.before, prepared)]  # all of them, or none
            return [self._admit(read, each) for read, each in several if isinstance(read, Signed)][-1] if index is None else index
        except Refused as refused:
            if self.ledger.tree.size != size:
                raise Fault(Code.INTERNAL, f"the host cannot say what it owes on entry {size}: {refused}") from refused
            return refused.refusal

    def _admit(self, signed: Signed, prepared: Prepared) -> int:
        submission = prepared.submission
        if not prepared.own:
            beside.require_disclosures(signed.said, submission.disclosures)
        blobs = beside.blobs(signed.said, submission.blob)
        new = Entry(signed, max(self._clock(), self.ledger.state.t_ms))
        data = entry.encode(new)
        changes = self.ledger.judge(new, prepared.verify)
        if isinstance(changes, Refusal):
            raise Refused(changes.code, changes.sentence, changes.where)
        self._keys.require_held(signed.said)
        index = self._write(new, data, changes, submission.disclosures)
        self._pending.blobs.extend(blobs)
        for version in due(self.ledger.state, changes):
            self._answer_notice(version, new.t_ms)
        for ref in probing.asked(changes):
            self._tell(probing.write(self.verdicts, self.ledger.state, ref, self._bookkeeping(new.t_ms), self._salts), new.t_ms)
        return index

    def _write(self, new: Entry, data: bytes, changes: tuple[Put, ...], disclosures: Iterable[str]) -> int:
        """Take an entry that was judged into the ledger and into what is to be committed; give its index."""
        record = Record(new.signed.id, leaf_hash(data), data)
        self.ledger.write(record.leaf_hash, new, changes)
        index = self._pending.add(new, record, disclosures)
        self._feed(changes)
        return index

    def _feed(self, changes: tuple[Put, ...]) -> None:
        self.verdicts.feed(self.ledger.state, changes)
        for feed in self.followers:
            feed(self.ledger.state, changes)

    def _supply(self) -> None:
        """Say the verdicts that were missing when this host started."""
        while self._missing:
            self._answer_notice(self._missing.pop(0), max(self._clock(), self.ledger.state.t_ms))

    def say_due(self, due: Callable[[State, int], Iterable[Mapping[str, Any]]]) -> list[Admission]:
        """Say what the clock asks of the host, as `due` tells from the state and the time, and commit it together."""
        with self._turn():
            t_ms = max(self._clock(), self.ledger.state.t_ms)
            indexes = [self._say(compose.spoken(said, self._bookkeeping(t_ms)), t_ms) for said in tuple(due(self.ledger.state, t_ms))]
            self._commit(self._pending)
            return [self.admission(index) for index in indexes]

    def _answer_notice(self, version: str, t_ms: int) -> None:
        """Say the verdict on a version of a notice."""
        self._tell(writing.write(self.verdicts.draft(self.ledger.state, version), self._bookkeeping(t_ms), self._salts), t_ms)

    def _tell(self, written: writing.Written, t_ms: int) -> None:
        self._say(written.spoken, t_ms, written.disclosures)
        self._pending.blobs.extend(written.blobs)

    def _say(self, spoken: Spoken, t_ms: int, disclosures: Iterable[str] = ()) -> int:
        """Say a word of the host's own in the log: signed, judged and written like any other statement; give its index."""
        key = self._answer_key
        new = Entry(envelope.sign(*spoken, {key: self._keys.signer(key)}), t_ms)
        changes = self.ledger.judge(new, self.own.verify)
        if isinstance(changes, Refusal):
            raise Fault(Code.INTERNAL, f"what the host would say itself breaks the rules: {changes}")
        return self._write(new, entry.encode(new), changes, disclosures)

    def _bookkeeping(self, t_ms: int) -> Bookkeeping:
        charter = self.ledger.state.charters.rows[CHARTER].charter
        row = self.ledger.state.chains.get(signature.keyid(charter.answer_key))
        chain = Chain(row.seq + 1, row.last) if row else Chain(1, None)
        return Bookkeeping(log=charter.log, party=HOST, chain=chain, seen=self.head, now_ms=t_ms)

    def _kept(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures of a statement, be they stored or just handed in."""
        return tuple(text for name, text in self._pending.disclosures if name == statement_id) or self.store.disclosures(statement_id)

    def _commit(self, batch: Pending) -> None:
        if batch.records:
            batch.rehash(self._edge, self.ledger.tree.root())
            head = self._sign_head()
            with self.silent():
                self.store.commit(batch.batch(head))
            self._good = self._newest = batch.head = head

    def _sign_head(self) -> Head:
        tree, state = self.ledger.tree, self.ledger.state
        checkpoint = Checkpoint(self.log, tree.size, tree.root())
        note = sign_checkpoint(checkpoint, self.verifier_key, self._keys.signer(self.verifier_key.public_key), self.own.verify)
        return Head(tree.size, note, state.digest(), state.t_ms)

    def _answer(self, outcome: int | Refusal, one: Prepared | Make) -> Answer | Made:
        if isinstance(outcome, Refusal):
            return self.refuse(outcome, one.submission if isinstance(one, Prepared) else Submission(b""))
        return self.admission(outcome) if isinstance(one, Prepared) else Taken(self._pending.id_of(outcome), outcome)

    def admission(self, index: int) -> Admission:
        """Give the admission of an entry, with the receipt that it was acknowledged with."""
        self._require_running()
        stored, head = self._pending.acknowledged(index) or self._stored(index)
        verdict = self.ledger.state.verdicts.get(version_of(stored.signed.said))
        receipt = TlogProof(index, tuple(self.ledger.tree.inclusion(index, head.size)), head.note).encode()
        return Admission(stored.signed.id, index, stored.t_ms, receipt, verdict.index if verdict else None)

    def _stored(self, index: int) -> tuple[Entry, Head]:
        """Give an entry of an earlier commit and the head that it was acknowledged with, as the store has them."""
        record, head = self.store.record(index), self.store.head_over(index)
        assert record is not None and head is not None  # noqa: S101, PT018 - an index that this host gave out itself
        self._require_good(head)
        return entry.decode(record.data), head

    def _require_good(self, head: Head) -> None:
        """Give no receipt with a checkpoint that is not this log's own, as when an old one was changed on the disk."""
        if head != self._good:
            require_own_checkpoint(self.ledger, head)
            self._good = head

    def refuse(self, refusal: Refusal, refused: Submission) -> SignedRefusal:
        """Give the host's signed word that a submission was refused."""
        return SignedRefusal(refusal, self.say(lambda log, head, time: refusal_word(refusal, refused, log, head, time)))

    def say(self, word: Callable[[str, Seen, str], host_word.AnyWord]) -> bytes:
        """Sign a word of the host's, made from the log's origin, its head and the time."""
        self._require_running()
        key, said = self._answer_key, word(self.log, self.head, instant.text(self._clock()))
        return host_word.sign(said, key, self._keys.signer(key))
