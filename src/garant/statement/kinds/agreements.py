"""What was agreed: instruments and the measures in them, who is bound, and what became of them.

An agreement is entered by a party to it, or by a registrar from a public text with its source; the registrar's entry binds
nobody. A measure binds those who accepted: their own signed acceptance, or their representative's. What the text leaves open
stays open (`values`): gaps are shown, counted and can be asked about.

A sealed agreement hides members behind digests: everybody sees that it exists, its date, how many measures it has and the hash
of its text; those that hold the disclosures see what it says.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant import instant
from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX
from garant.statement.kinds.base import Hiding, Parties, Statement
from garant.statement.values import After, Cited, Deadline, Open, Part, Sources, When, Who, Whos, Words
from garant.statement.words import Count, Duration, Hash, Instant, Name, PartRef, PartyId, Ref, Standing, Text, Texts, Word
from garant.statement.zones import Zone

Capacity = Literal["party", "registrar"]
"""In which capacity an entry is made: by a side to it, or by a registrar from a source."""

TextStatus = Literal["full_text_public", "excerpt_read", "summary_only", "leaked", "confidential", "announced_only"]

Notes = Annotated[tuple[Text, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Role(Part, frozen=True, kw_only=True):
    """What somebody does under an agreement: co-chair, secretariat, witness, supervisor."""

    who: Who
    role: Text


class PriorNotice(Part, frozen=True, kw_only=True):
    """Activities that are allowed when notified so long before."""

    activities: Words
    notice: Duration


class Consent(Part, frozen=True, kw_only=True):
    """Activities that need somebody's consent, which is an object of its own and never part of a notice."""

    activities: Words
    of: Who


class Exempt(Part, frozen=True, kw_only=True):
    """What a measure leaves alone: everything that is of all the kinds given (activity, whose, and for which purpose)."""

    activities: Words | None = None
    parties: Parties | None = None
    purposes: Notes | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        """Refuse an exemption of everything."""
        if self.activities is None and self.parties is None and self.purposes is None:
            raise Refused(Code.BAD_VALUE, "say what is exempt: activities, parties or purposes")


class Measure(Part, frozen=True, kw_only=True):
    """One thing that an agreement obliges somebody to do, or not to do."""

    name: Name
    form: Word
    text: Texts
    standing: Standing
    by: Text | None = None
    addressee: Whos | Open
    deadline: Deadline
    zone: Annotated[tuple[PartRef, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | Open | None = None
    content: Open | None = None
    condition: Text | None = None
    prohibited: Words | None = None
    with_notice: Annotated[tuple[PriorNotice, ...], Meta(min_length=1, max_length=16)] | None = None
    with_consent: Annotated[tuple[Consent, ...], Meta(min_length=1, max_length=16)] | None = None
    exceptions: Notes | Open | None = None
    exempts: Annotated[tuple[Exempt, ...], Meta(min_length=1, max_length=16)] | None = None
    weapon_classes: Notes | None = None
    verification: Literal["yes", "partial", "no"] | Open
    left_open: Notes | None = None
    practice_not_text: bool = False
    permission: bool = False
    valid_from: Instant | None = None
    valid_until: Instant | None = None
    refers_to: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    note: Text | None = None
    sources: Cited | None = None

    def __post_init__(self) -> None:
        """Refuse a measure that ends before it begins."""
        start, end = self.validity()
        if start is not None and end is not None and start >= end:
            raise Refused(Code.BAD_VALUE, f"measure {self.name} must begin (valid_from) before it ends (valid_until)")

    def validity(self) -> instant.Window:
        """Give when it holds, in ms; a bound that is not given is open."""
        return instant.window(self.valid_from, self.valid_until)


Measures = Annotated[tuple[Measure, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
Zones = Annotated[tuple[Zone, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Agreement(Hiding, tag="agreement/1", frozen=True, kw_only=True):
    """An instrument: memorandum, truce, understanding, resolution, communiqué. Sealed when it hides members.

    `text_sha256` is the plain hash of the document that both sides hold: of a short text somebody could guess it, so leave it out then.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset(
        {"title", "between", "guarantors", "roles", "excluded", "in_force", "end", "purpose", "note", "refers_to", "zones", "measures"}
    )

    name: Name
    capacity: Capacity
    form: Word
    concluded: When
    text_status: TextStatus
    measure_count: Count
    text_sha256: Hash | None = None
    title: Texts | None = None
    between: Whos | Open | None = None
    guarantors: Whos | Open | None = None
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    excluded: Whos | Open | None = None
    in_force: When | None = None
    end: When | After | None = None
    announced_by: Who | None = None
    content: Open | None = None
    purpose: Text | None = None
    publication: Text | None = None
    symbol: Text | None = None
    tier: Word | None = None
    note: Text | None = None
    refers_to: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    zones: Zones | None = None
    measures: Measures | None = None
    sources: Sources | None = None


class AgreementPart(Hiding, tag="agreement_part/1", frozen=True, kw_only=True):
    """Further zones, measures and sources of an agreement that is too long for one statement."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"zones", "measures"})

    agreement: Ref
    zones: Zones | None = None
    measures: Measures | None = None
    sources: Sources | None = None


class Acceptance(Statement, tag="acceptance/1", frozen=True, kw_only=True):
    """A party's own word, or its representative's, on whether an agreement (or some measures of it) binds it."""

    agreement: Ref
    binds: Literal["accepts", "rejects"]
    on_behalf_of: PartyId | None = None
    measures: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    reservation: Text | None = None


class AgreementChange(Statement, tag="agreement_change/1", frozen=True, kw_only=True):
    """What became of an agreement, as one party says it."""

    agreement: Ref
    capacity: Capacity
    change: Literal["in_force", "extended", "suspended", "resumed", "denounced", "expired", "superseded"]
    effective: When
    until: When | None = None
    superseded_by: Ref | None = None
    text: Texts | None = None
    sources: Sources | None = None
