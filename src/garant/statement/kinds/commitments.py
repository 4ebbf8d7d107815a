"""What became of what was promised: reported, verified, contested, changed; and plans of steps that hang together.

A measure (or a follow-up) is a commitment with a clock. Whoever owes it reports it done; others verify it, graded 0 to 3 as the Peace
Accords Matrix does (0 not begun, 1 begun, 2 well on, 3 complete); anybody concerned may contest it (`position/1`). A deadline that runs
from an event begins when somebody says that the event happened.

A plan is a set of steps with their order: equal and simultaneous ones, reciprocal ones, phases of a withdrawal, posts and channels that
are handed over and to whom. Each step is *declared* by whoever takes it and *observed* by others; a side may hold.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Statement
from garant.statement.values import Deadline, Part, Place, Sources, Things, When, Who, Whos
from garant.statement.words import Count, MeasureRef, Name, PartialDate, PartyId, Ref, Standing, Text, Texts, Thing, Word

Names = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Fulfilment(Statement, tag="fulfilment/1", frozen=True, kw_only=True):
    """Whoever owes a measure or a follow-up reports how far it is. `period`: which occurrence, of one that recurs."""

    of: Thing
    capacity: Capacity
    by: Who | None = None
    on_behalf_of: PartyId | None = None
    says: Literal["started", "partly", "done", "not_done"]
    period: PartialDate | None = None
    when: When
    text: Texts | None = None
    evidence: Things | None = None
    sources: Sources | None = None


class Verification(Statement, tag="verification/1", frozen=True, kw_only=True):
    """Somebody other than whoever owes it says how far a commitment is, graded 0 to 3, as of when."""

    of: Thing
    capacity: Capacity
    by: Who | None = None
    grade: Annotated[int, Meta(ge=0, le=3)]
    period: PartialDate | None = None
    when: When
    text: Texts | None = None
    evidence: Things | None = None
    sources: Sources | None = None


class Event(Statement, tag="event/1", frozen=True, kw_only=True):
    """An event happened from which deadlines of an agreement run: in the words of the deadline (`in_force`, `Day D`)."""

    agreement: Ref
    capacity: Capacity
    event: Text
    when: When
    text: Texts | None = None
    sources: Sources | None = None


class MeasureChange(Statement, tag="measure_change/1", frozen=True, kw_only=True):
    """A party that is bound says what became of a measure; an extension names the new deadline."""

    measure: MeasureRef
    capacity: Capacity
    change: Literal["extended", "suspended", "resumed", "superseded", "lapsed"]
    deadline: Deadline | None = None
    effective: When
    superseded_by: MeasureRef | None = None
    text: Texts | None = None
    sources: Sources | None = None

    def __post_init__(self) -> None:
        """Refuse an extension without its new deadline, and a new deadline of anything else."""
        if (self.change == "extended") != (self.deadline is not None):
            raise Refused(Code.BAD_VALUE, "give the new deadline of an extension, and only then", "$.deadline")
        if (self.change == "superseded") != (self.superseded_by is not None):
            raise Refused(Code.BAD_VALUE, "name the measure that supersedes this one, and only then", "$.superseded_by")


class Handover(Part, frozen=True, kw_only=True):
    """What is handed over in a step, and to whom."""

    form: Literal["post", "channel", "duty", "site", "equipment"]
    thing: Thing | None = None
    text: Text | None = None
    to: Who


class PlanStep(Part, frozen=True, kw_only=True):
    """One step: whose it is, what it is, by when it begins and ends, with which others it goes together, and after which."""

    name: Name
    text: Texts
    of: Who
    phase: Text | None = None
    place: Place | None = None
    quantity: Count | None = None
    unit: Word | None = None
    hands_over: Handover | None = None
    start_by: Deadline | None = None
    finish_by: Deadline | None = None
    together_with: Names | None = None
    after: Names | None = None


class Plan(Statement, tag="plan/1", frozen=True, kw_only=True):
    """Steps that hang together. `simultaneous` and `reciprocal` ones go on only together: when one side holds, all hold."""

    name: Name
    capacity: Capacity
    form: Literal["withdrawal", "handover", "evacuation", "exchange", "disengagement", "other"]
    order: Literal["ordered", "simultaneous", "reciprocal"]
    title: Texts
    standing: Standing
    between: Whos
    announced_by: Who | None = None
    begun: When | None = None
    deadline: Deadline | None = None
    steps: Annotated[tuple[PlanStep, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    about: Things | None = None
    text: Texts | None = None
    sources: Sources | None = None

    def __post_init__(self) -> None:
        """Refuse steps of one name, references to steps that are not there, and steps that wait for each other for ever."""
        names = [step.name for step in self.steps or ()]
        named = {name for step in self.steps or () for name in (*(step.together_with or ()), *(step.after or ()))}
        if len(set(names)) != len(names) or not named <= set(names):
            raise Refused(Code.BAD_VALUE, "the steps of a plan have names of their own, and refer to each other by them", "$.steps")
        if waiting := _never_begun(self.steps or ()):
            raise Refused(Code.BAD_VALUE, f"{', '.join(waiting)} come after each other in a circle", "$.steps")


def _never_begun(steps: tuple[PlanStep, ...]) -> list[str]:
    """Give the names of the steps that could never begin, because each comes after another of them."""
    left = {step.name: set(step.after or ()) for step in steps}
    while free := [name for name, before in left.items() if not before & left.keys()]:
        for name in free:
            del left[name]
    return sorted(left)


class PlanWord(Statement, tag="plan_word/1", frozen=True, kw_only=True):
    """How far a step is: declared by whose step it is, or observed by anybody else.

    Every side may hold a step, its own or another's, and release what it holds; that stops all that goes together with it.
    """

    plan: Ref
    step: Name
    capacity: Capacity
    by: Who | None = None
    basis: Literal["declared", "observed"]
    says: Literal["ready", "holds", "releases", "started", "done", "not_done"]
    quantity: Count | None = None
    when: When
    text: Texts | None = None
    evidence: Things | None = None
    sources: Sources | None = None
