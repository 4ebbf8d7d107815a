"""Asking the reading about one sentence: which parties, which date, which items. The texts are dated Wednesday 10 May 2023."""

from datetime import date

from garant.reading.atoms import Mention
from garant.reading.read import read
from garant.reading.values import Day, Item, Someone

DATED = date(2023, 5, 10)


def mentions(language: str, text: str, published: date | None = DATED) -> list[Mention]:
    """Give the mentions of a text."""
    return list(read(text, language, published).mentions)


def parties(language: str, text: str) -> list[str]:
    """Give whom a text names, as `party` or `party:office`, in its order; `?` for somebody who is no party."""
    return [told(one) for mention in mentions(language, text) if mention.sort == "who" for one in mention.people]


def told(one: Someone) -> str:
    """Say somebody in short."""
    return f"{one.party or '?'}:{one.office}" if one.office else one.party or "?"


def day(language: str, text: str, published: date | None = DATED) -> tuple[str | None, str]:
    """Give the first date of a text, and how precise it is."""
    found = next(mention.day for mention in mentions(language, text, published) if mention.day)
    return found.date, found.precision


def items(language: str, text: str, *kinds: str) -> list[Item]:
    """Give the items of a text, of some kinds or of all."""
    return [item for item in read(text, language, DATED).items if not kinds or item.kind in kinds]


def who(item: Item, name: str) -> list[str]:
    """Give the parties of a field, sorted."""
    value = item.value(name)
    people = value if isinstance(value, tuple) and not isinstance(value, Day) else ()
    return sorted({one.party for one in people if isinstance(one, Someone) and one.party})
