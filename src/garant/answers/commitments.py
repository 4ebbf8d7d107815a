"""Commitments: every measure, and every follow-up, with who owes it to whom, its clock, what was said of it, and how far it has come.

    stated -> in_force -> due_soon -> overdue -> reported_done -> verified | contested
    superseded, suspended, lapsed (what became of it); extended (it has a later deadline than the text's, which is not near yet)

A commitment is owed by those named in it who accepted its agreement; of anybody else who is named it is claimed, and of somebody who is no
party here, or whom nobody names, nobody here is bound. `overdue` says that the time is surely over and that no report is on record: not
that nothing was done. `contested` says that words differ: somebody says that it is not kept, and somebody that it is. A clock that is
unknown, none or disputed never becomes overdue. Nor does a rule of conduct, such as a ceasefire: its date is when it begins to hold.

What is asked as of an instant looks at the clocks of that instant, and at all words of the log.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from garant.answers import bound
from garant.answers.bound import Bond
from garant.answers.clocks import Clock, Occurrence, clock_of
from garant.answers.clocks_events import Terms, terms_of
from garant.answers.commitments_changes import Changed, changed
from garant.answers.commitments_stage import Facts, Stage, end_of, force_at, is_conduct, stage_of
from garant.answers.commitments_words import Word, grades, newest, positions, reports, unreported, whose
from garant.answers.defaults import clock
from garant.answers.in_force import force_of
from garant.instant import text
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Agreement, FollowUp
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Dated, Deadline, Who
from garant.statement.words import Standing, Status, Texts


@dataclass(frozen=True, slots=True)
class Ower:
    """Somebody who is named: `bound` if its own word binds it, or that of who speaks for it (`through`); what it last reported."""

    who: Who
    bound: bool
    through: str | None = None
    reservation: str = ""
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing that is owed, of one status, as of an instant. `thing` names it: `measure:reg/zone-2018#m1`, `follow_up:tr/inquiry`.

    `owers` is None where the text names nobody, or leaves it open. `owed_to`: who else accepted it, or stands in its text.
    """

    thing: str
    agreement: str | None
    status: Status
    form: str
    text: Texts
    standing: Standing
    condition: str | None
    owers: tuple[Ower, ...] | None
    owed_to: tuple[str, ...]
    claimed_by: str
    deadline: Deadline
    extended_to: Deadline | None
    clock: Clock
    stage: Stage
    reports: tuple[Word, ...]
    grades: tuple[Word, ...]
    positions: tuple[Word, ...]
    unreported: tuple[Occurrence, ...]
    superseded_by: str | None
    notes: tuple[str, ...]
    conduct: bool = False
    """Whether it is a rule of conduct, whose date is when it begins to hold."""

    @property
    def is_conditional(self) -> bool:
        """Tell whether it is owed only if something happens."""
        return self.condition is not None or self.standing == "conditional"

    @property
    def bound(self) -> tuple[str, ...]:
        """Give the parties that owe it."""
        return tuple(one.who.party for one in self.owers or () if one.bound and one.who.party)


class _Case(NamedTuple):
    """A measure of an agreement in one status, and when it is asked about."""

    state: State
    terms: Terms
    ref: str
    measure: Measure
    said: Agreement
    bonds: tuple[Bond, ...]
    at_ms: int


def statuses(state: State, ref: str) -> tuple[Status, ...]:
    """Give the statuses in which an agreement stands: its own, and those in which it was accepted or rejected."""
    return tuple(sorted({state.agreements.rows[ref].said.status, *(bond.status for bond in bound.bonds(state, ref))}))


def commitments(state: State, at_ms: int, refs: Collection[str] = ()) -> list[Commitment]:
    """Give the commitments of all agreements, or of those named, by reference and status, then all follow-ups."""
    named = sorted(refs) or [ref for ref, _ in state.agreements.items()]
    found = [one for ref in named for status in statuses(state, ref) for one in of_agreement(state, ref, status, at_ms)]
    return found if refs else [*found, *follow_ups(state, at_ms)]


def of_agreement(state: State, ref: str, status: Status, at_ms: int, said: Agreement | None = None) -> Iterator[Commitment]:
    """Give the commitments of an agreement in a status; `said` is what its reader may see of it, where that is more than all may."""
    row = state.agreements.rows[ref]
    seen = said or row.said
    given = [bond for bond in bound.bonds(state, ref) if bond.status == status]
    measures = [state.measures.rows[f"{ref}#{name}"].measure for name in row.measures]
    for measure in (*measures, *(one for one in seen.measures or () if one.name not in row.measures)):
        bonds = tuple(bond for bond in given if not bond.measures or measure.name in bond.measures)
        yield _commitment(_Case(state, terms_of(state, ref, status, seen), ref, measure, seen, bonds, at_ms))


