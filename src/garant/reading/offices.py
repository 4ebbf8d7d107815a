"""Offices and institutions: who speaks or acts for a party, read from their head on.

le ministre russe de la Défense Sergueï Choïgou       ru, defence minister
les ministres de la Défense américain et russe        us and ru, defence minister
Turkey's Foreign Minister Mevlut Cavusoglu            tr, foreign minister
le porte-parole du ministère russe de la Défense      ru, spokesperson
the Houthi delegation                                 houthis, delegation
son homologue turc                                    tr, the office of who was named before
les deux pays, they                                   whoever was named together before
"""

from collections.abc import Sequence
from typing import NamedTuple

from garant.reading.lexicon import Lexicon, Named
from garant.reading.memory import Memory
from garant.reading.names import name_at, state_at, title_at
from garant.reading.offices_again import Title
from garant.reading.offices_held import holders
from garant.reading.offices_row import PRONOUNS, OfficeRow
from garant.reading.values import Someone
from garant.reading.words import Token

_STATE = 2
_SEVERAL = 3


class Office(NamedTuple):
    """Who it is, how many tokens tell it, and whether it is named rather than guessed."""

    people: tuple[Someone, ...]
    length: int
    sure: bool
    apposed: bool = False
    """Whether it is somebody who was named right before it."""


def office_at(
    lexicon: Lexicon,
    memory: Memory,
    row: Sequence[Token],
    at: int,
    before: Sequence[tuple[Someone, ...]],
    *,
    nested: bool = False,
    beside: Someone | None = None,
) -> Office | None:
    """Give the office that begins at a token, or None; `before` are whom its sentence named before it; `nested`: it completes another.

    `beside`: who stands right before it behind a comma, and may be told once more: `the US envoy, Ambassador Gail Escott,`.
    """
    reader = _Office(lexicon, memory, row, at)
    return reader.office(before, beside) if reader.find_head(nested=nested) else None


