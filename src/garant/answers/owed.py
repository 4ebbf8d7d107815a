"""What one party owes, and what it is owed: by whom, by when, and what is not even dated.

    owes         it is named, and bound by its own word or its representative's
    owed         somebody else is bound, and it is among those to whom that is owed
    conditional  owed either way, but only if something happens; and what it said that it would do on a condition, which binds nobody
    claimed      it is named, and nothing binds it
    unanswered   it is among those to whom a text owes something, and nobody here is bound by it

What was superseded or has lapsed is owed no more. What was reported done, or verified, is still listed with that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from garant.answers.commitments import Commitment
from garant.state.state import State
from garant.statement.kinds import Readout

_OVER = frozenset({"superseded", "lapsed"})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What somebody said that it would do on a condition: a word in a readout, which binds nobody."""

    ref: str
    said: Readout


@dataclass(frozen=True, slots=True)
class Owed:
    """One party's side of all commitments."""

    party: str
    owes: tuple[Commitment, ...]
    owed: tuple[Commitment, ...]
    conditional: tuple[Commitment, ...]
    undertakings: tuple[Undertaking, ...]
    claimed: tuple[Commitment, ...]
    unanswered: tuple[Commitment, ...]

    @property
    def undated(self) -> tuple[Commitment, ...]:
        """Give what it owes, or is owed, without anybody being able to say by when."""
        found = {(one.thing, one.status): one for one in (*self.owes, *self.owed) if not one.clock.is_dated}
        return tuple(found.values())


def owed(state: State, party: str, found: Iterable[Commitment]) -> Owed:
    """Sort commitments by what they are to a party."""
    live = [one for one in found if one.stage not in _OVER]
    plain = [one for one in live if not one.is_conditional]
    return Owed(
        party=party,
        owes=tuple(one for one in plain if _owes(one, party)),
        owed=tuple(one for one in plain if _is_owed(one, party)),
        conditional=tuple(one for one in live if one.is_conditional and (_owes(one, party) or _is_owed(one, party))),
        undertakings=tuple(_undertakings(state, party)),
        claimed=tuple(one for one in live if _is_named(one, party) and not _owes(one, party)),
        unanswered=tuple(one for one in live if party in one.owed_to and not one.bound and not _is_named(one, party)),
    )


def _owes(one: Commitment, party: str) -> bool:
    return any(ower.bound and party in (ower.who.party, ower.through) for ower in one.owers or ())


def _is_owed(one: Commitment, party: str) -> bool:
    return party in one.owed_to and any(bound != party for bound in one.bound)


def _is_named(one: Commitment, party: str) -> bool:
    return any(ower.who.party == party for ower in one.owers or ())


def _undertakings(state: State, party: str) -> Iterator[Undertaking]:
    for ref, row in state.readouts.items():
        speakers = {who.party for who in row.said.by} if isinstance(row.said.by, tuple) else set()
        if row.said.standing == "conditional" and party in speakers:
            yield Undertaking(ref, row.said)
