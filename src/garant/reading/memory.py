"""What a text has named so far, so that a later `he`, `the two countries`, `Lavrov` or `the rebels` finds its party again.

Names of persons are kept here only while a text is read, as a way from a bare name to an office; they are never given out.
"""

from collections import Counter
from dataclasses import dataclass, field

from garant.reading.lexicon import Named
from garant.reading.values import Someone

_TWO = 2


@dataclass
class Memory:
    """Offices by the names beside them; the last one named, the last subject, the last ones named together; who met last; who issues it."""

    names: dict[str, Someone] = field(default_factory=dict)
    single: Someone | None = None
    subject: Someone | None = None
    several: tuple[Someone, ...] = ()
    groups: list[tuple[Someone, ...]] = field(default_factory=list)
    recent: list[Someone] = field(default_factory=list)
    armed: Someone | None = None
    met: tuple[Someone, ...] = ()
    claim: str = ""
    accusers: tuple[Someone, ...] = ()
    accused: tuple[Someone, ...] = ()
    seen: set[str] = field(default_factory=set)
    offices: dict[str, Someone] = field(default_factory=dict)
    homes: Counter[str] = field(default_factory=Counter)
    dateline: str | None = None
    issuer: Someone | None = None

    def note(self, people: tuple[Someone, ...]) -> None:
        """Remember who was named last."""
        if len(people) == 1:
            self.single = people[0]
        elif people:
            self.several = people
            self.groups.append(people)
        for one in people:
            if one.party and one.office:
                self.offices[one.office] = one
            if one.party:
                self.seen.add(one.party)
                self.recent = [*(old for old in self.recent if old.party != one.party), one][-6:]

    def together(self, count: int, most: int = 3) -> tuple[Someone, ...]:
        """Give so many (0: two, up to `most`) who were named together last; or the last ones that were named apart."""
        named: dict[frozenset[str], list[tuple[Someone, ...]]] = {}
        for people in (*self.groups, self.met):
            parties = frozenset(one.party for one in people if one.party)
            if (count and len(parties) == count) or (not count and _TWO <= len(parties) <= most):
                named.setdefault(parties, []).append(people)
        if named:
            return max(reversed(named.values()), key=len)[-1]
        return tuple(self.recent) if len(self.recent) == count == _TWO else ()

    def home(self) -> str | None:
        """Give the state whose government or army the text names most, else that of its dateline: `the government` is that one's."""
        if self.issuer and self.issuer.office:
            return self.issuer.party
        return self.homes.most_common(1)[0][0] if self.homes else self.dateline

    def generic(self, named: Named) -> str | None:
        """Give which party `the rebels`, `the coalition` is: one that the text has named, else that of the country it is about."""
        instead = [party for party in named.more.get("instead", ()) if party in self.seen]
        if instead:
            return str(instead[0])
        if self.armed and named.more.get("country"):
            return self.armed.party
        country = named.more.get("country")
        return named.id if country is None or country in self.seen else None

    def names_only(self) -> "Memory":
        """Give a memory of the names alone, for reading a text from its first line again."""
        return Memory(names=self.names, homes=self.homes, dateline=self.dateline, issuer=self.issuer)

    def learn(self, words: list[str], someone: Someone) -> None:
        """Remember a name beside an office: its last word always, the others where no other has them."""
        if not words or not someone.party:
            return
        for word in words[:-1]:
            self.names.setdefault(word, someone)
        self.names[words[-1]] = someone

    def known(self, words: list[str]) -> Someone | None:
        """Give whose name ends so, or whose single name it is."""
        if not words:
            return None
        return self.names.get(words[-1])
