"""What a client's request meets: the state and the airspace in its turn, and the instant."""

from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, TypeVar

from garant.answers.airspace import Airspace, availability
from garant.errors import Code, Refused
from garant.node.f3548.told import ConstraintTold, IntentTold, SubscriptionTold
from garant.state.rows import ConstraintReferenceRow, OperationalIntentRow, SubscriptionRow
from garant.state.state import State
from garant.state.table import Table
from garant.statement.kinds.f3548 import depends_on, end_of, start_of

Row = TypeVar("Row", OperationalIntentRow, ConstraintReferenceRow, SubscriptionRow)

OvnOf = Callable[[str], str | None]
"""Gives the OVN that a statement hides, by the statement's id, as far as it is kept here."""


class Standing(NamedTuple):
    """A state, what of it stands where, the instant (microseconds since 1970), the hidden OVNs; hashes of those `used` lately."""

    state: State
    airspace: Airspace
    now_us: int
    ovn_of: OvnOf
    used: Container[str] = frozenset()

    def intent(self, name: str) -> OperationalIntentRow | None:
        """Give an operational intent that stands."""
        return live(self.state.operational_intents, name)

    def constraint(self, name: str) -> ConstraintReferenceRow | None:
        """Give a constraint reference that stands."""
        return live(self.state.constraint_references, name)

    def subscription(self, name: str) -> SubscriptionRow | None:
        """Give a subscription that stands."""
        return live(self.state.subscriptions, name)

    def tell_intent(self, name: str, client: str) -> IntentTold:
        """Give an operational intent as a client may see it: its OVN is its manager's alone."""
        row = self.state.operational_intents.rows[name]
        said = row.said
        ovn = self.ovn_of(row.id) if said.client == client else None
        return IntentTold(
            id=name,
            manager=said.client,
            availability=availability(self.state, said.client),
            version=said.version,
            ovn=ovn,
            start=start_of(row.extents) or "",
            end=end_of(row.extents) or "",
            base_url=said.base_url,
            state=said.state,
            subscription=depends_on(said),
        )

    def tell_constraint(self, name: str, client: str) -> ConstraintTold:
        """Give a constraint reference as a client may see it."""
        row = self.state.constraint_references.rows[name]
        said = row.said
        return ConstraintTold(
            id=name,
            manager=said.client,
            availability="Unknown",
            version=said.version,
            ovn=self.ovn_of(row.id) if said.client == client else None,
            start=start_of(said.extents) or "",
            end=end_of(said.extents) or "",
            base_url=said.base_url,
        )

    def tell_subscription(self, name: str) -> SubscriptionTold:
        """Give a subscription to its client."""
        row = self.state.subscriptions.rows[name]
        return SubscriptionTold(
            id=name,
            version=str(row.version),
            notification_index=row.notifications,
            start=start_of(row.extents) or "",
            end=end_of(row.extents) or "",
            base_url=row.base_url,
            for_intents=row.for_intents,
            for_constraints=row.for_constraints,
            implicit=row.implicit,
            dependents=tuple(self.airspace.dependents(name)),
        )


def live(table: Table[Row], name: str) -> Row | None:
    """Give a row that has not ended."""
    row = table.get(name)
    return row if row is not None and row.ended is None else None


def hash_of(ovn: str) -> str:
    """Give the hex SHA-256 by which an OVN is known in the log."""
    return sha256(ovn.encode()).hexdigest()


def hashes_of(key: Iterable[str]) -> frozenset[str]:
    """Give the hashes of the OVNs in a key; what is too long for one is none. An OVN that is in the keys of many is hashed once."""
    ovns = key if isinstance(key, list) else list(key)
    if max(map(len, ovns), default=0) > OVN_CHARACTERS_MAX:
        ovns = [ovn for ovn in ovns if len(ovn) <= OVN_CHARACTERS_MAX]
    return frozenset(map(_remembered, ovns))


_remembered = lru_cache(maxsize=8_192)(hash_of)
OVN_CHARACTERS_MAX = 128
"""Of an OVN, as the standard has it."""


def require_own(owner: str, client: str) -> None:
    """Refuse what another client made."""
    if owner != client:
        raise Refused(Code.NOT_YOURS, "another client manages it")


def require(holds: bool, code: Code, sentence: str, where: str = "") -> None:  # noqa: FBT001 - reads as the rule it states
    """Refuse unless it holds."""
    if not holds:
        raise Refused(code, sentence, where)
