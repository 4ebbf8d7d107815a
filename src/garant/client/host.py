"""Handing statements in to a host over HTTP; nothing that it answers is believed unverified.

    POST <base>/v1/statements      201, 200    an admission; its receipt must show this statement under a checkpoint that the log signed
                                   422         a refusal; the host's answer key must have signed it, and about the very bytes
                                   else        no answer: neither in the log nor refused, as far as can be known; hand it in again

A host is idempotent: whatever was not answered, or not believably, is handed in again, and the same statement gets the same receipt.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from garant import instant
from garant.client.peer import CREATED, DEADLINE_S, OK, Answer, Peer, Problem, decoded, problem, shown
from garant.errors import Code, Refusal, Refused
from garant.log import TlogProof, VerifierKey
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.node.submission import Answer as Outcome
from garant.statement import entry, envelope, host_word
from garant.statement.entry import Entry
from garant.statement.envelope import Signed
from garant.statement.words import Count

ANSWER_BYTES_MAX = 1_048_576
NOT_NOW = frozenset({Code.DISK_FULL})
"""Words with which a host refuses, signed or not, what it takes in later."""

_REFUSED = 422


class Known(Struct, frozen=True):
    """By whom answers are believed: the log's own keys, and the charter's answer keys, the present one first."""

    log: Sequence[VerifierKey]
    answer: Sequence[bytes]


class _Handed(Struct, kw_only=True, omit_defaults=True):
    dsse: Raw
    disclosures: tuple[str, ...] = ()
    blob: bytes | UnsetType = UNSET


class _Admitted(Struct):
    id: str
    index: Count
    t_ms: Annotated[int, Meta(ge=0, le=instant.LAST_MS)]
    receipt: str
    verdict: int | None = None


class NotBelieved(Refused):
    """An answer that does not show what it says: it counts as none, and somebody should look at who answers there."""


class HttpHost:
    """A host at an address; for one thread at a time, but `cut` for any."""

    def __init__(self, url: str, log: str, known: Callable[[], Known], *, deadline_s: float = DEADLINE_S) -> None:
        """Hand in to the host of this log; `known` gives whom to believe, by what was verified so far. Refuses with `usage` no address."""
        self._peer = Peer(url, log, deadline_s=deadline_s)
        self._log, self._known = log, known

    def hand_in(self, submission: Submission, deadline_s: float | None = None) -> Outcome:
        """Hand a statement in, and give the admission or the refusal, verified; wait for it so long, or as long as for any.

        Refuses with `unreadable`, `busy` and such where there is no answer, and with `NotBelieved` where there is one that is not good.
        """
        blob = UNSET if submission.blob is None else submission.blob
        body = msgspec.json.encode(_Handed(dsse=Raw(submission.envelope), disclosures=submission.disclosures, blob=blob))
        return self.verified(submission, self._peer.post("/v1/statements", body, ANSWER_BYTES_MAX, deadline_s))

    def verified(self, submission: Submission, answer: Answer) -> Outcome:
        """Give what an answer to this statement says, verified. Refuses as `hand_in` does."""
        if answer.status in {OK, CREATED}:
            return self._admission(envelope.decode(submission.envelope), decoded(answer, _Admitted))
        return self._refusal(submission, answer)

    def close(self) -> None:
        """Let go of the connection."""
        self._peer.close()

    def cut(self) -> None:
        """End whatever is going on, from any thread; who waits for it is refused."""
        self._peer.cut()

    def _admission(self, signed: Signed, told: _Admitted) -> Admission:
        """Hold a receipt against the statement: the entry's bytes follow from it and the stamp, and must be under the log's signature."""
        try:
            receipt = told.receipt.encode()
            self._require_shown(TlogProof.parse(receipt), signed, told)
        except Refused as refused:
            sentence = f"the host says that it admitted this, and its receipt does not show it: {refused.refusal.sentence}"
            raise NotBelieved(refused.refusal.code, sentence) from refused
        return Admission(signed.id, told.index, told.t_ms, receipt, told.verdict)

    def _require_shown(self, proof: TlogProof, signed: Signed, told: _Admitted) -> None:
        """Require that one of the log's keys signed what the proof leads to."""
        if (told.id, told.index) != (signed.id, proof.index):
            raise Refused(Code.BAD_PROOF, "it is about another statement, or another place in the log")
        data = entry.encode(Entry(signed, told.t_ms))
        why = Refused(Code.UNKNOWN_LOG_KEY, "no key of the log's is known here")
        for key in self._known().log:
            try:
                proof.verify(data, key, self._log)
            except Refused as refused:
                why = refused
            else:
                return
        raise why

    def _refusal(self, handed_in: Submission, answer: Answer) -> SignedRefusal:
        told = problem(answer)
        code = next((code for code in Code if code == told.code), Code.UNREADABLE)
        if answer.status != _REFUSED or not bytes(told.word) or code in NOT_NOW:
            more = f": {shown(told.detail)}" if told.detail else ""
            raise Refused(code, f"the host takes this in no sooner than later, status {answer.status}{more}")
        return self._word(handed_in, told)

    def _word(self, handed_in: Submission, told: Problem) -> SignedRefusal:
        """Read the host's word for a refusal: by its answer key, and about what was handed in."""
        about = self._log, sha256(handed_in.envelope).hexdigest(), host_word.beside(handed_in.disclosures, handed_in.blob)
        why = Refused(Code.BAD_SIGNATURE, "no answer key of the host's is known here")
        for key in self._known().answer:
            try:
                word = host_word.open_word(bytes(told.word), key)
            except Refused as refused:
                why = refused
                continue
            if isinstance(word, host_word.RefusalWord) and (word.log, word.sha256, word.beside) == about:
                code = next((code for code in Code if code == word.code), Code.NOT_AUTHORISED)
                return SignedRefusal(Refusal(code, word.sentence, word.where), bytes(told.word))
            why = Refused(Code.BAD_PROOF, "it is about something else")
        sentence = f"the host says that it refused this, and its word does not show it: {why.refusal.sentence}"
        raise NotBelieved(why.refusal.code, sentence) from why
