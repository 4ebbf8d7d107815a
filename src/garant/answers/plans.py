"""Plans: steps that hang together, each as declared by whose it is and as observed by others, side by side.

    ordered         a step waits until those that it comes after were declared done
    simultaneous    the steps of one phase (of the whole plan, where it has no phases) go together
    reciprocal      likewise
    together_with   those steps go together, whatever the order

What goes together holds together: when a side holds one step, all that go with it are held, and with them whatever comes after. Each side
releases what it holds itself. Nothing here lets anybody go: that nobody holds, and that all are ready, is what the parties said.

What is handed over has its new holder when the step was declared done: as declared, until somebody has observed it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from garant.answers.clocks import Clock, clock_of
from garant.answers.clocks_events import Terms, terms_of
from garant.answers.commitments_words import whose
from garant.answers.defaults import clock
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Plan, PlanWord
from garant.statement.kinds.commitments import PlanStep
from garant.statement.values import Deadline, When, Who

Stage = Literal["open", "waiting", "held", "ready", "started", "done", "not_done"]
HOLDING = frozenset({"holds", "releases"})


@dataclass(frozen=True, slots=True)
class Word:
    """Somebody's newest word on a step: whose, what it says, how many, when it says that was, and when it said so (ms)."""

    by: str
    says: str
    quantity: int | None
    when: When
    t_ms: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds which step."""

    by: str
    step: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step at an instant. `holds`: what stops it, on itself and on steps that it goes with or comes after; `waits_for`: steps."""

    step: PlanStep
    stage: Stage
    declared: Word | None
    observed: tuple[Word, ...]
    differs: tuple[str, ...]
    together: tuple[str, ...]
    holds: tuple[Hold, ...]
    waits_for: tuple[str, ...]
    start: Clock | None
    finish: Clock | None
    holder: Who | None
    holder_observed: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """Steps that go together and count the same unit: how many are planned, declared and observed for each, and whether they are equal."""

    unit: str
    steps: tuple[str, ...]
    planned: tuple[int | None, ...]
    declared: tuple[int | None, ...]
    observed: tuple[int | None, ...]

    @property
    def equal_planned(self) -> bool:
        """Tell whether the same is planned for each."""
        return len(set(self.planned)) == 1

    @property
    def equal_declared(self) -> bool | None:
        """Tell whether the same was declared for each; None while somebody has declared nothing."""
        return None if None in self.declared else len(set(self.declared)) == 1


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan at an instant."""

    ref: str
    said: Plan
    clock: Clock
    steps: tuple[Step, ...]
    balances: tuple[Balance, ...]

    @property
    def held(self) -> bool:
        """Tell whether any step is held."""
        return any(step.holds for step in self.steps)


class _Case(NamedTuple):
    state: State
    said: Plan
    words: Mapping[str, Sequence[Recorded[PlanWord]]]
    together: Mapping[str, tuple[str, ...]]
    terms: Terms
    at_ms: int


def plans(state: State, at_ms: int) -> list[PlanView]:
    """Give all plans at an instant, by reference."""
    return [plan(state, ref, at_ms) for ref, _ in state.plans.items()]


def plan(state: State, ref: str, at_ms: int) -> PlanView:
    """Give one plan at an instant."""
    said = state.plans.rows[ref].said
    words = {step.name: list(state.plan_words.values(f"{ref}#{step.name}@")) for step in said.steps or ()}
    case = _Case(state, said, words, _together(said), _terms(state, said, words), at_ms)
    steps = tuple(_step(case, step) for step in said.steps or ())
    deadline = _clock(case, said.deadline) or Clock("none", "undated")
    return PlanView(ref, said, deadline, steps, tuple(_balances(case, steps)))


# What goes together


def _together(said: Plan) -> dict[str, tuple[str, ...]]:
    """Give for each step all that go with it, itself first."""
    steps = said.steps or ()
    links = {step.name: set(step.together_with or ()) for step in steps}
    for step in steps:
        for other in step.together_with or ():
            links[other].add(step.name)
        if said.order != "ordered":
            links[step.name] |= {other.name for other in steps if other.phase == step.phase}
    return {name: (name, *sorted(_reached(links, name) - {name})) for name in links}


def _reached(links: Mapping[str, set[str]], start: str) -> set[str]:
    found, left = set[str](), [start]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += links[name]
    return found


# One step


def _step(case: _Case, step: PlanStep) -> Step:
    declared, observed = _declared(case, step.name), _observed(case, step.name)
    holds, waits = tuple(_holds(case, step)), tuple(name for name in step.after or () if not _is_done(case, name))
    handed = step.hands_over is not None and declared is not None and declared.says == "done"
    seen = handed and any(word.says == "done" for word in observed)
    return Step(
        step=step, stage=_stage(declared, holds, waits), declared=declared, observed=observed,
        differs=tuple(_differences(declared, observed)), together=case.together[step.name][1:], holds=holds, waits_for=waits,
        start=_clock(case, step.start_by), finish=_clock(case, step.finish_by),
        holder=step.hands_over.to if handed and step.hands_over else None, holder_observed=seen,
    )  # fmt: skip


def _stage(declared: Word | None, holds: Sequence[Hold], waits: Sequence[str]) -> Stage:
    if declared is not None and declared.says == "done":
        return "done"
    if holds:
        return "held"
    if waits:
        return "waiting"
    says: dict[str, Stage] = {"ready": "ready", "started": "started", "not_done": "not_done"}
    return says[declared.says] if declared else "open"


def _declared(case: _Case, name: str) -> Word | None:
    words = [_word(row) for row in case.words[name] if row.said.basis == "declared" and row.said.says not in HOLDING]
    return words[-1] if words else None


def _observed(case: _Case, name: str) -> tuple[Word, ...]:
    words = [_word(row) for row in case.words[name] if row.said.basis == "observed" and row.said.says not in HOLDING]
    return tuple({word.by: word for word in words}.values())


def _is_done(case: _Case, name: str) -> bool:
    declared = _declared(case, name)
    return declared is not None and declared.says == "done"


def _word(row: Recorded[PlanWord]) -> Word:
    said = row.said
    return Word(whose(said.by) if said.by else said.party, said.says, said.quantity, said.when, row.t_ms)


def _holds(case: _Case, step: PlanStep) -> Iterator[Hold]:
    """Give what holds a step: on itself, on what goes together with it, and on all that these come after."""
    steps = {one.name: one for one in case.said.steps or ()}
    seen, left = dict[str, None](), [step.name]
    while left:
        name = left.pop(0)
        if name not in seen:
            seen[name] = None
            left += [*case.together[name], *(steps[name].after or ())]
    for name in seen:
        yield from (Hold(by, name) for by in _held_by(case, name))


def _held_by(case: _Case, name: str) -> list[str]:
    words = [_word(row) for row in case.words[name] if row.said.says in HOLDING]
    return [by for by, word in {word.by: word for word in words}.items() if word.says == "holds"]


def _differences(declared: Word | None, observed: Sequence[Word]) -> Iterator[str]:
    """Say where what was observed is not what was declared."""
    for word in observed:
        if declared is None or word.says != declared.says:
            yield f"declared: {declared.says if declared else 'nothing'}; observed by {word.by}: {word.says}"
        elif word.quantity is not None and declared.quantity is not None and word.quantity != declared.quantity:
            yield f"declared: {declared.quantity}; observed by {word.by}: {word.quantity}"


# Clocks and counts


def _terms(state: State, said: Plan, words: Mapping[str, Sequence[Recorded[PlanWord]]]) -> Terms:
    """Give the terms of a plan's deadlines: those of the agreement that it is about, that it was begun, and that its steps were done."""
    about = next((thing.partition(":")[2] for thing in said.about or () if thing.startswith("agreement:")), None)
    terms = terms_of(state, about, said.status) if about else Terms(state, said.status)
    done = {name: row.said.when for name, rows in words.items() for row in rows if row.said.basis == "declared" and row.said.says == "done"}
    begun: dict[str, When] = {} if said.begun is None else {"begun": said.begun}
    return terms._replace(own=tuple({**done, **begun}.items()))


def _clock(case: _Case, deadline: Deadline | None) -> Clock | None:
    return None if deadline is None else clock_of(deadline, case.terms, case.at_ms, clock(case.state, "soon"))


def _balances(case: _Case, steps: Sequence[Step]) -> Iterator[Balance]:
    groups = dict.fromkeys(frozenset(names) for names in case.together.values() if len(names) > 1)
    for group in groups:
        counted = [one for one in steps if one.step.name in group and one.step.unit is not None]
        for unit in dict.fromkeys(one.step.unit for one in counted if one.step.unit):
            yield from _balance(unit, [one for one in counted if one.step.unit == unit])


def _balance(unit: str, steps: Sequence[Step]) -> Iterator[Balance]:
    if len(steps) > 1:
        yield Balance(
            unit=unit,
            steps=tuple(one.step.name for one in steps),
            planned=tuple(one.step.quantity for one in steps),
            declared=tuple(one.declared.quantity if one.declared else None for one in steps),
            observed=tuple(min((word.quantity for word in one.observed if word.quantity is not None), default=None) for one in steps),
        )
