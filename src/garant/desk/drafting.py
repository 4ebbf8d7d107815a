"""Composing: what an officer wants to say becomes the exact bytes that will be signed, tried on what this desk knows.

A draft chains behind all that the key signed here. It is tried on a copy of the state on which everything that waits was put first, as if
the host had admitted it: what the fold would refuse is refused now, before anybody signs. The host may still refuse it for what this desk
could not know. Nothing here signs.
"""

from collections.abc import Mapping
from secrets import token_urlsafe
from threading import Lock
from typing import Any, NamedTuple

from garant.answers.defaults import default_lead
from garant.answers.lead import lead_ms
from garant.answers.receipts_due import window_of
from garant.errors import Code, Refusal, Refused
from garant.fold.case import Grounds
from garant.fold.decide import apply, decide
from garant.node import beside
from garant.node.ledger import Ledger
from garant.node.outbox import Outbox, next_link
from garant.node.ports import Salts
from garant.node.saying import Saying, composed
from garant.signature import SIGNATURE_BYTES, keyid
from garant.state.state import State
from garant.statement import disclosure, entry, envelope
from garant.statement.compose import Spoken
from garant.statement.entry import Entry
from garant.statement.kinds import Notice, NoticeAmendment, Statement

DRAFTS_MAX = 64
DRAFT_LIFE_MS = 30 * 60_000
BLOBS_BYTES_MAX = 64 << 20
"""What drafts that nobody signed hold at most."""


class Draft(NamedTuple):
    """A composed statement: its id, payload and what it says, what travels beside it, which key is to sign it, when it was composed."""

    id: str
    spoken: Spoken
    disclosures: tuple[str, ...]
    blob: bytes | None
    public: bytes
    t_ms: int


def compose(ledger: Ledger, log: str, outbox: Outbox, saying: Saying, public: bytes, salts: Salts) -> Draft:
    """Compose behind what waits, and try it. Refuses as the fold would."""
    chain = next_link(outbox, ledger.state, keyid(public))
    spoken, disclosures = composed(ledger, log, saying, [public], salts, chain)
    beside.require_disclosures(spoken.said, disclosures)
    beside.blobs(spoken.said, saying.blob)
    signed = envelope.sign(spoken.payload, spoken.said, {public: lambda _: bytes(SIGNATURE_BYTES)})
    tried = Entry(signed, max(saying.now_ms, ledger.state.t_ms))
    entry.encode(tried)
    _try(ledger, outbox, tried)
    return Draft(signed.id, spoken, disclosures, saying.blob, public, saying.now_ms)


def _try(ledger: Ledger, outbox: Outbox, tried: Entry) -> None:
    """Judge an entry, with no regard to its signature, as if all that waits were in the log."""
    grounds = Grounds(ledger.tree.root, lambda *_: True)
    judged = decide(_ahead(ledger.state, outbox, tried.t_ms, grounds), tried, grounds)
    if isinstance(judged, Refusal):
        raise Refused(judged.code, judged.sentence, judged.where)


def _ahead(state: State, outbox: Outbox, t_ms: int, grounds: Grounds) -> State:
    """Give the state as it will be when what waits was admitted; the state itself where nothing waits."""
    waiting = [one for one in outbox.unseen() if one.stands in {"signed", "sent"}]
    if not waiting:
        return state
    ahead = state.copy()
    for one in waiting:
        entered = Entry(envelope.decode(one.submission.envelope), t_ms)
        changes = decide(ahead, entered, grounds)
        if not isinstance(changes, Refusal):
            apply(ahead, entered, changes)
    return ahead


def late_ms(said: Statement, now_ms: int) -> int:
    """Give how much later a notice is given than the theatre's lead for its kind asks; 0 where it is not, or nobody can tell."""
    if not isinstance(said, Notice | NoticeAmendment):
        return 0
    lead, start_ms = default_lead(said.kind, emergency=said.emergency), window_of(said).start_ms
    if lead is None or start_ms is None:
        return 0
    return max(0, now_ms + lead_ms(lead, start_ms) - start_ms)


def hidden(draft: Draft) -> Mapping[str, Any]:
    """Give the members that travel beside a statement."""
    return {one.name: one.value for one in map(disclosure.read, draft.disclosures)}


class Drafts:
    """Drafts that wait for a signature: few, and not for long. Many threads may use it."""

    def __init__(self) -> None:
        """Start empty."""
        self._held: dict[str, Draft] = {}
        self._lock = Lock()

    def put(self, draft: Draft) -> str:
        """Keep a draft, and give the handle to sign it by; the oldest make room."""
        handle = token_urlsafe(16)
        with self._lock:
            self._held[handle] = draft
            while len(self._held) > 1 and (len(self._held) > DRAFTS_MAX or self._bytes() > BLOBS_BYTES_MAX):
                del self._held[next(iter(self._held))]
        return handle

    def get(self, handle: str, now_ms: int) -> Draft:
        """Give a draft. Refuses with `not_found` one that is gone, or too old."""
        with self._lock:
            self._held = {name: one for name, one in self._held.items() if abs(now_ms - one.t_ms) <= DRAFT_LIFE_MS}
            draft = self._held.get(handle)
        if draft is None:
            raise Refused(Code.NOT_FOUND, "this draft is not here any more; compose it again")
        return draft

    def drop(self, handle: str) -> None:
        """Let a draft go."""
        with self._lock:
            self._held.pop(handle, None)

    def clear(self) -> None:
        """Let all of them go."""
        with self._lock:
            self._held.clear()

    def _bytes(self) -> int:
        return sum(len(one.blob or b"") for one in self._held.values())
