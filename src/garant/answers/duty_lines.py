"""The lines of a duty desk, sort by sort: each from what is on record, with whom it is about, since when and until when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from garant import instant
from garant.answers.commitments import commitments, follow_ups
from garant.answers.defaults import clock
from garant.answers.hotline import ChannelLine, channels
from garant.answers.hotline_words import owed
from garant.answers.incidents import incidents
from garant.answers.ladder import ladders
from garant.answers.receipts_due import confirmation, life, receipts_due, window_of
from garant.answers.requests import requests
from garant.answers.seen import See
from garant.state import on_duty
from garant.state.rows import CallRow
from garant.state.state import State
from garant.statement.words import Level, Status, Texts

Sort = Literal[
    "stop_call", "call", "reply_owed", "receipt", "objection", "conflict", "incident", "commitment", "request", "reconfirm", "channel",
    "gap",
]  # fmt: skip
Urgency = Literal["now", "overdue", "due", "open"]
Why = Literal[
    "rings", "not_taken", "recorded", "ours_not_taken", "asked", "promised", "not_acknowledged", "objects", "unable", "queried",
    "not_clear",
    "undetermined", "no_position", "overdue", "due_soon", "contested", "no_reply", "confirm_again", "silent", "failed_test", "untested",
    "left_open",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, whom else it concerns, why it is there, since and until when (ms), its status, and how many (gaps)."""

    sort: Sort
    urgency: Urgency
    thing: str
    other: str | None
    why: Why
    since_ms: int
    until_ms: int | None
    status: Status
    text: Texts | None = None
    count: int = 1
    level: Level | None = None


class Scope(NamedTuple):
    """Whose desk, as of when, for which level (None: all), with what its reader may see."""

    state: State
    party: str
    at_ms: int
    level: Level | None
    see: See

    def urgency(self, until_ms: int | None) -> Urgency:
        """Say whether a clock is over."""
        return "open" if until_ms is None else "overdue" if until_ms < self.at_ms else "due"


def _calls(scope: Scope) -> Iterator[Line]:
    """Give calls that were not taken: those to us, a STOP first, and our own that nobody took."""
    for ref, row in scope.state.calls.items():
        mine = scope.party in (row.said.to or ())
        waits = row.standing in ("ringing", "missed", "failed") and row.taken_by is None and row.said.happened is None
        if waits and (mine or row.said.party == scope.party):
            yield _call(scope, ref, row, mine=mine)


def _call(scope: Scope, ref: str, row: CallRow, *, mine: bool) -> Line:
    sort: Sort = "stop_call" if row.said.urgency == "stop" else "call"
    why: Why = "rings" if row.standing == "ringing" else "not_taken"
    until = on_duty.over_ms(scope.state, row) if on_duty.goes_on(row) else None
    other = row.said.party if mine else on_duty.called(row)
    urgency: Urgency = "now" if sort == "stop_call" or row.said.urgency == "urgent" else "open"
    return Line(
        sort, urgency, f"call:{ref}", other, why if mine else "ours_not_taken", row.t_ms, until, row.said.status, scope.see(row).text
    )


def _replies_owed(scope: Scope) -> Iterator[Line]:
    """Give the words that we owe in calls: asked for, or promised."""
    for ref, row in scope.state.calls.items():
        if scope.party not in (row.said.party, *(row.said.to or ())):
            continue
        for one in owed(ref, row, list(scope.state.messages.values(f"{ref}@")), scope.at_ms):
            if one.by == scope.party and one.given is None:
                other = on_duty.called(row) if row.said.party == scope.party else row.said.party
                yield Line("reply_owed", scope.urgency(one.due_ms), f"call:{ref}", other, one.why, row.t_ms, one.due_ms, row.said.status)


def _receipts(scope: Scope) -> Iterator[Line]:
    """Give the notices to us that a level of ours has not acknowledged."""
    for ref, row in scope.state.notices.items():
        if scope.party not in row.to or row.standing in ("ended", "withdrawn"):
            continue
        newest = scope.state.notice_versions.rows[f"{ref}@{row.version:06d}"]
        text = scope.see(newest).text
        for due in receipts_due(scope.state, ref, scope.at_ms):
            waits = due.party == scope.party and due.stands in ("due", "overdue") and scope.level in (None, due.level)
            if waits and life(row.standing, newest.said, scope.at_ms) != "expired":
                urgency = scope.urgency(due.by_ms)
                yield Line(
                    "receipt",
                    urgency,
                    f"notice:{ref}",
                    row.party,
                    "not_acknowledged",
                    newest.t_ms,
                    due.by_ms,
                    row.status,
                    text,
                    1,
                    due.level,
                )


