"""What a book lists, item by item, and what the sides say of each item.

    GET /desk/v1/items?book=         docs/spec/desk-data.md

`/v1/questions/books` gives a side's counts; this gives the items that are matched with the other side's. What is said of an excluded group
has no coordinates here either (guard-rail 1).
"""

from typing import Any

import msgspec
from msgspec import Struct

from garant.answers.incidents_where import item_without_coordinates
from garant.answers.incidents_words import Word, is_excluded, words_on
from garant.api.endpoint import Call, Endpoint, Needs, Reply, Routes, json
from garant.api.questions import Name
from garant.desk.basis import Basis
from garant.errors import Code, Refused
from garant.statement.kinds.books import BookItem
from garant.statement.words import Status


class ItemsAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of which book."""

    book: Name


class ItemTold(Struct, frozen=True, kw_only=True):
    """An item as its book has it, the thing that it is on record (`item:party/book#name`), and every side's word on it."""

    thing: str
    item: dict[str, Any]
    words: tuple[Word, ...]


class ItemsTold(Struct, frozen=True, kw_only=True):
    """The items of a book, in its order."""

    book: str
    status: Status
    items: list[ItemTold]


class Books:
    """Answers from our own copy."""

    def __init__(self, basis: Basis) -> None:
        """Ask when somebody asks."""
        self._basis = basis

    def items(self, call: Call[ItemsAsked, None]) -> Reply:
        """List a book's items. Refuses with `unknown_reference`."""
        ref, state = call.asks.book, self._basis.still().state
        row = state.books.get(ref)
        if row is None:
            raise Refused(Code.UNKNOWN_REFERENCE, f"there is no book {ref[:64]!r} in this log", "?book")
        status = row.said.status
        found = []
        for key, held in state.book_items.items(f"{ref}#"):
            words = tuple(words_on(state, (f"item:{key}",), status))
            found.append(ItemTold(thing=f"item:{key}", item=_shown(held.item, excluded=is_excluded(words)), words=words))
        return json(ItemsTold(book=ref, status=status, items=found))


def _shown(item: BookItem, *, excluded: bool) -> dict[str, Any]:
    """Give an item; of one that is said of an excluded group without its coordinates."""
    bare = excluded or item.excluded_party is not None
    shown: dict[str, Any] = msgspec.to_builtins(item_without_coordinates(item) if bare else item)
    return shown


def routes(basis: Basis) -> Routes:
    """Give the endpoint of a book's items."""
    return (
        Endpoint(
            "GET", "/desk/v1/items", Books(basis).items, "The items of a book, and what the sides say of each.",
            asks=ItemsAsked, answers=ItemsTold, needs=Needs.PARTY, refuses=(Code.UNKNOWN_REFERENCE,),
        ),
    )  # fmt: skip
