"""Who looked at what others hide: a party's own looks of the day, and whoever touched something that it hides.

    probe    asked whether what is planned meets it; nothing is told to anybody else
    notice   filed, or amended; everybody reads it. `back_ms` says when it was taken back, if it was

An owner is told who, when, of which thing, and how often. Where the other pointed, its owner alone knows; but for a notice, which is open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from garant.state.looks import allowed, looks, spent
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import ProbeAnswer, Verdict
from garant.statement.withheld import Withheld
from garant.statement.words import Status

Told = Callable[[Recorded[Verdict] | Recorded[ProbeAnswer]], tuple[Withheld, ...]]
"""Gives what one of the host's words withholds, as far as the asking party may read it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A look at something that a party hides, or that party's own look: by whom, with what (a probe, or a version of a notice), and when.

    `result` is told of a party's own looks; `touched` are the notices that were met, as far as the party may know them.
    """

    by: str
    form: Literal["probe", "notice"]
    ref: str
    version: int | None
    status: Status
    index: int
    t_ms: int
    result: str | None
    touched: tuple[str, ...]
    back_ms: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """How many looks a party has had on the day of an instant, how many it may have, and whether they are used up."""

    party: str
    looks: int
    allowed: int
    spent: bool


def days(state: State, at_ms: int) -> list[Day]:
    """Give the looks of every party on the day of an instant. They are no secret: whatever counts as one is in the log."""
    return [Day(party, looks(state, party, at_ms), allowed(state), spent(state, party, at_ms)) for party, _ in state.parties.items()]


def touches(state: State, party: str | None, told: Told) -> list[Touch]:
    """Give a party's own probes, and everybody's looks that touched what it hides, in the order of the log; without a party nothing."""
    if party is None:
        return []
    found = [*_probes(state, party, told), *_notices(state, party, told)]
    return sorted(found, key=lambda one: one.index)


def _probes(state: State, party: str, told: Told) -> Iterator[Touch]:
    for ref, row in state.probes.items():
        answer = state.probe_answers.get(ref)
        touched = () if answer is None else _others(told(answer), ref, party)
        if row.said.party == party or touched:
            result = answer.said.result if answer is not None and row.said.party == party else None
            yield Touch(row.said.party, "probe", ref, None, row.said.status, row.index, row.t_ms, result, touched, None)


def _notices(state: State, party: str, told: Told) -> Iterator[Touch]:
    for key, verdict in state.verdicts.items():
        touched = _others(told(verdict), verdict.said.notice, party) if verdict.said.withheld else ()
        row = state.notice_versions.rows[key]
        if touched and row.said.party != party:
            ref, version = verdict.said.notice, verdict.said.version
            back_ms = _taken_back_ms(state, ref, version)
            yield Touch(row.said.party, "notice", ref, version, row.said.status, row.index, row.t_ms, None, touched, back_ms)


def _others(pairs: tuple[Withheld, ...], ref: str, party: str) -> tuple[str, ...]:
    """Give what was touched: to who looked all of it, to an owner what is its own."""
    own = ref.startswith(f"{party}/")
    return tuple(pair.other for pair in pairs if own or pair.other.startswith(f"{party}/"))


def _taken_back_ms(state: State, ref: str, version: int) -> int | None:
    """Give when a version of a notice was amended or withdrawn; None when it was not."""
    after = state.notice_versions.get(f"{ref}@{version + 1:06d}")
    if after is not None:
        return after.t_ms
    if state.notices.rows[ref].standing != "withdrawn" or state.notices.rows[ref].version != version:
        return None
    return max(row.t_ms for row in state.notice_steps.values(f"{ref}@"))
