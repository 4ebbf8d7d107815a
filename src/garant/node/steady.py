"""A clock that stops a host rather than stamp an entry with a time that jumped.

Between two readings the wall clock and the machine's steady one (which nobody sets) must have gone on alike. A network time service that
slews is far within the bound; a clock that somebody set, or a machine that slept, is not.
"""

from collections.abc import Callable

from garant.errors import Code, Fault
from garant.node.ports import Clock

STEP_MS_MAX = 2_000
"""How far the two may part between two readings: slewing by 500 parts in a million takes more than an hour for it."""

BEHIND_MS_MAX = 10_000
"""How far a clock may be behind the newest stamp in the log, which another host may have set."""


class SteadyClock:
    """Tells the time; `Fault` (`clock_skew`) when it jumped since it was last told, and for as long as it stands where it jumped to."""

    def __init__(self, wall: Clock, steady_ms: Callable[[], int]) -> None:
        """Hold a wall clock against a steady one, both in ms."""
        self._wall, self._steady_ms = wall, steady_ms
        self._last = wall(), steady_ms()

    def __call__(self) -> int:
        """Tell the time, in ms since 1970."""
        wall_ms, steady_ms = self._wall(), self._steady_ms()
        jumped_ms = (wall_ms - self._last[0]) - (steady_ms - self._last[1])
        if abs(jumped_ms) > STEP_MS_MAX:
            raise Fault(Code.CLOCK_SKEW, f"the clock jumped by {jumped_ms / 1_000:.1f} s; set it right, then start this host again")
        self._last = wall_ms, steady_ms
        return wall_ms


def require_not_behind(now_ms: int, newest_ms: int) -> None:
    """Stop with `clock_skew` where the log's newest stamp is further ahead of a clock than clocks part."""
    if newest_ms - now_ms > BEHIND_MS_MAX:
        ahead_s = (newest_ms - now_ms) / 1_000
        raise Fault(Code.CLOCK_SKEW, f"the log's newest entry is stamped {ahead_s:.1f} s after this machine's time; set its clock right")