class _Office(OfficeRow):
    """Reads what stands before a head, the head, and what completes it: of whom it is, and the names beside it."""

    def find_head(self, *, nested: bool) -> bool:
        """Read up to the head's end and on; tell whether there is one."""
        self._before_head()
        found = self._head_at()
        if (
            found is None
            or (not self._parties and self._plain(self.place) in self._lexicon.small["adjectival"] and not self._is_whose(found[1]))
            or (nested and found[0].id in PRONOUNS - {"both"})
        ):
            return False
        if (
            self._plain(self._at - 1) in self._lexicon.small["future"]
            or self._is_idiom(found[1])
            or (found[0].more.get("capital") and not self._row[self.place].is_capital)
        ):
            return False
        self._head, self._office = found[0], found[0].more.get("office", found[0].id)
        self.place += found[1]
        if found[0].id == "both" and self._plain(self.place - 1) in self._lexicon.small["pair_words"]:
            further = self._lexicon.heads.at(self._row, self.place)
            extended = bool(further) and self._plain(self.place + (further[1] if further else 0) - 1).endswith("s")
            self.place += further[1] if further and extended else 0
        else:
            extended = False
        if (found[0].id == "he" and self._is_expletive()) or (found[0].id == "him" and not self._is_an_object()):
            return False
        if found[0].id not in PRONOUNS - {"adversary"}:
            self._speaks_for(found[0])
            self._go_on(nested=nested)
        if found[0].id == "institution" and not (self._parties or self._memory.issued_by_body):
            return False
        if found[0].id == "both" and found[1] == 1 and not (extended or self._acts() or self._is_object()):
            return False
        return found[0].id != "both" or not self._goes_on()

    def _speaks_for(self, head: Named) -> None:
        """Read on from an institution to whom it sends, where adjectives stand first: `Turkish Foreign Ministry spokesman`."""
        small = self._lexicon.small
        further = self._lexicon.heads.at(self._row, self.place) if small["adjective_first"] and head.more.get("nameless") else None
        if further and further[0].id in ("spokesperson", "diplomacy", "delegation", "negotiator", "leader", "envoy", "commander"):
            self._head, self._office = further[0], further[0].more.get("office", further[0].id)
            self.place += further[1]
            home = head.more.get("home") or head.id == "military"
            if home and not self._parties and self._memory.home():
                self._parties.append(str(self._memory.home()))

    def _goes_on(self) -> bool:
        """Tell whether `les ministres` goes on (`de la Défense`, `turc`): then it names an office, and not who was named before."""
        adjective = self._lexicon.small["adjective_after"] and self._lexicon.adjectives.at(self._row, self.place)
        if adjective or self._lexicon.complements.at(self._row, self.place):
            return True
        place = self.place
        while self._plain(place) in self._lexicon.small["of"]:
            place += 1
        return place > self.place and self._whose(place) is not None

    def office(self, before: Sequence[tuple[Someone, ...]], beside: Someone | None = None) -> Office:
        """Tell who it is, and remember the names beside it."""
        text = " ".join(token.text for token in self._row[self._at : self.place])
        governmental = any(token.plain in self._lexicon.small["governmental"] for token in self._row[self._at : self.place])
        lead = self._plain(self._at - 1)
        named = Title(self._head, self._office, tuple(self._parties), tuple(words for words, _ in self._names), governmental, text, lead)
        if not self._parties and self._is_of_a_stranger():
            return Office((Someone(None, text, self._office),), self.place - self._at, sure=False)
        people, sure = holders(self._lexicon, self._memory, named, before)
        sure = sure and not self._guessed
        apposed = beside is not None and self._is_apposed(people, beside, sure=sure)
        people = (beside,) if beside is not None and apposed else people
        if beside is not None and not (apposed or sure) and self._is_theirs_too(people):
            people = (Someone(beside.party, text, self._office),)
        rank = [self._plain(self._at)] if self._office == "commander" and self.place - self._at > 1 else []
        for words, number in self._names:
            if number < len(people):
                self._memory.learn([*rank, *words], people[number])
        if sure and self._head.more.get("home") and not self._head.more.get("often"):
            self._memory.homes.update(one.party for one in people if one.party and len(one.party) == _STATE)
        return Office(people, self.place - self._at, sure, apposed)

    # Before the head

    def _before_head(self) -> None:
        """Read `Russian and Turkish`, `Turkey's`, `the Houthi`, and words that only describe, as far as a head may follow."""
        small = self._lexicon.small
        while self.place < len(self._row):
            found = self._owner()
            if found:
                linked = self._plain(self.place - 1) in small["and"]
                of_state = not linked and self._parties[-1:] == [self._lexicon.rivals.get(found[0])]  # `Syrian rebel commanders`
                self._parties[len(self._parties) - of_state :] = [found[0]]
                self.place += found[1]
            elif self._parties and (self._is_last_word() or self._another_follows()):
                return
            elif self._parties and (self._plain(self.place) in (*small["and"], *small["filler"]) or self._lists_adjectives()):
                self.place += 1
            else:
                self.place += self._described()
                return

    # Behind the head

    def _go_on(self, *, nested: bool) -> None:
        while self.place < len(self._row) and (
            self._adjective()
            or self._complement()
            or self._topic()
            or self._of()
            or self._from()
            or self._filler()
            or self._initials()
            or (not nested and self._named())
        ):
            pass

    def _adjective(self) -> bool:
        """Read `russe`, `américain et russe` behind a head."""
        small = self._lexicon.small
        if not small["adjective_after"]:
            return False
        at = self.place
        while self._parties and self._plain(at) in (*small["and"], ","):
            at += 1
        found = self._lexicon.adjectives.at(self._row, at) or self._generic(at)
        if found is None or (self._row[at].is_capital and not self._row[at].text.isupper()):
            return False
        self._parties.append(self._memory.generic(found[0]) or "" if found[0].sort == "generic" else found[0].id)
        self.place = at + found[1]
        return True

    def _complement(self) -> bool:
        further = bool(self._office and self._office != self._head.id) and self._plain(self.place) in self._lexicon.small["and"]
        found = self._lexicon.complements.at(self._row, self.place + further)
        if found is None:
            return False
        self._office = f"{found[0].id} {self._head.id}"
        self.place += found[1] + further
        return True

    def _topic(self) -> bool:
        """Read over `for Syria`, `pour le Yémen` behind an envoy: what the office is about is not whose it is."""
        small = self._lexicon.small
        if self._head.more.get("national") and self._plain(self.place) in small["about_whom"] and self._names_a_portfolio():
            self.place += 2
            return True
        if not self._head.more.get("about") or self._plain(self.place) not in small["about_whom"]:
            return False
        place = self.place + 1
        while self._plain(place) in small["article"]:
            place += 1
        found = self._lexicon.phrases.at(self._row, place)
        if found is None:
            return False
        self.place = place + found[1]
        return True

    def _of(self) -> bool:
        """Read `de la Russie et de la Turquie`, `of Turkey`, `des deux pays`, `du ministère russe de la Défense`."""
        small = self._lexicon.small
        links = small["of"] | (small["about_whom"] if self._head.more.get("speaks") else frozenset())
        place = self.place
        while self._plain(place) in links:
            place += 1
        found = None if place == self.place or self._parties else self._whose(place)
        if found is None and place > self.place and not self._parties:
            place = self._further(place, portfolio=not self._head.more.get("about"))
            found = self._whose(place) if place else None
        if found is None:
            return False
        while found:
            self._parties.extend(party for party in found[0] if party not in self._parties)
            self.place = place = place + found[1]
            while self._plain(place) in (*small["and"], ",", *small["of"]):
                place += 1
            closes = self._plain(self.place) != "," or any(self._plain(k) in small["and"] for k in range(self.place, self.place + 8))
            found = self._whose(place, sure=True) if place > self.place and closes else None
        return True

    def _from(self) -> bool:
        """Read `in Islamabad`, `à Kiev` behind officials: whose capital it is, theirs they are."""
        place = self.place + 1
        if (
            self._head.id not in ("diplomacy", "government")
            or self._parties
            or self._plain(self.place) not in self._lexicon.small["locative"]
        ):
            return False
        found = self._lexicon.phrases.at(self._row, place)
        if found is None or found[0].sort != "metonym" or len(found[0].id) != _STATE:
            return False
        self._parties.append(found[0].id)
        self.place = place + found[1]
        return True

    def _whose(self, place: int, *, sure: bool = False) -> tuple[list[str], int] | None:
        """Give the parties of whom an office at a token, or a bare name, is; `sure`: of an office only where it names them."""
        if place >= len(self._row):
            return None
        nested = office_at(self._lexicon, self._memory, self._row, place, (), nested=True)
        found = self._lexicon.phrases.at(self._row, place) or state_at(self._lexicon, self._row, place)
        if nested and sure and nested.people[0].office in self._lexicon.small["national"]:
            return None  # `chef de l'ANL, et le Premier ministre`: another one
        longer = found is not None and nested is not None and found[1] > nested.length
        if nested and not longer and any(one.party for one in nested.people) and (nested.sure or not sure):
            self._guessed = self._guessed or not nested.sure
            return [one.party for one in nested.people if one.party], nested.length
        if found and found[0].sort == "pair":
            return list(found[0].more["parties"]), found[1]
        if found is None or found[0].sort not in ("party", "metonym", "generic"):
            return None
        party = self._memory.generic(found[0]) if found[0].sort == "generic" else found[0].id
        return ([party], found[1]) if party else None

    def _named(self) -> bool:
        """Read names beside the office, perhaps behind a comma: `, Sergueï Lavrov et John Kerry,`."""
        if self._head.more.get("nameless"):
            return False
        comma = 1 if self._plain(self.place) == "," else 0
        place = self.place + comma
        place += title_at(self._lexicon, self._row, place)
        words, count = name_at(self._lexicon, self._row, place)
        if not count or (comma and count == 1 and place == self.place + 1):
            return False
        number = len(self._names) if comma or self._names else max(0, len(self._parties) - 1)
        self._names.append((words, number))
        self.place = place + count
        self._further_names()
        if comma and self._plain(self.place) == ",":
            self.place += 1
        return True

    def _further_names(self) -> None:
        first = self._row[self._at].plain
        many = len(self._parties) or (_SEVERAL if first.endswith(("s", "x")) and not self._parties else 0)
        while self._plain(self.place) in (*self._lexicon.small["and"], ",") and len(self._names) < many:
            words, count = name_at(self._lexicon, self._row, self.place + 1)
            if not count:
                return
            self._names.append((words, len(self._names)))
            self.place += 1 + count
