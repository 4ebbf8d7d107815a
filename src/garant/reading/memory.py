"""What a text has named so far, so that a later `he`, `the two countries`, `Lavrov` or `the rebels` finds its party again.

Names of persons are kept here only while a text is read, as a way from a bare name to an office; they are never given out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from garant.reading.lexicon import Named
from garant.reading.values import Someone

_TWO = 2
_MONITORS = frozenset({"un", "unsc", "osce", "eu", "au", "icrc", "hrw", "amnesty", "msf", "nato"})
_SENDING = frozenset({"un", "osce", "eu", "au"})
ORGANISATIONS = frozenset({"un", "eu", "au"})
"""Those with an id of two letters that are no states."""


@dataclass
class Memory:
    """Offices by the names beside them; the last one named, the last subject, the last ones named together; who met last; who issues it."""

    names: dict[str, Someone] = field(default_factory=dict)
    single: Someone | None = None
    subject: Someone | None = None
    subject_before: Someone | None = None
    plural: tuple[Someone, ...] = ()
    last_plural: tuple[Someone, ...] = ()
    adversaries: Counter[tuple[Someone, ...]] = field(default_factory=Counter)
    several: tuple[Someone, ...] = ()
    groups: list[tuple[Someone, ...]] = field(default_factory=list)
    recent: list[Someone] = field(default_factory=list)
    armed: Someone | None = None
    met: tuple[Someone, ...] = ()
    encounters: set[frozenset[str]] = field(default_factory=set)
    """The parties of each meeting and call that the text has told so far."""
    claim: str = ""
    accusers: tuple[Someone, ...] = ()
    accused: tuple[Someone, ...] = ()
    seen: set[str] = field(default_factory=set)
    offices: dict[str, Someone] = field(default_factory=dict)
    homes: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    dateline: str | None = None
    title: str | None = None
    topic: str | None = None
    issuer: Someone | None = None
    published: date | None = None
    countries: set[str] = field(default_factory=set)
    """Where a text plays: countries that it names as places, or by their adjectives."""
    theatre: Counter[str] = field(default_factory=Counter)
    """The states against whom the armed groups that a text names stand: twice for each name, once for `the rebels`."""
    short: dict[str, str] = field(default_factory=dict)
    """Parties by the one word that their names end or begin with."""
    groups_of: dict[str, Counter[str]] = field(default_factory=dict)
    """The armed groups and rival authorities that a text names, by their state."""
    pairs: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Which two are named together, or in one sentence, and how often, in the whole text."""

    def beside(self, people: Iterable[Someone]) -> None:
        """Remember who is named in one sentence, where it is two that are no monitors."""
        parties = sorted({one.party for one in people if one.party and one.party not in _MONITORS})
        if len(parties) == _TWO:
            self.pairs[tuple(parties)] += 1

    @property
    def group(self) -> tuple[Someone, ...]:
        """Give who was named together last."""
        return self.groups[-1] if self.groups else ()

    @property
    def last(self) -> Someone | None:
        """Give the party that was named last."""
        return self.recent[-1] if self.recent else None

    @property
    def peacekeeper(self) -> str | None:
        """Give the organisation that a text named last, of those that send missions and forces."""
        return next((one.party for one in reversed(self.recent) if one.party in _SENDING), None)

    @property
    def issued_by_body(self) -> bool:
        """Tell whether an organisation or a centre issues the text, and not a ministry."""
        party = self.issuer.party if self.issuer else None
        is_body = self.issuer is not None and self.issuer.office == "institution"
        return party is not None and (len(party) > _TWO or party in ORGANISATIONS or is_body)

    @property
    def ours(self) -> Someone | None:
        """Give the party that speaks in its own communiqué; nobody where an organisation or a centre issues the text."""
        return self.issuer if self.issuer and self.issuer.party and not self.issued_by_body else None

    def note(self, people: tuple[Someone, ...]) -> None:
        """Remember who was named last."""
        if len(people) == 1 and not (self.single and people[0].office == "spokesperson"):
            self.single = people[0]
        elif people:
            self.several = people
            self.groups.append(people)
        for one in people:
            if one.party and one.office:
                self.offices[one.office] = one
            if one.party:
                self.states.update([one.party] if len(one.party) == _TWO and one.party not in ORGANISATIONS else [])
                self.seen.add(one.party)
                self.recent = [*(old for old in self.recent if old.party != one.party), one][-6:]

    def together(self, count: int, most: int = 3, *, foes: bool = False) -> tuple[Someone, ...]:
        """Give so many (0: two, up to `most`) who were named together last; or the last ones that were named apart.

        `foes`: rather those of whom one is no state.
        """
        named: dict[frozenset[str], list[tuple[Someone, ...]]] = {}
        for people in (*self.groups, *(() if foes else (self.met,))):
            parties = frozenset(one.party for one in people if one.party)
            if (count and len(parties) == count) or (not count and _TWO <= len(parties) <= most):
                named.setdefault(parties, []).append(people)
        apart = {parties: rows for parties, rows in named.items() if parties.isdisjoint(_MONITORS)}
        most_told = max((len(rows) for rows in apart.values()), default=0)
        armed = {parties: rows for parties, rows in apart.items() if len(rows) == most_told and any(len(party) > _TWO for party in parties)}
        apart = (armed if foes else {}) or apart
        if foes and not armed and count in (0, _TWO) and not self._known_pair(apart) and self.rivals():
            return self.rivals()
        if apart:
            return max(reversed(apart.values()), key=len)[-1]
        sides = tuple(one for one in self.recent if one.party not in _MONITORS)
        if len(sides) == count == _TWO:
            return sides
        pair = tuple(Someone(party, party) for pair, _ in self.pairs.most_common(1) for party in pair) if count in (0, _TWO) else ()
        most_named = max(reversed(named.values()), key=len)[-1] if named else ()
        return pair or most_named if count == _TWO or named else ()

    def rebel(self) -> Someone | None:
        """Give the armed group or rival authority that was named last."""
        groups = {party for named in self.groups_of.values() for party in named}
        return next((one._replace(office=None) for one in reversed(self.recent) if one.party in groups), None)

    def _known_pair(self, named: Mapping[frozenset[str], Sequence[object]]) -> bool:
        """Tell whether two who are no rivals of one state are named together more than once."""
        return any(len(rows) > 1 or self.pairs[tuple(sorted(parties))] > _TWO for parties, rows in named.items())

    def name_rivals(self, named: Iterable[tuple[str | None, str | None]]) -> None:
        """Remember armed groups and rival authorities, each with the state that it stands in."""
        for state, party in named:
            if state and party:
                self.groups_of.setdefault(state, Counter())[party] += 1

    def rivals(self) -> tuple[Someone, ...]:
        """Give the two of one state who stand against each other: two groups that the text names, or its state and one of them."""
        state = max(self.groups_of, key=lambda one: self.groups_of[one].total(), default=None)
        if state is None:
            return ()
        groups = [party for party, _ in self.groups_of[state].most_common(_TWO) if party]
        pair = [] if self.groups_of[state].total() <= _TWO else [state, groups[0]] if state in self.seen and groups else groups
        return tuple(Someone(party, party) for party in pair) if len(pair) == _TWO else ()

    def mediators(self, count: int) -> tuple[Someone, ...]:
        """Give those, so many (0: any), who mediate: named together last, monitors or organisations all of them; or the last one."""
        groups = [people for people in self.groups if all(one.party in _MONITORS for one in people) and count in (0, len(people))]
        alone = [one for one in self.recent if one.party in _MONITORS]
        return groups[-1] if groups else tuple(alone[-1:]) if count == 0 else ()

    def note_armed(self, someone: Someone, state: str | None, *, armed: bool, sort: str) -> None:
        """Remember an armed group, and the state that it stands against: twice by its name, as `the rebels` may be anybody's."""
        self.armed = someone if armed else self.armed
        if state:
            self.theatre[state] += 1 if sort == "generic" else _TWO

    def besieged(self, called: Iterable[str] = ()) -> str | None:
        """Give whose `the regime` is: the state against whom the groups named stand, one that is `called` so, else as `home`."""
        named = (state for state in called if state in self.seen | self.countries)
        return next((state for state, _ in self.theatre.most_common(1)), None) or next(named, None) or self.home()

    def home(self, *, dated: bool = False) -> str | None:
        """Give whose `the government` is.

        It is the issuer's; or of the country that a sentence turned to; else of the state whose army the text names most, that its title
        opens with, against whom the groups that it names stand, that it is dated from (`dated`: rather this), in which armed groups that
        it names are, or that it names most.
        """
        if self.issuer and self.issuer.office and len(self.issuer.party or "") == _TWO and self.issuer.party not in ORGANISATIONS:
            return self.issuer.party
        against = next((state for state, times in self.theatre.most_common(1) if times >= _TWO), None)
        if self.topic or self.homes:
            return self.topic or self.homes.most_common(1)[0][0]
        here = (self.dateline, against) if dated else (against, self.dateline)
        foe = None if dated else max(self.groups_of, key=lambda one: self.groups_of[one].total(), default=None)
        return self.title or here[0] or here[1] or foe or next((state for state, _ in self.states.most_common(1)), None)

    def generic(self, named: Named) -> str | None:
        """Give which party `the rebels`, `the coalition` is: one that the text has named, else that of the country it is about."""
        if named.more.get("own") and self.issued_by_body and self.issuer:
            return self.issuer.party
        instead = [party for party in named.more.get("instead", ()) if party in self.seen]
        if instead:
            return str(instead[0])
        there = next((party for state, party in named.more.get("there", {}).items() if state in self.seen | self.countries), None)
        if there:
            return str(there)
        rebels: Mapping[str, str] = named.more.get("elsewhere", {})
        country = named.more.get("country")
        if self.armed and rebels and self.armed.party not in self.groups_of.get(str(country), ()):
            return self.armed.party
        if country is None or country in self.seen or country in self.countries:
            return named.id
        return next((rebels[state] for state, _ in self.states.most_common() if state in rebels), None)

    def names_only(self) -> "Memory":
        """Give a memory of the names alone, for reading a text from its first line again."""
        return Memory(
            names=self.names,
            pairs=self.pairs,
            theatre=self.theatre,
            groups_of=self.groups_of,
            countries=self.countries,
            homes=self.homes,
            states=self.states,
            dateline=self.dateline,
            title=self.title,
            issuer=self.issuer,
            published=self.published,
        )

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
