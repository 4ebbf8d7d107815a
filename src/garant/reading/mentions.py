"""Mentions: somebody, a place, a date, an instrument, a zone, a number. A sentence becomes a row of atoms: these, and the tokens between.

Somebody is a party, an institution or an office of it (`offices`). People are read as the offices that they hold: a name that stands beside
an office is remembered for the rest of the text, and a bare name is that office. Names are never given out.

    la Russie, la Turquie et l'Iran       ru; tr; ir
    Russian-Turkish talks                 ru; tr
    à Moscou, in Turkey                   a place
    les Houthis ... les rebelles          houthis, both times
"""

from collections.abc import Sequence
from datetime import date

from garant.reading.apposition import told_further
from garant.reading.atoms import Atom, Mention, Places, Word
from garant.reading.beside import host_of, owned, stands_beside, unlike
from garant.reading.dates import When, date_at
from garant.reading.joining import joined
from garant.reading.lexicon import Lexicon, Named
from garant.reading.memory import Memory
from garant.reading.names import name_at, pair_at, resolution_at, state_at, title_at
from garant.reading.offices import office_at
from garant.reading.quantities import quantity_at
from garant.reading.remembering import free, is_plural, remember, turn
from garant.reading.values import Someone, Span
from garant.reading.where import is_another, tells_place
from garant.reading.words import Token

_PLACE_WORDS_MAX = 3
_PLURAL = frozenset({"they", "both"})

__all__ = ["Atom", "Mention", "Places", "Word", "scan"]


def scan(lexicon: Lexicon, memory: Memory, row: Sequence[Token], when: When, places: Places | None = None) -> list[Atom]:
    """Give the atoms of a sentence; remember whom it names."""
    return Scanner(lexicon, memory, row, when, places).atoms()


