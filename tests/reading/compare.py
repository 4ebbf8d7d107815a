"""Whether an item that was found is one that is marked, kind by kind, and which item is which mark.

What keeps a score honest:

    once              a mark is met by one item and an item meets one mark, in the best way that there is; a thing found twice is wrong once
    where it stands   an item meets a mark only if it rests on the sentence in which the mark's words stand
    no padding        of a measure's words enough must be marked ones, not the whole sentence around it
    optional          what careful readers might mark or not counts neither way, whether found or not
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from garant.reading.values import HIGH, Day, Item, Someone
from garant.reading.words import plain, tokens
from tests.reading.marked import Marked, Text

COVERED = 0.6
"""How many of a measure's marked words an item must have."""
FILLED = 0.33
"""How many of an item's words must be marked ones: less, and it is the sentence around the measure."""

SAME_PARTY: Mapping[str, str] = {"saf": "sd", "fardc": "cd", "dnr": "separatists", "lnr": "separatists"}
"""Ids that name one side: an armed force of a state and its state, and the two formations in Donbas."""

FIELDS = ("standing", "speaker", "when", "deadline", "place", "form", "number", "count", "duration")
"""What is compared of the items that were found, for what is marked of them."""


def ids(people: Iterable[object]) -> frozenset[str]:
    """Give the ids of the parties among people, one for each side."""
    found = [one.party for one in people if isinstance(one, Someone) and one.party]
    return frozenset(SAME_PARTY.get(one, one) for one in found)


def parties(value: object) -> frozenset[str]:
    """Give the ids of the parties in the value of a field."""
    return ids(value) if isinstance(value, tuple) and not isinstance(value, (Day, Someone)) else frozenset()


def _whose(item: Item, name: str, marked: Marked) -> bool:
    """Tell whether the parties of a field are the marked ones, or one of the other readings that a mark allows (`also`)."""
    allowed = [marked[name], *marked.get("also", ())]
    return any(parties(item.value(name)) == frozenset(one) for one in allowed)


def same_contact(item: Item, marked: Marked) -> bool:
    """Compare parties; held, planned (or possible), postponed or called off; a marked day must be that day."""
    day = item.value("when")
    when = day.date if isinstance(day, Day) else None
    dated = "when" not in marked or (when or "unknown").startswith(str(marked["when"]))
    return _whose(item, "between", marked) and _stands(str(item.value("stands"))) == _stands(marked["stands"]) and dated


def _stands(word: str) -> str:
    """Take what is possible for planned: how sure it is, `standing` tells."""
    return "planned" if word == "possible" else word


def same_measure(item: Item, marked: Marked) -> bool:
    """Compare words, which may have neither much more nor much less, and whom it obliges."""
    found, wanted = counted(str(item.value("text") or "")), counted(marked["words"])
    shared = (found & wanted).total()
    alike = shared >= COVERED * wanted.total() and shared >= FILLED * found.total()
    return alike and bool(shared) and _whose(item, "addressee", marked)


def counted(words: str) -> Counter[str]:
    """Count the words of a text, in their plain form."""
    return Counter(plain(token.text) for token in tokens(words) if any(char.isalnum() for char in token.text))


def same_claim(item: Item, marked: Marked) -> bool:
    """Compare by whom it is, and of a claim against whom (`against_also`: other readings of that)."""
    against = [marked.get("against", ()), *marked.get("against_also", ())]
    accused = parties(item.value("against"))
    return _whose(item, "by", marked) and (item.kind == "denial" or any(accused == frozenset(one) for one in against))


def same_words(item: Item, marked: Marked) -> bool:
    """Compare what is marked of parties, and how many; where an item stands is compared for every kind."""
    same = "count" not in marked or item.value("count") == marked["count"]
    return same and all(_whose(item, name, marked) for name in ("by", "to", "of") if name in marked)


Same = Callable[[Item, Marked], bool]


def matched(text: Text, items: Sequence[Item], marks: Sequence[Marked], same: Same) -> dict[int, int]:
    """Match items to marks, each once, as many as can be; the surest items keep their places, optional marks come last."""
    order = sorted(range(len(marks)), key=lambda at: bool(marks[at].get("optional")))
    fits = {at: [place for place in order if _fits(text, item, marks[place], same)] for at, item in enumerate(items)}
    held: dict[int, int] = {}

    def settle(at: int, tried: set[int]) -> bool:
        for place in fits[at]:
            if place not in tried:
                tried.add(place)
                if place not in held or settle(held[place], tried):
                    held[place] = at
                    return True
        return False

    for at in sorted(fits, key=lambda one: -items[one].confidence):
        settle(at, set())
    return {at: place for place, at in held.items()}


def _fits(text: Text, item: Item, mark: Marked, same: Same) -> bool:
    return _class(mark["kind"]) == _class(item.kind) and same(item, mark) and rests(text, item, mark)


def _class(kind: str) -> str:
    return "contact" if kind == "meeting" else kind


def rests(text: Text, item: Item, mark: Marked) -> bool:
    """Tell whether an item rests on a sentence in which the mark's words stand, or where the same is told again."""
    spans = [item.span, *(span for one in item.fields.values() for span in one.spans)]
    there = [one for words in (mark["words"], *mark.get("again", ())) for one in text.where(words)]
    return any(one.start < span.end and span.start < one.end for one in there for span in spans)


def fields_of(item: Item, mark: Marked) -> Iterator[tuple[str, bool, bool]]:
    """Give the marked fields of an item: its name, whether it is right, and whether it is of high confidence."""
    for name in FIELDS:
        if name in mark:
            found = item.fields.get(name)
            sure = (item.confidence if name in ("standing", "speaker") else found.confidence if found else 0) >= HIGH
            yield name, _is(field_of(item, name), mark[name]), sure


def field_of(item: Item, name: str) -> object:
    """Give the value of a field; how an item stands and who says it are fields too."""
    if name == "standing":
        return item.standing
    if name == "speaker":
        return (item.speaker.party or item.speaker.text) if item.speaker else ""
    return item.value(name)


def _is(found: object, wanted: object) -> bool:
    if isinstance(found, Day) or wanted == "unknown":
        return ((found.date if isinstance(found, Day) else None) or "unknown").startswith(str(wanted))
    if isinstance(wanted, int) or not wanted or not found:
        return found == wanted
    ours, theirs = (SAME_PARTY.get(word, word) for word in (plain(str(found)), plain(str(wanted))))
    return ours == theirs if isinstance(wanted, str) and len(theirs) <= _SHORT else ours in theirs or theirs in ours


_SHORT = 3
"""Letters: an id of a state is compared whole, longer words may be told with more around them."""


def same_day(mark: Marked, day: Day, words: str) -> bool:
    """Tell whether a date that was read is a marked one, at its precision."""
    return overlap(mark["words"], words) and day.date in (mark.get("date"), *mark.get("also", ())) and day.precision == mark["precision"]


def overlap(one: str, other: str) -> bool:
    """Tell whether one expression holds the other."""
    ours, theirs = plain(one), plain(other)
    return ours in theirs or theirs in ours
