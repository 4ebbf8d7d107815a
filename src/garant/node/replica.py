"""A replica: follows a log that somebody else keeps, believes nothing of it, and has a verified copy of its own.

    step:  checkpoint        signed by a key that the charter has named?                 else stop (bad_signature, unknown_log_key)
           shorter than ours our root at that size?                                      else stop (forked)
                             and longer again within a beat?                             else stop (rolled_back)
           as long as ours   our root?                                                   else stop (forked)
           longer            do our leaves, and those that are shown, make its root?     else stop (forked, proof_failed)
                             does every new entry parse, verify and keep the rules?      else stop (log_corrupt; unknown_kind)
                             did the key sign that the charter names at its end?         else stop (bad_signature)
                             do the verdicts say what the answers say?                   else keep the objection, and go on
                             commit, durably: the entries, and the checkpoint as it was signed

A new root that our leaves are under is consistent with every checkpoint that was ever seen here, for all of those are under them too.
What stopped it is kept, and it goes on only when somebody has looked. No answer is no reason to stop.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import NamedTuple

from garant.errors import Code, Fault, Refusal, Refused
from garant.log import Checkpoint, VerifierKey, leaf_hash, open_checkpoint, parse_note
from garant.log.edge import Edge
from garant.log.policy import Policy
from garant.node.again import Again, Objection
from garant.node.doubt import Doubt, Doubted, Memory
from garant.node.fetching import Fetched, Kept, brings_more, fetch
from garant.node.ledger import Ledger, read
from garant.node.opening import checkpoint_keys, key_in_force, open_ledger, opens
from garant.node.picture import Grown
from garant.node.ports import Batch, Clock, EntryStore, Head, Record, RemoteLog
from garant.node.replay import replay
from garant.statement.envelope import Signed
from garant.statement.kinds import CharterAmendment

BEAT_MS = 1_000
"""Between two looks at a log that answers."""

UNSIGNED_MAX = 65_536
"""Entries that are fetched for a checkpoint which no known key signed, to find the charter's word on a new key: not any number of them."""


class Trust(NamedTuple):
    """Whom a replica believes: keys of one log (today's, or earlier ones); with a policy, no checkpoint that its quorum did not cosign."""

    keys: tuple[VerifierKey, ...]
    policy: Policy | None = None

    def opening(self, head: Head | None) -> VerifierKey:
        """Give the key by which to open one's own copy."""
        return next((key for key in self.keys if head and opens(head.note, key)), self.keys[0])


class Step(NamedTuple):
    """What came of one look: by how many entries the copy grew, and the objections in them; or why there was no good answer."""

    grown: int = 0
    objections: tuple[Objection, ...] = ()
    away: Refusal | None = None


