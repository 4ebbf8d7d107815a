"""Windows, lengths and counts in a few words: for tables, and for pictures."""

from garant import instant
from garant.instant import SECOND_MS, Window

_KM_M = 1000
_METRES_ONLY = 10
_LEAST_M = 0.05
_UNITS = (
    (instant.DAY_MS, 10**9, "d"),
    (instant.HOUR_MS, 24, "h"),
    (instant.MINUTE_MS, 60, "min"),
    (instant.SECOND_MS, 60, "s"),
)


def span(window: Window) -> str:
    """Say a window in UTC, in whole seconds: `2027-03-01 06:10 to 06:20Z`; what is unbounded is said as that."""
    start, end = window.start_ms, None if window.end_ms is None else _whole_second(window.end_ms)
    if start is None or end is None:
        return _half_open(start, end)
    return f"{moment(start)} to {moment(end)[_shared(start, end) :]}Z"


def moment(instant_ms: int) -> str:
    """Say an instant in UTC to the minute, or to the second below where it is none; without the Z."""
    text = instant.text(instant_ms)[:19].replace("T", " ")
    return text[:16] if text.endswith(":00") else text


def _whole_second(instant_ms: int) -> int:
    """Round up: a window never looks shorter than it is."""
    return min(-(-instant_ms // SECOND_MS) * SECOND_MS, instant.LAST_MS)


def _half_open(start: int | None, end: int | None) -> str:
    if start is not None:
        return f"from {moment(start)}Z on"
    return "at all times" if end is None else f"until {moment(end)}Z"


def _shared(start: int, end: int) -> int:
    """Give how many characters of the end need not be said: its date, where it is the start's."""
    return len("2027-03-01 ") if instant.text(start)[:10] == instant.text(end)[:10] else 0


def metres(length_m: float) -> str:
    """Say a distance: metres with a decimal where it is short, kilometres where it is long."""
    if length_m >= _KM_M:
        return f"{length_m / _KM_M:,.2f} km"
    return f"{length_m:.1f} m" if 0 < length_m < _METRES_ONLY else f"{length_m:.0f} m"


def apart(closest_m: float) -> str:
    """Say how close two bodies come."""
    return f"{metres(closest_m)} apart" if closest_m >= _LEAST_M else "overlap"


def duration(length_ms: int, units: int = 2) -> str:
    """Say a duration in its largest units: `2 d 3 h`, `25 min`, `40 s`; what is smaller is left out."""
    parts = [(length_ms // unit_ms % size, name) for unit_ms, size, name in _UNITS]
    first = next((at for at, (count, _) in enumerate(parts) if count), len(parts) - 1)
    said = [f"{count:,} {name}" for count, name in parts[first : first + units] if count]
    return " ".join(said) or f"0 {parts[-1][1]}"


def counted(count: int, noun: str) -> str:
    """Say how many of something there are: `1 notice`, `2,000 notices`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
