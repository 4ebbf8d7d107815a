"""The outbox: what was signed at a desk and is on its way, durable before anybody is told that it was signed.

    signed     in the outbox, no answer yet           -> sent, refused, expired, admitted
    sent       the host answered with a receipt that verified; our copy has not caught up    -> admitted
    admitted   in our own verified copy, at `index`   for ever
    refused    the host's signed word is kept         -> admitted, if our copy shows it all the same
    expired    its `not_after` passed, no answer      -> admitted, if the answer alone was lost

What our own copy shows overrules every answer. A key's chain counts what waits: `seq` rises over all that the key ever signed here, and
`prev` is the id of the newest of them, also of one that was refused (the log then shows the gap, as it should). No key signs one `seq`
twice.

A statement is sent until it is answered; the same one gets the same receipt, so that a lost answer does no harm. Each key's go in their
order, for a host takes no earlier `seq` after a later one; a STOP call goes before all others (`before`).
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from garant import instant
from garant.errors import Code, Refusal
from garant.log import Checkpoint, TlogProof, parse_note
from garant.node.intake import is_urgent
from garant.node.ledger import Ledger, read
from garant.node.ports import EntryStore
from garant.node.submission import Submission
from garant.state.state import State
from garant.statement import envelope
from garant.statement.compose import Chain
from garant.statement.kinds import kind_of

Stands = Literal["signed", "sent", "admitted", "refused", "expired"]
By = Literal["officer", "machine"]

LIGHT_BYTES_MAX = 65_536
"""What a key signed before a STOP call goes in front of it as far as it is so small in all; anything heavier is overtaken."""

_SAID_ANYHOW = frozenset({Code.EXPIRED, Code.NOTHING_CHANGED})
"""Why a word of the machine's did not come into the log, and is said anew, or was said by another desk of the party."""

OVERTAKEN = Refusal(Code.REPLAYED, "a STOP call that was signed later went first, and a key's statements keep their order; sign it again")


class Queued(Struct, frozen=True, kw_only=True):
    """A signed statement on its way: `submission` is what is handed in. `urgent`: a STOP call, or a step of one.

    `place` counts what was ever signed here, from 1 (0: not kept yet). `index`, `t_ms`, `receipt` are its admission's; `refusal` and `word`
    are the host's; `size` is our own copy's when it was first seen there. `forgotten`: its officer has set it aside.
    """

    id: str
    keyid: str
    seq: int
    type: str
    by: By
    urgent: bool
    signed_ms: int
    not_after_ms: int
    submission: Submission
    stands: Stands = "signed"
    place: int = 0
    index: int | None = None
    t_ms: int | None = None
    size: int | None = None
    receipt: bytes = b""
    refusal: Refusal | None = None
    word: bytes = b""
    forgotten: bool = False

    def sent(self, index: int, t_ms: int, receipt: bytes) -> "Queued":
        """Give it as the host admitted it, by a receipt that was verified."""
        return replace(self, stands="sent", index=index, t_ms=t_ms, receipt=receipt, refusal=None, word=b"")

    def refused(self, refusal: Refusal, word: bytes = b"") -> "Queued":
        """Give it as the host refused it, by a word that was verified (or, with none, as it was overtaken here)."""
        stands: Stands = "expired" if refusal.code == Code.EXPIRED else "refused"
        return self._ended(stands, refusal, word)

    def expired(self) -> "Queued":
        """Give it as one that nobody answered in time."""
        sentence = f"it was good until {instant.text(self.not_after_ms)}, and no answer came; sign it again"
        return self._ended("expired", Refusal(Code.EXPIRED, sentence, "$.not_after"))

    def admitted(self, index: int, t_ms: int, size: int) -> "Queued":
        """Give it as our own copy shows it. A blob's bytes are kept beside the log from now on, and no more here."""
        return replace(
            self, stands="admitted", index=index, t_ms=t_ms, size=size, refusal=None, word=b"", submission=self._without_blob()
        )  # fmt: skip

    def _ended(self, stands: Stands, refusal: Refusal, word: bytes = b"") -> "Queued":
        """Give it as one that goes to no host any more. What the machine said late, or as another desk did, nobody need look at."""
        aside = self.by == "machine" and refusal.code in _SAID_ANYHOW
        return replace(
            self, stands=stands, refusal=refusal, word=word, submission=self._without_blob(), forgotten=self.forgotten or aside
        )  # fmt: skip

    def _without_blob(self) -> Submission:
        return self.submission._replace(blob=None)


