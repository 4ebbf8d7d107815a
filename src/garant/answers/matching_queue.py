"""The match queue: pairs that people have spoken of, and those that are proposed to them.

    proposed        by the software alone
    same_by_one     one of the two sides says that they are one event
    confirmed       both sides say so
    different       a side says that they are not, and the other says nothing or the same
    contradictory   one side says the same, the other different; or both have confirmed one report with two of one list

The sides are those whose reports they are. What others say (a monitor, a registrar) stands beside it and decides nothing.
An incident that was merged counts as the one into which it was merged. What was withdrawn is not proposed any more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from garant import instant
from garant.answers.calendar import moment
from garant.answers.incidents import final
from garant.answers.incidents_when import window_of
from garant.answers.incidents_where import bare
from garant.answers.incidents_words import is_excluded, words_on
from garant.answers.matching import Crowd, propose
from garant.answers.matching_score import Report, Scored, score
from garant.answers.places_said import point_of
from garant.answers.seen import See, as_open
from garant.gazetteer.names import key, sounds
from garant.instant import MINUTE_MS, Window
from garant.state.rows import IncidentRow
from garant.state.state import State
from garant.statement.kinds import Book
from garant.statement.kinds.books import BookItem
from garant.statement.values import Place
from garant.statement.words import Status

Stands = Literal["proposed", "same_by_one", "confirmed", "different", "contradictory"]
STANDS: tuple[Stands, ...] = ("confirmed", "same_by_one", "proposed", "contradictory", "different")

_COARSE = frozenset({"district", "governorate"})


@dataclass(frozen=True, slots=True)
class PairWord:
    """A party's signed word on a pair."""

    party: str
    says: Literal["same", "different"]
    t_ms: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, in the order of their text: whose they are, how they stand, how alike they are (None: not at all), who said what.

    `also`: other reports with which one of them is confirmed although both stand in one list.
    """

    one: str
    other: str
    sides: tuple[str, str]
    stands: Stands
    scored: Scored | None
    rivals: int
    words: tuple[PairWord, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Queue:
    """All pairs, those that somebody spoke of first; the reports that stand in none; and what nothing tells apart."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[str, ...]
    crowded: tuple[Crowd, ...]


def queue(state: State, see: See = as_open) -> Queue:
    """Give the match queue of a log, as its reader may see it."""
    reports = {report.thing: report for report in reports_of(state, see)}
    spoken = [_spoken(state, pair, words, reports) for pair, words in sorted(_words(state).items())]
    checked = _once(spoken, reports)
    settled = {(pair.one, pair.other) for pair in checked}
    taken = {thing for pair in checked if pair.stands == "confirmed" for thing in (pair.one, pair.other)}
    found = propose([report for report in reports.values() if report.thing not in taken], settled)
    proposed = [
        Pair(one.pair.one, one.pair.other, _sides(reports, one.pair.one, one.pair.other), "proposed", one.pair, one.rivals, ())
        for one in found.proposals
    ]
    pairs = (*checked, *proposed)
    within = {thing for pair in pairs if pair.stands != "different" for thing in (pair.one, pair.other)}
    return Queue(pairs, tuple(thing for thing in sorted(reports) if thing not in within), found.crowded)


def reports_of(state: State, see: See = as_open) -> Iterator[Report]:
    """Give every item of a book, and every incident that stands, ready to be compared, as its reader may see it."""
    for ref, row in state.book_items.items():
        book = state.books.rows[ref.partition("#")[0]].said
        yield _of_item(state, ref, row.item, book)
    for ref, incident in state.incidents.items():
        if incident.standing not in ("merged", "withdrawn"):
            found = _of_incident(state, ref, incident, see)
            if found is not None:
                yield found


def _of_item(state: State, ref: str, item: BookItem, book: Book) -> Report:
    thing = f"item:{ref}"
    excluded = item.excluded_party is not None or is_excluded(words_on(state, (thing,), book.status))
    place = bare(item.place) if excluded else item.place
    side = book.by.party or book.by.text or ""
    return _report(thing, side, ref.partition("#")[0], book.status, _window(item, book), place, None, item.form)


