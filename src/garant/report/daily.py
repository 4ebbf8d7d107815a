"""The daily report as a document: in short, incidents by place and kind, what could not be seen, what stands, what is owed."""

from collections.abc import Iterable, Iterator

from garant.answers.daily import Daily
from garant.answers.daily_incidents import Count, PlaceCount
from garant.answers.incidents import IncidentLine
from garant.report import daily_rest
from garant.report.document import Block, Column, Document, Facts, Heading, Line, Paragraph, Picture, Table, exact, joined, quoted, words
from garant.report.frame import Frame, about, framed, informs
from garant.report.map import Spot, drawing
from garant.report.values import Teller
from garant.statement.kinds import Incident

LISTED_MAX = 200
"""Incidents that are listed one by one; the tables count all."""


def document(found: Daily, teller: Teller, frame: Frame) -> Document:
    """Lay out a daily report."""
    speech = teller.speech
    time, date = teller.local(found.now.end_ms)[11:], speech.day(found.now.day)
    subtitle = speech.line("head.as_of", time=exact(time), date=words(date), zone=exact(teller.zone))
    blocks = (*_heads(found, teller, frame), *_summary(found, teller), *_incidents(found, teller), *daily_rest.blocks(found, teller))
    return framed(speech.say("title.daily"), subtitle, blocks, teller, frame)


def _heads(found: Daily, teller: Teller, frame: Frame) -> Iterator[Block]:
    say = teller.speech.say
    now, before = (teller.span(period.start_ms, period.end_ms) for period in (found.now, found.before))
    yield Facts(((words(say("head.period")), now), (words(say("head.before")), before), *about(teller, frame)))
    yield informs(teller)


def _summary(found: Daily, teller: Teller) -> Iterator[Block]:
    """Say in a few lines what the report comes to."""
    speech, count = teller.speech, found.incidents.count
    stages = [one.stage for one in found.commitments]
    amber = sum(ladder.light == "amber" for one in found.notices for ladder in one.ladders)
    said = (
        ("incidents", count.now), ("undetermined", count.undetermined), ("access", len(found.access)), ("silent", len(found.channels)),
        ("stops", len(found.calls)), ("notices", len(found.notices)), ("amber", amber),
        ("overdue", stages.count("overdue")), ("due", stages.count("due_soon")),
    )  # fmt: skip
    yield Heading(words(speech.say("section.summary")))
    yield Paragraph(joined([words(speech.count(key, number)) for key, number in said if number or key == "incidents"], " · "))
    yield Paragraph(words(speech.say("say.previous", count=speech.count("incidents", count.before))), "faint")


# Incidents


def _incidents(found: Daily, teller: Teller) -> Iterator[Block]:
    say, counted = teller.speech.say, found.incidents
    yield Heading(words(say("section.incidents")))
    if not counted.places:
        yield Paragraph(words(say("say.nothing")))
    else:
        yield _by_place(counted.places, counted.count, teller)
    if counted.count.undetermined:
        yield Paragraph(words(say("say.undetermined_note")), "faint")
    if counted.late:
        yield Paragraph(words(say("say.late_entries", count=teller.speech.number(counted.late))), "faint")
    if counted.undated:
        yield Paragraph(words(say("say.undated", count=teller.speech.number(counted.undated))), "faint")
    yield from _map(counted.places, teller)
    if counted.lines:
        yield _list(counted.lines, teller, public=found.party is None)
    if len(counted.lines) > LISTED_MAX:
        yield Paragraph(words(teller.speech.count("more", len(counted.lines) - LISTED_MAX)), "faint")


def _by_place(places: Iterable[PlaceCount], total: Count, teller: Teller) -> Table:
    say = teller.speech.say
    columns = (
        Column(say("column.place"), weight=2), Column(say("column.kind"), weight=2), Column(say("column.now"), number=True),
        Column(say("column.before"), number=True), Column(say("column.undetermined"), number=True),
    )  # fmt: skip
    rows = [row for place in places for row in _place_rows(place, teller)]
    rows.append(((words(say("say.all_places")),), (), *_figures(total, teller)))
    return Table(say("table.by_place"), columns, tuple(rows), total=True)


