"""Values that can be open: what is unknown, absent or disputed is said as such, never left to a blank.

Three different answers to "what does the text say?" Each is a JSON object told apart by `is`:

    {"is": "unknown"}      we do not know: the sources that were read do not say, or what they say is confidential
    {"is": "none"}         we know: the text was read, and states none
    {"is": "disputed"}     the parties, or the sources, say different things: each reading with who gives it

They stand where a value could stand: a deadline, an addressee, a zone, a term, a content. `Value | Open` is such a place.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX, RECIPIENTS_MAX
from garant.statement.words import (
    Duration,
    Hash,
    Instant,
    Language,
    LocalTime,
    Mgrs,
    Name,
    PartialDate,
    PartyId,
    Position,
    Text,
    Thing,
    Url,
    Word,
)


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A part of a statement: frozen, strict, and silent about defaults."""


class Unknown(Part, tag_field="is", tag="unknown", frozen=True, kw_only=True):
    """Nobody here knows: `because` says whether the sources are silent, or the content is confidential or was not read."""

    because: Literal["not_stated", "confidential", "not_read"]
    note: Text | None = None


class Absent(Part, tag_field="is", tag="none", frozen=True, kw_only=True):
    """The text was read, and it states none."""

    note: Text | None = None


class By(Part, tag_field="is", tag="by", frozen=True, kw_only=True):
    """A fixed moment: its date as precise as the source, its words as the source has them, and UTC where that is known."""

    date: PartialDate
    utc: Instant | None = None
    words: Text | None = None


class After(Part, tag_field="is", tag="after", frozen=True, kw_only=True):
    """So long after an event (`signature`, `in_force`, or described); without a period, only the words tell how long."""

    event: Text
    period: Duration | None = None
    words: Text | None = None


UtcOffset = Annotated[str, Meta(pattern=r"^(\+|-)(0[0-9]|1[0-4]):(00|15|30|45)\Z")]
"""How far local clocks are ahead of UTC, as RFC 3339 has it: `+03:00`."""


class Every(Part, tag_field="is", tag="every", frozen=True, kw_only=True):
    """Again and again: every period, or as the words tell (`each Astana meeting`, `on request`); `at` fixed hours, from `first` on.

    The hours are local ones; `utc_offset` says which, so that no table of time zones is needed later.
    """

    period: Duration | None = None
    at: Annotated[tuple[LocalTime, ...], Meta(min_length=1, max_length=24)] | None = None
    utc_offset: UtcOffset | None = None
    first: PartialDate | None = None
    words: Text | None = None

    def __post_init__(self) -> None:
        """Refuse an offset of no hours."""
        if self.utc_offset is not None and self.at is None:
            raise Refused(Code.BAD_VALUE, "utc_offset is that of the hours in `at`; give those too")


class Between(Part, tag_field="is", tag="between", frozen=True, kw_only=True):
    """A range: when to start at the latest, and when to have finished."""

    start_by: By | After
    finish_by: By | After


Due = By | After | Every | Between


class Reading(Part, frozen=True, kw_only=True):
    """What one side, or one source, takes a disputed thing to be."""

    by: Text
    says: Text
    due: Due | None = None
    sources: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None


class Disputed(Part, tag_field="is", tag="disputed", frozen=True, kw_only=True):
    """Several readings, side by side."""

    readings: Annotated[tuple[Reading, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
    note: Text | None = None


Open = Unknown | Absent | Disputed

Deadline = By | After | Every | Between | Unknown | Absent | Disputed


class Dated(Part, tag_field="is", tag="dated", frozen=True, kw_only=True):
    """When something was or will be: from `date` (to `until`), in the source's own `words`.

    `outside` marks a date, or the part of it, that is not from the statement's named sources, and says where it is from.
    """

    date: PartialDate
    until: PartialDate | None = None
    utc: Instant | None = None
    words: Text | None = None
    outside: Text | None = None


When = Dated | Unknown | Absent | Disputed


class Who(Part, frozen=True, kw_only=True):
    """Somebody: a party of this theatre by its id, or described in words where nobody is party. Exactly one of the two.

    `office` is who there (a ministry, a force, a duty role), `note` what the source adds (`not a signatory`).
    """

    party: PartyId | None = None
    text: Text | None = None
    office: Text | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        """Refuse neither and both."""
        if (self.party is None) == (self.text is None):
            raise Refused(Code.BAD_VALUE, "name somebody either by `party` (an id) or by `text` (a description), not both")


Whos = Annotated[tuple[Who, ...], Meta(min_length=1, max_length=RECIPIENTS_MAX)]
"""One or more."""


class Source(Part, frozen=True, kw_only=True):
    """Where a thing is known from: a public text with its title, and its address or the hash of the copy that was read.

    `outside` says what in this description is not from the source itself: a day that it does not print.
    """

    name: Name
    title: Text
    url: Url | None = None
    credit: Text | None = None
    published: PartialDate | None = None
    language: Language | None = None
    form: Text | None = None
    sha256: Hash | None = None
    outside: Text | None = None
    note: Text | None = None


Sources = Annotated[tuple[Source, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
Cited = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
"""Names of sources that the same agreement lists."""


Words = Annotated[tuple[Word, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
"""Terms of a vocabulary, such as activities."""


Things = Annotated[tuple[Thing, ...], Meta(min_length=1, max_length=ITEMS_MAX)]
"""What a statement is about."""


class Place(Part, frozen=True, kw_only=True):
    """A place as somebody said it: its name, its position in degrees, on the military grid, or several of them to be compared.

    `precision` says how well it is known; `district` is the smallest unit that may be shown where the place itself may not.
    """

    name: Text | None = None
    position: Position | None = None
    mgrs: Mgrs | None = None
    precision: Literal["exact", "settlement", "area", "district", "governorate", "unknown"] | None = None
    district: Text | None = None

    def __post_init__(self) -> None:
        """Refuse a place that is nowhere."""
        if self.name is None and self.position is None and self.mgrs is None and self.district is None:
            raise Refused(Code.BAD_VALUE, "say where: a name, a position, a grid reference or a district")

    @property
    def is_pointed(self) -> bool:
        """Tell whether it has coordinates."""
        return self.position is not None or self.mgrs is not None


Places = Annotated[tuple[Place, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


def is_open(value: object) -> bool:
    """Tell whether a value is unknown, absent or disputed."""
    return isinstance(value, Unknown | Absent | Disputed)
