"""What is read: spans of a source, mentions in it, and items with their fields.

Offsets are characters (code points) of the source's text. Confidence goes from 0 to 100; `HIGH` is what may be called sure enough to
be wrong seldom, and it is held to that by `make score-reading`.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from garant.statement.words import Standing

HIGH = 80
"""From here on a field is marked as of high confidence."""


class Span(NamedTuple):
    """From a character to before another."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Tell whether another span lies within this one."""
        return self.start <= other.start and other.end <= self.end


Precision = Literal["day", "month", "season", "year", "week", "hour", "about", "unknown"]


class Day(NamedTuple):
    """A time as it was read: as `PartialDate` has it, perhaps to another, how precise; `resolved` from the dateline or printed whole."""

    date: str | None
    until: str | None
    precision: Precision
    words: str
    resolved: bool


class Someone(NamedTuple):
    """Somebody: a party by its id, or words where nobody is a party; the office there; excluded groups are words only."""

    party: str | None
    text: str
    office: str | None = None
    excluded: bool = False


Value = str | int | Day | Someone | tuple[Someone, ...] | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item: its value, the words in the source that it rests on, which rule made it, and how sure that is."""

    value: Value
    spans: tuple[Span, ...]
    rule: str
    confidence: int


Kind = Literal[
    "contact", "meeting", "agreement", "measure", "proposal", "request", "claim", "denial", "incident", "truce", "withdrawal", "count",
    "body", "gap", "readout", "exclusion", "relation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a text says: its kind, the sentence it stands in, who says it and how it stands, and its fields by name."""

    kind: Kind
    span: Span
    rule: str
    confidence: int
    standing: Standing
    speaker: Someone | None
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def is_high(self) -> bool:
        """Tell whether it is marked as of high confidence."""
        return self.confidence >= HIGH

    def value(self, name: str) -> Value:
        """Give the value of a field, or None."""
        found = self.fields.get(name)
        return found.value if found else None
