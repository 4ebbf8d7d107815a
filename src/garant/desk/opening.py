"""Opening a desk: its directory, its copy of the log, its keys and its queue, put together and set to work.

    with running(place, Outside(...), tell) as office: ...

A desk works when its host is away, from what it had verified; where nothing has come yet it says so, and goes on trying. Where evidence is
kept it opens all the same, to read by and to show why; it takes nothing more in, signs nothing and sends nothing until somebody has looked.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from random import Random
from typing import NamedTuple

from garant.client.host import HttpHost, Known
from garant.client.host_events import HostEvents
from garant.client.peer import DEADLINE_S
from garant.client.remote_log import HttpLog
from garant.desk.delivering import Delivering
from garant.desk.handover import Handover
from garant.desk.key import OfficerKey
from garant.desk.line import Line, Parts
from garant.desk.office import Bell, Office
from garant.desk.own_copy import OwnCopy
from garant.desk.place import DeskPlace, Settings, officer_key, policy_of, read_settings, require_private
from garant.desk.standing import Seat
from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.node.opening import checkpoint_keys
from garant.node.picture import Picture
from garant.node.ports import Clock, Salts
from garant.node.replica import Replica, Trust
from garant.node.saying import SigningKey
from garant.state.state import CHARTER
from garant.storage import keyfile, replica_files, snapshot_file
from garant.storage.outbox import SqliteOutbox
from garant.storage.replica_files import ReplicaMemory
from garant.storage.snapshot_file import Tell
from garant.storage.sqlite import SqliteStore

URGENT_DEADLINE_S = 10.0
"""For one answer on the lane of STOP calls: after as long it is tried again rather than waited for."""


class Outside(NamedTuple):
    """What a desk takes from the world: the time, fresh salts, chance."""

    clock: Clock
    salts: Salts
    chance: Random


@contextmanager
def running(place: DeskPlace, outside: Outside, tell: Tell) -> Iterator[Office]:
    """Open a desk, and let it work while the block lasts. Refuses what is no desk."""
    settings, held = read_settings(place), officer_key(place)
    require_private(place)
    with ExitStack() as closed:
        desk = _Desk(place, settings, outside, tell, closed)
        desk.first()
        officer = OfficerKey(held, outside.clock, settings.idle_s * 1_000)
        desk.require_ours(officer.id)
        office = desk.office(officer)
        closed.callback(desk.keep_snapshot)
        closed.callback(office.line.stop)
        desk.start(office.line)
        yield office
        office.lock()


class _Desk:
    """The parts of one desk while they are put together."""

    def __init__(self, place: DeskPlace, settings: Settings, outside: Outside, tell: Tell, closed: ExitStack) -> None:
        self._place, self._settings, self._outside, self._tell, self._closed = place, settings, outside, tell, closed
        self._machine: SigningKey | None = keyfile.read(place.machine) if place.machine.exists() else None
        self._policy = policy_of(place)
        self._trust = Trust((replica_files.require_key(place.replica),), self._policy)
        self._memory = ReplicaMemory(place.replica, outside.clock)
        self._remote = self._connected()
        self._replica = self._opened()
        self._copy = OwnCopy(self._replica, self._opened)
        self._outbox = closed.enter_context(closing(SqliteOutbox(place.outbox)))

    def _connected(self) -> HttpLog:
        cosigned = self._policy is not None
        log = HttpLog(self._settings.url, self._trust.keys[0].name, cosigned=cosigned, key=self._machine)
        return self._closed.enter_context(closing(log))

    def _opened(self) -> Replica:
        """Open the own copy, by connections of its own."""
        replica, trust = self._place.replica, self._trust
        store, reader = (self._closed.enter_context(closing(SqliteStore(replica.log))) for _ in range(2))
        begin = snapshot_file.beginning(replica.snapshot, store, trust.opening(store.head()), self._tell)
        return Replica(store, self._remote, trust, self._outside.clock, self._memory, reader=reader, begin=begin)

    def first(self) -> None:
        """Have something to show before anybody asks, if that can be: what is here already, or the host's first good answer."""
        if self._replica.size:
            return
        replica_files.require_no_evidence(self._place.replica)
        step = self._replica.step()
        if step.away:
            self._tell(f"nothing has come of this log yet, and the desk goes on trying: {step.away.sentence}")

    def require_ours(self, keyid: str) -> None:
        """Refuse an officer's or a machine key that the log knows as another party's."""
        machine = [self._machine.id] if self._machine else []
        with self._copy.reading() as ledger:
            rows = [ledger.state.keys.get(one) for one in [keyid, *machine]]
        for row in rows:
            if row is not None and row.party != self._settings.party:
                raise Refused(Code.FOREIGN_KEY, f"this desk is {self._settings.party!r}'s, and a key in it is {row.party!r}'s")

    def office(self, officer: OfficerKey) -> Office:
        """Put everything together; nothing runs yet."""
        place, outside, bell = self._place, self._outside, Bell()
        line = self._line(bell, officer)
        machine = self._machine.id if self._machine else None
        seat = Seat(
            self._settings.party, place.replica, self._copy, line, officer, machine, self._outbox, self._policy, outside.clock
        )  # fmt: skip
        return Office(seat, Handover(place.handover), bell, outside.salts)

    def _line(self, bell: Bell, officer: OfficerKey) -> Line:
        outside, machine = self._outside, self._machine
        delivering = Delivering(self._copy, self._outbox, machine, outside.clock, outside.salts) if machine else None
        hosts = self._host(), self._host(URGENT_DEADLINE_S)
        parts = Parts(
            self._copy, self._outbox, self._memory, self._place.replica, self._remote, hosts, self._events, delivering,
            lambda: self.require_ours(officer.id), outside.clock, outside.chance,
        )  # fmt: skip

        def mind() -> None:
            if officer.mind():
                bell.ring()

        return Line(parts, bell.ring, mind)

    def _events(self, grew: Callable[[], object]) -> HostEvents:
        return HostEvents(self._settings.url, self._copy.log, self._machine, grew)

    def _host(self, deadline_s: float = DEADLINE_S) -> HttpHost:
        host = HttpHost(self._settings.url, self._copy.log, lambda: known(self._copy), deadline_s=deadline_s)
        return self._closed.enter_context(closing(host))

    def start(self, line: Line) -> None:
        """Set it to work; where evidence is kept, show that instead."""
        try:
            replica_files.require_no_evidence(self._place.replica)
        except Refused as refused:
            line.halt(refused)
        else:
            line.start()

    def keep_snapshot(self) -> None:
        """Write a snapshot, when that is worth it; of a copy that failed, none."""
        if self._replica.failed is None:
            with self._replica.reading() as ledger:
                snapshot_file.keep(self._place.replica.snapshot, ledger)


def known(picture: Picture) -> Known:
    """Give by whom a host's answers are believed: every key that the verified charter has named for them. Nobody before it has come."""
    with picture.reading() as ledger:
        if not ledger.tree.size:
            return Known((), ())
        charter = ledger.state.charters.rows[CHARTER].charter
        earlier = [row.public_key for row in ledger.state.keys.rows.values() if row.role == "answer"]
        return Known(
            [VerifierKey(picture.log, key) for key in checkpoint_keys(ledger)], list(dict.fromkeys([charter.answer_key, *earlier]))
        )
