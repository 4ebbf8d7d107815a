"""Things asked of others, and their answers, each kept: consent, access, guarantees, inspections, renewals, clarifications.

One request may go to several at once. Silence is not an answer and not a refusal: it is shown as silence, since when. A later answer
of the same party takes the place of its earlier one.

Consent is an object of its own: a request may be about a notice, and the answer is never part of the notice, nor does it change where
the notice stands (guard-rail 3). A patrol through a place under repair truces asks each side for a written guarantee, and goes only on
a complete set; nothing here lets it go.

A hidden member of an earlier statement is opened to others by a *disclosure*: to whom, for which purpose, on record for its owner
(guard-rail 4).
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant import instant
from garant.errors import Code, Refused
from garant.limits import DISCLOSURES_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Digest, Hiding, Parties, Statement
from garant.statement.values import Sources, Things, Who, Whos
from garant.statement.words import Instant, Name, PartyId, Positive, Ref, Text, Texts, Thing


class Request(Hiding, tag="request/1", frozen=True, kw_only=True):
    """What is asked of whom, for which window, to be answered by when. `version`: of the one notice that it is about."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"text"})

    name: Name
    capacity: Capacity
    form: Literal["consent", "access", "guarantee", "clarification", "inspection", "renewal"]
    by: Who | None = None
    of: Whos
    about: Things | None = None
    version: Positive | None = None
    text: Texts | None = None
    valid_from: Instant | None = None
    valid_until: Instant | None = None
    reply_by: Instant | None = None
    sources: Sources | None = None

    def __post_init__(self) -> None:
        """Refuse an inverted window, and digests out of order."""
        Hiding.__post_init__(self)
        _require_window(self.valid_from, self.valid_until)


class Reply(Statement, tag="reply/1", frozen=True, kw_only=True):
    """One party's answer to a request: granted, perhaps on conditions or for a shorter window; refused, with a reason; answered in words.

    `withdrawn` takes back what it had granted.
    """

    request: Ref
    capacity: Capacity
    by: Who | None = None
    on_behalf_of: PartyId | None = None
    answer: Literal["granted", "refused", "answered", "withdrawn"]
    conditions: Text | None = None
    text: Texts | None = None
    valid_from: Instant | None = None
    valid_until: Instant | None = None
    sources: Sources | None = None

    def __post_init__(self) -> None:
        """Refuse an inverted window."""
        _require_window(self.valid_from, self.valid_until)


def name_of(who: Who) -> str:
    """Name somebody by id, or in words, as one compares them."""
    return who.party or f"text:{who.text}"


def answerer(said: Reply) -> str:
    """Name whose answer a reply is: its party's, that of one it represents, or that of one of whom a registrar reports it."""
    return name_of(said.by) if said.by is not None else said.on_behalf_of or said.party


class Disclosure(Statement, tag="disclosure/1", frozen=True, kw_only=True):
    """The owner of a statement opens hidden members of it (by their digests) to readers that it names, for a purpose."""

    of: Thing
    version: Positive | None = None
    members: Annotated[tuple[Digest, ...], Meta(min_length=1, max_length=DISCLOSURES_MAX)]
    readers: Parties
    purpose: Text


def _require_window(start: str | None, end: str | None) -> None:
    first, last = instant.window(start, end)
    if first is not None and last is not None and first >= last:
        raise Refused(Code.BAD_VALUE, "a window must start (valid_from) before it ends (valid_until)")
