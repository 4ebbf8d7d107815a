"""What the generators make and the oracles read: volumes in plain integers, as a notice gives them. Nothing here knows `garant`.

Positions are (lon, lat) in 1e-7 degree, altitudes and distances centimetres, times milliseconds; None is unbounded.
"""

from dataclasses import dataclass, replace
from typing import Literal

Position = tuple[int, int]
Span = tuple[int | None, int | None]
FREE: Span = (None, None)


@dataclass(frozen=True)
class Volume:
    """One piece. `lines`: an area's closed rings (the outer one, then holes), a circle's centre, a corridor's or a route's line.

    A route has `times_ms` and no window; with `altitudes_cm` it has no band.
    """

    shape: Literal["area", "circle", "corridor", "route"]
    lines: tuple[tuple[Position, ...], ...]
    reach_cm: int = 0
    band_cm: Span = FREE
    window_ms: Span = FREE
    times_ms: tuple[int, ...] = ()
    altitudes_cm: tuple[int, ...] | None = None
    vertical_cm: int = 0

    @property
    def span_ms(self) -> Span:
        """The window, which for a route is from its first to its last time."""
        return (self.times_ms[0], self.times_ms[-1]) if self.times_ms else self.window_ms

    def with_reach(self, reach_cm: int) -> "Volume":
        """Give the same with another radius or buffer."""
        return replace(self, reach_cm=reach_cm)


Thing = tuple[Volume, ...]
"""What one notice covers."""
