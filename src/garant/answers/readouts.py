"""A contact as each side tells it: the readouts side by side, and what differs between them.

Compared are who took part, when and where, as far as a side says so itself, and the readouts' points by topic. Software does not judge
what words mean. Of a topic it says whether one side alone speaks of it, whether all say the same in the same words, or in what they
differ: the words, how it stands (agreed here, discussed there), what it is about. Readouts without points are compared in how they stand.

A party's readout is its own signed word; one that a registrar reports is marked as that, and nobody answers for it but its source.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Contact, Minutes, Readout
from garant.statement.kinds.contacts import Point
from garant.statement.values import Dated, Open, When, Who, Whos
from garant.statement.words import Standing, Text, Texts, Thing

NOBODY_NAMED = "?"
"""The side of a readout whose speaker nobody knows. It is shown, and compared with nothing."""

Key = Callable[["SideWord"], object]
What = Literal["participants", "when", "place", "topic", "whole"]
How = Literal["one_side", "alike", "differently"]
Where = Literal["words", "standing", "about", "condition"]


@dataclass(frozen=True, slots=True)
class Told:
    """One readout; `reported_by` is the registrar, where it is not the side's own signed word."""

    ref: str
    said: Readout
    t_ms: int
    reported_by: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """All that one side says of a contact, in the order in which it was entered."""

    side: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class SideWord:
    """What one side says of one thing, and how that stands."""

    side: str
    says: Whos | When | Open | Text | Texts
    standing: Standing | None = None
    condition: Text | None = None
    about: Thing | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing as the sides tell it: in what they differ, and which sides with a readout are silent on it."""

    what: What
    topic: str
    how: How
    differs_in: tuple[Where, ...]
    words: tuple[SideWord, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a side would do on a condition ("if asked"), and the requests put to it about that contact since."""

    contact: str
    side: str
    says: Text | Texts
    condition: Text | None
    reported: bool
    t_ms: int
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactPicture:
    """A contact: its sides, what differs, what both signed, what was asked and offered in it, and what was undertaken on conditions."""

    ref: str
    said: Contact
    sides: tuple[Side, ...]
    compared: tuple[Compared, ...]
    minutes: tuple[tuple[str, Minutes], ...]
    requests: tuple[str, ...]
    proposals: tuple[str, ...]
    undertakings: tuple[Undertaking, ...]

    @property
    def differs(self) -> tuple[Compared, ...]:
        """Give what the sides tell differently, or one of them alone."""
        return tuple(one for one in self.compared if one.how != "alike")


def contact(state: State, ref: str) -> ContactPicture:
    """Give one contact as each side tells it."""
    row = state.contacts.rows[ref]
    sides = _sides(state, ref)
    return ContactPicture(
        ref=ref,
        said=row.said,
        sides=sides,
        compared=tuple(_compared(row.said, sides)),
        minutes=tuple((name, one.said) for name, one in state.minutes.items() if one.said.contact == ref),
        requests=_requests(state, ref),
        proposals=tuple(name for name, one in state.proposals.items() if one.said.contact == ref),
        undertakings=tuple(undertakings(state, ref)),
    )


def named(who: Who) -> str:
    """Name somebody: a party by its id, anybody else as described."""
    return who.party or who.text or NOBODY_NAMED


def _sides(state: State, ref: str) -> tuple[Side, ...]:
    """Gather readouts by who speaks: the sides of the contact first, in its order; a joint one stands with each of its speakers."""
    told: dict[str, list[Told]] = {named(who): [] for who in state.contacts.rows[ref].said.between}
    rows = sorted((item for item in state.readouts.items() if item[1].said.contact == ref), key=lambda item: item[1].index)
    for name, row in rows:
        for speaker in _speakers(row.said):
            told.setdefault(speaker, []).append(_told(name, row))
    return tuple(Side(side, tuple(found)) for side, found in told.items())


def _speakers(said: Readout) -> list[str]:
    return list(dict.fromkeys(map(named, said.by))) if isinstance(said.by, tuple) else [NOBODY_NAMED]


def _told(ref: str, row: Recorded[Readout]) -> Told:
    return Told(ref, row.said, row.t_ms, row.said.party if row.said.capacity == "registrar" else None)


def _compared(said: Contact, sides: Sequence[Side]) -> Iterator[Compared]:
    speaking = [side for side in sides if side.told and side.side != NOBODY_NAMED]
    yield from _facts(said, speaking)
    topics = dict.fromkeys(point.topic for side in speaking for _, point in _points(side))
    for topic in topics:
        words = [_word(side.side, told, point) for side in speaking for told, point in _points(side) if point.topic == topic]
        yield _comparison("topic", topic, words, [side.side for side in speaking])
    if not topics and len(speaking) > 1:
        words = [_whole(side.side, told) for side in speaking for told in side.told]
        differ: tuple[Where, ...] = ("standing",) if _differ(words, lambda word: word.standing) else ()
        yield Compared("whole", "", "differently" if differ else "alike", differ, tuple(words), ())


