"""What every report carries: for whom it is, from which log it was made, its status, and what stands at the foot of each page."""

from collections.abc import Iterable
from typing import NamedTuple

from garant.report.document import Block, Document, Line, Paragraph, exact, words
from garant.report.values import Teller
from garant.statement.words import Status, Texts

_SHORT = 16


class Frame(NamedTuple):
    """The theatre's title, the reader (None: the public), the status, and the log: its origin, size and root (hex)."""

    theatre: Texts
    reader: str | None
    status: Status
    log: str
    size: int
    root: str


def about(teller: Teller, frame: Frame) -> tuple[tuple[Line, Line], ...]:
    """Say for whom a report is, and from what it was made."""
    say = teller.speech.say
    reader = exact(frame.reader) if frame.reader else words(say("head.public"))
    made = (*exact(frame.log), *words(f"{say('say.comma')}{say('head.entries')}: "), *exact(teller.speech.number(frame.size)))
    return (words(say("head.reader")), reader), (words(say("head.log")), made), (words(say("head.root")), exact(frame.root, "faint"))


def informs(teller: Teller) -> Paragraph:
    """Say what no report is, and what is not in it (guard-rail 3)."""
    return Paragraph(words(f"{teller.speech.say('head.informs')} {teller.speech.say('head.hidden')}"), "notice")


def framed(title: str, subtitle: Line, blocks: Iterable[Block], teller: Teller, frame: Frame) -> Document:
    """Put a frame round the blocks of a report."""
    speech = teller.speech
    foot = speech.line("head.foot", log=exact(frame.log), size=exact(speech.number(frame.size)), root=exact(frame.root[:_SHORT]))
    theatre = frame.theatre.get(speech.language) or frame.theatre.get("en") or next(iter(frame.theatre.values()))
    return Document(
        title=f"{title}: {theatre}",
        subtitle=subtitle,
        language=speech.language,
        direction=speech.direction,
        blocks=tuple(blocks),
        foot=foot,
        page=speech.say("head.page", page="{page}", pages="{pages}"),
        status=speech.say(f"status.{frame.status}"),
    )
