"""Requests at an instant: what each one that was asked has answered, since when there is silence, and whether the set is complete.

    granted     perhaps on conditions, perhaps for a shorter window       answered    in words
    refused     with its reason                                           withdrawn   it had granted, and takes that back
    lapsed      what it granted is over                                   no reply    silence, which is neither yes nor no

The set is complete when everybody that was asked has granted, nothing of that has lapsed, and there is an instant that all of it covers:
`window` is that common part. It tells what was answered; nobody is told to go, and no notice is changed by it (guard-rail 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.answers.defaults import due_ms
from garant.answers.in_force import shared
from garant.instant import Window
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Reply, Request
from garant.statement.kinds.requests import answerer, name_of
from garant.statement.values import Who
from garant.statement.words import Texts

Answered = Literal["granted", "refused", "answered", "withdrawn", "lapsed", "no reply"]


@dataclass(frozen=True, slots=True)
class AskedOne:
    """One of those that were asked: its newest answer and since when it stands; of a silence, since when, and whether it is overdue."""

    who: Who
    answer: Answered
    since_ms: int
    overdue: bool
    window: Window | None
    conditions: str | None
    text: Texts | None
    replies: int
    by: str | None


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request, what became of it, and the window in which all that was granted overlaps (None: there is none, or not all granted)."""

    ref: str
    said: Request
    t_ms: int
    by_ms: int
    asked: tuple[AskedOne, ...]
    complete: bool
    window: Window | None
    common: bool

    @property
    def missing(self) -> tuple[Who, ...]:
        """Give those whose grant is missing."""
        return tuple(one.who for one in self.asked if one.answer != "granted")


def requests(state: State, at_ms: int) -> list[RequestLine]:
    """Give all requests, by reference."""
    return [request(state, ref, at_ms) for ref, _ in state.requests.items()]


def request(state: State, ref: str, at_ms: int, seen: Request | None = None) -> RequestLine:
    """Give one request; `seen` is what its reader may see of it."""
    row = state.requests.rows[ref]
    by_ms = instant.parse(row.said.reply_by) if row.said.reply_by else due_ms(state, "reply", row.t_ms)
    replies = [reply for reply in state.replies.values(f"{ref}@") if reply.t_ms <= at_ms]
    asked = tuple(_asked(who, row, replies, by_ms, at_ms) for who in row.said.of)
    granted = all(one.answer == "granted" for one in asked)
    window = _common(_window(row.said), [one.window for one in asked if one.window is not None]) if granted else None
    return RequestLine(
        ref, seen or row.said, row.t_ms, by_ms, asked, granted and window is not None, window, not granted or window is not None
    )


def _asked(who: Who, row: Recorded[Request], replies: list[Recorded[Reply]], by_ms: int, at_ms: int) -> AskedOne:
    own = [reply for reply in replies if answerer(reply.said) == name_of(who)]
    if not own:
        return AskedOne(who, "no reply", row.t_ms, at_ms > by_ms, None, None, None, 0, None)
    newest = own[-1]
    said = newest.said
    window = _granted(row.said, said) if said.answer == "granted" else None
    over = window is not None and window.end_ms is not None and window.end_ms <= at_ms
    answer: Answered = "lapsed" if over else said.answer
    by = said.party if said.party != who.party else None
    return AskedOne(who, answer, newest.t_ms, False, window, said.conditions, said.text, len(own), by)  # noqa: FBT003 - it has answered


def _granted(asked: Request, said: Reply) -> Window:
    """Give the window of a grant: its own bounds where it says them, else those that were asked for."""
    own, wanted = instant.window(said.valid_from, said.valid_until), _window(asked)
    return Window(own.start_ms if own.start_ms is not None else wanted.start_ms, own.end_ms if own.end_ms is not None else wanted.end_ms)


def _window(said: Request) -> Window:
    return instant.window(said.valid_from, said.valid_until)


def _common(wanted: Window, granted: list[Window]) -> Window | None:
    """Give the part that all windows have in common, within what was asked for; None if there is none."""
    common: Window | None = wanted
    for window in granted:
        common = next(shared(common, window), None) if common is not None else None
    return common


def silent(state: State, at_ms: int, party: str | None = None) -> Iterator[tuple[str, AskedOne]]:
    """Give who was asked, has not answered, and is past the time: of all, or one party alone."""
    for line in requests(state, at_ms):
        yield from ((line.ref, one) for one in line.asked if one.overdue and party in (None, one.who.party))
