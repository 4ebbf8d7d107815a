"""Who may speak: the theatre's charter, parties and their root keys, officers' and desks' keys, representation.

Keys and their authority come from the log alone. A party's roots follow The Update Framework's rules for root metadata: k of n
keys, and a new set signed by the old threshold and the new one. Roots grant keys to officers and desks; any one root key revokes.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX, ROOT_KEYS_MAX
from garant.statement.kinds.base import Statement
from garant.statement.kinds.notices import NoticeKind
from garant.statement.values import Part, When
from garant.statement.words import Duration, Hash, Language, Level, PartyId, Positive, PublicKey, Text, Texts


class Roots(Part, frozen=True, kw_only=True):
    """Root keys, k of n: `threshold` of the `keys` together speak for the party itself."""

    version: Positive
    keys: Annotated[tuple[PublicKey, ...], Meta(min_length=1, max_length=ROOT_KEYS_MAX)]
    threshold: Annotated[int, Meta(ge=1, le=ROOT_KEYS_MAX)]

    def __post_init__(self) -> None:
        """Refuse a key that stands twice, and a threshold that the keys cannot meet."""
        if len(set(self.keys)) != len(self.keys):
            raise Refused(Code.BAD_VALUE, "a root key stands twice; a threshold counts distinct keys")
        if self.threshold > len(self.keys):
            raise Refused(Code.BAD_VALUE, f"a threshold of {self.threshold} cannot be met by {len(self.keys)} keys")


class Witnesses(Part, frozen=True, kw_only=True):
    """Witness keys (C2SP verifier keys), and how many of them must have cosigned a checkpoint."""

    keys: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=32)]
    quorum: Positive


ProofRule = Literal["any_party", "addressees", "nobody"]
"""Who may show a proof to third parties (guard-rail 8)."""

Registrars = Annotated[tuple[PartyId, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
Languages = Annotated[tuple[Language, ...], Meta(min_length=1, max_length=16)]


News = Literal["conflict", "inform", "ignore"]
"""What it is when two notices meet: a conflict, something to tell both sides, or nothing."""


class KindPair(Part, frozen=True, kw_only=True):
    """What it is in this theatre when notices of these two kinds meet; their order tells nothing."""

    kinds: tuple[NoticeKind, NoticeKind]
    news: News


KindPairs = Annotated[tuple[KindPair, ...], Meta(min_length=1, max_length=36)]
"""The theatre's own table of kinds; pairs that it does not name stay as they are by default."""


class Clocks(Part, frozen=True, kw_only=True):
    """The theatre's own clocks; what it does not say stays as it is by default.

    `headquarters`, `unit`: so long after filing is a receipt of that level overdue. `position`, `reply`: after an incident, a request.
    `report`: how long after an event an incident is still in time. `soon`: how long before its end a clock says that it is due soon.
    """

    headquarters: Duration | None = None
    unit: Duration | None = None
    position: Duration | None = None
    reply: Duration | None = None
    report: Duration | None = None
    soon: Duration | None = None


Looks = Annotated[int, Meta(ge=0, le=1_000)]
"""How many looks at what others hide a party has a day (`state.looks`); the default is `limits.LOOKS_PER_DAY`."""


def _require_distinct(pairs: tuple[KindPair, ...] | None) -> None:
    kinds = [frozenset(pair.kinds) for pair in pairs or ()]
    if len(set(kinds)) != len(kinds):
        raise Refused(Code.BAD_VALUE, "a pair of kinds stands twice; their order tells nothing", "$.news")


class Charter(Statement, tag="charter/1", frozen=True, kw_only=True):
    """Leaf 0: what the theatre is and who keeps it. Signed by the host's root keys, k of n."""

    title: Texts
    area: Texts
    roots: Roots
    checkpoint_key: PublicKey
    answer_key: PublicKey
    gateway_keys: Annotated[tuple[PublicKey, ...], Meta(min_length=1, max_length=16)] | None = None
    witnesses: Witnesses | None = None
    rules_level: Positive
    languages: Languages
    time_zone: Text
    proofs_shown_by: ProofRule
    registrars: Registrars | None = None
    news: KindPairs | None = None
    clocks: Clocks | None = None
    looks_per_day: Looks | None = None

    def __post_init__(self) -> None:
        """Refuse a pair of kinds that stands twice."""
        _require_distinct(self.news)


class CharterAmendment(Statement, tag="charter_amendment/1", frozen=True, kw_only=True):
    """Changes to the charter: the members given replace the charter's. Signed by the host's roots, old (and new, if they change)."""

    version: Positive
    title: Texts | None = None
    area: Texts | None = None
    roots: Roots | None = None
    checkpoint_key: PublicKey | None = None
    answer_key: PublicKey | None = None
    gateway_keys: Annotated[tuple[PublicKey, ...], Meta(min_length=1, max_length=16)] | None = None
    witnesses: Witnesses | None = None
    rules_level: Positive | None = None
    languages: Languages | None = None
    time_zone: Text | None = None
    proofs_shown_by: ProofRule | None = None
    registrars: Registrars | None = None
    news: KindPairs | None = None
    clocks: Clocks | None = None
    looks_per_day: Looks | None = None

    def __post_init__(self) -> None:
        """Refuse a pair of kinds that stands twice."""
        _require_distinct(self.news)


Category = Literal[
    "state", "armed_groups", "coalition", "organisation", "humanitarian", "monitor", "commission", "registrar"
]  # fmt: skip


class Party(Statement, tag="party/1", frozen=True, kw_only=True):
    """A party joins: its root keys prove that it holds them, the host's roots sign that it is let in."""

    title: Texts
    category: Category
    guarantor: bool = False
    roots: Roots


class Root(Statement, tag="root/1", frozen=True, kw_only=True):
    """New root keys, signed by the old threshold and by the new one."""

    roots: Roots


class Grant(Statement, tag="grant/1", frozen=True, kw_only=True):
    """A party's roots give a key to an officer or to a desk, at a level. A desk's machine key is good for "delivered" alone."""

    key: PublicKey
    role: Literal["officer", "desk"]
    level: Level
    duty: Texts


class Revoke(Statement, tag="revoke/1", frozen=True, kw_only=True):
    """Any one root key takes a granted key back, from this index on."""

    key: Hash
    because: Literal["lost", "compromised", "ended", "replaced"]
    note: Text | None = None


class Representation(Statement, tag="representation/1", frozen=True, kw_only=True):
    """`party` speaks for `represented`; officers of both sign."""

    represented: PartyId
    scope: Texts
    until: When | None = None


class RepresentationEnd(Statement, tag="representation_end/1", frozen=True, kw_only=True):
    """Either side ends a representation."""

    representative: PartyId
    represented: PartyId
    note: Text | None = None
