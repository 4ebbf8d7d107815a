"""Rule hits: which measures speak of what a notice declares, where and when they apply.

A measure is held against a notice when it names the notice's activity, when its agreement has the notice's status or was accepted in it,
while it may be in force (`in_force`), and where the notice comes into its zone; without a zone it holds everywhere. A zone is looked at
under every reading that there is (`places`): a hit says under which readings it stands, and under which not.

It binds when the filer, or a party that the filer represents, has accepted it; for everybody else it is claimed by who entered it. A hit
informs, like everything else: a measure may say that an activity is allowed with notice; a notice is no permission (guard-rail 3).

What cannot be computed is undetermined, never left out: a zone that nobody has drawn, or that is unknown or disputed; a notice whose place
is hidden; measures that are sealed, for those who have a part in them. Only what could stand against the notice counts: not an exemption,
and not a measure that asks for less notice than was given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from garant.answers import bound
from garant.answers.asked import Asked
from garant.answers.bound import Bond
from garant.answers.in_force import Force, force_of
from garant.answers.lead import lead_ms
from garant.answers.places import Around, Found, Seeking, places
from garant.answers.rulebook import Rulebook
from garant.answers.sayings import Saying, Says, in_words, sayings
from garant.instant import Window
from garant.state.state import State
from garant.statement.kinds.agreements import Agreement, Measure
from garant.statement.values import Who

if TYPE_CHECKING:
    from garant.space.body import Body


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A measure that speaks of what is notified, in one zone (None: everywhere); as `verdicts.Hit` has it, in ms and with all its reasons.

    `readings` are those of the zone under which it stands, `not_under` those under which it does not. `start_ms` and `end_ms` are None
    where unbounded, `place` where there is no zone.
    """

    measure: str
    says: Says
    zone: str | None
    readings: tuple[str, ...]
    not_under: tuple[str, ...]
    binds: bool
    claimed_by: str | None
    met: bool
    required_ms: int | None
    consent_of: Who | None
    because: str
    start_ms: int | None
    end_ms: int | None
    place: tuple[int, int] | None

    @property
    def is_against(self) -> bool:
        """Tell whether it stands against what is notified: it is no exemption, and enough notice does not settle it."""
        return self.says != "exempt" and not self.met


class Undetermined(NamedTuple):
    """What could not be computed (a reference), and why. It is never taken for clear."""

    what: str
    because: str


class RulesFound(NamedTuple):
    """All hits, by measure and zone; what could not be computed; the longest notice that any of the hits asks for."""

    hits: tuple[RuleHit, ...]
    undetermined: tuple[Undetermined, ...]
    lead_required_ms: int | None


class _Held(NamedTuple):
    """A measure that is held against a notice: what it says, who is bound to it, when it may be in force."""

    ref: str
    measure: Measure
    said: tuple["_Weighed", ...]
    bonds: tuple[Bond, ...]
    force: Force


class _Weighed(NamedTuple):
    """A saying, how long before it asks for notice, and whether that was given."""

    saying: Saying
    required_ms: int | None
    met: bool

    @property
    def may_stand_against(self) -> bool:
        return self.saying.says != "exempt" and not self.met


class _Question(NamedTuple):
    """What is asked about, in which state and when; `own` are the filer and those whom it represents."""

    state: State
    asked: Asked
    now_ms: int
    own: frozenset[str]


def rule_hits(state: State, asked: Asked, body: "Body | None", around: Around, now_ms: int, book: Rulebook | None = None) -> RulesFound:
    """Hold every measure against a notice as of `now_ms`; `body` is what its volumes cover, None where they are hidden or cover nothing.

    `around` finds live notices round which a zone lies. With a `book` that the caller keeps for a log, zones are computed once.
    """
    book = book or Rulebook()
    question = _Question(state, asked, now_ms, _own(state, asked))
    seeking = Seeking(state, asked, body, around, book)
    hits: list[RuleHit] = []
    undetermined = list(_sealed(question))
    for ref in book.measures_naming(state, asked.activity):
        held = _held(question, ref)
        if held is None or not held.said:
            continue
        for found in places(seeking, ref, held.measure, held.force.windows):
            if isinstance(found, str):
                undetermined += _undetermined(held, found)
            else:
                hits += (_hit(question, held, weighed, found) for weighed in held.said)
    hits.sort(key=lambda hit: (hit.measure, hit.zone or "", hit.says))
    required = [hit.required_ms for hit in hits if hit.required_ms is not None]
    return RulesFound(tuple(hits), tuple(dict.fromkeys(undetermined)), max(required, default=None))


def _own(state: State, asked: Asked) -> frozenset[str]:
    """Give the filer, and those whom it represents."""
    rows = state.representations.values(f"{asked.party}>")
    return frozenset({asked.party, *(row.represented for row in rows if row.ended is None and row.status == asked.status)})


