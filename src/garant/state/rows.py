"""The rows of the tables. A row is frozen; `index` is always the log index that put it there.

Most tables simply hold what was said, with its admission: `Recorded[Kind]`. The others hold what several statements together
come to: a party's roots, a key's authority, a chain's head, where a notice stands.
"""

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from garant.statement.kinds import Agreement, Call, Charter, ConstraintReference, Incident, OperationalIntent, Receipt
from garant.statement.kinds.agreements import Measure
from garant.statement.kinds.authority import Category, Roots
from garant.statement.kinds.base import Parties, Statement
from garant.statement.kinds.books import BookItem
from garant.statement.kinds.f3548 import Availability, Extent
from garant.statement.values import When
from garant.statement.words import Level, Status, Texts
from garant.statement.zones import Zone

S = TypeVar("S", bound=Statement)

KeyRole = Literal["root", "officer", "desk", "checkpoint", "answer", "gateway"]
NoticeStanding = Literal["filed", "started", "ended", "withdrawn"]
CallStanding = Literal["ringing", "taken", "missed", "failed", "ended"]
IncidentStanding = Literal[
    "registered", "shared", "assessed", "tasked", "access_refused", "verified", "not_verified", "investigated", "ruled", "not_ruled",
    "closed", "reopened", "withdrawn", "merged",
]  # fmt: skip


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What every row has: the index of the entry that put it."""

    index: int


class Recorded(Row, Generic[S], frozen=True, kw_only=True, gc=False):
    """A statement as it was said, admitted at `t_ms` under its `id`."""

    t_ms: int
    id: str
    said: S


class CharterRow(Row, frozen=True, kw_only=True):
    """The charter in force: leaf 0 with all amendments up to `index` applied. `history`: the indexes of all of them."""

    t_ms: int
    version: int
    history: tuple[int, ...]
    charter: Charter


class PartyRow(Row, frozen=True, kw_only=True):
    """An enrolled party and its root keys in force. `history`: the indexes of its enrolment and of every rotation."""

    t_ms: int
    history: tuple[int, ...]
    party: str
    title: Texts
    category: Category
    guarantor: bool
    roots: Roots


class KeyRow(Row, frozen=True, kw_only=True):
    """A key's authority: from `index` on, and before `until`, for `party` in this role (and level)."""

    public_key: bytes
    party: str
    role: KeyRole
    level: Level | None = None
    duty: Texts | None = None
    until: int | None = None


class ChainRow(Row, frozen=True, kw_only=True):
    """The head of a key's chain, or of a party's root chain: the newest seq and statement id."""

    seq: int
    last: str


class ChainGapRow(Row, frozen=True, kw_only=True):
    """A statement whose `prev` is not the chain's newest in this log: something that this key signed is not here, or came late."""

    chain: str
    seq: int
    expected: str | None
    given: str | None


class RepresentationRow(Row, frozen=True, kw_only=True):
    """`representative` speaks for `represented` from `index` on, and before `ended`."""

    t_ms: int
    id: str
    representative: str
    represented: str
    scope: Texts
    until: When | None = None
    ended: int | None = None
    status: Status


class GroundsRow(Row, frozen=True, kw_only=True):
    """On which representation (its log index) a word for another party leaned when it was admitted; its key is that word's own index."""

    representation: int


class AgreementRow(Row, frozen=True, kw_only=True):
    """An agreement as it was entered, and the names of everything that it and its parts have brought so far, in their order."""

    t_ms: int
    id: str
    said: Agreement
    measures: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class MeasureRow(Row, frozen=True, kw_only=True):
    """One measure of an agreement; its key is `party/agreement#measure`."""

    measure: Measure


class ZoneRow(Row, frozen=True, kw_only=True):
    """One zone of an agreement; its key is `party/agreement#zone`."""

    zone: Zone


class NoticeRow(Row, frozen=True, kw_only=True):
    """Where a notice stands: its newest version and step, and who must be told. Its versions are in `notice_versions`."""

    party: str
    version: int
    standing: NoticeStanding
    status: Status
    to: Parties


class ReceiptRow(Recorded[Receipt], frozen=True, kw_only=True):
    """A receipt, and from rules level 3 on the keys (their ids) `by` which it was signed: which unit has the word can be told."""

    by: tuple[str, ...] = ()


class CallRow(Recorded[Call], frozen=True, kw_only=True):
    """A call, where it stands, the number of the present attempt (from 1) and since when it rings; `exhausted`: nobody was left.

    `taken_by` is the party that took it, `taken_key` the id of the officer's key that said so.
    """

    standing: CallStanding
    attempt: int
    rung_ms: int
    exhausted: bool = False
    taken_by: str | None = None
    taken_key: str | None = None


class IncidentRow(Recorded[Incident], frozen=True, kw_only=True):
    """An incident, where it stands, and the one that it was merged into."""

    standing: IncidentStanding
    into: str | None = None


class LooksRow(Row, frozen=True, kw_only=True):
    """How many looks at what others hide a party has had on a day; its key is `party@YYYY-MM-DD`."""

    count: int


class OperationalIntentRow(Row, frozen=True, kw_only=True):
    """The newest version of an operational intent, which stands until `ended` (an index). `more`: the extents of its parts."""

    t_ms: int
    id: str
    said: OperationalIntent
    more: tuple[Extent, ...] = ()
    ended: int | None = None

    @property
    def extents(self) -> tuple[Extent, ...]:
        """Give all extents."""
        return (*self.said.extents, *self.more) if self.more else self.said.extents


class ConstraintReferenceRow(Row, frozen=True, kw_only=True):
    """The newest version of a constraint reference, which stands until `ended` (an index)."""

    t_ms: int
    id: str
    said: ConstraintReference
    ended: int | None = None


class SubscriptionRow(Row, frozen=True, kw_only=True):
    """A subscription, as its client, its widenings and notifications have made it. `version`: the index that last changed what it asks."""

    t_ms: int
    client: str
    base_url: str
    extents: tuple[Extent, ...]
    for_intents: bool
    for_constraints: bool
    implicit: bool
    version: int
    notifications: int = 0
    dependents: int = 0
    ended: int | None = None


class UssAvailabilityRow(Row, frozen=True, kw_only=True):
    """Whether the service of a USS answers, as it was last set."""

    t_ms: int
    availability: Availability


class BookItemRow(Row, frozen=True, kw_only=True):
    """One item of a book; its key is `party/book#item`."""

    item: BookItem