def _points(side: Side) -> list[tuple[Told, Point]]:
    return [(told, point) for told in side.told for point in told.said.points or ()]


def _word(side: str, told: Told, point: Point) -> SideWord:
    return SideWord(side, point.says, point.standing or told.said.standing, point.condition, point.about, told.reported_by is not None)


def _whole(side: str, told: Told) -> SideWord:
    return SideWord(side, told.said.says, told.said.standing, reported=told.reported_by is not None)


def _facts(said: Contact, speaking: Sequence[Side]) -> Iterator[Compared]:
    """Compare who, when and where. Whoever enters a contact as a side of it has said these things, too."""
    for what, (name, what_of_contact) in _FACTS.items():
        words = {side.side: _fact(side, name) for side in speaking}
        if said.capacity == "party" and words.get(said.party) is None:
            words[said.party] = getattr(said, what_of_contact)
        given = [SideWord(side, value) for side, value in words.items() if value is not None]
        if len(given) > 1:
            differ: tuple[Where, ...] = ("words",) if _differ(given, lambda word: _plain(word.says)) else ()
            yield Compared(what, "", "differently" if differ else "alike", differ, tuple(given), ())


_FACTS: dict[What, tuple[str, str]] = {"participants": ("between", "between"), "when": ("held", "when"), "place": ("place", "place")}
"""What is compared -> the member of a readout, and of the contact itself, that says it."""


def _fact(side: Side, name: str) -> Whos | When | Open | Text | None:
    """Give what a side says itself; of several readouts the newest that says it."""
    said = [getattr(told.said, name) for told in side.told if getattr(told.said, name) is not None]
    return said[-1] if said else None


def _comparison(what: What, topic: str, words: Sequence[SideWord], speaking: Sequence[str]) -> Compared:
    silent = tuple(side for side in speaking if side not in {word.side for word in words})
    if silent and len({word.side for word in words}) == 1:
        return Compared(what, topic, "one_side", (), tuple(words), silent)
    pairs: tuple[tuple[Where, bool], ...] = (
        ("words", _differ(words, lambda word: _plain(word.says))),
        ("standing", _differ(words, lambda word: word.standing)),
        ("condition", _differ(words, lambda word: _plain(word.condition))),
        ("about", _differ(words, lambda word: word.about)),
    )
    differ = tuple(where for where, differs in pairs if differs)
    return Compared(what, topic, "differently" if differ else "alike", differ, tuple(words), silent)


def _differ(words: Sequence[SideWord], key: Key) -> bool:
    """Tell whether sides differ: each side's words taken together, whatever their order."""
    by_side: dict[str, set[object]] = {}
    for word in words:
        by_side.setdefault(word.side, set()).add(key(word))
    first, *others = by_side.values()
    return any(other != first for other in others)


def _plain(value: object) -> object:
    """Bring a value into the form in which two are compared: case, spaces, the source's wording and the order of people do not count."""
    match value:
        case str():
            return " ".join(value.casefold().split())
        case Dated():
            return value.date, value.until, value.utc
        case tuple():
            return frozenset((named(who), who.office) for who in value)
        case _:
            return type(value)


def undertakings(state: State, contact_ref: str = "") -> Iterator[Undertaking]:
    """Give what sides undertook on conditions, in one contact or in all, in the order in which it was entered."""
    rows = sorted((item for item in state.readouts.items() if contact_ref in ("", item[1].said.contact)), key=lambda item: item[1].index)
    for name, row in rows:
        told = _told(name, row)
        for side in _speakers(row.said):
            yield from (_undertaking(state, side, told, says, condition) for says, condition in _conditional(row.said))


def _conditional(said: Readout) -> Iterator[tuple[Text | Texts, Text | None]]:
    if said.standing == "conditional" and not said.points:
        yield said.says, None
    yield from ((point.says, point.condition) for point in said.points or () if (point.standing or said.standing) == "conditional")


def _undertaking(state: State, side: str, told: Told, says: Text | Texts, condition: Text | None) -> Undertaking:
    ref = told.said.contact
    asked = tuple(name for name in _requests(state, ref) if side in {named(who) for who in state.requests.rows[name].said.of})
    return Undertaking(ref, side, says, condition, told.reported_by is not None, told.t_ms, asked)


def _requests(state: State, ref: str) -> tuple[str, ...]:
    return tuple(name for name, row in state.requests.items() if f"contact:{ref}" in (row.said.about or ()))
