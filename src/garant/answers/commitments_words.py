"""What was said of a commitment: who reported what, who verified it how far, who says that it is or is not kept.

Only words of the commitment's own status count (guard-rail 6). Of each party the newest counts; a word that a registrar reports from a
source stands under the name of whoever said it, and never takes the place of a signed one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from garant.answers.clocks import Occurrence
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Fulfilment, Position, Verification
from garant.statement.values import Dated, Who
from garant.statement.words import Status, Texts

KEPT = frozenset({"kept", "confirms"})
NOT_KEPT = frozenset({"not_kept", "partly_kept", "contests", "does_not_confirm", "denies"})


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word it is (`reported_by`: the registrar that reports it, if it is not signed by themselves), what it says, since when (ms)."""

    by: str
    says: str
    period: str | None
    when: str | None
    text: Texts | None
    t_ms: int
    reported_by: str | None = None


def reports(state: State, thing: str, status: Status) -> tuple[Word, ...]:
    """Give what was reported of a commitment, in the order in which it was said."""
    return tuple(_word(row, row.said.says, row.said.period) for row in state.fulfilments.values(f"{thing}@") if row.said.status == status)


def grades(state: State, thing: str, status: Status) -> tuple[Word, ...]:
    """Give how far a commitment was verified: `says` is the grade, 0 to 3."""
    return tuple(
        _word(row, str(row.said.grade), row.said.period) for row in state.verifications.values(f"{thing}@") if row.said.status == status
    )


def positions(state: State, thing: str, status: Status) -> tuple[Word, ...]:
    """Give who says of a commitment that it is kept, or is not: the newest word of each."""
    rows = [row for row in state.positions.values(f"{thing}>") if row.said.status == status]
    return tuple(_word(row, row.said.says, None) for row in sorted(rows, key=lambda row: row.index))


def newest(words: Iterable[Word]) -> dict[str, Word]:
    """Give the newest word of each, by whose it is."""
    return {word.by: word for word in words}


def whose(who: Who) -> str:
    """Name somebody: a party by its id, anybody else as described."""
    return who.party or who.text or ""


def unreported(past: Iterable[Occurrence], words: Iterable[Word]) -> tuple[Occurrence, ...]:
    """Give the occurrences of which nobody reported that they were done; of several hours a day each needs a report of its own."""
    days = [day for word in words if word.says == "done" and (day := word.period or word.when)]
    return tuple(one for one in past if sum(one.covered_by(day) for day in days) <= one.nth)


Row = Recorded[Fulfilment] | Recorded[Verification] | Recorded[Position]


def _word(row: Row, says: str, period: str | None) -> Word:
    said = row.said
    reported = said.party if said.by is not None else None
    behalf = None if isinstance(said, Verification) else said.on_behalf_of
    by = whose(said.by) if said.by is not None else behalf or said.party
    when = getattr(said, "when", None)
    day = when.date if isinstance(when, Dated) else None
    return Word(by, says, period, day, said.text, row.t_ms, reported)
