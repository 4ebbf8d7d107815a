"""Renewal by consensus: a term that ends unless all guarantors agree, when their consensus is due, and whose word lacks.

An agreement whose end is a period after its start, or a measure that obliges the guarantors to renew every period, is renewed by a
request (`renewal`) to which every guarantor has answered `granted`. Each renewal that is complete adds one period to the term, counted on
the calendar from its first day. Where the start is disputed, the term ends on a different day under each reading, and all are shown.

What has not been renewed has not been said to have ended either: that is somebody's own word (`agreement_change/1`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from garant.answers.calendar import later
from garant.answers.clocks import Clock, running
from garant.answers.clocks_events import Saying, event, terms_of
from garant.answers.commitments_words import whose
from garant.answers.defaults import clock
from garant.answers.questions_open import Question, questions
from garant.state.state import State
from garant.statement.kinds import Agreement
from garant.statement.values import After, Every
from garant.statement.words import Status


@dataclass(frozen=True, slots=True)
class Renewal:
    """An agreement that lasts from term to term: how many renewals are complete, when the next is due, who has agreed to it and who not."""

    agreement: str
    status: Status
    period: str
    guarantors: tuple[str, ...]
    renewed: int
    clock: Clock
    asked: str | None
    agreed: tuple[str, ...]
    refused: tuple[str, ...]
    lacking: tuple[str, ...]


def renewals(state: State, at_ms: int) -> Iterator[Renewal]:
    """Give all agreements that last from term to term, by reference, in their own status and those in which renewals were asked for."""
    found = questions(state, "renewal")
    for ref, row in state.agreements.items():
        period = _period(state, ref, row.said)
        guarantors = tuple(whose(who) for who in row.said.guarantors) if isinstance(row.said.guarantors, tuple) else ()
        if period is None or not guarantors:
            continue
        mine = [one for one in found if any(thing.partition(":")[2].partition("#")[0] == ref for thing in one.about)]
        for status in sorted({row.said.status, *(one.status for one in mine)}):
            yield _renewal(state, ref, status, period, guarantors, [one for one in mine if one.status == status], at_ms)


def _period(state: State, ref: str, said: Agreement) -> str | None:
    """Give the period of the term: of its end, or of a measure that obliges somebody to renew it."""
    if isinstance(said.end, After) and said.end.period:
        return said.end.period
    measures = (row.measure for row in state.measures.values(f"{ref}#"))
    return next((one.deadline.period for one in measures if one.form == "renew" and isinstance(one.deadline, Every)), None)


def _renewal(
    state: State, ref: str, status: Status, period: str, guarantors: tuple[str, ...], asked: list[Question], at_ms: int
) -> Renewal:
    complete = [one for one in asked if set(_who(one, "granted")) >= set(guarantors)]
    pending = next((one for one in reversed(asked) if one not in complete), None)
    agreed = _who(pending, "granted") if pending else ()
    runs = _clock(state, ref, status, period, len(complete) + 1, at_ms)
    return Renewal(
        agreement=ref, status=status, period=period, guarantors=guarantors, renewed=len(complete), clock=runs,
        asked=pending.ref if pending else None, agreed=agreed, refused=_who(pending, "refused") if pending else (),
        lacking=tuple(one for one in guarantors if one not in agreed),
    )  # fmt: skip


def _who(asked: Question, says: str) -> tuple[str, ...]:
    return tuple(one.of for one in asked.answers if one.says == says)


def _clock(state: State, ref: str, status: Status, period: str, terms_past: int, at_ms: int) -> Clock:
    """Give the clock of the end of a term, under each reading of its start."""
    starts = event(terms_of(state, ref, status), "in_force")
    if not starts:
        return Clock("after", "waiting", waits_for="in_force")
    return running([Saying(one.by, later(one.moment, period, terms_past)) for one in starts], at_ms, clock(state, "soon"))
