"""The sheets of plans: each step as declared and as observed, what holds it, when it is due, and who has what was handed over."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from garant.answers.plans import Balance, PlanView, Step, Word
from garant.terminal.commitments import due
from garant.terminal.paper import Ink, assemble, ink, pick, safe, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief, who

_STYLES = {"held": "bold red", "done": "green", "ready": "bold green", "waiting": "dim"}


def plans(found: Sequence[PlanView], at_ms: int, language: str = "en") -> Group:
    """Show all plans, one after the other."""
    return Group(*(part for one in found for part in _plan(one, at_ms, language))) if found else Group(Sheet("Plans"))


def _plan(found: PlanView, at_ms: int, language: str) -> Iterator[RenderableType]:
    yield heads(_heads(found, at_ms, language))
    yield Ink()
    yield _steps(found.steps, at_ms, language)
    if found.balances:
        yield _balances(found.balances)


def _heads(found: PlanView, at_ms: int, language: str) -> Iterator[tuple[str, Cell]]:
    said = found.said
    yield "plan", assemble(ink(found.ref, "bold"), f", {said.form}, {said.order}, ", word(said.status))
    yield "title", pick(said.title, language)
    yield "stands", said.standing
    yield "between", brief(said.between)
    yield "announced by", who(said.announced_by) if said.announced_by else ""
    yield "begun", brief(said.begun) if said.begun else ""
    yield "deadline", due(found.clock, said.deadline, at_ms) if said.deadline else ""
    yield "held by", ", ".join(sorted({f"{hold.by} ({hold.step})" for step in found.steps for hold in step.holds}))
    yield "note", pick(said.text, language)


def _steps(steps: Sequence[Step], at_ms: int, language: str) -> Sheet:
    made = Sheet("", "step", "whose", "what", "stands!", "declared", "observed", "because", "by when", empty="no steps are stated")
    for one in steps:
        stands = Ink(one.stage.replace("_", " "), style=_STYLES.get(one.stage, ""))
        observed = Ink("\n").join(_word(word) for word in one.observed)
        declared = _word(one.declared) if one.declared else Ink()
        made.add(one.step.name, who(one.step.of), _what(one, language), stands, declared, observed, _because(one), _when(one, at_ms))
    return made


def _what(one: Step, language: str) -> Text:
    step = one.step
    count = f" ({step.quantity} {step.unit})" if step.quantity is not None and step.unit else ""
    return Ink("\n").join([ink(f"{pick(step.text, language)}{count}"), *_handed(one)])


def _handed(one: Step) -> Iterator[Ink]:
    handed = one.step.hands_over
    if handed is None:
        return
    thing = safe(handed.thing or handed.text or handed.form)
    if one.holder is None:
        yield assemble("hands over ", thing, " to ", who(handed.to))
    else:
        yield assemble(thing, " is now with ", who(one.holder), "" if one.holder_observed else ", as declared")


def _word(one: Word) -> Ink:
    count = "" if one.quantity is None else f" {one.quantity}"
    return ink(f"{one.by}: {one.says.replace('_', ' ')}{count}")


def _because(one: Step) -> Text:
    holds = one.holds if one.stage != "done" else ()
    reasons = [ink(f"{hold.by} holds {'it' if hold.step == one.step.name else hold.step}") for hold in holds]
    reasons += [ink(f"after {', '.join(one.waits_for)}")] if one.waits_for else []
    return Ink("\n").join([*reasons, *(Ink(safe(text), style="red") for text in one.differs)])


def _when(one: Step, at_ms: int) -> Text:
    start = [assemble("start by ", due(one.start, one.step.start_by, at_ms))] if one.start and one.step.start_by else []
    finish = [assemble("finish by ", due(one.finish, one.step.finish_by, at_ms))] if one.finish and one.step.finish_by else []
    return Ink("\n").join([*start, *finish])


def _balances(found: Sequence[Balance]) -> Sheet:
    made = Sheet("Together and equal", "unit!", "steps", "planned", "declared", "observed", "equal")
    for one in found:
        equal = _equal(one)
        counts = (_counts(numbers) for numbers in (one.planned, one.declared, one.observed))
        made.add(one.unit, ", ".join(one.steps), *counts, Ink(equal, style="red" if equal == "no" else ""))
    return made


def _equal(one: Balance) -> str:
    if not one.equal_planned or one.equal_declared is False:
        return "no"
    return "yes" if one.equal_declared else "as planned; not all declared"


def _counts(numbers: Sequence[int | None]) -> str:
    return " : ".join("?" if number is None else str(number) for number in numbers) if any(n is not None for n in numbers) else ""
