"""How far a commitment has come, from what is known of it: the law of its stages, on one screen.

    what became of it        superseded, suspended, lapsed
    its agreement            suspended; lapsed; stated, while it is not in force yet
    what was said            contested; verified, reported_done
    its clock                overdue, due_soon
    otherwise                extended, in_force; stated, where nobody knows whether it is in force

Line by line, the first that holds. What recurs is never done with, and never reported done as a whole.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from garant.answers.clocks import Clock, Occurrence
from garant.answers.commitments_changes import Changed
from garant.answers.commitments_words import KEPT, NOT_KEPT, Word, newest
from garant.instant import Window
from garant.statement.kinds.agreements import Measure

Stage = Literal[
    "stated", "in_force", "due_soon", "overdue", "reported_done", "verified", "contested", "extended", "suspended", "superseded", "lapsed"
]
Force = Literal["not_yet", "unknown", "yes", "paused", "over"]

COMPLETE = "3"
"""The grade of what is complete (Peace Accords Matrix)."""


CONDUCT = frozenset(
    {
        "cease_hostilities", "demilitarise", "freedom_of_movement", "humanitarian_access", "keep_away", "maintain_status_quo", "no_fly",
        "prohibit_activity", "self_restraint",
    }
)  # fmt: skip
"""Forms of measures that hold from their date on, and are never done with."""


def is_conduct(measure: Measure) -> bool:
    """Tell whether a measure is a rule of conduct, or a practice that no text obliges anybody to: neither is ever overdue."""
    asks = measure.with_notice is not None or measure.with_consent is not None
    return measure.form in CONDUCT or asks or measure.practice_not_text


class Facts(NamedTuple):
    """What is known of a commitment. `owers`: of each that is named, whether it is bound and what it last reported."""

    owers: tuple[tuple[bool, str | None], ...]
    words: tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]
    clock: Clock
    missed: tuple[Occurrence, ...]
    became: Changed
    force: Force
    conduct: bool


def stage_of(facts: Facts) -> Stage:
    """Give the stage."""
    if facts.became.stop is not None:
        return facts.became.stop
    if facts.force in _STOPPED:
        return _STOPPED[facts.force]
    once = facts.clock.form != "every"
    done, graded = once and _is_done(facts), once and _is_complete(facts)
    if _differ(facts):
        return "contested"
    if graded or (done and facts.words[1]):
        return "verified"
    return "reported_done" if done else _running(facts)


_STOPPED: Mapping[Force, Stage] = MappingProxyType({"paused": "suspended", "over": "lapsed"})


def _running(facts: Facts) -> Stage:
    """Give the stage of what nobody has reported done, by its clock."""
    if facts.force == "not_yet":
        return "stated"
    if (facts.clock.standing == "over" or facts.missed) and not facts.conduct:
        return "overdue"
    if facts.clock.standing in ("soon", "may_be_over") and not facts.conduct:
        return "due_soon"
    if facts.became.deadline is not None:
        return "extended"
    return "stated" if facts.force == "unknown" else "in_force"


def _is_done(facts: Facts) -> bool:
    """Tell whether all who owe it say that it is done; where nobody is bound, all who are named; where nobody is, anybody."""
    owers = [report for bound, report in facts.owers if bound] or [report for _, report in facts.owers]
    return all(report == "done" for report in owers) if owers else any(word.says == "done" for word in newest(facts.words[0]).values())


def _is_complete(facts: Facts) -> bool:
    found = newest(facts.words[1]).values()
    return bool(found) and all(word.says == COMPLETE for word in found)


def _differ(facts: Facts) -> bool:
    """Tell whether somebody says, itself, that it is not kept, and somebody that it is."""
    signed = [word for word in newest(facts.words[2]).values() if word.reported_by is None]
    against = any(word.says in NOT_KEPT for word in signed)
    reported = any(word.says == "done" for word in newest(facts.words[0]).values())
    return against and (reported or _is_complete(facts) or any(word.says in KEPT for word in signed))


def force_at(windows: Sequence[Window], *, known: bool, at_ms: int) -> Force:
    """Tell whether a measure is in force at an instant, by its windows; `known`: whether anybody says since when."""
    if not windows:
        return "over"
    if any(_holds(window, at_ms) for window in windows):
        return "yes" if known else "unknown"
    starts = [window.start_ms for window in windows if window.start_ms is not None]
    if len(starts) == len(windows) and at_ms < min(starts):
        return "not_yet"
    return "paused" if any(start > at_ms for start in starts) or windows[-1].end_ms is None else "over"


def _holds(window: Window, at_ms: int) -> bool:
    return (window.start_ms is None or window.start_ms <= at_ms) and (window.end_ms is None or at_ms < window.end_ms)


def end_of(windows: Sequence[Window]) -> int | None:
    """Give when the last window ends; None if that is unbounded."""
    ends = [window.end_ms for window in windows]
    return None if not ends or None in ends else max(end for end in ends if end is not None)
