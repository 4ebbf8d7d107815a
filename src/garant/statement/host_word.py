"""What the host signs outside the log: refusals, and answers to questions that no proof can settle.

    DSSE envelope, payloadType "application/vnd.garant.host-word+json", one signature by the charter's answer key

A refusal shows a party that it *was* refused, when, and with which code word. An answer (`not revoked at index i`) is the host's
word and is labelled as that: who doubts it asks for the log and folds it.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from garant import signature
from garant.errors import Code, Refused
from garant.limits import ENTRY_BYTES_MAX, ITEMS_MAX, PAYLOAD_BYTES_MAX
from garant.statement import canonical
from garant.statement.absence import SENTENCE, Question, Sentence
from garant.statement.envelope import Envelope, pae, seal
from garant.statement.kinds.base import Seen
from garant.statement.words import Count, Hash, Instant, Origin, Text

PAYLOAD_TYPE = "application/vnd.garant.host-word+json"


class HostWord(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type", gc=False):
    """What every word of the host carries: the log, its head when it spoke, and when that was."""

    log: Origin
    head: Seen
    time: Instant


class RefusalWord(HostWord, tag="refusal/1", frozen=True, kw_only=True):
    """`sha256` names what was refused: the bytes that were handed in, signatures included. `beside`: what came with them (`beside`)."""

    sha256: Hash
    code: Annotated[str, Meta(max_length=64)]
    sentence: Text
    where: Annotated[str, Meta(max_length=1_000)] = ""
    beside: Hash | None = None


class KeysAnswer(HostWord, tag="keys/1", frozen=True, kw_only=True):
    """The host's word on keys: those named were in force, not revoked, at `index`, and still at its head unless listed as ended."""

    index: Count
    in_force: Annotated[tuple[Hash, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
    ended_since: Annotated[tuple[Hash, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None


class ReceiptsAnswer(HostWord, tag="receipts/1", omit_defaults=False, frozen=True, kw_only=True):
    """The host's word on completeness: for this notice the log holds this many receipts, up to its head.

    Its sentence on absence is always written out (guard-rail 3).
    """

    notice: Text
    receipts: Count
    note: Sentence = SENTENCE


class AbsenceAnswer(HostWord, tag="absence/1", omit_defaults=False, frozen=True, kw_only=True):
    """The host's word on the clock: by the question's instant its log had this many entries, and nothing in them says otherwise.

    Its sentence on absence is always written out (guard-rail 3).
    """

    question: Question
    entries: Count
    note: Sentence = SENTENCE


AnyWord = RefusalWord | KeysAnswer | ReceiptsAnswer | AbsenceAnswer

_WORD: msgspec.json.Decoder[RefusalWord | KeysAnswer | ReceiptsAnswer | AbsenceAnswer] = msgspec.json.Decoder(AnyWord)
_ENVELOPE: msgspec.json.Decoder[Envelope] = msgspec.json.Decoder(Envelope)


def beside(disclosures: Sequence[str], blob: bytes | None) -> str | None:
    """Name what comes beside a statement, if anything: SHA-256 of a byte (0: disclosure, 1: blob) and a SHA-256 for each."""
    parts = [b"\0" + sha256(text.encode()).digest() for text in disclosures]
    parts += [] if blob is None else [b"\1" + sha256(blob).digest()]
    return sha256(b"".join(parts)).hexdigest() if parts else None


def sign(word: AnyWord, public_key: bytes, signer: signature.Sign) -> bytes:
    """Give the canonical envelope of a word, signed with the answer key."""
    return canonical.encode(seal(canonical.encode(word), {public_key: signer}, PAYLOAD_TYPE))


def open_word(data: bytes, public_key: bytes, verify: signature.Verify = signature.verify) -> AnyWord:
    """Read a word and refuse it unless the answer key signed it."""
    envelope = canonical.decode(data, _ENVELOPE, ENTRY_BYTES_MAX)
    if envelope.payload_type != PAYLOAD_TYPE:
        raise Refused(Code.WRONG_PAYLOAD_TYPE, f"this is no word of a host: {envelope.payload_type[:80]!r}")
    message = pae(PAYLOAD_TYPE, envelope.payload)
    signed = [one for one in envelope.signatures if one.keyid == signature.keyid(public_key)]
    if len(envelope.signatures) != 1 or not signed or not verify(public_key, message, signed[0].sig):
        raise Refused(Code.BAD_SIGNATURE, "this word is not signed by the charter's answer key")
    return canonical.decode(envelope.payload, _WORD, PAYLOAD_BYTES_MAX)
