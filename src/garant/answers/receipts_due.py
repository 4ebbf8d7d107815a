"""What is on a notice's face beside its content: its lead, where it stands at an instant, what changed, and whose receipts are overdue.

    filed        given, not begun by its own window            expired     its window is over, and nobody said how it went
    in force     its window has begun                          ended       its filer said so
    underway     its filer said that it started                withdrawn   its filer said so

A receipt of headquarters and one of the unit are due so long after filing as the theatre's clocks say (`defaults`), no later than the
notice's own `acknowledge_by`, and no later than its start. A query, an objection and "unable" are answers: they are shown, not overdue.
None of these words, and not their absence, is a permission (guard-rail 3).
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from garant import instant
from garant.answers.defaults import Clock, default_lead, due_ms
from garant.answers.in_force import hull
from garant.answers.ladder import Ladder, Rung, ladders
from garant.answers.lead import after_ms, lead_ms
from garant.instant import Window
from garant.state.rows import NoticeRow, NoticeStanding
from garant.state.state import State
from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.words import LEVELS, Level

Life = Literal["filed", "in force", "underway", "expired", "ended", "withdrawn"]
Standing = Literal["due", "overdue", "in time", "late", "queried", "objects", "unable"]

_ENDED: tuple[NoticeStanding, ...] = ("ended", "withdrawn")
_CLOCKS: tuple[tuple[Level, Clock], ...] = (("headquarters", "headquarters"), ("unit", "unit"))
_OWN = ("type", "log", "party", "seq", "prev", "joint", "seen", "not_after", "time", "status", "name", "notice", "version")


@dataclass(frozen=True, slots=True)
class Due:
    """A recipient's receipt at a level: by when, where it stands (`overdue` since `by_ms`), and when it came."""

    party: str
    level: Level
    by_ms: int
    stands: Standing
    t_ms: int | None


class Lead(NamedTuple):
    """How long before its start a version was given, how long that should have been, and whether it came late (None: not known)."""

    given_ms: int | None
    required_ms: int | None
    late: bool | None


class Change(NamedTuple):
    """A version: when it came, and which members differ from the one before (`hidden`: what it hides)."""

    version: int
    t_ms: int
    changed: tuple[str, ...]


class Confirmation(NamedTuple):
    """When it was last said that a notice holds, and by when that is to be said again; overdue once `due_ms` is past."""

    last_ms: int
    due_ms: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class Face:
    """A notice at an instant, as its reader may see it."""

    ref: str
    said: Notice | NoticeAmendment
    version: int
    life: Life
    filed_ms: int
    t_ms: int
    lead: Lead
    versions: tuple[Change, ...]
    reconfirm: Confirmation | None
    ladders: tuple[Ladder, ...]
    due: tuple[Due, ...]


def face(state: State, ref: str, at_ms: int, seen: Notice | NoticeAmendment | None = None) -> Face:
    """Give one notice's face. `seen` is its newest version as its reader may see it; without it what is open to all."""
    row = state.notices.rows[ref]
    newest = state.notice_versions.rows[f"{ref}@{row.version:06d}"]
    said = seen or newest.said
    window = window_of(said)
    versions = _versions(state, ref, row.version)
    return Face(
        ref=ref, said=said, version=row.version, life=life(row.standing, said, at_ms), filed_ms=versions[0].t_ms, t_ms=newest.t_ms,
        lead=_lead(state, f"{ref}@{row.version:06d}", said, newest.t_ms, window), versions=versions,
        reconfirm=confirmation(state, ref, at_ms), ladders=tuple(ladders(state, ref)), due=tuple(receipts_due(state, ref, at_ms)),
    )  # fmt: skip


def window_of(said: Notice | NoticeAmendment) -> Window:
    """Give the window in which a notice's volumes lie, as far as they are open; unbounded where nothing is known."""
    return hull([volume.window() for volume in said.volumes]) if said.volumes else Window(None, None)


def life(standing: NoticeStanding, said: Notice | NoticeAmendment, at_ms: int) -> Life:
    """Say where a notice is in its life. One whose window is hidden is filed, until its filer says more."""
    window = window_of(said)
    if standing in ("ended", "withdrawn"):
        return "ended" if standing == "ended" else "withdrawn"
    if standing == "started":
        return "underway"
    if window.end_ms is not None and window.end_ms <= at_ms:
        return "expired"
    begun = said.volumes is not None and (window.start_ms is None or window.start_ms <= at_ms)
    return "in force" if begun else "filed"


# Its lead


