"""The rules of fulfilments, verifications, events, changed measures and plans.

Whoever owes a thing reports on it, itself or through a registrar with a source; whoever verifies is somebody else. Nothing here decides
that a thing was done: the answers show what each has said.
"""

from collections.abc import Iterable, Iterator

from garant.errors import Code
from garant.fold.agreements import grounds_of, recorded, representation_behind, require_known
from garant.fold.case import Case, own_name, require, require_registered, require_same_status, require_there
from garant.fold.things import named, require_thing, require_things
from garant.state.rows import MeasureRow, Recorded
from garant.state.state import Put, State
from garant.statement.kinds import Event, Fulfilment, MeasureChange, Plan, PlanWord, Verification
from garant.statement.kinds.commitments import PlanStep
from garant.statement.values import Who

_OWED = frozenset({"measure", "follow_up"})


def fulfilment(state: State, case: Case) -> Iterator[Put]:
    """Whoever owes it, or a registrar, reports how far it is."""
    said: Fulfilment = case.said
    _require_owed(state, said)
    _require_reporter(state, said)
    named_there = _owers(state, said.of)
    if said.on_behalf_of:
        yield grounds_of(case, representation_behind(state, said))
    speaks = said.on_behalf_of or said.party
    mine = said.capacity == "registrar" or named_there is None or speaks in named_there
    require(mine, Code.NOT_YOURS, f"{said.of} is not addressed to {speaks!r}; verify it, or take a position on it", "$.of")
    yield Put("fulfilments", f"{said.of}@{case.index:012d}", recorded(case))


def verification(state: State, case: Case) -> Iterator[Put]:
    """Somebody other than whoever owes it verifies."""
    said: Verification = case.said
    _require_owed(state, said)
    _require_reporter(state, said)
    verifier = said.by.party if said.by else said.party
    alone = verifier is not None and _owers(state, said.of) == {verifier}
    require(not alone, Code.NOT_YOURS, "nobody verifies what it alone owes; report it instead", "$.by" if said.by else "$.party")
    yield Put("verifications", f"{said.of}@{case.index:012d}", recorded(case))


def event(state: State, case: Case) -> Iterator[Put]:
    """Somebody says that an event happened from which deadlines run. Several may say it, and differ."""
    said: Event = case.said
    require_there(state, "agreements", said.agreement, "$.agreement")
    require_registered(state, said)
    require_known(state, said)
    yield Put("events", f"{said.agreement}@{case.index:012d}", recorded(case))


def measure_change(state: State, case: Case) -> Iterator[Put]:
    """A party, or a registrar with a source, says what became of a measure."""
    said: MeasureChange = case.said
    require_thing(state, said, f"measure:{said.measure}", "$.measure")
    if said.superseded_by:
        require_thing(state, said, f"measure:{said.superseded_by}", "$.superseded_by")
    require_registered(state, said)
    agreement = said.measure.partition("#")[0]
    own = state.acceptances.get(f"{agreement}>{said.party}:{said.status}:{said.party}")
    bound = own is not None and own.said.binds == "accepts"
    entered = state.agreements.rows[agreement].said.party == said.party
    part = said.capacity == "registrar" or bound or entered
    require(part, Code.NOT_YOURS, f"{said.party!r} has no part in {agreement}", "$.party")
    yield Put("measure_changes", f"{said.measure}@{case.index:012d}", recorded(case))


def plan(state: State, case: Case) -> Iterator[Put]:
    """A plan is entered by one whose steps it has, or by a registrar."""
    said: Plan = case.said
    ref = own_name(state, "plans", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.party in {who.party for who in said.between}
    require(own, Code.NOT_YOURS, f"{said.party!r} has no part in it; a registrar enters the plans of others", "$.between")
    require_things(state, said, said.about, "$.about")
    handed = (step.hands_over.thing for step in said.steps or () if step.hands_over and step.hands_over.thing)
    require_things(state, said, handed, "$.steps")
    yield Put("plans", ref, recorded(case))


def plan_word(state: State, case: Case) -> Iterator[Put]:
    """Whose step it is declares; others observe; every side may hold and release."""
    said: PlanWord = case.said
    require_there(state, "plans", said.plan, "$.plan")
    row = state.plans.rows[said.plan]
    require_same_status(row.said.status, said)
    _require_reporter(state, said)
    step = next((one for one in row.said.steps or () if one.name == said.step), None)
    require(step is not None, Code.UNKNOWN_REFERENCE, f"{said.plan} has no step {said.step}", "$.step")
    if said.capacity == "party" and step is not None:
        _require_part(row.said, step, said)
    yield Put("plan_words", f"{said.plan}#{said.step}@{case.index:012d}", recorded(case))


def _require_part(plan: Plan, step: PlanStep, said: PlanWord) -> None:
    """Refuse the holds of strangers to a plan, and declarations of steps that are another's."""
    if said.says in ("holds", "releases"):
        sides = {who.party for who in plan.between} | {step.of.party}
        require(said.party in sides, Code.NOT_YOURS, f"{said.party!r} has no part in this plan; its sides hold and release", "$.party")
        require(said.basis == "declared", Code.BAD_VALUE, "a side declares that it holds or releases", "$.basis")
        return
    mine = step.of.party == said.party
    require(mine == (said.basis == "declared"), Code.NOT_YOURS, "whose step it is declares, everybody else observes", "$.basis")


def _require_owed(state: State, said: Fulfilment | Verification) -> None:
    require(named(said.of).sort in _OWED, Code.BAD_VALUE, f"{said.of} is no commitment: name a measure or a follow-up", "$.of")
    require_thing(state, said, said.of, "$.of")


def _require_reporter(state: State, said: Fulfilment | Verification | PlanWord) -> None:
    require_registered(state, said)
    require_known(state, said)
    reported = said.capacity == "registrar"
    require(reported == (said.by is not None), Code.BAD_VALUE, "a registrar names in `by` whose word it is, and nobody else does", "$.by")
    require_things(state, said, said.evidence, "$.evidence")


def _owers(state: State, thing: str) -> set[str] | None:
    """Give the parties that owe a commitment, or None where the text names no party of this theatre."""
    sort, ref = named(thing)
    row = state.table("measures" if sort == "measure" else "follow_ups").get(ref)
    whos: object = None
    if isinstance(row, MeasureRow):
        whos = row.measure.addressee
    elif isinstance(row, Recorded):
        whos = row.said.owed_by
    return _parties(whos) if isinstance(whos, tuple) else None


def _parties(whos: Iterable[Who]) -> set[str] | None:
    found = {who.party for who in whos if who.party}
    return found or None
