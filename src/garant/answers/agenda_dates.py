"""What has a date, for people's calendars: meetings, deadlines, reports that recur, requests and proposals that wait for a reply.

What has none, or only a month or a year, is listed as not dated, with the reason: no date is invented. A day without a time of day stays a
day. Nothing in a calendar is a permission, and nobody is bound by an entry: it is a copy of what the register says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.answers.bodies_made import MeetingPicture, meetings
from garant.answers.clocks import Clock
from garant.answers.commitments import Commitment, follow_ups, of_agreement, statuses
from garant.answers.readouts import named
from garant.answers.seen import See, as_open
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.values import Absent, Dated, Disputed, Every, Unknown, When
from garant.statement.words import Duration, LocalTime, PartialDate, Status, Texts, Thing

Sort = Literal["meeting", "next_meeting", "commitment", "report", "request", "proposal"]
Certainty = Literal["confirmed", "tentative", "cancelled"]
NotDated = Literal["unknown", "none", "disputed", "not_a_whole_day", "waits_for_event", "words_only", "over"]

_WHOLE_DAY = len("2027-03-01")


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often a thing comes again: every so long, at fixed hours (none: no hour is given) of the theatre's clocks, or so far from UTC."""

    every: Duration
    at: tuple[LocalTime, ...]
    utc_offset: str | None = None


@dataclass(frozen=True, slots=True)
class DatedThing:
    """One thing with its day, or its instant (ms), or the reason why it has neither. `until`: the last day of several.

    `reading`: of a disputed deadline, whose reading of it this is.

    `hidden`: something of it is not open to all, and whoever has this entry holds it in confidence.
    """

    sort: Sort
    thing: Thing
    status: Status
    title: Texts
    parties: tuple[str, ...]
    day: PartialDate | None = None
    until: PartialDate | None = None
    at_ms: int | None = None
    repeats: Repeats | None = None
    not_dated: NotDated | None = None
    words: str = ""
    reading: str = ""
    certainty: Certainty = "confirmed"
    place: str = ""
    hidden: bool = False


def dated_things(state: State, at_ms: int, party: str | None = None, see: See = as_open) -> list[DatedThing]:
    """Give all that has a date or lacks one, as of an instant; with a party only what concerns it. Dated things first, in their order."""
    found = [one for one in _all(state, at_ms, see) if party is None or not one.parties or party in one.parties]
    return sorted(found, key=lambda one: (one.not_dated is not None, _when(one), one.thing, one.sort))


def _when(one: DatedThing) -> str:
    return one.day or (instant.text(one.at_ms) if one.at_ms is not None else "")


def _all(state: State, at_ms: int, see: See) -> Iterator[DatedThing]:
    for meeting in meetings(state):
        yield from _meeting(meeting)
    for ref, row in state.agreements.items():
        said = see(Recorded(index=row.index, t_ms=row.t_ms, id=row.id, said=row.said))
        open_names = set(row.measures)
        for status in statuses(state, ref):
            for one in of_agreement(state, ref, status, at_ms, said):
                yield from _commitment(one, hidden=one.thing.partition("#")[2] not in open_names)
    for one in follow_ups(state, at_ms):
        yield from _commitment(one, hidden=False)
    yield from _requests(state, see)
    yield from _proposals(state)


# Meetings


_CERTAINTY: dict[str, Certainty] = {"possible": "tentative", "postponed": "cancelled", "called_off": "cancelled"}


def _meeting(meeting: MeetingPicture) -> Iterator[DatedThing]:
    said = meeting.said
    parties = tuple(named(who) for who in said.between or ())
    place = said.place if isinstance(said.place, str) else ""
    title = said.title or {"en": said.form}
    if said.number:
        title = {language: f"{text}, {said.number}" for language, text in title.items()}
    day, until, at_ms, why, words = _of_when(said.when)
    yield DatedThing(
        "meeting", f"meeting:{meeting.ref}", said.status, title, parties, day, until, at_ms, not_dated=why, words=words,
        certainty=_CERTAINTY.get(meeting.stands, "confirmed"), place=place,
    )  # fmt: skip
    if meeting.outcomes and meeting.next is None:
        day, until, at_ms, why, words = _of_when(meeting.next_when)
        yield DatedThing(
            "next_meeting", f"meeting:{meeting.ref}", said.status, title, parties, day, until, at_ms, not_dated=why, words=words
        )