def _commitment(case: _Case) -> Commitment:
    measure, state = case.measure, case.state
    thing, status = f"measure:{case.ref}#{measure.name}", case.terms.status
    accepted = [bond for bond in case.bonds if bond.accepts]
    windows = force_of(state, case.ref, measure.validity(), status, accepted)
    became = changed(state, thing.partition(":")[2], status, accepted, case.at_ms)
    runs = clock_of(became.deadline or measure.deadline, case.terms, case.at_ms, clock(state, "soon"), end_of(windows.windows))
    words = reports(state, thing, status), grades(state, thing, status), positions(state, thing, status)
    owers = _owers(case, words[0])
    missed = unreported(runs.past, words[0])
    force = force_at(windows.windows, known="in force: unknown" not in windows.notes, at_ms=case.at_ms)
    facts = Facts(_reported(owers), words, runs, missed, became, force, is_conduct(measure))
    return Commitment(
        thing=thing, agreement=case.ref, status=status, form=measure.form, text=measure.text, standing=measure.standing,
        condition=measure.condition, owers=owers, owed_to=_owed_to(case, owers), claimed_by=state.agreements.rows[case.ref].said.party,
        deadline=measure.deadline, extended_to=became.deadline, clock=runs, stage=stage_of(facts),
        reports=words[0], grades=words[1], positions=words[2], unreported=missed, superseded_by=became.superseded_by,
        notes=(*windows.notes, *became.alone), conduct=facts.conduct,
    )  # fmt: skip


# Who owes it, and to whom


def _owers(case: _Case, words: Sequence[Word]) -> tuple[Ower, ...] | None:
    if not isinstance(case.measure.addressee, tuple):
        return None
    accepted, said = {bond.party: bond for bond in case.bonds if bond.accepts and _still_binds(case, bond)}, newest(words)
    return tuple(_ower(who, accepted.get(who.party or ""), said.get(whose(who))) for who in case.measure.addressee)


def _still_binds(case: _Case, bond: Bond) -> bool:
    """Tell whether the measure has not ended for one party by its own word, or by a registrar's: who denounced it owes it no more."""
    windows = force_of(case.state, case.ref, case.measure.validity(), case.terms.status, [bond]).windows
    return force_at(windows, known=True, at_ms=case.at_ms) != "over"


def _ower(who: Who, bond: Bond | None, report: Word | None) -> Ower:
    says = report.says if report else None
    if bond is None:
        return Ower(who, bound=False, report=says)
    return Ower(who, bound=True, through=bond.through, reservation=bond.reservation, report=says)


def _owed_to(case: _Case, owers: Sequence[Ower] | None) -> tuple[str, ...]:
    """Give the others that accepted it; where nobody did, the other sides of the text. What is owed by two is owed to each by the other."""
    accepted = sorted({bond.party for bond in case.bonds if bond.accepts})
    sides = [who for whos in (case.said.between, case.said.guarantors) if isinstance(whos, tuple) for who in whos]
    named = accepted or sorted({whose(who) for who in sides})
    alone = {whose(one.who) for one in owers or ()}
    return tuple(one for one in named if alone != {one})


def _reported(owers: Sequence[Ower] | None) -> tuple[tuple[bool, str | None], ...]:
    return tuple((one.bound, one.report) for one in owers or ())


# Follow-ups


def follow_ups(state: State, at_ms: int) -> Iterator[Commitment]:
    """Give what is owed after incidents and findings. Its clock may run from when it was entered (`signature`)."""
    for ref, row in state.follow_ups.items():
        yield _follow_up(state, ref, row, at_ms)


def _follow_up(state: State, ref: str, row: Recorded[FollowUp], at_ms: int) -> Commitment:
    said, thing = row.said, f"follow_up:{ref}"
    entered = Dated(date=text(row.t_ms)[:10], utc=text(row.t_ms))
    runs = clock_of(said.deadline, Terms(state, said.status, None, entered, entered), at_ms, clock(state, "soon"))
    words = reports(state, thing, said.status), grades(state, thing, said.status), positions(state, thing, said.status)
    last = newest(words[0])
    owers = tuple(_owes_after(said, who, last.get(whose(who))) for who in said.owed_by)
    missed = unreported(runs.past, words[0])
    facts = Facts(_reported(owers), words, runs, missed, Changed(), "yes", conduct=False)
    return Commitment(
        thing=thing, agreement=None, status=said.status, form=said.form, text=said.text, standing="agreed" if said.agreed else "said",
        condition=None, owers=owers, owed_to=tuple(whose(who) for who in said.owed_to or ()), claimed_by=said.party,
        deadline=said.deadline, extended_to=None, clock=runs, stage=stage_of(facts),
        reports=words[0], grades=words[1], positions=words[2], unreported=missed, superseded_by=None, notes=(),
    )  # fmt: skip


def _owes_after(said: FollowUp, who: Who, report: Word | None) -> Ower:
    """Say whether somebody owes it by its own word: it entered the follow-up itself, or has reported on it as what it owes."""
    own = who.party is not None and said.party == who.party
    signed = report is not None and report.reported_by is None
    return Ower(who, bound=own or signed, report=report.says if report else None)