class Outbox(Protocol):
    """Keeps what was signed. Every write is durable before it returns; a `Fault` (`store_failed`) says that it may not be."""

    def add(self, queued: Queued) -> Queued:
        """Keep a fresh one, give it with its place. Refuses with `replayed` a `seq` not above all that this key signed here."""

    def change(self, queued: Queued) -> None:
        """Write how one stands now. Passed over: any other change of what is admitted, and of what was sent any but to that."""

    def chain(self, keyid: str) -> Chain | None:
        """Give the newest `seq` and the id that a key signed here, whatever became of it; None before the first."""

    def waiting(self) -> tuple[Queued, ...]:
        """Give those without an answer (`signed`), in their order."""

    def unseen(self) -> tuple[Queued, ...]:
        """Give what our copy has not shown yet and might, in their order: all that is on its way, and the newest thousand of the others."""

    def newest(self, most: int) -> tuple[Queued, ...]:
        """Give the newest that are not set aside, the newest first; those without an answer come along however old they are."""

    def find(self, statement_id: str) -> Queued | None:
        """Give one by its id."""

    def counts(self) -> dict[Stands, int]:
        """Count those that are not set aside, by how they stand."""

    def close(self) -> None:
        """Let go."""


def queued(submission: Submission, by: By, state: State, now_ms: int) -> Queued:
    """Give a fresh one of what was signed just now by one key; the state tells whether it is urgent."""
    signed = envelope.decode(submission.envelope)
    said = signed.said
    return Queued(
        id=signed.id, keyid=signed.keyids[0], seq=said.seq, type=kind_of(said), by=by, urgent=is_urgent(said, state), signed_ms=now_ms,
        not_after_ms=instant.parse(said.not_after), submission=submission,
    )  # fmt: skip


def next_link(outbox: Outbox, state: State, keyid: str) -> Chain:
    """Say where a key's chain goes on: behind what it signed here, or in the log (elsewhere), whichever is further."""
    here, there = outbox.chain(keyid), state.chains.get(keyid)
    if here is not None and (there is None or here.seq >= there.seq):
        return Chain(here.seq + 1, here.prev)
    return Chain(there.seq + 1, there.last) if there else Chain(1, None)


def expire(outbox: Outbox, now_ms: int) -> int:
    """Give up what no host may admit any more, and count it."""
    late = [one for one in outbox.waiting() if one.not_after_ms < now_ms]
    for one in late:
        outbox.change(one.expired())
    return len(late)


def caught_up(outbox: Outbox, store: EntryStore, size: int) -> int:
    """Mark what our own copy of `size` entries has, whatever was answered; give how many there were."""
    unseen = {one.id: one for one in outbox.unseen()}
    found = store.find_all(list(unseen)) if unseen else {}
    for statement_id, index in sorted(found.items(), key=lambda pair: pair[1]):
        record = store.record(index)
        if record is not None and index < size:
            outbox.change(unseen[statement_id].admitted(index, read(record.data).t_ms, size))
    return len(found)


def broken_word(outbox: Outbox, ledger: Ledger) -> TlogProof | None:
    """Give a receipt whose signed checkpoint is not our own copy's past: the host told us of another history than it shows."""
    for one in outbox.unseen():
        proof = TlogProof.parse(one.receipt) if one.receipt else None
        shown = Checkpoint.parse(parse_note(proof.checkpoint).text) if proof else None
        if proof and shown and shown.size <= ledger.tree.size and ledger.tree.root(shown.size) != shown.root:
            return proof
    return None


def before(stop: Queued, waiting: Sequence[Queued]) -> list[Queued]:
    """Give what is worth sending in front of a STOP call: what its key signed earlier, if that is light in all. Nothing else delays it."""
    earlier = [one for one in waiting if one.keyid == stop.keyid and one.seq < stop.seq]
    return earlier if sum(weight(one) for one in earlier) <= LIGHT_BYTES_MAX else []


def overtaken(outbox: Outbox, stop: Queued) -> int:
    """Mark what a STOP call has overtaken: no host may admit it any more. Give how many there were."""
    late = [one for one in outbox.waiting() if one.keyid == stop.keyid and one.seq < stop.seq]
    for one in late:
        outbox.change(one.refused(OVERTAKEN))
    return len(late)


def weight(one: Queued) -> int:
    """Give how many bytes it is to send, about."""
    return len(one.submission.envelope) + sum(map(len, one.submission.disclosures)) + len(one.submission.blob or b"")
