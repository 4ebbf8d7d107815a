"""Rows that were kept as bytes, and are read when somebody first asks for them.

A state of a million rows is begun with in seconds, because most of its rows are never asked for again. What is asleep is the canonical
JSON of the row, whose hash is in the state digest already; it stays where it lies (`packed`), and waking it changes nothing that can be
seen. Who looks through a whole table for a few of its rows reads of each what it needs to choose by (`glance`), a tenth of what waking it
takes.
"""

from collections.abc import Collection, ItemsView, Iterable, Iterator, KeysView, ValuesView
from typing import Any, TypeVar

import msgspec

from garant.errors import Code, Fault, Refused
from garant.state.layered import Layered
from garant.state.packed import Packed
from garant.state.rows import Row
from garant.statement import canonical

R = TypeVar("R", bound=Row)
G = TypeVar("G")


class Sleeping(dict[str, R]):
    """Rows by key, like any dict of rows; some of them are still bytes underneath.

    Its own storage is what is awake: rows that were asked for, and those that came since (`_new` names these, in their order).

    `chosen`: where somebody looked through all rows before they were put in, the places of those in which there was something
    (`storage.snapshot_file` says what).
    """

    __slots__ = ("_decoder", "_new", "_under", "chosen")

    def __init__(self, decoder: msgspec.json.Decoder[R], under: Packed) -> None:
        """Begin with rows that all sleep; `decoder` wakes one."""
        super().__init__()
        self._decoder, self._under = decoder, under
        self._new: dict[str, None] = {}
        self.chosen: Collection[int] | None = None

    def asleep(self, key: str) -> bytes | None:
        """Give the canonical JSON of a row that sleeps; None for one that is awake, or is not there."""
        return None if super().__contains__(key) else self._under.get(key)

    def all_asleep(self) -> Iterator[tuple[str, bytes]]:
        """Give the keys and the canonical JSON of all rows that sleep now; of those that wake meanwhile too."""
        awake = self.awake()
        return ((key, row) for key, row in self._under.items() if key not in awake)

    def some_asleep(self, places: Iterable[int]) -> Iterator[tuple[str, bytes]]:
        """Give the keys and the canonical JSON of those rows at some places that sleep now."""
        awake = self.awake()
        return ((key, row) for key, row in map(self._under.at, places) if key not in awake)

    def awake(self) -> dict[str, R]:
        """Give the rows that are awake."""
        return dict(super().items())

    def spelled(self, key: str) -> bytes:
        """Give the canonical JSON of a row, without waking it."""
        return self.asleep(key) or canonical.encode(self[key])

    def copy(self) -> "Sleeping[R]":
        """Give the same rows once more; what sleeps goes on sleeping."""
        made = Sleeping(self._decoder, self._under)
        made.update(self.awake())
        made._new = self._new.copy()
        made.chosen = self.chosen
        return made

    def __missing__(self, key: str) -> R:
        """Give a row that sleeps, awake."""
        data = self._under.get(key)
        if data is None:
            raise KeyError(key)
        try:
            row = self._decoder.decode(data)
        except (msgspec.MsgspecError, ValueError, RecursionError, Refused) as error:
            raise _unreadable(error) from error
        super().__setitem__(key, row)
        return row

    def __setitem__(self, key: str, row: R) -> None:
        """Put a row in."""
        if key not in self:
            self._new[key] = None
        super().__setitem__(key, row)

    def __contains__(self, key: object) -> bool:
        """Tell whether a key has a row."""
        return super().__contains__(key) or (isinstance(key, str) and key in self._under)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dict has it
        """Give a row, awake, or something else where there is none."""
        return self[key] if key in self else default  # noqa: SIM401 - it is what that would call

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._under) + len(self._new)

    def __iter__(self) -> Iterator[str]:
        """Give the keys, those that came last at the end."""
        yield from self._under
        yield from self._new

    def __reversed__(self) -> Iterator[str]:
        """Give the keys, those that came last before the others."""
        yield from reversed(self._new)
        yield from reversed(self._under)

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """Give all keys."""
        return KeysView(self)

    def values(self) -> ValuesView[R]:  # type: ignore[override]
        """Give all rows, awake."""
        return ValuesView(self)

    def items(self) -> ItemsView[str, R]:  # type: ignore[override]
        """Give all keys and rows, awake."""
        return ItemsView(self)


def glance(rows: dict[str, R], key: str, some: msgspec.json.Decoder[G]) -> R | G:
    """Give a row that is awake, or as much of one that sleeps as `some` reads of it; it sleeps on."""
    while isinstance(rows, Layered) and not dict.__contains__(rows, key):
        rows = rows.under
    data = rows.asleep(key) if isinstance(rows, Sleeping) else None
    return rows[key] if data is None else read(data, some)


def glances(rows: dict[str, R], some: msgspec.json.Decoder[G]) -> Iterator[tuple[str, R | G]]:
    """Give all keys, each with its row or as much of it as `some` reads."""
    return ((key, read(row, some)) for key, row in looks(rows))


def looks(rows: dict[str, R], chosen: Collection[int] | None = None) -> Iterator[tuple[str, R | bytes]]:
    """Give all keys, each with its row, or its canonical JSON where it sleeps; of those, where some are `chosen`, these alone."""
    if isinstance(rows, Layered):
        own = dict(dict.items(rows))
        yield from (one for one in looks(rows.under, chosen) if one[0] not in own)
        yield from own.items()
    elif isinstance(rows, Sleeping):
        awake = rows.awake()
        yield from rows.all_asleep() if chosen is None else rows.some_asleep(chosen)
        yield from awake.items()
    else:
        yield from rows.items()


def chosen_in(rows: dict[str, R]) -> Collection[int] | None:
    """Give the places of those rows that sleep and were chosen when they were put in; None where nobody chose."""
    if isinstance(rows, Layered):
        return chosen_in(rows.under)
    return rows.chosen if isinstance(rows, Sleeping) else None


def read(row: R | bytes, some: msgspec.json.Decoder[G]) -> R | G:
    """Give a row that is awake, or as much of one that sleeps as `some` reads of it."""
    if not isinstance(row, bytes):
        return row
    try:
        return some.decode(row)
    except (msgspec.MsgspecError, ValueError, RecursionError, Refused) as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> Fault:
    return Fault(Code.LOG_CORRUPT, f"a row of the snapshot that this began with cannot be read ({error}); fold the log again")
