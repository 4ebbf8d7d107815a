"""A state as bytes, and back: a picture to start from that shows itself whole.

    garant-snapshot/v1\\n<size> <t_ms> <digest>\\n           then one line a row:
    <table>\\t<key>\\t<canonical JSON of the row>\\n          by table and key

Reading computes the digest afresh from the rows, and takes them in this one order only. Rows stay bytes where they lie until somebody asks
for them (`sleeping`). A snapshot proves nothing about the log: compare its digest with the one that was stored with the checkpoint of the
same size.

The digest is a sum, so that a long snapshot can be read in pieces of whole lines, several at a time: `look` at each piece (or have it
looked at otherwise), `Loading.take` in order what was found, and `Loading.finish`.
"""

from collections.abc import Iterator, Sequence
from hashlib import shake_256
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

import msgspec

from garant.errors import Code, Fault
from garant.state.packed import APART, Packed, Text, key_at
from garant.state.rows import Row
from garant.state.sleeping import Sleeping
from garant.state.state import SUM_BYTES, TABLES, State
from garant.statement import canonical

_HEAD = b"garant-snapshot/v1"
_DECODERS: dict[str, msgspec.json.Decoder[Row]] = {name: msgspec.json.Decoder(row) for name, row in TABLES.items()}
_PLACES = {name.encode(): place for place, name in enumerate(TABLES)}


def dump(state: State) -> bytes:
    """Give the snapshot of a state."""
    return b"".join(pieces(state))


def pieces(state: State) -> Iterator[bytes]:
    """Give the snapshot of a state, line by line, its head first (both lines of it)."""
    yield b"%s\n%d %d %s\n" % (_HEAD, state.size, state.t_ms, state.digest().encode())
    for name in TABLES:
        table, named = state.table(name), name.encode()
        rows = table.rows
        for key in table.in_order():
            row = rows.spelled(key) if isinstance(rows, Sleeping) else canonical.encode(rows[key])
            yield b"%s\t%s\t%s\n" % (named, key.encode(), row)


def load(data: bytes) -> State:
    """Give the state of a snapshot; a snapshot that is not whole is a fault (`log_corrupt`)."""
    loading = Loading(data)
    loading.take(look(data, loading.start, len(data)))
    return loading.finish()


class Run(NamedTuple):
    """Lines of one table that stand together and in order: the place of every so many, the last line's, where they end, how many."""

    table: bytes
    places: Sequence[int]
    last: int
    end: int
    lines: int


class Found(NamedTuple):
    """What was found in a piece: the sum of its rows' hashes, and its runs."""

    total: int
    runs: list[Run]


def look(lines: bytes, start: int, end: int) -> Found:
    """Look at a piece of whole lines; a `Fault` where they are none, or stand in another order."""
    several = lines[start:end].split(b"\n")
    if several.pop():
        raise not_whole("it ends within a line")
    if not all(line.count(b"\t") > 1 for line in several):
        raise not_whole("one of its lines is no row")
    total = sum(int.from_bytes(shake_256(line.replace(b"\t", b"\n", 2)).digest(SUM_BYTES), "big") for line in several)
    return Found(total, list(_runs(several, start)))


def _runs(lines: list[bytes], start: int) -> Iterator[Run]:
    for table, some in groupby((line.split(b"\t", 2) for line in lines), itemgetter(0)):
        fields, places = list(some), [start]
        if not all(one[1] < other[1] for one, other in pairwise(fields)):
            raise not_whole("its rows are not in order")
        places.extend(start := start + sum(map(len, one)) + 3 for one in fields)
        yield Run(table, places[:-1:APART], places[-2], start, len(fields))


class Loading:
    """A state while its snapshot is read.

    `start`: where its rows begin. `t_ms`: when its newest entry was admitted, as its head says; true if it can be finished.
    """

    def __init__(self, lines: Text) -> None:
        """Begin with a snapshot's head, at the start of what is read."""
        self._lines, self.start = lines, lines.find(b"\n", lines.find(b"\n") + 1) + 1
        head = lines[: self.start]
        try:
            version, numbers, rest = head.split(b"\n")
            size, t_ms, digest = numbers.split(b" ")
            self._size, self.t_ms, self._digest = int(size), int(t_ms), digest.decode("ascii")
        except ValueError as error:
            raise not_whole("its head cannot be read") from error
        if head != b"%s\n%d %d %s\n" % (_HEAD, self._size, self.t_ms, digest) or (version, rest) != (_HEAD, b""):
            raise not_whole("its head is spelled otherwise")
        self._total, self._runs = 0, dict[bytes, list[Run]]()
        self._table, self._key = b"", b""

    def take(self, found: Found) -> None:
        """Take in what was found in a piece, the one that comes next."""
        self._total += found.total
        for run in found.runs:
            if run.table != self._table:
                self._turn_to(run.table)
            elif key_at(self._lines, run.places[0]) <= self._key:
                raise not_whole("its rows are not in order")
            self._runs[run.table].append(run)
            self._key = key_at(self._lines, run.last)

    def _turn_to(self, name: bytes) -> None:
        if _PLACES.get(name, -1) <= _PLACES.get(self._table, -1):
            raise not_whole("its tables are not in order, or not known here")
        self._table, self._runs[name] = name, []

    def finish(self) -> State:
        """Give the state, if the sum of its rows' hashes makes its digest."""
        tables = {name.decode(): self._sleeping(name, runs) for name, runs in self._runs.items()}
        state = State.of(self._size, self.t_ms, self._total, tables)
        if state.digest() != self._digest:
            raise not_whole("its rows do not have its digest")
        return state

    def _sleeping(self, name: bytes, runs: list[Run]) -> Sleeping[Row]:
        places = [place for run in runs for place in run.places]
        try:
            under = Packed(self._lines, name, places, runs[-1].end, sum(run.lines for run in runs))
        except UnicodeDecodeError as error:
            raise not_whole("one of its keys is no text") from error
        return Sleeping(_DECODERS[name.decode()], under)


def not_whole(why: str) -> Fault:
    """Say why a snapshot cannot be taken."""
    return Fault(Code.LOG_CORRUPT, f"this snapshot is not whole: {why}; fold the log again")
