"""The daily report: what happened in a day, what could not be seen, what stands, what is owed; the period before beside it.

As observer missions write it: counts by place and kind, undetermined apart; where monitors were kept out, which lines were silent and which
patrols did not go; notices in force and how far the word has come; STOP calls; commitments that are due; returns and aid as reported. The
state that is asked is the log as it was when the period ended. Nothing is ranked, and nobody is named but parties and duty roles.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.answers import access
from garant.answers.access import AccessLine
from garant.answers.commitments import Commitment, commitments, follow_ups
from garant.answers.crossings import CountPicture, crossings
from garant.answers.daily_incidents import Counted, Period, counted
from garant.answers.hotline import ChannelLine, channels
from garant.answers.incidents import incidents
from garant.answers.receipts_due import Face, face, window_of
from garant.answers.requests import requests
from garant.answers.seen import See, as_open
from garant.state.rows import CallRow, Recorded
from garant.state.state import State
from garant.statement.kinds import AccessEvent, Notice, NoticeAmendment
from garant.statement.words import Status, Texts

_LIVE = ("filed", "in force", "underway")
_DUE = ("overdue", "due_soon", "contested")


@dataclass(frozen=True, slots=True)
class Ungone:
    """A patrol that did not go, or a request for access that nobody (or not everybody) answered: what, whose, why, its window (ms)."""

    thing: str
    party: str
    why: Literal["withdrawn", "never_started", "no_answer", "refused", "incomplete"]
    start_ms: int | None
    end_ms: int | None
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopCall:
    """A STOP call: who called whom, when (ms), where it stands, who took it after how long (ms), how many attempts it took."""

    ref: str
    caller: str
    called: tuple[str, ...]
    t_ms: int
    standing: str
    taken_by: str | None
    taken_after_ms: int | None
    attempts: int
    text: Texts | None


@dataclass(frozen=True, slots=True)
class Daily:
    """One day of one reader. `party` None: the public version."""

    party: str | None
    status: Status
    now: Period
    before: Period
    size: int
    incidents: Counted
    access: tuple[AccessLine, ...]
    channels: tuple[ChannelLine, ...]
    ungone: tuple[Ungone, ...]
    notices: tuple[Face, ...]
    calls: tuple[StopCall, ...]
    commitments: tuple[Commitment, ...]
    counts: tuple[CountPicture, ...]


def daily(state: State, now: Period, before: Period, *, party: str | None, status: Status = "actual", see: See = as_open) -> Daily:
    """Give the report of a period from the log as it was when that ended; `see` shows what its reader may see."""
    at_ms = now.end_ms
    faces = [face(state, ref, at_ms, see(_newest(state, ref))) for ref, row in state.notices.items() if row.status == status]
    due = [*commitments(state, at_ms), *follow_ups(state, at_ms)]
    return Daily(
        party=party,
        status=status,
        now=now,
        before=before,
        size=state.size,
        incidents=counted(incidents(state, at_ms, see), now, before, status),
        access=tuple(_access(state, now, status, see)),
        channels=tuple(one for one in channels(state, at_ms) if one.said.status == status and is_silent(one)),
        ungone=(*_patrols(faces, now), *_unanswered(state, now, status)),
        notices=tuple(one for one in faces if one.life in _LIVE),
        calls=tuple(one for ref, row in state.calls.items() if row.said.status == status for one in _stop(state, ref, row, now, see)),
        commitments=tuple(one for one in due if one.status == status and one.stage in _DUE),
        counts=tuple(one for one in crossings(state).counts if one.said.status == status and one.days.first <= now.day <= one.days.last),
    )


def is_silent(line: ChannelLine) -> bool:
    """Tell whether a line was found silent, failed its test, or was not tested as often as agreed."""
    return line.test_overdue or (line.observed is not None and line.observed.observes != "in_use")


def _newest(state: State, ref: str) -> Recorded[Notice | NoticeAmendment]:
    return state.notice_versions.rows[f"{ref}@{state.notices.rows[ref].version:06d}"]


def _access(state: State, now: Period, status: Status, see: See) -> Iterator[AccessLine]:
    for ref, row in state.access_events.items():
        if row.said.status == status and now.holds(_arrived(row)):
            yield access.line(state, ref, now.end_ms, see)


def _arrived(row: Recorded[AccessEvent]) -> int:
    return instant.parse(row.said.arrived) if row.said.arrived else row.t_ms


def _patrols(faces: list[Face], now: Period) -> Iterator[Ungone]:
    """Give the patrols that were notified for this period and withdrawn, or whose window went by without a word that they started."""
    for one in faces:
        window = window_of(one.said)
        if one.said.kind != "patrol" or window.end_ms is None or not now.start_ms <= window.end_ms <= now.end_ms:
            continue
        if one.life in ("withdrawn", "expired"):
            why: Literal["withdrawn", "never_started"] = "withdrawn" if one.life == "withdrawn" else "never_started"
            yield Ungone(f"notice:{one.ref}", one.said.party, why, window.start_ms, window.end_ms, ())


def _unanswered(state: State, now: Period, status: Status) -> Iterator[Ungone]:
    """Give requests for access, guarantees or inspections for a window in this period that did not get a complete set of answers."""
    for one in requests(state, now.end_ms):
        window = instant.window(one.said.valid_from, one.said.valid_until)
        over = (window.end_ms or one.by_ms) < now.start_ms or (window.start_ms or one.t_ms) >= now.end_ms
        if one.said.form not in _FOR_ACCESS or one.said.status != status or over or one.complete:
            continue
        answers = {each.answer for each in one.asked}
        why: Literal["refused", "no_answer", "incomplete"] = "refused" if "refused" in answers else "incomplete"
        missing = tuple(each.who.party or each.who.text or "" for each in one.asked if each.answer != "granted")
        yield Ungone(f"request:{one.ref}", one.said.party, "no_answer" if answers == {"no reply"} else why, *window, missing)


_FOR_ACCESS = ("access", "guarantee", "inspection")


def _stop(state: State, ref: str, row: CallRow, now: Period, see: See) -> Iterator[StopCall]:
    if row.said.urgency != "stop" or not now.holds(row.t_ms):
        return
    taken = [step.t_ms for step in state.call_steps.values(f"{ref}@") if step.said.step == "taken"]
    after_ms = taken[0] - row.t_ms if taken else None
    called = row.said.to or ()
    yield StopCall(ref, row.said.party, called, row.t_ms, row.standing, row.taken_by, after_ms, row.attempt, see(row).text)