class Scanner:
    """Reads one sentence."""

    def __init__(self, lexicon: Lexicon, memory: Memory, row: Sequence[Token], when: When, places: Places | None) -> None:
        """Begin a sentence."""
        self.lexicon, self.memory, self.row, self._when, self._places = lexicon, memory, row, when, places
        self.before: list[Atom] = []
        self._named: list[tuple[Someone, ...]] = []

    def atoms(self) -> list[Atom]:
        """Read the sentence."""
        at, turned = 0, False
        while at < len(self.row):
            mention, count = self._mention(at)
            self.before.append(mention or Word(self.row[at]))
            if mention and mention.sort == "who":
                self._named.append(mention.people)
                governed = len(self.before) > 1 and self.before[-2].plain in self.lexicon.small["governing"]
                if len(mention.people) == 1 and not governed and len(self._named) == 1 and is_plural(self.lexicon, mention):
                    self.memory.plural = mention.people
            at += count
            if mention and not turned:
                turned = True
                turn(self.lexicon, self.memory, [*self.before, *(Word(token) for token in self.row[at : at + 1])])
        row = joined(self.before, self.lexicon.small["and"])
        remember(self.lexicon, self.memory, row)
        return row

    def _mention(self, at: int) -> tuple[Mention | None, int]:
        dated = date_at(self.lexicon, self.row, at, self._when)
        if dated and (dated[1] > 1 or self.plain(at) not in self.lexicon.small["numbers_too"]):
            if dated[0].precision == "day" and dated[0].date and not dated[0].until:
                self._when = self._when._replace(last=date.fromisoformat(dated[0].date))
            return Mention("date", self.span(at, dated[1]), day=dated[0]), dated[1]
        if not self.lexicon.may_open(self.row, at, self.memory.short):
            return None, 1
        return (
            self._resolution(at)
            or self._whole_name(at)
            or self._office(at)
            or self._phrase(at)
            or self._name(at)
            or self._quantity(at)
            or (None, 1)
        )

    def span(self, at: int, count: int) -> Span:
        """Give the span of some tokens."""
        return Span(self.row[at].start, self.row[at + count - 1].end)

    def text(self, at: int, count: int) -> str:
        """Give the words of some tokens."""
        row = self.row[at : at + count]
        return "".join(token.text + " " * (after.start > token.end) for token, after in zip(row, [*row[1:], row[-1]], strict=True))

    def plain(self, at: int) -> str:
        """Give the plain form of a token, or nothing beyond the row."""
        return self.row[at].plain if 0 <= at < len(self.row) else ""

    def _whole_name(self, at: int) -> tuple[Mention, int] | None:
        """Read a name that begins as an office does, but is longer: `Forces de soutien rapide`."""
        named, head = self.lexicon.phrases.at(self.row, at), self.lexicon.heads.at(self.row, at)
        return self._phrase(at) if named and head and named[1] > head[1] else None

    def _resolution(self, at: int) -> tuple[Mention, int] | None:
        """Read `resolution 2254 (2015)`: an instrument, whose number and year are no count and no date."""
        found = resolution_at(self.lexicon, self.row, at)
        if found is None:
            return None
        return Mention("instrument", self.span(at, found[1]), id=f"unsc-{found[0]}", text=self.text(at, found[1])), found[1]

    def _quantity(self, at: int) -> tuple[Mention, int] | None:
        found = quantity_at(self.lexicon, self.row, at)
        if found is None:
            return None
        text = self.text(at, found.length)
        sort = "duration" if found.unit else "number"
        return Mention(sort, self.span(at, found.length), id=str(found.number), text=text), found.length

    def _office(self, at: int) -> tuple[Mention, int] | None:
        first = stands_beside(self.lexicon.small, self.before)
        beside = self.before[first] if first is not None else None
        one = beside.people[0] if isinstance(beside, Mention) else None
        found = office_at(self.lexicon, self.memory, self.row, at, self._before(at), beside=one)
        if found is None:
            return None
        found = told_further(self.lexicon, self.memory, self.row, at, found)
        host = host_of(self.lexicon.small, self.before, found, first=not self._named)
        if host:
            found = found._replace(people=(found.people[0]._replace(party=host),))
        found = owned(self.lexicon.small, self.before, found)
        if any(self.plain(place) in self.lexicon.small["counterparts"] for place in range(at, at + found.length)):
            unlike(self.memory, self.before, found)
        span, count = self.span(at, found.length), found.length
        last = self.plain(at + count - 1)
        if last in self.lexicon.small["short_names"] and len(found.people) == 1 and found.people[0].party:
            self.memory.short[last] = found.people[0].party
        if found.apposed and isinstance(beside, Mention):
            del self.before[first:]
            return beside._replace(span=Span(beside.span.start, span.end)), count + (self.plain(at + count) == ",")
        return Mention("who", span, people=found.people, sure=found.sure), count

    def _before(self, at: int) -> Sequence[tuple[Someone, ...]]:
        """Give whom the sentence named before, together where it names them so; nobody for `he` in `Baku, he said, is arming`."""
        last = self.before[-2:]
        if len(last) == 2 and last[1].plain == "," and isinstance(last[0], Mention) and len(self.before) == 2:  # noqa: PLR2004 - and a comma
            return ()
        head = self.lexicon.heads.at(self.row, at) if self._named else None
        theirs = len(self._named) > 1 and self.plain(at - 1) in self.lexicon.small["their"]
        if theirs or (head and head[0].id in _PLURAL):
            rows = joined(self.before, self.lexicon.small["and"])
            return [atom.people for atom in rows if isinstance(atom, Mention) and atom.sort == "who"]
        if head and head[0].id == "he":
            return free(self.lexicon, self.before)
        return self._named

    # Phrases of the lexicon

    def _phrase(self, at: int) -> tuple[Mention, int] | None:
        found = self.lexicon.phrases.at(self.row, at) or state_at(self.lexicon, self.row, at)
        if found is None:
            described = self.lexicon.adjectives.at(self.row, at) is not None
            return self._pair(at) or (described and (self._several(at) or self._people(at))) or self._in_short(at)
        further = self.lexicon.phrases.at(self.row, at + 1) if self.plain(at) in self.lexicon.small["article"] else None
        if further and further[1] >= found[1]:
            return None
        named, count = found
        text, span = self.text(at, count), self.span(at, count)
        if self.plain(at + count) == "-" and self.plain(at + count + 1) in self.lexicon.small["backed"]:
            return Mention("backer", self.span(at, count + 2), text=self.text(at, count + 2)), count + 2
        if named.sort in ("party", "metonym") and self._is_place(at, named):
            people = (Someone(named.id, text),) if named.sort == "party" else ()
            return Mention("place", span, id=named.id, text=text, people=people), count
        if named.sort == "pair":
            return Mention("who", span, people=tuple(Someone(party, text) for party in named.more["parties"])), count
        someone = self._someone(named, text)
        if someone and someone.party is None and named.more.get("country") == named.id:
            return None
        if someone is None:
            told_by = (Someone(named.more["voice_of"], text),) if "voice_of" in named.more else ()
            return Mention(named.sort, span, people=told_by, id=named.id, text=text), count
        if named.sort == "party" and count > 1:
            ends = {self.plain(at), self.plain(at + count - 1)} & self.lexicon.small["short_names"]
            self.memory.short.update(dict.fromkeys(ends, named.id))
        self.memory.note_armed(someone, self.lexicon.rivals.get(someone.party or ""), armed=bool(named.more.get("armed")), sort=named.sort)
        return Mention("who", span, people=(someone,), id=named.id if named.sort == "group" else ""), count

    def _in_short(self, at: int) -> tuple[Mention, int] | None:
        """Read `the Front`, `the council`: the one whose name ended, or began, so; `the Mission`: whose the text named."""
        if not at or self.plain(at - 1) not in self.lexicon.small["definite"]:
            return None
        sent = self.memory.peacekeeper if self.plain(at) in self.lexicon.small["peacekeeping"] else None
        known = self.memory.short.get(self.plain(at), sent)
        else_ = at + 1 < len(self.row) and bool(self.lexicon.adjectives.at(self.row, at + 1))
        further = self.plain(at + 1) in self.lexicon.small["of_whom"] or else_
        someone = Someone(known, self.text(at, 1))
        return (Mention("who", self.span(at, 1), people=(someone,), sure=False), 1) if known and not further else None

    def _someone(self, named: Named, text: str) -> Someone | None:
        match named.sort:
            case "party" | "people" | "metonym":
                return Someone(named.id, text, named.more.get("office") if named.sort == "metonym" else None)
            case "generic":
                return Someone(self.memory.generic(named), text)  # `the rebels`: whom the text named before, else whom the words mean
            case "group":
                return Someone(None, text, excluded=bool(named.more.get("excluded")))
            case _:
                return None

    def _is_place(self, at: int, named: Named) -> bool:
        """Tell whether a country or capital is a place here: behind `in`, `à`, or a word such as `city`."""
        small = self.lexicon.small
        if at and self.plain(at - 1) in small["locative"]:
            if self.plain(at + 1) in small["to_do"] and "inf" in self._forms(at + 2):
                return False  # `il revient à Ankara de désarmer`
            return named.more.get("capital_of_place", True) is not False and (named.sort == "metonym" or named.id not in ("un", "eu"))
        told = self._names_an_accord(at) or tells_place(small, self.plain, at, known=True)
        return named.sort == "metonym" and (told or is_another(small, self.before))

    def _forms(self, at: int) -> frozenset[str]:
        return frozenset(form for _, form in self.lexicon.verbs.forms.get(self.row[at].text.casefold() if at < len(self.row) else "", ()))

    def _names_an_accord(self, at: int) -> bool:
        """Tell whether a capital only names what was agreed or is held there: `the Pretoria Agreement`, `le processus d'Alger`."""
        accords = self.lexicon.small["accords"]
        if self.lexicon.small["adjective_first"]:
            return self.plain(at + 1) in accords
        return self.plain(at - 1) in self.lexicon.small["of_whom"] and self.plain(at - 2) in accords

    def _pair(self, at: int) -> tuple[Mention, int] | None:
        """Read `Russian-Turkish`, `russo-turques`, `US-Taliban`: both."""
        people = tuple(Someone(party, self.row[at].text) for party in pair_at(self.lexicon, self.row[at]))
        return (Mention("who", self.span(at, 1), people=people, id="pair"), 1) if people else None

    def _several(self, at: int) -> tuple[Mention, int] | None:
        """Read `Russian and Turkish` before, `russe et turque` behind, a noun that nobody lists: both."""
        adjectives, small, named, place = self.lexicon.adjectives, self.lexicon.small, list[str](), at
        while found := adjectives.at(self.row, place):
            named.append(found[0].id)
            place += found[1]
            place += self.plain(place) in {",", *small["and"]} and adjectives.at(self.row, place + 1) is not None
        first = bool(small["adjective_first"])
        noun = self.row[place if first else at - 1].text if place < len(self.row) and (first or at) else ""
        behind_article = not first and self.plain(at - 1) in small["article"] - small["plural_article"]
        if len(set(named)) == len(named[:1]) or not (noun.isalpha() and noun.islower()) or behind_article:
            return None
        count = place - at
        people = tuple(Someone(party, self.text(at, count)) for party in dict.fromkeys(named))
        return Mention("who", self.span(at, count), people=people, id="pair", sure=False), count

    def _people(self, at: int) -> tuple[Mention, int] | None:
        """Read `les Russes`, `the Turks`: a people stands for its party, where it is written with a capital and is a noun."""
        found = self.lexicon.adjectives.at(self.row, at)
        if found is None or not self.row[at].is_capital:
            return None
        capital = bool(self.lexicon.small["people_capital"])
        plural = found[1] == 1 and self.plain(at) in self.lexicon.small["peoples"]
        if not (capital or plural):
            return None
        return Mention("who", self.span(at, found[1]), people=(Someone(found[0].id, self.text(at, found[1])),)), found[1]

    # Names

    def _name(self, at: int) -> tuple[Mention, int] | None:
        """Read a name that was beside an office before or stands before one now; or an unknown place behind `in`, `à`."""
        title = title_at(self.lexicon, self.row, at)
        words, count = name_at(self.lexicon, self.row, at + title)
        if not count:
            return None
        beside, known = self._before_office(at, words, title + count), self.memory.known(words)
        if beside or not known:
            return beside or self._place_name(at, count) or self._person(at, title, count)
        return Mention("who", self.span(at, title + count), people=(known,)), title + count

    def _person(self, at: int, title: int, count: int) -> tuple[Mention, int] | None:
        whole = title + count
        return (Mention("person", self.span(at, whole), text=self.text(at, whole)), whole) if count > 1 or title else None

    def _before_office(self, at: int, words: list[str], count: int) -> tuple[Mention, int] | None:
        """Read `Sergey Lavrov, the Russian foreign minister,`."""
        if at and self.plain(at - 1) in self.lexicon.small["locative"]:
            return None
        if count < 2 or self.plain(at + count) != ",":  # noqa: PLR2004 - a first name and a last one
            return None
        place = at + count + 1
        place += 1 if self.plain(place) in self.lexicon.small["article"] else 0
        office = self._office(place) if place < len(self.row) else None
        if office is None or len(office[0].people) != 1 or not office[0].has_party:
            return None
        self.memory.learn(words, office[0].people[0])
        whole = place + office[1] - at
        whole += 1 if self.plain(at + whole) == "," else 0
        return Mention("who", self.span(at, whole), people=office[0].people), whole

    def _place_name(self, at: int, count: int) -> tuple[Mention, int] | None:
        if not tells_place(self.lexicon.small, self.plain, at) or count > _PLACE_WORDS_MAX:
            return None
        text = self.text(at, count)
        known = self._places is not None and bool(self._places.listed(text))
        return Mention("place", self.span(at, count), id="known" if known else "", text=text, sure=known), count
