"""Questions about two books and their match queue."""

from collections.abc import Mapping, Sequence
from typing import Final

from garant.answers.books import BookLine, DayLine, book, days
from garant.answers.matching_queue import Queue, queue
from garant.node.questions.asked import Asked, Question
from garant.node.sealed import reader


def _books(asked: Asked) -> Sequence[BookLine | DayLine]:
    """Give one book, or the days with each side's counts."""
    pairs = queue(asked.state, reader(asked.store, asked.state, asked.party)).pairs
    return [book(asked.state, asked.name, pairs)] if asked.name else days(asked.state, pairs)


def _matches(asked: Asked) -> Queue:
    return queue(asked.state, reader(asked.store, asked.state, asked.party))


QUESTIONS: Final[Mapping[str, Question]] = {
    "books": Question("book", "books", "each side's counts of a day beside the other's; with NAME one book", _books),
    "matches": Question("", "", "which reports are one event: proposed, confirmed, denied", _matches),
}
