"""How everything stands, in one look: whose desk and which theatre, the copy and the line, the keys, the queue."""

from typing import NamedTuple

from garant import __version__
from garant.desk.key import OfficerKey
from garant.desk.line import Line
from garant.desk.own_copy import OwnCopy
from garant.desk.told import Key, Machine, PartyTold, Seen, SignsWith, Standing, Waiting, Witnessed
from garant.log import parse_note
from garant.log.cosignature import cosigned_at
from garant.log.policy import Policy
from garant.node.outbox import Outbox
from garant.node.ports import Clock
from garant.state.state import CHARTER, State
from garant.storage import replica_files
from garant.storage.replica_files import ReplicaPlace


class Seat(NamedTuple):
    """What a look needs: whose desk, its copy, line, keys and queue."""

    party: str
    place: ReplicaPlace
    copy: OwnCopy
    line: Line
    officer: OfficerKey
    machine: str | None
    outbox: Outbox
    policy: Policy | None
    clock: Clock


def standing(seat: Seat) -> Standing:
    """Take a look."""
    now_ms = seat.clock()
    with seat.copy.reading() as ledger:
        state, size, root = ledger.state, ledger.tree.size, ledger.tree.root().hex()
        charter = state.charters.rows[CHARTER].charter if size else None
        parties = _parties(state)
        with_key = signs_with(state, seat.officer.id)
        t_ms = state.t_ms
    return Standing(
        log=seat.copy.log, theatre=charter.title if charter else {}, party=seat.party,
        title=parties[seat.party].title if seat.party in parties else {},
        languages=charter.languages if charter else (), time_zone=charter.time_zone if charter else "UTC", now_ms=now_ms,
        picture=_seen(seat, size, root, t_ms), key=_key(seat.officer, with_key),
        machine=Machine(keyid=seat.machine) if seat.machine else None, queue=_waiting(seat.outbox), parties=parties, desk=__version__,
    )  # fmt: skip


def signs_with(state: State, keyid: str) -> SignsWith:
    """Say what the log knows of a key: nothing, until its party's root has granted it."""
    row = state.keys.get(keyid)
    return SignsWith(keyid=keyid, level=row.level if row else None, duty=(row.duty or {}) if row else {})


def _seen(seat: Seat, size: int, root: str, t_ms: int) -> Seen:
    line = seat.line
    return Seen(
        size=size, root=root, t_ms=t_ms, as_of_ms=seat.copy.as_of_ms(), reached_ms=line.reached_ms, apart_ms=line.apart_ms,
        away=line.away, failed=line.failed,
        objections=len(replica_files.objections(seat.place)), witnesses=_witnessed(seat),
    )  # fmt: skip


def _witnessed(seat: Seat) -> Witnessed | None:
    """Count whose lines stand under the newest head; nothing where no policy asks for any."""
    if seat.policy is None or not seat.copy.replica.size:
        return None
    note = parse_note(seat.copy.head().note)
    times_s = [found for line in seat.policy.witnesses if (found := cosigned_at(note, line.key)) is not None]
    return Witnessed(wanted=len(seat.policy.witnesses), cosigned=len(times_s), cosigned_ms=max(times_s) * 1_000 if times_s else None)


def _key(officer: OfficerKey, known: SignsWith) -> Key:
    locks_ms = officer.locks_ms()
    return Key(keyid=known.keyid, level=known.level, duty=known.duty, locked=locks_ms is None, locks_ms=locks_ms)


def _waiting(outbox: Outbox) -> Waiting:
    counts = outbox.counts()
    return Waiting(waiting=counts.get("signed", 0), refused=counts.get("refused", 0), expired=counts.get("expired", 0))


def _parties(state: State) -> dict[str, PartyTold]:
    rows = state.parties.values()
    return {row.party: PartyTold(title=row.title, category=row.category, guarantor=row.guarantor) for row in rows}
