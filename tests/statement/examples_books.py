"""One valid statement of every kind of books, small enough to read."""

from typing import Any, Final

from tests.statement.examples import SOURCE, said

_ITEM: Final[dict[str, Any]] = {
    "name": "1",
    "form": "mortar_fire",
    "start": "2018-09-17T11:00:00Z",
    "end": "2018-09-17T11:30:00Z",
    "place": {"name": "Mill bridge", "precision": "settlement"},
    "text": "Two rounds, no damage.",
}

BOOK: Final[dict[str, Any]] = said(
    "book/1",
    "reg",
    name="north-2018-09-17",
    capacity="registrar",
    by={"party": "north", "office": "ministry of defence"},
    start="2018-09-17",
    total={"is": "disputed", "readings": [{"by": "headline", "says": "15"}, {"by": "text", "says": "14"}]},
    by_place=[{"place": "Upper valley", "count": 12}],
    by_form=[{"form": "mortar_fire", "count": 2}],
    rest=2,
    items=[_ITEM],
    text={"en": "The daily bulletin."},
    sources=[SOURCE],
)
BOOK_PART: Final[dict[str, Any]] = said("book_part/1", "reg", book="reg/north-2018-09-17", items=[{**_ITEM, "name": "2"}])
BOOK_REPLY: Final[dict[str, Any]] = said(
    "book_reply/1", "south", book="reg/north-2018-09-17", capacity="party", by={"party": "south"}, confirms=3, does_not_confirm=10,
    says_excluded_party=1,
)  # fmt: skip
MATCH: Final[dict[str, Any]] = said(
    "match/1", "south", one="incident:south/blast-2", other="item:reg/north-2018-09-17#1", says="same",
    text={"en": "One event."},
)  # fmt: skip

ALL: Final[tuple[dict[str, Any], ...]] = (BOOK, BOOK_PART, BOOK_REPLY, MATCH)
