"""The live notices of one status: those with a body stand in an index; of others it is known that they are there.

shelf.begin(several)          all at once, when nothing is there yet
shelf.put(said, draw)         one, in the place of its earlier version
shelf.put_flight(name, row)   a drone operator's flight, which is drawn when somebody asks
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from garant.answers import bodies
from garant.answers.asked import Asked
from garant.answers.flights import asked_of_flight, is_over
from garant.errors import Refused
from garant.instant import Window
from garant.state.flights import ref_of
from garant.state.rows import OperationalIntentRow
from garant.statement.shapes import Volume

if TYPE_CHECKING:
    from garant.space.body import Body
    from garant.space.crowd import Crowd
    from garant.space.index import Index

Volumes = tuple[Volume, ...]


class Known(NamedTuple):
    """A live notice with a body: what it says, and the time from its first instant to its last."""

    said: Asked
    window: Window


class Shelf:
    """The live notices of one status."""

    def __init__(self) -> None:
        self.index: Index | None = None
        self.known: dict[str, Known] = {}
        self.hidden: set[str] = set()
        self.misshapen: dict[str, tuple[Asked, str]] = {}
        self.waiting: dict[str, tuple[str, OperationalIntentRow]] = {}

    def begin(self, names: list[Asked], crowd: "Crowd") -> None:
        """Take in notices with their bodies where none are yet."""
        from garant.space.index import Index

        windows = crowd.windows()
        self.index = Index.of([said.ref for said in names], crowd)
        self.known = {said.ref: Known(said, window) for said, window in zip(names, windows, strict=True)}

    def put(self, said: Asked, draw: "Callable[[Volumes], Body]") -> None:
        """Take in a new version of a notice, or a new notice."""
        self.drop(said.ref)
        if said.volumes is None:
            self.hidden.add(said.ref)
            return
        try:
            body = draw(said.volumes)
        except Refused as refused:
            self.misshapen[said.ref] = said, refused.refusal.sentence
            return
        self._ready().put(said.ref, body)
        self.known[said.ref] = Known(said, body.window)

    def put_flight(self, name: str, row: OperationalIntentRow) -> None:
        """Take in a flight that is not here: it is drawn when somebody asks, and most have landed by then."""
        if row.ended is None:
            self.waiting[ref_of(name)] = name, row

    def draw_waiting(self, draw: "Callable[[Volumes], Body]", now_ms: int) -> None:
        """Draw the flights that came since somebody asked."""
        waiting, self.waiting = self.waiting, {}
        for name, row in waiting.values():
            if not is_over(row, now_ms):
                self.put(asked_of_flight(name, row), draw)

    def copy(self) -> "Shelf":
        """Give the same notices once more."""
        made = Shelf()
        made.index = None if self.index is None else self.index.copy()
        made.known, made.hidden, made.misshapen = self.known.copy(), self.hidden.copy(), self.misshapen.copy()
        made.waiting = self.waiting.copy()
        return made

    def drop(self, ref: str) -> None:
        """Let go of a notice, wherever it stands."""
        if self.known.pop(ref, None) and self.index is not None:
            self.index.drop(ref)
        self.hidden.discard(ref)
        self.misshapen.pop(ref, None)
        self.waiting.pop(ref, None)

    def expire(self, now_ms: int) -> None:
        """Let go of what is over by now."""
        for ref in self.index.expire(now_ms) if self.known and self.index is not None else ():
            del self.known[ref]

    def _ready(self) -> "Index":
        if self.index is None:
            from garant.space.index import Index

            self.index = Index()
        return self.index


class Beginning:
    """Notices that come to an empty shelf, no two versions of one: each is drawn as it comes, and all are indexed at once."""

    def __init__(self, shelf: Shelf) -> None:
        """Begin to fill a shelf."""
        from garant.space.body import Sketch

        self._shelf, self._sketch, self._drawn = shelf, Sketch(), list[Asked]()

    def take(self, said: Asked) -> None:
        """Take in a notice."""
        if said.volumes is None:
            self._shelf.hidden.add(said.ref)
            return
        try:
            bodies.draw(self._sketch, said.volumes, judged=False)
        except Refused as refused:
            self._sketch.undo()
            self._shelf.misshapen[said.ref] = said, refused.refusal.sentence
            return
        self._sketch.end_of_body()
        self._drawn.append(said)

    def end(self) -> None:
        """Put all of them into the index."""
        if self._drawn:
            self._shelf.begin(self._drawn, self._sketch.crowd())
