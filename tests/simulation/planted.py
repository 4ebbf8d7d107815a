"""Planted bugs: production classes with one mistake each, as somebody might make it. The tests show that each is found.

Each is a few lines: what makes the difference between a log that can be relied on and one that cannot is never much.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from garant.api.endpoint import Call, Reply, json
from garant.api.front import Front
from garant.api.fronts import Fronts
from garant.api.host_statements import Admitted, Handed, Sender
from garant.api.line import Asked, Told
from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint
from garant.node.intake import prepare
from garant.node.ports import Batch, Clock, Head
from garant.node.replica import Replica, Step
from garant.node.sequencer import Sequencer
from garant.node.witness import Cosigned, Witness
from garant.statement import envelope
from garant.storage.sqlite import SqliteStore, _faults
from garant.storage.witness_state import SqliteWitnessState
from tests.simulation.parts import Parts

# Stores that promise too early


class NormalStore(SqliteStore):
    """`synchronous=NORMAL`, the usual advice for WAL: the file stays whole, and the last commits are lost."""

    def _start(self, path: Path, *, create: bool) -> None:
        super()._start(path, create=create)
        self._db.execute("PRAGMA synchronous=NORMAL")


class UnsyncedStore(SqliteStore):
    """`synchronous=OFF`: acknowledged before anything is synced."""

    def _start(self, path: Path, *, create: bool) -> None:
        super()._start(path, create=create)
        self._db.execute("PRAGMA synchronous=OFF")


class PiecemealStore(SqliteStore):
    """Each entry in a transaction of its own, and the head in the last: half a batch may be all that is there."""

    def commit(self, batch: Batch) -> None:
        self.leave()
        with _faults():
            self._pieces(batch)
        super().commit(batch._replace(first=batch.first + len(batch.records), records=()))

    def _pieces(self, batch: Batch) -> None:
        for offset, record in enumerate(batch.records):
            row = (batch.first + offset, bytes.fromhex(record.statement_id), record.leaf_hash, record.data)
            self._db.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)


class LateStore(SqliteStore):
    """Answers before the commit: the transaction is ended when the next one begins."""

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        yield

    def begin(self) -> int:
        if self._db.in_transaction:
            with _faults():
                self._db.execute("COMMIT")
        return super().begin()

    def leave(self) -> None:
        """Keep what was not committed yet."""


class UnsettledStore(SqliteStore):
    """Opens a log without syncing what it reads. Production did so until this simulator was there."""

    def _start(self, path: Path, *, create: bool) -> None:
        if create:
            super()._start(path, create=create)
            return
        self._require_ours(path)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF;")


STORES: Final[tuple[type[SqliteStore], ...]] = (NormalStore, UnsyncedStore, PiecemealStore, LateStore)


class NormalWitnessState(SqliteWitnessState):
    """`synchronous=NORMAL`: what was cosigned last is forgotten."""

    def _start(self, path: Path, *, create: bool) -> None:
        super()._start(path, create=create)
        self._db.execute("PRAGMA synchronous=NORMAL")


WITNESS_STATES: Final = (NormalWitnessState,)


# Hosts over a log


class ForgetfulStore(SqliteStore):
    """No de-duplication: a retry is a new statement."""

    def find(self, statement_id: str) -> int | None:
        return None

    def find_all(self, statement_ids: Sequence[str]) -> dict[str, int]:
        return {}


class NewestReceiptStore(SqliteStore):
    """Gives a receipt with the newest checkpoint, and not with that which the statement was acknowledged with."""

    def head_over(self, index: int) -> Head | None:
        return self.head()


class TurnlessStore(SqliteStore):
    """Stale heads ignored: a writer does not look what others have appended, and its entries go behind theirs."""

    _size: int | None = None

    def begin(self) -> int:
        size = super().begin()
        self._size = size if self._size is None else self._size
        return self._size

    def commit(self, batch: Batch) -> None:
        self._size = batch.first + len(batch.records)
        super().commit(batch._replace(first=self._number("SELECT coalesce(max(idx) + 1, 0) FROM entry")))


class StubbornSequencer(Sequencer):
    """Goes on after a storage error, as if it were over."""

    @contextmanager
    def _failing(self) -> Iterator[None]:
        yield

    def _end(self, fault: Fault, orders: "list[object]") -> None:  # type: ignore[override]
        """Forget it."""


def no_gate(checkpoint: Checkpoint, replies: object, quorum: int) -> None:
    """Start over whatever is there: a restored backup is not noticed."""


def plain_clock(wall: Clock, steady_ms: object) -> Clock:
    """Believe the wall clock, wherever it jumps."""
    return wall


# Fronts, and what a host does with what they hand over


class CredulousFronts(Fronts):
    """Takes a front's word that signatures hold: whoever takes one over speaks for everybody. Production did so at first (ADR 0041)."""

    async def _reply(self, asked: Asked) -> Reply:
        state = self._sequencer._host.ledger.state
        prepared = (prepare(one, state, lambda *_: True) for one in asked.statements)
        sender = Sender(asked.address, asked.urgent_only)
        if not asked.together:
            return await self._door.take(next(prepared), sender)
        return json(await self._door.take_many(prepared, len(asked.statements), sender))