def _lead(state: State, version: str, said: Notice | NoticeAmendment, t_ms: int, window: Window) -> Lead:
    """Measure a version's lead: against what the host's verdict found that measures ask, else against the theatre's default."""
    required = _required_ms(state, version, said, window.start_ms)
    given = None if window.start_ms is None else window.start_ms - t_ms
    late = (
        given < required
        if given is not None and required is not None
        else None
        if required is not None
        else given is not None and given < 0
    )
    return Lead(given, required, late)


def _required_ms(state: State, version: str, said: Notice | NoticeAmendment, start_ms: int | None) -> int | None:
    verdict = state.verdicts.get(version)
    if verdict is not None and verdict.said.lead_required_s is not None:
        return verdict.said.lead_required_s * instant.SECOND_MS
    lead = default_lead(said.kind, emergency=said.emergency)
    return None if lead is None else lead_ms(lead, start_ms or 0)


# Its versions


def _versions(state: State, ref: str, count: int) -> tuple[Change, ...]:
    rows = [state.notice_versions.rows[f"{ref}@{number:06d}"] for number in range(1, count + 1)]
    changes = [_changed(one.said, other.said) for one, other in pairwise(rows)]
    return tuple(Change(number, row.t_ms, what) for number, (row, what) in enumerate(zip(rows, [(), *changes], strict=True), 1))


def _changed(old: Notice | NoticeAmendment, new: Notice | NoticeAmendment) -> tuple[str, ...]:
    """Name the members that differ; of what is hidden it is only known that it was hidden afresh."""
    names = [name for name in Notice.__struct_fields__ if name not in (*_OWN, "sd")]
    hidden = ("hidden",) if old.sd != new.sd else ()
    return (*(name for name in names if getattr(old, name) != getattr(new, name)), *hidden)


# That it still holds


def confirmation(state: State, ref: str, at_ms: int) -> Confirmation | None:
    """Tell when a notice that is to be confirmed again and again was last confirmed; None if it is not, or not any more."""
    row = state.notices.rows[ref]
    told = state.notice_versions.rows[f"{ref}@{row.version:06d}"]
    if told.said.reconfirm is None or row.standing in _ENDED:
        return None
    steps = (step for step in state.notice_steps.values(f"{ref}@") if step.said.version == row.version and step.said.step == "confirm")
    last = max((step.t_ms for step in steps), default=told.t_ms)
    due = after_ms(told.said.reconfirm, last)
    return Confirmation(last, due, at_ms > due)


# Its receipts


def receipts_due(state: State, ref: str, at_ms: int) -> list[Due]:
    """Give each recipient's receipts of the newest version: headquarters' and the unit's. None when the notice is over."""
    row = state.notices.rows[ref]
    if row.standing in _ENDED:
        return []
    return [due for one in ladders(state, ref) for due in _of_recipient(state, ref, row, one, at_ms)]


def overdue(state: State, at_ms: int, party: str | None = None) -> list[tuple[str, Due]]:
    """Give all receipts that are overdue at an instant, of one recipient or of all: the notice and the receipt, by notice."""
    found = ((ref, due) for ref, _ in state.notices.items() for due in receipts_due(state, ref, at_ms))
    return [(ref, due) for ref, due in found if due.stands == "overdue" and party in (None, due.party)]


def _of_recipient(state: State, ref: str, row: NoticeRow, one: Ladder, at_ms: int) -> list[Due]:
    told = state.notice_versions.rows[f"{ref}@{row.version:06d}"]
    dues = []
    for level, clock in _CLOCKS:
        by_ms = _by_ms(due_ms(state, clock, told.t_ms), told.said, told.t_ms)
        rung = one.rungs[len(LEVELS) - 1 - LEVELS.index(level)]
        dues.append(Due(one.party, level, by_ms, _stands(rung, one, by_ms, at_ms), None if rung.step == "sent" else rung.t_ms))
    return dues


def _by_ms(clock_ms: int, said: Notice | NoticeAmendment, t_ms: int) -> int:
    """Give by when: what the clock says, or earlier if the notice says so or begins before; never before it was given."""
    own = None if said.acknowledge_by is None else instant.parse(said.acknowledge_by)
    bounds = [bound for bound in (clock_ms, own, window_of(said).start_ms) if bound is not None]
    return max(t_ms, min(bounds))


def _stands(rung: Rung, one: Ladder, by_ms: int, at_ms: int) -> Standing:
    match rung.step:
        case "queried" | "objects" | "unable":
            return rung.step
        case "sent" | "delivered":
            return "overdue" if at_ms > by_ms else "due"
        case _:
            missing = rung.level == "unit" and any(not unit.acknowledged for unit in one.units) and not rung.relayed and len(one.units) > 1
            if missing:
                return "overdue" if at_ms > by_ms else "due"
            return "in time" if rung.t_ms is not None and rung.t_ms <= by_ms else "late"
