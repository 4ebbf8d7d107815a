"""Who may say what: the authorities that the law's table names.

Roots speak k of n for the party itself; officers speak at their level; a desk's machine key says "delivered" and nothing else.
Thresholds count distinct keys.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from garant.errors import Code, Refused
from garant.fold.case import Authority, Case, require, the_charter
from garant.state.rows import KeyRow
from garant.state.state import State
from garant.statement.kinds.authority import Roots
from garant.statement.words import HOST, LEVELS, Level


def require_threshold(roots: Roots, case: Case, whose: str) -> None:
    """Refuse unless enough distinct keys of these roots signed."""
    count = len(case.proven & set(roots.keys))
    require(
        count >= roots.threshold,
        Code.THRESHOLD_NOT_MET,
        f"{count} of {len(roots.keys)} root keys of {whose} signed; {roots.threshold} must",
        "$.signatures",
    )


def roots_of(state: State, party: str) -> Roots:
    """Give the root keys in force of a party, or of the host."""
    if party == HOST:
        return the_charter(state).roots
    row = state.parties.get(party)
    if row is None:
        raise Refused(Code.UNKNOWN_PARTY, f"{party!r} is no party of this theatre", "$.party")
    return row.roots


def by_charter(state: State, case: Case) -> None:
    """The charter's own root keys sign it."""
    del state
    require(case.said.party == HOST, Code.NOT_AUTHORISED, f"the charter is the host's; its party must be {HOST!r}", "$.party")
    require_threshold(case.said.roots, case, "the host")


def by_host(state: State, case: Case) -> None:
    """The host's roots sign, and when they change, the new ones too."""
    require(case.said.party == HOST, Code.NOT_AUTHORISED, f"the charter is the host's; its party must be {HOST!r}", "$.party")
    require_threshold(roots_of(state, HOST), case, "the host")
    if case.said.roots is not None:
        require_threshold(case.said.roots, case, "the host's new set")


def by_answer_key(state: State, case: Case) -> None:
    """The host's answer key signs, and no other."""
    del state
    ours = case.said.party == HOST and {row.role for row in case.signers} == {"answer"}
    require(ours, Code.NOT_AUTHORISED, "the host's answer key alone signs this", "$.signatures")


def by_gateway(state: State, case: Case) -> None:
    """A gateway key of the host's signs, and no other: what it files is its client's word, which the host vouches for and nobody signed."""
    del state
    ours = case.said.party == HOST and bool(case.signers) and all(row.role == "gateway" for row in case.signers)
    require(ours, Code.NOT_AUTHORISED, "a gateway key of the host's alone signs this", "$.signatures")


def by_newcomer(state: State, case: Case) -> None:
    """A newcomer's own roots sign, and the host's let it in."""
    require_threshold(case.said.roots, case, case.said.party)
    require_threshold(roots_of(state, HOST), case, "the host")


def by_roots(state: State, case: Case) -> None:
    """The party's root keys sign, k of n."""
    require_threshold(roots_of(state, case.said.party), case, case.said.party)


def by_both_roots(state: State, case: Case) -> None:
    """The old root threshold and the new one sign (TUF, root rotation)."""
    by_roots(state, case)
    require_threshold(case.said.roots, case, f"{case.said.party}'s new set")


def by_any_root(state: State, case: Case) -> None:
    """One root key of the party is enough."""
    roots = roots_of(state, case.said.party)
    found = case.proven & set(roots.keys)
    require(bool(found), Code.NOT_AUTHORISED, f"a root key of {case.said.party!r} must sign this", "$.signatures")


def by_officer(least: Level) -> Authority:
    """Officers of the party sign, each at this level or above."""

    def authority(state: State, case: Case) -> None:
        del state
        _require_officers(case.signed_by(case.said.party), least, case.said.party)

    return authority


def by_officers_of_both(state: State, case: Case) -> None:
    """Headquarters of both sides sign."""
    del state
    for party in (case.said.party, case.said.represented):
        _require_officers(case.signed_by(party), "headquarters", party)


def by_officers_of_two(state: State, case: Case) -> None:
    """Headquarters of both who sign one text."""
    del state
    for party in (case.said.party, case.said.other):
        _require_officers(case.signed_by(party), "headquarters", party)


def by_officers_of_all(state: State, case: Case) -> None:
    """Headquarters of every party whose finding it is; of a registrar, where it reports one."""
    del state
    makers = {who.party for who in case.said.by if who.party} if case.said.capacity == "party" else set()
    for party in sorted({case.said.party, *makers}):
        _require_officers(case.signed_by(party), "headquarters", party)


def by_officer_or_desk(state: State, case: Case) -> None:
    """An officer of the party signs, or one of its desks; what a desk may say is the rule's business."""
    del state
    roles = {row.role for row in case.signed_by(case.said.party)}
    allowed = bool(roles) and roles <= {"officer", "desk"}
    require(allowed, Code.NOT_AUTHORISED, f"an officer or a desk of {case.said.party!r} must sign this", "$.signatures")


def _require_officers(rows: Iterable[KeyRow], least: Level, party: str) -> None:
    levels = _FROM[least]
    signers = tuple(rows)
    if not signers or not all(row.role == "officer" and row.level in levels for row in signers):
        raise Refused(Code.NOT_AUTHORISED, f"an officer of {party!r} at {' or '.join(levels)} level must sign this", "$.signatures")


_FROM: Mapping[Level | None, tuple[Level, ...]] = MappingProxyType({level: LEVELS[at:] for at, level in enumerate(LEVELS)})
"""Each level, with those above it."""
