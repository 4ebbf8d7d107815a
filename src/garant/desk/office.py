"""The office: a party's desk at work, as its face sees it (`told.Office`): one officer's key, one copy of the log, one queue.

Composing and signing are apart: what was drafted is signed byte for byte, and is in the outbox, on the disk, before `sign` returns.
"""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

import msgspec

from garant.desk.drafting import Drafts, compose, hidden, late_ms
from garant.desk.handover import Handover
from garant.desk.line import Line
from garant.desk.own_copy import OwnCopy
from garant.desk.standing import Seat, signs_with, standing
from garant.desk.told import Drafted, Note, Queued, Standing, Why
from garant.errors import Code, Refused
from garant.node import outbox as boxes
from garant.node.ports import Salts
from garant.node.saying import Saying
from garant.node.submission import Submission
from garant.state.state import State
from garant.statement import envelope
from garant.statement.kinds import Statement

QUEUE_SHOWN = 500
WAITING_MAX = 1_000
"""More than this is no officer's work: something else is wrong then, and it is said."""


class Bell:
    """Tells all who listen that something stands otherwise; from any thread."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._listeners: list[Callable[[], None]] = []

    def listen(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Be told; give what ends that."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)

    def ring(self) -> None:
        """Tell all."""
        for changed in tuple(self._listeners):
            changed()


class Office:
    """A desk at work."""

    def __init__(self, seat: Seat, handover: Handover, bell: Bell, salts: Salts) -> None:
        """Sit down at a desk whose line runs, or will."""
        self._seat, self._handover, self._bell, self._salts = seat, handover, bell, salts
        self._drafts = Drafts()
        self._signing = Lock()

    @property
    def picture(self) -> OwnCopy:
        """Give what is read: our verified copy; of a replica that failed, the last good one."""
        return self._seat.copy

    @property
    def line(self) -> Line:
        """Give the line to the host."""
        return self._seat.line

    def party(self) -> str:
        """Give whose desk this is."""
        return self._seat.party

    def standing(self) -> Standing:
        """Tell how everything stands."""
        return standing(self._seat)

    def listen(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Be told, from any thread, that something in the standing changed; give what ends that."""
        return self._bell.listen(changed)

    # The key

    def unlock(self, passphrase: str) -> None:
        """Open the officer's key. Refuses with `wrong_passphrase`."""
        self._seat.officer.unlock(passphrase)
        self._bell.ring()

    def lock(self) -> None:
        """Close the officer's key."""
        if self._seat.officer.lock():
            self._bell.ring()

    def awake(self) -> None:
        """Say that the officer is here: the key stays open for so long again, if it is open."""
        self._seat.officer.awake()
        self._bell.ring()

    # Saying

    def draft(self, members: Mapping[str, Any], hide: tuple[str, ...] = (), blob: bytes | None = None) -> Drafted:
        """Compose a statement behind all that waits, and try it on what is known here. Nothing is signed.

        Refuses as the fold would, and, before anybody reads and signs in vain, where the host is not believed any more.
        """
        seat, now_ms = self._seat, self._seat.clock()
        seat.copy.head()  # refuses with `no_log` before anything has come of it
        self._require_line()
        with seat.copy.reading() as ledger:
            draft = compose(ledger, seat.copy.log, seat.outbox, Saying(members, now_ms, hide, blob), seat.officer.public, self._salts)
            key = signs_with(ledger.state, seat.officer.id)
        payload = draft.spoken.payload
        return Drafted(
            draft=self._drafts.put(draft), id=draft.id, payload=msgspec.json.decode(payload), text=payload.decode(), hidden=hidden(draft),
            key=key, late_ms=late_ms(draft.spoken.said, now_ms),
        )  # fmt: skip

    def sign(self, draft: str) -> Queued:
        """Sign a draft's very bytes; it is durable in the outbox before this returns. Refuses with `locked`.

        Refuses with `replayed` a draft that something else was signed after, and with the desk's own failure once its host is not believed.
        """
        seat, now_ms = self._seat, self._seat.clock()
        drafted = self._drafts.get(draft, now_ms)
        with self._signing:
            self._require_line()
            key = seat.officer.open()
            sealed = envelope.seal(drafted.spoken.payload, {key.public: key.sign})
            submission = Submission(envelope.encode(sealed), drafted.disclosures, drafted.blob)
            with seat.copy.reading() as ledger:
                _require_next(ledger.state, key.id, drafted.spoken.said)
                fresh = boxes.queued(submission, "officer", ledger.state, now_ms)
            kept = seat.outbox.add(fresh)
        self._drafts.drop(draft)
        seat.line.signed()
        return told(kept)

    def _require_line(self) -> None:
        """Refuse to sign for a host that is not believed, and more than a line could ever carry."""
        failed = self._seat.line.failed
        if failed is not None:
            code = next((code for code in Code if code == failed.code), Code.STOPPED)
            raise Refused(code, f"nothing is signed for this log any more: {failed.sentence}")
        if self._seat.outbox.counts().get("signed", 0) >= WAITING_MAX:
            raise Refused(Code.TOO_MANY, f"{WAITING_MAX} statements wait here already; mend the line first")

    # The queue

    def queue(self) -> tuple[Queued, ...]:
        """Give what was signed here, newest first."""
        return tuple(map(told, self._seat.outbox.newest(QUEUE_SHOWN)))

    def forget(self, statement_id: str) -> None:
        """Set aside one that was refused or expired; it is kept, with the host's word, and shown no more."""
        found = self._seat.outbox.find(statement_id)
        if found is None:
            raise Refused(Code.NOT_FOUND, "nothing in the queue has this id")
        if found.stands not in {"refused", "expired"}:
            raise Refused(Code.WRONG_STEP, f"it is {found.stands}; what was refused or has expired is set aside")
        self._seat.outbox.change(msgspec.structs.replace(found, forgotten=True))
        self._bell.ring()

    # The next shift

    def notes(self) -> tuple[Note, ...]:
        """Give the notes for the next shift, newest first."""
        return self._handover.notes()

    def note(self, text: str) -> None:
        """Add a note, under the duty of the officer's key."""
        with self._seat.copy.reading() as ledger:
            key = signs_with(ledger.state, self._seat.officer.id)
        self._handover.add(Note(t_ms=self._seat.clock(), level=key.level, duty=key.duty, text=text))
        self._bell.ring()


def _require_next(state: State, keyid: str, said: Statement) -> None:
    """Refuse a draft that the key has gone beyond in the log, on another machine."""
    chain = state.chains.get(keyid)
    if chain is not None and said.seq <= chain.seq:
        raise Refused(Code.REPLAYED, f"this key has signed number {chain.seq} elsewhere meanwhile; draft it again", "$.seq")


def told(one: boxes.Queued) -> Queued:
    """Give one of the queue as it is told."""
    payload = envelope.decode(one.submission.envelope).envelope.payload
    why = None if one.refusal is None else Why(code=one.refusal.code, sentence=one.refusal.sentence, where=one.refusal.where)
    return Queued(
        id=one.id, type=one.type, payload=msgspec.json.decode(payload), by=one.by, signed_ms=one.signed_ms, not_after_ms=one.not_after_ms,
        state=one.stands, index=one.index, t_ms=one.t_ms, size=one.size, refusal=why,
    )  # fmt: skip
