"""The judge sees everything, and ends a run at the first thing that must never happen.

    a receipt that was given out        verifies, and its entry stays at its index with the same bytes for ever, over every restart
    a retry                             gets the same receipt
    a front                             acknowledges what its host did, with that receipt, and nothing else
    the log of the honest host          one statement for each key and seq, `t` never falls, nothing that was shown is taken back
    equal sizes                         equal roots and equal state digests, at hosts, desks and replicas
    a witness                           never cosigns two histories, never forgets what it cosigned
    another history                     is noticed by whoever had seen the true one, in the poll in which it is shown to them
    an old copy of the log              does not go on, once its witnesses were asked
    a host                              ends only for a cause that the machine gave it; no party can end it
    a theatre that is left in peace     answers everybody in the end, and all pictures become one

The judge trusts nobody: it keeps what left the host, and compares.
"""

from collections.abc import Iterable

from garant.errors import Code, Fault
from garant.log import Checkpoint, TlogProof, Tree, VerifierKey, parse_note
from garant.node.ports import EntryStore, Head
from garant.node.submission import Admission
from garant.statement import entry


class Broken(AssertionError):  # noqa: N818 - it is what happened
    """Something happened that must never happen."""


class Judge:
    """All that was ever promised in one run."""

    def __init__(self, key: VerifierKey) -> None:
        """Begin with nothing promised."""
        self._key = key
        self.admissions: dict[str, Admission] = {}
        self.entries: dict[int, bytes] = {}
        self.pictures: dict[int, tuple[bytes, str]] = {}
        self.shown = 0
        self.newest_t_ms = 0
        self.forbidden: dict[str, str] = {}
        self.once: dict[str, set[str]] = {}
        self.cosigned: dict[str, tuple[int, bytes]] = {}
        self.trees: list[Tree] = []
        self.counts: dict[str, int] = {}

    def count(self, what: str) -> None:
        """Count something that a run did, so that one can see that it did something."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def require(self, holds: bool, sentence: str) -> None:
        """End the run unless something holds."""
        if not holds:
            raise Broken(sentence)

    # What leaves the host

    def admitted(self, admission: Admission, data: bytes | None) -> None:
        """Hear that a host tells somebody that a statement is in the log, and gives the receipt."""
        name = f"entry {admission.index}"
        self.require(data is not None, f"{name} was acknowledged and is not in the log")
        assert data is not None
        TlogProof.parse(admission.receipt).verify(data, self._key)
        before = self.admissions.setdefault(admission.id, admission)
        self.require(before == admission, f"a retry of {admission.id[:8]} got another receipt than it got before")
        self.require(admission.id not in self.forbidden, f"{name} was admitted: {self.forbidden.get(admission.id)}")
        self._hold(admission.index, data)
        self.count("receipts")

    def admitted_late(self, admission: Admission) -> None:
        """Hear what a host that has failed since still tells of the commit before, when its log is not read any more."""
        before = self.admissions.setdefault(admission.id, admission)
        self.require(before == admission, f"a retry of {admission.id[:8]} got another receipt than it got before")

    def passed_on(self, front: str, admission: Admission) -> None:
        """Hear that a front tells a client that a statement is in the log."""
        self.require(self.admissions.get(admission.id) == admission, f"{front} acknowledged what its host did not")

    def _hold(self, index: int, data: bytes) -> None:
        before = self.entries.setdefault(index, data)
        self.require(before == data, f"entry {index} has other bytes than those that were shown")

    def showed(self, head: Head) -> None:
        """Hear that a host shows a head to somebody."""
        checkpoint = Checkpoint.parse(parse_note(head.note).text)
        self.agrees("a host", head.size, checkpoint.root, head.state_digest)
        self.shown = max(self.shown, head.size)

    def agrees(self, who: str, size: int, root: bytes, digest: str) -> None:
        """Hear that somebody has a picture of the true log at a size."""
        before = self.pictures.setdefault(size, (root, digest))
        self.require(before[0] == root, f"{who} has another root at size {size} than was shown before")
        self.require(before[1] == digest, f"{who} has another state digest at size {size}")

    # What is in the log

    def log_is(self, store: EntryStore) -> None:
        """Hold a log that a host serves against all that was promised."""
        chains: set[tuple[str, int]] = set()
        newest_ms, names = 0, set[str]()
        size = 0
        for index, record in enumerate(store.records()):
            if index in self.entries:
                self._hold(index, record.data)
            read = entry.decode(record.data)
            self.require(read.t_ms >= newest_ms, f"entry {index} is stamped before the one in front of it")
            link = ("+".join(read.signed.keyids), read.signed.said.seq)
            self.require(link not in chains, f"entry {index} is the second statement of one key with seq {link[1]}")
            self.require(record.statement_id not in names, f"entry {index} stands in the log twice")
            chains.add(link)
            names.add(record.statement_id)
            newest_ms, size = read.t_ms, index + 1
        promised = max((*self.entries, self.shown - 1), default=-1)
        self.require(size > promised, f"the log has {size} entries, and entry {promised} was acknowledged or shown")
        self._exclusive(names)

    def _exclusive(self, names: set[str]) -> None:
        for what, rivals in self.once.items():
            self.require(len(rivals & names) <= 1, f"two statements of {what} are in the log")
        for name in self.forbidden.keys() & names:
            raise Broken(f"{self.forbidden[name]} is in the log")

    # Who ends, and who is shown what

    def ended(self, who: str, fault: Fault, causes: Iterable[Code]) -> None:
        """Hear that a host's process ended by itself, though its machine stands."""
        self.count(f"ended: {fault.code}")
        self.require(fault.code in set(causes), f"{who} ended without a cause: {fault}")

    def witnessed(self, witness: str, checkpoint: Checkpoint) -> None:
        """Hear that a witness gave out a cosignature."""
        self.count("cosignatures")
        size, root = self.cosigned.get(witness, (0, b""))
        self.require(checkpoint.size >= size, f"{witness} cosigned {checkpoint.size} entries after {size}")
        tree = self._tree_with(checkpoint.size, checkpoint.root)
        if size:
            self.require(tree is not None and tree.root(size) == root, f"{witness} cosigned two histories, at {size} and {checkpoint.size}")
        self.cosigned[witness] = checkpoint.size, checkpoint.root

    def remembers(self, witness: str, size: int) -> None:
        """Hear what a witness that was started again knows of the log."""
        cosigned, _ = self.cosigned.get(witness, (0, b""))
        self.require(size >= cosigned, f"{witness} cosigned {cosigned} entries, and knows of {size}")

    def _tree_with(self, size: int, root: bytes) -> Tree | None:
        fitting = (tree for tree in self.trees if tree.size >= size and tree.root(size) == root)
        return next(fitting, None)

    def noticed(self, who: str, lie: str, *, seen_through: bool) -> None:
        """Hear that somebody was shown what contradicts what they had seen."""
        self.count(f"lie: {lie}")
        self.require(seen_through, f"{who} did not notice a lie ({lie})")
