"""The papers for a meeting as a document: the agenda, then what is on record behind its points."""

from collections.abc import Iterator

from garant.answers.agenda_items import Item
from garant.answers.books import BookLine
from garant.answers.incidents import IncidentLine
from garant.answers.lines import ZoneLine
from garant.answers.pack import Pack
from garant.report.daily import place, positions
from garant.report.daily_rest import COMMITMENTS, Columns, Row, columns_of, commitment, section
from garant.report.document import Block, Document, Facts, Heading, Line, Paragraph, Table, exact, quoted, words
from garant.report.frame import Frame, about, framed, informs
from garant.report.values import Teller

_AGENDA: Columns = (("section", 1.7), ("party", 1.2), ("since", 1.2), ("text", 2.8), ("reference", 1.6))
_INCIDENTS: Columns = (("time", 1.1), ("place", 1.4), ("what", 2), ("stands", 1), ("positions", 2))
_BOOKS: Columns = (("party", 1), ("window", 1.4), ("total", 0), ("confirmed", 0), ("stands", 1), ("reference", 1.4))
_LINES: Columns = (("reference", 1.6), ("stands", 1), ("reading", 2), ("text", 2.4))
_PROOFS: Columns = (("entry", 0), ("section", 1), ("reference", 3))


def document(found: Pack, teller: Teller, frame: Frame) -> Document:
    """Lay out the papers of a meeting."""
    speech, said = teller.speech, found.meeting
    title = speech.text(said.title) or quoted(said.form)
    subtitle = (*words(f"{speech.say('say.next_meeting')}: "), *title, *words(speech.say("say.comma")), *teller.when(said.when))
    return framed(speech.say("title.pack"), subtitle, _blocks(found, teller, frame), teller, frame)


def _blocks(found: Pack, teller: Teller, frame: Frame) -> Iterator[Block]:
    say = teller.speech.say
    between = teller.whos(found.meeting.between) if found.meeting.between else exact("–")
    place_ = quoted(found.meeting.place) if isinstance(found.meeting.place, str) else teller.open(found.meeting.place)
    meeting = (
        (words(say("column.reference")), exact(found.ref)),
        (words(say("column.party")), between),
        (words(say("column.place")), place_),
    )
    yield Facts((*meeting, *about(teller, frame)))
    yield informs(teller)
    yield from _section(
        "agenda", "agenda", [_item(one, teller, public=frame.reader is None) for one in found.agenda.items], _AGENDA, teller
    )
    yield from _section(
        "open_incidents", "positions", [_incident(one, teller, public=frame.reader is None) for one in found.incidents], _INCIDENTS, teller
    )
    yield from _section("commitments", "commitments", [commitment(one, teller) for one in found.commitments], COMMITMENTS, teller)
    yield from _section("books", "books", [_book(one, teller) for one in found.books], _BOOKS, teller)
    yield from _section("lines", "lines", [_line(one, teller) for one in found.lines], _LINES, teller)
    yield from _proofs(found, teller)


def _section(heading: str, name: str, rows: list[Row], columns: Columns, teller: Teller) -> Iterator[Block]:
    return section(name, rows, columns, teller, heading=heading, nothing="say.nothing_open")


def _item(one: Item, teller: Teller, *, public: bool) -> Row:
    speech = teller.speech
    sort, why = words(speech.word("agenda", one.sort), "strong"), words(speech.word("why", one.why))
    due = (words(f"{speech.say('column.due')}:", "faint"), teller.at(one.due_ms)) if one.due_ms not in (None, one.since_ms) else ()
    text = () if public and one.sort in ("incident", "stop_call", "access") else speech.text(one.text)
    return (sort, why), (teller.parties(one.of),), (teller.at(one.since_ms), *due), (text,), (exact(one.thing.partition(":")[2]),)


def _incident(one: IncidentLine, teller: Teller, *, public: bool) -> Row:
    speech = teller.speech
    what = words(speech.word("form", one.said.form), "strong")
    text = () if public else speech.text(one.said.text)
    lines: tuple[Line, ...] = (what, *((text,) if text else ()), exact(one.ref, "faint"))
    stands = words(speech.word("stands", one.standing))
    return (teller.when(one.said.when),), tuple(place(one, teller, public=public)), lines, (stands,), tuple(positions(one, teller))


def _book(one: BookLine, teller: Teller) -> Row:
    speech = teller.speech
    totals = tuple(_total(total.by, total.count, teller) for total in one.totals)
    stands = words(speech.say("say.counts_only")) if not one.items else words(speech.say("say.not_matched"))
    period = exact(f"{one.start} – {one.until}" if one.until else one.start)
    return (quoted(one.side),), (period,), totals, (exact(speech.number(one.confirmed)),), (stands,), (exact(one.ref),)


def _total(by: str, count: int | None, teller: Teller) -> Line:
    said = teller.unknown() if count is None else exact(teller.speech.number(count))
    return (*said, *words(" ("), *quoted(by), *words(")")) if by else said


def _line(one: ZoneLine, teller: Teller) -> Row:
    speech = teller.speech
    stands = words(speech.word("why", "contested" if one.standing == "contested" else "read_differently"))
    apart = (exact(f"≤ {speech.number(round(one.apart_m / 1000, 1))} km", "faint"),) if one.apart_m is not None else ()
    return (exact(one.zone),), (stands,), (teller.parties(reading.by for reading in one.readings), *apart), (speech.text(one.said.title),)


def _proofs(found: Pack, teller: Teller) -> Iterator[Block]:
    speech = teller.speech
    yield Heading(words(speech.say("section.proofs")))
    yield Paragraph(words(speech.say("say.proof_how")), "faint")
    rows = tuple(
        ((exact(str(one.index)),), (words(speech.word("agenda", one.thing.partition(":")[0])),), (exact(one.thing),))
        for one in found.proofs
    )
    if rows:
        yield Table(speech.say("table.proofs"), columns_of(_PROOFS, teller), rows)
