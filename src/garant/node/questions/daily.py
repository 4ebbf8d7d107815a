"""The day of a report: on which clocks, from when to when; and the daily report as data."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from garant import instant
from garant.answers.daily import Daily
from garant.answers.daily_incidents import Period
from garant.errors import Code, Refused
from garant.node.questions.commitments import commitment_data
from garant.node.questions.requests import face_data
from garant.state.state import CHARTER, State

ENDS = "19:30"
"""When the day of a daily report ends, on the theatre's clocks, as the OSCE's mission had it."""


def clocks(state: State, given: str | None) -> tuple[ZoneInfo, str]:
    """Give the clocks that a report goes by, and their name. Refuses a name that no table of time zones has."""
    name = given or state.charters.rows[CHARTER].charter.time_zone
    try:
        return ZoneInfo(name), name
    except (ValueError, OSError, LookupError) as error:
        raise Refused(
            Code.USAGE, f"this machine knows no clocks of {name[:40]!r}; name them, as in --zone Asia/Damascus", "--zone"
        ) from error


def periods(day: str, until: str, zone: ZoneInfo) -> tuple[Period, Period]:
    """Give the period that ends on a day at an hour of some clocks, and the one before it."""
    try:
        last, hour = dt.date.fromisoformat(day), dt.time.fromisoformat(until)
        ends = [dt.datetime.combine(last - dt.timedelta(days=back), hour, zone) for back in range(3)]
        ms = [int(end.timestamp() * 1000) for end in ends]
    except (ValueError, OverflowError) as error:
        raise Refused(Code.USAGE, "give a day as 2018-09-17, and an hour as 19:30", "--date") from error
    return Period(ends[0].date().isoformat(), ms[1], ms[0]), Period(ends[1].date().isoformat(), ms[2], ms[1])


def daily_data(found: Daily) -> dict[str, Any]:
    """Give a daily report as data."""
    return {
        "party": found.party,
        "status": found.status,
        "period": _period_data(found.now),
        "period_before": _period_data(found.before),
        "log_size": found.size,
        "incidents": found.incidents,
        "access": found.access,
        "channels": found.channels,
        "not_gone": found.ungone,
        "notices": [{"notice": one.ref, "version": one.version, **face_data(one), "ladders": one.ladders} for one in found.notices],
        "stop_calls": found.calls,
        "commitments": [commitment_data(one) for one in found.commitments],
        "counts": found.counts,
    }


def _period_data(period: Period) -> dict[str, str]:
    return {"day": period.day, "start": instant.text(period.start_ms), "end": instant.text(period.end_ms)}
