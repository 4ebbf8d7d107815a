"""The tables, how they change, and the one hash over all of them.

    digest = SHA-256("garant-state/v1\\n" || size || t_ms || sum)
    sum    = sum over all rows of SHAKE-256(table, key, row; 256 bytes), modulo 2^2048

The sum does not depend on the order of rows, so it is kept up to date: subtract the old row's hash, add the new one's. That is done when
the digest is asked for, once for each row that was replaced since, however often: of a row that every entry of a group changes, the
versions between cancel each other out. It can also be computed afresh, as a snapshot does to prove that it is whole (`digest_of`). A
2048-bit modulus keeps the known attacks on additive hashes (Wagner's k-tree) out of reach; see `docs/adr/0006-state-digest.md`.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from hashlib import sha256, shake_256
from typing import Final, NamedTuple, TypeVar, cast, get_args, get_type_hints

from garant.state.rows import (
    AgreementRow,
    BookItemRow,
    CallRow,
    ChainGapRow,
    ChainRow,
    CharterRow,
    ConstraintReferenceRow,
    GroundsRow,
    IncidentRow,
    KeyRow,
    LooksRow,
    MeasureRow,
    NoticeRow,
    OperationalIntentRow,
    PartyRow,
    ReceiptRow,
    Recorded,
    RepresentationRow,
    Row,
    SubscriptionRow,
    UssAvailabilityRow,
    ZoneRow,
)
from garant.state.table import Table
from garant.statement import canonical
from garant.statement.kinds import (
    Acceptance,
    AccessEvent,
    AgreementChange,
    AgreementPart,
    Blob,
    Body,
    Book,
    BookPart,
    BookReply,
    CallStep,
    Channel,
    ChannelWord,
    Contact,
    CrossingCount,
    Custody,
    Disclosure,
    Escalation,
    Event,
    Evidence,
    Finding,
    FollowUp,
    Fulfilment,
    IncidentStep,
    Inspection,
    Match,
    MeasureChange,
    Meeting,
    MeetingOutcome,
    Message,
    Minutes,
    Notice,
    NoticeAmendment,
    NoticeStep,
    OperationalIntentPart,
    Plan,
    PlanWord,
    Position,
    Probe,
    ProbeAnswer,
    Proposal,
    ProposalReply,
    Readout,
    Reply,
    Request,
    Roster,
    Storage,
    UssReport,
    Verdict,
    Verification,
    ZoneAcceptance,
    ZoneReading,
)

R = TypeVar("R", bound=Row)

SUM_BYTES: Final = 256
_MODULUS: Final = 1 << (8 * SUM_BYTES)
_SUMMANDS_KEPT: Final = 1_024
_REPLACED_MAX: Final = 1_024
"""Rows that wait to be counted: so many at most, however long nobody asks for the digest."""


class Put(NamedTuple):
    """A change: this row now stands under this key of this table."""

    table: str
    key: str
    row: Row


class State:
    """Everything that is known after `size` entries, the newest admitted at `t_ms`."""

    charters: Table[CharterRow]
    parties: Table[PartyRow]
    keys: Table[KeyRow]
    chains: Table[ChainRow]
    chain_gaps: Table[ChainGapRow]
    representations: Table[RepresentationRow]
    agreements: Table[AgreementRow]
    measures: Table[MeasureRow]
    zones: Table[ZoneRow]
    agreement_parts: Table[Recorded[AgreementPart]]
    acceptances: Table[Recorded[Acceptance]]
    bond_grounds: Table[GroundsRow]
    agreement_changes: Table[Recorded[AgreementChange]]
    contacts: Table[Recorded[Contact]]
    readouts: Table[Recorded[Readout]]
    proposals: Table[Recorded[Proposal]]
    proposal_replies: Table[Recorded[ProposalReply]]
    meetings: Table[Recorded[Meeting]]
    bodies: Table[Recorded[Body]]
    notices: Table[NoticeRow]
    notice_versions: Table[Recorded[Notice | NoticeAmendment]]
    notice_steps: Table[Recorded[NoticeStep]]
    receipts: Table[ReceiptRow]
    blobs: Table[Recorded[Blob]]
    zone_readings: Table[Recorded[ZoneReading]]
    verdicts: Table[Recorded[Verdict]]
    channels: Table[Recorded[Channel]]
    channel_words: Table[Recorded[ChannelWord]]
    rosters: Table[Recorded[Roster]]
    calls: Table[CallRow]
    call_steps: Table[Recorded[CallStep]]
    messages: Table[Recorded[Message]]
    escalations: Table[Recorded[Escalation]]
    requests: Table[Recorded[Request]]
    replies: Table[Recorded[Reply]]
    disclosures: Table[Recorded[Disclosure]]
    incidents: Table[IncidentRow]
    incident_steps: Table[Recorded[IncidentStep]]
    positions: Table[Recorded[Position]]
    findings: Table[Recorded[Finding]]
    follow_ups: Table[Recorded[FollowUp]]
    access_events: Table[Recorded[AccessEvent]]
    books: Table[Recorded[Book]]
    book_parts: Table[Recorded[BookPart]]
    book_items: Table[BookItemRow]
    book_replies: Table[Recorded[BookReply]]
    matches: Table[Recorded[Match]]
    fulfilments: Table[Recorded[Fulfilment]]
    verifications: Table[Recorded[Verification]]
    events: Table[Recorded[Event]]
    measure_changes: Table[Recorded[MeasureChange]]
    plans: Table[Recorded[Plan]]
    plan_words: Table[Recorded[PlanWord]]
    zone_acceptances: Table[Recorded[ZoneAcceptance]]
    minutes: Table[Recorded[Minutes]]
    meeting_outcomes: Table[Recorded[MeetingOutcome]]
    crossing_counts: Table[Recorded[CrossingCount]]
    storages: Table[Recorded[Storage]]
    storage_versions: Table[Recorded[Storage]]
    inspections: Table[Recorded[Inspection]]
    evidence: Table[Recorded[Evidence]]
    custody: Table[Recorded[Custody]]
    probes: Table[Recorded[Probe]]
    probe_answers: Table[Recorded[ProbeAnswer]]
    operational_intents: Table[OperationalIntentRow]
    operational_intent_parts: Table[Recorded[OperationalIntentPart]]
    constraint_references: Table[ConstraintReferenceRow]
    subscriptions: Table[SubscriptionRow]
    uss_availabilities: Table[UssAvailabilityRow]
    uss_reports: Table[Recorded[UssReport]]
    looks: Table[LooksRow]

    def __init__(self) -> None:
        """Know nothing yet."""
        self.size = 0
        self.t_ms = 0
        self._sum = 0
        self._summands: dict[tuple[str, str], tuple[Row, int]] = {}
        self._replaced: dict[tuple[str, str], Row | None] = {}  # rows that the sum still has, where others stand now
        for name in TABLES:
            setattr(self, name, Table[Row]())

    @classmethod
    def of(cls, size: int, t_ms: int, total: int, tables: Mapping[str, dict[str, R]]) -> "State":
        """Give the state of these rows, whose hashes sum up to `total` (`snapshot`)."""
        state = cls()
        state.size, state.t_ms, state._sum = size, t_ms, total % _MODULUS
        state.__dict__.update((name, Table(rows)) for name, rows in tables.items())
        return state

    def copy(self, earlier: "State | None" = None, same: Container[str] = ()) -> "State":
        """Give this state as it stands, to be asked while this one grows: rows are frozen, and shared.

        `earlier`: a copy made before; of it those tables are taken as they are that are the `same` still.
        """
        made = State()
        made.size, made.t_ms, made._sum, made._replaced = self.size, self.t_ms, self._sum, self._replaced.copy()
        for name in TABLES:
            before = None if earlier is None else earlier.table(name)
            setattr(made, name, before if before is not None and name in same else self.table(name).copy(before))
        return made

    def table(self, name: str) -> Table[Row]:
        """Give a table by its name."""
        return cast("Table[Row]", getattr(self, name))

    def put(self, change: Put) -> None:
        """Write one row. Only the fold calls this."""
        name, key, row = change
        table: Table[Row] = getattr(self, name)
        self._replaced.setdefault((name, key), table.put(key, row))
        if len(self._replaced) >= _REPLACED_MAX:
            self._count()

    def _count(self) -> None:
        """Take the rows that were replaced out of the sum, and those that stand now into it."""
        total = self._sum
        for (name, key), old in self._replaced.items():
            change = Put(name, key, self.table(name).rows[key])
            summand = row_hash(change)
            total += summand if old is None else summand - self._summand(Put(name, key, old))
            self._keep(change, summand)
        self._sum = total % _MODULUS
        self._replaced = {}

    def _keep(self, standing: Put, summand: int) -> None:
        if len(self._summands) >= _SUMMANDS_KEPT:
            self._summands.clear()
        self._summands[standing.table, standing.key] = standing.row, summand

    def _summand(self, standing: Put) -> int:
        """Give the summand of a row that stands, as it was when it was put if that is not long ago."""
        row, summand = self._summands.get((standing.table, standing.key), (None, 0))
        return summand if row is standing.row else row_hash(standing)

    def advance(self, t_ms: int) -> None:
        """Count one more entry, admitted at `t_ms`."""
        self.size += 1
        self.t_ms = t_ms

    def rows(self) -> Iterator[Put]:
        """Give every row, by table and key."""
        return (Put(name, key, row) for name in TABLES for key, row in self.table(name).items())

    def digest(self) -> str:
        """Give the hex SHA-256 over everything known."""
        self._count()
        return _digest(self.size, self.t_ms, self._sum)


TABLES: Final[dict[str, type[Row]]] = {name: get_args(hint)[0] for name, hint in get_type_hints(State).items()}
"""Every table's name and its row type."""

CHARTER = "charter"
"""The one key of `charters`."""


def row_hash(row: Put) -> int:
    """Give one row's summand."""
    data = b"%s\n%s\n%s" % (row.table.encode(), row.key.encode(), canonical.encode(row.row))
    return int.from_bytes(shake_256(data).digest(SUM_BYTES), "big")


def digest_of(size: int, t_ms: int, rows: Iterable[Put]) -> str:
    """Compute a digest afresh from rows."""
    return _digest(size, t_ms, sum(map(row_hash, rows)) % _MODULUS)


def _digest(size: int, t_ms: int, total: int) -> str:
    return sha256(b"garant-state/v1\n%d\n%d\n" % (size, t_ms) + total.to_bytes(SUM_BYTES, "big")).hexdigest()
