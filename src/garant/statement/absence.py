"""What a proof of absence is about, and the sentence that stands on everything of the kind.

    nobody told X        no notice (of this name, or for this box) that was addressed to X was on the log by an instant
    told, but not read   it was addressed to X, and no receipt of this level was there by then

Guard-rail 3: that nobody gave notice takes nothing away from anybody who is there. So the sentence is in the signed bytes, in the file
and on every face of it.
"""

from typing import Final, Literal, get_args

from garant import instant
from garant.errors import Code, Refused
from garant.statement.values import Part
from garant.statement.words import Instant, Latitude, Level, Longitude, PartyId, Ref, Status

Sentence = Literal["absence of notice removes no protection and permits nothing"]
SENTENCE: Final[Sentence] = get_args(Sentence)[0]


class Box(Part, frozen=True, kw_only=True):
    """A box between meridians and parallels, in 1e-7 degree, and a window of time; an instant that is not given is open."""

    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude
    start: Instant | None = None
    end: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse a box without an inside, and an inverted window."""
        if self.west >= self.east or self.south >= self.north:
            raise Refused(Code.BAD_VALUE, "a box goes from west to east and from south to north: west,south,east,north")
        window = instant.window(self.start, self.end)
        if window.start_ms is not None and window.end_ms is not None and window.start_ms >= window.end_ms:
            raise Refused(Code.BAD_VALUE, "the window of a box must start before it ends")


class Question(Part, frozen=True, kw_only=True):
    """Whether `party` was told by the instant `at`, by `by` or anybody: of the notice of this name, or of any that reaches into a box.

    With `level`: whether it had read it, at that level. Only notices of the same status count.
    """

    party: PartyId
    at: Instant
    by: PartyId | None = None
    notice: Ref | None = None
    box: Box | None = None
    level: Level | None = None
    status: Status = "actual"

    def __post_init__(self) -> None:
        """Refuse a question about everything, and about two things."""
        if (self.notice is None) == (self.box is None):
            raise Refused(Code.BAD_VALUE, "ask after a notice by its name, or after a box on the map: one of the two")
