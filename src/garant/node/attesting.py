"""Proofs made by the host itself: the bundle, and beside it the host's signed word on what no bundle can show.

Inclusion is proven by hashes. Absence is not: that the signing keys were not revoked, and how many receipts there are, the host says,
signs, and thereby answers for.
"""

import msgspec

from garant.answers.evidence import subject_of
from garant.errors import Code, Refused
from garant.node.bundle import Bundle, make
from garant.node.host import Host
from garant.node.sealed import disclosures_for
from garant.statement import entry
from garant.statement.envelope import Envelope, Signed
from garant.statement.host_word import AnyWord, KeysAnswer, ReceiptsAnswer
from garant.statement.kinds import Hiding, Statement
from garant.statement.kinds.base import Seen


def attested_bundle(host: Host, index: int, *, disclose: bool = False, party: str | None = None) -> Bundle:
    """Make the bundle of an entry with the host's words; `disclose` adds what the statement hides, as far as the store has it.

    With a `party` that is what this party may read: what it was not shown, it cannot show.

    What a verdict withholds is nothing to be shown: it stays with the two parties that it is about.
    """
    record = host.store.record(index)
    if record is None:
        raise Refused(Code.OUT_OF_RANGE, f"there is no entry {index} in this log")
    signed = entry.decode(record.data).signed
    words = (_keys(host, index, signed.keyids), *_receipts(host, signed.said))
    disclosures = _disclosures(host, signed, party) if disclose else ()
    return make(host.ledger, host.store, index, tuple(map(_envelope, words)), disclosures)


def _disclosures(host: Host, signed: Signed, party: str | None) -> tuple[str, ...]:
    if not isinstance(signed.said, Hiding):
        return ()
    if party is None:
        return host.store.disclosures(signed.id)
    return disclosures_for(host.store, signed.said, signed.id, party, host.ledger.state)


def _envelope(word: bytes) -> Envelope:
    return msgspec.json.decode(word, type=Envelope)


def _keys(host: Host, index: int, keyids: tuple[str, ...]) -> bytes:
    ended = tuple(keyid for keyid in keyids if host.ledger.state.keys.rows[keyid].until is not None)

    def word(log: str, head: Seen, time: str) -> AnyWord:
        return KeysAnswer(log=log, head=head, time=time, index=index, in_force=keyids, ended_since=ended or None)

    return host.say(word)


def _receipts(host: Host, said: Statement) -> tuple[bytes, ...]:
    sort, _, ref = (subject_of(said) or "").partition(":")
    if sort != "notice":
        return ()
    count = sum(1 for _ in host.ledger.state.receipts.items(f"{ref}@"))

    def word(log: str, head: Seen, time: str) -> AnyWord:
        return ReceiptsAnswer(log=log, head=head, time=time, notice=ref, receipts=count)

    return (host.say(word),)
