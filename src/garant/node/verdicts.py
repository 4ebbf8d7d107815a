"""Verdicts: the host's answer to each version of a notice, drafted from the answers and written as a statement of its own.

    notice at index i -> the answers, on the first i + 1 entries -> verdict at i + 1

* What stands in a verdict is computed from the log alone, so everybody who follows it computes the same.
* What a host was shown in confidence (the volumes of a hidden notice) makes no pair. Of a conflict with one both sides are told one coarse
  word, behind a digest in `withheld` (`statement.withheld`).
* Whoever has had its looks of the day (`state.looks`) is told, met or not, that what is hidden was not compared.
* A probe is answered from what is hidden alone, in the same way (`probing` writes it).
* More pairs than a statement lists are a blob, in id order; the statement lists the first of them, conflicts before what only informs.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from garant.answers.asked import Asked, asked_of
from garant.answers.bodies import body_of
from garant.answers.deconflict import Answer, answer, conflicts
from garant.answers.filed import standing
from garant.answers.live import Live, Version
from garant.answers.rules import Undetermined
from garant.answers.shelf import Volumes
from garant.errors import Refused
from garant.state.looks import spent
from garant.state.rows import Recorded
from garant.state.state import CHARTER, Put, State
from garant.statement import disclosure
from garant.statement.kinds import Notice, NoticeAmendment, Probe, Statement
from garant.statement.shapes import Circle, Volume
from garant.statement.withheld import COARSE, Withheld

LEVEL = 2
"""The rules level from which on the host says verdicts."""

NOT_COMPARED = Undetermined("what is hidden", "the looks of the day are used up; coordinate by hotline")
"""What is said of hidden notices, met or not, to whom has had its looks of the day."""

Kept = Callable[[str], tuple[str, ...]]
"""Gives the disclosures that are kept here of a statement, by its id."""


class Draft(NamedTuple):
    """A verdict before it is written: the answer, the conflicts in which somebody hides, and whether all that hides was looked at."""

    answer: Answer
    withheld: tuple[Withheld, ...]
    saw_all: bool

    @property
    def result(self) -> Literal["clear", "not_clear", "undetermined"]:
        """Give what it comes to, what is withheld included."""
        return "not_clear" if self.withheld else self.answer.result


class Verdicts:
    """Drafts verdicts. Its indexes are made when the first one is asked for, and follow the log from then on."""

    def __init__(self, kept: Kept) -> None:
        """Look hidden volumes up in what is `kept`."""
        self._kept = kept
        self._open: Live | None = None
        self._sealed = Live()

    def feed(self, state: State, changes: Iterable[Put]) -> None:
        """Follow what an entry has changed in a state."""
        if self._open is not None:
            self._open.feed(state, changes)
            self._sealed.feed(state, changes)

    def make_ready(self, state: State) -> None:
        """Make the indexes, and load what compares shapes: what the first notice would wait for otherwise."""
        from garant.space.index import Index

        self._live(state)
        body, spare = body_of((Volume(shape=Circle(center=(0, 0), radius_cm=100), lower_cm=0, upper_cm=1),)), Index()
        spare.put("", body)
        spare.meetings(body)

    def live(self) -> Live | None:
        """Give a copy of what is live as everybody may read it, if that was made yet."""
        return None if self._open is None else self._open.copy()

    def draft(self, state: State, version: str) -> Draft:
        """Answer a version of a notice (`party/name@000001`) on a state that holds it."""
        row = state.notice_versions.rows[version]
        asked = asked_of(*_named(version), row.said)
        live = self._live(state)
        shown = asked if asked.volumes is not None else asked._replace(volumes=self._shown(row))
        muted = spent(state, asked.party, state.t_ms)
        others = (() if asked.volumes is not None else (live,)) + (() if muted else (self._sealed,))
        withheld = tuple(Withheld(notice=asked.ref, other=other, word=COARSE) for other in _met(state, others, shown))
        saw_all = shown.volumes is not None and not self._sealed.hidden(asked)
        found = answer(state, live, asked, row.t_ms)
        return Draft(_unsaid(found) if muted else found, withheld, saw_all)

    def touched(self, state: State, ref: str) -> tuple[tuple[Withheld, ...], bool]:
        """Give what others hide and a probe is in conflict with, by reference, and whether all that they hide could be compared."""
        row = state.probes.rows[ref]
        said, volumes = row.said, self._shown(row)
        asked = Asked(ref, 1, said.party, said.kind, said.activity, None, said.status, volumes)
        self._live(state)
        met = [other for other in _met(state, (self._sealed,), asked) if not other.startswith(f"{said.party}/")]
        unseen = self._sealed.hidden(asked) or any(self._sealed.misshapen(asked, state.t_ms))
        return tuple(Withheld(notice=ref, other=other, word=COARSE) for other in met), _has_body(volumes) and not unseen

    def _live(self, state: State) -> Live:
        if self._open is None:
            self._open = Live.of(state)
            self._sealed = Live.of(state, self._shown, hidden_only=True, among=self._open.hiding())
        return self._open

    def _shown(self, row: Version | Recorded[Probe]) -> Volumes | None:
        """Give the hidden volumes of a notice or a probe, as far as they are kept here. A bad disclosure is as if it were not there."""
        try:
            return disclosure.reveal(row.said, self._kept(row.id)).volumes
        except Refused:
            return None


def _unsaid(found: Answer) -> Answer:
    """Say that what is hidden was not compared."""
    result: Literal["not_clear", "undetermined"] = "not_clear" if found.result == "not_clear" else "undetermined"
    return replace(found, undetermined=(*found.undetermined, NOT_COMPARED), result=result)


def _has_body(volumes: Volumes | None) -> bool:
    try:
        body_of(volumes or ())
    except Refused:
        return False
    return volumes is not None


def _met(state: State, others: tuple[Live, ...], shown: Asked) -> list[str]:
    """Give what a notice stands in conflict with among others, in id order; with nothing, if it has no body."""
    some = [live for live in others if live.has_known(shown.status)]
    if shown.volumes is None or not some:
        return []
    try:
        body = some[0].drawn(shown.volumes)
    except Refused:
        return []
    found = (one for live in some for one in conflicts(state, live, shown, body, state.t_ms))
    return sorted(one.notice for one in found if one.news == "conflict")


def due(state: State, changes: Iterable[Put]) -> Iterator[str]:
    """Give the versions of notices that an entry has brought, or all that miss their verdict when it raised the rules level."""
    if state.charters.rows[CHARTER].charter.rules_level >= LEVEL:
        for change in changes:
            if change.table == "notice_versions":
                yield change.key
            elif change.table == "charters":
                yield from missing(state)


def missing(state: State) -> list[str]:
    """Give the newest version of each notice that has not ended and has no verdict; none before the level from which on there are any."""
    row = state.charters.get(CHARTER)
    if row is None or row.charter.rules_level < LEVEL:
        return []
    said = state.verdicts.rows
    return [version for _, version in sorted(one for one in standing(state) if one[1] not in said)]


def version_of(said: Statement) -> str:
    """Give the version that a notice or an amendment brings, as `state` keeps it; of anything else a text that names none."""
    match said:
        case Notice():
            return f"{said.party}/{said.name}@{1:06d}"
        case NoticeAmendment():
            return f"{said.notice}@{said.version:06d}"
        case _:
            return ""


def _named(version: str) -> tuple[str, int]:
    ref, _, number = version.partition("@")
    return ref, int(number)
