"""Rows that were kept as bytes, and are read when somebody first asks for them.

A state of a million rows is begun with in seconds, because most of its rows are never asked for again. What is asleep is the canonical
JSON of the row, whose hash is in the state digest already; waking it changes nothing that can be seen. Who looks through a whole table for
a few of its rows reads of each what it needs to choose by (`glance`), a tenth of what waking it takes.
"""

from collections.abc import Container, ItemsView, Iterator, Sequence, ValuesView
from typing import Any, TypeVar

import msgspec

from garant.errors import Code, Fault, Refused
from garant.state.layered import Layered
from garant.state.rows import Row
from garant.statement import canonical

R = TypeVar("R", bound=Row)
G = TypeVar("G")


class Sleeping(dict[str, R]):
    """Rows by key, like any dict of rows; some of them are still bytes underneath.

    Take rows one by one, or by `values` and `items`, and a copy by `copy`: `dict(rows)` and `{**rows}` would show the bytes.

    `chosen`: where somebody looked through all rows before they were put in, the keys of those in which there was something
    (`answers.filed` says what).
    """

    __slots__ = ("_decoder", "chosen")

    def __init__(self, decoder: msgspec.json.Decoder[R]) -> None:
        """Start empty; `decoder` wakes a row."""
        super().__init__()
        self._decoder = decoder
        self.chosen: Container[str] | None = None

    def lay(self, keys: Sequence[str], rows: Sequence[bytes]) -> None:
        """Put rows in, asleep."""
        super().update(zip(keys, rows, strict=True))  # type: ignore[arg-type]

    def spelled(self, key: str) -> bytes:
        """Give the canonical JSON of a row, without waking it."""
        row: Any = super().__getitem__(key)
        return row if type(row) is bytes else canonical.encode(row)

    def copy(self) -> "Sleeping[R]":
        """Give the same rows once more; what sleeps goes on sleeping."""
        made = Sleeping(self._decoder)
        made.update(self)
        made.chosen = self.chosen
        return made

    def __getitem__(self, key: str) -> R:
        """Give a row, awake."""
        row: Any = super().__getitem__(key)
        return self._wake(key, row) if type(row) is bytes else row

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dict has it
        """Give a row, awake, or something else where there is none."""
        return self[key] if key in self else default  # noqa: SIM401 - it is what that would call

    def values(self) -> ValuesView[R]:  # type: ignore[override]
        """Give all rows, awake."""
        return ValuesView(self)

    def items(self) -> ItemsView[str, R]:  # type: ignore[override]
        """Give all keys and rows, awake."""
        return ItemsView(self)

    def _wake(self, key: str, data: bytes) -> R:
        try:
            row = self._decoder.decode(data)
        except (msgspec.MsgspecError, ValueError, RecursionError, Refused) as error:
            raise _unreadable(error) from error
        super().__setitem__(key, row)
        return row


def glance(rows: dict[str, R], key: str, some: msgspec.json.Decoder[G]) -> R | G:
    """Give a row that is awake, or as much of one that sleeps as `some` reads of it; it sleeps on."""
    while isinstance(rows, Layered) and not dict.__contains__(rows, key):
        rows = rows.under
    row: Any = dict.__getitem__(rows, key)
    return _some(row, some) if type(row) is bytes else row


def glances(rows: dict[str, R], some: msgspec.json.Decoder[G], chosen: Container[str] | None = None) -> Iterator[tuple[str, R | G]]:
    """Give all keys, each with its row or as much of it as `some` reads; of those that sleep, where some are `chosen`, these alone."""
    row: Any
    if isinstance(rows, Layered):
        own = dict(dict.items(rows))
        yield from (one for one in glances(rows.under, some, chosen) if one[0] not in own)
        yield from own.items()
        return
    for key, row in dict.items(rows):
        if type(row) is not bytes:
            yield key, row
        elif chosen is None or key in chosen:
            yield key, _some(row, some)


def chosen_in(rows: dict[str, R]) -> Container[str] | None:
    """Give the keys of those rows that sleep and were chosen when they were laid; None where nobody chose."""
    if isinstance(rows, Layered):
        return chosen_in(rows.under)
    return rows.chosen if isinstance(rows, Sleeping) else None


def _some(data: bytes, some: msgspec.json.Decoder[G]) -> G:
    try:
        return some.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError, Refused) as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> Fault:
    return Fault(Code.LOG_CORRUPT, f"a row of the snapshot that this began with cannot be read ({error}); fold the log again")
