"""Two books of one day: each side's own list of alleged violations, or only its counts, and what the sides say of each other's.

A book is one side's and stays as it was published: nobody corrects another's. Where the headline and the text of a bulletin disagree, the
total is `disputed`, with both readings. Software proposes which items of two books are one event; people confirm or reject it, signed.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant import instant
from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Statement
from garant.statement.values import Disputed, Part, Place, Sources, Unknown, Who
from garant.statement.words import Count, Instant, Name, PartialDate, PartyId, Ref, Text, Texts, Thing, Word


class PlaceCount(Part, frozen=True, kw_only=True):
    """How many a book counts at a place, as the book names it."""

    place: Text
    count: Count


class FormCount(Part, frozen=True, kw_only=True):
    """How many a book counts of a kind of event."""

    form: Word
    count: Count


class BookItem(Part, frozen=True, kw_only=True):
    """One item of a book: what, when (at the earliest, and at the latest), where."""

    name: Name
    form: Word
    start: Instant | None = None
    end: Instant | None = None
    place: Place
    text: Text | None = None
    excluded_party: Text | None = None

    def __post_init__(self) -> None:
        """Refuse what ends before it begins."""
        if self.start is not None and self.end is not None and instant.parse(self.end) < instant.parse(self.start):
            raise Refused(Code.BAD_VALUE, "an item ends after it has begun", "$.end")


Items = Annotated[tuple[BookItem, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Book(Statement, tag="book/1", frozen=True, kw_only=True):
    """One side's list for a period, or only its counts. `rest`: items whose place it does not give. Its parts may follow."""

    name: Name
    capacity: Capacity
    by: Who
    start: PartialDate
    until: PartialDate | None = None
    total: Count | Disputed | Unknown
    by_place: Annotated[tuple[PlaceCount, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | Unknown | None = None
    by_form: Annotated[tuple[FormCount, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | Unknown | None = None
    rest: Count | None = None
    items: Items | None = None
    text: Texts | None = None
    sources: Sources | None = None


class BookPart(Statement, tag="book_part/1", frozen=True, kw_only=True):
    """Further items of a book that is too long for one statement."""

    book: Ref
    items: Items


class BookReply(Statement, tag="book_reply/1", frozen=True, kw_only=True):
    """How many items of another's book a side confirms, and what it says of the rest, where it gives counts alone."""

    book: Ref
    capacity: Capacity
    by: Who
    on_behalf_of: PartyId | None = None
    confirms: Count = 0
    does_not_confirm: Count = 0
    says_excluded_party: Count = 0
    says_outside_terms: Count = 0
    text: Texts | None = None
    sources: Sources | None = None


class Match(Statement, tag="match/1", frozen=True, kw_only=True):
    """A party says that two things on record (items of two books, or incidents) are one event, or that they are not.

    It is the signer's own word; what software had proposed is no part of it.
    """

    one: Thing
    other: Thing
    says: Literal["same", "different"]
    text: Texts | None = None

    def __post_init__(self) -> None:
        """Refuse a pair that is not in order, so that it has one spelling."""
        if self.one >= self.other:
            raise Refused(Code.BAD_VALUE, "name the two in the order of their text, and two different ones", "$.other")
