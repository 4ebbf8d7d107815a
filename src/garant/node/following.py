"""Following a log for as long as it lasts: look, wait a beat, look again; wait longer while nobody answers.

    a good answer       the next look in a beat
    no good answer      the next look in 1, 2, 4 ... 60 seconds, each drawn out or cut short at random by up to half

Waits differ at random so that a thousand replicas which lost their host together do not all come back to it in the same instant.
"""

from collections.abc import Callable
from random import Random

from garant.errors import Refusal
from garant.node.replica import BEAT_MS, Replica, Step

LONGEST_MS = 60_000

Wait = Callable[[int], bool]
"""Waits so many ms, or shorter when there is something to look at; tells whether to go on."""

Seen = Callable[[Step], None]
"""Told what came of each look."""


class Pace:
    """How long to wait."""

    def __init__(self, chance: Random) -> None:
        """Draw from this chance."""
        self._chance, self._failed = chance, 0

    def after_ms(self, away: Refusal | None) -> int:
        """Give how long to wait after a look."""
        self._failed = self._failed + 1 if away else 0
        if not away or self._failed == 1:
            return BEAT_MS
        whole_ms = min(BEAT_MS << min(self._failed - 1, 16), LONGEST_MS)
        return whole_ms // 2 + self._chance.randrange(whole_ms)


def follow(replica: Replica, wait: Wait, seen: Seen, chance: Random) -> None:
    """Look again and again until `wait` says to stop; a doubt or a fault is raised, as `Replica.step` raises it."""
    pace = Pace(chance)
    going = True
    while going:
        step = replica.step()
        seen(step)
        going = wait(pace.after_ms(step.away))
