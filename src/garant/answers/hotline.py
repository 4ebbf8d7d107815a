"""The lines between parties: how each stands, as declared and as observed, whether it is tested as often as agreed, and who is on duty.

Declared and observed are two things (the air-safety line of 2017 was declared suspended, and used). What is observed comes from the newest
of these, and says from which:

    a party's word          what it says that it observes
    a call that was taken   the line is in use
    a test, or a line that failed   failed test         a call that was missed   silent: it rang, and nobody took it
    the clock               silent, when the newest sign of life is older than the line is to be tested

Only what was known at the instant that is asked for counts. Whoever has no word has none: nothing is taken for granted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.state.on_duty import OnDuty, called, line_at
from garant.state.rows import CallRow, Recorded
from garant.state.state import State
from garant.statement.kinds import CallStep, Channel, ChannelWord
from garant.statement.values import Dated, When

Declared = Literal["open", "suspended"]
Observed = Literal["in_use", "silent", "failed_test"]
Source = Literal["word", "call", "clock"]


@dataclass(frozen=True, slots=True)
class DeclaredWord:
    """What a party declared of a channel last: open or suspended, since when by its own words, and when it was entered."""

    party: str
    declares: Declared
    when: When
    t_ms: int


@dataclass(frozen=True, slots=True)
class ObservedSign:
    """What is observed of a channel: by whom (None: by the clock), when, and from what: a word, a call (`ref`), or the clock."""

    observes: Observed
    party: str | None
    at_ms: int
    source: Source
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class TestCall:
    """A test call: who made it to whom, when, what came of it (None: nothing yet), and what it showed in words."""

    ref: str
    party: str
    called: str
    at_ms: int
    result: Literal["taken", "missed", "failed"] | None
    showed: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A channel: as it was entered, each party's newest words, what is observed now, its tests, and when the next one is due."""

    ref: str
    said: Channel
    declared: tuple[DeclaredWord, ...]
    observed: ObservedSign | None
    observed_by: tuple[ObservedSign, ...]
    tests: tuple[TestCall, ...]
    test_due_ms: int | None
    test_overdue: bool

    @property
    def stands(self) -> str:
        """Give the newest declaration, or `unknown`; where parties declare different things, `disputed`."""
        words = {word.declares for word in self.declared}
        return "disputed" if len(words) > 1 else next(iter(words), "unknown")


def channels(state: State, at_ms: int) -> list[ChannelLine]:
    """Give all channels that were known at an instant, by reference."""
    return [channel(state, ref, at_ms) for ref, row in state.channels.items() if row.t_ms <= at_ms]


def channel(state: State, ref: str, at_ms: int) -> ChannelLine:
    """Give one channel as it stands at an instant."""
    row = state.channels.rows[ref]
    words = [word for word in state.channel_words.values(f"{ref}@") if word.t_ms <= at_ms]
    calls = [(name, call) for name, call in state.calls.items() if call.said.channel == ref and call.t_ms <= at_ms]
    signs = sorted([*_said(words), *_shown(state, calls, at_ms)], key=lambda sign: sign.at_ms)
    tests = tuple(
        sorted((_test(state, name, call, at_ms) for name, call in calls if call.said.urgency == "test"), key=lambda one: one.at_ms)
    )
    due_ms = _test_due_ms(row, tests)
    newest = signs[-1] if signs else None
    return ChannelLine(
        ref=ref,
        said=row.said,
        declared=tuple(_declared(words)),
        observed=_by_the_clock(row, newest, at_ms),
        observed_by=tuple({sign.party: sign for sign in _said(words)}.values()),
        tests=tests,
        test_due_ms=due_ms,
        test_overdue=due_ms is not None and due_ms <= at_ms,
    )


def _declared(words: list[Recorded[ChannelWord]]) -> Iterator[DeclaredWord]:
    """Give each party's newest declaration, by party."""
    newest = {row.said.party: row for row in words if row.said.declares}
    for party, row in sorted(newest.items()):
        if row.said.declares:
            yield DeclaredWord(party, row.said.declares, row.said.when, row.t_ms)


def _said(words: list[Recorded[ChannelWord]]) -> Iterator[ObservedSign]:
    for row in words:
        if row.said.observes:
            yield ObservedSign(row.said.observes, row.said.party, _when_ms(row.said.when, row.t_ms), "word")


def _when_ms(when: When, entered_ms: int) -> int:
    """Give the instant of a word as it says, where it says one to the millisecond; otherwise when it was entered."""
    return instant.parse(when.utc) if isinstance(when, Dated) and when.utc is not None else entered_ms


def _shown(state: State, calls: list[tuple[str, CallRow]], at_ms: int) -> Iterator[ObservedSign]:
    """Give what calls have shown of the line."""
    for ref, call in calls:
        for step in _steps(state, ref, at_ms):
            shows = _shows(step.said, call)
            if shows:
                yield ObservedSign(shows, step.said.party, _happened_ms(step), "call", ref)


def _shows(step: CallStep, call: CallRow) -> Observed | None:
    match step.step:
        case "taken":
            return "in_use"
        case "failed":
            return "failed_test"
        case "missed":
            return "failed_test" if call.said.urgency == "test" else "silent"
        case _:
            return None


def _steps(state: State, ref: str, at_ms: int) -> list[Recorded[CallStep]]:
    return [row for row in state.call_steps.values(f"{ref}@") if row.t_ms <= at_ms]


def _happened_ms(row: Recorded[CallStep] | CallRow) -> int:
    return instant.parse(row.said.happened) if row.said.happened is not None else row.t_ms


def _test(state: State, ref: str, call: CallRow, at_ms: int) -> TestCall:
    steps = _steps(state, ref, at_ms)
    results: list[Literal["taken", "missed", "failed"]] = [step.said.step for step in steps if step.said.step != "ended"]
    showed = [step.said.text for step in steps if step.said.text is not None]
    result, shows = results[-1] if results else None, showed[-1] if showed else None
    return TestCall(ref, call.said.party, called(call), _happened_ms(call), result, shows)


def _every_ms(row: Recorded[Channel]) -> int | None:
    return instant.exact_ms(row.said.test_every) if row.said.test_every is not None else None


def _test_due_ms(row: Recorded[Channel], tests: tuple[TestCall, ...]) -> int | None:
    """Give when the next test is due: so long after the last one was made, or after the line was entered."""
    every = _every_ms(row)
    return None if every is None else (tests[-1].at_ms if tests else row.t_ms) + every


def _by_the_clock(row: Recorded[Channel], newest: ObservedSign | None, at_ms: int) -> ObservedSign | None:
    """Say silent where the newest sign of life is older than the line is to be tested."""
    every = _every_ms(row)
    if every is None or (newest is not None and newest.observes != "in_use"):
        return newest
    over_ms = (newest.at_ms if newest else row.t_ms) + every
    return ObservedSign("silent", None, over_ms, "clock") if over_ms <= at_ms else newest


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Who is on duty of a party on a channel at an instant, in the order in which a STOP reaches them; empty: nobody is named."""

    channel: str
    party: str
    line: tuple[OnDuty, ...]


def rosters(state: State, at_ms: int) -> list[RosterLine]:
    """Give who is on duty, channel by channel and party by party; a party without a roster stands there with an empty line."""
    rows = [(ref, row) for ref, row in state.channels.items() if row.t_ms <= at_ms]
    return [RosterLine(ref, party, line_at(state, ref, party, at_ms)) for ref, row in rows for party in sorted(row.said.between)]
