"""Questions of `garant show` about two books and their match queue."""

from collections.abc import Mapping
from typing import Final

from garant.answers.books import book, days
from garant.answers.matching_queue import queue
from garant.cli.questions import Asked, Question, Shown
from garant.node.sealed import reader
from garant.terminal import books as sheets


def _books(asked: Asked) -> Shown:
    pairs = queue(asked.state, reader(asked.store, asked.state, asked.party)).pairs
    if asked.name:
        line = book(asked.state, asked.name, pairs)
        return [line], sheets.book(line)
    lines = days(asked.state, pairs)
    return lines, sheets.books(lines)


def _matches(asked: Asked) -> Shown:
    found = queue(asked.state, reader(asked.store, asked.state, asked.party))
    return found, sheets.matches(found)


QUESTIONS: Final[Mapping[str, Question]] = {
    "books": Question("book", "books", _books, "each side's counts of a day beside the other's; with NAME one book"),
    "matches": Question("", "", _matches, "which reports are one event: proposed, confirmed, denied"),
}
