"""Who holds an office that no words give to anybody: whose name stands beside it, whose text it is, who held it before, who usually does.

General Orabi ... the general                      the same
the minister, in a ministry's communiqué            its own
le ministre, where the text named one before        that one
the special envoy, of nobody                        the United Nations'
"""

from collections.abc import Sequence
from typing import NamedTuple

from garant.reading.lexicon import Lexicon, Named
from garant.reading.memory import Memory
from garant.reading.values import Someone
from garant.reading.words import plain

_TWO = 2
_SENT = frozenset({"envoy", "ambassador", "deputy"})
_MINISTRIES = frozenset({"ministry", "foreign ministry", "defence ministry"})
_SERVES = frozenset({"leader", "ambassador", "adviser", "spokesperson", "negotiator", "deputy", "chief of staff"})

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
    lead: str = ""

    @property
    def national(self) -> bool:
        """Tell whether every state has it once."""
        return bool(self.head.more.get("national"))


def again(lexicon: Lexicon, memory: Memory, title: Title, before: Before) -> Someone:
    """Give who bears a name beside it, or held the office when it was named before; else words."""
    found = (
        _by_name(memory, title, before)
        or _ministry(lexicon, memory, title)
        or _by_text(lexicon, memory, title)
        or _by_holder(lexicon, memory, title)
    )
    irregular = any(word in lexicon.small["irregular"] for word in plain(title.text).split())
    return found._replace(party=None) if irregular and found.party not in lexicon.rivals else found


def _ministry(lexicon: Lexicon, memory: Memory, title: Title) -> Someone | None:
    """Give the ministry that was named last, for `the ministry`."""
    named = (one for one in reversed(memory.recent) if one.office and one.office.endswith("ministry"))
    return next(named, None) if title.office == "ministry" and title.lead in lexicon.small["definite"] else None


def _by_name(memory: Memory, title: Title, before: Before) -> Someone | None:
    """Give who bears a name, or a rank alone, beside the office; else the only one of the sentence, whose office it may be."""
    ranked = [[plain(title.text)]] if title.office == "commander" and " " not in title.text else []
    known = next((one for words in (*title.names, *ranked) if (one := memory.known(words))), None)
    alone = before[0][0] if len(before) == 1 and len(before[0]) == 1 else None
    if known is None and title.national and title.names and alone and alone.party and len(alone.party) == _TWO:
        return Someone(alone.party, title.text, title.office)
    return known


def _by_text(lexicon: Lexicon, memory: Memory, title: Title) -> Someone | None:
    """Give it to whose text it is, or whose country the text plays in; nobody holds it behind `a`, or where several do."""
    small, issuer, text, office = lexicon.small, memory.issuer, title.text, title.office
    alone = office == "minister" and not title.names and not is_plural(lexicon, title)
    named = [one for held, one in memory.offices.items() if held.endswith(" minister") and held != "prime minister"] if alone else []
    if len(named) == 1 and not (issuer and issuer.office in _MINISTRIES):
        return next((one for one in (memory.subject, *named) if one and one.office == named[0].office), None)
    if issuer and issuer.office and title.national and not (title.names and is_plural(lexicon, title)):
        return Someone(issuer.party, text, office)
    if text.casefold() in small["peacekeeping"] and title.lead in small["definite"] and memory.peacekeeper:
        return Someone(memory.peacekeeper, text, office)
    if title.head.more.get("of_body") and memory.issued_by_body and title.lead not in small["indefinite_article"]:
        return Someone(issuer.party if issuer else None, text, office)
    if title.head.more.get("home") or title.governmental or (office == "military" and text.casefold() == office):
        loyal = (title.governmental and office == "military") or any(word in small["loyal"] for word in plain(text).split())
        return Someone(memory.besieged(small["called_regime"]) if loyal else memory.home(), text, office)
    unknown = office == "delegation" and title.lead not in small["definite"] | small["possessive"] | {""}
    if unknown or title.lead in small["indefinite_article"] or (title.national and is_plural(lexicon, title)):
        return Someone(None, text, office)
    bare = bool(title.names) and title.lead not in small["article"] and title.head.id in _SENT
    ours = bare and issuer is not None and issuer.party is not None and len(issuer.party) == _TWO
    return Someone(issuer.party, text, office) if ours and issuer else None


def _by_holder(lexicon: Lexicon, memory: Memory, title: Title) -> Someone:
    """Give it to who held it before: the last subject, the last one named, the only one; one of another name is another one."""
    office = title.office
    two = () if title.head.id == "counterpart" or not office else (memory.subject, memory.single)
    last = next((one for one in two if one and one.office == office and _is_called_so(one, title)), None)
    if last and bool(title.names) and any(one.party == last.party and one.office == office for one in memory.names.values()):
        last = Someone(memory.home(dated=True), title.text, office) if title.national else None
    if last and (last.party or not title.head.more.get("nameless")):
        return last
    held = [*memory.several, *memory.names.values(), *memory.offices.values()]
    held = [one for one in held if office and one.office == office and one.party and _is_called_so(one, title)]
    if len({one.party for one in held}) == 1 and (title.national or not title.names):
        return held[-1]
    usual = title.head.more.get("usual")
    return next((one for one in reversed(held) if one.party == usual), None) or _else(lexicon, memory, title, held)


def _is_called_so(one: Someone, title: Title) -> bool:
    """Tell whether an envoy was called by a word of the title: `the envoy` is not Syria's permanent representative."""
    ours, theirs = ({word.rstrip("sx") for word in plain(text).split()} for text in (one.text, title.text))
    return title.head.id != "envoy" or one.party == title.head.more.get("usual") or bool(ours & theirs)


def _else(lexicon: Lexicon, memory: Memory, title: Title, held: Sequence[Someone]) -> Someone:
    """Give it to whose ministry's text it is, to who usually holds it, or to the state that the text is dated from."""
    usual, issuer = title.head.more.get("usual"), memory.issuer
    if held and title.names and not title.national and usual not in memory.seen:
        return Someone(None, title.text, title.office)  # another one in such an office: his name is told
    first = plain(title.text.split()[0])
    same = any(plain(one.text.split()[0]) == first for one in held)
    if (
        title.lead in lexicon.small["definite"]
        and issuer
        and issuer.office in lexicon.small["issuing"]
        and not same
        and title.head.id in _SERVES
    ):
        return Someone(issuer.party, title.text, title.office)
    if held or (usual not in memory.seen and not title.head.more.get("always")):
        return Someone(memory.home(dated=True) if title.national and not held else None, title.text, title.office)
    return Someone(str(usual), title.text, title.office)


def is_plural(lexicon: Lexicon, title: Title) -> bool:
    """Tell whether an office is told of several."""
    words = title.text.split()
    return words[0].endswith("s") or any(word in lexicon.small["plural_heads"] for word in words[1:3])