def _bonds(question: _Question, agreement: str) -> list[Bond]:
    """Give every party's word on an agreement, in the status that is asked about."""
    return [bond for bond in bound.bonds(question.state, agreement) if bond.status == question.asked.status]


def _held(question: _Question, ref: str) -> _Held | None:
    """Give a measure that concerns notices of this status, with what it says."""
    agreement, _, name = ref.partition("#")
    bonds = _bonds(question, agreement)
    same = question.state.agreements.rows[agreement].said.status == question.asked.status
    if not same and not any(bond.accepts for bond in bonds):
        return None
    measure = question.state.measures.rows[ref].measure
    of_it = tuple(bond for bond in bonds if not bond.measures or name in bond.measures)
    accepted = [bond for bond in of_it if bond.accepts]
    force = force_of(question.state, agreement, measure.validity(), question.asked.status, accepted)
    return _Held(ref, measure, tuple(_weighed(question, saying) for saying in sayings(measure, question.asked)), of_it, force)


def _weighed(question: _Question, saying: Saying) -> _Weighed:
    if saying.notice is None:
        return _Weighed(saying, None, met=False)
    start_ms = question.asked.start_ms
    required_ms = lead_ms(saying.notice, question.now_ms if start_ms is None else start_ms)
    return _Weighed(saying, required_ms, met=start_ms is not None and start_ms - question.now_ms >= required_ms)


def _hit(question: _Question, held: _Held, weighed: _Weighed, found: Found) -> RuleHit:
    agreement = held.ref.partition("#")[0]
    binding = [bond for bond in held.bonds if bond.accepts and bond.party in question.own]
    return RuleHit(
        measure=held.ref,
        says=weighed.saying.says,
        zone=found.zone,
        readings=found.readings,
        not_under=found.not_under,
        binds=bool(binding),
        claimed_by=None if binding else question.state.agreements.rows[agreement].said.party,
        met=weighed.met,
        required_ms=weighed.required_ms,
        consent_of=weighed.saying.consent_of,
        because="; ".join(_reasons(question, held, weighed, found)),
        start_ms=found.window.start_ms,
        end_ms=found.window.end_ms,
        place=found.place,
    )


def _reasons(question: _Question, held: _Held, weighed: _Weighed, found: Found) -> Iterator[str]:
    """Give the reasons, those first that nobody could guess; whoever has little room cuts at the end."""
    if weighed.saying.because:
        yield weighed.saying.because
    yield from found.notes
    yield from held.force.notes
    for bond in held.bonds:
        if bond.party in question.own:
            yield from _of_bond(question, bond)
    yield from _of_addressee(question, held.measure)
    yield from in_words(held.measure, question.asked)


def _of_bond(question: _Question, bond: Bond) -> Iterator[str]:
    if not bond.accepts:
        yield f"{bond.party} has rejected it"
    elif bond.party != question.asked.party:
        yield f"accepted for {bond.party}"
    if bond.reservation:
        yield f"{bond.party} with the reservation: {bond.reservation}"


def _of_addressee(question: _Question, measure: Measure) -> Iterator[str]:
    """Say to whom a measure is addressed, if that is to parties and to none of those who file."""
    named = {who.party for who in measure.addressee} if isinstance(measure.addressee, tuple) else {None}
    if None not in named and not named & question.own:
        yield f"addressed to {', '.join(sorted(party for party in named if party))}"


def _undetermined(held: _Held, because: str) -> Iterator[Undetermined]:
    """Say what cannot be computed about a measure, if it could stand against the notice."""
    if any(weighed.may_stand_against for weighed in held.said):
        yield Undetermined(what=held.ref, because=because)


def _sealed(question: _Question) -> Iterator[Undetermined]:
    """Say which agreements have measures that are not here to be looked at, of those in which the filer has a part."""
    for ref, row in question.state.agreements.items():
        missing = row.said.measure_count - len(row.measures)
        if missing > 0 and _has_a_part(question, ref, row.said):
            yield Undetermined(what=ref, because=f"{missing} of its {row.said.measure_count} measures are sealed, or not entered")


def _has_a_part(question: _Question, ref: str, said: Agreement) -> bool:
    """Tell whether those who file have entered an agreement, share what it hides, or have accepted it, and it may be in force."""
    bonds = [bond for bond in _bonds(question, ref) if bond.accepts]
    named = said.status == question.asked.status and bool(question.own & {said.party, *(said.share or ())})
    if not named and not any(bond.party in question.own for bond in bonds):
        return False
    return bool(force_of(question.state, ref, Window(None, None), question.asked.status, bonds).windows)
