"""The power is cut under a witness: production `Witness` over production `SqliteWitnessState`.

A picture of a witness is what it must not forget: the newest checkpoint of the log, those before it, and all evidence. A witness that finds
less than it gave out could sign a second history.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from garant.errors import Code, Refused
from garant.node.witness import Cosigned, Evidence, Witness
from garant.storage.witness_state import SqliteWitnessState
from tests.log.small_log import KEY, ORIGIN
from tests.node.watching import START_MS, WITNESS, WITNESS_SIGN, forked, request

STATE: Final = "witness.db"
ACTS: Final = 12
SIZE_MAX: Final = 60


class Picture(NamedTuple):
    """All that a witness holds of one log."""

    newest: Cosigned | None
    before: tuple[Cosigned | None, ...]
    evidence: tuple[Evidence, ...]


class WitnessStory:
    """A witness that is made, cosigns a growing log, and meets forks of it."""

    def __init__(self, kind: type[SqliteWitnessState] = SqliteWitnessState) -> None:
        """Keep the state by this class."""
        self._kind = kind
        self._state: SqliteWitnessState

    def live(self, directory: Path, chance: Random) -> Iterator[Picture]:
        """Open or make a witness, and ask it a few times."""
        path = directory / STATE
        state = self._state = self._kind(path, create=not path.exists())
        yield picture(state)
        for act in range(ACTS):
            last = state.newest(ORIGIN)
            old = last.size if last else 0
            witness = Witness(WITNESS, WITNESS_SIGN, [KEY], state, lambda now_ms=START_MS + 1_000 * act: now_ms)
            new = min(old + chance.randrange(4), SIZE_MAX)
            if old > 4 and chance.random() < 0.4:
                with_fork(witness, old, chance.randint(5, old))
            else:
                witness.add_checkpoint(request(old, new))
            yield picture(state)
        if chance.random() < 0.5:
            state.close()

    def end(self) -> None:
        """Let go of the state."""
        self._state.close()

    def look(self, directory: Path) -> Picture | None:
        """Open the state as a witness does when it starts."""
        try:
            state = SqliteWitnessState(directory / STATE)
        except Refused as refused:
            if refused.refusal.code != Code.UNREADABLE:
                raise
            return None
        with closing(state):
            return picture(state)


def with_fork(witness: Witness, old: int, size: int) -> None:
    """Show a witness another history; it refuses, and keeps that as evidence."""
    try:
        witness.add_checkpoint(request(min(old, size), size, forked(size)))
    except Refused:
        return
    raise AssertionError("a witness cosigned a fork")


def picture(state: SqliteWitnessState) -> Picture:
    """Take a picture of a witness's state."""
    return Picture(state.newest(ORIGIN), tuple(state.at(ORIGIN, size) for size in range(SIZE_MAX + 1)), tuple(state.evidence()))
