"""The notices that stand now, and where: kept beside the state, outside its digest, and fed with what `apply` changed.

    live = Live.of(state)                    or `Live()` and `feed` from the first entry on
    live.feed(state, changes)                after each entry
    live.meetings(asked, body, now_ms)       what a notice meets

A notice is live from its filing until it has ended or was withdrawn, or until its window is over; so is a flight that a drone operator
filed, from the rules level on that has them (`state.flights`). Statuses never meet, so each has an index of its own. Where somebody hides
the place of a notice it counts as hidden, unless its disclosure is handed in (`Disclosed`); one with a shape that cannot be counts as
misshapen. Of both it is known that they are there, and neither is ever taken to be elsewhere.

The kernels of `space` are imported when the first body comes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import Decoder

from garant.answers.asked import Asked, Said, asked_of
from garant.answers.bodies import body_of
from garant.answers.filed import maybe_live
from garant.answers.flights import flying
from garant.answers.places import Around
from garant.answers.rulebook import Rulebook
from garant.answers.shelf import Beginning, Shelf, Volumes
from garant.instant import Window
from garant.state.flights import counted, ref_of
from garant.state.rows import Recorded
from garant.state.sleeping import glance, read
from garant.state.state import Put, State
from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.words import Status
from garant.statement.zones import AroundNotice

if TYPE_CHECKING:
    from garant.space.body import Body
    from garant.space.index import Meeting

Version = Recorded[Notice | NoticeAmendment]

Disclosed = Callable[[Version], Volumes | None]
"""Gives the volumes that a version of a notice hides, as far as they were shown to who asks."""


def nothing(version: Version) -> None:
    """Disclose nothing: what everybody who follows the log knows."""


class _Row(Struct, gc=False):
    """Of a notice's row."""

    status: Status
    standing: str
    version: int


class _Version(Struct):
    """Of a version's row."""

    said: Said


_ROW, _VERSION = Decoder(_Row), Decoder(_Version)