def _objections(scope: Scope) -> Iterator[Line]:
    """Give the recipients of our notices that object to them, cannot comply, or ask."""
    for ref, row in scope.state.notices.items():
        if row.party != scope.party or row.standing in ("ended", "withdrawn"):
            continue
        for one in ladders(scope.state, ref):
            for rung in one.rungs:
                if rung.step in ("objects", "unable", "queried"):
                    why: Why = "objects" if rung.step == "objects" else "unable" if rung.step == "unable" else "queried"
                    yield Line("objection", "open", f"notice:{ref}", one.party, why, rung.t_ms or 0, None, row.status, None, 1, rung.level)


def _conflicts(scope: Scope) -> Iterator[Line]:
    """Give our live notices of whose newest version the verdict is not clear, and those of others whose verdict names ours."""
    for version, row in scope.state.verdicts.items():
        ref = version.partition("@")[0]
        notice = scope.state.notices.rows[ref]
        met = {pair.notice.partition("/")[0] for pair in row.said.pairs or ()}
        current = notice.version == row.said.version and notice.standing in ("filed", "started")
        if not current or row.said.result == "clear" or scope.party not in {notice.party, *met}:
            continue
        over = window_of(scope.state.notice_versions.rows[version].said).end_ms
        if over is not None and over <= scope.at_ms:
            continue
        why: Why = "undetermined" if row.said.result == "undetermined" else "not_clear"
        other = notice.party if notice.party != scope.party else next(iter(sorted(met - {scope.party})), None)
        yield Line("conflict", "open", f"notice:{ref}", other, why, row.t_ms, over, notice.status, None, max(1, row.said.pair_count))


def _incidents(scope: Scope) -> Iterator[Line]:
    """Give the incidents on which our position is awaited."""
    for one in incidents(scope.state, scope.at_ms, scope.see):
        if one.standing in ("closed", "withdrawn", "merged"):
            continue
        for side in one.sides:
            if side.party == scope.party and side.word is None and side.told_ms is not None:
                until = side.due_ms
                yield Line(
                    "incident", scope.urgency(until), f"incident:{one.ref}", one.said.party, "no_position", side.told_ms, until,
                    one.said.status, one.said.text,
                )  # fmt: skip


def _commitments(scope: Scope) -> Iterator[Line]:
    """Give what we owe and whose deadline is near, or over without a report."""
    for one in (*commitments(scope.state, scope.at_ms), *follow_ups(scope.state, scope.at_ms)):
        if one.stage not in ("overdue", "due_soon", "contested") or scope.party not in one.bound:
            continue
        until = max((due.ends_ms for due in one.clock.dues), default=None)
        why: Why = "overdue" if one.stage == "overdue" else "due_soon" if one.stage == "due_soon" else "contested"
        urgency: Urgency = "overdue" if one.stage == "overdue" else "due" if one.stage == "due_soon" else "open"
        yield Line("commitment", urgency, one.thing, None, why, until or scope.at_ms, until, one.status, one.text)


def _requests(scope: Scope) -> Iterator[Line]:
    """Give the requests that wait for our answer."""
    for one in requests(scope.state, scope.at_ms):
        for asked in one.asked:
            if asked.who.party == scope.party and asked.answer == "no reply":
                text = scope.see(scope.state.requests.rows[one.ref]).text
                urgency = scope.urgency(one.by_ms)
                yield Line("request", urgency, f"request:{one.ref}", one.said.party, "no_reply", one.t_ms, one.by_ms, one.said.status, text)


def _reconfirmations(scope: Scope) -> Iterator[Line]:
    """Give our notices that are to be confirmed again, when that is overdue or soon."""
    soon_ms = instant.exact_ms(clock(scope.state, "soon"))
    for ref, row in scope.state.notices.items():
        again = confirmation(scope.state, ref, scope.at_ms) if row.party == scope.party else None
        if again is not None and again.due_ms <= scope.at_ms + soon_ms:
            urgency = scope.urgency(again.due_ms)
            yield Line("reconfirm", urgency, f"notice:{ref}", None, "confirm_again", again.last_ms, again.due_ms, row.status)


def _channels(scope: Scope) -> Iterator[Line]:
    """Give our lines that are silent, failed their test, or were not tested as often as agreed."""
    for one in channels(scope.state, scope.at_ms):
        why = _silence(one)
        if scope.party in one.said.between and why is not None:
            others = ", ".join(name for name in one.said.between if name != scope.party)
            since = one.observed.at_ms if one.observed else scope.state.channels.rows[one.ref].t_ms
            until = one.test_due_ms if one.test_overdue else None
            yield Line("channel", scope.urgency(until), f"channel:{one.ref}", others, why, since, until, one.said.status, one.said.title)


def _silence(one: ChannelLine) -> Why | None:
    if one.observed is not None and one.observed.observes == "failed_test":
        return "failed_test"
    if one.test_overdue:
        return "untested"
    return "silent" if one.observed is not None and one.observed.observes == "silent" else None


ALL: tuple[Callable[[Scope], Iterator[Line]], ...] = (
    _calls, _replies_owed, _receipts, _objections, _conflicts, _incidents, _commitments, _requests, _reconfirmations, _channels,
)  # fmt: skip
"""Each sort of line, by what gives it."""
