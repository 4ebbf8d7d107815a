"""Whether a party had been told of something by an instant, and had read it: what a proof of absence shows when it shows nothing.

    never_told      no notice to the party, of this name or reaching into this box, is on the log
    never_read      there is one, and no receipt of the level asked for shows that it was read there
    told, read      there is one; there is such a receipt: then nothing is absent
    undetermined    nothing open reaches into the box, and there are notices to the party whose place is hidden: never taken for nothing

The state that is asked is the log as it was at that instant. A receipt that was only delivered to a desk's machine is not read; one that
was passed by relay counts when the unit read it back. Absence of notice removes no protection and permits nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from garant.answers.bodies import body_of
from garant.errors import Refused
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.absence import Box, Question
from garant.statement.kinds import Notice, NoticeAmendment, Receipt
from garant.statement.shapes import Area, Volume

Result = Literal["never_told", "never_read", "told", "read", "undetermined"]

ABSENT: frozenset[Result] = frozenset({"never_told", "never_read"})

_READ = frozenset({"acknowledged", "disseminated", "queried", "objects", "unable"})
"""Steps that only somebody who has read it takes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A version of a notice that was addressed to the party: its entry, and when it was admitted."""

    notice: str
    version: int
    index: int
    t_ms: int


@dataclass(frozen=True, slots=True)
class Read:
    """A receipt that shows that a version was read: at which level, which step, its entry, and when it was admitted."""

    notice: str
    version: int
    level: str
    step: str
    index: int
    t_ms: int


@dataclass(frozen=True, slots=True)
class Absence:
    """The answer: what it comes to, what the party was told, who of it had read that, and notices to it with a hidden place."""

    result: Result
    told: tuple[Told, ...]
    read: tuple[Read, ...]
    hidden: tuple[str, ...]


def absence(state: State, question: Question) -> Absence:
    """Answer a question on the state of the log as it was at the question's instant."""
    versions = [(key, row) for key, row in state.notice_versions.items() if _is_to(question, key, row)]
    fits = [(key, row, _fits(question, key, row)) for key, row in versions]
    told = [(key, row) for key, row, fit in fits if fit]
    hidden = sorted({key.partition("@")[0] for key, _, fit in fits if fit is None})
    read = tuple(one for key, _ in told for one in _read(state, question, key))
    return Absence(_result(question, told=bool(told), read=bool(read), hidden=bool(hidden)), tuple(map(_told, told)), read, tuple(hidden))


def _result(question: Question, *, told: bool, read: bool, hidden: bool) -> Result:
    if not told:
        return "undetermined" if hidden else "never_told"
    if question.level is None:
        return "told"
    return "read" if read else "undetermined" if hidden else "never_read"


def _is_to(question: Question, key: str, row: Recorded[Notice | NoticeAmendment]) -> bool:
    said = row.said
    named = question.notice is None or key.partition("@")[0] == question.notice
    by = question.by is None or said.party == question.by
    return named and by and said.status == question.status and question.party in (said.to or ())


def _fits(question: Question, key: str, row: Recorded[Notice | NoticeAmendment]) -> bool | None:
    """Tell whether a version reaches into the box that is asked after; None where its place is hidden, or no shape that can be."""
    if question.box is None:
        return True
    if row.said.volumes is None:
        return None
    from garant.space.index import meet

    try:
        return meet(body_of(row.said.volumes), body_of((_volume(question.box),))) is not None
    except Refused:
        return None


def _volume(box: Box) -> Volume:
    corners = ((box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north), (box.west, box.south))
    return Volume(shape=Area(polygons=((corners,),)), start=box.start, end=box.end)


def _told(version: tuple[str, Recorded[Notice | NoticeAmendment]]) -> Told:
    key, row = version
    ref, _, number = key.partition("@")
    return Told(ref, int(number), row.index, row.t_ms)


def _read(state: State, question: Question, key: str) -> Iterator[Read]:
    ref, _, number = key.partition("@")
    for row in sorted(state.receipts.values(f"{key}>{question.party}:"), key=lambda row: row.index):
        if _shows_reading(row.said) and question.level in (None, row.said.level):
            yield Read(ref, int(number), row.said.level, row.said.step, row.index, row.t_ms)


def _shows_reading(said: Receipt) -> bool:
    return said.step in _READ and (said.relay is None or said.relay.read_back)