class Replica:
    """A verified copy of a log, and a `Picture` of it."""

    def __init__(
        self,
        store: EntryStore,
        remote: RemoteLog,
        trust: Trust,
        clock: Clock,
        memory: Memory,
        *,
        reader: EntryStore | None = None,
        begin: Ledger | None = None,
    ) -> None:
        """Open the own copy, on top of the ledger of a snapshot to `begin` with. `reader` is the same store by another connection."""
        self._store, self._remote, self._keys, self._clock, self._memory = store, remote, trust.keys, clock, memory
        self._policy = replace(trust.policy, logs=()) if trust.policy else None
        self.store = reader or store
        self._head = store.head()
        self._ledger = open_ledger(store, trust.opening(self._head), begin=begin)
        self._as_of_ms = self._head.t_ms if self._head else 0
        self._behind_since_ms: int | None = None
        self._lock = Lock()
        self._grown: list[Grown] = []
        self._kept = Kept(store)
        self._again = Again(self._kept)
        self.failed: Refused | Fault | None = None

    # What is asked

    @property
    def log(self) -> str:
        """Give the log's origin."""
        return self._keys[0].name

    @property
    def size(self) -> int:
        """Give how many entries are here, verified and durable."""
        return self._head.size if self._head else 0

    def head(self) -> Head:
        """Give the newest head that was taken. Refuses with `no_log` before the first."""
        if self._head is None:
            raise Refused(Code.NO_LOG, "nothing has come of this log yet; let the replica reach its host once")
        return self._head

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Hold tree and state still, and give them."""
        with self._lock:
            if self.failed:
                raise self.failed
            yield self._ledger

    def live(self) -> None:
        """Give nothing: what is live is found when somebody asks."""

    def as_of_ms(self) -> int:
        """Give the instant when the log was last heard to have no more than this."""
        return self._as_of_ms

    def listen(self, grown: Grown) -> Callable[[], None]:
        """Tell of each new head."""
        self._grown.append(grown)
        return lambda: self._grown.remove(grown)

    # What is done

    def step(self) -> Step:
        """Look at the log once, and take in what is new. What is wrong with it is kept, and raised; a `Fault` is our own disk's.

        After that, every further step raises the same.
        """
        if self.failed:
            raise self.failed
        now_ms = self._clock()
        try:
            step = self._look(now_ms)
        except Doubted as doubted:
            self.failed = doubted
            if self._head is not None or doubted.doubt.entries:
                self._memory.keep_doubt(doubted.doubt)
            raise
        except Refused as refused:
            return Step(away=refused.refusal)
        except Fault as fault:
            self.failed = fault
            raise
        self._as_of_ms = now_ms
        return step

    def _look(self, now_ms: int) -> Step:
        note = self._remote.checkpoint()
        checkpoint = Checkpoint.parse(parse_note(note).text)
        if checkpoint.origin != self.log:
            raise Refused(Code.WRONG_LOG, f"this address shows the log {checkpoint.origin[:200]!r}, not {self.log!r}; check both")
        if checkpoint.size > self.size:
            return self._grow(note, checkpoint)
        if not any(opens(note, key) for key in self._known_keys()):
            raise self._unsigned(note)
        if checkpoint.root != self._ledger.tree.root(checkpoint.size):
            sentence = f"the host signed another history: of {checkpoint.size} entries it shows a root that is not the one seen here before"
            raise self._doubt(Code.FORKED, sentence, note)
        if checkpoint.size < self.size:
            raise self._behind(note, checkpoint, now_ms)
        self._behind_since_ms = None
        return Step()

    def _behind(self, note: bytes, checkpoint: Checkpoint, now_ms: int) -> Refused:
        """Say that the log is shorter than it was; for the length of a beat, an answer may have been on its way."""
        since_ms = self._behind_since_ms = now_ms if self._behind_since_ms is None else self._behind_since_ms
        sentence = f"the host shows {checkpoint.size} entries, and {self.size} were seen here before: it may run on an old copy"
        if now_ms - since_ms >= BEAT_MS:
            return self._doubt(Code.ROLLED_BACK, sentence, note)
        return Refused(Code.ROLLED_BACK, sentence)

    def _grow(self, note: bytes, checkpoint: Checkpoint) -> Step:
        """Take in what is new up to a checkpoint."""
        signer = next((key for key in self._known_keys() if opens(note, key)), None)
        count = checkpoint.size - self.size
        if signer is None and count > UNSIGNED_MAX:
            sentence = f"no key that is known here signed the checkpoint, which is {count} entries on; give the log's newest key as well"
            raise Refused(Code.UNKNOWN_LOG_KEY, sentence)
        if signer is not None:
            self._require_witnessed(note, signer)
        entries = self._entries(self.size, checkpoint.size)
        self._require_root(note, checkpoint, entries)
        records, notable = self._read(note, entries)
        if signer is None:
            signer = self._signer_in(note, notable)
            self._require_witnessed(note, signer)
        fetched = fetch(self._remote, self._ledger.state, notable)
        with self._lock:
            objections = self._fold(note, records, signer, fetched)
        self._behind_since_ms = None
        for grown in tuple(self._grown):
            grown(self.head())
        return Step(count, objections)

    def _entries(self, start: int, end: int) -> list[bytes]:
        entries = list(self._remote.entries(start, end))
        if len(entries) != end - start:
            raise Refused(Code.UNREADABLE, f"it shows {len(entries)} of the {end - start} entries from {start} on that it signed")
        return entries

    def _require_root(self, note: bytes, checkpoint: Checkpoint, entries: Sequence[bytes]) -> None:
        edge = Edge.of(self._ledger.tree)
        for data in entries:
            edge.append(leaf_hash(data))
        if edge.root() == checkpoint.root:
            return
        if self._shows_another_past(checkpoint.size):
            sentence = f"the host signed another history: the {self.size} entries that were seen here are not the ones it shows now"
            raise self._doubt(Code.FORKED, sentence, note, entries)
        raise self._doubt(Code.PROOF_FAILED, f"the host shows other entries than the {checkpoint.size} that it signed", note, entries)

    def _shows_another_past(self, size: int) -> bool:
        """Tell whether the newest entry that is here is another one there."""
        own = self._store.record(self.size - 1) if self.size else None
        try:
            return own is not None and next(iter(self._remote.entries(self.size - 1, size)), None) != own.data
        except Refused:
            return False

    def _read(self, note: bytes, entries: Sequence[bytes]) -> tuple[list[Record], list[Signed]]:
        """Give the records of entries, and those statements in them that bring more than themselves."""
        records, notable = list[Record](), list[Signed]()
        for data in entries:
            try:
                signed = read(data).signed
            except Refused as refused:
                code = Code.UNKNOWN_KIND if refused.refusal.code == Code.UNKNOWN_KIND else Code.LOG_CORRUPT
                sentence = f"entry {self.size + len(records)} cannot be read: {refused}"
                raise self._doubt(code, sentence, note, entries[: len(records) + 1]) from refused
            records.append(Record(signed.id, leaf_hash(data), data))
            if brings_more(signed.said):
                notable.append(signed)
        return records, notable

    def _known_keys(self) -> list[VerifierKey]:
        """Give every key whose signature may be the log's: those that the charter has named, or those trusted from the start."""
        named = checkpoint_keys(self._ledger)
        trusted = not named or any(key.public_key in named for key in self._keys)
        return [*self._keys, *(VerifierKey(self.log, key) for key in named if trusted)]

    def _signer_in(self, note: bytes, notable: Iterable[Signed]) -> VerifierKey:
        """Find the signer of a checkpoint among the keys that its own newest entries bring in. The fold then shows whether they may."""
        amended = (one.said.checkpoint_key for one in notable if isinstance(one.said, CharterAmendment))
        keys = (VerifierKey(self.log, key) for key in amended if key)
        found = next((key for key in keys if opens(note, key)), None)
        if found is None:
            raise self._unsigned(note)
        return found

    def _require_witnessed(self, note: bytes, signer: VerifierKey) -> None:
        if self._policy is not None:
            self._policy.require(note, signer)

    def _fold(self, note: bytes, records: Sequence[Record], signer: VerifierKey, fetched: Fetched) -> tuple[Objection, ...]:
        """Fold, verify what can be said only at the end, and commit."""
        before = len(self._again.objections)
        self._kept.fresh = fetched
        try:
            self._ledger = replay(records, len(records), take=self._again.take, begin=self._ledger)
        except Fault as fault:
            if fault.code != Code.LOG_CORRUPT:
                raise
            raise self._doubt(Code.LOG_CORRUPT, fault.sentence, note, [record.data for record in records]) from fault
        tree, state = self._ledger.tree, self._ledger.state
        if signer.public_key not in {key_in_force(self._ledger, key).public_key for key in self._keys}:
            sentence = f"the checkpoint of {tree.size} entries is signed by a key that the charter does not name there"
            raise self._doubt(Code.BAD_SIGNATURE, sentence, note, [record.data for record in records])
        objections = tuple(self._again.objections[before:])
        self._memory.keep_objections(objections)
        head = Head(tree.size, note, state.digest(), state.t_ms)
        self._store.commit(Batch(self.size, tuple(records), head, fetched.disclosures, fetched.blobs))
        self._head = head
        return objections

    def _unsigned(self, note: bytes) -> Doubted:
        """Say why no key of the log's opens a checkpoint."""
        for key in self._known_keys():
            try:
                open_checkpoint(note, key)
            except Refused as refused:
                if refused.refusal.code == Code.BAD_SIGNATURE:
                    return self._doubt(Code.BAD_SIGNATURE, "the host shows a checkpoint whose signature is not good", note)
        return self._doubt(Code.UNKNOWN_LOG_KEY, "the host shows a checkpoint without a signature by a key of this log's", note)

    def _doubt(self, code: Code, sentence: str, theirs: bytes, entries: Sequence[bytes] = ()) -> Doubted:
        ours = self._head.note if self._head else b""
        return Doubted(Doubt(Refusal(code, sentence), ours, theirs, self.size, tuple(entries)))
