"""The row of tokens that an office is read from: where the reading is, what was read, and small questions about the words there."""

from collections.abc import Sequence
from itertools import pairwise

from garant.reading.lexicon import Lexicon, Named
from garant.reading.memory import Memory
from garant.reading.names import name_at
from garant.reading.values import Someone
from garant.reading.words import Token

DESCRIBING_MAX = 4
PRONOUNS = frozenset({"him", "both", "they", "he", "latter", "former", "adversary", "people", "movement"})
_PASSIVE_MAX = 7
"""Tokens of an impersonal passive, with adverbs: `il a en outre été convenu de`."""
_CLOSING = frozenset({"", ",", ".", ";", ")", "who", "qui"})


class OfficeRow:
    """A row of tokens with an office at a place, as far as it is read."""

    def __init__(self, lexicon: Lexicon, memory: Memory, row: Sequence[Token], at: int) -> None:
        self._lexicon, self._memory, self._row, self._at = lexicon, memory, row, at
        self.place = at
        self._parties: list[str] = []
        self._guessed = False
        self._names: list[tuple[list[str], int]] = []
        self._head = Named("head", "", {})
        self._office: str | None = None

    def _stands_alone(self, count: int) -> bool:
        """Tell whether a head that is an adjective too is none here: `the military maintained`, `a military spokesman`."""
        further = self._lexicon.heads.at(self._row, self.place + count)
        if further:
            return further[0].id == "spokesperson"
        word = self._plain(self.place + count)
        closes = word in (",", ".", ";", "") and self._plain(self.place) in self._lexicon.small["forces"]
        return self._plain(self.place - 1) in self._lexicon.small["definite"] and (
            closes or word in self._lexicon.small["past"] or word.endswith(tuple(self._lexicon.small["past_endings"]) or ("\0",))
        )

    def _is_expletive(self) -> bool:
        """Tell whether `il` is nobody: `il faut`, `il n'y a pas`."""
        small, word = self._lexicon.small, self._plain(self.place)
        there = self.place + 2 < len(self._row) and self._row[self.place + 2].text.endswith(("é", "és", "ée", "ées"))
        listed = word in small["expletive"] or (word + self._plain(self.place + 1) in small["expletive"] and not there)
        return listed or self._is_impersonal() or self._falls_to()

    def _falls_to(self) -> bool:
        """Tell whether something falls to somebody: `il revient à l'armée de`, not `il revient à Damas`."""
        small = self._lexicon.small
        if self._plain(self.place) not in small["falls_to"] or self._plain(self.place + 1) not in small["to_whom"]:
            return False
        behind = [self._plain(at) for at in range(self.place + 2, self.place + 2 + _PASSIVE_MAX)]
        endings = tuple(small["infinitive_endings"])
        return any(word in small["infinitive_mark"] and verb.endswith(endings) for word, verb in pairwise(behind))

    def _is_impersonal(self) -> bool:
        """Tell whether a passive follows of what is agreed or foreseen by nobody named: `il a été convenu de`, not `il est tenu de`."""
        small = self._lexicon.small
        words = [self._plain(at) for at in range(self.place, self.place + _PASSIVE_MAX)]
        be = next((at for at, word in enumerate(words) if word in small["impersonal_be"]), None)
        if be is None or (be and words[0] not in small["auxiliary"]):
            return False
        pairs = zip(words[be + 1 :], words[be + 2 :], strict=False)
        return any(
            word in small["impersonal"] and (behind in small["infinitive_mark"] or behind in small["that"]) for word, behind in pairs
        )

    def _acts(self) -> bool:
        """Tell whether a verb follows: `both committed to`, not `both Russia and Turkey`."""
        small, word = self._lexicon.small, self._plain(self.place)
        return (
            word in small["past"] or word in small["modal"] or (bool(small["past_endings"]) and word.endswith(tuple(small["past_endings"])))
        )

    def _is_idiom(self, count: int) -> bool:
        """Tell whether words that may name a side set somebody apart (`de son côté`), or blame somebody (`rend responsables`)."""
        small, last = self._lexicon.small, self._plain(self.place + count - 1)
        if self._head_is_of_time(count) or (last in small["guilty"] and self._is_judged()):
            return True
        phrase = " ".join(self._plain(at) for at in range(self._at - 2, self.place + count))
        behind = " ".join(self._plain(at) for at in range(self.place, self.place + count + 2))  # `the regime of calm`
        return bool({phrase, behind} & self._lexicon.small["idioms"])

    def _is_judged(self) -> bool:
        """Tell whether the word is what somebody is held to be: `rend responsables les forces`, `rend l'armée syrienne responsable`."""
        small, before = self._lexicon.small, [self._plain(at) for at in range(self._at - 1, self._at - 5, -1) if at >= 0]
        named = bool(before) and before[0] not in small["article"]
        return before[:1] != [] and (before[0] in small["judging"] or (named and any(word in small["judging"] for word in before[1:])))

    def _head_is_of_time(self, count: int) -> bool:
        """Tell whether it goes on with a unit of time: `ces derniers jours`."""
        return self._plain(self.place + count) in self._lexicon.cues["durations"]

    def _names_a_portfolio(self) -> bool:
        """Tell whether a word with a capital that is no name of anybody follows: `Minister for Reintegration`."""
        at = self.place + 1
        known = self._lexicon.phrases.at(self._row, at) or self._lexicon.adjectives.at(self._row, at)
        return at < len(self._row) and self._row[at].is_capital and known is None

    def _is_an_object(self) -> bool:
        """Tell whether `him`, `avec lui` is whom somebody met: not `lui a dit`, `lui aussi`."""
        before, behind = self._plain(self._at - 1), self._plain(self.place)
        if self._plain(self.place - 1) in self._lexicon.small["possessive"]:
            return behind in self._lexicon.small["governing"] or behind in {",", ".", ";", ""}
        return before in self._lexicon.small["with"] or bool(self._lexicon.small["adjective_first"])

    def _is_object(self) -> bool:
        """Tell whether `both` closes what a verb tells: `phoned both over the weekend`, not `both countries`."""
        small, word = self._lexicon.small, self._plain(self.place)
        verb = self._plain(self.place - 2).endswith(tuple(small["past_endings"]) or ("\0",))
        return verb and (word in small["governing"] or word in (",", ".", "")) and word not in small["of_whom"]

    def _is_of_a_stranger(self) -> bool:
        """Tell whether a name that nobody lists tells whose it is: `the leadership of the National Accord Front`."""
        place = next((at for at in range(self.place, len(self._row)) if self._plain(at) not in self._lexicon.small["of"]), len(self._row))
        if place == self.place or self._plain(self.place) not in self._lexicon.small["of_whom"] or self._lexicon.heads.at(self._row, place):
            return False
        words, count = name_at(self._lexicon, self._row, place)
        return count > 1 and len(words) > 1

    def _head_at(self) -> tuple[Named, int] | None:
        """Give the head here; a shorter one where a longer name begins within it: `chef de l'Armée nationale libyenne`."""
        found = self._lexicon.heads.at(self._row, self.place)
        for at in range(self.place + 1, self.place + (found[1] if found else 0)):
            named = self._lexicon.phrases.at(self._row, at)
            if found and named and at + named[1] > self.place + found[1]:
                return self._lexicon.heads.at(self._row[:at], self.place)
        return found

    def _generic(self, at: int) -> tuple[Named, int] | None:
        """Give the rebels of `la délégation rebelle`, where the text tells who they are."""
        found = self._lexicon.phrases.at(self._row, at)
        return found if found and found[0].sort == "generic" and self._memory.generic(found[0]) else None

    def _owner(self) -> tuple[str, int] | None:
        """Give the party that an adjective, a genitive or (where adjectives stand first) a bare name gives to what follows."""
        first = bool(self._lexicon.small["adjective_first"])
        adjective = self._lexicon.adjectives.at(self._row, self.place) if first else None
        if adjective:
            return adjective[0].id, adjective[1]
        if not first:
            return None
        named = self._lexicon.phrases.at(self._row, self.place)
        if named is None or named[0].sort not in ("party", "metonym", "generic") or self._is_office(named):
            return None
        party = self._memory.generic(named[0]) if named[0].sort == "generic" else named[0].id
        after = self.place + named[1]
        genitive = 1 if self._plain(after) in ("'s", "'") else 0
        return (party, named[1] + genitive) if party else None

    def _plain(self, at: int) -> str:
        return self._row[at].plain if 0 <= at < len(self._row) else ""

    def _is_last_word(self) -> bool:
        """Tell whether a word that may describe is the head itself: `the Israeli military said`, not `the Israeli military chief`."""
        if self._plain(self.place) not in self._lexicon.small["filler"]:
            return False
        here, further = (self._lexicon.heads.at(self._row, at) for at in (self.place, self.place + 1))
        return here is not None and (further is None or here[1] > 1) and self._plain(self.place + 1) not in self._lexicon.small["filler"]

    def _another_follows(self) -> bool:
        """Tell whether an office of another follows `and`: `Serbia and Prime Minister ...`, not `Russian and Turkish ministers`."""
        is_and = self._plain(self.place) in self._lexicon.small["and"]
        return is_and and self._lexicon.heads.at(self._row, self.place + 1) is not None

    def _lists_adjectives(self) -> bool:
        """Tell whether a comma stands between adjectives: `Russian, Turkish and Iranian`, not `Baku, Armenian`."""
        comma = self._plain(self.place) == ","
        return comma and all(self._lexicon.adjectives.at(self._row, at) is not None for at in (self.place - 1, self.place + 1))

    def _described(self) -> int:
        """Count the words that describe between a genitive and a head: `Yemen's internationally recognised government`."""
        if self._plain(self.place - 1) not in ("'s", "'") or self._lexicon.heads.at(self._row, self.place):
            return 0
        for count in range(1, DESCRIBING_MAX):
            if not self._plain(self.place + count).isalpha() or self._plain(self.place + count) in self._lexicon.small["of"]:
                return 0
            if self._row[self.place + count - 1].is_capital:
                return 0
            if self._lexicon.heads.at(self._row, self.place + count):
                return count
        return 0

    def _further(self, place: int, *, portfolio: bool = False) -> int:
        """Give where the party stands behind a part of it: `chef du front nord du MFDC`, `head of the political bureau of Hamas`; or 0.

        A `portfolio` has capitals: `Minister of Infrastructure of Ukraine`.
        """
        small = self._lexicon.small
        for at in range(place, min(place + DESCRIBING_MAX, len(self._row))):
            token = self._row[at]
            if at > place and token.plain in small["of"]:
                return next(further for further in range(at, len(self._row) + 1) if self._plain(further) not in small["of"])
            if (
                (token.is_capital and not portfolio and token.plain not in small["polities"])
                or not token.text.replace("-", "").isalpha()
                or token.plain in small["governing"]
                or token.plain in small["and"]
            ):
                return 0
            if self._lexicon.phrases.at(self._row, at) or self._lexicon.heads.at(self._row, at):
                return at
        return 0

    def _is_office(self, named: tuple[Named, int]) -> bool:
        """Tell whether a name is an office of another here: `the Pakistani Foreign Office`, and `the Foreign Office` behind it."""
        head = self._lexicon.heads.at(self._row, self.place) if named[0].sort == "metonym" else None
        return head is not None and head[1] >= named[1] and bool(self._parties or head[0].id in self._memory.offices)

    def _initials(self) -> bool:
        """Read over `(DGMOs)` behind an office that goes on: `Directors General (DGMOs) of India and Pakistan`."""
        goes_on = (
            self._plain(self.place) == "("
            and self._plain(self.place + 2) == ")"
            and self._plain(self.place + 3) in self._lexicon.small["of"]
        )
        if goes_on and not self._parties:
            self.place += 3
        return goes_on and not self._parties

    def _filler(self) -> bool:
        if self._plain(self.place) in self._lexicon.small["filler"]:
            self.place += 1
            return True
        return False

    def _is_whose(self, count: int) -> bool:
        """Tell whether a head that may only describe is one: it stands alone, or an adjective behind it tells whose it is."""
        after = self._lexicon.small["adjective_after"] and self._lexicon.adjectives.at(self._row, self.place + count)
        found = self._lexicon.heads.at(self._row, self.place)
        guest = found is not None and found[0].id == "adversary"
        of = self._plain(self.place + count) in self._lexicon.small["of_whom"] and not guest
        return bool(after) or of or self._stands_alone(count)

    def _is_apposed(self, people: Sequence[Someone], beside: Someone, *, sure: bool) -> bool:
        """Tell whether an office without a party, closed by a comma or a stop, only tells once more who stands before it."""
        if self._plain(self._at - 1) != "," and self._plain(self._at - 2) != ",":
            return False
        closed = self._plain(self.place) in _CLOSING or self._plain(self.place - 1) == ","
        known = any((self._memory.known(words) or beside).party != beside.party for words, _ in self._names)
        return closed and not sure and not self._parties and not known and len(people) == 1 and self._head.id not in PRONOUNS

    def _is_theirs_too(self, people: Sequence[Someone]) -> bool:
        """Tell whether it is of the state of the one before it: `the Lebanese Prime Minister and the Army Commander`."""
        linked = self._plain(self._at - 1) in self._lexicon.small["definite"] and self._plain(self._at - 2) in self._lexicon.small["and"]
        single = len(people) == 1 and not self._names and self._head.id not in PRONOUNS
        return linked and single and bool(self._head.more.get("national") or self._head.more.get("home"))
