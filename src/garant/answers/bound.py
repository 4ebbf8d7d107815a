"""Who is bound by what: a measure binds those who accepted its agreement, themselves or through their representative.

For everybody else an agreement is "claimed by" whoever entered it; a registrar's entry, however public its source, binds nobody.
Acceptances of different status do not mix: an exercise acceptance binds in the exercise.
"""

from dataclasses import dataclass

from garant.state.state import State
from garant.statement.words import Status


@dataclass(frozen=True, slots=True)
class Bond:
    """One party's signed word on an agreement; `by` is the party that signed it, `through` tells when that is its representative."""

    agreement: str
    party: str
    by: str
    accepts: bool
    measures: tuple[str, ...]
    status: Status
    reservation: str
    t_ms: int

    @property
    def through(self) -> str | None:
        """Give the representative, if it was not the party itself that signed."""
        return self.by if self.by != self.party else None


def bonds(state: State, agreement: str = "") -> list[Bond]:
    """Give every party's word on one agreement, or on all, by agreement and party: its own where it gave one, else its representative's."""
    given = _given(state, agreement)
    own = {(bond.agreement, bond.party, bond.status) for bond in given if bond.through is None}
    return [bond for bond in given if bond.through is None or (bond.agreement, bond.party, bond.status) not in own]


def _given(state: State, agreement: str) -> list[Bond]:
    return [
        Bond(
            agreement=row.said.agreement,
            party=row.said.on_behalf_of or row.said.party,
            by=row.said.party,
            accepts=row.said.binds == "accepts",
            measures=row.said.measures or (),
            status=row.said.status,
            reservation=row.said.reservation or "",
            t_ms=row.t_ms,
        )
        for row in state.acceptances.values(f"{agreement}>" if agreement else "")
    ]


def bound_parties(state: State, agreement: str, status: Status) -> tuple[str, ...]:
    """Give the parties that accepted an agreement, whole or in part, by id."""
    return tuple(bond.party for bond in bonds(state, agreement) if bond.accepts and bond.status == status)
