"""The sheets of books: two sides' counts of a day beside each other, and the match queue. No count is changed by a match."""

from collections.abc import Mapping, Sequence

from rich.console import Group

from garant.answers.books import SAYS, BookLine, DayLine, ReplyLine, Says
from garant.answers.matching_queue import STANDS, Pair, Queue, Stands
from garant.terminal.paper import Ink, assemble, clock, ink, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import counted

_STANDS: Mapping[Stands, tuple[str, str]] = {
    "confirmed": ("confirmed by both", "bold green"),
    "same_by_one": ("same, says one side", "green"),
    "proposed": ("proposed", ""),
    "contradictory": ("contradictory", "bold red"),
    "different": ("different", "yellow"),
}
_SAYS: Mapping[Says, str] = {
    "confirms": "confirms", "does_not_confirm": "does not confirm", "says_excluded_party": "says excluded party",
    "says_outside_terms": "says outside the terms",
}  # fmt: skip
_NOTE = "Each book stays as its side published it. A match changes no count; counts alone cannot be matched item by item."


def books(days: Sequence[DayLine]) -> Sheet:
    """Show the books of each day, side by side."""
    made = Sheet("Books, day by day", "day!", "side!", "total", "where, and what the other side says", "matched", note=_NOTE)
    for day in days:
        for number, line in enumerate(day.books):
            when = day.start if day.until is None else f"{day.start} to {day.until}"
            first = _day(when, day.status) if number == 0 else Ink()
            made.add(first, line.side, _total(line), assemble(_places(line), "\n", _replies(line)), _matched(line))
    return made


def _day(when: str, status: str) -> Ink:
    return ink(when) if status == "actual" else assemble(ink(when), "\n", word(status))


def _total(line: BookLine) -> Ink:
    if len(line.totals) > 1:
        readings = ", ".join(f"{one.by} {'?' if one.count is None else one.count}" for one in line.totals)
        return assemble(word("disputed"), "\n", ink(readings))
    return Ink("unknown", style="yellow") if line.total is None else Ink(str(line.total))


def _places(line: BookLine) -> Ink:
    if line.by_place is None:
        return Ink("not told" if not line.items else f"{line.items} items", style="dim")
    told = ", ".join(f"{place} {count}" for place, count in line.by_place.items())
    rest = f", elsewhere {line.rest}" if line.rest else ""
    wrong = [(f"\nadds up to {line.places_sum}", "bold red")] if line.adds_up is False else []
    return assemble(ink(f"{told}{rest}"), *wrong)


def _replies(line: BookLine) -> Ink:
    if not line.replies:
        return Ink("no reply", style="yellow")
    return assemble(Ink("\n").join(_reply(one) for one in line.replies))


def _reply(one: ReplyLine) -> Ink:
    told = ", ".join(f"{_SAYS[says]} {one.counts[says]}" for says in SAYS if one.counts[says] or says == "confirms")
    rest = f", no word on {one.rest}" if one.rest else ""
    how = " (item by item)" if one.how == "items" else ""
    return assemble(ink(one.by), f" {told}{rest}", (f"{how}{' (reported)' if one.reported else ''}", "dim"))


def _matched(line: BookLine) -> Ink:
    if line.matched is None:
        return Ink("counts alone", style="dim")
    return Ink("\n".join(f"{_STANDS[stands][0]} {line.matched[stands]}" for stands in STANDS if line.matched[stands]) or "none")


def book(line: BookLine) -> Group:
    """Show one book."""
    rows: list[tuple[str, Cell]] = [
        ("book", assemble(ink(line.ref, "bold"), ", ", word(line.status))),
        ("side", ink(line.side) if line.reported_by is None else ink(f"{line.side}, as {line.reported_by} reports it")),
        ("period", line.start if line.until is None else f"{line.start} to {line.until}"),
        ("total", _total(line)),
        ("by place", _places(line)),
        ("by kind", ", ".join(f"{form} {count}" for form, count in (line.by_form or {}).items())),
        ("items", str(line.items) if line.items else "none: counts alone"),
        ("other sides", _replies(line)),
        ("matched", _matched(line)),
        ("sources", "; ".join(line.source_titles)),
    ]
    return Group(heads(rows), Ink(), Ink(_NOTE, style="dim"))


def matches(queue: Queue) -> Group:
    """Show the match queue: what somebody spoke of, then what is proposed, and what stands alone."""
    made = Sheet("The match queue", "two reports", "stands", "score#", "why, and who said what", note=_CONFIRMED, empty=_EMPTY)
    for pair in queue.pairs:
        text, style = _STANDS[pair.stands]
        reports = assemble(ink(pair.one), "\n", ink(pair.other))
        made.add(reports, assemble((text, style), *_also(pair)), _score(pair), assemble(_why(pair), *_words(pair)))
    alone = [Ink(f"In no pair: {counted(len(queue.unmatched), 'report')}.")] if queue.unmatched else []
    crowds = [Ink(f"Not compared: {one.reports} reports at {one.place} that nothing tells apart.") for one in queue.crowded]
    return Group(made, *alone, *crowds)


_CONFIRMED = (
    "A pair is confirmed when both sides have said so, signed. A score is of two reports, never of a place; nothing follows from it."
)
_EMPTY = "nothing is proposed: books of counts alone have no items to compare"


def _also(pair: Pair) -> list[Ink]:
    return [ink(f"\nalso with {', '.join(pair.also)}")] if pair.also else []


def _score(pair: Pair) -> str:
    return "" if pair.scored is None else str(pair.scored.score)


def _why(pair: Pair) -> Ink:
    if pair.scored is None:
        return Ink("nothing alike", style="dim")
    close = f"; {counted(pair.rivals, 'rival')}" if pair.rivals else ""
    return ink("; ".join(pair.scored.reasons) + close)


def _words(pair: Pair) -> list[Ink]:
    return [assemble("\n", ink(one.party), f": {one.says}, ", (clock(one.t_ms), "dim")) for one in pair.words]
