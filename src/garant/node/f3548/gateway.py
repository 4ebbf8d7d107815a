"""The gateway: drafts what a client asks in its turn, signs it with the gateway key, and gives the reply once it is committed.

Several hosts over one store are one pool: each drafts on a state that holds what the others committed, and reads catch up first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from garant.answers.airspace import Airspace
from garant.errors import Code, Fault, Refused
from garant.node.f3548.drafts import Draft
from garant.node.f3548.standing import Standing
from garant.node.f3548.used import Used
from garant.node.intake import Prepared
from garant.node.ledger import Ledger
from garant.node.ports import Salts
from garant.node.saying import Saying, SigningKey, prepared
from garant.node.sequencer import Done, Sequencer, Tell
from garant.node.submission import Answer, Made, SignedRefusal, Taken
from garant.statement import disclosure
from garant.statement.compose import Chain
from garant.statement.envelope import Signed
from garant.statement.words import HOST, Status

R = TypeVar("R")

_OVNS_KEPT = 100_000
_US_PER_MS = 1_000


class Gateway:
    """What clients of ASTM F3548-21 ask of one host."""

    def __init__(self, sequencer: Sequencer, key: SigningKey, salts: Salts, now_us: Callable[[], int], status: Status = "actual") -> None:
        """File by a sequencer, signing with a gateway key that the charter names; `now_us` tells the time in microseconds."""
        self._sequencer, self._key, self._salts, self._now_us, self._status = sequencer, key, salts, now_us, status
        self._ovns: dict[str, str] = {}
        self._lock = Lock()
        self._log = sequencer.log
        self._verify = sequencer.hold(key.public, key.sign)
        with sequencer.reading() as ledger:
            self._airspace = Airspace.of(ledger.state)
            self._used = Used.of(sequencer.store, ledger.state.size, ledger.state.t_ms)
            _require_key(ledger, key)
            sequencer.follow(self._airspace.feed)
            sequencer.follow(self._used.feed)

    @property
    def salts(self) -> Salts:
        """Give the source of fresh random bytes."""
        return self._salts

    @property
    def log(self) -> str:
        """Give the log's origin: what all hosts of one pool have in common."""
        return self._log

    @contextmanager
    def reading(self) -> Iterator[Standing]:
        """Give what stands, with all that was committed anywhere, and hold it still."""
        with self._sequencer.reading_newest() as ledger:
            yield self._standing(ledger)

    def file(self, client: str, draft: Callable[[Standing], Draft[Any]], tell: Tell, mark: object) -> None:
        """Draft in the turn, sign, and append; the reply is told under a mark once it is durable, or why there is none.

        All that one group brings is told at once. Refuses with `busy` where there is no room to wait.
        """
        filing = _Filing(draft, tell, mark)
        self._sequencer.hand_in(partial(self._make, filing), self._made, filing, f"client {client}")

    def _make(self, filing: "_Filing", ledger: Ledger) -> Prepared:
        """Draft and sign what is filed; what comes of it stands in the filing."""
        try:
            drafted = filing.draft(self._standing(ledger))
            submission = self._signed(ledger, drafted)
        except Refused as refused:
            filing.drafted = refused
            raise
        except Exception as error:
            filing.drafted = mistaken = Refused(Code.INTERNAL, f"a mistake in a draft: {error!r}")
            raise mistaken from error  # nothing was changed: that one request is refused, and no host ends
        filing.drafted = drafted
        return submission

    def _made(self, done: Done) -> None:
        """Tell everybody who filed in a group what came of it."""
        told: dict[Tell, Done] = {}
        for filing, answer in done:
            told.setdefault(filing.tell, []).append((filing.mark, self._reply(filing, answer)))
        for tell, theirs in told.items():
            tell(theirs)

    def _reply(self, filing: "_Filing", answer: Answer | Made | Fault) -> Any:  # noqa: ANN401 - what was drafted, or an error
        drafted = filing.drafted
        if isinstance(answer, Taken) and isinstance(drafted, Draft):
            self._keep(answer.id, drafted)
            return drafted.reply
        if isinstance(answer, Fault):
            return answer
        return drafted if isinstance(drafted, Refused) else _refused(answer)

    def _standing(self, ledger: Ledger) -> Standing:
        return Standing(ledger.state, self._airspace, self._now_us(), self._ovn_of, self._used)

    def _signed(self, ledger: Ledger, draft: Draft[R]) -> Prepared:
        before: list[Prepared] = []
        for members in draft.parts:
            before.append(self._prepared(ledger, self._saying(members), before))
        hidden = ("ovn",) if "ovn" in draft.members else ()
        saying = self._saying(draft.members)._replace(hide=hidden, blob=draft.blob)
        return self._prepared(ledger, saying, before)._replace(before=tuple(before))

    def _prepared(self, ledger: Ledger, saying: Saying, before: Sequence[Prepared]) -> Prepared:
        """Sign a statement, to follow on those before it in the gateway key's chain."""
        last = before[-1].read if before else None
        chain = Chain(last.said.seq + 1, last.id) if isinstance(last, Signed) else None
        return prepared(ledger, self._log, saying, self._key, self._salts, self._verify, chain)

    def _saying(self, members: Mapping[str, Any]) -> Saying:
        """Say it of the log as it was last made durable, which is the newest checkpoint that there is."""
        told = {**members, "party": HOST, "status": self._status}
        return Saying(told, self._now_us() // _US_PER_MS, seen=self._sequencer.head().size)

    def _ovn_of(self, statement_id: str) -> str | None:
        """Give the OVN that a statement hides: from the disclosures that are kept beside the log."""
        known = self._ovns.get(statement_id)
        if known is None:
            for text in self._sequencer.store.disclosures(statement_id):
                shown = disclosure.read(text)
                if shown.name == "ovn" and isinstance(shown.value, str):
                    known = shown.value
                    self._remember(statement_id, known)
        return known

    def _keep(self, statement_id: str, draft: Draft[R]) -> None:
        """Remember the OVN of what was just filed, for whom it is shown to."""
        if (ovn := draft.members.get("ovn")) is not None:
            self._remember(statement_id, ovn)

    def _remember(self, statement_id: str, ovn: str) -> None:
        with self._lock:
            if len(self._ovns) >= _OVNS_KEPT:
                del self._ovns[next(iter(self._ovns))]
            self._ovns[statement_id] = ovn


class _Filing:
    """What is filed: how it is drafted, and in the end what was; whom to tell, and under which mark."""

    __slots__ = ("draft", "drafted", "mark", "tell")

    def __init__(self, draft: Callable[[Standing], Draft[Any]], tell: Tell, mark: object) -> None:
        self.draft, self.tell, self.mark = draft, tell, mark
        self.drafted: Draft[Any] | Refused | None = None


def _refused(got: Answer | Made) -> Exception:
    """Give why what was drafted is not in the log: the disk is nearly full, or (a mistake of ours) the rules refuse the draft."""
    if isinstance(got, SignedRefusal) and got.refusal.code == Code.DISK_FULL:
        return Refused(got.refusal.code, got.refusal.sentence)
    return Refused(Code.INTERNAL, f"the rules refused what the gateway drafted: {got}")


def _require_key(ledger: Ledger, key: SigningKey) -> None:
    row = ledger.state.keys.get(key.id)
    if row is None or row.role != "gateway" or row.until is not None:
        sentence = "the charter does not name this gateway key; amend it first (docs/how-to/bring-your-utm-operator.md)"
        raise Refused(Code.UNKNOWN_KEY, sentence, f"key {key.id[:16]}")
