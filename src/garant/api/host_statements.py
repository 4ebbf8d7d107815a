"""Statements over HTTP: handing in one or many, and reading them back.

    POST /v1/statements                  read, verify, count (outside the writer's lock) -> the sequencer's queue -> its answer
    POST /v1/statements/batch            the same for up to 256, which keep their order
    GET  /v1/statements/{id}             where it is in the log, and the bytes of its entry
    GET  /v1/statements/{id}/receipt     the receipt that it was acknowledged with

A retry of the same statement gets the same receipt (200 in place of 201). Statements count on the account of the party whose key
signed them, once the signature holds; those of nobody known count on their address's, which is small. STOP calls count on an account of
their own, so that a flood by their own side does not keep them out. What anybody can copy from a log (`Prepared.copied`) counts on its
address's account too: a retry is one of those, but so is a party's whole past in the hands of another. What one account hands in
faster than it fills waits a little, so that it comes evenly; a batch does not wait.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from time import monotonic, perf_counter
from typing import Annotated, NamedTuple

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from garant.api import problems
from garant.api.application import TooMany
from garant.api.endpoint import Call, Endpoint, Handler, Needs, Reply, Routes, json
from garant.api.limits import Buckets, customer
from garant.api.metrics import Histogram
from garant.api.waiters import Waiters
from garant.errors import Code, Refusal, Refused
from garant.limits import BLOB_BYTES_MAX, DISCLOSURE_BYTES_MAX, DISCLOSURES_MAX, ENTRY_BYTES_MAX
from garant.node.intake import Prepared
from garant.node.sequencer import Sequencer
from garant.node.submission import Admission, Answer, Submission

BATCH_MAX = 256
STATEMENT = (Code.TOO_LARGE, Code.DISK_FULL)
"""What a statement is refused with, beside every word of the fold's: those are 422, with the host's signed refusal."""

BODY_BYTES_MAX = DISCLOSURES_MAX * DISCLOSURE_BYTES_MAX + BLOB_BYTES_MAX * 4 // 3 + 2 * ENTRY_BYTES_MAX + 4_096
"""One statement with all that may come beside it; a batch has as much."""

EVENLY_S = 2.95
"""So long a statement waits at most, so that an account's come one after the other, as fast as it fills: a twentieth of a second's worth
goes on at once. A crowd of one party's would keep all others waiting, and so would one that was refused and comes again."""

Waiting = asyncio.Future[Answer]


class Handed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement: its DSSE envelope in canonical JSON, and what travels beside it."""

    dsse: Raw
    disclosures: Annotated[tuple[Annotated[str, Meta(max_length=DISCLOSURE_BYTES_MAX)], ...], Meta(max_length=DISCLOSURES_MAX)] = ()
    blob: bytes | None = None

    def submission(self) -> Submission:
        """Give it as a host takes it."""
        return Submission(bytes(self.dsse), self.disclosures, self.blob)


class HandedMany(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Up to 256 statements, in the order in which they shall come into the log."""

    statements: Annotated[tuple[Handed, ...], Meta(min_length=1, max_length=BATCH_MAX)]


