"""Two books of one day, side by side: what each side counts, what the other says of it, and which items are one event.

    days(state)                 every period for which there are books, with the books of it
    book(state, ref)            one book
    queue(state)                see `matching_queue`

A book stays as its side published it. Where its headline and its text give different totals, both stand beside each other; what its places
add up to stands beside the total, and a difference is shown as that, never mended. A match changes no count of any book: how many items are
matched is told beside the counts. A book of counts alone has no items, so none of them can be matched, which is another thing than none
being matched.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from garant.answers.incidents_words import words_on
from garant.answers.matching_queue import STANDS, Pair, Stands, queue
from garant.state.state import State
from garant.statement.kinds import Book
from garant.statement.values import Disputed, Who
from garant.statement.words import Status

Says = Literal["confirms", "does_not_confirm", "says_excluded_party", "says_outside_terms"]
SAYS: tuple[Says, ...] = ("confirms", "does_not_confirm", "says_excluded_party", "says_outside_terms")


@dataclass(frozen=True, slots=True)
class Total:
    """A total as somebody reads it (`by` is empty where nobody disputes it); `count` is None where it is unknown, or no number."""

    by: str
    count: int | None


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What a side says of another's book: counts that it gave, or those of its words on single items; `rest`: of how many it says nothing.

    `rest` is None where the book's total is unknown or disputed.
    """

    by: str
    how: Literal["counts", "items"]
    counts: Mapping[Says, int]
    rest: int | None
    reported: bool
    t_ms: int


@dataclass(frozen=True, slots=True)
class BookLine:
    """A book: whose, what it counts, whether that adds up, how many items it lists, and what others say of it.

    Of the replies of one side the first is the one that counts: a signed one before one that is reported, counts before single items.
    """

    ref: str
    side: str
    start: str
    until: str | None
    status: Status
    reported_by: str | None
    totals: tuple[Total, ...]
    by_place: Mapping[str, int] | None
    by_form: Mapping[str, int] | None
    rest: int | None
    places_sum: int | None
    items: int
    replies: tuple[ReplyLine, ...]
    matched: Mapping[Stands, int] | None
    source_titles: tuple[str, ...]

    @property
    def total(self) -> int | None:
        """Give the total, if it is known and not disputed."""
        return self.totals[0].count if len(self.totals) == 1 else None

    @property
    def adds_up(self) -> bool | None:
        """Tell whether places (and the rest) add up to a total; None where they do not tell."""
        if self.places_sum is None or self.total is None:
            return None
        return self.places_sum == self.total

    @property
    def confirmed(self) -> int:
        """Give how many of its items other sides confirm, by the reply of each that counts."""
        first = {reply.by: reply for reply in reversed(self.replies)}
        return sum(reply.counts["confirms"] for reply in first.values())


@dataclass(frozen=True, slots=True)
class DayLine:
    """The books of one period and status, by side, and how many pairs of their items stand how; None where none of them lists items."""

    start: str
    until: str | None
    status: Status
    books: tuple[BookLine, ...]
    pairs: Mapping[Stands, int] | None


def days(state: State, pairs: Iterable[Pair] | None = None) -> list[DayLine]:
    """Give every period for which there are books, in order; `pairs` is the match queue, if it was computed already."""
    found = list(queue(state).pairs if pairs is None else pairs)
    lines = [book(state, ref, found) for ref, _ in state.books.items()]
    keys = sorted({(line.start, line.until or "", line.status) for line in lines})
    return [_day(key, [line for line in lines if (line.start, line.until or "", line.status) == key], found) for key in keys]


def _day(key: tuple[str, str, Status], books: list[BookLine], pairs: list[Pair]) -> DayLine:
    refs = {line.ref for line in books}
    among = [pair for pair in pairs if {_book_of(pair.one), _book_of(pair.other)} <= refs]
    counts = None if not all(line.items for line in books) or len(books) < 2 else _counted(among)  # noqa: PLR2004 - two books
    return DayLine(key[0], key[1] or None, key[2], tuple(sorted(books, key=lambda line: (line.side, line.ref))), counts)


def book(state: State, ref: str, pairs: Iterable[Pair] | None = None) -> BookLine:
    """Give one book; `pairs` is the match queue, if it was computed already."""
    said, items = state.books.rows[ref].said, [key for key, _ in state.book_items.items(f"{ref}#")]
    own = [pair for pair in (queue(state).pairs if pairs is None else pairs) if ref in (_book_of(pair.one), _book_of(pair.other))]
    by_place = {one.place: one.count for one in said.by_place} if isinstance(said.by_place, tuple) else None
    totals = tuple(_totals(said))
    total = totals[0].count if len(totals) == 1 else None
    return BookLine(
        ref=ref,
        side=_side(said.by),
        start=said.start,
        until=said.until,
        status=said.status,
        reported_by=said.party if said.capacity == "registrar" else None,
        totals=totals,
        by_place=by_place,
        by_form={one.form: one.count for one in said.by_form} if isinstance(said.by_form, tuple) else None,
        rest=said.rest,
        places_sum=None if by_place is None else sum(by_place.values()) + (said.rest or 0),
        items=len(items),
        replies=tuple(sorted(_replies(state, ref, said, items, total), key=lambda one: (one.by, one.reported, one.how))),
        matched=_counted(own) if items else None,
        source_titles=tuple(source.title for source in said.sources or ()),
    )


def _side(who: Who) -> str:
    return who.party or who.text or ""


def _totals(said: Book) -> Iterator[Total]:
    """Give the total, or each reading of a disputed one. An unknown total is unknown, however many items are listed."""
    if isinstance(said.total, int):
        yield Total("", said.total)
    elif isinstance(said.total, Disputed):
        yield from (Total(one.by, int(one.says) if one.says.isdecimal() else None) for one in said.total.readings)
    else:
        yield Total("", None)


def _replies(state: State, ref: str, said: Book, items: list[str], total: int | None) -> Iterator[ReplyLine]:
    """Give what other sides say: the counts that they gave, and those of their words on single items."""
    for row in state.book_replies.values(f"{ref}>"):
        counts = {says: int(getattr(row.said, says)) for says in SAYS}
        by, reported = row.said.on_behalf_of or _side(row.said.by), row.said.capacity == "registrar"
        yield ReplyLine(by, "counts", counts, _rest(total, counts), reported, row.t_ms)
    newest = {(word.whose, key): word for key in items for word in reversed(words_on(state, (f"item:{key}",), said.status))}
    for side in sorted({whose for whose, _ in newest}):
        words = [word for (whose, _), word in newest.items() if whose == side]
        tally = {says: sum(word.says == says for word in words) for says in SAYS}
        reported = all(word.how == "reported" for word in words)
        yield ReplyLine(side, "items", tally, _rest(total, tally), reported, max(word.t_ms for word in words))


def _rest(total: int | None, counts: Mapping[Says, int]) -> int | None:
    return None if total is None else max(0, total - sum(counts.values()))


def _counted(pairs: Iterable[Pair]) -> Mapping[Stands, int]:
    found = Counter(pair.stands for pair in pairs)
    return {stands: found[stands] for stands in STANDS}


def _book_of(thing: str) -> str:
    """Give the book of an item; empty for an incident."""
    sort, _, ref = thing.partition(":")
    return ref.partition("#")[0] if sort == "item" else ""