def _window(item: BookItem, book: Book) -> Window:
    """Give the window of an item: its own times, or else the whole period of its book."""
    times = [instant.parse(time) for time in (item.start, item.end) if time is not None]
    if times:
        return Window(min(times) - MINUTE_MS, max(times) + MINUTE_MS)
    return Window(moment(book.start).first_ms, moment(book.until or book.start).last_ms)


def _of_incident(state: State, ref: str, row: IncidentRow, see: See) -> Report | None:
    seen, thing = see(row), f"incident:{ref}"
    window = window_of(seen)
    if window is None:
        return None
    excluded = seen.excluded_party is not None or is_excluded(words_on(state, (thing,), seen.status))
    place = bare(seen.place) if excluded and seen.place is not None else seen.place
    district = seen.district if isinstance(seen.district, str) else None
    return _report(thing, seen.party, f"incidents of {seen.party}", seen.status, window, place, district, seen.form)


def _report(  # noqa: PLR0913, PLR0917 - what two sorts of reports have in common
    thing: str, side: str, source: str, status: Status, window: Window, place: Place | None, district: str | None, form: str
) -> Report:
    name = place.name if place is not None and place.name is not None and place.precision not in _COARSE else None
    wide = (place.district or (place.name if place.precision in _COARSE else None)) if place is not None else None
    return Report(
        thing=thing,
        side=side,
        source=source,
        status=status,
        window=window,
        point=None if place is None else point_of(place),
        name=key(name) if name else "",
        sound=sounds(name) if name else "",
        district=key(wide or district or ""),
        form=form,
    )


# What people said


def _words(state: State) -> dict[tuple[str, str], list[PairWord]]:
    """Give the words on each pair; merged incidents count as what they have become."""
    found: dict[tuple[str, str], list[PairWord]] = {}
    for row in state.matches.values():
        one, other = sorted(_now(state, thing) for thing in (row.said.one, row.said.other))
        if one != other:
            found.setdefault((one, other), []).append(PairWord(row.said.party, row.said.says, row.t_ms))
    return found


def _now(state: State, thing: str) -> str:
    sort, _, ref = thing.partition(":")
    return f"incident:{final(state, ref)}" if sort == "incident" else thing


def _spoken(state: State, pair: tuple[str, str], words: Iterable[PairWord], reports: dict[str, Report]) -> Pair:
    sides = _owner(state, pair[0]), _owner(state, pair[1])
    newest = {word.party: word for word in sorted(words, key=lambda word: word.t_ms)}
    says = {word.says for party, word in newest.items() if party in sides}
    both = all(side in newest for side in sides)
    stands: Stands = "proposed"
    if says == {"same", "different"}:
        stands = "contradictory"
    elif says == {"same"}:
        stands = "confirmed" if both else "same_by_one"
    elif says == {"different"}:
        stands = "different"
    known = [reports[thing] for thing in pair if thing in reports]
    scored = score(*known) if len(known) == len(pair) else None
    return Pair(*pair, sides, stands, scored, 0, tuple(newest[party] for party in sorted(newest)))


def _owner(state: State, thing: str) -> str:
    """Give whose report it is."""
    sort, _, ref = thing.partition(":")
    if sort == "incident":
        return state.incidents.rows[ref].said.party
    by = state.books.rows[ref.partition("#")[0]].said.by
    return by.party or by.text or ""


def _once(pairs: list[Pair], reports: dict[str, Report]) -> list[Pair]:
    """Mark as contradictory what is confirmed with two reports of one list."""
    partners: dict[tuple[str, str], list[str]] = {}
    for pair in pairs:
        if pair.stands == "confirmed":
            for thing, other in ((pair.one, pair.other), (pair.other, pair.one)):
                partners.setdefault((thing, _list_of(other, reports)), []).append(other)

    def also(pair: Pair) -> tuple[str, ...]:
        ends = ((pair.one, pair.other), (pair.other, pair.one))
        return tuple(more for thing, other in ends for more in partners.get((thing, _list_of(other, reports)), ()) if more != other)

    return [replace(pair, stands="contradictory", also=also(pair)) if pair.stands == "confirmed" and also(pair) else pair for pair in pairs]


def _list_of(thing: str, reports: dict[str, Report]) -> str:
    return reports[thing].source if thing in reports else thing.partition("#")[0]


def _sides(reports: dict[str, Report], one: str, other: str) -> tuple[str, str]:
    return reports[one].side, reports[other].side
