"""Where to mark time on an axis: whole seconds, minutes, hours, days, months or years, as many as there is room for, in UTC."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from garant import instant
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS

_STEPS_MS = (
    *(SECOND_MS * count for count in (1, 2, 5, 10, 15, 30)),
    *(MINUTE_MS * count for count in (1, 2, 5, 10, 15, 30)),
    *(HOUR_MS * count for count in (1, 2, 3, 6, 12)),
    *(DAY_MS * count for count in (1, 2, 5, 10)),
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_MONTH_MS = 30 * DAY_MS
_YEAR_MONTHS = 12
_LAST_MONTH = 9999 * _YEAR_MONTHS + 11


class Tick(NamedTuple):
    """A mark: when, what it is called, and the day above which it stands (only where a day begins, or at the first mark)."""

    at_ms: int
    text: str
    day: str


def ticks(start_ms: int, end_ms: int, most: int) -> list[Tick]:
    """Give at most about so many marks between two instants."""
    step = next((step for step in _STEPS_MS if (end_ms - start_ms) <= step * most), None)
    if step is None:
        return _by_month(start_ms, end_ms, most)
    return _by_step(start_ms, end_ms, step)


def _by_step(start_ms: int, end_ms: int, step: int) -> list[Tick]:
    found: list[Tick] = []
    for at_ms in range(-(-start_ms // step) * step, end_ms + 1, step):
        text = instant.text(at_ms)
        if step >= DAY_MS:
            found.append(Tick(at_ms, text[:10], ""))
        else:
            day = text[:10] if not found or at_ms % DAY_MS == 0 else ""
            found.append(Tick(at_ms, text[11:16] if step >= MINUTE_MS else text[11:19], day))
    return found


def _by_month(start_ms: int, end_ms: int, most: int) -> list[Tick]:
    """Mark first days of months, or of years."""
    months = next((count for count in _MONTHS if (end_ms - start_ms) <= _MONTH_MS * count * most), _MONTHS[-1])
    return [Tick(at_ms, instant.text(at_ms)[: 4 if months >= _YEAR_MONTHS else 7], "") for at_ms in _firsts(start_ms, end_ms, months)]


def _firsts(start_ms: int, end_ms: int, months: int) -> Iterator[int]:
    first = instant.text(start_ms)
    month = int(first[:4]) * _YEAR_MONTHS + int(first[5:7]) - 1
    month -= month % months
    while month <= _LAST_MONTH:
        year, of_year = divmod(month, _YEAR_MONTHS)
        if year > 0:
            at_ms = int(datetime(year, of_year + 1, 1, tzinfo=UTC).timestamp()) * SECOND_MS
            if at_ms > end_ms:
                return
            if at_ms >= start_ms:
                yield at_ms
        month += months