def _place_rows(place: PlaceCount, teller: Teller) -> Iterator[tuple[tuple[Line, ...], ...]]:
    name = quoted(place.district, tone="strong") if place.district else words(teller.speech.say("say.elsewhere"), "strong")
    for number, kind in enumerate(place.kinds):
        form = words(teller.speech.word("form", kind.form))
        yield ((name,) if number == 0 else (), (form,), *_figures(kind.count, teller))


def _figures(count: Count, teller: Teller) -> tuple[tuple[Line, ...], ...]:
    return tuple((exact(teller.speech.number(value)),) for value in (count.now, count.before, count.undetermined))


def _map(places: Iterable[PlaceCount], teller: Teller) -> Iterator[Block]:
    spots = [Spot(one.district, one.about, one.drawn) for one in places if one.district and one.about and one.drawn]
    speech = teller.speech
    if not spots:
        yield Paragraph(words(speech.say("say.map_nothing")), "faint")
        return
    listed = "; ".join(f"{one.name}: {speech.number(one.number)}" for one in spots)
    yield Picture(drawing(spots), words(speech.say("say.map_caption")), speech.say("say.map_described", list=listed))


def _list(lines: Iterable[IncidentLine], teller: Teller, *, public: bool) -> Table:
    say = teller.speech.say
    columns = (
        Column(say("column.time"), weight=1.1), Column(say("column.place"), weight=1.5), Column(say("column.what"), weight=2.6),
        Column(say("column.who"), weight=1.1), Column(say("column.positions"), weight=1.7),
    )  # fmt: skip
    return Table(say("table.list"), columns, tuple(_row(line, teller, public=public) for line in list(lines)[:LISTED_MAX]))


def _row(line: IncidentLine, teller: Teller, *, public: bool) -> tuple[tuple[Line, ...], ...]:
    said = line.said
    return (
        (teller.when(said.when),),
        tuple(place(line, teller, public=public)),
        tuple(_what(line, teller, public=public)),
        _by(said, teller),
        tuple(positions(line, teller)),
    )


def place(line: IncidentLine, teller: Teller, *, public: bool = False) -> Iterator[Line]:
    """Say where an incident was, as far as its reader may know: the district, and never coordinates of an excluded group.

    The public is told the district alone, whatever else is open.
    """
    said = line.said
    yield quoted(said.district) if isinstance(said.district, str) else words(teller.speech.say("say.elsewhere"), "faint")
    if public:
        return
    if said.place is not None and said.place.name and said.place.name != said.district:
        yield quoted(said.place.name)
    if said.place is not None and said.place.position is not None and line.where != "uncoordinated":
        lon, lat = (value / 10_000_000 for value in said.place.position)
        yield exact(f"{abs(lat):.3f}{'N' if lat >= 0 else 'S'} {abs(lon):.3f}{'E' if lon >= 0 else 'W'}", "faint")
    if line.where == "hidden":
        yield words(teller.speech.say("say.hidden_place"), "faint")


def _what(line: IncidentLine, teller: Teller, *, public: bool) -> Iterator[Line]:
    """Say what an incident was; to the public without the words of its text, which may name places."""
    said, speech = line.said, teller.speech
    weapon = said.weapon if said.weapon not in (None, "undetermined") else None
    extra = (*words(" ("), *quoted(weapon), *words(")")) if weapon else ()
    yield (*words(speech.word("form", said.form), "strong"), *extra)
    if said.weapon == "undetermined" or (said.observer is not None and said.observer.means == "undetermined"):
        yield words(speech.say("say.undetermined"))
    if said.excluded_party:
        yield speech.line("say.excluded", party=quoted(said.excluded_party))
    text = () if public else speech.text(said.text)
    if text:
        yield text
    basis = words(f"{speech.word('stands', said.basis)}{speech.say('say.comma')}{speech.word('stands', line.standing)}  ", "faint")
    yield (*basis, *exact(line.ref, "faint"))


def _by(said: Incident, teller: Teller) -> tuple[Line, ...]:
    return (teller.whos(said.by),)


def positions(line: IncidentLine, teller: Teller) -> Iterator[Line]:
    """Give each side's word on an incident, one a line; silence is shown as silence."""
    speech = teller.speech
    for side in line.sides:
        says = words(speech.word("says", side.word.says)) if side.word else words(speech.say("say.no_reply"), "faint")
        yield (*exact(side.party), *words(": "), *says)