_Found = tuple[PartialDate | None, PartialDate | None, int | None, NotDated | None, str]


def _of_when(when: When | None) -> _Found:
    """Give the day, the last day, the instant, or why there is none, and the source's own words."""
    match when:
        case Dated(utc=str() as utc):
            return None, None, instant.parse(utc), None, when.words or ""
        case Dated() if len(when.date) == _WHOLE_DAY and len(when.until or when.date) == _WHOLE_DAY:
            return when.date, when.until, None, None, when.words or ""
        case Dated():
            return None, None, None, "not_a_whole_day", when.words or when.date
        case _:
            return None, None, None, _open(when), getattr(when, "note", None) or ""


def _open(value: object) -> NotDated:
    match value:
        case Absent():
            return "none"
        case Disputed():
            return "disputed"
        case _:
            return "unknown"


# Commitments


def _commitment(one: Commitment, *, hidden: bool) -> Iterator[DatedThing]:
    """Give a commitment that is still owed, once for each reading of its day."""
    if one.stage in ("superseded", "lapsed", "verified"):
        return
    owers = tuple(named(ower.who) for ower in one.owers or ())
    parties = tuple(dict.fromkeys((*owers, *one.owed_to)))
    recurs = one.extended_to or one.deadline
    sort: Sort = "report" if isinstance(recurs, Every) else "commitment"
    repeats = (
        Repeats(recurs.period or "P1D", recurs.at or (), recurs.utc_offset)
        if isinstance(recurs, Every) and (recurs.period or recurs.at)
        else None
    )
    for due in one.clock.dues:
        day, at_ms = _due(due.date, due.ends_first_ms, due.ends_ms)
        why: NotDated | None = None if day or at_ms is not None else "not_a_whole_day"
        yield DatedThing(
            sort, one.thing, one.status, one.text, parties, day, None, at_ms, repeats, why, _words(recurs), due.by,
            "confirmed" if one.bound else "tentative", hidden=hidden,
        )  # fmt: skip
    if not one.clock.dues:
        yield DatedThing(
            sort, one.thing, one.status, one.text, parties, not_dated=_why(one.clock), words=one.clock.waits_for or _words(recurs),
            hidden=hidden,
        )  # fmt: skip


def _due(date: str, first_ms: int, last_ms: int) -> tuple[str | None, int | None]:
    """Give the day, or the instant where that is known; neither where the text gives a month or a year."""
    if first_ms == last_ms:
        return None, first_ms
    return (date if len(date) == _WHOLE_DAY else None), None


def _why(clock: Clock) -> NotDated:
    match clock.form:
        case "unknown" | "none" | "disputed":
            return clock.form
        case _ if clock.waits_for:
            return "waits_for_event"
        case _:
            return "over" if clock.past else "words_only"


def _words(deadline: object) -> str:
    return getattr(deadline, "words", None) or getattr(deadline, "note", None) or ""


# Replies


def _requests(state: State, see: See) -> Iterator[DatedThing]:
    for ref, row in state.requests.items():
        said = see(row)
        asked = [named(who) for who in said.of]
        answered = {reply.said.party for reply in state.replies.values(f"{ref}@")}
        if set(asked) <= answered:
            continue
        asker = named(said.by) if said.by else said.party
        title = said.text or {"en": said.form}
        at_ms = instant.parse(said.reply_by) if said.reply_by else None
        hidden = row.said.sd is not None and said.sd is None
        yield DatedThing(
            "request", f"request:{ref}", said.status, title, (asker, *asked), at_ms=at_ms, hidden=hidden,
            not_dated=None if said.reply_by else "none",
        )  # fmt: skip


def _proposals(state: State) -> Iterator[DatedThing]:
    for ref, row in state.proposals.items():
        said = row.said
        if any(state.proposal_replies.values(f"{ref}@")) or not isinstance(said.reply, Absent | Unknown):
            continue
        parties = (named(said.by), *(named(who) for who in said.addressed_to))
        at_ms = instant.parse(said.reply_by) if said.reply_by else None
        yield DatedThing(
            "proposal", f"proposal:{ref}", said.status, said.text, parties, at_ms=at_ms, not_dated=None if said.reply_by else "none",
        )  # fmt: skip