class Admitted(Struct, frozen=True, kw_only=True):
    """A statement is in the log: its id, index and stamp, its receipt (a .tlog-proof), and of a notice the index of the verdict."""

    id: str
    index: int
    t_ms: int
    receipt: str
    verdict: int | UnsetType = UNSET


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one statement of a batch: the status that it would have had alone, and what would have come with it."""

    status: int
    admitted: Admitted | UnsetType = UNSET
    problem: problems.Problem | UnsetType = UNSET


class Outcomes(Struct, frozen=True, kw_only=True):
    """What came of each statement of a batch, in its order."""

    outcomes: tuple[Outcome, ...]


class Sender(NamedTuple):
    """Where a statement came from: an address, and whether it has had all but the room that is kept for STOP calls."""

    address: str
    urgent_only: bool = False


class Quotas:
    """What one account may hand in: statements and bytes. Beside every party's account there is one for its STOP calls.

    `most` statements may come at once. What comes faster than `per_s` is taken in, but evenly: it waits for up to `EVENLY_S`.
    """

    def __init__(
        self,
        per_s: float = 100,
        most: float = 300,
        bytes_per_s: float = 4_000_000,
        urgent_per_s: float = 5,
        strangers_per_s: float = 2,
        now_s: Callable[[], float] = monotonic,
    ) -> None:
        """Start with full accounts; those of STOP calls and of strangers hold what flows in in 12 and in 30 seconds."""
        ahead = int(EVENLY_S * per_s)
        self._ahead_s = ahead / per_s
        self._counts, self._copied = (Buckets(per_s, max(1, most - ahead), now_s) for _ in range(2))
        self._bytes = Buckets(bytes_per_s, max(bytes_per_s, 4 * BODY_BYTES_MAX), now_s)
        self._urgent, self._strangers = (Buckets(each_s, s * each_s, now_s) for each_s, s in ((urgent_per_s, 12), (strangers_per_s, 30)))

    def take(self, prepared: Prepared, size_bytes: int, address: str) -> float:
        """Take one statement off its account; give the seconds that it should wait for the others. Refuses with `too_many`."""
        if prepared.party is not None and prepared.urgent:
            return _granted(prepared, self._urgent.take(prepared.party))
        if prepared.party is not None:
            wait_s = _granted(prepared, self._counts.take(prepared.party, ahead_s=self._ahead_s), self._ahead_s)
            _granted(prepared, self._bytes.take(prepared.party, size_bytes))
            return wait_s
        if prepared.copied and prepared.signers:
            return _granted(prepared, self._copied.take(customer(address), ahead_s=self._ahead_s), self._ahead_s)
        return _granted(prepared, self._strangers.take(customer(address)))


def _granted(prepared: Prepared, wait_s: float, ahead_s: float = 0.0) -> float:
    if wait_s > ahead_s:
        whose = prepared.party or "an address that says nothing new by a known key"
        raise TooMany(f"more statements or bytes than {whose} may hand in for now", wait_s)
    return wait_s


class Door:
    """Where statements come in. Whoever waits for an answer waits on the event loop, which is woken once for a group."""

    def __init__(self, sequencer: Sequencer, quotas: Quotas, seconds: Histogram) -> None:
        """Hand in to a sequencer; `seconds` counts how long it took."""
        self._sequencer, self._quotas, self._seconds = sequencer, quotas, seconds
        self._waiters = Waiters()

    async def one(self, call: Call[None, Handed]) -> Reply:
        """Answer `POST /v1/statements`."""
        return await self.take(self._sequencer.prepare(call.takes.submission()), Sender(call.address, call.urgent_only))

    async def many(self, call: Call[None, HandedMany]) -> Outcomes:
        """Answer `POST /v1/statements/batch`."""
        prepared = (self._sequencer.prepare(one.submission()) for one in call.takes.statements)
        return await self.take_many(prepared, len(call.takes.statements), Sender(call.address, call.urgent_only))

    async def take(self, prepared: Prepared, sender: "Sender") -> Reply:
        """Let a statement wait for its account's others and for its turn, and give what came of it."""
        if wait_s := self._pay(prepared, sender):
            await asyncio.sleep(wait_s)
        began_s, size, waiting = perf_counter(), self._sequencer.head().size, self._waiters.future()
        self._sequencer.hand_in(prepared, self._waiters.answered, waiting)
        answer = await waiting
        self._seconds.add(perf_counter() - began_s)
        if isinstance(answer, Admission):
            return json(admitted(answer), _status(answer, size))
        return problems.reply(answer.refusal, answer.word)

    async def take_many(self, prepared: Iterator[Prepared], count: int, sender: "Sender") -> Outcomes:
        """Let `count` statements wait. Once one finds no room, the rest are not even prepared: a later one would overtake it."""
        size, futures = self._sequencer.head().size, [self._waiters.future() for _ in range(count)]
        put = await asyncio.to_thread(self._put_all, prepared, sender, futures)
        return Outcomes(outcomes=tuple([await _outcome(one, size) for one in put]))

    def _put_all(self, prepared: Iterator[Prepared], sender: "Sender", futures: Sequence[Waiting]) -> list[Waiting | Refusal]:
        """Let all of them wait with one account, that of the first, so that they keep their order."""
        put: list[Waiting | Refusal] = []
        full: Refusal | None = None
        account: str | None = None
        for waiting in futures:
            if full is None:
                one = next(prepared)
                account = (one.party or "") if account is None else account
                try:
                    self._pay(one, sender)
                    self._sequencer.hand_in(one, self._waiters.answered, waiting, account)
                except Refused as refused:
                    full = refused.refusal
            put.append(full or waiting)
        return put

    def _pay(self, prepared: Prepared, sender: "Sender") -> float:
        """Take a statement off its account; give the seconds that it should wait."""
        if sender.urgent_only and not prepared.urgent:
            raise TooMany("more requests from this address than it has for now: what is left is kept for STOP calls", 1)
        return self._quotas.take(prepared, _bytes(prepared.submission), sender.address)


def _bytes(submission: Submission) -> int:
    return len(submission.envelope) + sum(map(len, submission.disclosures)) + len(submission.blob or b"")


async def _outcome(waiting: Waiting | Refusal, size: int) -> Outcome:
    if isinstance(waiting, Refusal):
        return _problem(problems.problem(waiting))
    answer = await waiting
    if isinstance(answer, Admission):
        return Outcome(status=_status(answer, size), admitted=admitted(answer))
    return _problem(problems.problem(answer.refusal, answer.word))


def _problem(problem: problems.Problem) -> Outcome:
    return Outcome(status=problem.status, problem=problem)


def _status(answer: Admission, size: int) -> int:
    """Tell what is new, among what was admitted when the log had had `size` entries."""
    return 201 if answer.index >= size else 200


def admitted(answer: Admission) -> Admitted:
    """Give an admission as it is sent."""
    verdict = UNSET if answer.verdict is None else answer.verdict
    return Admitted(id=answer.id, index=answer.index, t_ms=answer.t_ms, receipt=answer.receipt.decode(), verdict=verdict)


def routes(sequencer: Sequencer, quotas: Quotas, seconds: Histogram) -> Routes:
    """Give the endpoints by which statements come in."""
    door = Door(sequencer, quotas, seconds)
    return rows(door.one, door.many)


def rows(one: Handler, many: Handler) -> Routes:
    """Give the rows of these endpoints, whoever answers them."""
    return (
        Endpoint(
            "POST", "/v1/statements", one, "Hand in a statement. Idempotent: 201 when it is new, 200 when it was there already.",
            takes=Handed, answers=Admitted, status=201, also=(200,), needs=Needs.NOTHING, refuses=STATEMENT,
            body_bytes_max=BODY_BYTES_MAX, keeps_room=True,
        ),
        Endpoint(
            "POST", "/v1/statements/batch", many, "Hand in up to 256 statements, which keep their order; each has its own outcome.",
            takes=HandedMany, answers=Outcomes, needs=Needs.NOTHING, refuses=(Code.TOO_LARGE,), body_bytes_max=BODY_BYTES_MAX,
        ),
    )  # fmt: skip
