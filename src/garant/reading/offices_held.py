"""Who holds an office: the parties that its words name, else whom the text named before, whose text it is, or whose capital it comes from.

A pronoun (`they`, `both sides`, `he`) stands for whom the text named last in that number. An office without a party (`the minister`) is
that of the name beside it; in a communiqué its issuer's; else that of the one who held it when it was named before.
"""

from collections.abc import Sequence
from typing import NamedTuple

from garant.reading.lexicon import Lexicon, Named
from garant.reading.memory import Memory
from garant.reading.values import Someone

_SIDES_MAX, _MANY = 3, 20

Before = Sequence[tuple[Someone, ...]]
"""Whom a sentence named before the office, in its order."""


class Title(NamedTuple):
    """An office as its words tell it: its head, what it is called, whose it is, the names beside it, whether it is a government's."""

    head: Named
    office: str | None
    parties: tuple[str, ...]
    names: tuple[list[str], ...]
    governmental: bool
    text: str


def holders(lexicon: Lexicon, memory: Memory, title: Title, before: Before) -> tuple[tuple[Someone, ...], bool]:
    """Give who it is, and whether that is named rather than guessed."""
    text, kind = title.text, title.head.id
    if kind in ("both", "they"):
        return _together(lexicon, memory, title), False
    if kind == "he":
        return (_he(memory, before) or Someone(None, text),), False
    last = before[-1][-1] if before else memory.single
    if kind == "latter":
        return (last or Someone(None, text),), False
    if kind == "counterpart":
        title = title._replace(office=last.office if last else None)
    fixed = title.head.more.get("party")
    parties = title.parties or ((str(fixed),) if fixed else ())
    if parties:
        return tuple(Someone(party, text, title.office) for party in parties), True
    return (_again(memory, title),), False


def _together(lexicon: Lexicon, memory: Memory, title: Title) -> tuple[Someone, ...]:
    alone = memory.subject if title.head.id == "they" else None
    if memory.issuer and title.text.casefold() in lexicon.small["we"]:
        return (memory.issuer,)
    most = _SIDES_MAX if title.head.id == "both" else _MANY
    return memory.together(int(title.head.more.get("count", 0)), most=most) or (alone or Someone(None, title.text),)


def _he(memory: Memory, before: Before) -> Someone | None:
    inside = next((people[0] for people in before if len(people) == 1 and people[0].party), None)
    return inside or memory.subject or memory.single


def _again(memory: Memory, title: Title) -> Someone:
    """Give who bears a name beside it, or held the office when it was named before; else words."""
    known = next((one for words in title.names if (one := memory.known(words))), None)
    if known:
        return known
    office, issuer, national = title.office, memory.issuer, bool(title.head.more.get("national"))
    if issuer and issuer.office and national:
        return Someone(issuer.party, title.text, office)
    if title.head.more.get("home") or title.governmental:
        return Someone(memory.home(), title.text, office)
    if memory.single and office and memory.single.office == office:
        return memory.single
    held = [*memory.several, *memory.names.values(), *memory.offices.values()]
    held = [one for one in held if office and one.office == office and one.party]
    if len({one.party for one in held}) == 1:
        return held[-1]
    usual = title.head.more.get("usual")
    if held or usual not in memory.seen:
        return Someone(memory.home() if national and not held else None, title.text, office)
    return Someone(str(usual), title.text, office)
