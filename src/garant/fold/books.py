"""The rules of books: one side's list stays that side's, and a match is somebody's signed word that two things are one."""

from collections.abc import Iterable, Iterator

from garant.errors import Code
from garant.fold.agreements import grounds_of, recorded, representation_behind, require_known
from garant.fold.case import Case, own_name, require, require_registered, require_same_status, require_there
from garant.fold.things import named, require_thing
from garant.state.rows import BookItemRow
from garant.state.state import Put, State
from garant.statement.kinds import Book, BookPart, BookReply, Match
from garant.statement.kinds.books import BookItem
from garant.statement.values import Who


def book(state: State, case: Case) -> Iterator[Put]:
    """A side enters its own book, or a registrar the published one of a side."""
    said: Book = case.said
    ref = own_name(state, "books", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.by.party == said.party
    require(own, Code.NOT_YOURS, f"{said.party!r} can enter its own book only", "$.by")
    yield Put("books", ref, recorded(case))
    yield from _items(state, case, ref, said.items or ())


def book_part(state: State, case: Case) -> Iterator[Put]:
    """Whoever entered a book adds items to it."""
    said: BookPart = case.said
    require_there(state, "books", said.book, "$.book")
    entered = state.books.rows[said.book].said
    require_same_status(entered.status, said)
    require(entered.party == said.party, Code.NOT_YOURS, f"{entered.party!r} entered {said.book}; only it adds items", "$.party")
    yield Put("book_parts", f"{said.book}@{case.index:012d}", recorded(case))
    yield from _items(state, case, said.book, said.items)


def _items(state: State, case: Case, ref: str, items: Iterable[BookItem]) -> Iterator[Put]:
    names = set()
    for item in items:
        key = f"{ref}#{item.name}"
        require(key not in state.book_items and item.name not in names, Code.NAME_TAKEN, f"{key} is there already", "$.items")
        pointed = item.excluded_party is not None and item.place.is_pointed
        require(not pointed, Code.NO_GEOMETRY, "what is said of an excluded group has no coordinates", "$.items")
        names.add(item.name)
        yield Put("book_items", key, BookItemRow(index=case.index, item=item))


def book_reply(state: State, case: Case) -> Iterator[Put]:
    """Another side says how many items of a book it confirms; itself, through who represents it, or as a registrar reports."""
    said: BookReply = case.said
    require_there(state, "books", said.book, "$.book")
    entered = state.books.rows[said.book].said
    require_same_status(entered.status, said)
    require_registered(state, said)
    require_known(state, said)
    speaks = said.on_behalf_of or said.party
    own = said.capacity == "registrar" or said.by.party == speaks
    require(own, Code.NOT_YOURS, f"{said.party!r} can reply for itself, or for a party that it represents", "$.by")
    if said.on_behalf_of:
        require(said.capacity == "party", Code.BAD_VALUE, "a registrar reports, and speaks for nobody", "$.on_behalf_of")
        yield grounds_of(case, representation_behind(state, said))
    require(said.by.party is None or said.by != entered.by, Code.BAD_VALUE, "a side does not reply to its own book", "$.by")
    total = said.confirms + said.does_not_confirm + said.says_excluded_party + said.says_outside_terms
    require(total > 0, Code.NOTHING_CHANGED, "say of how many items it is", "$")
    fits = not isinstance(entered.total, int) or total <= entered.total
    require(fits, Code.BAD_VALUE, f"it speaks of {total} items; {said.book} has {entered.total}", "$")
    yield Put("book_replies", f"{said.book}>{_whose(said.by)}:{said.status}:{said.party}", recorded(case))


def _whose(who: Who) -> str:
    return who.party or f'"{who.text}"'


def match(state: State, case: Case) -> Iterator[Put]:
    """A party's word on a pair takes the place of its earlier one."""
    said: Match = case.said
    for thing, where in ((said.one, "$.one"), (said.other, "$.other")):
        sorts = named(thing).sort in ("item", "incident")
        require(sorts, Code.BAD_VALUE, "items of books and incidents are matched, nothing else", where)
        require_thing(state, said, thing, where)
    one, other = named(said.one), named(said.other)
    same_book = one.sort == other.sort == "item" and one.ref.partition("#")[0] == other.ref.partition("#")[0]
    require(not same_book, Code.BAD_VALUE, "two items of one book stand there as their side has counted them", "$.other")
    yield Put("matches", f"{said.one}|{said.other}>{said.party}:{said.status}", recorded(case))