class ForsakingFronts(Fronts):
    """Begins no other front where one has ended."""

    def _start_later(self, begin: object) -> None:
        """Let it be."""


class HastyFront(Front):
    """Acknowledges what it has passed on, with a receipt that it has seen, and does not wait for the host."""

    _seen: Admitted | None = None

    def hear(self, told: Told) -> None:
        if told.reply.status in {200, 201} and b"outcomes" not in told.reply.body:
            self._seen = msgspec.json.decode(told.reply.body, type=Admitted)
        super().hear(told)

    async def one(self, call: Call[None, Handed]) -> Reply:
        if self._seen is None:
            return await super().one(call)
        self._unheard = asyncio.ensure_future(super().one(call))
        return json(msgspec.structs.replace(self._seen, id=envelope.decode(bytes(call.takes.dsse)).id), 201)


class MixingFront(Front):
    """Gives two requests one number: whoever asked last hears what the other one was told."""

    @property
    def _number(self) -> int:
        return 1

    @_number.setter
    def _number(self, number: int) -> None:
        """Keep it."""


# Witnesses and replicas


class ForgetfulWitnessState(SqliteWitnessState):
    """Keeps what it cosigned in memory, and writes it down when it has time: never, here."""

    def keep(self, origin: str, old: Cosigned | None, new: Cosigned) -> None:
        self._kept = new

    def newest(self, origin: str) -> Cosigned | None:
        return getattr(self, "_kept", None)


class CredulousWitness(Witness):
    """Takes the host's word that its log has only grown."""

    def _require_growth(self, request: object, last: Cosigned | None) -> None:
        """Ask for no proof."""


class CredulousReplica(Replica):
    """Does not hold the entries against the root that was signed."""

    def _require_root(self, note: bytes, checkpoint: Checkpoint, entries: Sequence[bytes]) -> None:
        """Compute nothing."""


class PatientReplica(Replica):
    """Finds nothing wrong with a log that is shorter than it was."""

    def _look(self, now_ms: int) -> Step:
        try:
            return super()._look(now_ms)
        except Refused as refused:
            if refused.refusal.code != Code.ROLLED_BACK:
                raise
            return Step()


PLANTED: Final[Mapping[str, Parts]] = MappingProxyType(
    {
        "acknowledges-before-sync": Parts(store=UnsyncedStore),
        "synchronous-normal": Parts(store=NormalStore),
        "answers-before-commit": Parts(store=LateStore),
        "half-a-batch": Parts(store=PiecemealStore),
        "opens-without-sync": Parts(store=UnsettledStore),
        "no-de-duplication": Parts(store=ForgetfulStore),
        "receipt-of-the-newest-head": Parts(store=NewestReceiptStore),
        "stale-head-ignored": Parts(store=TurnlessStore),
        "goes-on-after-a-storage-error": Parts(sequencer=StubbornSequencer),
        "restored-backup-not-noticed": Parts(gate=no_gate),
        "host-believes-its-fronts": Parts(fronts=CredulousFronts),
        "host-begins-a-front-once": Parts(fronts=ForsakingFronts),
        "front-acknowledges-before-the-host": Parts(front=HastyFront),
        "front-mixes-answers": Parts(front=MixingFront),
        "clock-jump-not-noticed": Parts(clock=plain_clock),
        "witness-forgets-at-a-power-cut": Parts(witness_state=NormalWitnessState),
        "witness-forgets-at-a-restart": Parts(witness_state=ForgetfulWitnessState),
        "witness-asks-for-no-proof": Parts(witness=CredulousWitness),
        "replica-checks-no-root": Parts(replica=CredulousReplica),
        "replica-takes-a-roll-back": Parts(replica=PatientReplica),
    }
)
"""Each planted bug by its name."""
