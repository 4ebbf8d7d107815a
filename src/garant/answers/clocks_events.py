"""When the events happened from which deadlines run: what the text says, what became of the agreement, and what was said since (`event/1`).

    signature, agreement      when the agreement was concluded
    in_force                  when it came into force: by the newest word on that, else by the text
    anything else             whoever said that it happened, in the words of the deadline

Several may say it, and differ; nobody is preferred. What a party says of an event is compared by day, and by instant where both give one.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from garant.answers.calendar import Moment, later, moment, moment_of
from garant.state.state import State
from garant.statement.kinds import Agreement
from garant.statement.values import After, By, Dated, Disputed, When
from garant.statement.words import Status

SIGNATURE = frozenset({"signature", "agreement", "conclusion"})
IN_FORCE = frozenset({"in_force", "in force", "entry into force"})

TEXT = ""
"""By whom: the text itself."""


class Saying(NamedTuple):
    """Who says it, and when it was."""

    by: str
    moment: Moment


class Terms(NamedTuple):
    """In which state, for which status, and within which agreement (None: none) a deadline stands; its own two dates.

    `own` are events that are known otherwise: that a plan was begun, that a step of it was done.
    """

    state: State
    status: Status
    agreement: str | None = None
    concluded: When | None = None
    in_force: When | None = None
    own: tuple[tuple[str, When], ...] = ()


def terms_of(state: State, ref: str, status: Status, said: Agreement | None = None) -> Terms:
    """Give the terms of an agreement; `said` is what its reader may see of it."""
    text = said or state.agreements.rows[ref].said
    return Terms(state, status, ref, text.concluded, text.in_force)


def event(terms: Terms, words: str) -> list[Saying]:
    """Give who says when an event happened; one saying where all agree, none where nobody knows."""
    return distinct([*_of_text(terms, _plain(words)), *_said(terms, _plain(words))])


def sayings(when: When | None, terms: Terms) -> list[Saying]:
    """Give the moment of a date, or of each reading of a disputed one."""
    if isinstance(when, Disputed):
        found = ((reading.by, _of_due(reading.due, terms)) for reading in when.readings)
        return [Saying(by, at) for by, at in found if at is not None]
    at = moment_of(when)
    return [Saying(TEXT, at)] if at is not None else []


def distinct(found: Iterable[Saying]) -> list[Saying]:
    """Leave out who says the same as somebody before, and the vaguer of two that fit together."""
    kept: list[Saying] = []
    for one in found:
        same = next((place for place, other in enumerate(kept) if _agree(one.moment, other.moment)), None)
        if same is None:
            kept.append(one)
        elif kept[same].moment.whole and not one.moment.whole:
            kept[same] = one
    return kept


def _agree(one: Moment, other: Moment) -> bool:
    return one.date == other.date and (one.whole or other.whole or one[2:4] == other[2:4])


def _of_text(terms: Terms, words: str) -> Iterator[Saying]:
    if words in SIGNATURE:
        yield from sayings(terms.concluded, terms)
    elif words in IN_FORCE:
        yield from _begun(terms) or sayings(terms.in_force, terms)
    for name, when in terms.own:
        if _plain(name) == words:
            yield from sayings(when, terms)


def _begun(terms: Terms) -> list[Saying]:
    """Give when it came into force, by the newest word of each that said so."""
    if terms.agreement is None:
        return []
    rows = terms.state.agreement_changes.values(f"{terms.agreement}@")
    said = {row.said.party: row.said for row in rows if row.said.change == "in_force" and row.said.status == terms.status}
    found = ((by, moment_of(one.effective)) for by, one in said.items())
    return [Saying(by, at) for by, at in found if at is not None]


def _said(terms: Terms, words: str) -> Iterator[Saying]:
    """Give the newest word of each that said when it happened."""
    if terms.agreement is None:
        return
    rows = terms.state.events.values(f"{terms.agreement}@")
    newest = {row.said.party: row.said for row in rows if row.said.status == terms.status and _plain(row.said.event) == words}
    for by, said in newest.items():
        yield from (Saying(one.by or by, one.moment) for one in sayings(said.when, terms))


def _of_due(due: object, terms: Terms) -> Moment | None:
    """Give the moment of one reading of a date: a fixed one, or one that runs from signature."""
    match due:
        case By():
            return moment(due.date, due.utc)
        case After(period=str() as period) if _plain(due.event) in SIGNATURE and isinstance(terms.concluded, Dated):
            start = moment_of(terms.concluded)
            return None if start is None else later(start, period)
        case _:
            return None


def _plain(words: str) -> str:
    """Compare words without regard to case and blanks."""
    return " ".join(words.casefold().split())