class Live:
    """The live notices, by status; `book` is what questions about rules keep between them."""

    def __init__(self, disclosed: Disclosed = nothing, *, hidden_only: bool = False) -> None:
        """Start with none. With `hidden_only`, leave out all whose place is open: what is left is what a host was shown in confidence."""
        self._disclosed = disclosed
        self._hidden_only = hidden_only
        self._drawn: tuple[Volumes, Body] | None = None
        self._now_ms = 0
        self._with_flights = False
        self.book = Rulebook()
        self._shelves: dict[Status, Shelf] = {"actual": Shelf(), "exercise": Shelf(), "test": Shelf()}

    @classmethod
    def of(cls, state: State, disclosed: Disclosed = nothing, *, hidden_only: bool = False, among: Iterable[str] | None = None) -> "Live":
        """Give the notices that are live in a state. `among`: those that may be, where somebody knows (`hiding`)."""
        live = cls(disclosed, hidden_only=hidden_only)
        if among is None:
            live._begin(state)
        for ref in among or ():
            live._follow(state, ref)
        live._begin_flights(state)
        live._expire(state.t_ms)
        return live

    def _begin(self, state: State) -> None:
        """Take in all that may be live, together."""
        beginnings = dict[Status, Beginning]()
        for ref, number, status, row in maybe_live(state):
            said = asked_of(ref, number, read(row, _VERSION).said)
            if said.volumes is None:
                said = said._replace(volumes=self._disclosed(state.notice_versions.rows[f"{ref}@{number:06d}"]))
            elif self._hidden_only:
                continue
            beginning = beginnings.get(status) or beginnings.setdefault(status, Beginning(self._shelves[status]))
            beginning.take(said)
        for beginning in beginnings.values():
            beginning.end()

    def copy(self) -> "Live":
        """Give the same notices once more, to be fed and asked apart; for those that disclose nothing but what is open."""
        made = Live(self._disclosed, hidden_only=self._hidden_only)
        made._now_ms, made._with_flights = self._now_ms, self._with_flights
        made._shelves = {status: shelf.copy() for status, shelf in self._shelves.items()}
        return made

    def feed(self, state: State, changes: Iterable[Put]) -> None:
        """Follow what an entry has changed in a state."""
        touched = False
        for change in changes:
            if change.table == "notices":
                touched = True
                self._follow(state, change.key)
            elif change.table == "operational_intents" and self._with_flights:
                self._follow_flights(state, (change.key,))
        if not self._with_flights:
            self._begin_flights(state)
        if touched or state.t_ms != self._now_ms:
            self._expire(state.t_ms)

    def _follow(self, state: State, ref: str) -> None:
        row = glance(state.notices.rows, ref, _ROW)
        shelf = self._shelves[row.status]
        if row.standing in ("ended", "withdrawn"):
            shelf.drop(ref)
            return
        known = shelf.known.get(ref)
        if known and known.said.version == row.version:
            return
        name = f"{ref}@{row.version:06d}"
        said = glance(state.notice_versions.rows, name, _VERSION).said
        if said.volumes is not None and self._hidden_only:
            shelf.drop(ref)
            return
        volumes = said.volumes or self._disclosed(state.notice_versions.rows[name])
        shelf.put(asked_of(ref, row.version, said)._replace(volumes=volumes), self.drawn)

    def _begin_flights(self, state: State) -> None:
        """Take in the flights that are there, where the rules level has reached them: their place is open to all."""
        if counted(state) and not self._hidden_only:
            self._with_flights = True
            self._follow_flights(state, flying(state))

    def _follow_flights(self, state: State, names: Iterable[str]) -> None:
        for name in names:
            row = state.operational_intents.rows[name]
            for shelf in self._shelves.values():  # a version may be of another status than the one before
                shelf.drop(ref_of(name))
            self._shelves[row.said.status].put_flight(name, row)

    def _asked(self, status: Status) -> Shelf:
        """Give a shelf to be asked: with everything drawn."""
        shelf = self._shelves[status]
        if shelf.waiting:
            shelf.draw_waiting(body_of, self._now_ms)
        return shelf

    def _expire(self, now_ms: int) -> None:
        self._now_ms = now_ms
        for shelf in self._shelves.values():
            shelf.expire(now_ms)

    def drawn(self, volumes: Volumes) -> "Body":
        """Give what volumes cover. Those that were drawn last are at hand: a notice is put in, and then asked about."""
        last = self._drawn
        if last is None or last[0] is not volumes:
            last = self._drawn = volumes, body_of(volumes)
        return last[1]

    def has_known(self, status: Status) -> bool:
        """Tell whether any notice of a status is live whose body is known."""
        return bool(self._asked(status).known)

    def meetings(self, asked: Asked, body: "Body", now_ms: int) -> "list[tuple[Asked, Meeting]]":
        """Give what a body meets that has not ended by now, in id order; the notice's own versions are left out."""
        shelf = self._asked(asked.status)
        if shelf.index is None:
            return []
        met = shelf.index.meetings(body, now_ms=now_ms)
        return [(shelf.known[one.id].said, one) for one in met if one.id != asked.ref]

    def blocked(self, asked: Asked, body: "Body", what: int, low: int, high: int, now_ms: int) -> list[tuple[Asked, float, float]]:
        """Give the shifts of a body, in time or altitude, at which it would meet each live notice (`space.shift`)."""
        shelf = self._asked(asked.status)
        if shelf.index is None:
            return []
        found = shelf.index.blocked(body, what, low, high, now_ms=now_ms)
        return [(shelf.known[ref].said, start, end) for ref, start, end in found if ref != asked.ref]

    def considered(self, asked: Asked, body: "Body", now_ms: int) -> int:
        """Count the live notices, itself left out, whose window overlaps this one's and has not ended by now."""
        shelf = self._asked(asked.status)
        if shelf.index is None:
            return 0
        own = shelf.known.get(asked.ref)
        itself = own is not None and _overlap(own.window, body.window, now_ms)
        return shelf.index.considered(body, now_ms=now_ms) - itself

    def around(self, asked: Asked, now_ms: int) -> Around:
        """Give what finds the live notices that a rule means: those of certain activities, or certain ones."""

        def around(rule: AroundNotice, body: "Body") -> "Iterator[Meeting]":
            for other, met in self.meetings(asked, body, now_ms):
                if other.activity in (rule.activities or ()) or other.ref in (rule.notices or ()):
                    yield met

        return around

    def hiding(self) -> list[str]:
        """Name the live notices whose place is not known here, in order."""
        return sorted(ref for shelf in self._shelves.values() for ref in shelf.hidden)

    def hidden(self, asked: Asked) -> int:
        """Count the other live notices of this status whose place is not known here."""
        hidden = self._shelves[asked.status].hidden
        return len(hidden) - (asked.ref in hidden)

    def misshapen(self, asked: Asked, now_ms: int) -> Iterator[tuple[str, str]]:
        """Give the other live notices of this status that have no shape that can be, and why, in id order."""
        for ref, (said, why) in sorted(self._shelves[asked.status].misshapen.items()):
            if ref != asked.ref and not _is_over(said, max(now_ms, self._now_ms)):
                yield ref, why


def _overlap(one: Window, other: Window, now_ms: int) -> bool:
    """Tell whether two windows have an instant in common that is not over by now."""
    starts = [start for start in (one.start_ms, other.start_ms, now_ms) if start is not None]
    ends = [end for end in (one.end_ms, other.end_ms) if end is not None]
    return not ends or max(starts) < min(ends)


def _is_over(said: Asked, now_ms: int) -> bool:
    ends = [volume.window().end_ms for volume in said.volumes or ()]
    return all(end is not None and end <= now_ms for end in ends)
