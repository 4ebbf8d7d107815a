"""Counts that parties report: returns and aid at a crossing, weapons in storage, what an inspection found. Numbers, never persons.

What was promised and what was delivered stand beside each other, each as somebody said it. `undetermined` and `unknown` are values.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant.limits import ITEMS_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Hiding, Statement
from garant.statement.values import Open, Part, Place, Sources, Things, When, Who
from garant.statement.words import Count, MeasureRef, Name, PartialDate, Ref, Standing, Text, Texts, Word, ZoneRef


class CrossingCount(Statement, tag="crossing_count/1", frozen=True, kw_only=True):
    """How many returned, or how much aid passed, at a point in a period: promised, delivered, and said to be voluntary or not.

    `replaces`: an earlier count of the same reporter that this one corrects.
    """

    name: Name
    capacity: Capacity
    form: Literal["returns", "aid", "evacuation", "transfer"]
    point: Text
    start: PartialDate
    until: PartialDate | None = None
    unit: Word
    promised: Count | Open | None = None
    delivered: Count | Open
    voluntary: Literal["said_voluntary", "said_not_voluntary", "mixed", "undetermined"] | None = None
    by: Who
    standing: Standing
    replaces: Ref | None = None
    about: Things | None = None
    text: Texts | None = None
    sources: Sources | None = None


class ClassCount(Part, frozen=True, kw_only=True):
    """How many of a class of weapon or equipment; in an inspection, of those that are absent `because` of what was said."""

    form: Word
    count: Count | Open
    because: Text | None = None


ClassCounts = Annotated[tuple[ClassCount, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Storage(Hiding, tag="storage/1", frozen=True, kw_only=True):
    """A party's own storage site and what it declares to hold there, as of a day. A later one of this name replaces it."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"place", "holdings"})

    name: Name
    title: Texts
    district: Text
    place: Place | None = None
    zone: ZoneRef | None = None
    measure: MeasureRef | None = None
    as_of: PartialDate
    holdings: ClassCounts | None = None
    text: Texts | None = None


class Inspection(Hiding, tag="inspection/1", frozen=True, kw_only=True):
    """What a team (a role) found at a storage site, or in a zone: counts, what was absent and what was said of it."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"found", "absent", "text"})

    name: Name
    capacity: Capacity
    by: Who
    storage: Ref | None = None
    zone: ZoneRef | None = None
    measure: MeasureRef | None = None
    when: When
    found: ClassCounts | None = None
    absent: ClassCounts | None = None
    access: Ref | None = None
    text: Texts | None = None
    sources: Sources | None = None
